using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace YoungFutures.Tests.Web;

/// <summary>One certificate for the keys of all sites of the suite: to make one takes longer than to start a site.</summary>
public static class TestKeys
{
    private static readonly Lazy<string> Made = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("young-futures-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "keys.pem");
        File.WriteAllText(file, Pem());
        return file;
    });

    public static string FileName => Made.Value;

    /// <summary>A new certificate with its private key.</summary>
    public static X509Certificate2 New(int bits = 2048)
    {
        using var key = RSA.Create(bits);
        return new CertificateRequest("CN=Test keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    public static string Pem()
    {
        using var made = New();
        using var key = made.GetRSAPrivateKey()!;
        return made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem();
    }
}
