using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Telling;

/// <summary>They are told what was decided, why, and whom to turn to next.</summary>
[Route("rights-requests/{rightsRequestId:guid}/telling")]
public sealed class TellingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        if (request.State != RightsState.ToTell) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new TellingForm { Head = RightsHead.Of(request), Version = request.Version.ToString(), On = DateAnswer.From(UkTime.LocalDate(db.Now)) };
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, TellingForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Tell(act, form.On.Date!.Value, form.How!);
        await db.SaveChangesAsync();
        this.Done(T["It was recorded that they were told."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }
}
