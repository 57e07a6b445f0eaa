using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Acknowledgement;

public sealed class AcknowledgementForm : IVersioned
{
    [RecordedAs(nameof(RightsRequest.AcknowledgedOn)), Display(Name = "When was it acknowledged?")] public DateAnswer On { get; set; } = new();
    [Long, RecordedAs(nameof(RightsRequest.AcknowledgedHow)), Display(Name = "How was it acknowledged?")] public string? How { get; set; }
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
}

public sealed class AcknowledgementFormValidator : AbstractValidator<AcknowledgementForm>
{
    public AcknowledgementFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter when it was acknowledged"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which it was acknowledged must be today or earlier"]);
        RuleFor(form => form.How).NotEmpty().WithMessage(_ => T["Say how it was acknowledged"]);
    }
}
