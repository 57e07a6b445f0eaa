using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Risk;

public sealed class RiskForm : IVersioned
{
    [Long, Display(Name = "What could disclosing do to the young person?")] public string? Risk { get; set; }
    [Display(Name = "Does the request go on?")] public bool? GoesOn { get; set; }
    [Long, Display(Name = "Why?")] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
}

public sealed class RiskFormValidator : AbstractValidator<RiskForm>
{
    public RiskFormValidator(Words T)
    {
        RuleFor(form => form.Risk).NotEmpty().WithMessage(_ => T["Say what disclosing could do to the young person"]);
        RuleFor(form => form.GoesOn).NotNull().WithMessage(_ => T["Choose whether the request goes on"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why"]);
    }
}
