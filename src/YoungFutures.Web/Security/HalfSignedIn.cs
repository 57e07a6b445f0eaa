using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>
/// Whoever gave the right password and not yet the code: a closed cookie for five minutes, and no session. It opens nothing but the question for the code,
/// and means nothing any more once the password or the authenticator has changed.
/// </summary>
public sealed class HalfSignedIn(Records records, IDataProtectionProvider protection, TimeProvider clock, IHostEnvironment environment)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("half signed in");

    public void Remember(HttpContext context, User user, string? returnUrl)
    {
        var held = new Held(user.Id, user.SecurityStamp ?? "", clock.GetUtcNow() + Lifetime, returnUrl);
        context.Response.Cookies.Append(Name, protector.Protect(JsonSerializer.Serialize(held)), Options);
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options);

    public async Task<(Guid UserId, string? ReturnUrl)?> Who(HttpContext context)
    {
        if (Read(context.Request.Cookies[Name]) is not { } held || held.Until <= clock.GetUtcNow()) return null;
        await using var db = records.As(Purpose.SigningIn);
        var today = UkTime.LocalDate(db.Now);
        var stamp = await db.Users.Where(user => user.Id == held.UserId && (user.LeavesOn == null || user.LeavesOn >= today)).Select(user => user.SecurityStamp).SingleOrDefaultAsync();
        return stamp is not null && stamp == held.Stamp ? (held.UserId, held.ReturnUrl) : null;
    }

    private Held? Read(string? cookie)
    {
        try
        {
            return cookie is null ? null : JsonSerializer.Deserialize<Held>(protector.Unprotect(cookie));
        }
        catch (Exception unread) when (unread is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private string Name => SecuritySetup.Cookie(environment, "code").Name;

    private CookieOptions Options => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = !environment.IsDevelopment() };

    private sealed record Held(Guid UserId, string Stamp, DateTimeOffset Until, string? ReturnUrl);
}
