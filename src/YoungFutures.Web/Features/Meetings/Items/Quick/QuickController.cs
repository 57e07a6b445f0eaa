using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Items.Quick;

/// <summary>What the coordinator proposes to agree to without hearing it.</summary>
[Route("meetings/{meetingId:guid}/items/{itemId:guid}/quick")]
public sealed class QuickController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId, Guid itemId)
    {
        var meeting = await Find(meetingId, itemId);
        if (meeting?.Items.Find(listed => listed.Id == itemId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        var form = new QuickForm { Version = meeting.Version.ToString() };
        if (item.Quick is { } said)
            (form.Outcome, form.Reasons, form.Views, form.ReviewOn, form.TellsFamily) = (said.Outcome, said.Reasons, said.Views, DateAnswer.From(said.ReviewOn), said.TellsFamily);
        else form.Views = await db.Referrals.Where(referral => referral.CaseId == item.CaseId && referral.OwnWords != null).OrderByDescending(referral => referral.SubmittedAt).Select(referral => referral.OwnWords).FirstOrDefaultAsync();
        return View(Offered(form, meeting, item));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId, QuickForm form)
    {
        var meeting = await Find(meetingId, itemId);
        if (meeting?.Items.Find(listed => listed.Id == itemId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        Offered(form, meeting, item);
        if (form.ReviewOn.Date <= meeting.On) ModelState.AddModelError(nameof(form.ReviewOn), T["The date on which this is looked at again must be after the meeting."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(meeting, form.Version);
        meeting.ProposeQuick(await db.ActIn(meeting.PanelId), item, form.Outcome!.Value, form.Reasons!, form.Views!, form.ReviewOn.Date, form.TellsFamily);
        await db.SaveChangesAsync();
        this.Done(T["{0} is on the quick-agree list. Whoever sits on it can have it heard instead.", item.Case.Reference]);
        return LocalRedirect($"/meetings/{meeting.Id}#quick");
    }

    /// <summary>With what can stand in the way of agreeing without a word: open actions, and people who are kept out.</summary>
    private async Task<PanelMeeting?> Find(Guid meetingId, Guid itemId)
    {
        if (await db.AgendaItems.Where(listed => listed.Id == itemId && listed.MeetingId == meetingId).Select(listed => (Guid?)listed.CaseId).SingleOrDefaultAsync() is not { } caseId) return null;
        var meeting = await db.WholeMeeting(meetingId);
        await db.Cases.Include(held => held.Actions).Include(held => held.Exclusions).Include(held => held.Referrals).Include(held => held.Declarations).AsSplitQuery().Where(held => held.Id == caseId).LoadAsync();
        return meeting;
    }

    private QuickForm Offered(QuickForm form, PanelMeeting meeting, AgendaItem item)
    {
        (form.MeetingId, form.Reference, form.StartsAt) = (meeting.Id, item.Case.Reference, meeting.StartsAt);
        form.Outcomes = Choice.Of(T, QuickProposal.Outcomes.Where(item.Case.PossibleOutcomes.Contains));
        return form;
    }
}
