using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Recertifications;

/// <summary>Who of an agency still needs their access to a panel: asked once a quarter, and kept.</summary>
[Route("recertifications")]
[Looks(typeof(Recertification))]
public sealed class RecertificationsController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1) => viewer.May(RecertificationRights.List) ? View(await RecertificationListPage.For(db, viewer, page)) : NotFound();

    [HttpGet("{recertificationId:guid}")]
    public async Task<IActionResult> Details(Guid recertificationId, int page = 1) =>
        viewer.May(RecertificationRights.List) && await db.Recertifications.AsNoTracking().SingleOrDefaultAsync(held => held.Id == recertificationId) is { } held
            ? View(await RecertificationPage.For(db, viewer, held, page)) : NotFound();
}
