using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Checks;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SightRequests.Grant;

/// <summary>The coordinator gives access: by a question with the summary, or by bringing the agency in. Both are the acts by which any agency is let in.</summary>
[Route("sight-requests/{sightRequestId:guid}/grant")]
public sealed class GrantController(YoungFuturesDb db, Viewer viewer, Letters letters, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid sightRequestId)
    {
        if (await Find(sightRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(KnownRecordRights.Answer, request)) return Forbid();
        return request.IsOpen ? View(await About(new GrantForm { Version = request.Version.ToString() }, request)) : LocalRedirect($"/sight-requests/{sightRequestId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid sightRequestId, GrantForm form)
    {
        if (await Find(sightRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(KnownRecordRights.Answer, request)) return Forbid();
        await About(form, request);
        if (form.Objection is not null && string.IsNullOrWhiteSpace(form.Despite)) ModelState.AddModelError(nameof(form.Despite), T["The family objects to this agency knowing. Say why it is opened all the same."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(request, form.Version);
        var (act, until, despite) = (await db.ActIn(request.PanelId), form.Until.Date!.Value, form.Objection is null ? null : form.Despite);
        var contactId = await db.ContactOf(request.AgencyId);
        if (form.Level == SightLevel.Whole) db.Involvements.Add(request.GrantWhole(act, until, despite));
        else
        {
            // The question is for whoever asked; once they have left, for whoever answers for the agency.
            var stays = await db.Users.AnyAsync(user => user.Id == request.AskedById && user.AgencyId == request.AgencyId && (user.LeavesOn == null || user.LeavesOn >= act.Today));
            var ownerId = (await db.KeptOutOf(request.CaseId)).Unless(stays ? request.AskedById : contactId);
            var check = request.GrantSummary(act, until, form.Question!, ownerId, despite);
            db.Add(check);
            await letters.Ask(check, ownerId);
        }

        // Had the case been closed or restricted meanwhile, nothing may be opened.
        db.Entry(request.Case).Property(held => held.Version).IsModified = true;
        var reference = request.Known.Reference;
        await letters.Send(request.AskedById, contactId, $"/known-records/{request.KnownRecordId}", T => T["Access was given: {0}", reference], T => T["The coordinator has given your agency access to the record {0}. Sign in to see what was opened, and until when:", reference], request.CaseId);
        await db.SaveChangesAsync();
        this.Done(T["Access was given, until the end of {0}. Whoever asked was told.", until.ToLong()]);
        return LocalRedirect($"/sight-requests/{sightRequestId}");
    }

    private Task<SightRequest?> Find(Guid id) => db.SightRequests.Include(held => held.Known).SingleOrDefaultAsync(held => held.Id == id);

    // Only once it is known that they may: an agency sees its request and no case.
    private async Task<GrantForm> About(GrantForm form, SightRequest request)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).Include(held => held.Involvements).Include(held => held.Exclusions).Include(held => held.Objections).AsSplitQuery()
            .SingleAsync(held => held.Id == request.CaseId);
        (form.Head, form.Summary, form.Objection) = (await RequestHead.Of(db, request), @case.Summary, @case.ObjectionTo(request.AgencyId)?.Words);
        return form;
    }
}
