using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Support;

public enum PlanState
{
    [Display(Name = "Being written")] Draft,
    [Display(Name = "In force")] InForce,
    [Display(Name = "Replaced by a later version")] Replaced,
    [Display(Name = "Given up")] GivenUp,
}

public enum GivenHow
{
    [Display(Name = "By hand, and read through together")] Together,
    [Display(Name = "By hand")] ByHand,
    [Display(Name = "By post to the safe contact")] Post,
    [Display(Name = "Read out, without leaving paper")] ReadOut,
}

/// <summary>
/// One version of what was agreed with the young person. Goals and their steps stand for as many versions as they hold; a version that is in force
/// changes no more, and the next one begins from it.
/// </summary>
public sealed class SupportPlan : Record, IAboutYoungPerson
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.EnglandAndWales;

    private SupportPlan() { }

    internal SupportPlan(Case @case, Act act, int number, SupportPlan? before)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        Number = number;
        Strengths = before?.Strengths;
        CallWhom = before?.CallWhom;
        StartedAt = act.At;
        StartedById = act.UserId;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public int Number { get; private set; }
    public PlanState State { get; private set; } = PlanState.Draft;
    /// <summary>What is going well, as the young person will read it.</summary>
    public string? Strengths { get; private set; }
    /// <summary>Whom the young person can call, and how.</summary>
    public string? CallWhom { get; private set; }
    public DateTime StartedAt { get; private set; }
    public Guid StartedById { get; private set; }
    public DateTime? RecordedAt { get; private set; }
    public Guid? RecordedById { get; private set; }
    /// <summary>When it is looked at together.</summary>
    public DateOnly? ReviewOn { get; private set; }
    public DateTime? ReplacedAt { get; private set; }
    public string? GivenTo { get; private set; }
    public GivenHow? GivenHow { get; private set; }
    public ContactLanguage? GivenIn { get; private set; }
    public DateOnly? GivenOn { get; private set; }
    public Guid? GivenById { get; private set; }

    public bool IsDraft => State == PlanState.Draft;
    public bool CanBeGiven => State == PlanState.InForce && GivenOn is null;

    /// <summary>From now on this is what was agreed. The goals of the case, with their steps, must be loaded.</summary>
    public void Record(Act act, string strengths, string callWhom, DateOnly reviewOn)
    {
        if (!IsDraft) throw new Refused("This version of the plan is not being written any more.");
        var goals = Case.GoalsOf(this).ToList();
        if (goals.Count == 0) throw new Refused("A plan has at least one goal.");
        if (goals.Exists(goal => goal.StepsOf(this).Count == 0)) throw new Refused("Each goal has at least one step: who does what by when.");
        var on = Calendar.IsWorkingDay(reviewOn) ? reviewOn : Calendar.Add(reviewOn, 1);
        Case.FollowPlan(act, on);
        Strengths = strengths;
        CallWhom = callWhom;
        ReviewOn = on;
        State = PlanState.InForce;
        RecordedAt = act.At;
        RecordedById = act.UserId;
        foreach (var before in Case.Plans.Where(held => held.State == PlanState.InForce && held.Id != Id)) before.GiveWayTo(act);
    }

    /// <summary>What was begun is not wanted: the version in force stays as it is.</summary>
    public void GiveUp(Act act)
    {
        if (!IsDraft) throw new Refused("This version of the plan is not being written any more.");
        State = PlanState.GivenUp;
        ReplacedAt = act.At;
        foreach (var goal in Case.Goals) goal.Forget(this);
    }

    /// <summary>The young person has their own version of it.</summary>
    public void Give(Act act, string to, GivenHow how, ContactLanguage language, DateOnly on)
    {
        if (State != PlanState.InForce) throw new Refused("Only the version in force is given to the young person.");
        if (GivenOn is not null) throw new Refused("It is recorded already that this version was given.");
        if (on > act.Today) throw new Refused("That the plan was given is recorded once it has been.");
        if (on < UkTime.LocalDate(RecordedAt!.Value)) throw new Refused("The plan cannot have been given before it was recorded.");
        (GivenTo, GivenHow, GivenIn, GivenOn, GivenById) = (to, how, language, on, act.UserId);
    }

    private void GiveWayTo(Act act)
    {
        State = PlanState.Replaced;
        ReplacedAt = act.At;
    }
}
