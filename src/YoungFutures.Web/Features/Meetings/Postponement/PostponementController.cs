using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Postponement;

[Route("meetings/{meetingId:guid}/postponement")]
public sealed class PostponementController(YoungFuturesDb db, Viewer viewer, Words T, MeetingInvitations invitations) : Controller
{
    private const int MostOffered = 30;

    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        if (!meeting.CanBeArranged) return LocalRedirect($"/meetings/{meetingId}");
        var form = new PostponementForm { Version = meeting.Version.ToString(), StartsAt = UkTime.Of(meeting.StartsAt).ToString("HH:mm", CultureInfo.InvariantCulture) };
        await Offer(form, meeting);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, PostponementForm form)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        await Offer(form, meeting);
        var isNewDay = form.To == PostponementForm.NewDay;
        if (form.To is not null && !form.Meetings.Any(offered => offered.Value == form.To)) ModelState.AddModelError(nameof(form.To), T["Choose to when the meeting is postponed"]);
        if (isNewDay && form is { On.Date: not null, ClockTime: not null } && form.Moment < db.Now) ModelState.AddModelError(nameof(form.On), T["A meeting cannot be moved into the past."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(meeting, form.Version);
        var act = await db.ActIn(meeting.PanelId);
        if (isNewDay)
        {
            var was = meeting.On;
            meeting.Move(act, form.Moment, meeting.Minutes, meeting.Place, meeting.Link, meeting.ChairId);
            await Redating.MoveChecks(db, act, meeting, was);
            await invitations.Send(meeting);
            await db.SaveChangesAsync();
            this.Done(T["The meeting was changed."]);
            return LocalRedirect($"/meetings/{meeting.Id}");
        }

        if (await db.WholeMeeting(Guid.Parse(form.To!)) is not { } later) return NotFound();
        meeting.PostponeTo(act, later, form.Because!, await db.Table(later.PanelId, later.On).ToListAsync());
        await invitations.Send(meeting);
        await db.SaveChangesAsync();
        this.Done(T["The meeting is postponed. This one hears its items."]);
        return LocalRedirect($"/meetings/{later.Id}");
    }

    private async Task Offer(PostponementForm form, PanelMeeting meeting)
    {
        (form.MeetingId, form.WasToStartAt) = (meeting.Id, meeting.StartsAt);
        var after = meeting.StartsAt < db.Now ? db.Now : meeting.StartsAt;
        form.Meetings = [new Choice(PostponementForm.NewDay, T["A new date"]),
            .. (await db.PanelMeetings.Where(held => held.PanelId == meeting.PanelId && (held.Status == MeetingStatus.Planned || held.Status == MeetingStatus.Published) && held.StartsAt >= after && held.Id != meeting.Id)
                .OrderBy(held => held.StartsAt).Take(MostOffered).Select(held => new { held.Id, held.StartsAt, held.Status }).ToListAsync())
                .Select(held => new Choice(held.Id.ToString(), T["The meeting of {0}", held.StartsAt.ToLongWithTime()], T.Of(held.Status)))];
    }
}
