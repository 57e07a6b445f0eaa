using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.RightsRequests;

public static class RightsRights
{
    /// <summary>Whoever hears it: anybody who works with the panel, and information governance.</summary>
    public static readonly Right Log = new(nameof(Log), viewer => viewer.WorksOnCases || viewer.IsGovernance);

    public static readonly Right CountThemes = new(nameof(CountThemes), viewer => viewer.IsGovernance);

    /// <summary>Acknowledging, telling, restricting: information governance. Whoever the request is about does not see it.</summary>
    public static readonly Right<RightsRequest> Handle = new(nameof(Handle), (viewer, request) => viewer.GovernedPanelIds.Contains(request.PanelId));

    /// <summary>Whoever was asked to, or information governance. That they have had no part in the matter is the record’s rule.</summary>
    public static readonly Right<RightsRequest> Decide = new(nameof(Decide), (viewer, request) => viewer.GovernedPanelIds.Contains(request.PanelId) || request.DeciderId == viewer.UserId);
}
