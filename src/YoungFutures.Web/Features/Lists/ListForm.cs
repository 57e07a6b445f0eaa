using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Lists;

public sealed class ListForm
{
    [Display(Name = "Which agency sends it?"), Chosen] public Guid? PlaceId { get; set; }
    [Display(Name = "What does the agency call it?"), UpTo(Lengths.Line)] public string? Name { get; set; }
    [Display(Name = "What may it say?")] public List<SignalKind> Kinds { get; set; } = [];

    [BindNever] public IReadOnlyList<Choice> Places { get; set; } = [];
}

public sealed class ListFormValidator : AbstractValidator<ListForm>
{
    public ListFormValidator(Words T)
    {
        RuleFor(form => form.PlaceId).NotNull().WithMessage(_ => T["Choose the agency"]);
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter a name for the list"]);
        RuleFor(form => form.Kinds).NotEmpty().WithMessage(_ => T["Choose what the list may say"]);
        RuleForEach(form => form.Kinds).IsInEnum().WithMessage(_ => T["Choose what the list may say"]);
    }
}
