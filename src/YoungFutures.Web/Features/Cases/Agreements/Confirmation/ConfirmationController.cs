using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Agreements.Confirmation;

[Route("agreements/{agreementId:guid}/confirmation")]
public sealed class ConfirmationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid agreementId)
    {
        var agreement = await Find(agreementId);
        if (agreement is null) return NotFound();
        HttpContext.Concerns(agreement);
        if (!viewer.May(CaseRights.Lead, agreement.Case)) return Forbid();
        if (!agreement.IsInForce || !agreement.Case.IsOpen) return LocalRedirect($"/cases/{agreement.CaseId}");
        return View(new ConfirmationForm { Version = agreement.Version.ToString(), Head = CaseHead.Of(agreement.Case), On = DateAnswer.From(UkTime.LocalDate(db.Now)), Scope = agreement.Scope });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid agreementId, ConfirmationForm form)
    {
        var agreement = await Find(agreementId);
        if (agreement is null) return NotFound();
        HttpContext.Concerns(agreement);
        if (!viewer.May(CaseRights.Lead, agreement.Case)) return Forbid();
        (form.Head, form.Scope) = (CaseHead.Of(agreement.Case), agreement.Scope);
        if (form.On.Date < agreement.DecidedOn) ModelState.AddModelError(nameof(form.On), T["They cannot have agreed again before they first agreed"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(agreement, form.Version);
        agreement.Case.ConfirmAgreement(await db.ActIn(agreement.PanelId), agreement, form.On.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["It was recorded on case {0} that they still agree.", agreement.Case.Reference]);
        return LocalRedirect($"/cases/{agreement.CaseId}");
    }

    private Task<Agreement?> Find(Guid agreementId) => db.Agreements.Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == agreementId);
}

public sealed class ConfirmationForm : IVersioned
{
    [Display(Name = "When did they say that they still agree?"), RecordedAs(nameof(Agreement.ConfirmedOn))] public DateAnswer On { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string Scope { get; set; } = "";
}

public sealed class ConfirmationFormValidator : AbstractValidator<ConfirmationForm>
{
    public ConfirmationFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which they said so"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day on which they said so cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}
