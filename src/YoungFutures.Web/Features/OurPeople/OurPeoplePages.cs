using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Admin.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.OurPeople;

public sealed record OwnPersonRow(UserRow Account, DateTime? LastSignedInAt, DateOnly? TrainedOn)
{
    public bool NeedsTraining(DateOnly today) => User.TrainingIsDue(TrainedOn, today);
}

public sealed record OwnPeoplePage(string Agency, bool MayInvite, bool Left, Paged<OwnPersonRow> People, DateOnly Today)
{
    public static async Task<OwnPeoplePage> For(YoungFuturesDb db, Guid agencyId, bool left, int page)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == agencyId);
        var users = db.Users.AsNoTracking().Where(user => user.AgencyId == agencyId);
        users = left ? users.Where(user => user.LeavesOn < today) : users.Where(user => user.LeavesOn == null || user.LeavesOn >= today);
        var people = await users.OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new OwnPersonRow(
                new UserRow(user.Id, user.DisplayName, user.Email, user.JobTitle, null, user.PasswordHash != null, user.LeavesOn,
                    user.Memberships.Where(held => held.From <= now && (held.Until == null || now < held.Until)).OrderBy(held => held.Role).ThenBy(held => held.Id)
                        .Select(held => new RoleRow(held.Role, db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => panel.Code).FirstOrDefault())).ToList()),
                db.Sessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.StartedAt), user.TrainedOn)).ToPageAsync(page);
        return new OwnPeoplePage(welsh ? agency.NameCy : agency.Name, agency.RoleOfItsPeople is not null, left, people, today);
    }
}

public sealed record OwnPersonPage(Guid Id, string Name, string? Email, string? JobTitle, AccountState State, DateOnly? LeavesOn, DateTime? LastSignedInAt, DateOnly? TrainedOn, bool NeedsTraining,
    IReadOnlyList<RoleRow> Roles, bool IsOneself, bool MayChange, bool HasPassword, DateTime? InvitedAt, DateTime? InvitationEnds, IReadOnlyList<OwnedCount> Owned)
{
    public static async Task<OwnPersonPage> For(YoungFuturesDb db, Viewer viewer, User user)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var id = user.Id;
        var roles = await db.Memberships.Where(held => held.UserId == id && held.From <= now && (held.Until == null || now < held.Until)).OrderBy(held => held.Role).ThenBy(held => held.Id)
            .Select(held => new RoleRow(held.Role, db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => welsh ? panel.NameCy : panel.Name).FirstOrDefault())).ToListAsync();
        var signedIn = await db.Sessions.Where(held => held.UserId == id).MaxAsync(held => (DateTime?)held.StartedAt);
        var invitation = await db.Invitations.AsNoTracking().Where(held => held.UserId == id).OrderByDescending(held => held.SentAt).FirstOrDefaultAsync();
        var isOpen = invitation?.IsOpenAt(now) == true;
        var row = new UserRow(id, user.DisplayName, user.Email, user.JobTitle, null, user.PasswordHash is not null, user.LeavesOn, roles);
        return new OwnPersonPage(id, user.DisplayName, user.Email, user.JobTitle, row.State(today), user.LeavesOn, signedIn, user.TrainedOn, user.NeedsTraining(today), roles,
            viewer.UserId == id, viewer.May(UserRights.ChangeOwnPerson, user) && !user.HasLeft(today), row.HasPassword, isOpen ? invitation!.SentAt : null, isOpen ? invitation!.ExpiresAt : null,
            await OpenWork.CountsWithoutContent(db, id));
    }
}

public static class OwnPeople
{
    private const int Most = 200;

    /// <summary>Somebody of the viewer's own agency, with their roles; nobody else is there.</summary>
    public static async Task<User?> OwnPerson(this YoungFuturesDb db, Viewer viewer, Guid userId) =>
        viewer.May(UserRights.SeeOwnPeople) ? await db.Users.Include(held => held.Memberships).SingleOrDefaultAsync(held => held.Id == userId && held.AgencyId == viewer.AgencyId) : null;

    /// <summary>The panels on which the agency has a seat.</summary>
    public static async Task<IReadOnlyList<Choice>> SeatChoices(this YoungFuturesDb db, Guid agencyId)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return await db.PanelAgencies.Where(seat => seat.AgencyId == agencyId).Join(db.Panels, seat => seat.PanelId, panel => panel.Id, (_, panel) => panel)
            .OrderBy(panel => panel.Code).Take(Most).Select(panel => new Choice(panel.Id.ToString(), welsh ? panel.NameCy : panel.Name, null, false)).ToListAsync();
    }
}
