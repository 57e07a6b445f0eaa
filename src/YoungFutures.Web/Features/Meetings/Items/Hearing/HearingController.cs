using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Actions;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Features.Meetings.Items.Draft;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Hearing;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}")]
public sealed class HearingController(YoungFuturesDb db, Records records, Viewer viewer, OwnDrafts drafts, Words T, Letters letters, Endings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid meetingId, Guid itemId)
    {
        var item = await db.ItemHeard(meetingId, itemId).AsNoTracking().SingleOrDefaultAsync();
        if (item is null || !viewer.May(MeetingRights.List)) return NotFound();
        HttpContext.Concerns(item);
        var form = viewer.May(MeetingRights.Decide, item.Meeting) && item.Meeting.IsOpen ? await drafts.Of(itemId) : null;
        return View(await HearingPage.For(db, viewer, item, form ?? new DecisionForm(), T));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId, DecisionForm form)
    {
        var item = await db.ItemHeard(meetingId, itemId).SingleOrDefaultAsync();
        if (item is null) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Decide, item.Meeting)) return Forbid();
        if (form.Exception is not null && !viewer.May(MeetingRights.Chair, item.Meeting) && item.ChairedById != viewer.UserId) return Forbid();
        if (!item.IsOpen) return await TooLate(item, form);
        foreach (var (field, message) in await form.WrongNames(db, item.PanelId, item.CaseId, T)) ModelState.AddModelError(field, message);
        if (!ModelState.IsValid) return await Again(StatusCodes.Status422UnprocessableEntity, item, form);

        db.Expect(item, form.Version);
        try
        {
            await Record(item, form);
        }
        catch (Refused refused)
        {
            // Said beside what was written, so that nothing of it is lost.
            return await NotNow(meetingId, itemId, form, T.Translate(refused.Sentence, [.. refused.Values]));
        }
        catch (DbUpdateException)
        {
            if (await Quicker(meetingId, itemId) is not { } decided) throw;
            db.ChangeTracker.Clear();
            return await TooLate(decided, form);
        }

        await drafts.Forget(itemId);
        this.Done(T["The decision is recorded."]);
        return LocalRedirect($"/meetings/{meetingId}/items/{itemId}");
    }

    private async Task Record(AgendaItem item, DecisionForm form)
    {
        var act = await db.ActIn(item.PanelId);
        var @case = await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleAsync(held => held.Id == item.CaseId);
        var agencies = await db.PanelAgencies.Where(seat => seat.PanelId == item.PanelId).Select(seat => seat.Agency).ToDictionaryAsync(agency => agency.Id);
        var contacts = await db.ContactsOf([.. agencies.Keys]);
        var keptOut = await db.KeptOutOf(item.CaseId);
        var objected = (await db.ObjectedAgencies(item.CaseId)).Select(held => held.AgencyId).ToHashSet();
        Guid? Contact(Guid agencyId) => contacts.TryGetValue(agencyId, out var answers) ? keptOut.Unless(answers) : null;
        var lead = form.Outcome == DecisionOutcome.Adopted && form.LeadAgencyId is { } leadId ? agencies[leadId] : null;
        var decision = new Decision(act, item, form.Outcome!.Value, form.Reasons!, form.Dissent, lead?.Id, lead is null ? null : form.LeadPractitionerId, lead is null ? null : Contact(lead.Id),
            form.ReviewOn.Date, form.TellsFamily, item.Meeting.QuorumFor(act.Limits, @case.AreaCode), form.Exception, form.Exception is null ? null : act.UserId,
            lead is not null && objected.Contains(lead.Id) ? form.Despite : null);
        db.Decisions.Add(decision);
        if (decision.Outcome == DecisionOutcome.Adopted) await letters.AskToLead(@case, act);
        foreach (var set in form.ActionsGiven)
        {
            var action = new SupportAction(act, @case, agencies[set.AgencyId!.Value], set.OwnerId ?? Contact(set.AgencyId.Value), set.What!, set.DueOn.Date!.Value, decision.Id,
                despite: objected.Contains(set.AgencyId.Value) ? set.Despite : null);
            db.SupportActions.Add(action);
            await letters.Ask(action, act);
        }

        await endings.Tell(@case.Referrals, act);
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody else was quicker: their decision stands, and what was written here is shown beside it and kept as its writer's own.</summary>
    private async Task<IActionResult> TooLate(AgendaItem item, DecisionForm form)
    {
        ModelState.Clear();
        if (item.Meeting.IsOpen) await drafts.Keep(item, form, anyhow: true);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Details", await HearingPage.For(db, viewer, item, form, T, wasTooLate: true));
    }

    private async Task<IActionResult> NotNow(Guid meetingId, Guid itemId, DecisionForm form, string why)
    {
        db.ChangeTracker.Clear();
        var item = await db.ItemHeard(meetingId, itemId).AsNoTracking().SingleOrDefaultAsync();
        if (item is null) return NotFound();
        ModelState.AddModelError(nameof(form.Outcome), why);
        return await Again(StatusCodes.Status409Conflict, item, form);
    }

    /// <summary>The item, if another decision was recorded in the same moment as this one; nothing if this one was sent twice.</summary>
    private async Task<AgendaItem?> Quicker(Guid meetingId, Guid itemId)
    {
        if (await OneTimeKeys.IsSpent(HttpContext, records, viewer.UserId)) return null;
        return await db.ItemHeard(meetingId, itemId).AsNoTracking().SingleOrDefaultAsync() is { IsOpen: false } item ? item : null;
    }

    private async Task<IActionResult> Again(int status, AgendaItem item, DecisionForm form)
    {
        Response.StatusCode = status;
        return View("Details", await HearingPage.For(db, viewer, item, form, T));
    }
}

public static class ItemsHeard
{
    /// <summary>An item of this meeting with its decision and who is there, if the viewer sees it.</summary>
    public static IQueryable<AgendaItem> ItemHeard(this YoungFuturesDb db, Guid meetingId, Guid itemId) =>
        db.AgendaItems.Where(item => item.Id == itemId && item.MeetingId == meetingId)
            .Include(item => item.Decision)
            .Include(item => item.Meeting).ThenInclude(meeting => meeting.Attendance).ThenInclude(attendance => attendance.Agency).AsSplitQuery();
}
