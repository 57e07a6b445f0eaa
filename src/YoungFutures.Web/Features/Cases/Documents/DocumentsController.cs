using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Features.Documents;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Documents;

/// <summary>The documents of a case, those of its referrals among them as far as the viewer sees them.</summary>
[Route("cases/{caseId:guid}/documents")]
public sealed class DocumentsController(YoungFuturesDb db, Viewer viewer, IncomingDocuments incoming, DocumentScans scans, SiteAddress site, IOptions<DocumentSettings> settings, Words T) : Controller
{
    // More than any case has.
    private const int MostReferrals = 100;

    [HttpGet]
    public async Task<IActionResult> Index(Guid caseId, int page = 1)
    {
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        var referralIds = await db.Referrals.Where(referral => referral.CaseId == caseId).OrderBy(referral => referral.Id).Select(referral => referral.Id).Take(MostReferrals).ToListAsync();
        return View(new DocumentsPage($"/cases/{caseId}", @case.Reference, false, viewer.May(DocumentRights.AddToCase, @case) && !viewer.IsCutOffIn(@case.PanelId), scans.IsOn,
            await DocumentsPage.Rows(db, db.Documents.Where(held => held.CaseId == caseId || (held.ReferralId != null && referralIds.Contains(held.ReferralId.Value))), page)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(DocumentRights.AddToCase, @case)) return Forbid();
        return View(await Offering(new DocumentForm { IsHealth = viewer.Sector == Sector.Health }, @case));
    }

    [HttpPost("new"), TakesFile(OfDocuments = true)]
    public async Task<IActionResult> Create(Guid caseId, DocumentForm form)
    {
        var @case = await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(DocumentRights.AddToCase, @case)) return Forbid();
        await Offering(form, @case);
        if (!form.Agencies.Offers(form.AgencyIds)) ModelState.AddModelError(nameof(form.AgencyIds), T["Choose from the agencies of this panel"]);
        await using var file = await incoming.Look(db, caseId, null, ModelState, HttpContext.RequestAborted);
        if (!ModelState.IsValid || file is null) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        var kept = await incoming.Keep(db, @case.YoungPersonId, file, HttpContext.RequestAborted);
        var document = new Document(@case, act, kept, form.About!, form.Visibility!.Value, form.AgencyIds, form.IsHealth);
        await incoming.Save(db, document);
        this.Say(T, scans.IsOn, await scans.Look(db, document.Id, site, HttpContext.RequestAborted));
        return LocalRedirect($"/cases/{caseId}/documents");
    }

    private async Task<DocumentForm> Offering(DocumentForm form, Case @case) =>
        form.Offering($"/cases/{@case.Id}/documents", @case.Reference, isOfReferral: false, await db.AgencyChoices(@case.PanelId, viewer.AgencyId), settings.Value);
}
