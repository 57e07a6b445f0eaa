using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Actions;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Hearing;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}")]
public sealed class HearingController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters, Endings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid meetingId, Guid itemId)
    {
        var item = await ItemOf(meetingId, itemId).AsNoTracking().SingleOrDefaultAsync();
        if (item is null || !viewer.May(MeetingRights.List)) return NotFound();
        HttpContext.Concerns(item);
        return View(await HearingPage.For(db, viewer, item, DecisionForm.Of(item), T));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId, DecisionForm form)
    {
        var item = await ItemOf(meetingId, itemId).SingleOrDefaultAsync();
        if (item is null) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Decide, item.Meeting)) return Forbid();
        if (form.Exception is not null && !viewer.May(MeetingRights.Chair, item.Meeting)) return Forbid();
        // Somebody else was quicker: their decision stands, and what was written here is shown beside it.
        if (!item.IsOpen) return await Answer(StatusCodes.Status409Conflict, item, form);
        foreach (var (field, message) in await form.WrongNames(db, item.PanelId, T)) ModelState.AddModelError(field, message);
        if (!ModelState.IsValid) return await Answer(StatusCodes.Status422UnprocessableEntity, item, form);

        db.Expect(item, form.Version);
        var act = await db.ActIn(item.PanelId);
        var @case = await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleAsync(held => held.Id == item.CaseId);
        var agencies = await db.PanelAgencies.Where(seat => seat.PanelId == item.PanelId).Select(seat => seat.Agency).ToDictionaryAsync(agency => agency.Id);
        var contacts = await db.ContactsOf([.. agencies.Keys]);
        Guid? Contact(Guid agencyId) => contacts.TryGetValue(agencyId, out var answers) ? answers : null;
        var lead = form.Outcome == DecisionOutcome.Adopted && form.LeadAgencyId is { } leadId ? agencies[leadId] : null;
        var decision = new Decision(act, item, form.Outcome!.Value, form.Reasons!, form.Dissent, lead?.Id, lead is null ? null : form.LeadPractitionerId, lead is null ? null : Contact(lead.Id),
            form.ReviewOn.Date, form.TellsFamily, item.Meeting.QuorumFor(act.Limits, @case.AreaCode), form.Exception, form.Exception is null ? null : act.UserId);
        db.Decisions.Add(decision);
        if (decision.Outcome == DecisionOutcome.Adopted) await letters.AskToLead(@case, act);
        foreach (var set in form.ActionsGiven)
        {
            var action = new SupportAction(act, @case, agencies[set.AgencyId!.Value], set.OwnerId ?? Contact(set.AgencyId.Value), set.What!, set.DueOn.Date!.Value, decision.Id);
            db.SupportActions.Add(action);
            await letters.Ask(action, act);
        }

        await endings.Tell(@case.Referrals, act);
        await db.SaveChangesAsync();
        this.Done(T["The decision about {0} is recorded.", @case.Reference]);
        return LocalRedirect($"/meetings/{meetingId}");
    }

    private IQueryable<AgendaItem> ItemOf(Guid meetingId, Guid itemId) =>
        db.AgendaItems.Where(item => item.Id == itemId && item.MeetingId == meetingId)
            .Include(item => item.Decision)
            .Include(item => item.Meeting).ThenInclude(meeting => meeting.Attendance).ThenInclude(attendance => attendance.Agency).AsSplitQuery();

    private async Task<IActionResult> Answer(int status, AgendaItem item, DecisionForm form)
    {
        Response.StatusCode = status;
        return View("Details", await HearingPage.For(db, viewer, item, form, T));
    }
}
