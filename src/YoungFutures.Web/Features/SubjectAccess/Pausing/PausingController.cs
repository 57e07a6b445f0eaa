using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Pausing;

/// <summary>The clock stands while something is awaited from whoever asks.</summary>
[Route("subject-access/{accessRequestId:guid}/pause")]
public sealed class PausingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!(request.State is not (AccessState.Refused or AccessState.Closed) && request.Standing is null)) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new PausingForm { Head = AccessHead.Of(request), Version = request.Version.ToString(), On = DateAnswer.From(UkTime.LocalDate(db.Now)) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, PausingForm form)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        form.Head = AccessHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Pause(act, form.Reason!.Value, form.On.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The clock of this request stands."]);
        return LocalRedirect($"/subject-access/{accessRequestId}");
    }
}
