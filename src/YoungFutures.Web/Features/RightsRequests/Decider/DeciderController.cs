using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Decider;

/// <summary>Somebody who has had no part in the matter is asked to decide.</summary>
[Route("rights-requests/{rightsRequestId:guid}/decider")]
public sealed class DeciderController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid rightsRequestId)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        if (request.State != RightsState.ToDecide) return LocalRedirect($"/rights-requests/{rightsRequestId}");
        var form = new DeciderForm { Head = RightsHead.Of(request), Version = request.Version.ToString() };
        await Fill(form, request);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid rightsRequestId, DeciderForm form)
    {
        if (await db.RightsRequestInSight(rightsRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RightsRights.Handle, request)) return Forbid();
        form.Head = RightsHead.Of(request);
        await Fill(form, request);
        if (form.UserId is { } chosen && !form.People.Offers([chosen])) ModelState.AddModelError(nameof(form.UserId), T["Choose somebody who has had no part in the matter"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(request, form.Version);
        request.AskToDecide(form.UserId!.Value, await PartInMatter.Read(db, request));
        await db.SaveChangesAsync();
        this.Done(T["They were asked to decide. It stands under their work."]);
        return LocalRedirect($"/rights-requests/{rightsRequestId}");
    }

    private async Task Fill(DeciderForm form, RightsRequest request)
    {
        var part = await PartInMatter.Read(db, request);
        form.People = [.. (await db.PeopleWithAPart(request.PanelId)).Where(person => !part.Holds(Guid.Parse(person.Value)))];
    }
}
