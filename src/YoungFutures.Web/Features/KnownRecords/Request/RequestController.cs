using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.KnownRecords.Request;

/// <summary>Somebody of an agency that knows of a record asks for access to it.</summary>
[Route("known-records/{knownRecordId:guid}/request")]
public sealed class RequestController(YoungFuturesDb db, Viewer viewer, Letters letters, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid knownRecordId)
    {
        if (await Find(knownRecordId) is not { } known) return NotFound();
        HttpContext.Concerns(known);
        if (!viewer.May(KnownRecordRights.Ask, known)) return Forbid();
        if (known.Requests.Exists(held => held.IsOpen)) return LocalRedirect($"/known-records/{knownRecordId}");
        return View(new RequestForm { Head = await KnownHead.Of(db, known, T), Version = known.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid knownRecordId, RequestForm form)
    {
        if (await Find(knownRecordId) is not { } known) return NotFound();
        HttpContext.Concerns(known);
        if (!viewer.May(KnownRecordRights.Ask, known)) return Forbid();
        form.Head = await KnownHead.Of(db, known, T);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(known.PanelId);
        var request = known.Ask(act, form.Purpose!.Value, form.Because!);
        db.SightRequests.Add(request);
        await letters.Send(request.OwnerId, null, $"/sight-requests/{request.Id}", T => T["An agency asks for access: {0}", known.Reference],
            T => T["An agency that knows of the record {0} asks for access to it. Give it or refuse it by {1}. Sign in to read why:", known.Reference, T.Day(request.DueOn!.Value)], known.CaseId);
        await db.SaveChangesAsync();
        this.Done(T["The coordinator was asked, and answers by {0}.", request.DueOn!.Value.ToLong()]);
        return LocalRedirect($"/known-records/{knownRecordId}");
    }

    private Task<KnownRecord?> Find(Guid id) => db.KnownRecords.Include(held => held.Requests).SingleOrDefaultAsync(held => held.Id == id);
}
