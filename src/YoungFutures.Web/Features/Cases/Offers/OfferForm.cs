using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Offers;

public sealed class OfferForm : IVersioned
{
    [Display(Name = "Service")] public Guid? ServiceId { get; set; }
    [Display(Name = "Which need is it for?")] public string? NeedCode { get; set; }
    [Display(Name = "Who has it in hand at the service? (optional)")] public Guid? WorkerId { get; set; }
    [Display(Name = "Which goal does it serve? (optional)")] public Guid? GoalId { get; set; }
    [Long, Display(Name = "Why is this service asked all the same?")] public string? Despite { get; set; }
    [Long, Display(Name = "What does the provider need to know?")] public string? Matters { get; set; }
    [Long, Display(Name = "How to talk to the young person (optional)")] public string? HowToTalk { get; set; }
    [Long, Display(Name = "How to reach them safely (optional)")] public string? SafeContact { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string Service { get; set; } = "";
    [BindNever] public IReadOnlyList<Obstacle> Obstacles { get; set; } = [];
    [BindNever] public bool IsNamedOnly { get; set; }
    [BindNever] public IReadOnlyList<Choice> Needs { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Goals { get; set; } = [];
    /// <summary>What the family said who does not want the provider to know.</summary>
    [BindNever] public string? Objection { get; set; }
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

public sealed class OfferFormValidator : AbstractValidator<OfferForm>
{
    public OfferFormValidator(Words T)
    {
        RuleFor(form => form.ServiceId).NotNull().WithMessage(_ => T["Choose a service first"]);
        RuleFor(form => form.NeedCode).NotEmpty().WithMessage(_ => T["Choose the need that it is for"]);
        RuleFor(form => form.Matters).NotEmpty().WithMessage(_ => T["Say what the provider needs to know"]);
    }
}
