using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Acknowledgement;

/// <summary>Whoever complains knows that it has come and is looked into.</summary>
[Route("rights-requests/{rightsRequestId:guid}/acknowledgement")]
public sealed class AcknowledgementController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        if (!request.CanAcknowledge) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new AcknowledgementForm { Head = RightsHead.Of(request), Version = request.Version.ToString(), On = DateAnswer.From(UkTime.LocalDate(db.Now)) };
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, AcknowledgementForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Acknowledge(act, form.On.Date!.Value, form.How!);
        await db.SaveChangesAsync();
        this.Done(T["It was recorded that the complaint was acknowledged."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }
}
