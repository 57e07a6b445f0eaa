using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Risk;

/// <summary>What disclosing to this person could do to the young person, and whether it goes on.</summary>
[Route("subject-access/{accessRequestId:guid}/risk")]
public sealed class RiskController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!(request is { State: AccessState.Checking, WishesAt: not null })) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new RiskForm { Head = AccessHead.Of(request), Version = request.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, RiskForm form)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        form.Head = AccessHead.Of(request);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.DecideRisk(act, form.Risk!, form.GoesOn!.Value, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["It was recorded whether the request goes on."]);
        return LocalRedirect($"/subject-access/{accessRequestId}");
    }
}
