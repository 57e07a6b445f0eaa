using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Extension;

public sealed class ExtensionForm : IVersioned
{
    [Long, RecordedAs(nameof(RightsRequest.ExtendedBecause)), Display(Name = "Why is more time needed?")] public string? Because { get; set; }
    [RecordedAs(nameof(RightsRequest.ExtensionToldOn)), Display(Name = "When were they told, with the reason?")] public DateAnswer ToldOn { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
}

public sealed class ExtensionFormValidator : AbstractValidator<ExtensionForm>
{
    public ExtensionFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why more time is needed"]);
        RuleFor(form => form.ToldOn).IsGiven().WithMessage(_ => T["Enter when they were told"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which they were told must be today or earlier"]);
    }
}
