using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Users;

public static class UserRights
{
    public static readonly Right Administer = new(nameof(Administer), viewer => viewer.IsAdministrator);
    /// <summary>Nobody gives a role to themselves.</summary>
    public static readonly Right<User> GiveRole = new(nameof(GiveRole), (viewer, user) => viewer.IsAdministrator && viewer.UserId != user.Id);
    public static readonly Right ReadAudit = new(nameof(ReadAudit), viewer => viewer.IsGovernance);
    public static readonly Right ReadSummary = new(nameof(ReadSummary), viewer => viewer.IsAnalyst || viewer.PanelIds.Length > 0);
    public static readonly Right Search = new(nameof(Search), viewer => viewer.SitsOnPanel);
}
