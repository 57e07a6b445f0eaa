using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
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
/// that is no working day, and each person is written to once a day, whatever happens to the program in between. Who is away is answered for by their cover.
/// </summary>
public static class Digests
{
    /// <summary>Its name in the timetable: whoever wants it weekly is written to by the first run of the week that succeeds.</summary>
    public const string Job = "digests";

    private const int MostReferences = 10;
    private const int AtOnce = 200;

    /// <param name="write">Queues the mail, in the same save as the note that it was written.</param>
    /// <returns>How many people were written to.</returns>
    public static async Task<int> Send(YoungFuturesDb db, Action<DigestFor> write, CancellationToken cancelled = default)
    {
        var (calendar, today) = (WorkingCalendar.EnglandAndWales, UkTime.LocalDate(db.Now));
        if (!calendar.IsWorkingDay(today)) return 0;
        var parts = await Due(db, cancelled);

        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var succeeded = await db.JobRuns.Where(run => run.Name == Job).Select(run => run.SucceededAt).SingleOrDefaultAsync(cancelled);
        var isWeeklyDone = succeeded is { } at && UkTime.LocalDate(at) >= calendar.Add(monday.AddDays(-1), 1);
        var sent = 0;
        foreach (var some in parts.Keys.Chunk(AtOnce))
        {
            var people = await db.Users.AsNoTracking().Where(user => some.Contains(user.Id)).ToListAsync(cancelled);
            var written = (await db.Digests.Where(held => some.Contains(held.UserId) && held.On >= monday).Select(held => new { held.UserId, held.On }).ToListAsync(cancelled)).ToLookup(held => held.UserId, held => held.On);
            foreach (var person in people)
            {
                if (person.Email is null || person.HasLeft(today) || written[person.Id].Contains(today)) continue;
                if (person.DigestRhythm == DigestRhythm.Weekly && (isWeeklyDone || written[person.Id].Any())) continue;
                db.ChangeTracker.Clear();
                db.Digests.Add(new Digest(person.Id, today, db.Now));
                write(new DigestFor(person, parts[person.Id]));
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
        }

        return sent;
    }

    /// <summary>What each person is to be told today: so many queries for each panel as there are rules, however many people there are.</summary>
    public static async Task<Dictionary<Guid, List<DigestPart>>> Due(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var covers = await db.CoversToday();
        var parts = new Dictionary<Guid, List<DigestPart>>();
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Code).Select(panel => panel.Id).ToListAsync(cancelled))
        {
            var board = await GapBoard.Of(db, await db.ActIn(panelId), cancelled);
            var readers = await DigestReaders.Of(db, board.Act, covers, cancelled);
            foreach (var rule in board.Rules) await Gather(db, board, rule, readers, parts, cancelled);
        }

        return parts;
    }

    /// <summary>Each line is read once; to whom it comes, and whether they see it, is asked of what is known of the panel's people.</summary>
    private static async Task Gather(YoungFuturesDb db, GapBoard board, GapRule rule, DigestReaders readers, Dictionary<Guid, List<DigestPart>> parts, CancellationToken cancelled)
    {
        var (calendar, limits, now) = (WorkingCalendar.EnglandAndWales, board.Act.Limits, board.Act.At);
        var (forContact, forChair) = (calendar.Add(board.Scope.Past, -limits.AgencyDigestDays), calendar.Add(board.Scope.Past, -limits.ChairDigestDays));
        var told = new Dictionary<(DigestTo To, Guid PersonId), (int Count, List<string> References)>();
        var open = db.Involvements.Where(held => held.From <= now && (held.Until == null || now < held.Until));
        var lines = board.Waiting(rule).OrderBy(line => line.Since).ThenBy(line => line.Id).Select(line => new LateLine(
            line.Id, line.CaseId, line.Reference, line.OwnerId, line.AgencyId, line.Since,
            line.CaseId != null && db.Cases.Any(held => held.Id == line.CaseId && held.IsRestricted),
            // One question for each kind, so that each has its index.
            line.AgencyId != null && (open.Any(held => held.CaseId == line.CaseId && held.AgencyId == line.AgencyId && held.Reach == Reach.Party) || open.Any(held => held.CheckId == line.Id && held.AgencyId == line.AgencyId)
                || open.Any(held => held.ActionId == line.Id && held.AgencyId == line.AgencyId) || open.Any(held => held.InterventionId == line.Id && held.AgencyId == line.AgencyId)
                || open.Any(held => held.ReferralId == line.SubjectId && held.AgencyId == line.AgencyId)),
            line.OwnerId != null && (open.Any(held => held.CaseId == line.CaseId && held.UserId == line.OwnerId && held.Reach == Reach.Party) || open.Any(held => held.CheckId == line.Id && held.UserId == line.OwnerId)
                || open.Any(held => held.ActionId == line.Id && held.UserId == line.OwnerId) || open.Any(held => held.InterventionId == line.Id && held.UserId == line.OwnerId)
                || open.Any(held => held.ReferralId == line.SubjectId && held.UserId == line.OwnerId))));
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancelled))
        {
            var owner = line.OwnerId is { } ownerId ? readers.For(ownerId) : (Guid?)null;
            if (owner is { } theirs && readers.OwnerSees(rule, line, theirs)) Tell(DigestTo.Owner, theirs, line);
            if (!rule.OfPanel && line.Since <= forContact && line.AgencyId is { } agencyId && readers.ContactOf(agencyId) is { } contact && contact != owner && readers.ContactSees(rule, line, contact)) Tell(DigestTo.Contact, contact, line);
            if (line.Since > forChair || line.Since is null) continue;
            foreach (var chair in readers.Chairs.Where(chair => chair != owner && readers.ChairSees(rule, line, chair))) Tell(DigestTo.Chair, chair, line);
        }

        foreach (var ((to, personId), (count, references)) in told.OrderBy(held => held.Key.To))
        {
            if (!parts.TryGetValue(personId, out var held)) parts[personId] = held = [];
            held.Add(new DigestPart(board.Act.Panel, to, rule.Gap, count, references));
        }

        void Tell(DigestTo to, Guid personId, LateLine line)
        {
            var (count, references) = told.GetValueOrDefault((to, personId), (0, []));
            if (line.Reference is { } reference && references.Count < MostReferences) references.Add(reference);
            told[(to, personId)] = (count + 1, references);
        }
    }
}

/// <summary>A line of the board with what decides who sees it.</summary>
/// <param name="IsRestricted">Its case is open to named people alone.</param>
/// <param name="AgencySees">The record or its case is open to the line's agency.</param>
/// <param name="OwnerSees">The record or its case is open to the line's owner in person.</param>
internal sealed record LateLine(Guid Id, Guid? CaseId, string? Reference, Guid? OwnerId, Guid? AgencyId, DateOnly? Since, bool IsRestricted, bool AgencySees, bool OwnerSees);

/// <summary>
/// The people of one panel to whom digests go, and what each of them sees: what the filters of <see cref="YoungFuturesDb"/> say of one viewer, said of many at once. A test holds the two side by side.
/// </summary>
internal sealed class DigestReaders
{
    private readonly Dictionary<Guid, HashSet<Role>> roles = [];
    private readonly Dictionary<Guid, Guid?> agencies = [];
    private Dictionary<Guid, Guid> covers = [];
    private Dictionary<Guid, Guid> contacts = [];
    private HashSet<(Guid CaseId, Guid UserId)> keptOut = [];
    private HashSet<(Guid CaseId, Guid UserId)> named = [];
    private Dictionary<Guid, Guid> conflictOf = [];
    private HashSet<Guid> governors = [];

    public IReadOnlyList<Guid> Chairs { get; private set; } = [];

    public static async Task<DigestReaders> Of(YoungFuturesDb db, Act act, IReadOnlyDictionary<Guid, Guid> covers, CancellationToken cancelled)
    {
        var (readers, panelId, now) = (new DigestReaders(), act.Panel.Id, act.At);
        Role[] work = [Role.Coordinator, Role.Chair, Role.Partner, Role.Provider];
        foreach (var held in await db.Memberships.Where(held => held.PanelId == panelId && work.Contains(held.Role) && held.From <= now && (held.Until == null || now < held.Until))
                     .Join(db.Users, held => held.UserId, user => user.Id, (held, user) => new { held.UserId, held.Role, user.AgencyId }).ToListAsync(cancelled))
        {
            if (!readers.roles.TryGetValue(held.UserId, out var theirs)) readers.roles[held.UserId] = theirs = [];
            theirs.Add(held.Role);
            readers.agencies[held.UserId] = held.AgencyId;
        }

        readers.governors = await db.Memberships.Where(held => held.PanelId == panelId && held.Role == Role.InformationGovernance && held.From <= now && (held.Until == null || now < held.Until)).Select(held => held.UserId).ToHashSetAsync(cancelled);
        // Who has no longer every role here that the absent person has does not stand in here.
        readers.covers = covers.Where(held => !readers.roles.TryGetValue(held.Key, out var theirs) || (readers.roles.TryGetValue(held.Value, out var others) && theirs.IsSubsetOf(others))).ToDictionary();
        readers.contacts = await db.ContactsOf([.. readers.agencies.Values.OfType<Guid>().Distinct()]);
        readers.Chairs = [.. readers.roles.Where(held => held.Value.Contains(Role.Chair)).Select(held => readers.For(held.Key)).Distinct()];
        readers.keptOut = [.. (await db.Exclusions.Where(held => held.PanelId == panelId && held.From <= now && (held.Until == null || now < held.Until)).Select(held => new { held.CaseId, held.UserId }).ToListAsync(cancelled))
            .Select(held => (held.CaseId, held.UserId))];
        var byName = readers.Chairs.Concat(readers.contacts.Values.Select(readers.For)).Distinct().ToList();
        readers.named = [.. (await db.Involvements.Where(held => held.UserId != null && byName.Contains(held.UserId.Value) && held.Reach == Reach.Party && held.CaseId != null && held.PanelId == panelId && held.From <= now && (held.Until == null || now < held.Until))
            .Select(held => new { CaseId = held.CaseId!.Value, UserId = held.UserId!.Value }).ToListAsync(cancelled)).Select(held => (held.CaseId, held.UserId))];
        readers.governors = [.. await db.Memberships.Where(held => held.PanelId == panelId && held.Role == Role.InformationGovernance && held.From <= now && (held.Until == null || now < held.Until)).Select(held => held.UserId).ToListAsync(cancelled)];
        readers.conflictOf = await db.Declarations.Where(held => held.PanelId == panelId && held.State == DeclarationState.Proposed && held.Tie != Tie.Referred && held.Tie != Tie.Taught && held.Tie != Tie.WorkedWith)
            .Select(held => new { held.Id, held.PersonId }).ToDictionaryAsync(held => held.Id, held => held.PersonId, cancelled);
        return readers;
    }

    /// <summary>This person, or whoever stands in for them today.</summary>
    public Guid For(Guid userId) => covers.GetValueOrDefault(userId, userId);

    public Guid? ContactOf(Guid agencyId) => contacts.TryGetValue(agencyId, out var contact) ? For(contact) : null;

    public bool OwnerSees(GapRule rule, LateLine line, Guid personId)
    {
        if (rule.Gap == Gap.AccessLate) return governors.Contains(personId);
        if (IsKeptOut(line, personId)) return false;
        // Whoever stands in may be the one whom it is about.
        if (rule.OfGovernance) return personId == line.OwnerId && governors.Contains(personId);
        // Another panel's coordinator, who sees the transfer and nothing else here.
        if (rule.Gap == Gap.TransferUnanswered) return true;
        if (!Works(personId)) return false;
        // Whoever asks how it went sees their own check, and no case.
        if (rule.Gap is Gap.CheckAfterLate or Gap.HelpWantedAgain || line.OwnerSees) return true;
        return PanelSees(rule, line, personId) || AgencySees(line, personId);
    }

    public bool ContactSees(GapRule rule, LateLine line, Guid personId) => !IsKeptOut(line, personId) && Works(personId)
        && (PanelSees(rule, line, personId) || AgencySees(line, personId) || (rule.Gap == Gap.ReportUnconfirmed && agencies.GetValueOrDefault(personId) == line.AgencyId)
            || (line.CaseId is { } caseId && rule.Gap != Gap.CheckNotReturned && named.Contains((caseId, personId))));

    public bool ChairSees(GapRule rule, LateLine line, Guid personId) => !IsKeptOut(line, personId) && PanelSees(rule, line, personId);

    private bool PanelSees(GapRule rule, LateLine line, Guid personId)
    {
        if (rule.Gap == Gap.AccessLate) return false;
        if (!roles.TryGetValue(personId, out var theirs) || !(theirs.Contains(Role.Coordinator) || theirs.Contains(Role.Chair))) return false;
        if (rule.OfGovernance) return false;
        // Links and returns are shown to whoever runs the panel, and to no chair.
        if (rule.Gap is Gap.LinkUndecided or Gap.ReturnLate && !theirs.Contains(Role.Coordinator)) return false;
        if (rule.Gap == Gap.ConflictUnconfirmed && conflictOf.GetValueOrDefault(line.Id) == personId) return false;
        return !line.IsRestricted || (line.CaseId is { } caseId && named.Contains((caseId, personId)));
    }

    private bool AgencySees(LateLine line, Guid personId) => line is { AgencySees: true, IsRestricted: false } && agencies.GetValueOrDefault(personId) is { } agencyId && agencyId == line.AgencyId;

    private bool IsKeptOut(LateLine line, Guid personId) => line.CaseId is { } caseId && keptOut.Contains((caseId, personId));

    private bool Works(Guid personId) => roles.ContainsKey(personId);
}
