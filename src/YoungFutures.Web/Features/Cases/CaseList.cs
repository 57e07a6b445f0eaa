using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases;

/// <summary>What the address asks of the list of cases. It names areas, statuses and dates, never a person.</summary>
/// <param name="Agency">Which has a part in the case now, as far as the viewer may know of its part.</param>
public sealed record CaseFilter(string? Area = null, string? Status = null, string? Owner = null, bool Late = false, Guid? Agency = null)
{
    /// <summary>An open case has a due date and a closed one has none, so that the list of what is open is one stretch of an index.</summary>
    public IQueryable<Case> Of(IQueryable<Case> cases, Viewer viewer, DateTime now)
    {
        Guid[] panels = [.. viewer.PanelIds.Union(viewer.PartnerPanelIds)];
        cases = panels.Length == 1 ? cases.Where(Within(panels[0])) : cases.Where(@case => panels.Contains(@case.PanelId));
        if (Enum.TryParse<CaseStatus>(Status, out var status)) cases = cases.Where(@case => @case.Status == status);
        if (status != CaseStatus.Closed) cases = cases.Where(@case => @case.DueOn != null);
        if (!string.IsNullOrEmpty(Area)) cases = cases.Where(@case => @case.AreaCode == Area);
        if (Agency is { } agency) cases = cases.Where(@case => @case.Involvements.Any(involvement => involvement.AgencyId == agency && involvement.From <= now && (involvement.Until == null || now < involvement.Until)));
        if (Owner == Mine) cases = cases.Where(@case => @case.OwnerId == viewer.UserId);
        if (!Late) return cases;
        var past = WorkingCalendar.EnglandAndWales.Past(UkTime.LocalDate(now));
        return cases.Where(@case => @case.DueOn < past);
    }

    /// <summary>The lines of the list in their order, for its page and for its file.</summary>
    public IQueryable<CaseRow> Rows(YoungFuturesDb db, Viewer viewer) => Of(db.Cases, viewer, db.Now).OrderBy(@case => @case.DueOn).ThenBy(@case => @case.Reference).Select(CaseRow.From);

    public const string Mine = "mine";

    private static System.Linq.Expressions.Expression<Func<Case, bool>> Within(Guid panelId) => @case => @case.PanelId == panelId;
}

/// <summary>A council area that can be chosen.</summary>
public sealed record AreaName(string Code, string Name);

/// <param name="Agency">The name of the one that the list is narrowed to.</param>
public sealed record CaseListPage(CaseFilter Filter, Paged<CaseRow> Cases, IReadOnlyList<AreaName> Areas, string? Agency)
{
    public string AreaOf(CaseRow row) => Areas.FirstOrDefault(area => area.Code == row.AreaCode)?.Name ?? "–";

    public static async Task<CaseListPage> Of(YoungFuturesDb db, Viewer viewer, CaseFilter filter, int page)
    {
        var cases = await filter.Rows(db, viewer).ToPageAsync(page);
        return new(filter, cases, await db.AreasOf(viewer), await AgencyOf(db, filter));
    }

    /// <summary>What the agency is called that the list is narrowed to.</summary>
    public static async Task<string?> AgencyOf(YoungFuturesDb db, CaseFilter filter)
    {
        var welsh = Language.Languages.IsWelsh(System.Globalization.CultureInfo.CurrentUICulture);
        return filter.Agency is { } id ? await db.Agencies.Where(held => held.Id == id).Select(held => welsh ? held.NameCy : held.Name).SingleOrDefaultAsync() ?? "–" : null;
    }
}

public static class AreaNames
{
    /// <summary>The areas of the viewer's panels, in the reader's language.</summary>
    public static async Task<IReadOnlyList<AreaName>> AreasOf(this YoungFuturesDb db, Viewer viewer)
    {
        Guid[] panels = [.. viewer.PanelIds.Union(viewer.PartnerPanelIds)];
        var welsh = Language.Languages.IsWelsh(System.Globalization.CultureInfo.CurrentUICulture);
        return await db.PanelAreas.AsNoTracking().Where(area => panels.Contains(area.PanelId))
            .OrderBy(area => area.Name).Select(area => new AreaName(area.Code, welsh ? area.NameCy : area.Name)).Take(200).ToListAsync();
    }
}
