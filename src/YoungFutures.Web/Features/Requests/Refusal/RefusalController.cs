using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Requests.Refusal;

/// <summary>The chair does not agree, and says why.</summary>
[Route("requests/{requestId:guid}/refusal")]
public sealed class RefusalController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid requestId)
    {
        if (await Find(requestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RequestRights.Answer, request)) return Forbid();
        return request.IsOpen ? View(For(new RefusalForm { Version = request.Version.ToString() }, request)) : LocalRedirect($"/cases/{request.CaseId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid requestId, RefusalForm form)
    {
        if (await Find(requestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(RequestRights.Answer, request)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", For(form, request));

        db.Expect(request, form.Version);
        var act = await db.ActIn(request.PanelId);
        request.SendBack(act, form.Because!);
        var (reference, isClosing) = (request.Case.Reference, request.Asks == ChairIsAsked.Closing);
        await letters.Send(request.AskedById, act.CoordinatorId, $"/cases/{request.CaseId}",
            T => isClosing ? T["Case {0}: the chair sent the closing back", reference] : T["Case {0}: the chair does not agree to hear it urgently", reference],
            T => isClosing ? T["The chair has not signed off the closing of case {0}. It stays open. Sign in to read why:", reference] : T["The chair does not agree that case {0} is heard urgently. Sign in to read why:", reference]);
        await db.SaveChangesAsync();
        this.Done(isClosing ? T["The closing was sent back. Case {0} stays open.", reference] : T["Case {0} waits for its turn.", reference]);
        return LocalRedirect($"/cases/{request.CaseId}");
    }

    private Task<RequestToChair?> Find(Guid requestId) => db.RequestsToChair.Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == requestId);

    private static RefusalForm For(RefusalForm form, RequestToChair request)
    {
        (form.Asks, form.Head) = (request.Asks, CaseHead.Of(request.Case));
        return form;
    }
}

public sealed class RefusalForm : IVersioned
{
    [Display(Name = "Why?"), Long, RecordedAs(nameof(RequestToChair.SentBackBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public ChairIsAsked Asks { get; set; }
    [BindNever] public CaseHead? Head { get; set; }
}

public sealed class RefusalFormValidator : AbstractValidator<RefusalForm>
{
    public RefusalFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why"]);
}
