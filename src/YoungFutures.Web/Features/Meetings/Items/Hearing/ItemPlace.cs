using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Web.Features.Meetings.Items.Hearing;

/// <summary>Where an item stands among those of its meeting that the reader sees, and how far the meeting has come.</summary>
public sealed record ItemPlace(int Number, int Count, PlacedItem? Previous, PlacedItem? Next)
{
    private const int Most = 200;

    public DateTime? OpenedAt { get; init; }
    /// <summary>What the meeting turned to last and has not dealt with yet; nothing if that is this item.</summary>
    public PlacedItem? Now { get; init; }
    /// <summary>The first item after this one, or else from the top, that waits to be heard.</summary>
    public PlacedItem? NextToHear { get; init; }
    public int DealtWith { get; init; }
    public int MinutesToCome { get; init; }

    // Counted among what the reader sees: a gap in the numbers would tell of an item that is kept from them.
    public static async Task<ItemPlace> Of(YoungFuturesDb db, AgendaItem item)
    {
        var listed = await db.AgendaItems.Where(held => held.MeetingId == item.MeetingId).OrderBy(held => held.Order).ThenBy(held => held.Id).Take(Most)
            .Select(held => new { held.Id, held.Minutes, IsOpen = held.DecidedAt == null && !held.WasCarriedOver }).ToListAsync();
        var openings = await db.Openings.Where(opening => opening.MeetingId == item.MeetingId).OrderBy(opening => opening.OpenedAt).Take(Most)
            .Select(opening => new { opening.AgendaItemId, opening.OpenedAt }).ToListAsync();
        var own = listed.FindIndex(held => held.Id == item.Id);
        PlacedItem? At(int index) => index >= 0 && index < listed.Count ? new(listed[index].Id, index + 1) : null;
        var now = listed.FindIndex(held => held.IsOpen && held.Id == openings.LastOrDefault(opening => listed.Exists(one => one.Id == opening.AgendaItemId && one.IsOpen))?.AgendaItemId);
        var next = listed.FindIndex(own + 1, held => held.IsOpen);
        if (next < 0) next = listed.FindIndex(held => held.IsOpen && held.Id != item.Id);
        return new(own + 1, listed.Count, At(own - 1), At(own + 1))
        {
            OpenedAt = openings.Find(opening => opening.AgendaItemId == item.Id)?.OpenedAt,
            Now = now == own ? null : At(now),
            NextToHear = At(next),
            DealtWith = listed.Count(held => !held.IsOpen),
            MinutesToCome = listed.Where(held => held.IsOpen).Sum(held => held.Minutes),
        };
    }
}

public sealed record PlacedItem(Guid Id, int Number);

/// <summary>The time that an item has had, of the minutes planned for it, and what is left of the meeting.</summary>
/// <param name="Spent">Seconds since the meeting turned to the item, until it was dealt with; nothing before that.</param>
/// <param name="Left">Seconds until the meeting is to end; nothing on another day.</param>
public sealed record HearingClock(int Planned, int? Spent, bool Runs, int? Left, int MinutesToCome)
{
    public bool IsOver => Spent > Planned * 60;

    public static HearingClock Of(AgendaItem item, ItemPlace place, DateTime now) => new(
        item.Minutes,
        place.OpenedAt is { } opened ? (int)Math.Max(0, ((item.DecidedAt ?? now) - opened).TotalSeconds) : null,
        item.IsOpen,
        item.Meeting.On == UkTime.LocalDate(now) ? (int)(item.Meeting.StartsAt.AddMinutes(item.Meeting.Minutes) - now).TotalSeconds : null,
        place.MinutesToCome);
}
