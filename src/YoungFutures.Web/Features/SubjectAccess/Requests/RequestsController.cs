using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Requests;

/// <summary>A request has come. Nothing of the record is disposed of while it is answered.</summary>
[Route("subject-access/new")]
public sealed class RequestsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public IActionResult New() => viewer.May(AccessRights.Govern) ? View(new RequestForm()) : NotFound();

    [HttpPost]
    [Looks(typeof(AccessRequest), AuditEvents.Searched)]
    public async Task<IActionResult> Create(RequestForm form)
    {
        if (!viewer.May(AccessRights.Govern)) return NotFound();
        var found = string.IsNullOrWhiteSpace(form.Reference) ? null : await RecordsKept.SubjectOf(db, form.Reference.Trim());
        if (found is null && !string.IsNullOrWhiteSpace(form.Reference)) ModelState.AddModelError(nameof(form.Reference), T["There is no record with this reference in your panels"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var (subjectId, panelId) = found!.Value;
        HttpContext.Concerns(subjectId, panelId);
        var act = await db.ActIn(panelId);
        var request = new AccessRequest(act, subjectId, await ReferenceNumber.ForAccess(db, act), form.Reference!.Trim(),
            new(form.Requester!.Value, form.Name!, form.ReplyTo!, form.Language!.Value, form.ReceivedOn.Date!.Value, form.Wanted));
        db.AccessRequests.Add(request);
        var because = T["Until the request {0} is answered.", request.Reference];
        db.RetentionHolds.Add(new RetentionHold(act, subjectId, request.RecordReference, HoldReason.SubjectAccess, because));
        foreach (var review in await db.RetentionReviews.Where(held => held.SubjectId == subjectId).ToListAsync())
            if (review.CanStop) review.Stop(act, because);
        await db.SaveChangesAsync();
        this.Done(T["The request was recorded as {0}. Nothing of the record is disposed of until it is closed.", request.Reference]);
        return LocalRedirect($"/subject-access/{request.Id}");
    }
}
