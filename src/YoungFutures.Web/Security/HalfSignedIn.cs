using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>
/// Whoever gave the right password, or came from their organisation, and not yet the code: a closed cookie for five minutes, and no session. It opens nothing but the question for the code,
/// and means nothing any more once the password or the authenticator has changed.
/// </summary>
public sealed class HalfSignedIn(Records records, IDataProtectionProvider protection, TimeProvider clock, IHostEnvironment environment)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ClosedCookie<Held> cookie = new(protection, environment, "code", SameSiteMode.Strict);

    /// <param name="by">What they have shown: the route of the page that asked for it.</param>
    public void Remember(HttpContext context, User user, string? returnUrl, string by) => cookie.Give(context, new Held(user.Id, user.SecurityStamp ?? "", clock.GetUtcNow() + Lifetime, returnUrl, by));

    public void Forget(HttpContext context) => cookie.Forget(context);

    public async Task<(Guid UserId, string? ReturnUrl, string By)?> Who(HttpContext context)
    {
        if (cookie.Read(context) is not { } held || held.Until <= clock.GetUtcNow()) return null;
        await using var db = records.As(Purpose.SigningIn);
        var today = UkTime.LocalDate(db.Now);
        var stamp = await db.Users.Where(user => user.Id == held.UserId && (user.LeavesOn == null || user.LeavesOn >= today)).Select(user => user.SecurityStamp).SingleOrDefaultAsync();
        return stamp is not null && stamp == held.Stamp ? (held.UserId, held.ReturnUrl, held.By) : null;
    }

    private sealed record Held(Guid UserId, string Stamp, DateTimeOffset Until, string? ReturnUrl, string By);
}
