using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

/// <summary>
/// A check that one’s own agency saw until the moment it ended: that it was answered, by whom, or that the panel took it back, and whom to ask. Nothing of the young person and
/// nothing of the case, such as that it was closed.
/// </summary>
public sealed record EndedCheck(Guid SubjectId, Guid PanelId, string Reference, CheckAnswer? Answer, string? AnsweredBy, DateTime At, string Coordinator, string? CoordinatorMail) : IAboutYoungPerson;

public static class EndedChecks
{
    /// <summary>
    /// For whoever could open the check when it ended and cannot any more. Nothing for everybody else: an agency that was never asked, a colleague whose sight ended before that, and
    /// whoever is kept out of the case.
    /// </summary>
    public static async Task<EndedCheck?> EndedCheckOf(this YoungFuturesDb db, Guid checkId)
    {
        var viewer = db.Viewer;
        if (!viewer.IsKnown || viewer.AgencyId is null) return null;
        await using var own = db.As(Purpose.Involving);
        var now = own.Now;
        return await own.AgencyChecks.Where(check => check.Id == checkId && check.AgencyId == viewer.AgencyId && viewer.WorkPanelIds.Contains(check.PanelId)
                && (check.ReturnedAt != null || check.UnassignedAt != null)
                && check.Involvements.Any(involvement => involvement.Reach == Reach.Asked && (involvement.UserId == viewer.UserId || involvement.AgencyId == viewer.AgencyId)
                    && involvement.Until >= (check.ReturnedAt ?? check.UnassignedAt))
                && !own.Exclusions.Any(exclusion => exclusion.CaseId == check.CaseId && exclusion.UserId == viewer.UserId
                    && exclusion.From <= now && (exclusion.Until == null || now < exclusion.Until)))
            .Select(check => new EndedCheck(check.SubjectId, check.PanelId, check.Reference, check.Answer,
                own.Users.Where(user => user.Id == check.ReturnedById).Select(user => user.DisplayName).FirstOrDefault(), (check.ReturnedAt ?? check.UnassignedAt)!.Value,
                own.Users.Where(user => own.Panels.Any(panel => panel.Id == check.PanelId && panel.CoordinatorId == user.Id)).Select(user => user.DisplayName).First(),
                own.Users.Where(user => own.Panels.Any(panel => panel.Id == check.PanelId && panel.CoordinatorId == user.Id)).Select(user => user.Email).FirstOrDefault()))
            .SingleOrDefaultAsync();
    }
}
