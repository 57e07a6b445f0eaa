using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Web.Features.Actions;

/// <summary>What stands above each form about an action: which one it is.</summary>
public sealed record ActionHead(Guid Id, string CaseReference, string Name, string What, string Agency, string AgencyCy, DateOnly TargetOn)
{
    public static ActionHead Of(SupportAction action) => new(action.Id, action.CaseReference, action.SubjectName, action.What,
        action.Agency.Name, action.Agency.NameCy, action.TargetOn);
}
