using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Cases;

public static class LateAnswers
{
    private const int MostChairs = 20;

    /// <summary>
    /// Who hears that an answer came after its date: the panel's coordinator, and whoever chairs the meeting that hears the case, or else the panel’s chairs. Nobody who is kept
    /// out of the case, and of a restricted case only who is named on it. The one who answers sees none of this.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> WhoHearsOfLateAnswer(this YoungFuturesDb db, AgencyCheck check)
    {
        await using var own = db.As(Purpose.Involving);
        var now = own.Now;
        var @case = await own.Cases.AsNoTracking().Include(held => held.Exclusions).Include(held => held.Involvements.Where(named => named.UserId != null)).AsSplitQuery()
            .SingleAsync(held => held.Id == check.CaseId);
        var coordinatorId = await own.Panels.Where(panel => panel.Id == check.PanelId).Select(panel => panel.CoordinatorId).SingleAsync();
        var chairs = await own.Memberships.Where(held => held.PanelId == check.PanelId && held.Role == Role.Chair && held.From <= now && (held.Until == null || now < held.Until))
            .OrderBy(held => held.From).ThenBy(held => held.Id).Take(MostChairs).Select(held => held.UserId).ToListAsync();
        var ofMeeting = await own.AgendaItems.Where(item => item.CaseId == check.CaseId && !item.WasCarriedOver && item.Meeting.Status != MeetingStatus.Cancelled)
            .OrderByDescending(item => item.Meeting.On).ThenBy(item => item.Id).Select(item => item.Meeting.ChairId).FirstOrDefaultAsync();
        if (ofMeeting is { } chairId && chairs.Contains(chairId) && MayKnow(chairId)) chairs = [chairId];
        return [.. chairs.Prepend(coordinatorId).Distinct().Where(MayKnow)];

        bool MayKnow(Guid userId) => !@case.KeepsOut(userId, now)
            && (!@case.IsRestricted || @case.Involvements.Exists(held => held.SeesByName && held.UserId == userId && held.IsOpenAt(now)));
    }
}
