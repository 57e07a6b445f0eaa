using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Text;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Checks;

public sealed class AskForm
{
    private IReadOnlyDictionary<Guid, InBothLanguages> usual = new Dictionary<Guid, InBothLanguages>();

    [Display(Name = "Which agencies?")] public List<Guid> AgencyIds { get; set; } = [];
    [Display(Name = "What the panel asks")] public List<AskedQuestion> Questions { get; set; } = [];
    [Display(Name = "Answer by")] public DateAnswer DueOn { get; set; } = new();
    public Guid PanelId { get; private set; }
    public string Reference { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];
    public IReadOnlyList<Choice> AskedAlready { get; private set; } = [];
    /// <summary>The meeting that the date is counted from: the one that hears the case, or the panel’s next.</summary>
    public DateOnly? MeetingOn { get; private set; }
    public bool IsOnItsAgenda { get; private set; }

    public AskForm Offering(Case @case, IReadOnlyList<Choice> agencies, IReadOnlyDictionary<Guid, InBothLanguages> questions, Words T, AskedBefore meeting)
    {
        (PanelId, Reference, Summary) = (@case.PanelId, @case.Reference, @case.Summary);
        usual = questions;
        (MeetingOn, IsOnItsAgenda) = (meeting.MeetingOn, meeting.IsOnItsAgenda);
        var askedIds = @case.Checks.Where(check => check.IsOpen).Select(check => check.AgencyId).ToHashSet();
        // Seen before the agency is chosen, not after.
        Agencies = [.. agencies.Where(choice => !askedIds.Contains(Guid.Parse(choice.Value)))
            .Select(choice => @case.ObjectionTo(Guid.Parse(choice.Value)) is { } objection ? choice with { Hint = T["The family objects to this agency knowing: {0}", objection.Words] } : choice)];
        AskedAlready = [.. agencies.Where(choice => askedIds.Contains(Guid.Parse(choice.Value)))];
        // What was typed stays where it was typed, or its messages would point elsewhere; whoever was not on the form is asked what the panel begins with.
        foreach (var (choice, agencyId) in agencies.Select(choice => (choice, Guid.Parse(choice.Value))))
        {
            if (Questions.Find(row => row.AgencyId == agencyId) is not { } row) Questions.Add(row = new AskedQuestion { AgencyId = agencyId, Question = T.Either(questions[agencyId].English, questions[agencyId].Welsh) });
            row.Agency = choice.Text;
            row.Objection = @case.ObjectionTo(agencyId)?.Words;
        }

        return this;
    }

    public int PlaceOf(Choice agency) => Questions.FindIndex(row => row.AgencyId == Guid.Parse(agency.Value));

    /// <summary>The panel’s own question goes out in both languages, as long as nobody changed it for the case.</summary>
    public (string Question, string? InWelsh) QuestionFor(Guid agencyId, Words T)
    {
        var (typed, asItStands) = (Questions.Find(row => row.AgencyId == agencyId)!.Question!, usual[agencyId]);
        return typed == TypedText.Clean(T.Either(asItStands.English, asItStands.Welsh)) ? (asItStands.English, asItStands.Welsh) : (typed, null);
    }
}

/// <summary>What one agency is asked, if it is chosen.</summary>
[DisplayColumn(nameof(Agency))]
public sealed class AskedQuestion
{
    public Guid AgencyId { get; set; }
    [Long, Display(Name = "What the panel asks")] public string? Question { get; set; }
    /// <summary>Why this agency is asked although the family objects to it knowing.</summary>
    [Long, Display(Name = "Why is this agency asked all the same?")] public string? Despite { get; set; }
    [BindNever] public string Agency { get; set; } = "";
    /// <summary>What the family says against it knowing.</summary>
    [BindNever] public string? Objection { get; set; }
}

/// <summary>When the answers are wanted, and for which meeting.</summary>
public sealed record AskedBefore(DateOnly DueOn, DateOnly? MeetingOn, bool IsOnItsAgenda);

public sealed class AskFormValidator : AbstractValidator<AskForm>
{
    public AskFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.AgencyIds).NotEmpty().WithMessage(_ => T["Choose at least one agency"]);
        RuleFor(form => form.Questions).Custom((questions, context) =>
        {
            for (var i = 0; i < questions.Count; i++)
                if (string.IsNullOrEmpty(questions[i].Question) && context.InstanceToValidate.AgencyIds.Contains(questions[i].AgencyId))
                    context.AddFailure($"{nameof(AskForm.Questions)}[{i}].{nameof(AskedQuestion.Question)}", T["Enter the question"]);
        });
        RuleFor(form => form.DueOn).IsGiven().WithMessage(_ => T["Enter the date by which you need the answer"])
            .IsRealDate(T)
            .IsNotBefore(() => clock.Today()).WithMessage(_ => T["The date cannot be in the past"])
            .IsNotAfter(() => clock.Today().AddYears(1)).WithMessage(_ => T["The date must be within a year"]);
    }
}
