using System.Globalization;
using System.Linq.Expressions;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Meetings;

/// <summary>One meeting in the list. Items are those in the reader's sight.</summary>
public sealed record MeetingRow(Guid Id, string Panel, DateTime StartsAt, int Minutes, string? Place, bool IsOnline, MeetingStatus Status, DateOnly On, DateOnly? DueOn,
    int Items, int StillToHear) : IListed
{
    /// <summary>A meeting is about nobody in particular.</summary>
    public Guid? SubjectId => null;
    public Guid PanelId { get; init; }

    public static Expression<Func<PanelMeeting, MeetingRow>> From(YoungFuturesDb db, bool welsh) => meeting => new MeetingRow(
        meeting.Id,
        db.Panels.Where(panel => panel.Id == meeting.PanelId).Select(panel => welsh ? panel.NameCy : panel.Name).First(),
        meeting.StartsAt, meeting.Minutes, meeting.Place, meeting.Link != null, meeting.Status, meeting.On, meeting.DueOn,
        meeting.Items.Count, meeting.Items.Count(item => item.DecidedAt == null && !item.WasCarriedOver)) { PanelId = meeting.PanelId };

    public bool AwaitsMinutes => Status == MeetingStatus.Held;

    /// <summary>Over: the minutes are locked, or it was cancelled.</summary>
    public static Expression<Func<PanelMeeting, bool>> IsOver(bool over) => meeting =>
        (meeting.Status == MeetingStatus.Locked || meeting.Status == MeetingStatus.Cancelled) == over;

    public static string Colour(MeetingStatus status) => status switch
    {
        MeetingStatus.Planned => "yellow",
        MeetingStatus.Published => "blue",
        MeetingStatus.Held => "purple",
        MeetingStatus.Locked => "green",
        _ => "grey",
    };
}

/// <summary>Open meetings, soonest first, and those that are over, latest first.</summary>
public sealed record MeetingsPage(Plumbing.Paged<MeetingRow> Meetings, bool Past, bool MayPlan, bool SeveralPanels, DateOnly Today)
{
    public static Guid[] PanelsOf(Viewer viewer) => [.. viewer.PanelIds.Union(viewer.SeatedPanelIds)];

    /// <summary>The lines of the list in their order, for its page and for its file.</summary>
    public static IQueryable<MeetingRow> Rows(YoungFuturesDb db, Viewer viewer, bool past)
    {
        // The panels by themselves, so that their meetings are found by the index.
        var panelIds = PanelsOf(viewer);
        var meetings = db.PanelMeetings.Where(meeting => panelIds.Contains(meeting.PanelId)).Where(MeetingRow.IsOver(past));
        meetings = past ? meetings.OrderByDescending(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id)
            : meetings.OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id);
        return meetings.Select(MeetingRow.From(db, Languages.IsWelsh(CultureInfo.CurrentUICulture)));
    }
}
