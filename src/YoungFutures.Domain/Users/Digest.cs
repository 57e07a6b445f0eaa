using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Users;

public enum DigestRhythm
{
    [Display(Name = "Each working day on which something is late")] Daily,
    [Display(Name = "Once a week, on its first working day")] Weekly,
}

/// <summary>That somebody was sent what is late on one day.</summary>
public sealed class Digest : Record
{
    private Digest() { }

    internal Digest(Guid userId, DateOnly on, DateTime at) => (UserId, On, At) = (userId, on, at);

    public Guid UserId { get; private set; }
    public DateOnly On { get; private set; }
    public DateTime At { get; private set; }
}

internal sealed class DigestConfiguration : IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<Digest> digest)
    {
        digest.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
        // Two nodes that write in the same moment meet here, and one of them sends nothing.
        digest.HasIndex(held => new { held.UserId, held.On }).IsUnique();
    }
}

/// <summary>To whom a line comes, in this order: its owner, after some working days the contact of its agency, last the chair.</summary>
public enum DigestTo
{
    Owner,
    Contact,
    Chair,
}

/// <summary>What one person is told: per panel and reason, how many by each rule and the references of some.</summary>
public sealed record DigestPart(Panel Panel, DigestTo To, Gap Gap, int Count, IReadOnlyList<string> References);

public sealed record DigestFor(User Person, IReadOnlyList<DigestPart> Parts);

/// <summary>
/// Tells people what is late: owners daily or weekly, as they chose; their agency's contact after the panel's days, and the chair last. Nothing is sent on a day
/// that is no working day, and each person is written to once a day, whatever happens to the program in between.
/// </summary>
public static class Digests
{
    private const int MostReferences = 10;

    /// <param name="write">Queues the mail, in the same save as the note that it was written.</param>
    /// <returns>How many people were written to.</returns>
    public static async Task<int> Send(YoungFuturesDb db, Action<DigestFor> write, CancellationToken cancelled = default)
    {
        var (calendar, today) = (WorkingCalendar.EnglandAndWales, UkTime.LocalDate(db.Now));
        if (!calendar.IsWorkingDay(today)) return 0;
        var isFirstOfWeek = calendar.Add(today, -1) < today.AddDays(-((int)today.DayOfWeek - 1));
        var covers = await db.CoversToday();
        var parts = new Dictionary<Guid, List<DigestPart>>();
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Code).Select(panel => panel.Id).ToListAsync(cancelled))
            await Gather(db, await db.ActIn(panelId), covers, parts, cancelled);

        var sent = 0;
        foreach (var (userId, theirs) in parts)
        {
            db.ChangeTracker.Clear();
            var person = await db.Users.SingleOrDefaultAsync(user => user.Id == userId, cancelled);
            if (person?.Email is null || person.HasLeft(today) || (person.DigestRhythm == DigestRhythm.Weekly && !isFirstOfWeek)) continue;
            if (await db.Digests.AnyAsync(held => held.UserId == userId && held.On == today, cancelled)) continue;
            db.Digests.Add(new Digest(userId, today, db.Now));
            write(new DigestFor(person, theirs));
            try
            {
                await db.SaveChangesAsync(cancelled);
                sent++;
            }
            catch (DbUpdateException clash) when (Clash.Is(clash))
            {
                // Another node was quicker, and has written.
            }
        }

        return sent;
    }

    private static async Task Gather(YoungFuturesDb db, Act act, Dictionary<Guid, Guid> covers, Dictionary<Guid, List<DigestPart>> parts, CancellationToken cancelled)
    {
        var calendar = WorkingCalendar.EnglandAndWales;
        var board = await GapBoard.Of(db, act, cancelled);
        var (forContact, forChair) = (calendar.Add(GapRules.Past(act.Today), -act.Limits.AgencyDigestDays), calendar.Add(GapRules.Past(act.Today), -act.Limits.ChairDigestDays));
        var chairs = await db.Memberships.Where(held => held.Role == Role.Chair && held.PanelId == act.Panel.Id && held.From <= act.At && (held.Until == null || act.At < held.Until)).Select(held => held.UserId).Distinct().ToListAsync(cancelled);
        // Whose something is, first; what each of them sees of it is asked as they would see it.
        var owners = new HashSet<Guid>();
        var agencies = new HashSet<Guid>();
        var forChairs = new HashSet<GapRule>();
        var rules = new List<GapRule>();
        foreach (var rule in board.Rules)
        {
            var lines = board.Waiting(rule);
            var theirs = await lines.Select(line => line.OwnerId).Distinct().ToListAsync(cancelled);
            if (theirs.Count == 0) continue;
            rules.Add(rule);
            owners.UnionWith(theirs.OfType<Guid>());
            if (!rule.OfPanel) agencies.UnionWith((await lines.Where(line => line.Since <= forContact && line.AgencyId != null).Select(line => line.AgencyId).Distinct().ToListAsync(cancelled)).OfType<Guid>());
            if (await lines.AnyAsync(line => line.Since <= forChair, cancelled)) forChairs.Add(rule);
        }

        var contacts = await db.ContactsOf([.. agencies]);
        var people = owners.Select(owner => covers.GetValueOrDefault(owner, owner)).Concat(contacts.Values.Select(contact => covers.GetValueOrDefault(contact, contact))).Concat(chairs).ToHashSet();
        foreach (var personId in people)
        {
            var agencyIds = contacts.Where(held => covers.GetValueOrDefault(held.Value, held.Value) == personId).Select(held => held.Key).ToList();
            var answersFor = owners.Where(owner => covers.GetValueOrDefault(owner, owner) == personId).ToList();
            var person = await db.Users.AsNoTracking().Include(user => user.Memberships).SingleOrDefaultAsync(user => user.Id == personId, cancelled);
            if (person is null) continue;
            var (own, viewer) = (board, db.Viewer);
            db.Viewer = new Viewer
            {
                UserId = person.Id, AgencyId = person.AgencyId, Roles = [.. person.Memberships.Where(held => held.IsOpenAt(act.At)).Select(held => new RoleInPanel(held.Role, held.PanelId))],
            };
            try
            {
                foreach (var rule in rules)
                {
                    if (answersFor.Count > 0) await Add(rule, DigestTo.Owner, own.Waiting(rule).Where(line => line.OwnerId != null && answersFor.Contains(line.OwnerId.Value)));
                    if (agencyIds.Count > 0 && !rule.OfPanel)
                        await Add(rule, DigestTo.Contact, own.Waiting(rule).Where(line => line.Since <= forContact && line.AgencyId != null && agencyIds.Contains(line.AgencyId.Value) && (line.OwnerId == null || !answersFor.Contains(line.OwnerId.Value))));
                    if (chairs.Contains(personId) && forChairs.Contains(rule))
                        await Add(rule, DigestTo.Chair, own.Waiting(rule).Where(line => line.Since <= forChair && (line.OwnerId == null || !answersFor.Contains(line.OwnerId.Value))));
                }
            }
            finally
            {
                db.Viewer = viewer;
            }

            async Task Add(GapRule rule, DigestTo to, IQueryable<GapLine> lines)
            {
                var count = await lines.CountAsync(cancelled);
                if (count == 0) return;
                var references = await lines.Where(line => line.Reference != null).OrderBy(line => line.Since).ThenBy(line => line.Id).Take(MostReferences).Select(line => line.Reference!).ToListAsync(cancelled);
                if (!parts.TryGetValue(person.Id, out var held)) parts[person.Id] = held = [];
                held.Add(new DigestPart(act.Panel, to, rule.Gap, count, references));
            }
        }
    }
}
