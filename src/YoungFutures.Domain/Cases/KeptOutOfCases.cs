using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

/// <summary>Who must not see a case now. Nothing of it is given to them to do, and nobody writes to them about it.</summary>
public sealed record PeopleKeptOut(IReadOnlySet<Guid> UserIds)
{
    public static readonly PeopleKeptOut Nobody = new(new HashSet<Guid>());

    public bool Holds(Guid? userId) => userId is { } known && UserIds.Contains(known);

    /// <summary>This person, or nobody where they are kept out.</summary>
    public Guid? Unless(Guid? userId) => Holds(userId) ? null : userId;
}

public static class KeptOutOfCases
{
    /// <summary>
    /// Read around the filter: an agency that hands on its own check or action does not see who is kept out, and must name none of them. For choosing and for mail
    /// only; nothing of it is shown.
    /// </summary>
    public static async Task<PeopleKeptOut> KeptOutOf(this YoungFuturesDb db, Guid caseId)
    {
        await using var own = db.As(Purpose.Involving);
        var now = own.Now;
        return new PeopleKeptOut((await own.Exclusions.Where(held => held.CaseId == caseId && held.From <= now && (held.Until == null || now < held.Until))
            .Select(held => held.UserId).ToListAsync()).ToHashSet());
    }
}
