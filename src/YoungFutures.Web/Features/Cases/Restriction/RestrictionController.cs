using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Restriction;

[Route("cases/{caseId:guid}/restriction")]
public sealed class RestrictionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Restrict, @case)) return Forbid();
        var named = @case.Involvements.Where(held => held.IsByName && held.IsOpenAt(db.Now)).Select(held => held.UserId!.Value);
        return View(new RestrictionForm
        {
            IsRestricted = @case.IsRestricted ? true : null,
            UserIds = [.. @case.IsRestricted ? named : [viewer.UserId, .. @case.LeadPractitionerId is { } leads ? new[] { leads } : []]],
            Version = @case.Version.ToString(),
        }.Offering(@case, await db.PeopleChoices(@case.PanelId, withProviders: false)));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid caseId, RestrictionForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Restrict, @case)) return Forbid();
        form.Offering(@case, await db.PeopleChoices(@case.PanelId, withProviders: false));
        if (!form.People.Offers(form.UserIds)) ModelState.AddModelError(nameof(form.UserIds), T["Choose from the people of this panel"]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        if (form.IsRestricted == true) @case.Restrict(act, form.UserIds);
        else
        {
            @case.Unrestrict(act);
            await SeatAgain(act, @case);
        }

        await db.SaveChangesAsync();
        this.Done(@case.IsRestricted ? T["{0} is now seen by the people named only.", @case.Reference] : T["{0} is no longer restricted.", @case.Reference]);
        // Whoever did not name themselves no longer sees it.
        return LocalRedirect(await db.Cases.AnyAsync(held => held.Id == caseId) ? $"/cases/{caseId}" : "/cases");
    }

    // While it was restricted nobody sat on it by their agency.
    private async Task SeatAgain(Act act, Case @case)
    {
        var items = await db.AgendaItems.Include(item => item.Meeting).Include(item => item.Decision)
            .Where(item => item.CaseId == @case.Id && (item.Meeting.Status == MeetingStatus.Published || item.Meeting.Status == MeetingStatus.Held)).ToListAsync();
        foreach (var item in items) item.Meeting.Seat(act, item, await db.Table(@case.PanelId, item.Meeting.On).ToListAsync());
    }

    private Task<Case?> Find(Guid caseId) =>
        db.Cases.Include(held => held.Involvements).Include(held => held.Checks).Include(held => held.Actions).Include(held => held.Interventions).Include(held => held.SightRequests).AsSplitQuery()
            .SingleOrDefaultAsync(held => held.Id == caseId);
}
