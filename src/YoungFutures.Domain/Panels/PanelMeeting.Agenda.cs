using YoungFutures.Domain.Agencies;
using static YoungFutures.Domain.Panels.MeetingStatus;

namespace YoungFutures.Domain.Panels;

/// <summary>How an agenda is arranged, and what happens to it when its meeting is put off.</summary>
public sealed partial class PanelMeeting
{
    public const int MostMinutes = 120;

    /// <summary>Counts what people's calendars must learn of: moved, changed, cancelled.</summary>
    public int Sequence { get; private set; }
    /// <summary>The meeting that took over the items of this one.</summary>
    public Guid? PostponedToId { get; private set; }

    public bool CanBeArranged => Status is Planned or Published;

    public void MoveUp(Act act, AgendaItem item) => ChangePlaces(act, item, Items.Where(listed => listed.Order < item.Order).MaxBy(listed => listed.Order));

    public void MoveDown(Act act, AgendaItem item) => ChangePlaces(act, item, Items.Where(listed => listed.Order > item.Order).MinBy(listed => listed.Order));

    /// <summary>
    /// These items one after the other, in the places that they hold together: an item that is not named, because whoever arranges the agenda
    /// must not see it, stays where it is.
    /// </summary>
    public void PutInOrder(Act act, IReadOnlyList<Guid> itemIds)
    {
        MustBeArrangeable();
        if (itemIds.Distinct().Count() != itemIds.Count) throw new Refused("An item stands in the new order twice.");
        var before = Items.Where(listed => itemIds.Contains(listed.Id)).OrderBy(listed => listed.Order).ToList();
        if (before.Count != itemIds.Count) throw new Refused("An item of the new order is not on this agenda.");
        var moved = AgendaOrder.Moved([.. before.Select(item => item.Id)], itemIds);
        if (moved.Count == 0) return;
        var places = before.ConvertAll(item => item.Order);
        for (var i = 0; i < places.Count; i++) before.Find(item => item.Id == itemIds[i])!.Place(places[i]);
        foreach (var item in before.Where(item => moved.Contains(item.Id))) Log(act, item, AgendaChangeKind.Moved);
        Edition++;
    }

    public void Allow(Act act, AgendaItem item, int minutes)
    {
        MustBeArrangeable();
        if (minutes is < 1 or > MostMinutes) throw new Refused("An item lasts between 1 and 120 minutes");
        if (minutes == item.Minutes) return;
        Log(act, item, AgendaChangeKind.Minutes, item.Minutes, minutes);
        item.Allow(minutes);
        Edition++;
    }

    /// <summary>
    /// Put off to another meeting of the panel, which hears in one step what this one was to hear. What was proposed for the quick-agree list
    /// goes along; the agencies' seats here end, and begin there if its agenda is published.
    /// </summary>
    public void PostponeTo(Act act, PanelMeeting later, string because, IReadOnlyCollection<PanelAgency> table)
    {
        if (Status is not (Planned or Published)) throw new Refused("This meeting has taken place and can no longer be moved.");
        if (later.Id == Id || later.PanelId != PanelId) throw new Refused("Choose another meeting of this panel.");
        if (!later.CanBeArranged || later.StartsAt < act.At) throw new Refused("The items can only be carried over to a meeting that is still to come.");
        if (later.StartsAt < StartsAt) throw new Refused("A meeting is not postponed to one that begins sooner.");
        if (Items.Any(item => item.Decision is not null)) throw new Refused("This meeting has decided something already, so it can no longer be cancelled.");
        foreach (var item in Items.Where(waiting => waiting.IsOpen).OrderBy(waiting => waiting.Order).ToList())
        {
            EndSeats(act, item);
            item.CarryOver();
            var carried = later.Add(act, item.Case, item.Minutes, table);
            item.Quick?.CarryTo(carried, later.On);
        }

        PostponedToId = later.Id;
        Cancel(act, because);
    }

    private void ChangePlaces(Act act, AgendaItem item, AgendaItem? other)
    {
        MustBeArrangeable();
        if (other is null) return;
        var order = other.Order;
        other.Place(item.Order);
        item.Place(order);
        Log(act, item, AgendaChangeKind.Moved);
        Edition++;
    }

    private void Log(Act act, AgendaItem item, AgendaChangeKind kind, int? before = null, int? after = null)
    {
        if (Status == Published) Changes.Add(new AgendaChange(act, item, kind, before, after));
    }

    private void TellCalendars()
    {
        if (PublishedAt is not null) Sequence++;
    }

    private void MustBeArrangeable()
    {
        if (!CanBeArranged) throw new Refused("The order of the agenda stands once the meeting is held.");
    }
}

public sealed partial class AgendaItem
{
    /// <summary>What is proposed to be agreed without being heard.</summary>
    public QuickProposal? Quick { get; internal set; }

    internal void Allow(int minutes) => Minutes = minutes;
}
