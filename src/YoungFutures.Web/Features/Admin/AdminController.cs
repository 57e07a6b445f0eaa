using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Documents;

namespace YoungFutures.Web.Features.Admin;

public sealed record AdminPage(bool CalendarRunsOut, int LastKnownYear, bool ChecksDocuments);

[Route("admin")]
public sealed class AdminController(Viewer viewer, TimeProvider clock, DocumentScans scans) : Controller
{
    [HttpGet]
    public IActionResult Index() => viewer.May(UserRights.Administer) 
        ? View(new AdminPage(WorkingCalendar.EnglandAndWales.IsRunningOut(clock.Today()), WorkingCalendar.EnglandAndWales.LastKnownYear, scans.IsOn))
        : NotFound();
}
