using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Summary;

public sealed class SummaryForm : IVersioned
{
    [Long, Display(Name = "What agencies are told")] public string? Summary { get; set; }
    public string? Version { get; set; }

    public static SummaryForm For(Case @case) => new() { Summary = @case.Summary, Version = @case.Version.ToString() };
}

public sealed class SummaryFormValidator : AbstractValidator<SummaryForm>
{
    public SummaryFormValidator(Words T) =>
        RuleFor(form => form.Summary).NotEmpty().WithMessage(_ => T["Enter what agencies are told"]);
}
