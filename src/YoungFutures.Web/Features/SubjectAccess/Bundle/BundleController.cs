using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SubjectAccess.Bundle;

/// <summary>The answer is written down as a disclosure before there is a file.</summary>
[Route("subject-access/{accessRequestId:guid}/bundle")]
[StepUp(typeof(AccessRights), nameof(AccessRights.Govern))]
public sealed class BundleController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId)
    {
        if (await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!(request.State == AccessState.Finished)) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new BundleForm { Head = AccessHead.Of(request), Version = request.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, BundleForm form)
    {
        if (await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        form.Head = AccessHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        await db.MustFit(request);
        db.ControlledDisclosures.Add(ControlledDisclosure.OfAccess(act, request, new Recipient(T.Of(request.Requester), request.Reference, T["Article 15 of the UK GDPR"])));
        await db.SaveChangesAsync();
        this.Done(T["The answer was recorded as a disclosure. Its file can be downloaded for one day."]);
        return LocalRedirect($"/subject-access/{accessRequestId}");
    }
}
