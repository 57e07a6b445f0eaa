using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Documents;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Admin;

public sealed record AdminPage(bool CalendarRunsOut, int LastKnownYear, bool ChecksDocuments, IReadOnlyList<LateRoles> Unconfirmed);

/// <summary>A panel of whose own people nobody has said in time whether they still need access.</summary>
public sealed record LateRoles(Guid Id, string Panel, int Undecided, DateOnly DueOn);

[Route("admin")]
public sealed class AdminController(YoungFuturesDb db, Viewer viewer, TimeProvider clock, DocumentScans scans) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var (past, welsh) = (WorkingCalendar.EnglandAndWales.Past(clock.Today()), Languages.IsWelsh(CultureInfo.CurrentUICulture));
        // One at most of each panel is open.
        var late = await db.Recertifications.AsNoTracking().Where(held => held.AgencyId == null && held.DueOn < past).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
            .Select(held => new LateRoles(held.Id, db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => welsh ? panel.NameCy : panel.Name).FirstOrDefault()!, held.Lines.Count(line => line.Outcome == null), held.DueOn!.Value)).ToListAsync();
        return View(new AdminPage(WorkingCalendar.EnglandAndWales.IsRunningOut(clock.Today()), WorkingCalendar.EnglandAndWales.LastKnownYear, scans.IsOn, late));
    }
}
