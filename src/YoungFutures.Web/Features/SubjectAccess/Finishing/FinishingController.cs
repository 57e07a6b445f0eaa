using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Finishing;

/// <summary>Everything is decided and everybody has answered.</summary>
[Route("subject-access/{accessRequestId:guid}/finishing")]
public sealed class FinishingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!(request.State == AccessState.Deciding)) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new FinishingForm { Head = AccessHead.Of(request), Version = request.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, FinishingForm form)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        form.Head = AccessHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Finish(act, await AccessContent.Undecided(db, request), await db.AccessAskings.CountAsync(held => held.AccessRequestId == request.Id && held.AnsweredAt == null), form.Despite);
        await db.SaveChangesAsync();
        this.Done(T["The decisions were finished. The answer can be made now."]);
        return LocalRedirect($"/subject-access/{accessRequestId}");
    }
}
