using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Mail;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Actions.Transfer;

[Route("actions/{actionId:guid}/transfer")]
public sealed class TransferController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid actionId)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Direct, action)) return Forbid();
        if (!action.CanMoveTo(ActionStatus.Transferred)) return LocalRedirect($"/actions/{actionId}");
        var form = new TransferForm { Version = action.Version.ToString() };
        await Fill(form, action);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid actionId, TransferForm form)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Direct, action)) return Forbid();
        await Fill(form, action);
        if (form.AgencyId is { } chosen && !form.Agencies.Any(agency => agency.Value == chosen.ToString()))
            ModelState.AddModelError(nameof(form.AgencyId), T["Choose an agency"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(action, form.Version);
        var act = await db.ActIn(action.PanelId);
        await db.Cases.Include(held => held.YoungPerson).Where(held => held.Id == action.CaseId).LoadAsync();
        await db.LoadWhoIsKeptOut(action.CaseId);
        var next = action.TransferTo(act, await db.Agencies.SingleAsync(agency => agency.Id == form.AgencyId), await db.ContactOf(form.AgencyId!.Value), form.Because!);
        await letters.Ask(next, act);
        await db.SaveChangesAsync();
        this.Done(T["The action on case {0} was handed on. Its new agency has been told.", action.CaseReference]);
        return LocalRedirect($"/actions/{next.Id}");
    }

    // Without its case, which those who hold the action need not see: joined to it, the action would be missing for them, too.
    private Task<SupportAction?> Find(Guid actionId) =>
        db.SupportActions.Include(held => held.Agency).Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == actionId);

    private async Task Fill(TransferForm form, SupportAction action)
    {
        form.Head = ActionHead.Of(action);
        var agencies = await db.PanelAgencies.Where(held => held.PanelId == action.PanelId && held.AgencyId != action.AgencyId && held.Agency.LeftOn == null)
            .Select(held => new { held.Agency.Id, held.Agency.Name, held.Agency.NameCy }).ToListAsync();
        form.Agencies = [.. agencies.Select(agency => new Choice(agency.Id.ToString(), T.Either(agency.Name, agency.NameCy))).OrderBy(agency => agency.Text, StringComparer.CurrentCulture)];
    }
}
