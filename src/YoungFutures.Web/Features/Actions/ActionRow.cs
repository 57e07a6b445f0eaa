using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions;

public enum ActionsShown
{
    [Display(Name = "Open actions")] Open,
    [Display(Name = "Late actions")] Late,
    [Display(Name = "Ended actions")] Ended,
}

public sealed record ActionsPage(ActionsShown Show, bool Mine, bool OfPanel, Paged<ActionRow> Actions);

public sealed record ActionRow(Guid Id, string CaseReference, string Name, string What, string Agency, string AgencyCy, string? Owner,
    ActionStatus Status, DateOnly? DueOn, DateTime? EndedAt)
{
    private const int Enough = 160;

    public string InShort => What.Length <= Enough ? What : What[..Math.Max(What.LastIndexOf(' ', Enough), Enough / 2)] + "…";

    public static Expression<Func<SupportAction, ActionRow>> From(YoungFuturesDb db) => action => new(
        action.Id, action.CaseReference, action.SubjectName, action.What, action.Agency.Name, action.Agency.NameCy,
        db.Users.Where(user => user.Id == action.OwnerId).Select(user => user.DisplayName).FirstOrDefault(),
        action.Status, action.DueOn, action.EndedAt);
}
