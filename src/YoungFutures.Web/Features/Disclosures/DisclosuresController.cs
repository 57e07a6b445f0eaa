using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Disclosures;

public sealed record DisclosureRow(Guid Id, DisclosureKind Kind, string Panel, string Organisation, string Post, DateTime MadeAt);

public sealed record DisclosurePage(Guid Id, DisclosureKind Kind, string Panel, string Organisation, string Post, string Basis, string? Reason, DateOnly PeriodFrom, DateOnly PeriodUntil,
    DateTime MadeAt, string MadeBy, DateTime FilesUntil, bool HasFiles, string? ContentHash, string? OfAddress);

/// <summary>What left under control: national returns, packs for an inspectorate, extracts for evaluations.</summary>
[Route("disclosures")]
public sealed class DisclosuresController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(DisclosureRights.Govern)) return NotFound();
        var governed = viewer.GovernedPanelIds;
        var made = await db.ControlledDisclosures.AsNoTracking().Where(held => governed.Contains(held.PanelId)).OrderByDescending(held => held.MadeAt).ThenBy(held => held.Id)
            .Select(held => new { held.Id, held.Kind, held.PanelId, held.Organisation, held.Post, held.MadeAt }).ToPageAsync(page);
        var panels = await db.Panels.AsNoTracking().Where(panel => governed.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        return View(new Paged<DisclosureRow>([.. made.Items.Select(held => new DisclosureRow(held.Id, held.Kind, T.Of(panels[held.PanelId]), held.Organisation, held.Post, held.MadeAt))], made.Page, made.PageSize, made.Total));
    }

    [HttpGet("{controlledDisclosureId:guid}")]
    public async Task<IActionResult> Details(Guid controlledDisclosureId)
    {
        if (!viewer.May(DisclosureRights.Govern)) return NotFound();
        if (await db.ControlledDisclosures.AsNoTracking().SingleOrDefaultAsync(one => one.Id == controlledDisclosureId) is not { } held) return NotFound();
        HttpContext.Concerns(null, held.PanelId);
        var panel = await db.Panels.AsNoTracking().SingleAsync(one => one.Id == held.PanelId);
        var by = await db.Users.Where(user => user.Id == held.MadeById).Select(user => user.DisplayName).SingleAsync();
        return View(new DisclosurePage(held.Id, held.Kind, T.Of(panel), held.Organisation, held.Post, held.Basis, held.Reason, held.PeriodFrom, held.PeriodUntil, held.MadeAt, by, held.FilesUntil, held.Kind != DisclosureKind.SubjectAccess && held.HasFilesAt(db.Now),
            held.ContentHash, held.ReturnId is { } returnId ? $"/returns/{returnId}" : held.AgreementId is { } agreementId ? $"/evaluations/{agreementId}"
                : held.AccessRequestId is { } requestId && await db.AccessRequests.AnyAsync(request => request.Id == requestId) ? $"/subject-access/{requestId}" : null));
    }
}
