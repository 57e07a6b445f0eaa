using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Drafts.CheckAnswers;

/// <summary>The answers once more, before they are sent.</summary>
public sealed class CheckAnswersForm : IVersioned
{
    public string? Version { get; set; }
}

/// <summary>All that was answered, and what still stands in the way of sending it.</summary>
public sealed record CheckAnswersPage(StepHead Head, AnswersPage Answers, IReadOnlyList<DraftStep> ToDo, string Version) : IVersioned
{
    public bool CanBeSent => ToDo.Count == 0 && !Head.IsStopped;
}
