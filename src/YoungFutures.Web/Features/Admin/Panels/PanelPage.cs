using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Admin.Panels.Settings;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Admin.Panels;

public sealed record PanelRow(Guid Id, string Code, string Name, Nation Nation, int Areas, int Agencies, string? Coordinator)
{
    public static Expression<Func<Panel, PanelRow>> From(YoungFuturesDb db, bool welsh) => panel => new PanelRow(
        panel.Id, panel.Code, welsh ? panel.NameCy : panel.Name, panel.Nation, panel.Areas.Count, panel.Agencies.Count,
        db.Users.Where(user => user.Id == panel.CoordinatorId).Select(user => user.DisplayName).FirstOrDefault());
}

/// <summary>An area with the numbers to ring in it; what is missing there is said.</summary>
public sealed record AreaRow(Guid Id, string Code, string Name, string? ChildrensServices, string Team, string DayNumber, string NightNumber)
{
    /// <summary>A number to ring is read in one piece.</summary>
    public static string Whole(string number) => number.Replace(' ', '\u00A0');
}

/// <summary>An agency's place at the panel. Barred: the agency itself may not refer; otherwise its sector decides.</summary>
public sealed record SeatRow(Guid AgencyId, string Agency, Sector Sector, bool MayRefer, bool SectorMayRefer, DateOnly? LeftOn);

public sealed record PanelPage(Guid Id, string Code, string Name, string NameCy, Nation Nation, string PoliceAreaCode, Guid CoordinatorId, string? Coordinator, bool CoordinatorHasLeft,
    IReadOnlyList<AreaRow> Areas, IReadOnlyList<SeatRow> Seats, int SettingsNumber, SettingsForm Settings, DateOnly Today)
{
    // A panel has a handful of areas and some dozens of agencies.
    private const int Most = 300;

    public static async Task<PanelPage?> For(YoungFuturesDb db, Guid panelId)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var panel = await db.Panels.AsNoTracking().SingleOrDefaultAsync(held => held.Id == panelId);
        if (panel is null) return null;
        var coordinator = await db.Users.Where(user => user.Id == panel.CoordinatorId).Select(user => new { user.DisplayName, user.LeavesOn }).SingleOrDefaultAsync();
        var settings = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).FirstAsync();
        var areas = await db.PanelAreas.Where(area => area.PanelId == panelId).OrderBy(area => area.Name).ThenBy(area => area.Id).Take(Most)
            .Select(area => new AreaRow(area.Id, area.Code, welsh ? area.NameCy : area.Name,
                db.Agencies.Where(agency => agency.Id == area.ChildrensServicesId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                welsh ? area.SafeguardingTeamCy : area.SafeguardingTeam, area.DayNumber, area.NightNumber))
            .ToListAsync();
        var seats = await db.PanelAgencies.Where(seat => seat.PanelId == panelId).OrderBy(seat => seat.Agency.Name).ThenBy(seat => seat.AgencyId).Take(Most)
            .Select(seat => new { seat.AgencyId, Name = welsh ? seat.Agency.NameCy : seat.Agency.Name, seat.Agency.Sector, seat.MayRefer, seat.Agency.LeftOn })
            .ToListAsync();
        return new PanelPage(panel.Id, panel.Code, panel.Name, panel.NameCy, panel.Nation, panel.PoliceAreaCode, panel.CoordinatorId, coordinator?.DisplayName, coordinator?.LeavesOn < today,
            areas, [.. seats.Select(seat => new SeatRow(seat.AgencyId, seat.Name, seat.Sector, seat.MayRefer, settings.ReferringSectors.Contains(seat.Sector), seat.LeftOn))],
            settings.Number, SettingsForm.Of(settings), today);
    }
}
