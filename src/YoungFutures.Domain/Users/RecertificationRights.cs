using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Users;

public static class RecertificationRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.May(UserRights.SeeOwnPeople) || viewer.PanelIds.Length > 0 || viewer.IsGovernance);
    /// <summary>Whoever answers for the agency, and whoever runs or chairs the panel; nobody for themselves, which the record knows. Information governance reads it.</summary>
    public static readonly Right<Recertification> Decide = new(nameof(Decide),
        (viewer, held) => (viewer.May(UserRights.SeeOwnPeople) && viewer.BelongsTo(held.AgencyId)) || viewer.RunsOrChairs(held.PanelId));
}
