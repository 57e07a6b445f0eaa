using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Features.Cases.Disclosures;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.NotShared;

public sealed class NotSharedForm
{
    [Display(Name = "With whom is it not shared?")] public string? With { get; set; }
    [Display(Name = "Who is that?")] public string? WithOther { get; set; }
    [Long, Display(Name = "What is not shared?")] public string? What { get; set; }
    [Long, Display(Name = "Why not?")] public string? Because { get; set; }
    [Display(Name = "When was it decided?")] public DateAnswer On { get; set; } = new();

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
}

public sealed class NotSharedFormValidator : AbstractValidator<NotSharedForm>
{
    public NotSharedFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.With).NotEmpty().WithMessage(_ => T["Choose with whom it is not shared"]);
        RuleFor(form => form.WithOther).NotEmpty().When(form => form.With == DisclosureForm.SomebodyElse).WithMessage(_ => T["Enter with whom it is not shared"]);
        RuleFor(form => form.What).NotEmpty().WithMessage(_ => T["Say what is not shared"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is not shared"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day of the decision"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day of the decision cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}
