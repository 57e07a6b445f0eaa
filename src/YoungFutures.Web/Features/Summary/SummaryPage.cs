using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Summary;

/// <summary>Whose figures can be chosen: one panel's, or all those of a police force area. Code: as it stands in the address.</summary>
public sealed record SummaryScope(string Code, string Name, IReadOnlyList<Guid> PanelIds)
{
    private const int MostPanels = 200;

    /// <summary>The viewer's own panels first. A whole area is for those who read all of it, where it has more than one panel.</summary>
    public static async Task<IReadOnlyList<SummaryScope>> Of(YoungFuturesDb db, Viewer viewer, Words T)
    {
        var panels = await db.Panels.AsNoTracking().ReadBy(viewer)
            .OrderBy(panel => panel.Name).ThenBy(panel => panel.Id).Take(MostPanels)
            .Select(panel => new { panel.Id, panel.Code, panel.Name, panel.NameCy, panel.PoliceAreaCode }).ToListAsync();
        var analysed = panels.Where(panel => viewer.AnalysedPanelIds.Contains(panel.Id)).Select(panel => panel.PoliceAreaCode).Distinct();
        return
        [
            .. panels.OrderByDescending(panel => viewer.AnalysedPanelIds.Contains(panel.Id))
                .Select(panel => new SummaryScope(panel.Code, T.Either(panel.Name, panel.NameCy), [panel.Id])),
            .. panels.Where(panel => analysed.Contains(panel.PoliceAreaCode)).GroupBy(panel => panel.PoliceAreaCode).Where(area => area.Count() > 1)
                .Select(area => new SummaryScope(
                    area.Key,
                    T["The whole police force area: {0}", string.Join("; ", area.Select(panel => T.Either(panel.Name, panel.NameCy)))],
                    [.. area.Select(panel => panel.Id)])),
        ];
    }
}

/// <summary>What was chosen, out of what can be.</summary>
/// <param name="Periods">Those released for the scope, the newest first.</param>
/// <param name="Chosen">Nothing where nothing was released for what was asked.</param>
public sealed record SummaryChoice(IReadOnlyList<SummaryScope> Scopes, SummaryScope Scope, IReadOnlyList<ReleasePeriod> Periods, ReleasePeriod? Chosen)
{
    private const int MostPeriods = 500;

    public string Address(string path) => Chosen is null
        ? $"{path}?panel={Uri.EscapeDataString(Scope.Code)}"
        : $"{path}?panel={Uri.EscapeDataString(Scope.Code)}&period={Chosen.Code}";

    /// <summary>Nothing when there is no such scope. Without a period it is the newest, the longer one of two that end together.</summary>
    public static async Task<SummaryChoice?> Of(YoungFuturesDb db, IReadOnlyList<SummaryScope> scopes, string? panel, string? period)
    {
        var scope = string.IsNullOrEmpty(panel) ? scopes.FirstOrDefault() : scopes.FirstOrDefault(held => held.Code == panel);
        if (scope is null) return null;

        var panelIds = scope.PanelIds;
        var periods = (await db.Releases
                .Where(release => panelIds.Contains(release.PanelId))
                .Select(release => new { release.PeriodKind, release.PeriodStart }).Distinct()
                .OrderByDescending(release => release.PeriodStart).ThenBy(release => release.PeriodKind).Take(MostPeriods).ToListAsync())
            .Select(release => ReleasePeriod.Of(release.PeriodKind, release.PeriodStart)).ToList();
        var chosen = string.IsNullOrEmpty(period)
            ? periods.OrderByDescending(held => held.End).ThenByDescending(held => held.Kind).FirstOrDefault()
            : periods.Find(held => held.Code == period);
        return new(scopes, scope, periods, chosen);
    }
}

/// <param name="Figures">Nothing where nothing was released for what was asked.</param>
/// <param name="Next">The month that is released next.</param>
public sealed record SummaryPage(SummaryChoice Choice, ReleasedFigures? Figures, ReleasePeriod Next)
{
    public SummaryScope Scope => Choice.Scope;

    public string Address(string path) => Choice.Address(path);

    /// <summary>Where a section stands on the page.</summary>
    public static string PlaceOf(FigureSection section) => $"section-{section.ToString().ToLowerInvariant()}";

    /// <summary>Nothing when the viewer reads no such panel.</summary>
    public static async Task<SummaryPage?> Of(YoungFuturesDb db, Viewer viewer, Words T, string? panel, string? period)
    {
        if (await SummaryChoice.Of(db, await SummaryScope.Of(db, viewer, T), panel, period) is not { } choice) return null;
        return new SummaryPage(
            choice,
            choice.Chosen is { } chosen ? await ReleasedFigures.Of(db, T, choice.Scope.PanelIds, chosen) : null,
            ReleasePeriod.LastReleasable(PeriodKind.Month, UkTime.LocalDate(db.Now)).Next);
    }
}
