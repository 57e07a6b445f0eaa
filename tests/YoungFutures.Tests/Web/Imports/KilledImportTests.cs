using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Tests.HouseRules;
using static YoungFutures.Tests.Web.Imports.GivenImports;

namespace YoungFutures.Tests.Web.Imports;

/// <summary>The real program, in a process of its own, ended from one moment to the next in the middle of a file.</summary>
public sealed class KilledImportTests(ITestOutputHelper output)
{
    /// <summary>More than usual with <c>YOUNGFUTURES_IMPORT_ROWS</c>, to measure.</summary>
    private static readonly int Rows = int.TryParse(Environment.GetEnvironmentVariable("YOUNGFUTURES_IMPORT_ROWS"), out var rows) ? rows : 60_000;

    [LongFact]
    public async Task Killed_in_the_middle_nothing_is_half_visible_and_the_next_start_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("young-futures-killed-").FullName;
        try
        {
            Guid importId;
            using (var site = await Program.Start(folder))
            {
                var coordinator = await site.As("coordinator.nw");
                var listId = await ProposeAndAccept(coordinator);
                var police = await site.As("police.nw");
                var content = new StringBuilder(PoliceHeadings).Append('\n');
                for (var row = 1; row <= Rows; row++) content.Append(PoliceRow(row)).Append('\n');
                var watch = Stopwatch.StartNew();
                importId = (await police.SendFile(listId, content.ToString())).IdIn();
                Say("sent", watch, site);
                await police.Post($"/imports/{importId}/columns", ("Dates", "DayMonthYear"));
                await police.Post($"/imports/{importId}/matching");
                await Until(police, importId, "Checked");
                Say("checked", watch, site);
                await police.Post($"/imports/{importId}/commitment");
                await Until(police, importId, "Being taken in", atLeast: 30);
                Say("a third is taken in", watch, site);
                site.Kill();
            }

            var (staged, status) = (Number(folder, "SELECT COUNT(*) FROM Signals WHERE ImportId = $id", importId), Text(folder, "SELECT Status FROM SignalImports WHERE Id = $id", importId));
            Assert.InRange(staged, 1, Rows - 1);
            Assert.Equal("Staging", status);

            using (var site = await Program.Start(folder))
            {
                var watch = Stopwatch.StartNew();
                var police = await site.As("police.nw");
                await Until(police, importId, "Taken in");
                Say($"went on from row {staged}", watch, site);
                // What the work needed goes a moment after the rows count.
                for (var tidy = Stopwatch.StartNew(); Directory.GetFiles(Path.Combine(folder, "imports")).Length > 0 && tidy.Elapsed < TimeSpan.FromMinutes(1);) await Task.Delay(100);
            }

            Assert.Equal(Rows, Number(folder, "SELECT COUNT(*) FROM Signals WHERE ImportId = $id", importId));
            Assert.Equal(Rows, Number(folder, "SELECT COUNT(DISTINCT Row) FROM Signals WHERE ImportId = $id", importId));
            Assert.Equal(0, Number(folder, "SELECT COUNT(*) FROM ImportProgress WHERE ImportId = $id", importId));
            Assert.Empty(Directory.GetFiles(Path.Combine(folder, "imports")));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Say(string what, Stopwatch watch, Program site) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows: {what} after {watch.Elapsed.TotalSeconds:0.0} s, peak memory {site.PeakMegabytes} MB"));

    private static async Task<Guid> ProposeAndAccept(Visitor coordinator)
    {
        var form = await coordinator.Get("/lists/new");
        var police = form.Page.QuerySelectorAll("select[name=PlaceId] option").First(option => option.TextContent.Contains("North Wales Police", StringComparison.Ordinal)).GetAttribute("value");
        var made = await coordinator.Send(form, "/lists/new", ("PlaceId", police), ("Name", "Crimes, all of them"), ("Kinds", "Crime"));
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var nextYear = DateTime.UtcNow.Year + 1;
        var accepted = await coordinator.Post($"{made.Location}/acceptance", ("Gateway", "CrimeAndDisorder"), ("Purpose", "To find those nobody holds."), ("Agreement", "ISP 7"),
            ("ExpiresOn.Day", "1"), ("ExpiresOn.Month", "6"), ("ExpiresOn.Year", nextYear.ToString(CultureInfo.InvariantCulture)));
        Assert.True(accepted.Status == HttpStatusCode.Redirect, string.Join("; ", accepted.Errors));
        return Guid.Parse(made.Location!.Split('/')[2]);
    }

    private static async Task Until(Visitor visitor, Guid importId, string status, int atLeast = 0)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var page = await visitor.Get($"/imports/{importId}");
            var reached = page.Page.QuerySelector("h1 .govuk-tag")?.TextContent.Trim();
            if (reached == status && (atLeast == 0 || int.Parse(Regex.Match(page.Page.QuerySelector("progress")?.TextContent ?? "0", "[0-9]+").Value, CultureInfo.InvariantCulture) >= atLeast)) return;
            Assert.True(reached != "Taken in" || status == "Taken in", "It was quicker than the test.");
            Assert.True(since.Elapsed < TimeSpan.FromMinutes(20), $"It stays at {reached}.");
            await Task.Delay(100);
        }
    }

    private static long Number(string folder, string sql, Guid id) => Convert.ToInt64(Scalar(folder, sql, id), CultureInfo.InvariantCulture);

    private static string? Text(string folder, string sql, Guid id) => Scalar(folder, sql, id) as string;

    private static object? Scalar(string folder, string sql, Guid id)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "young-futures.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id.ToString().ToUpperInvariant());
        return command.ExecuteScalar();
    }

    private sealed class Program(Process process, Uri address) : IDisposable
    {
        private long peak;

        public long PeakMegabytes
        {
            get
            {
                process.Refresh();
                if (!process.HasExited) peak = Math.Max(peak, process.PeakWorkingSet64);
                return peak / 1_000_000;
            }
        }

        public static async Task<Program> Start(string folder)
        {
            var project = Repository.File("src/YoungFutures.Web");
            var built = new[] { "Release", "Debug" }.Select(configuration => Path.Combine(project, "bin", configuration, "net10.0", "YoungFutures.Web.dll")).Where(File.Exists).MaxBy(File.GetLastWriteTimeUtc)
                ?? throw new InvalidOperationException("Build the site first.");
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
            listener.Stop();
            var start = new ProcessStartInfo("dotnet", [built]) { WorkingDirectory = project, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (key, value) in new[] { ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", address.ToString()), ("Data__Folder", folder), ("Serilog__MinimumLevel__Default", "Warning"), ("Session__IdleMinutes", "120"), ("Limits__On", "false") })
                start.Environment[key] = value;
            start.Environment.Remove("DOTNET_ENVIRONMENT");
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            using var http = new HttpClient();
            for (var since = Stopwatch.StartNew(); ;)
            {
                try
                {
                    if ((await http.GetAsync(new Uri(address, "/health/live"))).IsSuccessStatusCode) return new Program(process, address);
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }

                Assert.False(process.HasExited, "The program ended.");
                Assert.True(since.Elapsed < TimeSpan.FromMinutes(3), "The program did not start.");
                await Task.Delay(100);
            }
        }

        public async Task<Visitor> As(string account)
        {
            var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.Post("/sign-in", ("Email", account + "@demo.example"), ("Password", DemoPanels.Password))).Status);
            return visitor;
        }

        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited) Kill();
            process.Dispose();
        }
    }
}
