using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Referrals.Start;

/// <summary>A panel, and whom it looks at by its own settings.</summary>
public sealed record PanelToReferTo(Guid Id, string Name, int MinimumAge, int MaximumAge);

/// <summary>The panels somebody may refer to: those they coordinate, and those that take referrals from their agency.</summary>
public static class PanelsToReferTo
{
    public static async Task<IReadOnlyList<PanelToReferTo>> Of(YoungFuturesDb db, Viewer viewer)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var (run, partner, agencyId) = (viewer.RunPanelIds, viewer.PartnerPanelIds, viewer.AgencyId);
        var panels = await db.Panels.AsNoTracking()
            .Where(panel => run.Contains(panel.Id) || (partner.Contains(panel.Id) && panel.Agencies.Any(seat => seat.AgencyId == agencyId && seat.MayRefer)))
            .OrderBy(panel => panel.Code).Take(50)
            .Select(panel => new
            {
                panel.Id, Name = welsh ? panel.NameCy : panel.Name,
                Settings = panel.SettingsHistory.OrderByDescending(settings => settings.Number).Select(settings => new { settings.ReferringSectors, settings.MinimumAge, settings.MaximumAge }).First(),
            })
            .ToListAsync();
        return [.. panels.Where(panel => viewer.Runs(panel.Id) || (viewer.Sector is { } sector && panel.Settings.ReferringSectors.Contains(sector)))
            .Select(panel => new PanelToReferTo(panel.Id, panel.Name, panel.Settings.MinimumAge, panel.Settings.MaximumAge))];
    }
}
