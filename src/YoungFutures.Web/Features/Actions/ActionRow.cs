using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions;

public enum ActionsShown
{
    [Display(Name = "Open actions")] Open,
    [Display(Name = "Late actions")] Late,
    [Display(Name = "Ended actions")] Ended,
}

public sealed record ActionsPage(ActionsShown Show, bool Mine, bool OfPanel, Paged<ActionRow> Actions)
{
    /// <summary>The lines of the list in their order, for its page and for its file.</summary>
    public static IQueryable<ActionRow> Rows(YoungFuturesDb db, Viewer viewer, ActionsShown show, bool mine)
    {
        var past = WorkingCalendar.EnglandAndWales.Past(UkTime.LocalDate(db.Now));
        var own = db.SupportActions.Where(action => viewer.PanelIds.Contains(action.PanelId) || action.AgencyId == viewer.AgencyId);
        if (mine) own = own.Where(action => action.OwnerId == viewer.UserId || action.EndedById == viewer.UserId);
        var shown = show switch
        {
            ActionsShown.Late => own.Where(action => action.DueOn < past).OrderBy(action => action.DueOn).ThenBy(action => action.Id),
            ActionsShown.Ended => own.Where(action => action.EndedAt != null).OrderByDescending(action => action.EndedAt).ThenBy(action => action.Id),
            _ => own.Where(action => action.DueOn != null).OrderBy(action => action.DueOn).ThenBy(action => action.Id),
        };
        return shown.Select(ActionRow.From(db));
    }
}

public sealed record ActionRow(Guid Id, string CaseReference, string Name, string What, string Agency, string AgencyCy, string? Owner,
    ActionStatus Status, DateOnly? DueOn, DateTime? EndedAt) : IListed
{
    private const int Enough = 160;

    public Guid? SubjectId { get; init; }
    public Guid PanelId { get; init; }
    public string InShort => What.Length <= Enough ? What : What[..Math.Max(What.LastIndexOf(' ', Enough), Enough / 2)] + "…";

    public static Expression<Func<SupportAction, ActionRow>> From(YoungFuturesDb db) => action => new(
        action.Id, action.CaseReference, action.SubjectName, action.What, action.Agency.Name, action.Agency.NameCy,
        db.Users.Where(user => user.Id == action.OwnerId).Select(user => user.DisplayName).FirstOrDefault(),
        action.Status, action.DueOn, action.EndedAt) { SubjectId = action.SubjectId, PanelId = action.PanelId };
}
