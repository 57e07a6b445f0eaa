using YoungFutures.Domain.Access;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Reporting;

public static class PanelsWithFigures
{
    /// <summary>The panels whose releases the viewer may read, whether there are any yet or not: those that the filter of the releases lets through.</summary>
    public static IQueryable<Panel> ReadBy(this IQueryable<Panel> panels, Viewer viewer) => panels.Where(panel =>
        viewer.PanelIds.Contains(panel.Id)
        || panels.Any(own => own.PoliceAreaCode == panel.PoliceAreaCode && viewer.AnalysedPanelIds.Contains(own.Id)));
}
