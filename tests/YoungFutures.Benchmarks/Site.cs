using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace YoungFutures.Benchmarks;

/// <summary>A server in a process of its own, so that its processor time is its own.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringWriter said = new();

    private Site(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What it wrote so far: warnings and worse.</summary>
    public string Said { get { lock (said) return said.ToString(); } }

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            if (process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode}. {said}");
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What an organisation would set: Production, behind a proxy.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings(string database, string folder) =>
    [
        new("Database:Provider", "Sqlite"),
        new("ConnectionStrings:YoungFutures", DataSet.Connection(database)),
        new("Data:Folder", folder),
        new("Audit:Secret", DataSet.Secret),
        new("Keys:Certificate", Certificate(folder)),
        new("AllowedHosts", "localhost"),
        new("Site:Address", "https://localhost"),
        // As they stand in Production, and out of the way of a crowd that comes from one machine.
        .. new[] { "PerAddressAMinute", "PerUserAMinute", "AtTheDoor", "Links", "SearchesAMinute", "ExportsAMinute" }.Select(limit => KeyValuePair.Create($"Limits:{limit}", "1000000000")),
        new("Mail:Host", "localhost"),
        new("Mail:From", "panel@localhost"),
        new("Documents:Scanning", "false"),
        new("Proxies:0", "127.0.0.1"),
        new("Proxies:1", "::1"),
        new("Proxies:2", "::ffff:127.0.0.1"),
        new("Serilog:MinimumLevel:Default", "Warning"),
    ];

    /// <summary>A certificate for the keys, made once for the folder.</summary>
    private static string Certificate(string folder)
    {
        var file = Path.Combine(folder, "keys.pem");
        if (File.Exists(file)) return file;
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=Benchmark keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return file;
    }

    public static Task<Site> Real(string database, string folder) => Start(
        [Program("Release") ?? throw new InvalidOperationException("Build the site first: dotnet build -c Release.")],
        ProjectFolder,
        [new("ASPNETCORE_ENVIRONMENT", "Production"), .. Settings(database, folder).Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value))],
        "/health/live");

    public static Task<Site> Bare(string script) =>
        Start([typeof(Site).Assembly.Location, "bare", "--script", script], AppContext.BaseDirectory, [], "/health/live");

    /// <summary>Starts it and returns once this address answers.</summary>
    public static async Task<Site> Start(IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string>> settings, string ready, TimeSpan? patience = null)
    {
        var address = new Uri($"http://localhost:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        var site = new Site(new Process { StartInfo = start }, address);
        site.process.OutputDataReceived += (_, line) => { lock (site.said) site.said.WriteLine(line.Data); };
        site.process.ErrorDataReceived += (_, line) => { lock (site.said) site.said.WriteLine(line.Data); };
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var deadline = DateTime.UtcNow + (patience ?? TimeSpan.FromSeconds(60));
        while (true)
        {
            if (site.process.HasExited || DateTime.UtcNow > deadline)
            {
                await site.DisposeAsync();
                throw new InvalidOperationException("The server did not start. " + site.said);
            }

            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, ready));
                request.Headers.Add("X-Forwarded-Proto", "https");
                using var answer = await http.SendAsync(request);
                if (answer.IsSuccessStatusCode) return site;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    /// <summary>The built program, or nothing if it was not built this way.</summary>
    public static string? Program(string configuration)
    {
        var file = Path.Combine(ProjectFolder, "bin", configuration, "net10.0", "YoungFutures.Web.dll");
        return File.Exists(file) ? file : null;
    }

    public static string ProjectFolder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "src", "YoungFutures.Web") is var project && Directory.Exists(project)) return project;
        throw new InvalidOperationException("The benchmarks are run from within the repository.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
