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
        if (!File.Exists(file)) Keep(file);
        return Read(File.ReadAllText(file).Trim(), file);
    }

    private static byte[] Read(string base64, string where)
    {
        var secret = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, secret, out var length) && length >= Length
            ? secret[..length]
            : throw new InvalidOperationException($"What {where} holds is not at least {Length} bytes in base64.");
    }

    private static void Keep(string file)
    {
        // Two that start at once must end with the same secret: it appears under its name whole, and only once.
        var own = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(own, options)) writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        try
        {
            File.Move(own, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(own);
        }
    }
}
