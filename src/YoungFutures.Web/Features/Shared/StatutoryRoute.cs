using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Shared;

/// <summary>A council's team for children at risk, and the numbers by day and out of hours.</summary>
public sealed record StatutoryTeam(string AreaCode, string Area, string Team, string DayNumber, string NightNumber);

/// <summary>Whom to ring when a child is at risk: the young person's own council, or every council of the panel where theirs is not known.</summary>
public sealed record StatutoryRoute(IReadOnlyList<StatutoryTeam> Teams)
{
    public static async Task<StatutoryRoute> Of(YoungFuturesDb db, Words T, Guid panelId, string? areaCode)
    {
        var areas = await db.PanelAreas.AsNoTracking().Where(area => area.PanelId == panelId).OrderBy(area => area.Code).ToListAsync();
        var own = areas.FindAll(area => area.Code == areaCode);
        return new([.. (own.Count > 0 ? own : areas).Select(area => new StatutoryTeam(area.Code, T.Of(area), T.TeamOf(area), area.DayNumber, area.NightNumber))]);
    }
}
