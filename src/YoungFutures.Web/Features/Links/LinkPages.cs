using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Linkage;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Links;

/// <summary>One question in the list: from whom the two records are and how they agree. No name, and no value of either.</summary>
public sealed record LinkRow(Guid Id, DateTime AskedAt, DateOnly? DueOn, string Agency, string OtherAgency, WhyAsked Why, MayBe MayBe, IReadOnlyList<string> Levels)
{
    private static readonly FrozenLevels ByCode = new();

    /// <summary>The fields that agree in this way, in the order in which they are shown.</summary>
    public IReadOnlyList<LinkageField> That(Agreement agreement) => [.. Levels.Select(ByCode.Of).Where(level => level?.Agreement == agreement).Select(level => level!.Field).Distinct()];

    private sealed class FrozenLevels
    {
        private readonly Dictionary<string, Level> levels = Domain.Linkage.Levels.All.ToDictionary(level => level.Code);
        public Level? Of(string code) => levels.GetValueOrDefault(code);
    }

    /// <summary>What waits to be answered, the soonest due first.</summary>
    public static async Task<Paged<LinkRow>> Waiting(YoungFuturesDb db, Guid[] panelIds, int page)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var rows = await db.LinkQuestions.AsNoTracking().Where(held => panelIds.Contains(held.PanelId) && held.State == LinkQuestionState.Open)
            .OrderBy(held => held.DueOn).ThenBy(held => held.Id).ToPageAsync(page);
        var ids = rows.Items.SelectMany(held => new[] { held.AgencyId, held.OtherAgencyId }).Distinct().ToList();
        var agencies = await db.Agencies.Where(held => ids.Contains(held.Id)).ToDictionaryAsync(held => held.Id, held => welsh ? held.NameCy : held.Name);
        return new([.. rows.Items.Select(held => new LinkRow(held.Id, held.AskedAt, held.DueOn, agencies[held.AgencyId], agencies[held.OtherAgencyId], held.Why, held.MayBe, held.Levels))],
            rows.Page, rows.PageSize, rows.Total);
    }
}

/// <summary>One field of two records: what each agency wrote, how it agrees, and how much that says.</summary>
public sealed record ComparedLine(string Label, string? One, string? Other, FieldComparison Compared);

/// <summary>Two records side by side, in the reader’s words.</summary>
public sealed record PairView(string Agency, string OtherAgency, DateOnly On, DateOnly OtherOn, bool IsWithdrawn, bool OtherIsWithdrawn, int With, int OtherWith, bool Together, string? School, string? OtherSchool,
    IReadOnlyList<ComparedLine> Lines, Comparison Comparison, bool ModelIsKept)
{
    public static PairView Of(Words T, ExplainedPair pair, Comparison? asShown = null)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        string Agency(ExplainedRecord record) => welsh ? record.AgencyCy : record.Agency;
        var comparison = asShown ?? pair.Comparison;
        return new(Agency(pair.One), Agency(pair.Other), pair.One.OccurredOn, pair.Other.OccurredOn, pair.One.IsWithdrawn, pair.Other.IsWithdrawn, pair.With, pair.OtherWith, pair.Together, pair.One.School, pair.Other.School,
            [.. comparison.Fields.Select(field => new ComparedLine(LevelWords.Field(T, field.Field), Value(T, pair.One.Facts, field.Field), Value(T, pair.Other.Facts, field.Field), field))],
            comparison, pair.ModelIsKept);
    }

    /// <summary>As the agency wrote it.</summary>
    public static string? Value(Words T, NamedBySignal facts, LinkageField field) => field switch
    {
        LinkageField.Given => facts.GivenName,
        LinkageField.Surname => facts.FamilyName,
        LinkageField.Middle => facts.MiddleNames,
        LinkageField.BornOn => facts.BornOn?.ToLong(),
        LinkageField.Sex => facts.Sex == Sex.NotKnown ? null : T.Of(facts.Sex),
        LinkageField.Address => string.Join(", ", new[] { facts.Address, facts.Town, facts.Postcode }.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } whole ? whole : null,
        LinkageField.NhsNumber => facts.NhsNumber is { } number ? NhsNumber.Spaced(number) : null,
        LinkageField.Upn => facts.Upn,
        LinkageField.LocalId => facts.LocalId,
        _ => null,
    };
}

/// <summary>Figures of the engine as people read them.</summary>
public static class LinkFigures
{
    /// <summary>In bits, with its sign.</summary>
    public static string Weight(double bits) => bits.ToString("+0.0;−0.0;0.0", CultureInfo.CurrentCulture);

    public static string Probability(Words T, double probability) => probability switch
    {
        > 0.999 => T["more than 99.9%"],
        < 0.001 => T["less than 0.1%"],
        _ => probability.ToString("0.0%", CultureInfo.InvariantCulture),
    };
}

/// <summary>Everything that is held to be about one young person, for whoever runs the panel: the partial _Links draws it.</summary>
public sealed record LinksView(IReadOnlyList<LinkedRow> Rows, bool IsMore)
{
    public static LinksView Of(Words T, ExplainedIdentity identity)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        string Agency(ExplainedRecord record) => welsh ? record.AgencyCy : record.Agency;
        return new([.. identity.Signals.Select(held => new LinkedRow(held.Record.Facts.Id, Agency(held.Record), held.Record.OccurredOn, held.Kind is { } kind ? T.Of(kind) : null, $"{held.Record.Facts.GivenName} {held.Record.Facts.FamilyName}".Trim(),
            held.Record.Facts.BornOn, held.Record.IsWithdrawn, held.ByPerson, held.Nearest is null ? null : Agency(held.Nearest), held.Nearest?.OccurredOn, held.Comparison))], identity.IsMore);
    }
}

/// <summary>One record of them, and why it is there.</summary>
public sealed record LinkedRow(Guid SignalId, string Agency, DateOnly On, string? Kind, string Name, DateOnly? BornOn, bool IsWithdrawn, bool ByPerson, string? NearestAgency, DateOnly? NearestOn, Comparison? Comparison);
