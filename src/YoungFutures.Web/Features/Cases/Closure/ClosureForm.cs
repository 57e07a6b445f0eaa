using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Features.Cases.ExitPlan;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Closure;

public sealed class ClosureForm : IVersioned
{
    [Display(Name = "Why does the case close?")] [RecordedAs(nameof(Case.ClosedBecause))] public ClosingReason? Reason { get; set; }
    [Long, Display(Name = "How did it come to this?")] [RecordedAs(nameof(Case.ClosingNote))] public string? Note { get; set; }
    [Long, Display(Name = "Exit plan")] public string? ExitPlan { get; set; }
    [Display(Name = "Why could the young person not be asked how near they are to each goal?")] [RecordedAs(nameof(Case.NotAskedBecause))] public NotAskedBecause? NotAsked { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public Guid YoungPersonId { get; set; }
    [BindNever] public IReadOnlyList<Choice> Reasons { get; set; } = [];
    [BindNever] public IReadOnlyList<OpenActionRow> OpenActions { get; set; } = [];
    /// <summary>Support that still stands in the way.</summary>
    [BindNever] public IReadOnlyList<OpenSupportRow> OpenSupport { get; set; } = [];
    /// <summary>Goals of the plan that have no score at the end.</summary>
    [BindNever] public IReadOnlyList<string> Unscored { get; set; } = [];
    /// <summary>The exit plan as whoever leads wrote it.</summary>
    [BindNever] public ExitPlanWritten? Written { get; set; }
    [BindNever] public bool NoFeedback { get; set; }
    [BindNever] public bool NeedsHandover { get; set; }
    [BindNever] public bool AsksAfter { get; set; }
    [BindNever] public int OpenChecks { get; set; }
    /// <summary>In this panel, and for this reader, a chair has the last word.</summary>
    [BindNever] public bool NeedsSignOff { get; set; }
    [BindNever] public bool NeedsExitPlan { get; set; }
    [BindNever] public int ReferrersTold { get; set; }
    [BindNever] public int ReferrersToTell { get; set; }
}

/// <summary>An action that still stands in the way.</summary>
public sealed record OpenActionRow(Guid Id, string What, string Agency, DateOnly? DueOn);

public sealed record OpenSupportRow(Guid Id, string Service, string Agency, Domain.Interventions.InterventionStatus Status);

public sealed class ClosureFormValidator : AbstractValidator<ClosureForm>
{
    public ClosureFormValidator(Words T)
    {
        RuleFor(form => form.Reason).NotNull().WithMessage(_ => T["Choose why the case closes"]);
        RuleFor(form => form.Note).NotEmpty().WithMessage(_ => T["Say how it came to this"]);
    }
}
