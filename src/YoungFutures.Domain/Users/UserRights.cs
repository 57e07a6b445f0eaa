using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Users;

public static class UserRights
{
    public static readonly Right Administer = new(nameof(Administer), viewer => viewer.IsAdministrator);
    public static readonly Right ReadAudit = new(nameof(ReadAudit), viewer => viewer.IsGovernance);
    public static readonly Right ReadSummary = new(nameof(ReadSummary), viewer => viewer.IsAnalyst || viewer.PanelIds.Length > 0);
    public static readonly Right Search = new(nameof(Search), viewer => viewer.WorksOnCases && !viewer.Is(Role.Provider));
}
