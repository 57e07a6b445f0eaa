using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Xunit;
using YoungFutures.Web.Features.Documents;

namespace YoungFutures.Tests.Web.Documents;

/// <summary>A test that needs ClamAV’s daemon: <c>YOUNGFUTURES_CLAMD</c> names the program. Where it names none the test is skipped and says so, save in CI, where that fails it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClamdFactAttribute : FactAttribute
{
    public const string Names = "YOUNGFUTURES_CLAMD";

    public ClamdFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Names)) && Environment.GetEnvironmentVariable("CI") is not ("true" or "1")) Skip = $"No ClamAV: set {Names} to the path of clamd.";
    }
}

/// <summary>The daemon itself, with one signature of our own: that of the test file which every scanner is tried with.</summary>
public sealed class RealClamdTests
{
    // In two parts, so that no scanner takes this file for it.
    private const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*";

    [ClamdFact]
    public async Task The_daemon_finds_what_it_knows_and_nothing_else()
    {
        var program = Environment.GetEnvironmentVariable(ClamdFactAttribute.Names);
        Assert.True(File.Exists(program), $"{ClamdFactAttribute.Names} does not name a program: '{program}'");
        var folder = Directory.CreateTempSubdirectory("young-futures-clamd-").FullName;
        var port = FreePort();
        Process? daemon = null;
        try
        {
            var signatures = Directory.CreateDirectory(Path.Combine(folder, "signatures")).FullName;
            await File.WriteAllTextAsync(Path.Combine(signatures, "local.ndb"), $"Eicar-Of-Ours:0:0:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Eicar))}\n");
            var settings = Path.Combine(folder, "clamd.conf");
            await File.WriteAllTextAsync(settings, $"Foreground yes\nTCPSocket {port}\nTCPAddr 127.0.0.1\nLocalSocket {folder}/clamd.sock\nDatabaseDirectory {signatures}\nStreamMaxLength 1M\n");
            daemon = Process.Start(new ProcessStartInfo(program, ["-c", settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            daemon.OutputDataReceived += (_, _) => { };
            daemon.ErrorDataReceived += (_, _) => { };
            daemon.BeginOutputReadLine();
            daemon.BeginErrorReadLine();
            await Answers(daemon, port);

            foreach (var where in new[] { $"127.0.0.1:{port}", Path.Combine(folder, "clamd.sock") })
            {
                Assert.Equal(Scanned.Nothing, await Scan(where, "A letter to the school."u8.ToArray()));
                var found = await Scan(where, Encoding.ASCII.GetBytes(Eicar));
                Assert.StartsWith("Eicar-Of-Ours", found.Signature, StringComparison.Ordinal);
                // More than the daemon takes is no answer, and so never clean.
                await Assert.ThrowsAsync<ScannerUnavailable>(() => Scan(where, new byte[5_000_000]));
            }
        }
        finally
        {
            if (daemon is { HasExited: false }) daemon.Kill();
            daemon?.WaitForExit();
            daemon?.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Scanned> Scan(string where, byte[] content) => new Clamd(Options.Create(new DocumentSettings { Clamd = where })).Scan(new MemoryStream(content), CancellationToken.None);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Answers(Process daemon, int port)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(200))
        {
            Assert.False(daemon.HasExited, "clamd ended before it answered");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
            }
        }

        Assert.Fail("clamd does not answer");
    }
}
