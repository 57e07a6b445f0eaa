using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.ActNow;

public sealed class ActNowForm
{
    [Display(Name = "What did you see or hear?")] [Long] public string? Concern { get; set; }
    [Display(Name = "The young person’s own words")] [Long] public string? OwnWords { get; set; }

    [BindNever, ValidateNever] public ActNowPage Page { get; set; } = null!;
}

/// <summary>The statutory route, and the record that the alarm is raised on.</summary>
public sealed record ActNowPage(string Back, string? Reference, string? Name, StatutoryRoute Route, Guid? OpenReportId);

public sealed class ActNowFormValidator : AbstractValidator<ActNowForm>
{
    public ActNowFormValidator(Words T) => RuleFor(form => form.Concern).NotEmpty().WithMessage(_ => T["Write what you saw or heard"]);
}
