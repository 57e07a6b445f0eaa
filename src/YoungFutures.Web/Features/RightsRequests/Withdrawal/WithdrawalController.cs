using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Withdrawal;

/// <summary>Whoever asked takes it back.</summary>
[Route("rights-requests/{rightsRequestId:guid}/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        if (request.State != RightsState.ToDecide) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new WithdrawalForm { Head = RightsHead.Of(request), Version = request.Version.ToString() };
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, WithdrawalForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Withdraw(act, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The request was closed."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }
}
