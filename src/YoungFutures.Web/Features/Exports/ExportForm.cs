using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Exports;

public sealed class ExportForm
{
    internal const int Most = 500, Least = 10;

    [Long, UpTo(Most), Display(Name = "Why do you need this list as a file?")] public string? Because { get; set; }
    /// <summary>As the address of the list says it.</summary>
    [UpTo(1000), Display(Name = "How it is filtered")] public string? Filter { get; set; }

    [BindNever] public ExportPage Page { get; set; } = null!;
}

/// <param name="Back">The list as it was read.</param>
public sealed record ExportPage(string Title, string Back, IReadOnlyList<string> Filters, int Rows)
{
    public bool IsTooLong => Rows > ListFiles.Most;
}

public sealed class ExportFormValidator : AbstractValidator<ExportForm>
{
    public ExportFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why you need this list as a file"])
        .MinimumLength(ExportForm.Least).WithMessage(_ => T["Say in at least {0} characters why you need it", ExportForm.Least]);
}
