using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Urgency.Request;

/// <summary>A coordinator asks the chair to have a case heard outside the cycle.</summary>
[Route("cases/{caseId:guid}/urgency/request")]
public sealed class RequestController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        return @case.CanBeUrgent ? View(new RequestForm { Version = @case.Version.ToString(), Head = CaseHead.Of(@case) }) : LocalRedirect($"/cases/{caseId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, RequestForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        form.Head = CaseHead.Of(@case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        var asked = @case.AskForUrgency(act, form.Because!, await db.ChairOf(@case));
        db.RequestsToChair.Add(asked);
        await letters.Send(asked.OwnerId, null, $"/cases/{caseId}/urgency", T => T["Case {0}: can it be heard urgently?", @case.Reference],
            T => T["The coordinator asks you to agree that case {0} is heard urgently. Sign in to read why, and to answer by {1}:", @case.Reference, T.Day(asked.DueOn!.Value)]);
        await db.SaveChangesAsync();
        this.Done(T["The chair has been asked to agree that case {0} is heard urgently.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).Include(held => held.Requests).SingleOrDefaultAsync(held => held.Id == caseId);
}

public sealed class RequestForm : IVersioned
{
    [Display(Name = "Why can it not wait for its turn?"), Long, RecordedAs(nameof(RequestToChair.Because))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
}

public sealed class RequestFormValidator : AbstractValidator<RequestForm>
{
    public RequestFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it cannot wait for its turn"]);
}
