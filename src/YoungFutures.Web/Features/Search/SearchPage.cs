using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Search;

/// <summary>How a name answers to what was typed, the strongest first.</summary>
public enum NameAnswer
{
    [Display(Name = "Same name")] Same,
    [Display(Name = "Begins like it")] Begins,
    [Display(Name = "Another form of the name")] AnotherForm,
    [Display(Name = "Sounds like it")] SoundsAlike,
}

public enum BirthAnswer
{
    [Display(Name = "Same date of birth")] Same,
    [Display(Name = "Date of birth not known")] Missing,
    [Display(Name = "Another date of birth")] Differs,
}

/// <summary>A young person or a referral that answers to a search, and in what.</summary>
public sealed record Hit(string Href, string Name, string? PreferredName, string? AlsoKnownAs, DateOnly? BornOn, string? Reference, ReferralStatus? Status, NameAnswer? Agrees, BirthAnswer? Born);

/// <summary>An agency of the viewer’s own panel that is called so.</summary>
public sealed record AgencyHit(Guid Id, string Name);

public sealed partial record SearchPage(string Text, DateOnly? BornOn, IReadOnlyList<Hit> Hits, bool IsMore, IReadOnlyList<AgencyHit> Agencies)
{
    public const int Most = 50;
    // Ranked in memory, so there must be a limit; a search that finds more than this needs another word.
    private const int Candidates = 300;

    /// <summary>What the viewer may see of what answers to the search. A reference finds its record and nothing else.</summary>
    public static async Task<SearchPage> Of(YoungFuturesDb db, Viewer viewer, SavedSearch search)
    {
        var text = search.Text.Trim();
        var read = Reference().Match(text);
        var hits = read.Success ? await ByReference(db, await References(db, viewer, read)) : await ByName(db, text, search.BornOn);
        return new(search.Text, search.BornOn, [.. hits.Take(Most)], hits.Count > Most, read.Success ? [] : await ByAgency(db, viewer, text));
    }

    /// <summary>What a reference may be of which only the end was typed, or without its hyphens and zeros.</summary>
    private static async Task<List<string>> References(YoungFuturesDb db, Viewer viewer, Match read)
    {
        string[] kinds = read.Groups["kind"].Success ? [read.Groups["kind"].Value.ToUpperInvariant()] : ["YF", "RF"];
        Guid[] panels = [.. viewer.PanelIds.Union(viewer.PartnerPanelIds)];
        var codes = read.Groups["code"].Success ? [read.Groups["code"].Value.ToUpperInvariant()] : await db.Panels.AsNoTracking().Where(panel => panels.Contains(panel.Id)).OrderBy(panel => panel.Code).Select(panel => panel.Code).Take(50).ToListAsync();
        var (year, number) = (int.Parse(read.Groups["year"].Value, CultureInfo.InvariantCulture), int.Parse(read.Groups["number"].Value, CultureInfo.InvariantCulture));
        return [.. from kind in kinds from code in codes select string.Create(CultureInfo.InvariantCulture, $"{kind}-{code}-{year}-{number:0000}")];
    }

    /// <summary>Each word that was typed begins a word of its name in either language. Who has a part in a case is the business of whoever runs its panel.</summary>
    private static async Task<List<AgencyHit>> ByAgency(YoungFuturesDb db, Viewer viewer, string text)
    {
        var words = FoldedName.Of(text).Words;
        if (words.Count == 0 || viewer.PanelIds.Length == 0) return [];
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var agencies = await db.PanelAgencies.AsNoTracking().Where(seat => viewer.PanelIds.Contains(seat.PanelId)).OrderBy(seat => seat.Agency.Name).ThenBy(seat => seat.AgencyId)
            .Select(seat => new { seat.AgencyId, seat.Agency.Name, seat.Agency.NameCy }).Take(600).ToListAsync();
        return
        [
            .. agencies.DistinctBy(agency => agency.AgencyId).Where(agency => Answers(agency.Name) || Answers(agency.NameCy))
                .Select(agency => new AgencyHit(agency.AgencyId, welsh ? agency.NameCy : agency.Name)).Take(10),
        ];

        bool Answers(string name)
        {
            var held = FoldedName.Of(name).Words;
            return words.All(word => held.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
        }
    }

    private static async Task<List<Hit>> ByReference(YoungFuturesDb db, List<string> references)
    {
        var cases = await db.Cases.AsNoTracking().Where(held => references.Contains(held.Reference))
            .Select(held => new Hit($"/cases/{held.Id}", held.YoungPerson.GivenName + " " + held.YoungPerson.FamilyName, held.YoungPerson.PreferredName, held.YoungPerson.AlsoKnownAs,
                held.YoungPerson.BornOn, held.Reference, null, null, null)).ToListAsync();
        var referrals = await db.Referrals.AsNoTracking().Where(held => held.Reference != null && references.Contains(held.Reference))
            .Select(held => new Hit($"/referrals/{held.Id}", held.GivenName + " " + held.FamilyName, held.PreferredName, held.AlsoKnownAs,
                held.BornOn, held.Reference, held.Status, null, null)).ToListAsync();
        return [.. cases, .. referrals];
    }

    private static async Task<List<Hit>> ByName(YoungFuturesDb db, string text, DateOnly? bornOn)
    {
        var words = NameKeys.ForSearch(text);
        if (words.Count == 0) return [];
        IQueryable<YoungPerson> people = db.YoungPeople.AsNoTracking();
        IQueryable<Referral> referrals = db.Referrals.AsNoTracking();
        // Every word is found in the index by itself, and those who have all of them are few, before it is asked who may be seen, which is dear.
        foreach (var word in words)
        {
            var answering = Answering(db, word);
            var (ofPeople, ofReferrals) = (answering.Where(key => key.YoungPersonId != null).Select(key => key.YoungPersonId!.Value), answering.Where(key => key.ReferralId != null).Select(key => key.ReferralId!.Value));
            people = people.Where(held => ofPeople.Contains(held.Id));
            referrals = referrals.Where(held => ofReferrals.Contains(held.Id));
        }

        (people, referrals) = (people.Lead(), referrals.Lead());
        var foundPeople = await people.OrderBy(held => held.SortKey).ThenBy(held => held.Id).Take(Candidates)
            // A name that only the one put away had leads to whom they are read with, if that one is in sight.
            .Select(held => new { Id = held.MergedIntoId != null && db.YoungPeople.Any(other => other.Id == held.MergedIntoId) ? held.MergedIntoId.Value : held.Id,
                held.GivenName, held.FamilyName, held.PreferredName, held.AlsoKnownAs, held.BornOn, IsPutAway = held.MergedIntoId != null }).ToListAsync();
        var foundReferrals = await referrals.OrderByDescending(held => held.StartedAt).ThenBy(held => held.Id).Take(Candidates)
            .Select(held => new { held.Id, held.GivenName, held.FamilyName, held.PreferredName, held.AlsoKnownAs, held.BornOn, held.Reference, held.Status }).ToListAsync();

        Hit Ranked(string href, string? given, string? family, string? preferred, string? knownAs, DateOnly? born, string? reference, ReferralStatus? status) =>
            new(href, $"{given} {family}".Trim(), preferred, knownAs, born, reference, status, Weakest(words, NameKeys.For(given, family, preferred, knownAs)), Compare(bornOn, born));

        return
        [
            .. foundPeople.OrderBy(held => held.IsPutAway).DistinctBy(held => held.Id).Select(held => Ranked($"/young-people/{held.Id}", held.GivenName, held.FamilyName, held.PreferredName, held.AlsoKnownAs, held.BornOn, null, null))
                .Concat(foundReferrals.Select(held => Ranked($"/referrals/{held.Id}", held.GivenName, held.FamilyName, held.PreferredName, held.AlsoKnownAs, held.BornOn, held.Reference, held.Status)))
                .OrderBy(hit => hit.Born).ThenBy(hit => hit.Agrees).ThenBy(hit => hit.Status is not null),
        ];
    }

    /// <summary>The keys that answer to one word, found in the index by equality or as the stretch of tokens that begin with it.</summary>
    private static IQueryable<NameKeyRow> Answering(YoungFuturesDb db, SearchedWord word)
    {
        string[] Of(NameKeyKind kind) => [.. word.Keys.Where(key => key.Kind == kind).Select(key => key.Value)];
        var (tokens, sounds, roots) = (Of(NameKeyKind.Token), Of(NameKeyKind.Sound), Of(NameKeyKind.Nickname));
        // Tokens are small letters without accents; z upon z is beyond each that begins with the word, in either database's order.
        var (first, last) = (word.Token, word.Token.PadRight(NameKeys.MaxLength, 'z'));
        return db.NameKeys.Where(key =>
            (key.Kind == NameKeyKind.Token && (tokens.Contains(key.Value) || (string.Compare(key.Value, first) >= 0 && string.Compare(key.Value, last) <= 0)))
            || (key.Kind == NameKeyKind.Sound && sounds.Contains(key.Value))
            || (key.Kind == NameKeyKind.Nickname && roots.Contains(key.Value)));
    }

    // A name agrees as well as its least agreeing word.
    private static NameAnswer Weakest(IReadOnlyList<SearchedWord> words, IReadOnlySet<NameKey> held) => words.Max(word =>
        word.Keys.Any(key => key.Kind == NameKeyKind.Token && held.Contains(key)) ? NameAnswer.Same
        : held.Any(key => key.Kind == NameKeyKind.Token && key.Value.StartsWith(word.Token, StringComparison.Ordinal)) ? NameAnswer.Begins
        : word.Keys.Any(key => key.Kind == NameKeyKind.Nickname && held.Contains(key)) ? NameAnswer.AnotherForm
        : NameAnswer.SoundsAlike);

    private static BirthAnswer? Compare(DateOnly? asked, DateOnly? held) =>
        asked is null ? null : held is null ? BirthAnswer.Missing : asked == held ? BirthAnswer.Same : BirthAnswer.Differs;

    [GeneratedRegex("^(?:(?<kind>YF|RF)[ -]*(?:(?<code>[A-Z]{2,6})[ -]*)?)?(?<year>20[0-9]{2})[ /-]*(?<number>[0-9]{1,8})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
