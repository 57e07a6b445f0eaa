using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.SubjectAccess.Closing;

/// <summary>How the answer went, and when. Sight of the record ends with it.</summary>
[Route("subject-access/{accessRequestId:guid}/closing")]
public sealed class ClosingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!(request.IsOpen)) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new ClosingForm { Head = AccessHead.Of(request), Version = request.Version.ToString(), On = DateAnswer.From(UkTime.LocalDate(db.Now)), Endings = EndingsOf(request) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, ClosingForm form)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        (form.Head, form.Endings) = (AccessHead.Of(request), EndingsOf(request));
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Close(act, form.Ending!.Value, form.On.Date!.Value, form.How!);
        await db.LiftHoldOf(request, act, T["The request {0} was closed.", request.Reference]);
        await db.SaveChangesAsync();
        this.Done(T["The request was closed. Nobody sees the record by it any more."]);
        return LocalRedirect($"/subject-access/{accessRequestId}");
    }

    /// <summary>How it can end as it stands: sent once everything is decided, told where it was refused; whoever asked can always take it back.</summary>
    private IReadOnlyList<Choice> EndingsOf(AccessRequest request) => request.State switch
    {
        AccessState.Finished => Choice.Of(T, AccessEnding.Sent, AccessEnding.Withdrawn),
        AccessState.Refused => Choice.Of(T, AccessEnding.Refused, AccessEnding.Withdrawn),
        _ => Choice.Of(T, AccessEnding.Withdrawn),
    };
}
