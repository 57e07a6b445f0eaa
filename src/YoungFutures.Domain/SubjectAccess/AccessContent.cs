using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Retention;

namespace YoungFutures.Domain.SubjectAccess;

/// <summary>
/// What a panel holds of the young person whom a request is about, for whoever answers it and as long as it is being answered. It is read from the records each time; nothing of it is copied.
/// </summary>
public static class AccessContent
{
    private const int AtOnce = 500;
    private static readonly Sector[] Care = [Sector.Health, Sector.ChildrensServices, Sector.Education, Sector.School];

    /// <summary>Every kind of record but those that are the panel’s own, and what lists said.</summary>
    private static readonly IReadOnlyList<DisposalLine> Lines = [.. DisposalPlan.Lines.Where(line => !AccessColumns.Of(line.Kind.Name).IsOwn), DisposalPlan.OfLists];

    /// <summary>Makes an item of each record, takes away those of records that are no more, and opens again what was decided about a record that has changed since.</summary>
    /// <returns>How many records there are.</returns>
    public static async Task<int> Gather(YoungFuturesDb db, AccessRequest request, Act act, CancellationToken cancelled = default)
    {
        var (own, whole) = await Open(db, request, mustBeOpen: false, cancelled);
        await using var opened = own;
        request.Gather(act);
        var agencies = await own.Agencies.AsNoTracking().Where(agency => Care.Contains(agency.Sector)).Select(agency => agency.Id).ToHashSetAsync(cancelled);
        var items = (await db.AccessItems.Where(item => item.AccessRequestId == request.Id).ToListAsync(cancelled)).ToDictionary(item => (item.Kind, item.RecordId));
        var found = 0;
        foreach (var line in Lines)
        {
            var kind = AccessColumns.Of(line.Kind.Name);
            foreach (var record in await line.Read(own, whole, cancelled))
            {
                var said = kind.Read(record);
                var (on, sourceId) = (kind.WrittenAt(record), kind.SourceOf(record));
                var needs = (sourceId is { } known && agencies.Contains(known)) || record is Document { IsHealth: true };
                found++;
                if (!items.Remove((line.Kind.Name, said.RecordId), out var item)) db.AccessItems.Add(new AccessItem(request, line.Kind.Name, said.RecordId, on, sourceId, needs));
                else
                {
                    item.Take(on, sourceId, needs);
                    if (item.IsDecided && !item.Fits(said)) item.FallOpen();
                }
            }
        }

        // An asking about one item stays, as one about the agency.
        var gone = items.Values.Select(item => item.Id).ToList();
        if (gone.Count > 0)
        {
            foreach (var asking in await db.AccessAskings.Where(held => held.AccessRequestId == request.Id && held.AccessItemId != null).ToListAsync(cancelled))
                if (gone.Contains(asking.AccessItemId!.Value)) asking.CutLoose();
            db.AccessItems.RemoveRange(items.Values);
        }

        return found;
    }

    /// <summary>What the records of these items say now; a record that is no more is not among them.</summary>
    /// <exception cref="Refused">Nobody may look into this record now, or not this viewer.</exception>
    public static async Task<IReadOnlyDictionary<Guid, RecordSaid>> Read(YoungFuturesDb db, AccessRequest request, IReadOnlyCollection<AccessItem> items, CancellationToken cancelled = default)
    {
        var (own, whole) = await Open(db, request, mustBeOpen: true, cancelled);
        await using var opened = own;
        var read = new Dictionary<Guid, RecordSaid>();
        foreach (var same in items.Where(item => item.AccessRequestId == request.Id).GroupBy(item => item.Kind))
        {
            var line = Lines.First(one => one.Kind.Name == same.Key);
            foreach (var some in same.Chunk(AtOnce))
            {
                var byRecord = some.ToDictionary(item => item.RecordId);
                foreach (var record in await line.Read(own, whole, [.. byRecord.Keys], cancelled))
                {
                    var said = AccessColumns.Of(same.Key).Read(record);
                    read[byRecord[said.RecordId].Id] = said;
                }
            }
        }

        return read;
    }

    /// <summary>The documents of these items, with what opens their bytes.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Document>> Documents(YoungFuturesDb db, AccessRequest request, IReadOnlyCollection<AccessItem> items, CancellationToken cancelled = default)
    {
        var (own, _) = await Open(db, request, mustBeOpen: true, cancelled);
        await using var opened = own;
        var ids = items.Where(item => item.AccessRequestId == request.Id && item.Kind == nameof(Document)).Select(item => item.RecordId).ToList();
        return await own.Documents.AsNoTracking().Where(held => ids.Contains(held.Id)).ToDictionaryAsync(held => held.Id, cancelled);
    }

    /// <summary>How many items nobody has decided about, or say something else than when they were decided about.</summary>
    public static async Task<int> Undecided(YoungFuturesDb db, AccessRequest request, CancellationToken cancelled = default)
    {
        var items = await db.AccessItems.AsNoTracking().Where(item => item.AccessRequestId == request.Id).ToListAsync(cancelled);
        var said = await Read(db, request, items, cancelled);
        // What is gone says nothing any more, and leaves the list when the record is gathered again.
        return items.Count(item => !item.IsDecided || !said.TryGetValue(item.Id, out var now) || !item.Fits(now));
    }

    private static async Task<(YoungFuturesDb Own, WholeRecord Whole)> Open(YoungFuturesDb db, AccessRequest request, bool mustBeOpen, CancellationToken cancelled)
    {
        if (!db.Viewer.May(AccessRights.Answer, request)) throw new Refused("Only whoever answers this request looks into the record.");
        if (mustBeOpen && !request.IsInSight) throw new Refused("The record is in sight only while the request is being answered.");
        var own = db.As(Purpose.AnsweringAccess);
        try
        {
            var (userId, now) = (db.Viewer.UserId, own.Now);
            var whole = await WholeRecord.Of(own, request.SubjectId, cancelled) is { } held && held.PanelId == request.PanelId ? held : throw new Refused("The record of this request is not there any more.");
            if (await own.Exclusions.AnyAsync(kept => whole.Cases.Contains(kept.CaseId) && kept.UserId == userId && kept.From <= now && (kept.Until == null || now < kept.Until), cancelled))
                throw new Refused("Somebody else of information governance has to answer this request.");
            return (own, whole);
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }
}
