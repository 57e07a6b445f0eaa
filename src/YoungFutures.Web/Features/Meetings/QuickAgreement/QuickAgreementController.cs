using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.QuickAgreement;

[Route("meetings/{meetingId:guid}/quick-agreement")]
public sealed class QuickAgreementController(YoungFuturesDb db, Viewer viewer, Words T, Endings endings) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, QuickAgreementForm form)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Decide, meeting)) return Forbid();
        var shown = form.ItemIds.Distinct().ToList();
        // Only what its reader could read is agreed to.
        var caseIds = await db.AgendaItems.Where(item => item.MeetingId == meetingId && shown.Contains(item.Id)).Select(item => item.CaseId).ToListAsync();
        if (caseIds.Count != shown.Count) return NotFound();

        db.Expect(meeting, form.Version);
        await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).Where(held => caseIds.Contains(held.Id)).LoadAsync();
        var act = await db.ActIn(meeting.PanelId);
        var decisions = meeting.AgreeQuickList(act, shown);
        db.Decisions.AddRange(decisions);
        foreach (var decision in decisions) await endings.Tell(decision.Case.Referrals, act);
        await db.SaveChangesAsync();
        this.Done(decisions.Count == shown.Count ? T["Agreed, each with its own decision: {0}.", decisions.Count]
            : T["Agreed, each with its own decision: {0}. To be heard one by one: {1}.", decisions.Count, shown.Count - decisions.Count]);
        return LocalRedirect($"/meetings/{meetingId}#agenda");
    }
}

public sealed class QuickAgreementForm : IVersioned
{
    [Display(Name = "Quick-agree list")] public List<Guid> ItemIds { get; set; } = [];
    [UpTo(36)] public string? Version { get; set; }
}
