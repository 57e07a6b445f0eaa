using YoungFutures.Domain.Cases;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Domain.Support;

/// <summary>
/// What the young person wants, in their own words. It holds from one version of the plan to another; an intervention or an action may serve it.
/// </summary>
public sealed class Goal : Record, IAboutYoungPerson
{
    private Goal() { }

    internal Goal(Case @case, SupportPlan draft, Act act, string needCode, string words)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        NeedCode = needCode;
        Words = words;
        FirstPlan = draft.Number;
        SetAt = act.At;
        SetById = act.UserId;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    /// <summary>The need it answers, a code of the list of needs.</summary>
    public string NeedCode { get; private set; } = "";
    /// <summary>The young person's own words.</summary>
    public string Words { get; private set; } = "";
    /// <summary>The number of the version that it came with.</summary>
    public int FirstPlan { get; private set; }
    /// <summary>The last version that holds it; none while it holds.</summary>
    public int? LastPlan { get; private set; }
    public DateTime SetAt { get; private set; }
    public Guid SetById { get; private set; }
    public DateTime? EndedAt { get; private set; }
    /// <summary>Reached, or no longer wanted.</summary>
    public bool? WasReached { get; private set; }
    public List<GoalStep> Steps { get; } = [];

    public bool Holds => LastPlan is null;

    public bool IsIn(SupportPlan plan) => FirstPlan <= plan.Number && (LastPlan is null || LastPlan >= plan.Number);

    /// <summary>What is done for it under a version of the plan.</summary>
    public IReadOnlyList<GoalStep> StepsOf(SupportPlan plan) => [.. Steps.Where(step => step.IsIn(plan)).OrderBy(step => step.By).ThenBy(step => step.Id)];

    /// <param name="who">As the young person knows them.</param>
    /// <param name="action">The action of an agency that stands behind it.</param>
    public GoalStep AddStep(Act act, SupportPlan draft, string who, string what, DateOnly by, SupportAction? action)
    {
        if (!draft.IsDraft || draft.CaseId != CaseId || !IsIn(draft)) throw new Refused("Begin a new version of the plan first.");
        if (by < act.Today) throw new Refused("A step cannot be due in the past.");
        if (action is not null && action.CaseId != CaseId) throw new Refused("This action belongs to another case.");
        var step = new GoalStep(this, draft, act, who, what, by, action?.Id);
        Steps.Add(step);
        return step;
    }

    /// <summary>From the version that is being written on, it is no goal any more.</summary>
    public void End(Act act, SupportPlan draft, bool reached)
    {
        if (!draft.IsDraft || draft.CaseId != CaseId || !IsIn(draft)) throw new Refused("Begin a new version of the plan first.");
        LastPlan = draft.Number - 1;
        EndedAt = act.At;
        WasReached = reached;
    }

    /// <summary>The version that changed it is given up.</summary>
    internal void Forget(SupportPlan draft)
    {
        if (FirstPlan == draft.Number) LastPlan = draft.Number - 1;
        else if (LastPlan == draft.Number - 1 && EndedAt >= draft.StartedAt) (LastPlan, EndedAt, WasReached) = (null, null, null);
        foreach (var step in Steps) step.Forget(draft);
    }
}

/// <summary>Who does what by when, in words that the young person reads.</summary>
public sealed class GoalStep : Record, IAboutYoungPerson
{
    private GoalStep() { }

    internal GoalStep(Goal goal, SupportPlan draft, Act act, string who, string what, DateOnly by, Guid? actionId)
    {
        GoalId = goal.Id;
        Goal = goal;
        CaseId = goal.CaseId;
        PanelId = goal.PanelId;
        SubjectId = goal.SubjectId;
        Who = who;
        What = what;
        By = by;
        ActionId = actionId;
        FirstPlan = draft.Number;
        SetAt = act.At;
        SetById = act.UserId;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid GoalId { get; private set; }
    public Goal Goal { get; private set; } = null!;
    public string Who { get; private set; } = "";
    public string What { get; private set; } = "";
    public DateOnly By { get; private set; }
    public Guid? ActionId { get; private set; }
    public int FirstPlan { get; private set; }
    public int? LastPlan { get; private set; }
    public DateTime SetAt { get; private set; }
    public Guid SetById { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public bool IsIn(SupportPlan plan) => FirstPlan <= plan.Number && (LastPlan is null || LastPlan >= plan.Number);

    public void TakeOut(Act act, SupportPlan draft)
    {
        if (!draft.IsDraft || draft.CaseId != CaseId || !IsIn(draft)) throw new Refused("Begin a new version of the plan first.");
        LastPlan = draft.Number - 1;
        EndedAt = act.At;
    }

    internal void Forget(SupportPlan draft)
    {
        if (FirstPlan == draft.Number) LastPlan = draft.Number - 1;
        else if (LastPlan == draft.Number - 1 && EndedAt >= draft.StartedAt) (LastPlan, EndedAt) = (null, null);
    }
}
