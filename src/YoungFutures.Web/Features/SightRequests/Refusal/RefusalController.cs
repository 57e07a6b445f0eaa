using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SightRequests.Refusal;

public sealed class RefusalForm : IVersioned
{
    [Long, Display(Name = "Why is it refused?"), RecordedAs(nameof(SightRequest.RefusedBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public RequestHead Head { get; set; } = null!;
}

public sealed class RefusalFormValidator : AbstractValidator<RefusalForm>
{
    public RefusalFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is refused"]);
}

[Route("sight-requests/{sightRequestId:guid}/refusal")]
public sealed class RefusalController(YoungFuturesDb db, Viewer viewer, Letters letters, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid sightRequestId)
    {
        if (await Find(sightRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(KnownRecordRights.Answer, request)) return Forbid();
        return request.IsOpen ? View(new RefusalForm { Head = await RequestHead.Of(db, request), Version = request.Version.ToString() }) : LocalRedirect($"/sight-requests/{sightRequestId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid sightRequestId, RefusalForm form)
    {
        if (await Find(sightRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(KnownRecordRights.Answer, request)) return Forbid();
        form.Head = await RequestHead.Of(db, request);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(request, form.Version);
        request.Refuse(await db.ActIn(request.PanelId), form.Because!);
        var reference = request.Known.Reference;
        await letters.Send(request.AskedById, await db.ContactOf(request.AgencyId), $"/known-records/{request.KnownRecordId}", T => T["Access was refused: {0}", reference],
            T => T["The coordinator has refused your agency access to the record {0}. Sign in to read why:", reference], request.CaseId);
        await db.SaveChangesAsync();
        this.Done(T["Access was refused. Whoever asked was told."]);
        return LocalRedirect($"/sight-requests/{sightRequestId}");
    }

    private Task<SightRequest?> Find(Guid id) => db.SightRequests.Include(held => held.Known).SingleOrDefaultAsync(held => held.Id == id);
}
