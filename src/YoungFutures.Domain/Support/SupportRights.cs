using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Support;

public static class SupportRights
{
    /// <summary>Saying what was done about a risk that rose: whoever runs or chairs the panel, which is to look at it.</summary>
    public static readonly Right<RisenRisk> Settle = new(nameof(Settle), (viewer, risen) => viewer.RunsOrChairs(risen.PanelId));

    /// <summary>Asking how it went: who has the check in hand, and whoever runs the panel.</summary>
    public static readonly Right<PostClosureCheck> Ask = new(nameof(Ask), (viewer, check) => (check.OwnerId is { } ownerId && viewer.AnswersFor.Contains(ownerId)) || viewer.Runs(check.PanelId));

    public static readonly Right<PostClosureCheck> FollowUp = new(nameof(FollowUp), (viewer, check) => viewer.Runs(check.PanelId));
}
