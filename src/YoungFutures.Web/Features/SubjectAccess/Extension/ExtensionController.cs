using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Extension;

/// <summary>Two months more, once, for a reason that they are told.</summary>
[Route("subject-access/{accessRequestId:guid}/extension")]
public sealed class ExtensionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!(request is { ExtendedAt: null, Standing: null } && request.State is not (AccessState.Refused or AccessState.Closed))) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new ExtensionForm { Head = AccessHead.Of(request), Version = request.Version.ToString(), ToldOn = DateAnswer.From(UkTime.LocalDate(db.Now)) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, ExtensionForm form)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        form.Head = AccessHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Extend(act, form.Because!, form.ToldOn.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The request was extended by two months."]);
        return LocalRedirect($"/subject-access/{accessRequestId}");
    }
}
