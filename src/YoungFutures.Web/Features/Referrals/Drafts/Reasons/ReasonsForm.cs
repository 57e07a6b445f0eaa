using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Referrals.Drafts.Reasons;

/// <summary>What shows one trigger.</summary>
[DisplayColumn(nameof(Code))]
public sealed class TriggerForm
{
    [UpTo(20)] public string? Code { get; set; }
    [Display(Name = "What shows it?"), Long] public string? Evidence { get; set; }
    [Display(Name = "When? (optional)")] public DateAnswer On { get; set; } = new();
    [Display(Name = "Your reference for it (optional)")] public string? Reference { get; set; }
}

/// <summary>Why the panel should look: what happened, what shows it, what worries people and what is going well.</summary>
public sealed class ReasonsForm : IDraftForm
{
    public string? Version { get; set; }
    [Display(Name = "What happened?"), Long] public string? WhatHappened { get; set; }
    [Display(Name = "When did it happen?")] public DateAnswer HappenedOn { get; set; } = new();
    [Display(Name = "What makes you think of the panel?")] public List<string> TriggerCodes { get; set; } = [];
    [Display(Name = "Trigger")] public List<TriggerForm> Triggers { get; set; } = [];
    [Display(Name = "Concerns")] public List<string> ConcernCodes { get; set; } = [];
    [Display(Name = "More about the concerns (optional)"), Long] public string? ConcernsText { get; set; }
    [Display(Name = "Strengths")] public List<string> StrengthCodes { get; set; } = [];
    [Display(Name = "More about the strengths (optional)"), Long] public string? StrengthsText { get; set; }
    [Display(Name = "What has been tried?"), Long] public string? Tried { get; set; }
    [Display(Name = "Which agencies are involved?"), Long] public string? AgenciesInvolved { get; set; }
    public string? Later { get; set; }
    public bool IsLater => Later is not null;

    [BindNever] public StepHead Head { get; set; } = null!;
    [BindNever] public IReadOnlyList<Choice> TriggerChoices { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Concerns { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Strengths { get; set; } = [];
    public bool HasMore => Tried is not null || AgenciesInvolved is not null;

    public IEnumerable<TriggerForm> Chosen => Triggers.Where(trigger => trigger.Code is not null && TriggerCodes.Contains(trigger.Code));

    public static ReasonsForm For(Referral draft) => new()
    {
        Version = draft.Version.ToString(),
        WhatHappened = draft.WhatHappened, HappenedOn = DateAnswer.From(draft.HappenedOn),
        TriggerCodes = draft.Triggers.Count == 0 && draft.WasSaved(DraftStep.Reasons) ? [Referral.NotKnownYet] : [.. draft.Triggers.Select(trigger => trigger.Code)],
        Triggers = [.. draft.Triggers.Select(trigger => new TriggerForm
        {
            Code = trigger.Code, Evidence = trigger.Evidence, On = DateAnswer.From(trigger.OccurredOn), Reference = trigger.SourceReference,
        })],
        ConcernCodes = [.. draft.ConcernCodes], ConcernsText = draft.ConcernsText, StrengthCodes = [.. draft.StrengthCodes], StrengthsText = draft.StrengthsText,
        Tried = draft.Tried, AgenciesInvolved = draft.AgenciesInvolved,
    };

    /// <summary>One entry for every trigger that can be chosen, in the order of the list, with what was said of it.</summary>
    public void LayOutTriggers() => Triggers =
        [.. TriggerChoices.Where(choice => choice.Value != Referral.NotKnownYet && !choice.Divider)
            .Select(choice => Triggers.Find(trigger => trigger.Code == choice.Value) ?? new TriggerForm { Code = choice.Value })];

    public void WriteTo(Referral draft, ModelStateDictionary state)
    {
        if (state.IsFine(nameof(WhatHappened))) draft.WhatHappened = WhatHappened;
        if (state.IsFine(nameof(HappenedOn))) draft.HappenedOn = HappenedOn.Date;
        if (state.IsFine(nameof(TriggerCodes)))
        {
            draft.KeepTriggers(TriggerCodes);
            foreach (var (trigger, index) in Triggers.Select((trigger, index) => (trigger, index)))
            {
                if (trigger.Evidence is not null && TriggerCodes.Contains(trigger.Code!) && state.IsFine($"{nameof(Triggers)}[{index}]"))
                    draft.SetTrigger(trigger.Code!, trigger.Evidence, trigger.On.Date, trigger.Reference);
            }
        }

        if (state.IsFine(nameof(ConcernCodes))) draft.ConcernCodes = [.. ConcernCodes];
        if (state.IsFine(nameof(ConcernsText))) draft.ConcernsText = ConcernsText;
        if (state.IsFine(nameof(StrengthCodes))) draft.StrengthCodes = [.. StrengthCodes];
        if (state.IsFine(nameof(StrengthsText))) draft.StrengthsText = StrengthsText;
        if (state.IsFine(nameof(Tried))) draft.Tried = Tried;
        if (state.IsFine(nameof(AgenciesInvolved))) draft.AgenciesInvolved = AgenciesInvolved;
    }
}

public sealed class ReasonsFormValidator : AbstractValidator<ReasonsForm>
{
    public ReasonsFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.HappenedOn).IsRealDate(T).IsNotAfter(clock.Today).WithMessage(_ => T["The date cannot be in the future"]);
        RuleForEach(form => form.Triggers).ChildRules(trigger =>
            trigger.RuleFor(held => held.On).IsRealDate(T).IsNotAfter(clock.Today).WithMessage(_ => T["The date cannot be in the future"]));
        foreach (var alone in new[] { "triggers", "concerns", "strengths" })
        {
            var rule = alone switch { "triggers" => RuleFor(form => form.TriggerCodes), "concerns" => RuleFor(form => form.ConcernCodes), _ => RuleFor(form => form.StrengthCodes) };
            rule.Must(codes => codes.Count < 2 || !codes.Contains(Referral.NotKnownYet)).WithMessage(_ => T["Choose what is known, or “Not known yet”, not both"]);
        }

        When(form => !form.IsLater, () =>
        {
            RuleFor(form => form.WhatHappened).NotEmpty().WithMessage(_ => T["Say in a sentence or two what happened. If it is not known yet, say so"]);
            RuleFor(form => form.TriggerCodes).NotEmpty().WithMessage(_ => T["Choose what makes you think of the panel, or “None of these, or not known yet”"]);
            RuleFor(form => form.Triggers).Custom((triggers, context) =>
            {
                var chosen = context.InstanceToValidate.TriggerCodes;
                for (var i = 0; i < triggers.Count; i++)
                {
                    if (triggers[i] is { Evidence: null, Code: { } code } && chosen.Contains(code))
                        context.AddFailure($"{nameof(ReasonsForm.Triggers)}[{i}].{nameof(TriggerForm.Evidence)}", T["Say what shows it"]);
                }
            });
            RuleFor(form => form.ConcernCodes).NotEmpty().When(form => form.ConcernsText is null).WithMessage(_ => T["Choose at least one concern, or “Not known yet”"]);
            RuleFor(form => form.StrengthCodes).NotEmpty().When(form => form.StrengthsText is null).WithMessage(_ => T["Choose at least one strength, or “Not known yet”"]);
        });
    }
}
