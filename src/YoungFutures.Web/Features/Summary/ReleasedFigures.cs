using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Web.Features.Summary;

/// <summary>One row of a table of figures.</summary>
public sealed record FigureRow(string Name, SuppressedCount Count);

/// <summary>A table of a release, in the reader's words.</summary>
/// <param name="Key">Its name in the release.</param>
/// <param name="Of">What the rows are.</param>
/// <param name="Counts">What is counted.</param>
/// <param name="Total">Nothing where the rows overlap.</param>
public sealed record FigureTable(string Key, string Title, string Of, string Counts, IReadOnlyList<FigureRow> Rows, SuppressedCount? Total, string? Note = null)
{
    /// <summary>The largest figure shown: the length of a bar that fills its place.</summary>
    public int Largest => Rows.Max(row => row.Count.Value) ?? 0;
}

/// <summary>A median of a release.</summary>
public sealed record FigureDays(string Key, string Name, SuppressedMedian Days);

/// <summary>A line of the file that says the same as the page.</summary>
public sealed record FigureLine(string Table, string Row, string Unit, string Value);

/// <summary>What was released of one panel for one period, or of an area as the sum of what its panels released. Page and file take the same objects.</summary>
/// <param name="ComputedAt">When the last of them was computed, UTC.</param>
/// <param name="Panels">Whose releases these are.</param>
/// <param name="Medians">Of one panel only: those of several give none together.</param>
public sealed record ReleasedFigures(
    ReleasePeriod Period, DateTime ComputedAt, IReadOnlyList<Guid> ReleaseIds, IReadOnlyList<string> Panels,
    IReadOnlyList<FigureTable> Tables, SuppressedCount? Repeats, SuppressedPercentage? DoneOnTime, IReadOnlyList<FigureDays> Medians)
{
    public FigureTable? this[string key] => Tables.FirstOrDefault(table => table.Key == key);

    public bool HidesAny => Tables.Any(table => table.Total is { IsHidden: true } || table.Rows.Any(row => row.Count.IsHidden))
        || Repeats is { IsHidden: true } || DoneOnTime is { IsHidden: true } || Medians.Any(median => median.Days.IsHidden);

    public IEnumerable<FigureLine> Lines(Words T)
    {
        foreach (var table in Tables)
        {
            foreach (var row in table.Rows) yield return new(table.Title, row.Name, table.Counts, row.Count.ToString());
            if (table.Total is { } total) yield return new(table.Title, T["Total"], table.Counts, total.ToString());
        }

        if (Repeats is { } repeats) yield return new(T["Repeat referrals"], T["Total"], T["Referrals"], repeats.ToString());
        if (DoneOnTime is { } share) yield return new(T["Actions due in the period"], T["Done on time"], T["Per cent"], share.Value?.ToString() ?? SuppressedCount.Mark);
        foreach (var median in Medians) yield return new(T["Median days"], median.Name, T["Days"], median.Days.ToString());
    }

    public static async Task<ReleasedFigures> Of(YoungFuturesDb db, Words T, IReadOnlyList<Guid> panelIds, ReleasePeriod period)
    {
        // A month stands beside the earlier months of its year; a quarter and a year hold their months themselves.
        var since = period.Kind == PeriodKind.Month ? ReleasePeriod.Of(PeriodKind.Year, period.Start).Start : period.Start;
        var releases = await db.Releases.AsNoTracking()
            .Where(release => panelIds.Contains(release.PanelId) && release.PeriodKind == period.Kind && release.PeriodStart >= since && release.PeriodStart <= period.Start)
            .OrderBy(release => release.PeriodStart).ThenBy(release => release.PanelId).ToListAsync();
        var shown = releases.Where(release => release.PeriodStart == period.Start).ToList();
        var whose = shown.Select(release => release.PanelId).ToList();
        var panels = await db.Panels.Where(panel => whose.Contains(panel.Id)).OrderBy(panel => panel.Name).ThenBy(panel => panel.Id)
            .Select(panel => new { panel.Name, panel.NameCy }).ToListAsync();

        var contents = shown.ConvertAll(release => release.Read());
        var triggers = await db.WordsFor(contents.Where(content => content.Tables.ContainsKey(Triggers)).SelectMany(content => content.Tables[Triggers].Rows));

        SuppressedTable? Together(string name) =>
            contents.Select(content => content.Tables.GetValueOrDefault(name)).OfType<SuppressedTable>().ToList() is { Count: > 0 } tables
                ? SuppressedTable.Across(tables)
                : null;

        FigureTable? Table(string name, string title, string of, string counts, Func<string, string> words, string? note = null) =>
            Together(name) is not { } table ? null
                : new(name, title, of, counts, [.. table.Rows.Select(row => new FigureRow(words(row), table[row]))], table.AddsUp ? table.Total : null, note);

        FigureTable? YearSoFar() => new(Months, T["Referrals by month, the year so far"], T["Month"], T["Referrals"],
            [.. releases.Select(release => (release.PeriodStart, Table: release.Read().Tables[Sources])).GroupBy(month => month.PeriodStart)
                .Select(month => new FigureRow(month.Key.ToMonth(), SuppressedTable.Across([.. month.Select(held => held.Table)]).Total))],
            Total: null);

        var actions = Together(ReleaseTables.Actions);
        FigureTable?[] tables =
        [
            period.Kind == PeriodKind.Month
                ? YearSoFar()
                : Table(Months, T["Referrals by month"], T["Month"], T["Referrals"], month => T.Of(ReleasePeriod.Parse(month))),
            Table(Sources, T["Referrals by source"], T["Source"], T["Referrals"], source => Named<ReferralSource>(T, source)),
            Table(Triggers, T["Referrals by trigger"], T["Trigger"], T["Referrals"],
                trigger => trigger == OtherTrigger ? T["A trigger that is no longer on the list"] : triggers[trigger],
                T["A referral can have several triggers or none, so that these do not add up to all referrals."]),
            Table(Stages, T["Open cases, where they stood at the end of {0}", period.LastDay.ToLong()], T["Stage of the case"], T["Cases"], stage => StageOf(T, stage)),
            Table(Decisions, T["Decisions by outcome"], T["Outcome"], T["Decisions"], outcome => Named<DecisionOutcome>(T, outcome)),
            Table(ReleaseTables.Actions, T["Actions due in the period"], T["How they ended"], T["Actions"], kept => KeptOf(T, kept),
                T["Actions that were cancelled, handed to another agency or overtaken by events are left out."]),
        ];
        return new ReleasedFigures(
            period, shown.Max(release => release.ComputedAt), [.. shown.Select(release => release.Id)], [.. panels.Select(panel => T.Either(panel.Name, panel.NameCy))],
            [.. tables.OfType<FigureTable>()],
            Together(ReleaseTables.Repeats)?[Repeat],
            actions is null ? null : SuppressedPercentage.Of(actions[OnTime], actions.Total),
            contents is [var only] ? [.. only.Medians.Select(median => new FigureDays(median.Key, DaysOf(T, median.Key), median.Value))] : []);
    }

    // A code that the product no longer knows stands as it was released.
    private static string Named<T>(Words words, string code) where T : struct, Enum => Enum.TryParse<T>(code, out var value) ? words.Of(value) : code;

    private static string StageOf(Words T, string stage) => stage switch
    {
        Waiting => T["Waiting for a decision"],
        Engaging => T["Adopted, support not begun"],
        Supporting => T["Support under way or paused"],
        Assured => T["Support already in place elsewhere"],
        _ => stage,
    };

    private static string KeptOf(Words T, string kept) => kept switch
    {
        OnTime => T["Done on time"],
        Late => T["Done late, or still open"],
        NotDone => T["Not done"],
        _ => kept,
    };

    private static string DaysOf(Words T, string median) => median switch
    {
        DaysToScreening => T["From referral to the end of screening"],
        DaysToDecision => T["From the first referral to the first decision"],
        DaysToFirstAction => T["From the first decision to the first action done"],
        _ => median,
    };
}
