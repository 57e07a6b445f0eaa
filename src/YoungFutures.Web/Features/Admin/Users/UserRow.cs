using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Users;

/// <summary>Where an account stands today.</summary>
public enum AccountState
{
    [Display(Name = "Active")] Active,
    [Display(Name = "Has no password yet")] Invited,
    [Display(Name = "Leaves soon")] Leaving,
    [Display(Name = "Has left")] Left,
}

public sealed record RoleRow(Role Role, string? Panel);

public sealed record UserRow(Guid Id, string Name, string? Email, string? JobTitle, string? Agency, bool HasPassword, DateOnly? LeavesOn, IReadOnlyList<RoleRow> Roles)
{
    public static Expression<Func<User, UserRow>> From(YoungFuturesDb db, DateTime now, bool welsh) => user => new UserRow(
        user.Id, user.DisplayName, user.Email, user.JobTitle, user.Agency == null ? null : welsh ? user.Agency.NameCy : user.Agency.Name, user.PasswordHash != null, user.LeavesOn,
        user.Memberships.Where(held => held.From <= now && (held.Until == null || now < held.Until)).OrderBy(held => held.Role).ThenBy(held => held.Id)
            .Select(held => new RoleRow(held.Role, db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => panel.Code).FirstOrDefault())).ToList());

    public AccountState State(DateOnly today) => LeavesOn < today ? AccountState.Left : !HasPassword ? AccountState.Invited : LeavesOn is not null ? AccountState.Leaving : AccountState.Active;

    public static string Colour(AccountState state) => state switch
    {
        AccountState.Active => "green",
        AccountState.Invited => "blue",
        AccountState.Leaving => "yellow",
        _ => "grey",
    };
}

/// <summary>People with an account: those of a panel or an agency, those who have left, or those whom a search found.</summary>
public sealed record UsersPage(Paged<UserRow> Users, Guid? PanelId, Guid? AgencyId, bool Left, string? SearchedFor, string? Agency, IReadOnlyList<Choice> Panels, DateOnly Today)
{
    private const int MostPanels = 200;
    private const int MostWords = 4;

    public static async Task<UsersPage> For(YoungFuturesDb db, Guid? panelId, Guid? agencyId, bool left, string? searchedFor, int page)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var users = db.Users.AsNoTracking();
        if (searchedFor is not null) users = Answering(db, users, searchedFor);
        else if (left) users = users.Where(user => user.LeavesOn < today);
        else users = users.Where(user => user.LeavesOn == null || user.LeavesOn >= today);
        if (panelId is { } panel) users = users.Where(user => user.Memberships.Any(held => held.PanelId == panel && (held.Until == null || now < held.Until)));
        if (agencyId is { } agency) users = users.Where(user => user.AgencyId == agency);
        return new UsersPage(
            await users.OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Select(UserRow.From(db, now, welsh)).ToPageAsync(page),
            panelId, agencyId, left, searchedFor, await db.Agencies.Where(held => held.Id == agencyId).Select(held => welsh ? held.NameCy : held.Name).SingleOrDefaultAsync(),
            await db.Panels.AsNoTracking().OrderBy(held => held.Code).Take(MostPanels).Select(held => new Choice(held.Id.ToString(), welsh ? held.NameCy : held.Name, null, false)).ToListAsync(), today);
    }

    /// <summary>Each word begins a word of the name, or what was typed begins the address.</summary>
    private static IQueryable<User> Answering(YoungFuturesDb db, IQueryable<User> users, string typed)
    {
        if (typed.Contains('@'))
        {
            var (from, until) = Stretch(User.KeyOf(typed), 'Z', 256);
            return users.Where(user => string.Compare(user.NormalizedEmail, from) >= 0 && string.Compare(user.NormalizedEmail, until) <= 0);
        }

        var words = FoldedName.Of(typed).Words;
        if (words.Count == 0) return users.Where(user => false);
        foreach (var word in words.Take(MostWords))
        {
            var (first, last) = Stretch(word, 'z', 200);
            users = users.Where(user => db.UserWords.Any(held => held.UserId == user.Id && string.Compare(held.Word, first) >= 0 && string.Compare(held.Word, last) <= 0));
        }

        return users;
    }

    // The letters are folded; the last upon the last is beyond each text that begins so, in either database's order.
    private static (string First, string Last) Stretch(string begins, char beyond, int length) => (begins, begins.PadRight(length, beyond));
}
