using System.Security.Cryptography;

namespace YoungFutures.Web.Plumbing;

/// <summary>The secret that the audit's keys are derived from: Audit:Secret, at least 32 bytes in base64. Development makes one for itself and keeps it.</summary>
public static class AuditSecret
{
    public const string Setting = "Audit:Secret";
    private const int Length = 32;

    /// <exception cref="InvalidOperationException">There is none, or it is not one.</exception>
    public static byte[] Of(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[Setting] is { Length: > 0 } configured) return Read(configured, $"the configuration {Setting}");
        if (!environment.IsDevelopment())
            throw new InvalidOperationException(
                $"{Setting} is not configured. Set it to at least {Length} random bytes in base64 (openssl rand -base64 {Length}) and keep a copy apart from the database: without it the audit can neither be checked nor read.");
        var file = Path.Combine(DataFolder.Of(configuration, environment), "audit-secret");
        return Read(OwnFile.Kept(file, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))), file);
    }

    private static byte[] Read(string base64, string where)
    {
        var secret = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, secret, out var length) && length >= Length
            ? secret[..length]
            : throw new InvalidOperationException($"What {where} holds is not at least {Length} bytes in base64.");
    }
}
