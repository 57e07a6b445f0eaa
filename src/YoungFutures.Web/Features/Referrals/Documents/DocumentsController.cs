using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Documents;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Documents;

/// <summary>The documents of a referral. They stay with it when it becomes a case.</summary>
[Route("referrals/{referralId:guid}/documents")]
public sealed class DocumentsController(YoungFuturesDb db, Viewer viewer, IncomingDocuments incoming, DocumentScans scans, SiteAddress site, IOptions<DocumentSettings> settings, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid referralId, int page = 1)
    {
        var referral = await db.Referrals.AsNoTracking().SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        return View(new DocumentsPage($"/referrals/{referralId}", referral.Reference, true, viewer.May(DocumentRights.AddToReferral, referral) && !viewer.IsCutOffIn(referral.PanelId), scans.IsOn,
            await DocumentsPage.Rows(db, db.Documents.Where(held => held.ReferralId == referralId), page)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid referralId)
    {
        var referral = await db.Referrals.AsNoTracking().SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(DocumentRights.AddToReferral, referral)) return Forbid();
        return View(Offering(new DocumentForm { IsHealth = viewer.Sector == Sector.Health }, referral));
    }

    [HttpPost("new"), TakesFile(OfDocuments = true)]
    public async Task<IActionResult> Create(Guid referralId, DocumentForm form)
    {
        var referral = await db.Referrals.SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(DocumentRights.AddToReferral, referral)) return Forbid();
        Offering(form, referral);
        if (form.Visibility == Visibility.NamedAgencies) ModelState.AddModelError(nameof(form.Visibility), T["Choose who may read the document"]);
        await using var file = await incoming.Look(db, null, referralId, ModelState, HttpContext.RequestAborted);
        if (!ModelState.IsValid || file is null) return this.Invalid("New", form);

        var act = await db.ActIn(referral.PanelId);
        var kept = await incoming.Keep(db, ((IAboutYoungPerson)referral).SubjectId, file, HttpContext.RequestAborted);
        var document = new Document(referral, act, kept, form.About!, form.Visibility!.Value, [], form.IsHealth);
        await incoming.Save(db, document);
        this.Say(T, scans.IsOn, await scans.Look(db, document.Id, site, HttpContext.RequestAborted));
        return LocalRedirect($"/referrals/{referralId}/documents");
    }

    private DocumentForm Offering(DocumentForm form, Referral referral) => form.Offering($"/referrals/{referral.Id}/documents", referral.Reference, isOfReferral: true, [], settings.Value);
}
