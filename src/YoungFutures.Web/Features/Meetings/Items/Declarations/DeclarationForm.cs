using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Items.Declarations;

public sealed class DeclarationForm
{
    [Display(Name = "Who?")] public Guid? PersonId { get; set; }
    [Display(Name = "What is the tie to the young person?")] public Tie? Tie { get; set; }
    [Display(Name = "What is there to say about it?"), Long] public string? Words { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public Guid ItemId { get; set; }
    [BindNever] public string Reference { get; set; } = "";
    [BindNever] public bool SaysOfOthers { get; set; }
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

public sealed class DeclarationFormValidator : AbstractValidator<DeclarationForm>
{
    public DeclarationFormValidator(Words T)
    {
        RuleFor(form => form.Tie).NotNull().WithMessage(_ => T["Choose what the tie to the young person is"]).IsInEnum();
        RuleFor(form => form.Words).NotEmpty().When(form => form.Tie == Tie.Personal).WithMessage(_ => T["Say what the tie is"]);
    }
}
