using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SubjectAccess.Gathering;

/// <summary>Everything that the panel holds of the young person is looked for. From here until the request is closed whoever answers it sees the record.</summary>
[Route("subject-access/{accessRequestId:guid}/gathering")]
[StepUp(typeof(AccessRights), nameof(AccessRights.Govern))]
public sealed class GatheringController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId)
    {
        if (await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!(request.State is not (AccessState.Refused or AccessState.Closed) && request.IsReadyToGather)) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new GatheringForm { Head = AccessHead.Of(request), Version = request.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, GatheringForm form)
    {
        if (await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        form.Head = AccessHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        await AccessContent.Gather(db, request, act);
        await db.SaveChangesAsync();
        this.Done(T["The record was gathered. Decide about each item."]);
        return LocalRedirect($"/subject-access/{accessRequestId}/items");
    }
}
