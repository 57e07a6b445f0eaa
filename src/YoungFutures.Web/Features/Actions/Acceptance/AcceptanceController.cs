using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Actions.Acceptance;

[Route("actions/{actionId:guid}/acceptance")]
public sealed class AcceptanceController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid actionId)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Carry, action)) return Forbid();
        if (!action.CanMoveTo(ActionStatus.Accepted)) return LocalRedirect($"/actions/{actionId}");
        var form = new AcceptanceForm { OwnerId = viewer.BelongsTo(action.AgencyId) ? viewer.UserId : null, Version = action.Version.ToString() };
        await Fill(form, action);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid actionId, AcceptanceForm form)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Carry, action)) return Forbid();
        await Fill(form, action);
        if (form.OwnerId is { } chosen && !form.People.Any(person => person.Value == chosen.ToString()))
            ModelState.AddModelError(nameof(form.OwnerId), T["Choose one of the people on the list"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(action, form.Version);
        action.Accept(await db.ActIn(action.PanelId), form.OwnerId!.Value, await db.KeptOutOf(action.CaseId));
        await db.SaveChangesAsync();
        this.Done(T["The action on case {0} was accepted.", action.CaseReference]);
        return LocalRedirect($"/actions/{actionId}");
    }

    private Task<SupportAction?> Find(Guid actionId) =>
        db.SupportActions.Include(held => held.Agency).Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == actionId);

    private async Task Fill(AcceptanceForm form, SupportAction action)
    {
        form.Head = ActionHead.Of(action);
        var keptOut = (await db.KeptOutOf(action.CaseId)).UserIds.ToList();
        var people = await db.Users.OfAgency(action.AgencyId, action.PanelId, db.Now).Where(user => !keptOut.Contains(user.Id)).OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new { user.Id, user.DisplayName, user.JobTitle }).ToListAsync();
        // An agency without accounts takes part all the same: whoever runs the panel keeps its actions for it.
        if (people.Count == 0 && viewer.Runs(action.PanelId)) people.Add(new { Id = viewer.UserId, viewer.DisplayName, JobTitle = (string?)null });
        form.People = [.. people.Select(person => Choice.Person(person.Id, person.DisplayName, person.JobTitle))];
    }
}
