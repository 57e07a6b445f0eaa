using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Extension;

/// <summary>Two months more, once, for a reason that they are told.</summary>
[Route("rights-requests/{rightsRequestId:guid}/extension")]
public sealed class ExtensionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        if (!request.CanExtend) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new ExtensionForm { Head = RightsHead.Of(request), Version = request.Version.ToString(), ToldOn = DateAnswer.From(UkTime.LocalDate(db.Now)) };
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, ExtensionForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Extend(act, form.Because!, form.ToldOn.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The request was extended by two months."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }
}
