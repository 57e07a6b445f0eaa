using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Actions.Completion;

public sealed class CompletionForm : IVersioned
{
    [Display(Name = "How did it end?")] public ActionStatus? Status { get; set; }
    [Long, Display(Name = "What came of it?")] public string? Outcome { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public ActionHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Endings { get; set; } = [];
}

public sealed class CompletionFormValidator : AbstractValidator<CompletionForm>
{
    public CompletionFormValidator(Words T)
    {
        RuleFor(form => form.Status).NotNull().WithMessage(_ => T["Choose how it ended"]);
        RuleFor(form => form.Outcome).NotEmpty().WithMessage(_ => T["Say what came of it, or what changed"]);
    }
}
