using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Declarations;

namespace YoungFutures.Web.Features.Meetings.Items.Hearing;

/// <summary>Who withdrew from an item, who has an interest in it, and who chairs it, as far as its reader is told.</summary>
public sealed record ItemInterests(IReadOnlyList<DisclosureRow> Withdrew, IReadOnlyList<DisclosureRow> Interests)
{
    public string? ChairedBy { get; init; }
    /// <summary>The meeting's chair brought the young person to the panel, or has withdrawn, and nobody is named in their place yet.</summary>
    public bool NeedsChair { get; init; }
    public bool CanDeclare { get; init; }
    public bool CanNameChair { get; init; }
    /// <summary>The reader decides about ties, and can lift one.</summary>
    public bool Decides { get; init; }
    public IReadOnlyList<DeclarationRow> Waiting { get; init; } = [];

    public static async Task<ItemInterests> Of(YoungFuturesDb db, Viewer viewer, AgendaItem item)
    {
        var told = await DisclosureRow.Now(db, [item.CaseId]);
        var runs = viewer.May(MeetingRights.SayWhoStandsBack, item);
        var isOpen = item.IsOpen && item.Meeting.IsOpen;
        return new([.. told.Where(row => row.Interest is null).DistinctBy(row => row.Person)], [.. told.Where(row => row.Interest is not null)])
        {
            ChairedBy = await db.Users.Where(user => user.Id == item.ChairedById).Select(user => user.DisplayName).SingleOrDefaultAsync(),
            NeedsChair = runs && isOpen && item.ChairedById is null && (await ItemsWithoutChair.Of(db, item.Meeting)).Contains(item.Id),
            CanDeclare = viewer.May(MeetingRights.Declare, item) && item.Meeting.Status is not (MeetingStatus.Locked or MeetingStatus.Cancelled),
            CanNameChair = runs && isOpen,
            Decides = runs,
            Waiting = runs ? await DeclarationRow.Waiting(db, [item.CaseId]) : [],
        };
    }
}
