using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.SubjectAccess;

public static class AccessRights
{
    public static readonly Right Govern = new(nameof(Govern), viewer => viewer.IsGovernance);
    /// <summary>Whoever answers it, or stands in for them: nobody else of information governance reads the record.</summary>
    public static readonly Right<AccessRequest> Answer = new(nameof(Answer), (viewer, request) => viewer.GovernedPanelIds.Contains(request.PanelId) && request.OwnerId is { } ownerId && viewer.AnswersFor.Contains(ownerId));
}
