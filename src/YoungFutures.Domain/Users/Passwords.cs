using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace YoungFutures.Domain.Users;

/// <summary>How passwords are kept: PBKDF2 with HMAC-SHA-512. One that was kept with fewer rounds is kept anew when its owner next gives it.</summary>
public static class Passwords
{
    /// <summary>OWASP Password Storage Cheat Sheet; ASVS 5.0, appendix C.</summary>
    public const int Rounds = 210_000;

    public static IPasswordHasher<User> Hasher(int rounds = Rounds) => new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
}
