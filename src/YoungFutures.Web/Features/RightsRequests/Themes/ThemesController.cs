using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.RightsRequests.Themes;

public sealed record ThemeLine(string Theme, int All, int Complaints, int Upheld);

/// <summary>Of one panel, in one year.</summary>
public sealed record ThemesOfPanel(string Panel, IReadOnlyList<ThemeLine> Lines);

public sealed record ThemesPage(DateOnly From, IReadOnlyList<ThemesOfPanel> Panels);

/// <summary>What people ask and complain about, panel by panel. True counts, however small: they stay with information governance, and no release reads them.</summary>
[Route("rights-requests/themes")]
public sealed class ThemesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        if (!viewer.May(RightsRights.CountThemes)) return NotFound();
        var from = UkTime.LocalDate(db.Now).AddYears(-1);
        var panels = new List<ThemesOfPanel>();
        foreach (var panel in await db.Panels.AsNoTracking().Where(panel => viewer.GovernedPanelIds.Contains(panel.Id)).OrderBy(panel => panel.Name).ToListAsync())
        {
            var counted = await db.RightsRequests.Where(held => held.PanelId == panel.Id && held.ReceivedOn >= from).GroupBy(held => held.ThemeCode)
                .Select(same => new
                {
                    Theme = same.Key, All = same.Count(), Complaints = same.Count(held => held.Kind == RightKind.Complaint),
                    Upheld = same.Count(held => held.Outcome == RightsOutcome.Upheld || held.Outcome == RightsOutcome.InPart),
                }).ToListAsync();
            var words = await db.WordsFor(counted.Select(line => line.Theme));
            panels.Add(new(T.Of(panel), [.. counted.OrderByDescending(line => line.All).ThenBy(line => line.Theme, StringComparer.Ordinal).Select(line => new ThemeLine(words[line.Theme], line.All, line.Complaints, line.Upheld))]));
        }

        return View(new ThemesPage(from, panels));
    }
}
