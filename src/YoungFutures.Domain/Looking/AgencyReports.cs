using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Looking;

/// <summary>Makes the report of the last month for each agency that has a contact: on the first working day, and later where that day was missed.</summary>
public static class AgencyReports
{
    /// <param name="db">Opened for the product’s own work.</param>
    /// <param name="write">Tells the contact that it is there, in the same save.</param>
    /// <returns>How many were made.</returns>
    public static async Task<int> Make(YoungFuturesDb db, Func<AgencyReport, Guid, Task> write, CancellationToken cancelled = default)
    {
        var today = UkTime.LocalDate(db.Now);
        var ends = new DateOnly(today.Year, today.Month, 1);
        if (today < WorkingCalendar.EnglandAndWales.Add(ends.AddDays(-1), 1)) return 0;
        var month = ends.AddMonths(-1);
        var made = 0;
        var missing = await db.Agencies.Where(agency => agency.ContactId != null && agency.LeftOn == null && !db.AgencyReports.Any(held => held.AgencyId == agency.Id && held.Month == month))
            .OrderBy(agency => agency.Id).Select(agency => agency.Id).ToListAsync(cancelled);
        foreach (var agencyId in missing)
        {
            if (await db.ContactOf(agencyId) is not { } contactId) continue;
            var report = await Of(db, agencyId, contactId, month, ends, today, cancelled);
            db.AgencyReports.Add(report);
            await write(report, contactId);
            try
            {
                await db.SaveChangesAsync(cancelled);
                made++;
            }
            catch (DbUpdateException clash) when (Clash.Is(clash))
            {
                // Another node was quicker, and has written.
            }

            db.ChangeTracker.Clear();
        }

        return made;
    }

    private static async Task<AgencyReport> Of(YoungFuturesDb db, Guid agencyId, Guid contactId, DateOnly month, DateOnly ends, DateOnly today, CancellationToken cancelled)
    {
        DateTime from = UkTime.StartOf(month), to = UkTime.StartOf(ends);
        // Whoever left before is told of only while a browser of theirs is still signed in.
        var people = await db.Users.AsNoTracking().Where(user => user.AgencyId == agencyId && (user.LeavesOn == null || user.LeavesOn >= month || db.Sessions.Any(session => session.UserId == user.Id && session.EndedAt == null)))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Select(user => new { user.Id, user.LeavesOn }).ToListAsync(cancelled);
        var lines = new List<AgencyReportLine>();
        foreach (var person in people)
        {
            var id = person.Id;
            var theirs = db.AuditEntries.Where(line => line.UserId == id && line.At >= from && line.At < to);
            lines.Add(new AgencyReportLine(id)
            {
                LastSignedInAt = await db.AuditEntries.Where(line => line.UserId == id && line.Event == AuditEvents.SignedIn).OrderByDescending(line => line.At).Select(line => (DateTime?)line.At).FirstOrDefaultAsync(cancelled),
                HasCodes = await db.Authenticators.AnyAsync(held => held.UserId == id && held.Secret != null, cancelled) || await db.Passkeys.AnyAsync(held => held.UserId == id, cancelled),
                Records = await theirs.Where(line => line.SubjectId != null && CaseLooks.Looking.Contains(line.Event)).Select(line => line.SubjectId).Distinct().CountAsync(cancelled),
                Searches = await theirs.CountAsync(line => line.Event == AuditEvents.Searched, cancelled),
                // One export of many records has a line for each.
                Exports = await theirs.Where(line => line.Event == AuditEvents.Exported).Select(line => line.RequestId).Distinct().CountAsync(cancelled),
                OutOfHours = await db.LookingDays.Where(held => held.UserId == id && held.Day >= month && held.Day < ends).SumAsync(held => held.OutOfHours, cancelled),
                LeftOn = person.LeavesOn < today ? person.LeavesOn : null,
                OpenSessions = await db.Sessions.CountAsync(session => session.UserId == id && session.EndedAt == null, cancelled),
            });
        }

        var outcomes = await db.UnusualLooks.Where(held => held.AgencyId == agencyId && held.ReviewedAt >= from && held.ReviewedAt < to && held.LookerId != contactId)
            .GroupBy(held => held.Outcome).Select(held => new { Outcome = held.Key, Count = held.Count() }).ToListAsync(cancelled);
        return new AgencyReport(agencyId, month, db.Now, WorkingCalendar.EnglandAndWales.Add(today, AgencyReport.ReadingDays), lines,
            outcomes.Where(held => held.Outcome is not null).ToDictionary(held => held.Outcome!.Value, held => held.Count));
    }
}
