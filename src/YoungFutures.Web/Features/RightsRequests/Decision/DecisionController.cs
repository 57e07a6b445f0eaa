using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Decision;

/// <summary>Decided by somebody who has had no part in the matter.</summary>
[Route("rights-requests/{rightsRequestId:guid}/decision")]
public sealed class DecisionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Decide, request)) return Forbid();
        if (request.State != RightsState.ToDecide || (request.DeciderId is { } named && named != viewer.UserId)) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new DecisionForm { Head = RightsHead.Of(request), Version = request.Version.ToString() };
        await Fill(form, request);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, DecisionForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Decide, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        await Fill(form, request);
        if (request.Kind == RightKind.Rectification && (form.Outcome is RightsOutcome.Upheld or RightsOutcome.InPart) && string.IsNullOrWhiteSpace(form.Correction)) ModelState.AddModelError(nameof(form.Correction), T["Say what is right, so that it stands beside what is written"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.Decide(act, await PartInMatter.Read(db, request), new(form.Outcome!.Value, form.Because!, form.WhatWasDone!, form.Correction, form.Statement));
        await db.SaveChangesAsync();
        this.Done(T["The decision was recorded. Whoever asked is to be told."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }

    private async Task Fill(DecisionForm form, RightsRequest request) => form.HasPart = (await PartInMatter.Read(db, request)).Holds(viewer.UserId);
}
