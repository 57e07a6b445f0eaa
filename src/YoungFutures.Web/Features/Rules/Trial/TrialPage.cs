using YoungFutures.Domain.Identification;

namespace YoungFutures.Web.Features.Rules.Trial;

public sealed record TrialNumbers(Guid Draft, int Against, DateTime StartedAt, DateTime? DoneAt, int Looked, int FoundNow, int FoundThen, int More, int Fewer, int WaitingFallOut, int NewOnList, IReadOnlyDictionary<Rule, Fired> ByRule)
{
    public static TrialNumbers Of(RuleTrial trial) => new(trial.Draft, trial.Against, trial.StartedAt, trial.DoneAt, trial.Looked, trial.FoundNow, trial.FoundThen, trial.More, trial.Fewer, trial.WaitingFallOut, trial.NewOnList, trial.ByRule);
}

public sealed record TrialPage(Guid PanelId, Guid RuleSetId, int Number, Guid Draft, TrialNumbers? Numbers)
{
    public bool IsOfThisDraft => Numbers?.Draft == Draft;
}
