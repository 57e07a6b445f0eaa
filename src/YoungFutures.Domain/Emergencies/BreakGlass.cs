using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Emergencies;

/// <summary>What somebody typed who breaks the glass: a reference, or a full name with its date of birth.</summary>
public sealed record Sought(SoughtBy By, string? Reference, string? Name, DateOnly? BornOn);

/// <summary>What was written down, and the case that is in sight now.</summary>
public sealed record GlassBroken(GlassTry Try, Guid? CaseId);

/// <summary>
/// Looks for one case around the filter, by nothing but an exact match, and opens it or does not. Whoever tried learns of a case only if it was opened; to be saved with what tells the panel.
/// </summary>
public static class BreakGlass
{
    // Of one name and one date of birth there are few.
    private const int Most = 100;

    public static async Task<GlassBroken> Break(YoungFuturesDb db, Act act, Sought sought, GlassGround ground, string because)
    {
        await using var own = db.As(Purpose.BreakingGlass);
        var found = await Cases(own, act.Panel.Id, sought);
        // What keeps somebody out of a case wins here too, and a restricted one is opened to whoever runs or chairs its panel alone.
        var opens = found.Find(held => !held.KeepsOut(act.UserId, act.At) && (!held.IsRestricted || db.Viewer.RunsOrChairs(held.PanelId)));
        if (opens is not null && await db.Cases.AnyAsync(held => held.Id == opens.Id)) return new(Tried(GlassAnswer.InSight), opens.Id);
        var tried = Tried(opens is null ? GlassAnswer.NothingOpened : GlassAnswer.Opened);
        if (opens is not null)
        {
            var objected = act.AgencyId is { } agencyId && await own.Objections.AnyAsync(held => held.CaseId == opens.Id && held.AgencyId == agencyId && held.EndedAt == null);
            var sight = EmergencySight.Of(act, tried, opens, because, await DecidedBy(own, act), objected);
            db.Involvements.Add(sight.Involvement!);
            db.EmergencySights.Add(sight);
            return new(tried, opens.Id);
        }

        if (found is [var refused, ..]) db.EmergencySights.Add(EmergencySight.Refused(act, tried, refused, because, await DecidedBy(own, act)));
        return new(tried, null);

        GlassTry Tried(GlassAnswer answer)
        {
            var one = new GlassTry(act, sought.By, ground, answer);
            db.GlassTries.Add(one);
            return one;
        }
    }

    /// <summary>The coordinator; where it was the coordinator who broke the glass, a chair.</summary>
    public static async Task<Guid> WhoIsTold(YoungFuturesDb db, Act act)
    {
        await using var own = db.As(Purpose.BreakingGlass);
        return await DecidedBy(own, act);
    }

    private static async Task<Guid> DecidedBy(YoungFuturesDb own, Act act)
    {
        if (act.UserId != act.CoordinatorId) return act.CoordinatorId;
        var (now, today, panelId) = (act.At, act.Today, act.Panel.Id);
        return await own.Memberships.Where(held => held.Role == Role.Chair && held.PanelId == panelId && held.UserId != act.UserId && held.From <= now && (held.Until == null || now < held.Until)
                && own.Users.Any(user => user.Id == held.UserId && (user.LeavesOn == null || user.LeavesOn >= today)))
            .OrderBy(held => held.From).ThenBy(held => held.Id).Select(held => (Guid?)held.UserId).FirstOrDefaultAsync() ?? act.CoordinatorId;
    }

    /// <summary>The cases of the one young person who is meant, the one that is open first; none where two could be meant.</summary>
    private static async Task<List<Case>> Cases(YoungFuturesDb own, Guid panelId, Sought sought)
    {
        if (sought.By == SoughtBy.Reference)
        {
            var reference = (sought.Reference ?? "").Trim().ToUpperInvariant();
            return await own.Cases.AsNoTracking().Include(held => held.Exclusions).Where(held => held.Reference == reference && held.PanelId == panelId).OrderBy(held => held.Id).Take(1).ToListAsync();
        }

        var ids = await People(own, panelId, sought);
        return await own.Cases.AsNoTracking().Include(held => held.Exclusions).Where(held => ids.Contains(held.YoungPersonId) && held.PanelId == panelId)
            .OrderByDescending(held => held.Status != CaseStatus.Closed).ThenByDescending(held => held.OpenedAt).ThenBy(held => held.Id).Take(Most).ToListAsync();
    }

    private static async Task<List<Guid>> People(YoungFuturesDb own, Guid panelId, Sought sought)
    {
        var words = NameKeys.ForSearch(sought.Name);
        // A given name alone is no full name.
        if (words.Count < 2 || sought.BornOn is not { } born) return [];
        var candidates = own.YoungPeople.AsNoTracking().Where(held => held.PanelId == panelId && held.BornOn == born);
        foreach (var token in words.Select(word => word.Token))
            candidates = candidates.Where(held => own.NameKeys.Any(key => key.YoungPersonId == held.Id && key.Value == token && key.Kind == NameKeyKind.Token));
        var people = await candidates.OrderBy(held => held.Id).Take(Most).Select(held => new { held.Id, held.MergedIntoId, held.GivenName, held.FamilyName, held.PreferredName }).ToListAsync();
        var asked = FoldedName.Of(sought.Name).Joined;
        // The keys only lead here: a name matches whole, with its accents and particles left out, or not at all.
        var meant = people.Where(held => Is(asked, held.GivenName, held.FamilyName) || (held.PreferredName is { } preferred && Is(asked, preferred, held.FamilyName)))
            .Select(held => held.MergedIntoId ?? held.Id).Distinct().ToList();
        if (meant is not [var one]) return [];
        return [one, .. await own.YoungPeople.Where(held => held.MergedIntoId == one).OrderBy(held => held.Id).Take(Most).Select(held => held.Id).ToListAsync()];
    }

    private static bool Is(string asked, string given, string family) => FoldedName.Of($"{given} {family}").Joined == asked;
}
