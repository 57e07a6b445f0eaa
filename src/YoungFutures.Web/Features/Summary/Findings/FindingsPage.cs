using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Features.Summary.Comparison;
using YoungFutures.Web.Features.Summary.Print;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Web.Features.Summary.Findings;

/// <summary>
/// The quarters of the pilot beside the whole quarters since, of one panel or of an area: figures as they were released, and their sums. Page, sheet and files take the same objects.
/// </summary>
/// <param name="Found">Nothing where no panel of these has figures both of the pilot and since.</param>
public sealed record FindingsPage(SummaryChoice Choice, PilotFindings? Found)
{
    public SummaryScope Scope => Choice.Scope;

    /// <summary>Nothing when the viewer reads no such panel. Without a choice the widest.</summary>
    public static async Task<FindingsPage?> Of(YoungFuturesDb db, Viewer viewer, Words T, string? panel)
    {
        var scopes = await SummaryScope.Of(db, viewer, T);
        var scope = string.IsNullOrEmpty(panel) ? scopes.LastOrDefault(held => held.PanelIds.Count > 1) ?? scopes.FirstOrDefault() : scopes.FirstOrDefault(held => held.Code == panel);
        return scope is null ? null : new(new SummaryChoice(scopes, scope, [], null), await PilotFindings.Of(db, T, scope.PanelIds));
    }

    /// <summary>The name of a file, without its ending.</summary>
    public string FileName => string.Join('-', new[] { Paper.Marking, "young-futures", "findings", Scope.Code, Found?.Since.Last.Code }.OfType<string>());

    public IEnumerable<IReadOnlyList<object>> Lines(Words T) =>
        Found is { } found ? FigureLines.Of(found.Tables, string.Join("; ", found.Panels), T["{0}, beside {1}", found.Pilot.Name(T), found.Since.Name(T)], found.ComputedAt, T) : [];

    /// <summary>Whose figures these are, of when, and from where.</summary>
    public IEnumerable<PaperFact> Facts(Words T)
    {
        yield return new(T["Panel"], Scope.Name);
        if (Found is not { } found) yield break;
        yield return new(T["Added up from"], string.Join("; ", found.Panels));
        if (found.LeftOut.Count > 0) yield return new(T["Left out"], T["{0}: without figures of every quarter.", string.Join("; ", found.LeftOut)]);
        yield return new(T["The pilot"], found.Pilot.Name(T));
        yield return new(T["What followed"], found.Since.Name(T));
        yield return new(T["As at"], found.ComputedAt.ToLongWithTime());
        yield return new(T["Source"], T["Figures of these panels as they were released for each quarter, and nothing else."]);
    }

    public static string Nothing(Words T) => T["There is nothing to set beside one another yet: no panel here has figures of both quarters of the pilot and of a quarter since."];

    public Paper Sheet(Words T)
    {
        if (Found is not { } found) return new(T["Findings: the pilot and what followed"], Scope.Code, [new([new PaperFacts([.. Facts(T)]), new PaperText(Nothing(T))])]);
        return new(T["Findings: the pilot and what followed"], Scope.Code,
        [
            new([new PaperFacts([.. Facts(T)])]),
            new([new PaperHeading(2, T["What differs"]), .. found.Differing(T).Select(said => new PaperText(said))]),
            new([new PaperHeading(2, T["How to read them"]), .. FindingsWords.Of(T).Select(said => new PaperText(said))]),
            .. found.Sections.Select((section, index) => new PaperPart([new PaperHeading(2, T.Of(section)), .. found.In(section).SelectMany(table => FigurePaper.Drawn(table, T))], NewSheet: index == 0)),
        ]);
    }
}

/// <summary>What must be said wherever these figures are read.</summary>
public static class FindingsWords
{
    public static IEnumerable<string> Of(Words T) =>
    [
        .. SummaryWords.Of(T),
        T["“25 + {0}” is the sum of the quarters that are shown, and of one or more that are not. There is no average and no share of it.", SuppressedCount.Mark],
        T["In brackets stands where the true number lies. A released number lies at most {0} above the true one and, as measured, at most {1} below; each quarter of each panel was rounded by itself, so the range is as many times as wide. Of an average it is that of the rounding alone, and chance comes on top.", ShareRange.MostAbove, ShareRange.MostBelow],
        T["In brackets beside a share stands where the true share lies, 95 times in 100, whatever the rounding hides. Where the two intervals overlap, do not read a change from them."],
        T["The pilot was an autumn and a winter, and there is no panel beside it that had no pilot. A difference may come from the time of year, from the panel’s growth, or from how things were recorded. It is a reason to ask, not an effect."],
    ];
}

/// <summary>Some quarters in a row, and what was released of each by the same panels.</summary>
public sealed record Window(IReadOnlyList<WindowQuarter> Quarters)
{
    public ReleasePeriod First => Quarters[0].Period;

    public ReleasePeriod Last => Quarters[^1].Period;

    public string Name(Words T) => T["{0} – {1} (quarters: {2})", First.Start.ToMonth(), Last.LastDay.ToMonth(), Quarters.Count];

    /// <summary>The quarters together, or nothing where one of them has no such table.</summary>
    /// <param name="row">Nothing for the total.</param>
    public ReleasedSum? Of(string table, string? row) => Quarters.All(quarter => quarter.Table(table) is { } held && (row is not null || held.AddsUp))
        ? ReleasedSum.Of([.. Quarters.Select(quarter => (quarter.Of(table, row), quarter.RoundedFor(table, row)))])
        : null;
}

/// <param name="Contents">One of each panel.</param>
public sealed record WindowQuarter(ReleasePeriod Period, IReadOnlyList<ReleaseContent> Contents)
{
    private readonly Dictionary<string, SuppressedTable?> together = [];

    public SuppressedTable? Table(string name) => together.TryGetValue(name, out var known) ? known : together[name] = ReleaseContent.Together(Contents, name);

    /// <summary>The figure as the summary of that quarter shows it; nothing where the row was not there yet.</summary>
    public SuppressedCount? Of(string name, string? row)
    {
        var table = Table(name)!;
        return row is null ? table.Total : table.Rows.Contains(row) ? table[row] : null;
    }

    public int RoundedFor(string table, string? row) => Contents.Sum(content => ReleasedSum.RoundedFor(content, table, row));

}

/// <param name="Panels">Those whose figures these are: with both quarters of the pilot and every quarter since.</param>
/// <param name="LeftOut">Those of the area without one of these.</param>
/// <param name="Apart">The shares whose two intervals do not overlap.</param>
/// <param name="Compared">How many shares have two intervals.</param>
public sealed record PilotFindings(
    Window Pilot, Window Since, DateTime ComputedAt, IReadOnlyList<Guid> ReleaseIds, IReadOnlyList<string> Panels, IReadOnlyList<string> LeftOut, IReadOnlyList<FigureTable> Tables,
    IReadOnlyList<ShareApart> Apart, int Compared)
{
    /// <summary>Five years: more than an evaluation of half a year asks for.</summary>
    private const int MostSince = 20;

    // In this order within each section.
    private static readonly string[] Shown =
        [Funnel, ReleaseTables.Decisions, ScreenedInTime, Heard, Reached, Answers, Offered, Accepted, Attended, ReleaseTables.Welsh, ClosedBecause, Distance, Repeats, After3, After6, ReleaseTables.Actions];

    public IEnumerable<FigureSection> Sections => Enum.GetValues<FigureSection>().Where(section => In(section).Any());

    public IEnumerable<FigureTable> In(FigureSection section) => Tables.Where(table => table.Section == section);

    /// <summary>What may be said in sentences: which shares lie apart whatever rounding and chance do.</summary>
    public IEnumerable<string> Differing(Words T)
    {
        if (Compared == 0)
        {
            yield return T["Too little is shown for shares to be compared."];
            yield break;
        }

        yield return Apart.Count == 0
            ? T["Shares compared: {0}. None differs by more than chance and rounding explain.", Compared]
            : T["Shares compared: {0}. Those that differ by more than chance and rounding explain: {1}. Where many are compared, one or another does so by chance.", Compared, Apart.Count];
        foreach (var share in Apart) yield return T["{0} (“{1}”): {2} in the pilot, {3} since.", share.Table, share.Row, ComparisonPage.PerCent(share.Pilot.Share), ComparisonPage.PerCent(share.Since.Share)];
    }

    /// <summary>Nothing where no panel has figures of both.</summary>
    public static async Task<PilotFindings?> Of(YoungFuturesDb db, Words T, IReadOnlyList<Guid> panelIds)
    {
        var (from, after) = (EvaluationAgreement.PilotFrom, EvaluationAgreement.PilotUntil.AddDays(1));
        var until = after.AddMonths(3 * MostSince);
        var held = await db.Releases.AsNoTracking()
            .Where(release => panelIds.Contains(release.PanelId) && release.PeriodKind == PeriodKind.Quarter && release.PeriodStart >= from && release.PeriodStart < until)
            .OrderBy(release => release.PeriodStart).ThenBy(release => release.PanelId).ToListAsync();

        // The same panels in every quarter, or the two would be of different people: those with both of the pilot and a quarter since, as far as each of them goes.
        bool Has(Guid panelId, DateOnly start) => held.Exists(release => release.PanelId == panelId && release.PeriodStart == start);
        var piloted = panelIds.Where(panelId => Has(panelId, from) && Has(panelId, from.AddMonths(3)) && Has(panelId, after)).ToList();
        if (piloted.Count == 0) return null;
        var last = piloted.Min(panelId => held.Where(release => release.PanelId == panelId).Max(release => release.PeriodStart));
        var quarters = new List<ReleasePeriod>();
        for (var quarter = ReleasePeriod.Of(PeriodKind.Quarter, from); quarter.Start <= last; quarter = quarter.Next) quarters.Add(quarter);
        piloted.RemoveAll(panelId => quarters.Exists(quarter => !Has(panelId, quarter.Start)));
        if (piloted.Count == 0) return null;

        var used = held.FindAll(release => piloted.Contains(release.PanelId) && release.PeriodStart <= last);
        var windows = quarters.ConvertAll(quarter => new WindowQuarter(quarter, [.. used.Where(release => release.PeriodStart == quarter.Start).Select(release => release.Read())]));
        var (pilot, since) = (new Window(windows.FindAll(quarter => quarter.Period.Start < after)), new Window(windows.FindAll(quarter => quarter.Period.Start >= after)));

        var shown = FigureDescriptions.Tables.Where(described => Shown.Contains(described.Name)).Select(described => (Is: described, Rows: RowsOf(windows, described.Name))).Where(one => one.Rows.Count > 0).ToList();
        var words = await FigureWords.For(db, T, shown.Select(one => (one.Is.Rows, one.Rows)));
        var compared = new List<(ShareApart Share, bool Overlaps)>();
        List<FigureTable> tables = [.. shown.Select(one => Beside(one.Is, one.Rows, pilot, since, words, compared))];
        // Days belong to one panel: those of several give no median together.
        if (piloted.Count == 1) tables.AddRange(Days(T, windows, after));

        var names = (await db.Panels.AsNoTracking().Where(panel => panelIds.Contains(panel.Id)).Select(panel => new { panel.Id, panel.Name, panel.NameCy }).ToListAsync())
            .Select(panel => (panel.Id, Name: T.Either(panel.Name, panel.NameCy))).OrderBy(panel => panel.Name, StringComparer.CurrentCulture).ToList();
        return new(
            pilot, since, used.Max(release => release.ComputedAt), used.ConvertAll(release => release.Id),
            [.. names.Where(panel => piloted.Contains(panel.Id)).Select(panel => panel.Name)], [.. names.Where(panel => !piloted.Contains(panel.Id)).Select(panel => panel.Name)],
            [.. tables.OrderBy(table => table.Section).ThenBy(table => Array.IndexOf(Shown, table.Key) is >= 0 and var place ? place : Shown.Length)], [.. compared.Where(one => !one.Overlaps).Select(one => one.Share)], compared.Count);
    }

    // The newest quarter says in what order.
    private static IReadOnlyList<string> RowsOf(IEnumerable<WindowQuarter> quarters, string name) =>
        [.. quarters.Reverse().Select(quarter => quarter.Table(name)).OfType<SuppressedTable>().SelectMany(table => table.Rows).Distinct(StringComparer.Ordinal)];

    private static FigureTable Beside(FigureDescription described, IReadOnlyList<string> rows, Window pilot, Window since, FigureWords words, List<(ShareApart Share, bool Overlaps)> compared)
    {
        var T = words.T;
        var (title, counted) = (T.Translate(described.Title), T.Translate(described.Counted));
        // A repeat is one of those accepted; of closings by reason the total is a sum of several tables, each rounded by itself.
        var whole = described.Name == Repeats ? (Table: Screenings, Row: ScreenedIn) : described is { Shares: FigureShares.OfTotal, Name: not ClosedBecause } ? (described.Name, (string?)null) : ((string Table, string? Row)?)null;
        var withTotal = described.Shares == FigureShares.OfTotal && (pilot.Of(described.Name, null) ?? since.Of(described.Name, null)) is not null;

        List<FigureColumn> columns =
        [
            new(T["The pilot"], counted, IsDrawn: false), new(T["What followed"], counted, IsDrawn: false),
            new(T["Pilot, a quarter on average"], counted, IsDrawn: false), new(T["What followed, a quarter on average"], counted, IsDrawn: false),
        ];
        if (whole is not null)
            columns.AddRange([new(T["Pilot, share"], T["Per cent"], IsDrawn: false), new(T["What followed, share"], T["Per cent"], IsDrawn: false), new(T["The two intervals"], T["Per cent"], IsDrawn: false)]);

        IReadOnlyList<Figure> Figures(string? row, string name)
        {
            var (before, later) = (pilot.Of(described.Name, row), since.Of(described.Name, row));
            List<Figure> figures = [Sum(before), Sum(later), Average(before, pilot.Quarters.Count), Average(later, since.Quarters.Count)];
            if (whole is not { } all) return figures;
            if (row is null) return [.. figures, None(), None(), None()];
            var (one, other) = (Share(before, pilot.Of(all.Table, all.Row)), Share(later, since.Of(all.Table, all.Row)));
            bool? overlaps = one is null || other is null ? null : one.From <= other.To && other.From <= one.To;
            if (overlaps is { } known) compared.Add((new(title, name, one!, other!), known));
            return [.. figures, Said(one), Said(other), overlaps is { } over ? new(over ? T["They overlap"] : T["They do not overlap"], null) : Not()];
        }

        // A share of all is all.
        static Figure None() => new("–", null);
        Figure Not() => new(T["Not given"], null);
        Figure Sum(ReleasedSum? sum) => sum is null ? Not() : new(sum.ToString(), sum.Value);
        Figure Average(ReleasedSum? sum, int quarters) => sum?.Value is not { } value ? Not() : new(T["{0} ({1} to {2})",
            Whole(Math.Round((double)value / quarters, MidpointRounding.AwayFromZero)), Whole(Math.Floor((double)sum.Fewest / quarters)), Whole(Math.Ceiling((double)sum.Most / quarters))], null);
        Figure Said(ShareRange? share) => share is null ? Not() : new(T["{0} ({1} to {2})", ComparisonPage.PerCent(share.Share), ComparisonPage.PerCent(share.From), ComparisonPage.PerCent(share.To)], null, IsShare: true);
        static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
        static ShareRange? Share(ReleasedSum? part, ReleasedSum? of) => part is null || of is null ? null : ShareRange.Of(part, of);

        return new(
            described.Name, described.Section, title, T.Translate(described.RowsAre), columns,
            [.. rows.Select(row => (Row: row, Name: described.Rows.Say(words, row))).Select(one => new FigureRow(one.Row, one.Name, Figures(one.Row, one.Name)))],
            withTotal ? new FigureRow(null, T["Total"], Figures(null, T["Total"])) : null, FigureChart.None, described.Note is { } note ? T.Translate(note) : null, ReleasedFigures.Means(described, T));
    }

    private static IEnumerable<FigureTable> Days(Words T, IReadOnlyList<WindowQuarter> quarters, DateOnly after) =>
        FigureDescriptions.Days.Where(days => quarters.All(quarter => quarter.Contents[0].Medians.ContainsKey(days.Name))).Select(days => new FigureTable(
            days.Name, days.Section, T.Translate(days.Title), T["Quarter"], [new(T["Median days"], T["Days"], IsDrawn: false)],
            [.. quarters.Select(quarter => new FigureRow(
                quarter.Period.Code, quarter.Period.Start < after ? T["{0} (pilot)", T.Of(quarter.Period)] : T.Of(quarter.Period), [Figure.Of(quarter.Contents[0].Medians[days.Name])]))],
            Total: null, FigureChart.None, T["Half took this many days or fewer. Medians are not added up: each quarter has its own."],
            [new(null, T.Translate(days.Definition), T.Translate(days.Denominator))]));
}

/// <summary>A share that was compared.</summary>
public sealed record ShareApart(string Table, string Row, ShareRange Pilot, ShareRange Since);
