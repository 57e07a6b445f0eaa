using System.Net;
using Microsoft.Data.SqlClient;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Plumbing;

/// <summary>Outside Development the program does not start on unsafe settings; it says all of them at once.</summary>
public static class SafeStart
{
    public static void Check(IConfiguration configuration, IHostEnvironment environment, KeyCertificates certificates, Organisations organisations)
    {
        if (environment.IsDevelopment())
        {
            // Its own certificate is made up; one that was configured must be right, and so must be whose sign-in is taken.
            if (certificates.Faults.Count + organisations.Faults.Count > 0) throw new InvalidOperationException(string.Join("\n", [.. certificates.Faults, .. organisations.Faults]));
            return;
        }

        List<string> faults = [.. certificates.Faults, .. organisations.Faults];
        if (AnyHost(configuration["AllowedHosts"]))
            faults.Add("AllowedHosts must name the site's own host names: with any host allowed, a forged one gets into links.");
        if (configuration["Audit:Secret"] is null or "")
            faults.Add("Audit:Secret must hold a secret of 32 bytes or more in base64, kept outside the database.");
        if (!configuration.GetValue("Limits:On", true))
            faults.Add("Limits:On must not be false: without limits passwords can be guessed and records emptied by a script.");
        if (configuration.GetValue<bool>("Demo:Fill"))
            faults.Add("Demo:Fill is for Development only.");
        if (!configuration.GetValue("SignIn:CodesRequired", true))
            faults.Add("SignIn:CodesRequired must not be false: with a password alone nobody may open children’s records.");
        if (configuration["Site:Address"] is not { } address || !address.StartsWith("https://", StringComparison.Ordinal))
            faults.Add("Site:Address must be the https address of the site; links in mails begin with it.");
        if (configuration["Mail:Host"] is null or "")
            faults.Add("Mail:Host must name the SMTP server that invitations and alerts leave through.");
        else if (!configuration.GetValue("Mail:RequireTls", true) && !IsHere(configuration["Mail:Host"]!))
            faults.Add("Mail:RequireTls must not be false unless Mail:Host is on this machine: links that open an account would travel in the open.");
        faults.AddRange(Sessions.Where(limit => configuration.GetValue<int?>(limit.Setting) is { } set && (set < limit.Least || set > limit.Most)).Select(limit => $"{limit.Setting} must be between {limit.Least} and {limit.Most}."));
        if (configuration["Mail:From"] is null or "")
            faults.Add("Mail:From must be the address that mails come from.");
        if (configuration.GetValue("Documents:Scanning", true) && configuration["Documents:Clamd"] is null or "")
            faults.Add("Documents:Clamd must say where ClamAV’s daemon listens (host:port, or the path of its socket); or Documents:Scanning must be false, and documents are then taken without a virus check.");
        if (configuration["Database:Provider"] == "SqlServer" && configuration.GetConnectionString("YoungFutures") is { Length: > 0 } connection && !IsEncrypted(connection))
            faults.Add("ConnectionStrings:YoungFutures must encrypt the connection and check the server’s certificate: leave Encrypt and TrustServerCertificate out, or say Encrypt=Strict.");
        if (faults.Count > 0)
            throw new InvalidOperationException("Young Futures does not start with these settings:\n- " + string.Join("\n- ", faults));
    }

    /// <summary>A session that never ends is a door left open, and one that ends at once nobody can work in.</summary>
    private static readonly (string Setting, int Least, int Most)[] Sessions = [("Session:IdleMinutes", 5, 60), ("Session:AbsoluteHours", 1, 12), ("Session:ProofMinutes", 1, 30)];

    // The framework takes each of these for any host, also in a list beside others.
    private static bool AnyHost(string? hosts) => (hosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not { Length: > 0 } named || named.Any(host => host is "*" or "[::]" or "0.0.0.0");

    private static bool IsHere(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    // A string that cannot be read is told of where the database is opened.
    private static bool IsEncrypted(string connection)
    {
        try
        {
            var said = new SqlConnectionStringBuilder(connection);
            return said.Encrypt != SqlConnectionEncryptOption.Optional && !said.TrustServerCertificate;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
