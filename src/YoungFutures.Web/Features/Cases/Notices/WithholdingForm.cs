using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Notices;

public sealed class WithholdingForm : IVersioned
{
    [Display(Name = "On what ground are they not told?")] public NotToldGround? Ground { get; set; }
    [Long, Display(Name = "What would happen if they were told?")] [RecordedAs(nameof(PrivacyNotice.WithheldBecause))] public string? Because { get; set; }
    [Display(Name = "Who decided that?")] public string? DecidedBy { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public DateOnly PromisedFor { get; set; }
}

public sealed class WithholdingFormValidator : AbstractValidator<WithholdingForm>
{
    public WithholdingFormValidator(Words T)
    {
        RuleFor(form => form.Ground).NotNull().WithMessage(_ => T["Choose on what ground they are not told"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say what would happen if they were told"]);
        RuleFor(form => form.DecidedBy).NotEmpty().WithMessage(_ => T["Enter who decided that they are not told"]);
    }
}
