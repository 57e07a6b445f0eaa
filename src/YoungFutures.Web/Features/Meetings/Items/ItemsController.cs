using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items;

[Route("meetings/{meetingId:guid}/items")]
public sealed class ItemsController(YoungFuturesDb db, Viewer viewer, Words T, MeetingInvitations invitations) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid meetingId, string? reference, int page = 1)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        var form = new ItemForm { Minutes = ItemForm.UsualMinutes, Version = meeting.Version.ToString() };
        await form.Offer(db, meeting, reference, page, T);
        return View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(Guid meetingId, ItemForm form, string? reference, int page = 1)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        var chosen = form.AllReady ? [.. await ItemForm.ReadyFor(db, meeting)] : form.CaseIds.Distinct().ToList();
        if (form.AllReady && chosen.Count == 0) ModelState.AddModelError(nameof(form.CaseIds), T["No case that waits is ready yet"]);
        var cases = await db.Cases.Include(held => held.Involvements.Where(involvement => involvement.Until == null)).Where(held => chosen.Contains(held.Id)).ToListAsync();
        if (cases.Count != chosen.Count) return NotFound();
        if (!ModelState.IsValid)
        {
            await form.Offer(db, meeting, reference, page, T);
            return this.Invalid("New", form);
        }

        if (await db.CasesFor(meeting).CountAsync(held => chosen.Contains(held.Id)) != chosen.Count)
            throw new Refused("One of these cases is on an agenda already, or has nothing for a meeting to decide.");
        db.Expect(meeting, form.Version);
        var act = await db.ActIn(meeting.PanelId);
        var table = await db.Table(meeting.PanelId, meeting.On).ToListAsync();
        var added = chosen.ConvertAll(caseId => meeting.Add(act, cases.Single(held => held.Id == caseId), form.Minutes!.Value, table));
        await invitations.TellOfAdded(meeting, added);
        await db.SaveChangesAsync();
        this.Done(chosen.Count == 1 ? T["{0} is on the agenda.", cases[0].Reference] : T["{0} cases were put on the agenda.", chosen.Count]);
        return LocalRedirect($"/meetings/{meeting.Id}#agenda");
    }
}
