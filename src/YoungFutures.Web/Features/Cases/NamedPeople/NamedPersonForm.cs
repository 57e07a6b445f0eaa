using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.NamedPeople;

/// <summary>Somebody who is named in the case now.</summary>
public sealed record NamedRow(Guid Id, string? GivenName, string? FamilyName, Tie Part)
{
    public string Name => $"{GivenName} {FamilyName}".Trim();
}

public sealed class NamedPersonForm
{
    [UpTo(100), Display(Name = "Given name")] public string? GivenName { get; set; }
    [UpTo(100), Display(Name = "Family name")] public string? FamilyName { get; set; }
    [Display(Name = "As what are they named?")] public Tie? Part { get; set; }

    [BindNever] public string Reference { get; set; } = "";
    [BindNever] public IReadOnlyList<NamedRow> Named { get; set; } = [];
}

public sealed class NamedPersonFormValidator : AbstractValidator<NamedPersonForm>
{
    public NamedPersonFormValidator(Words T)
    {
        RuleFor(form => form.FamilyName).NotEmpty().When(form => string.IsNullOrWhiteSpace(form.GivenName)).WithMessage(_ => T["Enter a given name or a family name"]);
        RuleFor(form => form.Part).NotNull().WithMessage(_ => T["Choose as what the person is named"]).IsInEnum();
        RuleFor(form => form.Part).Must(part => part is null || Ties.OfNamedPeople.Contains(part.Value)).WithMessage(_ => T["Choose as what the person is named"]);
    }
}
