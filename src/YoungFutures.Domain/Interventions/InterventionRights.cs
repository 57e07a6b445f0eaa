using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Interventions;

public static class InterventionRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.WorksOnCases);

    /// <summary>Answering, sessions, who has it in hand: the provider, and whoever runs the panel where a provider takes part without accounts.</summary>
    public static readonly Right<Intervention> Carry = new(nameof(Carry), (viewer, intervention) =>
        viewer.BelongsTo(intervention.AgencyId) || viewer.Runs(intervention.PanelId));

    /// <summary>What the provider is told, that the family declined, going on after a rest, what follows where it came back: the lead agency, and whoever runs the panel.</summary>
    public static readonly Right<Intervention> Lead = new(nameof(Lead), (viewer, intervention) =>
        viewer.Runs(intervention.PanelId) || viewer.BelongsTo(intervention.LeadAgencyId));

    /// <summary>Saying how it ended: either of them.</summary>
    public static readonly Right<Intervention> End = new(nameof(End), (viewer, intervention) =>
        viewer.Runs(intervention.PanelId) || viewer.BelongsTo(intervention.AgencyId) || viewer.BelongsTo(intervention.LeadAgencyId));
}
