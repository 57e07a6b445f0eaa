using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Lifting;

/// <summary>A restriction is looked at again: it lasts, or it ends after they were told.</summary>
[Route("rights-requests/{rightsRequestId:guid}/lifting")]
public sealed class LiftingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        if (request.Standing is null) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new LiftingForm { Head = RightsHead.Of(request), Version = request.Version.ToString() };
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, LiftingForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        if (form.Lasts == true) request.Keep(act, form.Why!);
        else request.Lift(act, form.Why!, form.EndToldOn.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(form.Lasts == true ? T["The restriction lasts, and is looked at again."] : T["The restriction was lifted."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }
}
