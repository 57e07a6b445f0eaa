using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>
/// The browsers that are asked for a code once a day. The cookie opens nothing: after the right password it stands for the code, on that day, at the door alone and never where
/// somebody shows again that it is they.
/// </summary>
public sealed class RememberedDevices(Records records, IHostEnvironment environment)
{
    /// <summary>The newest of each user, so that nobody fills the table.</summary>
    public const int Most = 10;

    public async Task Remember(HttpContext context, Guid userId)
    {
        await using var db = records.As(Purpose.SigningIn);
        var today = UkTime.LocalDate(db.Now);
        var (token, kept) = RememberedDevice.Of(userId, today, BrowserName.Of(context.Request.Headers.UserAgent));
        await db.RememberedDevices.Where(held => held.UserId == userId && held.On < today).ExecuteDeleteAsync();
        if (await db.RememberedDevices.CountAsync(held => held.UserId == userId) >= Most) return;
        db.RememberedDevices.Add(kept);
        await db.SaveChangesAsync();
        context.Response.Cookies.Append(Name, token, Options);
    }

    public async Task<bool> Knows(HttpContext context, Guid userId)
    {
        if (context.Request.Cookies[Name] is not { Length: 64 } token) return false;
        await using var db = records.As(Purpose.SigningIn);
        var (today, hash) = (UkTime.LocalDate(db.Now), RememberedDevice.HashOf(token));
        return await db.RememberedDevices.AnyAsync(held => held.UserId == userId && held.On == today && held.TokenHash == hash);
    }

    /// <summary>All of a user, wherever they are.</summary>
    public async Task Forget(Guid userId)
    {
        await using var db = records.As(Purpose.SigningIn);
        await db.RememberedDevices.Where(held => held.UserId == userId).ExecuteDeleteAsync();
    }

    private string Name => SecuritySetup.Cookie(environment, "device").Name;

    private CookieOptions Options => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = !environment.IsDevelopment(), MaxAge = TimeSpan.FromHours(24) };
}
