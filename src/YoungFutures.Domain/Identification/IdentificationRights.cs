using YoungFutures.Domain.Access;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Identification;

public static class IdentificationRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.PanelIds.Length > 0);

    /// <summary>Accepting, declining, redirecting.</summary>
    public static readonly Right<Candidate> Decide = new(nameof(Decide), (viewer, candidate) => viewer.Runs(candidate.PanelId));

    public static readonly Right<EvidenceChange> Acknowledge = new(nameof(Acknowledge), (viewer, change) => viewer.UserId == change.OwnerId || viewer.Runs(change.PanelId));

    /// <summary>The panel’s rules: whoever works by them, and whoever governs the panel.</summary>
    public static readonly Right<Panel> ReadRules = new(nameof(ReadRules), (viewer, panel) => viewer.RunsOrChairs(panel.Id) || viewer.GovernedPanelIds.Contains(panel.Id));

    public static readonly Right<Panel> WriteRules = new(nameof(WriteRules), (viewer, panel) => viewer.Runs(panel.Id));

    public static readonly Right<Panel> PublishRules = new(nameof(PublishRules), (viewer, panel) => viewer.RunsOrChairs(panel.Id));
}
