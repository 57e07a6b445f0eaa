using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Users;

public static class UserRights
{
    public static readonly Right Administer = new(nameof(Administer), viewer => viewer.IsAdministrator);
    /// <summary>Nobody gives a role to themselves.</summary>
    public static readonly Right<User> GiveRole = new(nameof(GiveRole), (viewer, user) => viewer.IsAdministrator && viewer.UserId != user.Id);
    /// <summary>Nobody takes their own away as an administrator: that is done under one's own account, with the password again.</summary>
    public static readonly Right<User> TakeAuthenticatorAway = new(nameof(TakeAuthenticatorAway), (viewer, user) => viewer.IsAdministrator && viewer.UserId != user.Id);
    /// <summary>What somebody signs in with.</summary>
    public static readonly Right KeepOwnAccount = new(nameof(KeepOwnAccount), viewer => viewer.IsKnown);
    public static readonly Right ReadAudit = new(nameof(ReadAudit), viewer => viewer.IsGovernance);
    public static readonly Right ReadSummary = new(nameof(ReadSummary), viewer => viewer.IsAnalyst || viewer.PanelIds.Length > 0);
    public static readonly Right Search = new(nameof(Search), viewer => viewer.SitsOnPanel);
}
