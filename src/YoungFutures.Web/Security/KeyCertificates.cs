using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Security;

/// <summary>
/// What the keys in the database are locked with: <c>Keys:Certificate</c> locks and opens, those under <c>Keys:Old</c> only open what they locked before. Each is a file,
/// PKCS #12 or PEM, with its private key in it or in <c>PrivateKey</c>, and with a <c>Password</c> where it has one. Development makes one for itself and keeps it.
/// </summary>
public sealed class KeyCertificates
{
    public const string Setting = "Keys:Certificate";
    private const int Shortest = 2048;

    private readonly List<string> faults = [];

    /// <summary>Nothing where none is configured, or it cannot be used.</summary>
    public X509Certificate2? Current { get; private init; }

    public IReadOnlyList<X509Certificate2> Old { get; private init; } = [];

    /// <summary>What is wrong with them, each with its setting.</summary>
    public IReadOnlyList<string> Faults => faults;

    public static KeyCertificates Of(IConfiguration configuration, IHostEnvironment environment)
    {
        List<string> faults = [];
        var section = configuration.GetSection("Keys");
        var current = section["Certificate"] is { Length: > 0 }
            ? Read(section, Setting, faults)
            : environment.IsDevelopment() ? OfDevelopment(Path.Combine(DataFolder.Of(configuration, environment), "keys.pem")) : null;
        if (current is null && faults.Count == 0) faults.Add($"{Setting} must name the certificate that locks the keys in the database: whoever reads a copy of that could make cookies and read secrets.");
        var old = section.GetSection("Old").GetChildren().Select(child => Read(child, $"{child.Path}:Certificate", faults)).OfType<X509Certificate2>().ToList();
        var certificates = new KeyCertificates { Current = current, Old = old };
        certificates.faults.AddRange(faults);
        return certificates;
    }

    private static X509Certificate2? Read(IConfigurationSection section, string setting, List<string> faults)
    {
        try
        {
            var certificate = FromFile(section["Certificate"] ?? "", section["PrivateKey"], section["Password"]);
            using var key = certificate.GetRSAPrivateKey();
            if (key?.KeySize >= Shortest) return certificate;
            faults.Add($"{setting} must have an RSA key of {Shortest} bits or more, with its private half.");
        }
        // What the file holds is nobody's to read in a message.
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException)
        {
            faults.Add($"{setting} names a file that cannot be read as a certificate with its private key ({unread.GetType().Name}).");
        }

        return null;
    }

    private static X509Certificate2 FromFile(string file, string? privateKey, string? password)
    {
        var content = File.ReadAllBytes(file);
        if (!content.AsSpan().TrimStart((byte)'\n').StartsWith("-----BEGIN"u8)) return X509CertificateLoader.LoadPkcs12(content, password);
        var (certificate, key) = (File.ReadAllText(file), File.ReadAllText(privateKey is { Length: > 0 } ? privateKey : file));
        return password is { Length: > 0 } ? X509Certificate2.CreateFromEncryptedPem(certificate, key, password) : X509Certificate2.CreateFromPem(certificate, key);
    }

    private static X509Certificate2 OfDevelopment(string file)
    {
        var pem = OwnFile.Kept(file, () =>
        {
            using var key = RSA.Create(Shortest);
            using var made = new CertificateRequest("CN=Young Futures keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(30));
            return made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem();
        });
        return X509Certificate2.CreateFromPem(pem, pem);
    }
}
