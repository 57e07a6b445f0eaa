using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Panels;

/// <summary>
/// When the meeting turned to an item, and who said so. A record of its own: it leaves the item's version alone, so that a form opened a moment before is not out of date by it.
/// </summary>
public sealed class Opening : Record, IAboutYoungPerson
{
    private Opening() { }

    internal Opening(Act act, AgendaItem item)
    {
        PanelId = item.PanelId;
        SubjectId = item.SubjectId;
        MeetingId = item.MeetingId;
        AgendaItemId = item.Id;
        OpenedById = act.UserId;
        OpenedAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid MeetingId { get; private set; }
    public Guid AgendaItemId { get; private set; }
    public Guid OpenedById { get; private set; }
    public DateTime OpenedAt { get; private set; }
}
