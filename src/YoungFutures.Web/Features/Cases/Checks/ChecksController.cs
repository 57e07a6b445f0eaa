using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Checks;
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
        var before = await UsualDate(@case);
        return View(await Offered(new AskForm { DueOn = DateAnswer.From(before.DueOn) }, @case, before));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, AskForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        await Offered(form, @case, await UsualDate(@case));
        if (!form.Agencies.Concat(form.AskedAlready).ToList().Offers(form.AgencyIds)) ModelState.AddModelError(nameof(form.AgencyIds), T["Choose from the agencies of this panel"]);
        for (var i = 0; i < form.Questions.Count; i++)
            if (form.Questions[i] is { Objection: not null } row && form.AgencyIds.Contains(row.AgencyId) && string.IsNullOrWhiteSpace(row.Despite))
                ModelState.AddModelError($"Questions[{i}].Despite", T["The family objects to this agency knowing. Say why it is asked all the same."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        var (contacts, keptOut) = (await db.ContactsOf(form.AgencyIds), await db.KeptOutOf(caseId));
        foreach (var agencyId in form.AgencyIds.Distinct())
        {
            var contactId = contacts.TryGetValue(agencyId, out var answers) ? keptOut.Unless(answers) : null;
            var (question, inWelsh) = form.QuestionFor(agencyId, T);
            var check = @case.Ask(act, agencyId, contactId, question, form.DueOn.Date!.Value, inWelsh, form.Questions.Find(row => row.AgencyId == agencyId) is { Objection: not null } objected ? objected.Despite : null);
            db.Add(check);
            await letters.Ask(check, contactId);
        }

        await db.SaveChangesAsync();
        this.Done(T["The agencies were asked about {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) =>
        db.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).Include(held => held.Involvements).Include(held => held.Exclusions).Include(held => held.Objections).AsSplitQuery()
            .SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task<AskForm> Offered(AskForm form, Case @case, AskedBefore before)
    {
        var agencies = await db.AgencyChoices(@case.PanelId);
        var agencyIds = agencies.Select(choice => Guid.Parse(choice.Value)).ToList();
        var sectors = await db.Agencies.Where(agency => agencyIds.Contains(agency.Id)).Select(agency => new { agency.Id, agency.Sector }).ToListAsync();
        var questions = await db.CheckQuestionsOf(@case.PanelId);
        return form.Offering(@case, agencies, sectors.ToDictionary(agency => agency.Id, agency => questions[agency.Sector]), T, before);
    }

    // In time for the meeting that is to hear the case, or else for the panel's next one.
    private async Task<AskedBefore> UsualDate(Case @case)
    {
        var today = UkTime.LocalDate(db.Now);
        var lead = await db.PanelSettings.Where(held => held.PanelId == @case.PanelId).OrderByDescending(held => held.Number).Select(held => held.CheckLeadDays).FirstAsync();
        var meeting = await db.PanelMeetings
            .Where(held => held.PanelId == @case.PanelId && held.On >= today && (held.Status == MeetingStatus.Planned || held.Status == MeetingStatus.Published))
            .Select(held => new { held.On, HearsIt = held.Items.Any(item => item.CaseId == @case.Id && item.DecidedAt == null && !item.WasCarriedOver) })
            .Where(held => held.HearsIt || held.On > today)
            .OrderByDescending(held => held.HearsIt).ThenBy(held => held.On).FirstOrDefaultAsync();
        if (meeting is null) return new AskedBefore(WorkingCalendar.EnglandAndWales.Add(today, UsualDays), null, false);
        var due = WorkingCalendar.EnglandAndWales.Add(meeting.On, -lead);
        return new AskedBefore(due < today ? today : due, meeting.On, meeting.HearsIt);
    }
}
