using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Admin.Users;

public sealed record HeldRole(Guid Id, Role Role, string? Panel, DateTime From, DateTime? Until, bool IsOpen, bool IsSuspended);

public sealed record UserPage(Guid Id, string Name, string? Email, string? JobTitle, Guid? AgencyId, string? Agency, bool ReadsWelsh, DateOnly? LeavesOn, AccountState State, bool HasPassword,
    bool IsLocked, DateTime? LastSeenAt, DateTime? InvitedAt, DateTime? InvitationEnds, IReadOnlyList<HeldRole> Roles, bool MayGiveRole,
    IReadOnlyList<OwnedCount> Owned, IReadOnlyList<string> HandedOnBy, DateTime? CodesSince, int Passkeys, int Organisations, bool MayTakeAuthenticatorAway,
    DateOnly? TrainedOn, bool NeedsTraining, bool MayNoteTraining)
{
    private const int MostRoles = 200;

    /// <summary>Who can hand on what rests with somebody: whoever runs a panel that they work in.</summary>
    internal static async Task<IReadOnlyList<string>> Coordinators(YoungFuturesDb db, Guid userId)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        var panelIds = db.Memberships.Where(held => held.UserId == userId && held.PanelId != null).Select(held => held.PanelId);
        return await db.Users.Where(user => user.Id != userId && (user.LeavesOn == null || user.LeavesOn >= today)
                && user.Memberships.Any(held => held.Role == Role.Coordinator && panelIds.Contains(held.PanelId) && held.From <= now && (held.Until == null || now < held.Until)))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Select(user => user.DisplayName).Take(MostNamed).ToListAsync();
    }

    private const int MostNamed = 20;

    public static async Task<UserPage?> For(YoungFuturesDb db, Viewer viewer, Guid userId)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var user = await db.Users.AsNoTracking().Include(held => held.Agency).SingleOrDefaultAsync(held => held.Id == userId);
        if (user is null) return null;
        var roles = await db.Memberships.Where(held => held.UserId == userId).OrderBy(held => held.Until != null).ThenByDescending(held => held.From).ThenBy(held => held.Id).Take(MostRoles)
            .Select(held => new HeldRole(held.Id, held.Role, db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => welsh ? panel.NameCy : panel.Name).FirstOrDefault(),
                held.From, held.Until, held.From <= now && (held.Until == null || now < held.Until), held.SuspendedAt != null)).ToListAsync();
        var invitation = await db.Invitations.AsNoTracking().Where(held => held.UserId == userId).OrderByDescending(held => held.SentAt).FirstOrDefaultAsync();
        var seen = await db.Sessions.Where(held => held.UserId == userId).MaxAsync(held => (DateTime?)held.LastSeenAt);
        var codesSince = await db.Authenticators.Where(held => held.UserId == userId && held.Secret != null).Select(held => held.SetUpAt).SingleOrDefaultAsync();
        var row = new UserRow(user.Id, user.DisplayName, user.Email, user.JobTitle, null, user.PasswordHash is not null, user.LeavesOn, []);
        return new UserPage(user.Id, user.DisplayName, user.Email, user.JobTitle, user.AgencyId, user.Agency is null ? null : welsh ? user.Agency.NameCy : user.Agency.Name,
            user.Culture == "cy-GB", user.LeavesOn, row.State(today), row.HasPassword, user.LockoutEnd > now, seen,
            invitation?.IsOpenAt(now) == true ? invitation.SentAt : null, invitation?.IsOpenAt(now) == true ? invitation.ExpiresAt : null, roles, viewer.May(UserRights.GiveRole, user),
            await OpenWork.CountsWithoutContent(db, userId), await Coordinators(db, userId),
            codesSince, await db.Passkeys.CountAsync(held => held.UserId == userId), await db.OrganisationSignIns.CountAsync(held => held.UserId == userId), viewer.May(UserRights.TakeAuthenticatorAway, user),
            user.TrainedOn, user.NeedsTraining(today), viewer.May(UserRights.NoteTraining, user));
    }
}
