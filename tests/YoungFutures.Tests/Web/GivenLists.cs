using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web;

/// <summary>What agencies' lists say, put there as imports leave it, and linked as linkage leaves it.</summary>
public static class GivenLists
{
    private static int made;

    /// <summary>A young person whom lists name: nothing of them is on record.</summary>
    public static async Task<Listed> Listed(this YoungFuturesHost site, string? name = null, DateOnly? bornOn = null, Guid? panelId = null)
    {
        var identity = new LinkedIdentity(panelId ?? site.Given.PanelId);
        await using var db = site.Db();
        db.LinkedIdentities.Add(identity);
        await db.SaveChangesAsync();
        var number = Interlocked.Increment(ref made);
        // Nobody else of the class has the name or the day.
        var parts = (name ?? $"Listed{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))} Rhestr{(char)('a' + (number * 7 % 26))}").Split(' ', 2);
        return new Listed(identity.Id, identity.PanelId, parts[0], parts[1], bornOn ?? Domain.Scene.Wednesday.AsDay().AddYears(-14).AddDays(-number * 3));
    }

    public static DateOnly AsDay(this DateTime moment) => DateOnly.FromDateTime(moment);

    /// <summary>A record of an agency's list about them, taken in and linked; whoever links says that it is to be looked at.</summary>
    public static async Task<Guid> Says(this YoungFuturesHost site, Listed listed, string agencyName, SignalKind kind, int daysAgo, Action<SignalDraft>? with = null)
    {
        await using var db = site.Db();
        var agency = await db.Agencies.SingleAsync(held => held.Name == agencyName);
        var list = await db.SignalLists.SingleOrDefaultAsync(held => held.PanelId == listed.PanelId && held.AgencyId == agency.Id && held.Name == "Weekly");
        if (list is null) db.SignalLists.Add(list = new SignalList(listed.PanelId, agency, "Weekly", Enum.GetValues<SignalKind>()));
        var import = new SignalImport(list, "week.csv", $"{Guid.NewGuid():N}{Guid.NewGuid():N}", 100, null, db.Now) { Status = ImportStatus.Committed, CommittedAt = db.Now };
        db.SignalImports.Add(import);
        var draft = new SignalDraft { Reference = Guid.NewGuid().ToString("N")[..8] };
        if (agency.Sector == Sector.Police) (draft.Role, draft.Standing) = (PoliceRole.Suspect, RecordStanding.Stands);
        with?.Invoke(draft);
        var signal = new Signal
        {
            PanelId = listed.PanelId, AgencyId = agency.Id, ListId = list.Id, ImportId = import.Id, Row = 2, SourceKey = draft.SourceKey ?? Guid.NewGuid().ToString("N"), GivenName = listed.Given, FamilyName = listed.Family, BornOn = listed.BornOn,
            AreaCode = "W06000006", Postcode = "LL11 1AB", Sex = Sex.Male, Kind = kind, OccurredOn = db.Now.AsDay().AddDays(-daysAgo), EndedOn = draft.EndedOn, Reference = draft.Reference, Role = draft.Role, Standing = draft.Standing,
            Outcome = draft.Outcome, Quantity = draft.Quantity, Programme = draft.Programme, StatutoryThreshold = draft.StatutoryThreshold, Detail = draft.Detail, ConcernCodes = draft.Concerns, StrengthCodes = draft.Strengths, IdentityId = listed.IdentityId,
        };
        db.Signals.Add(signal);
        (await db.LinkedIdentities.SingleAsync(held => held.Id == listed.IdentityId)).ToEvaluateSince = db.Now;
        await db.SaveChangesAsync();
        return signal.Id;
    }

    /// <summary>The source takes a record back.</summary>
    public static async Task TakesBack(this YoungFuturesHost site, Listed listed, Guid signalId)
    {
        await using var db = site.Db();
        (await db.Signals.SingleAsync(held => held.Id == signalId)).WithdrawnAt = db.Now;
        (await db.LinkedIdentities.SingleAsync(held => held.Id == listed.IdentityId)).ToEvaluateSince = db.Now;
        await db.SaveChangesAsync();
    }

    /// <summary>The job that looks with the rules runs once.</summary>
    public static async Task<int> Identify(this YoungFuturesHost site)
    {
        await using var db = site.Db();
        await using var own = db.As(Purpose.Identifying);
        return await new Identifying(own).Run();
    }

    /// <summary>Two crimes, the police's: somebody the shipped rules find, waiting for a decision.</summary>
    public static async Task<(Listed Listed, Guid CandidateId)> Candidate(this YoungFuturesHost site, string? name = null, string? detail = null, Guid? panelId = null)
    {
        var listed = await site.Listed(name, panelId: panelId);
        var police = panelId == site.Given.OtherPanelId ? "Hertfordshire Constabulary" : "North Wales Police";
        await site.Says(listed, police, SignalKind.Crime, 5, signal => signal.Detail = detail);
        await site.Says(listed, police, SignalKind.Crime, 60);
        await site.Identify();
        return (listed, await site.WaitingOf(listed) ?? throw new InvalidOperationException("The rules found nobody."));
    }

    public static async Task<Guid?> WaitingOf(this YoungFuturesHost site, Listed listed)
    {
        await using var db = site.Db();
        return await db.Candidates.Where(held => held.IdentityId == listed.IdentityId && held.Status == CandidateStatus.Waiting).Select(held => (Guid?)held.Id).SingleOrDefaultAsync();
    }

    public static async Task<Candidate> CandidateOf(this YoungFuturesHost site, Guid candidateId)
    {
        await using var db = site.Db();
        return await db.Candidates.Include(held => held.Evidence).SingleAsync(held => held.Id == candidateId);
    }
}

public sealed record Listed(Guid IdentityId, Guid PanelId, string Given, string Family, DateOnly BornOn);

/// <summary>What a record says beside its kind and day.</summary>
public sealed class SignalDraft
{
    public string? SourceKey { get; set; }
    public DateOnly? EndedOn { get; set; }
    public string? Reference { get; set; }
    public PoliceRole? Role { get; set; }
    public RecordStanding? Standing { get; set; }
    public int? Outcome { get; set; }
    public decimal? Quantity { get; set; }
    public Programme? Programme { get; set; }
    public bool? StatutoryThreshold { get; set; }
    public string? Detail { get; set; }
    public List<string> Concerns { get; set; } = [];
    public List<string> Strengths { get; set; } = [];
}
