namespace YoungFutures.Domain.Users;

public static class Colleagues
{
    /// <summary>Those who can be named as the one who does something for an agency: they work for it, in this panel, today.</summary>
    public static IQueryable<User> OfAgency(this IQueryable<User> users, Guid agencyId, Guid panelId, DateTime now) =>
        users.InPanel(panelId, now).Where(user => user.AgencyId == agencyId);

    /// <summary>Everybody who works in the panel today.</summary>
    public static IQueryable<User> InPanel(this IQueryable<User> users, Guid panelId, DateTime now)
    {
        var today = Calendar.UkTime.LocalDate(now);
        return users.Where(user => (user.LeavesOn == null || user.LeavesOn >= today)
            && user.Memberships.Any(held => held.PanelId == panelId && held.From <= now && (held.Until == null || now < held.Until)));
    }
}
