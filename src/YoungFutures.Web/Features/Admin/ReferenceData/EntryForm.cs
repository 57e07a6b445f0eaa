using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Reference;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.ReferenceData;

public sealed class EntryForm : IVersioned
{
    [Display(Name = "In English")] public string? English { get; set; }
    [Display(Name = "In Welsh")] public string? Welsh { get; set; }
    public string? Version { get; set; }

    [BindNever] public ReferenceKind Kind { get; set; }
    [BindNever] public string? Code { get; set; }

    public static EntryForm Of(ReferenceEntry entry) => new() { English = entry.English, Welsh = entry.Welsh, Version = entry.Version.ToString(), Kind = entry.Kind, Code = entry.Code };
}

public sealed class EntryFormValidator : AbstractValidator<EntryForm>
{
    public EntryFormValidator(Words T)
    {
        RuleFor(form => form.English).NotEmpty().WithMessage(_ => T["Enter the words in English"]);
        RuleFor(form => form.Welsh).NotEmpty().WithMessage(_ => T["Enter the words in Welsh"]);
    }
}
