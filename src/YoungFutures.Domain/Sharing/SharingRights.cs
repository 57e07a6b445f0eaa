using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Sharing;

public static class SharingRights
{
    /// <summary>What was shared and what the family knows, of a case in sight: whoever runs or chairs the panel, and the lead agency, each as far as a row is theirs.</summary>
    public static readonly Right<Case> Read = new(nameof(Read), (viewer, @case) => viewer.RunsOrChairs(@case.PanelId) || viewer.BelongsTo(@case.LeadAgencyId));

    /// <summary>Recording it, speaking with the family, keeping their contacts, writing to them: whoever runs the panel, and the lead agency.</summary>
    public static readonly Right<Case> Write = new(nameof(Write), (viewer, @case) => viewer.Runs(@case.PanelId) || viewer.BelongsTo(@case.LeadAgencyId));

    /// <summary>That somebody has died, and that this was an error: whoever runs the panel.</summary>
    public static readonly Right<YoungPerson> RecordDeath = new(nameof(RecordDeath), (viewer, youngPerson) => viewer.Runs(youngPerson.PanelId));
}
