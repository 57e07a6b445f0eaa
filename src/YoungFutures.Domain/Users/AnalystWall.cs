using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

/// <summary>
/// Whoever reads released figures has a part in no case: who knew some of the young people behind a figure could tell more from it than it says. That the account holds no other
/// role is <see cref="Membership.MayHold"/>; here is the other half, in both directions.
/// </summary>
public static class AnalystWall
{
    /// <summary>To be asked before somebody becomes an analyst.</summary>
    /// <exception cref="Refused">Something of a case is theirs: open to them by name, to do, to answer for, or lent to them.</exception>
    public static async Task MustBelongToNoCase(this YoungFuturesDb db, Guid userId)
    {
        await using var own = db.As(Purpose.Sweeping);
        var (now, today) = (own.Now, UkTime.LocalDate(own.Now));
        if (await own.Involvements.AnyAsync(held => held.UserId == userId && (held.Until == null || now < held.Until))
            || await own.Absences.AnyAsync(away => away.EndedAt == null && away.To >= today && (away.CoverId == userId || away.UserId == userId))
            || await own.Agencies.AnyAsync(agency => agency.ContactId == userId)
            || (await OpenWork.Counts(own, userId)).Count > 0)
            throw new Refused("This account has a part in cases, answers for an agency or stands in for somebody. An analyst’s account does not: end or hand over all of that first, or use an account of its own.");
    }

    /// <summary>Whatever way it was opened, nothing of a case is opened to an analyst by name.</summary>
    internal static async Task MustNotBeCrossed(YoungFuturesDb db, IReadOnlyList<EntityEntry> tracked, CancellationToken cancelled)
    {
        var named = tracked.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).OfType<Involvement>().Select(held => held.UserId).OfType<Guid>().Distinct().ToArray();
        if (named.Length == 0) return;
        var now = db.Now;
        if (await db.Memberships.AnyAsync(held => named.Contains(held.UserId) && held.Role == Role.Analyst && held.From <= now && (held.Until == null || now < held.Until), cancelled))
            throw new Refused("This person reads the figures as an analyst and can have no part in a case. Choose somebody else.");
    }
}
