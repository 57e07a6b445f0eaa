using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Requests.Withdrawal;

[Route("requests/{requestId:guid}/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid requestId, string? version)
    {
        if (await db.RequestsToChair.SingleOrDefaultAsync(held => held.Id == requestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RequestRights.TakeBack, request)) return Forbid();

        db.Expect(request, version);
        request.TakeBack(await db.ActIn(request.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["It is taken back. The chair no longer finds it under My work."]);
        return LocalRedirect($"/cases/{request.CaseId}");
    }
}
