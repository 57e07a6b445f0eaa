using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Panels;

public static class MeetingRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.SitsOnPanel);

    public static readonly Right Plan = new(nameof(Plan), viewer => viewer.RunPanelIds.Length > 0);

    public static readonly Right<PanelMeeting> Run = new(nameof(Run), (viewer, meeting) => viewer.Runs(meeting.PanelId));

    /// <summary>Recording a decision: coordinator and chair.</summary>
    public static readonly Right<PanelMeeting> Decide = new(nameof(Decide), (viewer, meeting) => viewer.RunsOrChairs(meeting.PanelId));

    /// <summary>An exception from quorum, and locking the minutes, are the chair's alone.</summary>
    public static readonly Right<PanelMeeting> Chair = new(nameof(Chair), (viewer, meeting) => viewer.Chairs(meeting.PanelId));

    /// <summary>Having an item heard that others would only nod through: everybody who sits on it.</summary>
    public static readonly Right<AgendaItem> Lift = new(nameof(Lift), (viewer, item) => viewer.RunsOrChairs(item.PanelId) || viewer.SeatedPanelIds.Contains(item.PanelId));
}
