using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Checks;

[Route("cases/{caseId:guid}/checks/new")]
public sealed class ChecksController(YoungFuturesDb db, Viewer viewer, Letters letters, Words T) : Controller
{
    private const int UsualDays = 3;

    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        return View(await Offered(new AskForm { DueOn = DateAnswer.From(await UsualDueDate(@case)) }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, AskForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        await Offered(form, @case);
        if (!form.Agencies.Concat(form.AskedAlready).ToList().Offers(form.AgencyIds)) ModelState.AddModelError(nameof(form.AgencyIds), T["Choose from the agencies of this panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        await db.LoadWhoIsKeptOut(caseId);
        var contacts = await db.ContactsOf(form.AgencyIds);
        foreach (var agencyId in form.AgencyIds.Distinct())
        {
            Guid? contactId = contacts.TryGetValue(agencyId, out var answers) ? answers : null;
            var check = @case.Ask(act, agencyId, contactId, form.Question!, form.DueOn.Date!.Value);
            db.Add(check);
            await letters.Send(check.OwnerId == contactId ? contactId : null, null, $"/checks/{check.Id}", T => T["Your agency is asked for a check: {0}", check.Reference],
                T => T["A Young Futures Panel asks what your agency knows about a young person. Answer by {0}. Sign in to read the question and to answer:", T.Day(check.DueOn!.Value)]);
        }

        await db.SaveChangesAsync();
        this.Done(T["The agencies were asked about {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) =>
        db.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).Include(held => held.Involvements).AsSplitQuery()
            .SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task<AskForm> Offered(AskForm form, Case @case) =>
        form.Offering(@case.Reference, @case.Summary, await db.AgencyChoices(@case.PanelId),
            @case.Checks.Where(check => check.IsOpen).Select(check => check.AgencyId).ToHashSet());

    // In time for the meeting that hears the case, or else the panel's next one.
    private async Task<DateOnly> UsualDueDate(Case @case)
    {
        var today = UkTime.LocalDate(db.Now);
        var lead = await db.PanelSettings.Where(held => held.PanelId == @case.PanelId).OrderByDescending(held => held.Number).Select(held => held.CheckLeadDays).FirstAsync();
        var meeting = await db.PanelMeetings
            .Where(held => held.PanelId == @case.PanelId && held.On > today && (held.Status == MeetingStatus.Planned || held.Status == MeetingStatus.Published))
            .OrderByDescending(held => held.Items.Any(item => item.CaseId == @case.Id)).ThenBy(held => held.On)
            .Select(held => (DateOnly?)held.On).FirstOrDefaultAsync();
        var due = meeting is { } on ? WorkingCalendar.EnglandAndWales.Add(on, -lead) : WorkingCalendar.EnglandAndWales.Add(today, UsualDays);
        return due < today ? today : due;
    }
}
