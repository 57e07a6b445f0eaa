using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.BreakGlass;

public sealed class BreakGlassForm
{
    [Chosen, Display(Name = "Which panel?")] public Guid? PanelId { get; set; }
    [Display(Name = "How do you look for the case?")] public SoughtBy? By { get; set; }
    [Display(Name = "Reference of the case"), UpTo(20)] public string? Reference { get; set; }
    [Display(Name = "Full name")] public string? Name { get; set; }
    [Display(Name = "Date of birth")] public DateAnswer BornOn { get; set; } = new();
    [Display(Name = "What is the emergency?")] public GlassGround? Ground { get; set; }
    [Long, Display(Name = "Why can it not wait?")] public string? Because { get; set; }

    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];

    public Sought Sought => By == SoughtBy.Reference ? new(SoughtBy.Reference, Reference, null, null) : new(SoughtBy.Name, null, Name, BornOn.Date);
}

public sealed class BreakGlassFormValidator : AbstractValidator<BreakGlassForm>
{
    internal const int Least = 20;

    public BreakGlassFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.PanelId).NotEmpty().WithMessage(_ => T["Choose the panel"]);
        RuleFor(form => form.By).NotNull().WithMessage(_ => T["Say how you look for the case"]);
        When(form => form.By == SoughtBy.Reference, () => RuleFor(form => form.Reference).NotEmpty().WithMessage(_ => T["Enter the reference of the case"]));
        When(form => form.By == SoughtBy.Name, () =>
        {
            RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the full name"]);
            RuleFor(form => form.BornOn).IsGiven().WithMessage(_ => T["Enter the date of birth"]).IsRealDate(T)
                .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The date of birth must be in the past"]);
        });
        RuleFor(form => form.Ground).NotNull().WithMessage(_ => T["Say what the emergency is"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it cannot wait"])
            .MinimumLength(Least).WithMessage(_ => T["Say in at least {0} characters why it cannot wait", Least]);
    }
}
