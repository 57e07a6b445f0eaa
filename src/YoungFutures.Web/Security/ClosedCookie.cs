using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace YoungFutures.Web.Security;

/// <summary>What a browser keeps for us over a few pages and cannot read. It names nobody that has not shown who they are, and how long it is good for stands inside.</summary>
/// <param name="name">Of the cookie, and of what it is closed for.</param>
public sealed class ClosedCookie<T>(IDataProtectionProvider protection, IHostEnvironment environment, string name, SameSiteMode from) where T : class
{
    private readonly IDataProtector protector = protection.CreateProtector($"cookie {name}");

    public void Give(HttpContext context, T held) => context.Response.Cookies.Append(Name, protector.Protect(JsonSerializer.Serialize(held)), Options);

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options);

    /// <summary>Nothing where there is none, or somebody else made it.</summary>
    public T? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Name] is { } cookie ? JsonSerializer.Deserialize<T>(protector.Unprotect(cookie)) : null;
        }
        catch (Exception unread) when (unread is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private string Name => SecuritySetup.Cookie(environment, name).Name;

    private CookieOptions Options => new() { HttpOnly = true, IsEssential = true, SameSite = from, Path = "/", Secure = !environment.IsDevelopment() };
}
