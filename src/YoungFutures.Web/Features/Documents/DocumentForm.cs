using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Access;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Documents;

/// <summary>A document for a case or for a referral.</summary>
public sealed class DocumentForm
{
    [Display(Name = "The file")] public string? File { get; set; }
    [Display(Name = "What is it?")] public string? About { get; set; }
    [Display(Name = "Who may read it?")] public Visibility? Visibility { get; set; }
    [Display(Name = "Which agencies?")] public List<Guid> AgencyIds { get; set; } = [];
    [Display(Name = "It holds something about health")] public bool IsHealth { get; set; }

    /// <summary>The page above: of the case, or of the referral.</summary>
    [BindNever] public string Back { get; private set; } = "";
    /// <summary>The reference; a draft has none yet.</summary>
    [BindNever] public string? Reference { get; private set; }
    [BindNever] public bool IsOfReferral { get; private set; }
    [BindNever] public IReadOnlyList<Choice> Agencies { get; private set; } = [];
    [BindNever] public long Millions { get; private set; }
    [BindNever] public bool IsScanned { get; private set; }

    public DocumentForm Offering(string back, string? reference, bool isOfReferral, IReadOnlyList<Choice> agencies, DocumentSettings settings)
    {
        (Back, Reference, IsOfReferral, Agencies, Millions, IsScanned) = (back, reference, isOfReferral, agencies, settings.MaxFileBytes / 1_000_000, settings.Scans);
        return this;
    }
}

public sealed class DocumentFormValidator : AbstractValidator<DocumentForm>
{
    public DocumentFormValidator(Words T)
    {
        RuleFor(form => form.About).NotEmpty().WithMessage(_ => T["Say what the document is"]);
        RuleFor(form => form.Visibility).NotNull().WithMessage(_ => T["Choose who may read the document"]);
        RuleFor(form => form.AgencyIds).NotEmpty().When(form => form.Visibility == Visibility.NamedAgencies).WithMessage(_ => T["Choose at least one agency"]);
    }
}
