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

    /// <summary>Locking the minutes: the chair, and whoever runs the panel where the chair must not see all of them. The items with their exclusions must be loaded.</summary>
    public static readonly Right<PanelMeeting> Lock = new(nameof(Lock), (viewer, meeting) => viewer.Chairs(meeting.PanelId) || (viewer.Runs(meeting.PanelId) && meeting.KeepsOutItsChair));

    /// <summary>Saying what one has to do with the young person: everybody who sits on the item.</summary>
    public static readonly Right<AgendaItem> Declare = new(nameof(Declare), (viewer, item) => viewer.RunsOrChairs(item.PanelId) || viewer.SeatedPanelIds.Contains(item.PanelId));

    /// <summary>Saying it of somebody else, and who chairs an item.</summary>
    public static readonly Right<AgendaItem> SayWhoStandsBack = new(nameof(SayWhoStandsBack), (viewer, item) => viewer.RunsOrChairs(item.PanelId));

    /// <summary>Having an item heard that others would only nod through: everybody who sits on it.</summary>
    public static readonly Right<AgendaItem> Lift = new(nameof(Lift), (viewer, item) => viewer.RunsOrChairs(item.PanelId) || viewer.SeatedPanelIds.Contains(item.PanelId));
}
