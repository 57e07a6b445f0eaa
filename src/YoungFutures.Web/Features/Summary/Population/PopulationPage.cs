using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Summary.Population;

/// <summary>One group: what was released of it, how many of it live there, and what follows from the two.</summary>
/// <param name="Living">Nothing where the file does not say it, or nobody could: of a group that is not known, or not of 10 to 17.</param>
/// <param name="Ratio">To the rate of everybody; nothing for everybody.</param>
public sealed record PopulationRow(string Name, SuppressedCount Count, PopulationFigure? Living, SuppressedRate Rate, RateRatio? Ratio)
{
    public string People => Living?.Number.ToString(CultureInfo.InvariantCulture) ?? "";

    public string RateSaid => Living is null ? "" : Rate.ToString();

    public string LowSaid => Said(Rate.Low);

    public string HighSaid => Said(Rate.High);

    public string RatioSaid => Times(Ratio?.Value);

    public string RatioFrom => Times(Ratio?.From);

    public string RatioTo => Times(Ratio?.To);

    private static string Said(decimal? rate) => rate?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";

    private static string Times(double? ratio) => ratio is { } times ? Math.Round(times, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture) : "";
}

/// <param name="Key">Its name in the release, and its place on the page.</param>
/// <param name="Total">Everybody.</param>
public sealed record PopulationTable(string Key, string Title, string RowsAre, string Definition, IReadOnlyList<PopulationRow> Rows, PopulationRow Total)
{
    public IEnumerable<PopulationRow> AllRows => Rows.Append(Total);
}

/// <summary>Disproportionality: counts as they were released, each beside a public number. Nothing else is asked of the database.</summary>
/// <param name="Panels">Those whose releases these are.</param>
/// <param name="Areas">The names of their areas.</param>
/// <param name="Lacking">The areas of which the population file says nothing.</param>
/// <param name="Sources">Where the numbers that are shown come from, each with its year.</param>
/// <param name="IsMadeUp">Whether one of the numbers that are shown is.</param>
public sealed record PopulationPage(
    SummaryChoice Choice, IReadOnlyList<PopulationTable> Tables, IReadOnlyList<string> Panels, IReadOnlyList<string> Areas, IReadOnlyList<string> Lacking,
    IReadOnlyList<(string Source, int Year)> Sources, bool IsMadeUp, DateTime? ComputedAt, IReadOnlyList<Guid> ReleaseIds)
{
    private static readonly (string Name, PopulationBy By)[] Compared =
        [(ReleaseTables.Sexes, PopulationBy.Sex), (ReleaseTables.Ethnicities, PopulationBy.Ethnicity), (ReleaseTables.Ages, PopulationBy.Age)];

    /// <summary>Nothing when the viewer reads no such panel.</summary>
    public static async Task<PopulationPage?> Of(YoungFuturesDb db, Viewer viewer, Words T, string? panel, string? period)
    {
        if (await SummaryChoice.Of(db, await SummaryScope.Of(db, viewer, T), panel, period) is not { } choice) return null;
        if (choice.Chosen is not { } chosen) return new(choice, [], [], [], [], [], false, null, []);

        var panelIds = choice.Scope.PanelIds;
        var releases = await db.Releases.AsNoTracking()
            .Where(release => panelIds.Contains(release.PanelId) && release.PeriodKind == chosen.Kind && release.PeriodStart == chosen.Start)
            .OrderBy(release => release.PanelId).ToListAsync();
        var contents = releases.ConvertAll(release => release.Read());
        var whose = releases.ConvertAll(release => release.PanelId);
        var panels = await db.Panels.AsNoTracking().Where(held => whose.Contains(held.Id)).OrderBy(held => held.Name).ThenBy(held => held.Id)
            .Select(held => new { held.Name, held.NameCy, Areas = held.Areas.OrderBy(area => area.Code).Select(area => new { area.Code, area.Name, area.NameCy }).ToList() }).ToListAsync();
        // A panel of which no area is written down has no population, and then its sum with others has none.
        var areas = panels.Exists(held => held.Areas.Count == 0) ? [] : panels.SelectMany(held => held.Areas).DistinctBy(area => area.Code).ToList();
        var codes = areas.ConvertAll(area => area.Code);
        var population = await db.PopulationInForce();
        var everybody = population.Of(codes, PopulationBy.All, LocalPopulation.Everybody);
        var words = await FigureWords.For(db, T, []);

        var tables = new List<PopulationTable>();
        foreach (var (name, by) in Compared)
        {
            if (ReleaseContent.Together(contents, name) is not { AddsUp: true } table) continue;
            var described = FigureDescriptions.Tables.Single(one => one.Name == name);
            tables.Add(new(
                name, T.Translate(described.Title), T.Translate(described.RowsAre), T.Translate(described.Definition),
                [.. table.Rows.Select(row =>
                {
                    var living = population.Of(codes, by, row);
                    return new PopulationRow(
                        described.Rows.Say(words, row), table[row], living, SuppressedRate.Of(table[row], living?.Number ?? 0, contents.Count),
                        RateRatio.Of(table[row], table.Total, living?.Number ?? 0, everybody?.Number ?? 0, contents.Count));
                })],
                new(T["Total"], table.Total, everybody, SuppressedRate.Of(table.Total, everybody?.Number ?? 0, contents.Count), null)));
        }

        var shown = tables.SelectMany(table => table.AllRows).Select(row => row.Living).OfType<PopulationFigure>().ToList();
        return new(
            choice, tables, [.. panels.Select(held => T.Either(held.Name, held.NameCy))], [.. areas.Select(area => T.Either(area.Name, area.NameCy))],
            [.. areas.Where(area => !population.Knows(area.Code)).Select(area => T.Either(area.Name, area.NameCy))],
            [.. shown.Select(figure => (figure.Source, figure.Year)).Distinct().OrderBy(held => held.Source, StringComparer.Ordinal).ThenBy(held => held.Year)],
            shown.Exists(figure => figure.IsMadeUp), releases.Max(release => release.ComputedAt), [.. releases.Select(release => release.Id)]);
    }
}
