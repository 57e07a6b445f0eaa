using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Looking;

public static class LookRights
{
    public static readonly Right Govern = new(nameof(Govern), viewer => viewer.IsGovernance);

    public static readonly Right<UnusualLook> Review = new(nameof(Review), (viewer, unusual) => viewer.GovernedPanelIds.Contains(unusual.PanelId) && viewer.UserId != unusual.LookerId);
}

internal static class Governors
{
    /// <summary>Who of information governance has an alert in hand: whoever has overseen the panel the longest, and never whoever it is about. Nobody where there is nobody else.</summary>
    public static async Task<Guid?> GovernorOf(this YoungFuturesDb db, Guid panelId, Guid unlessId, CancellationToken cancelled = default)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        return await db.Memberships.Where(held => held.PanelId == panelId && held.Role == Role.InformationGovernance && held.UserId != unlessId && held.From <= now && (held.Until == null || now < held.Until)
                && db.Users.Any(user => user.Id == held.UserId && (user.LeavesOn == null || user.LeavesOn >= today)))
            .OrderBy(held => held.From).ThenBy(held => held.Id).Select(held => (Guid?)held.UserId).FirstOrDefaultAsync(cancelled);
    }
}
