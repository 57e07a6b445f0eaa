using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Admin.Users;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Commands;

/// <summary>
/// <c>invite-administrator EMAIL</c>: an account for the first administrator, and a link with which its owner chooses the password. It is for a start, and
/// for the day on which nobody is left: as long as an administrator works, only administrators invite.
/// </summary>
public static class InviteAdministrator
{
    /// <returns>0: the link was printed. 1: it may not be. 2: the command was not understood.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output)
    {
        if (args is not [var email] || string.IsNullOrEmpty(email) || email.Length > 256 || !EmailAddress.IsOne(email))
        {
            await output.WriteLineAsync("Usage: invite-administrator EMAIL");
            return 2;
        }

        await using var db = services.GetRequiredService<Records>().As(Purpose.Inviting);
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await output.WriteLineAsync("The database is not ready for this program. Run: dotnet YoungFutures.Web.dll migrate");
            return 1;
        }

        var (now, today, key) = (db.Now, UkTime.LocalDate(db.Now), User.KeyOf(email));
        if (await db.Memberships.AnyAsync(held => held.Role == Role.Administrator && held.From <= now && (held.Until == null || now < held.Until)
                && db.Users.Any(user => user.Id == held.UserId && user.NormalizedUserName != key && user.PasswordHash != null && (user.LeavesOn == null || user.LeavesOn >= today))))
        {
            await output.WriteLineAsync("There is an administrator. Administrators invite everybody else, at /admin/users.");
            return 1;
        }

        var user = await db.Users.Include(held => held.Memberships).SingleOrDefaultAsync(held => held.NormalizedUserName == key);
        if (user is null)
        {
            user = new User { LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };
            user.Address(email);
            user.DisplayName = email;
            db.Users.Add(user);
        }

        if (!user.Memberships.Exists(held => held.Role == Role.Administrator && held.IsOpenAt(now)))
        {
            if (user.HasLeft(today) || !Membership.MayHold([.. user.Memberships.Where(held => held.IsOpenAt(now)).Select(held => held.Role)], Role.Administrator))
            {
                await output.WriteLineAsync("This account cannot administer: its owner has left, or is an analyst. Use another address.");
                return 1;
            }

            user.Take(Role.Administrator, null, now);
        }

        await db.WithdrawInvitations(user.Id);
        var (invitation, code) = Invitation.Of(user, null, now);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync();
        await output.WriteLineAsync($"Open this once, before {UkTime.Of(invitation.ExpiresAt):yyyy-MM-dd HH:mm}, and choose a password:");
        await output.WriteLineAsync(services.GetRequiredService<SiteAddress>().Of($"/invitations/{invitation.Id}#{code}"));
        return 0;
    }
}
