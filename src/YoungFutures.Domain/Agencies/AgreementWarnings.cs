using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Agencies;

/// <summary>
/// Tells whoever answers for an agency, and those who coordinate and govern its panels, that its sharing agreement ends: 60, 30 and 7 days before, and on the day after its last one.
/// A site that stood still tells once, of what is true on the day it wakes.
/// </summary>
public static class AgreementWarnings
{
    /// <summary>In calendar days. The last is that of an agreement that has ended.</summary>
    public static IReadOnlyList<int> Days { get; } = [60, 30, 7, -1];

    private const int AtOnce = 50;

    public static async Task<int> Send(YoungFuturesDb db, Func<Agency, AgreementWarning, IReadOnlyCollection<Guid>, Task> tell, CancellationToken cancelled = default)
    {
        var (now, today, told, after) = (db.Now, UkTime.LocalDate(db.Now), 0, Guid.Empty);
        var soon = today.AddDays(Days[0]);
        while (true)
        {
            var ending = await db.Agencies.Where(agency => agency.LeftOn == null && agency.AgreementExpiresOn <= soon && agency.Id > after).OrderBy(agency => agency.Id).Take(AtOnce).ToListAsync(cancelled);
            if (ending.Count == 0) return told;
            after = ending[^1].Id;
            foreach (var agency in ending)
            {
                var ends = agency.SharesUntil!.Value;
                var left = ends.DayNumber - today.DayNumber;
                if (Days.Where(days => left <= days).DefaultIfEmpty(int.MaxValue).Min() is var days && days == int.MaxValue) continue;
                if (await db.AgreementWarnings.AnyAsync(held => held.AgencyId == agency.Id && held.EndsOn == ends && held.DaysBefore == days, cancelled)) continue;
                var warning = new AgreementWarning(agency.Id, ends, days, now);
                db.AgreementWarnings.Add(warning);
                await tell(agency, warning, await WhoIsTold(db, agency, cancelled));
                try
                {
                    await db.SaveChangesAsync(cancelled);
                    told++;
                }
                catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException)
                {
                    // Another node told them in the same moment.
                }

                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<IReadOnlyCollection<Guid>> WhoIsTold(YoungFuturesDb db, Agency agency, CancellationToken cancelled)
    {
        var now = db.Now;
        var panels = db.PanelAgencies.Where(seat => seat.AgencyId == agency.Id).Select(seat => seat.PanelId);
        var people = await db.Memberships
            .Where(held => (held.Role == Role.Coordinator || held.Role == Role.InformationGovernance) && held.PanelId != null && panels.Contains(held.PanelId.Value) && held.From <= now && (held.Until == null || now < held.Until))
            .Select(held => held.UserId).Distinct().ToListAsync(cancelled);
        if (agency.ContactId is { } contact && !people.Contains(contact)) people.Add(contact);
        return people;
    }
}
