using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Looking;

namespace YoungFutures.Tests.Web.Looking;

internal static class GivenLooking
{
    private static int looks, reports;

    /// <summary>A line of the audit as a page of this kind leaves it, for each of these young people, minute by minute.</summary>
    public static async Task Look(this YoungFuturesHost site, string account, DateTime at, string kind, params Guid[] subjectIds)
    {
        var user = await site.Given.User(account);
        var keyring = site.Services.GetRequiredService<AuditKeyring>();
        await using var db = site.Db();
        for (var index = 0; index < subjectIds.Length; index++)
            AuditTrail.Add(db, new AuditEntry
            {
                At = at.AddMinutes(index), UserId = user.Id, AgencyId = user.AgencyId, Event = AuditEvents.Seen, RecordKind = kind, RecordId = Guid.NewGuid(), SubjectId = subjectIds[index], PanelId = site.Given.PanelId, From = "203.0.113.9",
            }, keyring);
        await db.SaveChangesAsync();
    }

    /// <summary>What the job does at night, once everything is sealed.</summary>
    public static async Task<int> ReadLooks(this YoungFuturesHost site, LookLimits? limits = null)
    {
        await site.SealAll();
        await using var db = site.Db();
        return await UnusualLooking.Sweep(db, limits ?? LookLimits.Usual);
    }

    /// <summary>Every line that was written has its seal.</summary>
    public static async Task SealAll(this YoungFuturesHost site)
    {
        var sealer = site.Services.GetRequiredService<Sealer>();
        while (true)
        {
            await using var pending = site.Db();
            if (!await pending.AuditPending.AnyAsync()) break;
            try
            {
                await sealer.Seal(pending);
            }
            catch (DbUpdateException)
            {
                // The site seals as well.
            }
        }
    }

    public static async Task<List<UnusualLook>> Unusual(this YoungFuturesHost site, LookRule? rule = null)
    {
        await using var db = site.Db();
        return await db.UnusualLooks.AsNoTracking().Where(held => rule == null || held.Rule == rule).OrderBy(held => held.Id).ToListAsync();
    }

    /// <summary>An alert about somebody of an agency, to be reviewed.</summary>
    public static async Task<Guid> UnusualLook(this Given given, YoungFuturesHost site, string account = "police2.nw", LookRule rule = LookRule.OutOfHours, DateOnly? on = null)
    {
        var (user, owner) = (await given.User(account), await given.User(account == "ig.nw" ? "ig2.nw" : "ig.nw"));
        return await given.As("admin", (db, act) =>
        {
            // One for each person and day: this one has a day of its own.
            var day = on ?? act.Today.AddDays(-1000 - (Interlocked.Increment(ref looks) % 19_000));
            var held = new UnusualLook(rule, act.Panel.Id, user.Id, user.AgencyId, null, day, act.At, owner.Id, act.In(5));
            held.Count(3, act.At.AddHours(-4), act.At.AddHours(-3), new LookEvidence(2));
            db.UnusualLooks.Add(held);
            return Task.FromResult(held.Id);
        });
    }

    /// <summary>A report for the contact of the police of North Wales, of a month of its own.</summary>
    public static Task<Guid> AgencyReport(this Given given) => given.As("admin", async (db, act) =>
    {
        var agency = await db.Agencies.SingleAsync(held => held.Name == "North Wales Police");
        var report = new AgencyReport(agency.Id, new DateOnly(1900, 1, 1).AddMonths(Interlocked.Increment(ref reports) % 1400), act.At, act.In(10), [], new Dictionary<LookOutcome, int>());
        db.AgencyReports.Add(report);
        return report.Id;
    });

    public static Task<int> Reviewed(this YoungFuturesHost site, Guid id, LookOutcome outcome, string by = "ig.nw") => site.Given.As(by, async (db, act) =>
    {
        (await db.UnusualLooks.SingleAsync(held => held.Id == id)).Review(act, outcome, "They told me.");
        return 0;
    });

    public static Task<int> LedBy(this YoungFuturesHost site, Guid caseId, string account) => site.Given.As("coordinator.nw", async (db, _) =>
    {
        var lead = await site.Given.User(account);
        db.Entry(await db.Cases.SingleAsync(held => held.Id == caseId)).Property(held => held.LeadPractitionerId).CurrentValue = lead.Id;
        return 0;
    });
}
