using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

public static class Colleagues
{
    /// <summary>Those who can be named as the one who does something for an agency: they work for it, in this panel, today.</summary>
    public static IQueryable<User> OfAgency(this IQueryable<User> users, Guid agencyId, Guid panelId, DateTime now) =>
        users.InPanel(panelId, now).Where(user => user.AgencyId == agencyId);

    /// <summary>Everybody who works in the panel today; an analyst reads its figures and does not, and nobody is asked for anything new while their access is suspended.</summary>
    public static IQueryable<User> InPanel(this IQueryable<User> users, Guid panelId, DateTime now)
    {
        var today = Calendar.UkTime.LocalDate(now);
        return users.Where(user => (user.LeavesOn == null || user.LeavesOn >= today)
            && user.Memberships.Any(held => held.PanelId == panelId && held.Role != Access.Role.Analyst && held.SuspendedAt == null && held.From <= now && (held.Until == null || now < held.Until)));
    }

    /// <summary>Who answers for each of these agencies today. One whose contact has left, or is an analyst, has nobody here: new work goes to whoever coordinates.</summary>
    public static async Task<Dictionary<Guid, Guid>> ContactsOf(this YoungFuturesDb db, IReadOnlyCollection<Guid> agencyIds)
    {
        var (now, today) = (db.Now, Calendar.UkTime.LocalDate(db.Now));
        return await db.Agencies.Where(agency => agencyIds.Contains(agency.Id))
            .Join(db.Users.Where(user => (user.LeavesOn == null || user.LeavesOn >= today)
                    && !user.Memberships.Any(held => held.Role == Access.Role.Analyst && held.From <= now && (held.Until == null || now < held.Until))), agency => agency.ContactId, user => (Guid?)user.Id,
                (agency, user) => new { AgencyId = agency.Id, UserId = user.Id })
            .ToDictionaryAsync(contact => contact.AgencyId, contact => contact.UserId);
    }

    /// <summary>Who answers for this agency today, if anybody does.</summary>
    public static async Task<Guid?> ContactOf(this YoungFuturesDb db, Guid agencyId) =>
        (await db.ContactsOf([agencyId])).TryGetValue(agencyId, out var contactId) ? contactId : null;
}
