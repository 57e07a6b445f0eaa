using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Checks.Owner;

[Route("checks/{checkId:guid}/owner")]
public sealed class OwnerController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid checkId)
    {
        var check = await Find(checkId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.HandOn, check)) return Forbid();
        if (!check.IsOpen) return LocalRedirect($"/checks/{checkId}");
        return View(await Offered(new OwnerForm { OwnerId = viewer.BelongsTo(check.AgencyId) ? viewer.UserId : check.OwnerId, Version = check.Version.ToString() }, check));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid checkId, OwnerForm form)
    {
        var check = await Find(checkId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.HandOn, check)) return Forbid();
        await Offered(form, check);
        var keptOut = await db.KeptOutOf(check.CaseId);
        if (keptOut.Holds(form.OwnerId)) ModelState.AddModelError(nameof(form.OwnerId), T["This person cannot answer this check. Choose somebody else."]);
        else if (form.OwnerId is { } chosen && !form.People.Offers([chosen])) ModelState.AddModelError(nameof(form.OwnerId), T["Choose one of the people on the list"]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(check, form.Version);
        check.TakeOn(await db.ActIn(check.PanelId), form.OwnerId!.Value, keptOut);
        await letters.Send(check.OwnerId, null, $"/checks/{checkId}", T => T["A check is yours to answer: {0}", check.Reference],
            T => T["You are the one who answers the check {0}, by {1}. Sign in to read the question and to answer:", check.Reference, T.Day(check.DueOn!.Value)], check.CaseId);
        await db.SaveChangesAsync();
        this.Done(T["Who answers the check {0} was recorded.", check.Reference]);
        // On a restricted case only the one who has it in hand still sees it.
        return LocalRedirect(await db.AgencyChecks.AnyAsync(held => held.Id == checkId) ? $"/checks/{checkId}" : "/checks");
    }

    private Task<AgencyCheck?> Find(Guid checkId) =>
        db.AgencyChecks.Include(held => held.Agency).Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == checkId);

    private async Task<OwnerForm> Offered(OwnerForm form, AgencyCheck check)
    {
        var keptOut = (await db.KeptOutOf(check.CaseId)).UserIds.ToList();
        var people = await db.Users.OfAgency(check.AgencyId, check.PanelId, db.Now).Where(user => !keptOut.Contains(user.Id)).OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new { user.Id, user.DisplayName, user.JobTitle }).ToListAsync();
        return form.Offering(await CheckPage.Of(db, viewer, check), [.. people.Select(person => Choice.Person(person.Id, person.DisplayName, person.JobTitle))]);
    }
}
