using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Restriction;

/// <summary>The record is kept and not used while it is looked at whether they are right.</summary>
[Route("rights-requests/{rightsRequestId:guid}/restriction")]
public sealed class RestrictionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        if (!request.CanRestrict) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new RestrictionForm { Head = RightsHead.Of(request), Version = request.Version.ToString() };
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, RestrictionForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Restrict(act, form.Why!);
        await db.SaveChangesAsync();
        this.Done(T["The record is restricted: it is kept, and nothing new of it is shared."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }
}
