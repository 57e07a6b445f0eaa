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
public sealed record ActNowPage(string Back, string? Reference, string? Name, StatutoryRoute Route, OpenReport? Open);

/// <summary>A report of this record that waits for its confirmation; one that an answer alone raised still lacks what was seen.</summary>
public sealed record OpenReport(Guid Id, bool IsWritten, string? OwnWords);

public sealed class ActNowFormValidator : AbstractValidator<ActNowForm>
{
    public ActNowFormValidator(Words T) => RuleFor(form => form.Concern).NotEmpty().WithMessage(_ => T["Write what you saw or heard"]);
}
