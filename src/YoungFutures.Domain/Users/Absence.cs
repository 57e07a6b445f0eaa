using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

/// <summary>
/// Somebody is away from one day to another, and a colleague stands in. What is theirs stays theirs; for that time the colleague sees it among their own, gets its digests, and is named
/// where the absent person was. It begins and ends by itself.
/// </summary>
public sealed class Absence : Record
{
    /// <summary>Longer than that is handed over.</summary>
    public const int LongestDays = 92;

    private Absence() { }

    public Absence(User user, User cover, DateOnly from, DateOnly to, Guid byId, DateTime at)
    {
        var today = UkTime.LocalDate(at);
        if (to < from) throw new Refused("The last day cannot be before the first.");
        if (to < today) throw new Refused("These days have passed already.");
        if (to.DayNumber - from.DayNumber >= LongestDays) throw new Refused("Somebody who is away for longer than {0} days hands their work over instead.", LongestDays);
        if (cover.Id == user.Id) throw new Refused("Choose a colleague who stands in.");
        if (cover.HasLeft(to)) throw new Refused("This colleague leaves before the absence is over. Choose somebody else.");
        (UserId, CoverId, From, To, RecordedById, RecordedAt) = (user.Id, cover.Id, from, to, byId, at);
    }

    public Guid UserId { get; private set; }
    public Guid CoverId { get; private set; }
    public DateOnly From { get; private set; }
    /// <summary>The last day.</summary>
    public DateOnly To { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }

    public bool IsOpenOn(DateOnly day) => EndedAt is null && From <= day && day <= To;

    /// <summary>Back sooner, or never gone.</summary>
    public void End(Guid byId, DateTime at)
    {
        if (EndedAt is not null || To < UkTime.LocalDate(at)) throw new Refused("This absence is over already.");
        (EndedAt, EndedById) = (at, byId);
    }

    /// <summary>Whoever stood in has left: what was lent to them ends, and the absent person finds their own again.</summary>
    internal void CoverLeft(DateTime at) => EndedAt = at;
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
        absence.HasOne<User>().WithMany().HasForeignKey(held => held.CoverId);
        absence.HasIndex(held => new { held.UserId, held.To });
        absence.HasIndex(held => new { held.UserId, held.From }, "OnceFromADay").IsUnique().HasFilter("[EndedAt] IS NULL");
        absence.HasIndex(held => new { held.CoverId, held.To });
        absence.HasIndex(held => held.To);
    }
}

public static class AbsenceRights
{
    /// <summary>One's own, whoever works with young people here.</summary>
    public static readonly Right Record = new(nameof(Record), viewer => viewer.WorksOnCases);
}

/// <summary>Who can stand in for whom, and for whom somebody stands in.</summary>
public static class Covers
{
    /// <summary>
    /// Colleagues who hold every role that this person holds, in the same panels, and speak for the same agency: to stand in gives nobody a right that they had not.
    /// </summary>
    public static async Task<List<User>> CoversOf(this YoungFuturesDb db, Guid userId)
    {
        var now = db.Now;
        var (today, yes) = (UkTime.LocalDate(now), Roles);
        var user = await db.Users.Include(held => held.Memberships).AsNoTracking().SingleOrDefaultAsync(held => held.Id == userId);
        var roles = user?.Memberships.Where(held => held.IsOpenAt(now) && yes.Contains(held.Role)).ToList() ?? [];
        if (user is null || roles.Count == 0) return [];
        var panelIds = roles.ConvertAll(held => held.PanelId);
        var colleagues = await db.Users.AsNoTracking().Include(held => held.Memberships)
            .Where(held => held.Id != userId && held.PasswordHash != null && (held.LeavesOn == null || held.LeavesOn >= today) && held.Memberships.Any(role => panelIds.Contains(role.PanelId) && role.From <= now && (role.Until == null || now < role.Until)))
            .OrderBy(held => held.DisplayName).ThenBy(held => held.Id).Take(Most).ToListAsync();
        return colleagues.FindAll(held => (held.AgencyId == user.AgencyId || !roles.Exists(role => role.SpeaksForAnAgency))
            && roles.TrueForAll(role => held.Memberships.Exists(other => other.IsOpenAt(now) && other.Role == role.Role && other.PanelId == role.PanelId)));
    }

    /// <summary>Whom these people stand in for today.</summary>
    public static async Task<Dictionary<Guid, Guid>> CoversToday(this YoungFuturesDb db)
    {
        var today = UkTime.LocalDate(db.Now);
        // Those of today alone, a handful.
        var away = await db.Absences.Where(held => held.To >= today && held.From <= today && held.EndedAt == null).OrderBy(held => held.To).Select(held => new { held.UserId, held.CoverId }).ToListAsync();
        return away.GroupBy(held => held.UserId).ToDictionary(held => held.Key, held => held.Max(one => one.CoverId));
    }

    /// <summary>To be saved next. Of two who write down an absence of either person in the same moment one meets the other in that save: neither could see the other's row.</summary>
    /// <exception cref="Refused">Either of the two is already spoken for in that time.</exception>
    public static async Task AddAbsence(this YoungFuturesDb db, Absence absence, User user, User cover)
    {
        await db.MustBeFree(absence);
        db.Absences.Add(absence);
        user.SpokenFor();
        cover.SpokenFor();
    }

    private static async Task MustBeFree(this YoungFuturesDb db, Absence absence)
    {
        var (from, to) = (absence.From, absence.To);
        var near = db.Absences.Where(held => held.Id != absence.Id && held.EndedAt == null && held.To >= from && held.From <= to);
        if (await near.AnyAsync(held => held.UserId == absence.UserId)) throw new Refused("An absence is recorded for this time already. End it first.");
        if (await near.AnyAsync(held => held.UserId == absence.CoverId)) throw new Refused("This colleague is away in that time too. Choose somebody else.");
        if (await near.AnyAsync(held => held.CoverId == absence.UserId)) throw new Refused("This person stands in for somebody else in that time. Let another colleague stand in there first.");
    }

    private const int Most = 500;
    private static readonly Role[] Roles = [Role.Coordinator, Role.Chair, Role.Partner, Role.Provider];
}

/// <summary>
/// Gives whoever stands in the sight that the absent person has by name, for that time, and takes it back. Everything else they see by their own roles. Running it again does no harm.
/// </summary>
public static class Covering
{
    private const int AtOnce = 100;

    /// <returns>How many were opened or ended.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.Sweeping);
        var (now, today, changed) = (own.Now, UkTime.LocalDate(own.Now), 0);
        changed += await EndWithoutPart(own, today, now, cancelled);
        // What was opened by somebody's absence and has nothing to rest on any more.
        while (true)
        {
            var over = await own.Involvements.Where(held => held.CoversId != null && held.From <= now && (held.Until == null || now < held.Until)
                    && (!own.Involvements.Any(of => of.Id == held.CoversId && of.From <= now && (of.Until == null || now < of.Until))
                        || !own.Absences.Any(away => away.CoverId == held.UserId && away.EndedAt == null && away.From <= today && away.To >= today
                            && own.Involvements.Any(of => of.Id == held.CoversId && of.UserId == away.UserId
                                // In that panel they hold every role that the absent person holds there, or they do not stand in there.
                                && !own.Memberships.Any(role => role.UserId == of.UserId && role.PanelId == of.PanelId && role.From <= now && (role.Until == null || now < role.Until)
                                    && !own.Memberships.Any(same => same.UserId == held.UserId && same.PanelId == of.PanelId && same.Role == role.Role && same.From <= now && (same.Until == null || now < same.Until)))
                                && own.Memberships.Any(part => part.UserId == held.UserId && part.PanelId == of.PanelId && part.From <= now && (part.Until == null || now < part.Until))))))
                .OrderBy(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
            if (over.Count == 0) break;
            foreach (var one in over) one.End(now);
            await own.SaveChangesAsync(cancelled);
            own.ChangeTracker.Clear();
            changed += over.Count;
        }

        foreach (var away in await own.Absences.AsNoTracking().Where(held => held.EndedAt == null && held.From <= today && held.To >= today).OrderBy(held => held.To).ThenBy(held => held.Id).ToListAsync(cancelled))
        {
            while (true)
            {
                var theirs = await own.Involvements.Where(held => held.UserId == away.UserId && held.CoversId == null && held.Reach != Reach.BrokenGlass && held.From <= now && (held.Until == null || now < held.Until)
                        && !own.Involvements.Any(open => open.CoversId == held.Id && open.UserId == away.CoverId && open.From <= now && (open.Until == null || now < open.Until))
                        && !own.Memberships.Any(role => role.UserId == held.UserId && role.PanelId == held.PanelId && role.From <= now && (role.Until == null || now < role.Until)
                            && !own.Memberships.Any(same => same.UserId == away.CoverId && same.PanelId == held.PanelId && same.Role == role.Role && same.From <= now && (same.Until == null || now < same.Until)))
                        && own.Memberships.Any(part => part.UserId == away.CoverId && part.PanelId == held.PanelId && part.From <= now && (part.Until == null || now < part.Until)))
                    .OrderBy(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
                if (theirs.Count == 0) break;
                own.Involvements.AddRange(theirs.Select(held => held.CoveredBy(away, now)));
                await own.SaveChangesAsync(cancelled);
                own.ChangeTracker.Clear();
                changed += theirs.Count;
            }
        }

        return changed;
    }

    /// <summary>Whoever has no part left in any panel of the absent person stands in no more, as if they had left.</summary>
    private static async Task<int> EndWithoutPart(YoungFuturesDb own, DateOnly today, DateTime now, CancellationToken cancelled)
    {
        var without = await own.Absences.Where(away => away.EndedAt == null && away.To >= today
                && own.Memberships.Any(role => role.UserId == away.UserId && role.PanelId != null && role.From <= now && (role.Until == null || now < role.Until))
                && !own.Memberships.Any(part => part.UserId == away.CoverId && part.PanelId != null && part.From <= now && (part.Until == null || now < part.Until)
                    && own.Memberships.Any(role => role.UserId == away.UserId && role.PanelId == part.PanelId && role.Role == part.Role && role.From <= now && (role.Until == null || now < role.Until))))
            .OrderBy(away => away.To).ThenBy(away => away.Id).Take(AtOnce).ToListAsync(cancelled);
        if (without.Count == 0) return 0;
        foreach (var away in without) away.CoverLeft(now);
        await own.SaveChangesAsync(cancelled);
        own.ChangeTracker.Clear();
        return without.Count;
    }

    /// <summary>What somebody sees by standing in ends in the same save as the sight that it rests on.</summary>
    internal static async Task EndWith(YoungFuturesDb db, IReadOnlyCollection<Involvement> ended, CancellationToken cancelled)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            var ids = ended.Select(held => held.Id).ToList();
            foreach (var resting in await db.Involvements.Where(held => held.CoversId != null && ids.Contains(held.CoversId.Value)).ToListAsync(cancelled))
                if (ended.First(held => held.Id == resting.CoversId).Until is { } until) resting.End(until);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
