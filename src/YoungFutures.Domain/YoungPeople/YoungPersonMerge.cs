using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>
/// Two on record are one young person: who said so, when and why. No row of either changes whose it is; what one reads of the survivor is read of both, and what is written
/// from then on is the survivor’s. Undone, each is read alone again, and what was added meanwhile stays where it was put.
/// </summary>
public sealed class YoungPersonMerge : Record, IAboutYoungPerson
{
    private YoungPersonMerge() { }

    internal YoungPersonMerge(Act act, YoungPerson survivor, YoungPerson merged, string because)
    {
        PanelId = survivor.PanelId;
        (SurvivorId, MergedId) = (survivor.Id, merged.Id);
        (Because, ById, At) = (because, act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid SurvivorId { get; private set; }
    public Guid MergedId { get; private set; }
    public string Because { get; private set; } = "";
    public Guid ById { get; private set; }
    public DateTime At { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }
    public string? UndoneBecause { get; private set; }

    public bool Stands => UndoneAt is null;

    Guid IAboutYoungPerson.SubjectId => SurvivorId;

    public void Undo(Act act, YoungPerson merged, string because)
    {
        if (!Stands || merged.Id != MergedId) throw new Refused("This has been taken back since you opened it.");
        (UndoneAt, UndoneById, UndoneBecause) = (act.At, act.UserId, because);
        merged.StandAlone();
    }
}

/// <summary>
/// Who is read together. Asked without the viewer, since somebody out of sight may stand in between; it answers with ids alone, and whatever is read by them passes the viewer’s own filters.
/// </summary>
public static class ReadTogether
{
    private const int Deepest = 20;
    private const int Most = 200;

    /// <summary>This young person and everybody who was put together with them.</summary>
    public static async Task<Guid[]> AllOf(this YoungFuturesDb db, Guid youngPersonId)
    {
        await using var own = db.As(Purpose.Matching);
        return [.. (await Folded(own, [youngPersonId])).Keys];
    }

    /// <summary>Each of these, and everybody who was put together with one of them, with that one’s id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> ReadWith(this YoungFuturesDb db, IReadOnlyCollection<Guid> youngPersonIds)
    {
        if (youngPersonIds.Count == 0) return new Dictionary<Guid, Guid>();
        await using var own = db.As(Purpose.Matching);
        return await Folded(own, youngPersonIds);
    }

    /// <summary>Whom this young person is read with, or themselves.</summary>
    public static async Task<Guid> SurvivorOf(this YoungFuturesDb db, Guid youngPersonId)
    {
        await using var own = db.As(Purpose.Matching);
        return await Survivor(own, youngPersonId);
    }

    /// <summary>Whom this young person was put together with and is read with now, where the viewer sees that one; nobody otherwise.</summary>
    public static async Task<Guid?> SeenWith(this YoungFuturesDb db, YoungPerson who)
    {
        if (who.MergedIntoId is null) return null;
        var survivorId = await db.SurvivorOf(who.Id);
        return await db.YoungPeople.AnyAsync(held => held.Id == survivorId) ? survivorId : null;
    }

    /// <summary>Each of these and everybody who was put together with them, and whom they are read with: a survivor that is not among these is left out.</summary>
    internal static async Task<Dictionary<Guid, Guid>> Folded(YoungFuturesDb whole, IReadOnlyCollection<Guid> survivors)
    {
        var of = survivors.ToDictionary(id => id);
        Guid?[] last = [.. survivors.Select(id => (Guid?)id)];
        for (var depth = 0; depth < Deepest && last.Length > 0; depth++)
        {
            var next = await whole.YoungPeople.Where(held => last.Contains(held.MergedIntoId)).OrderBy(held => held.Id).Take(Most).Select(held => new { held.Id, Into = held.MergedIntoId!.Value }).ToListAsync();
            last = [.. next.Where(held => of.TryAdd(held.Id, of[held.Into])).Select(held => (Guid?)held.Id)];
        }

        return of;
    }

    internal static async Task<Guid> Survivor(YoungFuturesDb whole, Guid youngPersonId)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            if (await whole.YoungPeople.Where(held => held.Id == youngPersonId).Select(held => held.MergedIntoId).SingleOrDefaultAsync() is not { } into) break;
            youngPersonId = into;
        }

        return youngPersonId;
    }

    /// <summary>How many open cases there are of these young people and of everybody they are read with, in sight or not.</summary>
    public static async Task<int> OpenCasesOf(this YoungFuturesDb db, params Guid[] youngPersonIds)
    {
        await using var own = db.As(Purpose.Matching);
        Guid[] all = [.. (await Folded(own, [.. youngPersonIds.Distinct()])).Keys];
        return await own.Cases.CountAsync(held => all.Contains(held.YoungPersonId) && held.Status != CaseStatus.Closed);
    }

    /// <summary>
    /// A case is opened, or opened again, for this young person: had they been put together with somebody since they were read, there might be two. Their version still has to be the one just read.
    /// </summary>
    public static void OpensFor(this YoungFuturesDb db, YoungPerson youngPerson) => db.Entry(youngPerson).Property(held => held.Version).IsModified = true;
}
