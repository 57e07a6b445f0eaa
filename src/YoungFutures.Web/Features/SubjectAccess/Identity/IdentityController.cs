using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Identity;

/// <summary>Who they are, and by what they may ask for somebody else: before anything is gathered.</summary>
[Route("subject-access/{accessRequestId:guid}/identity")]
public sealed class IdentityController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!(request.State == AccessState.Checking)) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new IdentityForm { Head = AccessHead.Of(request), Version = request.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, IdentityForm form)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        form.Head = AccessHead.Of(request);
        if (request.Requester != Requester.YoungPerson && string.IsNullOrWhiteSpace(form.Authority)) ModelState.AddModelError(nameof(form.Authority), T["Say by what they may ask for the young person"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.ProveIdentity(act, form.Seen!, form.On.Date!.Value, form.Authority);
        await db.SaveChangesAsync();
        this.Done(T["Proof of identity was recorded."]);
        return LocalRedirect($"/subject-access/{accessRequestId}");
    }
}
