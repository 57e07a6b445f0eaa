using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Summary;

/// <summary>How the codes of rows or columns are said. A code that the product no longer knows stands as it was released.</summary>
public sealed class FigureCodes
{
    private readonly Func<FigureWords, string, string?> say;

    private FigureCodes(Func<FigureWords, string, string?> say) => this.say = say;

    /// <summary>Months, quarters and years under their code.</summary>
    public static FigureCodes Periods { get; } = new((words, code) => ReleasePeriod.TryParse(code, out var period) ? words.T.Of(period) : null);

    /// <summary>Agencies under their id.</summary>
    public static FigureCodes Agencies { get; } = new((words, code) =>
        code == ReleaseTables.OtherAgency ? words.T.Translate(Words.Key("An agency that is not one of the panel’s")) : words.Agencies.GetValueOrDefault(code)) { AreAgencies = true };

    /// <summary>The list of reference data whose codes these are.</summary>
    internal ReferenceKind? Kind { get; private init; }

    internal bool AreAgencies { get; private init; }

    /// <summary>The names of an enumeration; its words are those of its members.</summary>
    /// <param name="besides">Codes that are none of its members, with their words.</param>
    public static FigureCodes Of<T>(params (string Code, string English)[] besides) where T : struct, Enum =>
        new((words, code) => Besides(words, besides, code) ?? (Enum.TryParse<T>(code, out var value) && Enum.IsDefined(value) ? words.T.Of(value) : null));

    /// <summary>The codes of a list of reference data.</summary>
    /// <param name="besides">Codes that are not on the list, with their words.</param>
    public static FigureCodes Entries(ReferenceKind kind, params (string Code, string English)[] besides) =>
        new((words, code) => Besides(words, besides, code) ?? words.Entries.GetValueOrDefault((kind, code))) { Kind = kind };

    /// <summary>Codes that stand in the release alone, each with its words.</summary>
    public static FigureCodes Said(params (string Code, string English)[] said) => new((words, code) => Besides(words, said, code));

    public string Say(FigureWords words, string code) => say(words, code) ?? code;

    private static string? Besides(FigureWords words, (string Code, string English)[] said, string code) =>
        Array.Find(said, held => held.Code == code) is { Code: not null } held ? words.T.Translate(held.English) : null;
}

/// <summary>What the codes of some tables stand for, in the reader's language.</summary>
public sealed record FigureWords(Words T, IReadOnlyDictionary<(ReferenceKind Kind, string Code), string> Entries, IReadOnlyDictionary<string, string> Agencies)
{
    private const int Most = 1000;

    public static async Task<FigureWords> For(YoungFuturesDb db, Words T, IEnumerable<(FigureCodes Said, IReadOnlyList<string> Codes)> lists)
    {
        var asked = lists.ToList();
        var kinds = asked.Select(list => list.Said.Kind).OfType<ReferenceKind>().Distinct().ToArray();
        var codes = asked.Where(list => list.Said.Kind is not null).SelectMany(list => list.Codes).Distinct().ToArray();
        var entries = codes.Length == 0 ? [] : await db.ReferenceEntries.AsNoTracking()
            .Where(entry => kinds.Contains(entry.Kind) && codes.Contains(entry.Code))
            .OrderBy(entry => entry.Kind).ThenBy(entry => entry.Code).Take(Most).ToListAsync();

        var ids = asked.Where(list => list.Said.AreAgencies).SelectMany(list => list.Codes)
            .Select(code => Guid.TryParse(code, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToArray();
        var agencies = ids.Length == 0 ? [] : await db.Agencies.AsNoTracking()
            .Where(agency => ids.Contains(agency.Id)).OrderBy(agency => agency.Id).Take(Most)
            .Select(agency => new { agency.Id, agency.Name, agency.NameCy }).ToListAsync();

        return new(
            T,
            entries.ToDictionary(entry => (entry.Kind, entry.Code), entry => T.Of(entry)),
            agencies.ToDictionary(agency => agency.Id.ToString(), agency => T.Either(agency.Name, agency.NameCy)));
    }
}
