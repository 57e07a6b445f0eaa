using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Cases;

/// <summary>
/// A case with everybody who is kept out of it or may have to be. Whoever sits on an item says that they stand back and sees neither the case nor who else does; whoever
/// stands back leaves work behind that others must find. For verbs only; nothing of it is shown.
/// </summary>
public static class CaseToDeclare
{
    private const int MostMembers = 1000;

    /// <summary>To be called once the case, or an item of it, has been found in the viewer's sight.</summary>
    public static async Task<Case> WholeCaseToDeclare(this YoungFuturesDb db, Guid caseId)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            return await db.Cases.Include(held => held.Exclusions).Include(held => held.NamedPeople).Include(held => held.Involvements)
                .Include(held => held.Declarations).ThenInclude(declaration => declaration.Exclusion)
                .Include(held => held.Declarations).ThenInclude(declaration => declaration.Told)
                .AsSplitQuery().SingleAsync(held => held.Id == caseId);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }

    /// <summary>Everybody who has a part in what the panel does with young people.</summary>
    public static async Task<IReadOnlyList<PanelMember>> MembersOf(this YoungFuturesDb db, Guid panelId)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        return await db.Users.AsNoTracking()
            .Where(user => (user.LeavesOn == null || user.LeavesOn >= today) && user.Memberships.Any(held => held.PanelId == panelId
                && (held.Role == Role.Coordinator || held.Role == Role.Chair || held.Role == Role.Partner || held.Role == Role.Provider)
                && held.From <= now && (held.Until == null || now < held.Until)))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(MostMembers)
            .Select(user => new PanelMember(user.Id, user.DisplayName, user.Memberships.Any(held => held.PanelId == panelId && held.Role == Role.Chair
                && held.From <= now && (held.Until == null || now < held.Until))))
            .ToListAsync();
    }

    /// <summary>Who decides what is proposed: whoever chairs the meeting that is to hear the case, or else the panel.</summary>
    public static async Task<Guid?> WhoConfirms(this YoungFuturesDb db, Guid caseId, IEnumerable<PanelMember> members)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            return await db.AgendaItems.Where(item => item.CaseId == caseId && (item.Meeting.Status == MeetingStatus.Planned || item.Meeting.Status == MeetingStatus.Published || item.Meeting.Status == MeetingStatus.Held))
                .OrderByDescending(item => item.Meeting.StartsAt).Select(item => item.Meeting.ChairId).FirstOrDefaultAsync() ?? members.FirstOrDefault(member => member.Chairs)?.UserId;
        }
        finally
        {
            db.Viewer = viewer;
        }
    }

    /// <summary>What rests with somebody who is kept out from now on rests with the panel's coordinator, who hands it on: they do not see it any more.</summary>
    public static async Task HandOnWorkOf(this YoungFuturesDb db, Act act, Case @case, Guid userId)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            if (@case.OwnerId == userId || (@case.IsOpen && @case.LeadPractitionerId == userId)) @case.OwnerKeptOut(act, userId);
            foreach (var check in await db.AgencyChecks.Include(held => held.Case).Where(held => held.CaseId == @case.Id && held.OwnerId == userId && held.DueOn != null).ToListAsync()) check.OwnerLeft(act, null);
            foreach (var action in await db.SupportActions.Include(held => held.Case).Where(held => held.CaseId == @case.Id && held.OwnerId == userId && held.EndedAt == null).ToListAsync()) action.OwnerLeft(act, null);
            foreach (var support in await db.Interventions.Include(held => held.Case).Where(held => held.CaseId == @case.Id && (held.OwnerId == userId || held.WorkerId == userId) && held.EndedAt == null).ToListAsync()) support.OwnerLeft(act, null, userId);
            foreach (var held in await db.PostClosureChecks.Where(held => held.CaseId == @case.Id && held.OwnerId == userId && held.DueOn != null).ToListAsync()) held.OwnerLeft(act);
            foreach (var held in await db.AdultHandovers.Where(held => held.CaseId == @case.Id && held.OwnerId == userId && held.EndedAt == null).ToListAsync()) held.OwnerLeft(act);
            foreach (var held in await db.RisenRisks.Where(held => held.CaseId == @case.Id && held.OwnerId == userId && held.EndedAt == null).ToListAsync()) held.OwnerLeft(act);
            foreach (var held in await db.VisitWarnings.Where(held => held.CaseId == @case.Id && held.OwnerId == userId && held.EndedAt == null).ToListAsync()) held.OwnerLeft(act);
            foreach (var held in await db.PrivacyNotices.Where(held => held.CaseId == @case.Id && held.OwnerId == userId && held.DueOn != null).ToListAsync()) held.OwnerLeft(act);
            foreach (var report in await db.SafeguardingReports.Where(held => held.CaseId == @case.Id && held.OwnerId == userId && held.ConfirmedAt == null).ToListAsync()) report.OwnerLeft(act);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
