using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.FamilyKnows;

public sealed class ToldForm
{
    [Display(Name = "Whom is this about?")] public List<WhoIsTold> Whom { get; set; } = [];
    [Display(Name = "Were they told?")] public bool? WasTold { get; set; }
    [Display(Name = "Who told them?")] public string? ToldBy { get; set; }
    [Display(Name = "How?")] public ToldHow? How { get; set; }
    [Display(Name = "When?")] public DateAnswer On { get; set; } = new();
    [Display(Name = "On what ground are they not told?")] public NotToldGround? Ground { get; set; }
    [Long, Display(Name = "What would happen if they were told?")] public string? Because { get; set; }
    [Display(Name = "Who decided that?")] public string? DecidedBy { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    /// <summary>What the newest referral says about it.</summary>
    [BindNever] public FamilyAware? Referrer { get; set; }
    /// <summary>A decision not to tell them is looked at again.</summary>
    [BindNever] public string? Before { get; set; }
}

public sealed class ToldFormValidator : AbstractValidator<ToldForm>
{
    public ToldFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Whom).NotEmpty().WithMessage(_ => T["Choose whom this is about"]);
        RuleFor(form => form.WasTold).NotNull().WithMessage(_ => T["Say whether they were told"]);
        When(form => form.WasTold == true, () =>
        {
            RuleFor(form => form.ToldBy).NotEmpty().WithMessage(_ => T["Enter who told them"]);
            RuleFor(form => form.How).NotNull().WithMessage(_ => T["Choose how they were told"]);
            RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which they were told"]).IsRealDate(T)
                .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The date cannot be in the future"])
                .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
        });
        When(form => form.WasTold == false, () =>
        {
            RuleFor(form => form.Ground).NotNull().WithMessage(_ => T["Choose on what ground they are not told"]);
            RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say what would happen if they were told"]);
            RuleFor(form => form.DecidedBy).NotEmpty().WithMessage(_ => T["Enter who decided that they are not told"]);
        });
    }
}
