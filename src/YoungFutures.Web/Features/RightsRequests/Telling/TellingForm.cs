using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Telling;

public sealed class TellingForm : IVersioned
{
    [RecordedAs(nameof(RightsRequest.ToldOn)), Display(Name = "When were they told?")] public DateAnswer On { get; set; } = new();
    [Long, RecordedAs(nameof(RightsRequest.ToldHow)), Display(Name = "How were they told?")] public string? How { get; set; }
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
}

public sealed class TellingFormValidator : AbstractValidator<TellingForm>
{
    public TellingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter when they were told"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which they were told must be today or earlier"]);
        RuleFor(form => form.How).NotEmpty().WithMessage(_ => T["Say how they were told"]);
    }
}
