using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Owner;

/// <summary>Somebody else of information governance sees to it from now on.</summary>
[Route("rights-requests/{rightsRequestId:guid}/owner")]
public sealed class OwnerController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        if (!request.IsOpen || request.OwnerId == viewer.UserId) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new OwnerForm { Head = RightsHead.Of(request), Version = request.Version.ToString() };
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, OwnerForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.TakeOver(act);
        await db.SaveChangesAsync();
        this.Done(T["You see to this request now."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }
}
