using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SightRequests.Grant;

public sealed class GrantForm : IVersioned
{
    [Display(Name = "How much is opened to them?")] public SightLevel? Level { get; set; }
    [Long, Display(Name = "What do you ask the agency?")] public string? Question { get; set; }
    [Display(Name = "Until when?"), RecordedAs(nameof(SightRequest.GrantedUntil))] public DateAnswer Until { get; set; } = new();
    [Long, Display(Name = "Why is it opened to this agency all the same?")] public string? Despite { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public RequestHead Head { get; set; } = null!;
    /// <summary>What an agency that is asked a question reads with it.</summary>
    [BindNever] public string Summary { get; set; } = "";
    /// <summary>What the family says against this agency knowing.</summary>
    [BindNever] public string? Objection { get; set; }
}

public sealed class GrantFormValidator : AbstractValidator<GrantForm>
{
    public GrantFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Level).NotNull().WithMessage(_ => T["Say how much is opened to them"]);
        When(form => form.Level == SightLevel.Summary, () => RuleFor(form => form.Question).NotEmpty().WithMessage(_ => T["Enter the question"]));
        RuleFor(form => form.Until).IsGiven().WithMessage(_ => T["Enter the last day on which it is open to them"]).IsRealDate(T)
            .IsNotBefore(() => clock.Today()).WithMessage(_ => T["The date cannot be in the past"])
            .IsNotAfter(() => clock.Today().AddMonths(SightRequest.MostMonths)).WithMessage(_ => T["The date must be within {0} months", SightRequest.MostMonths]);
    }
}
