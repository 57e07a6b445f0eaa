using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Holds;

public sealed class HoldForm
{
    [Display(Name = "Reference of the case or referral")] public string? Reference { get; set; }
    [Display(Name = "What is it held for?")] public HoldReason? Reason { get; set; }
    [Long, Display(Name = "Why is it put on hold?")] public string? Because { get; set; }
}

public sealed class HoldFormValidator : AbstractValidator<HoldForm>
{
    public HoldFormValidator(Words T)
    {
        RuleFor(form => form.Reference).NotEmpty().WithMessage(_ => T["Enter the reference of the case or referral"]);
        RuleFor(form => form.Reason).NotNull().WithMessage(_ => T["Choose what it is held for"]).IsInEnum().WithMessage(_ => T["Choose what it is held for"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is put on hold"]);
    }
}
