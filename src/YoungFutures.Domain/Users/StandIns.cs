using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

/// <summary>Who must be there before somebody may go: another administrator, and another coordinator to whom a panel's work falls.</summary>
public static class StandIns
{
    /// <summary>To be asked before a coordinator's role ends, in one panel or in all, or somebody is to leave.</summary>
    /// <exception cref="Refused">A panel's work falls to this person.</exception>
    public static async Task MustCoordinateWithout(this YoungFuturesDb db, Guid userId, Guid? panelId = null)
    {
        var code = await db.Panels.Where(panel => panel.CoordinatorId == userId && (panelId == null || panel.Id == panelId))
            .OrderBy(panel => panel.Code).Select(panel => panel.Code).FirstOrDefaultAsync();
        if (code is not null) throw new Refused("The work of panel {0} falls to this person. Name another coordinator for the panel first.", code);
    }

    /// <summary>
    /// To be asked before an administrator's role ends or an administrator is to leave. The one who stays is saved along, so that of two administrators who
    /// remove each other at once only one succeeds.
    /// </summary>
    /// <exception cref="Refused">Nobody else administers, has chosen a password and has no last day.</exception>
    public static async Task MustAdministerWithout(this YoungFuturesDb db, Guid userId)
    {
        var now = db.Now;
        var stays = await db.Memberships.Where(held => held.Role == Role.Administrator && held.UserId != userId && held.From <= now && held.Until == null
                && db.Users.Any(user => user.Id == held.UserId && user.PasswordHash != null && user.LeavesOn == null))
            .OrderBy(held => held.From).ThenBy(held => held.Id).FirstOrDefaultAsync()
            ?? throw new Refused("At least one administrator must stay. Give the role to somebody else first; it counts once they have chosen a password.");
        db.Entry(stays).Property(held => held.Version).IsModified = true;
    }
}
