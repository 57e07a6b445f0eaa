using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Users;

public static class RecertificationRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.May(UserRights.SeeOwnPeople) || viewer.PanelIds.Length > 0 || viewer.IsGovernance || viewer.IsAdministrator);
    /// <summary>Whoever answers for the agency, and whoever runs or chairs the panel; nobody for themselves, which the record knows. Information governance reads it.</summary>
    public static readonly Right<Recertification> Decide = new(nameof(Decide),
        (viewer, held) => held.AgencyId is null
            ? viewer.IsAdministrator || viewer.GovernedPanelIds.Contains(held.PanelId)
            : (viewer.May(UserRights.SeeOwnPeople) && viewer.BelongsTo(held.AgencyId)) || viewer.RunsOrChairs(held.PanelId));
    /// <summary>Of the panel’s own roles administrators confirm all but administrators, and information governance those.</summary>
    public static readonly Right<RoleToDecide> DecideRole = new(nameof(DecideRole), (viewer, asked) => viewer.May(Decide, asked.Held)
        && (asked.Held.AgencyId is not null || (asked.Role == Role.Administrator ? viewer.GovernedPanelIds.Contains(asked.Held.PanelId) : viewer.IsAdministrator)));
}
