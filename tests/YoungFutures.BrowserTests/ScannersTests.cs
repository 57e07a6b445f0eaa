using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Tests.HouseRules;
using YoungFutures.Tests.Web;

namespace YoungFutures.BrowserTests;

/// <summary>Two scanners, signed in, against the whole site. It takes up to twice as many minutes for each account: it joins where <c>YOUNGFUTURES_SCAN</c> says how many minutes each scanner may take, and wapiti and sqlmap are installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScanTheoryAttribute : TheoryAttribute
{
    public ScanTheoryAttribute() => Skip = Minutes > 0 ? null : "Takes long: set YOUNGFUTURES_SCAN to the minutes that each scanner may take.";

    internal static int Minutes => int.TryParse(Environment.GetEnvironmentVariable("YOUNGFUTURES_SCAN"), CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;
}

/// <summary>
/// Wapiti gets every page with a record behind it and follows what stands there; sqlmap gets every form with all the fields that it would take. What each account may open, by the table of access, must
/// have been asked for, and nothing found. What ends the scanner's own session is answered without being done.
/// </summary>
public sealed partial class ScannersTests(ITestOutputHelper output)
{
    [ScanTheory]
    [InlineData("coordinator.nw")]
    [InlineData("police.nw")]
    [InlineData("opcc.nw")]
    public async Task Scanners_that_are_signed_in_find_nothing_and_reach_every_address(string account)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Environment.GetEnvironmentVariable("YOUNGFUTURES_PICTURES") is { Length: > 0 } kept ? kept : Path.GetTempPath(), $"young-futures-scan-{account}")).FullName;
        await using var site = new ScannedSite();
        await site.InitializeAsync();
        using var cookies = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true };
        var visitor = new Visitor(new HttpClient(cookies) { BaseAddress = site.Address });
        await visitor.Post("/sign-in", ("Email", account + "@demo.example"), ("Password", DemoPanels.Password));
        Assert.Equal("/my-work", (await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password))).Location);
        var token = (await visitor.Get("/my-work")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var held = Held(cookies);
        // At the door the scanner is nobody: with a session in hand it would end that, and go on as whoever it signed in as.
        using var others = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true };
        var atTheDoor = (await new Visitor(new HttpClient(others) { BaseAddress = site.Address }).Get("/sign-in")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var samples = new SampleRecords(site);
        var rows = AccessRow.Read().Where(row => row.Expected[account] == "yes" && !row.Route.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        var pages = new List<string>();
        var requests = new StringBuilder();
        // Guesses at a password lock the account in the end.
        var atLast = new StringBuilder();
        foreach (var row in rows)
        {
            var path = await samples.Filled(row.Route, account);
            if (row.Verb == "GET") pages.Add(path);
            else if (row.Route is "/sign-in" or "/sign-in/code" or "/sign-in/organisation" or "/invitations/{invitationId}") requests.Append(Logged(site, row.Route, path, Held(others), atTheDoor));
            else (row.Route.StartsWith("/sign-in/again", StringComparison.Ordinal) ? atLast : requests).Append(Logged(site, row.Route, path, held, token));
        }

        site.Asked.Clear();
        site.Answers.Clear();
        var wapiti = await Wapiti(site, folder, held, pages);
        var byWapiti = rows.Count(row => site.WasAsked(row.Verb, row.Route));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);
        var asked = site.Answers.Values.Sum();
        site.Answers.Clear();
        var sqlmap = await Sqlmap(folder, requests.Append(atLast).ToString());
        var missed = rows.Where(row => !site.WasAsked(row.Verb, row.Route)).Select(row => $"{row.Verb} {row.Route}").ToList();
        output.WriteLine($"{account}: {rows.Count} addresses; wapiti asked for {byWapiti}, both for {rows.Count - missed.Count}, in {site.Asked.Values.Sum(times => times)} requests; {site.Faults.Count} answers of 500 or more");
        output.WriteLine($"Wapiti sent {asked} forms; those of sqlmap were answered: " + string.Join(", ", site.Answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Key} × {answer.Value}")));
        Assert.Empty(missed);
        // Most of what was sent was looked at, and not turned away at the door.
        var lookedAt = site.Answers.Where(answer => answer.Key is 200 or 302 or 409 or 422).Sum(answer => answer.Value);
        Assert.True(lookedAt > site.Answers.Values.Sum() / 2, $"only {lookedAt} forms of {site.Answers.Values.Sum()} were looked at");
        Assert.Empty(site.Faults.Keys);
        Assert.Empty(wapiti);
        Assert.Empty(sqlmap);
    }

    private static Dictionary<string, string> Held(HttpClientHandler cookies) => cookies.CookieContainer.GetAllCookies().ToDictionary(cookie => cookie.Name, cookie => cookie.Value);

    /// <summary>One request as the proxies write it that sqlmap reads.</summary>
    private static string Logged(OpenSite site, string route, string path, Dictionary<string, string> cookies, string token)
    {
        var fields = FormFields.Of(site, route).Where(field => field is not ("KeptForm" or "FormKey")).Select(field => $"{Uri.EscapeDataString(field)}=1").Prepend($"__RequestVerificationToken={Uri.EscapeDataString(token)}");
        var body = string.Join('&', fields);
        var bar = new string('=', 54);
        return $"""
            {bar}
            10:00:00 AM  {site.Address.Scheme}://{site.Address.Authority}
            {bar}
            POST {path} HTTP/1.1
            Host: {site.Address.Authority}
            Cookie: {string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}
            Content-Type: application/x-www-form-urlencoded
            Content-Length: {body.Length}

            {body}
            {bar}


            """.ReplaceLineEndings("\n");
    }

    /// <returns>What it found, each with its address.</returns>
    private async Task<List<string>> Wapiti(OpenSite site, string folder, Dictionary<string, string> cookies, List<string> pages)
    {
        var (jar, report) = (Path.Combine(folder, "cookies.json"), Path.Combine(folder, "wapiti.json"));
        // A host without a dot is given one, as the jar of its language does.
        var domain = site.Address.Host.Contains('.') ? site.Address.Host : site.Address.Host + ".local";
        await File.WriteAllTextAsync(jar, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            [domain] = new Dictionary<string, object>
            {
                ["/"] = cookies.ToDictionary(cookie => cookie.Key, cookie => new { version = 0, expires = (int?)null, secure = false, value = cookie.Value, port = (string?)null }),
            },
        }));
        File.Delete(report);
        var seconds = ScanTheoryAttribute.Minutes * 60;
        List<string> said =
        [
            "-u", site.Address.ToString(), "-c", jar, "--scope", "domain", "-d", "1", "--flush-session", "--store-session", Path.Combine(folder, "wapiti"), "-m", "sql,xss,permanentxss,exec,file,redirect,crlf,ssrf",
            "-l", "2", "--max-parameters", "60", "--max-scan-time", $"{seconds}", "--max-attack-time", $"{seconds / 6}", "-t", "20", "-v", "1", "--no-bugreport", "-f", "json", "-o", report,
        ];
        foreach (var page in pages) said.AddRange(["-s", new Uri(site.Address, page).ToString()]);
        await Run("wapiti", said, Path.Combine(folder, "wapiti.log"), TimeSpan.FromSeconds(seconds * 2));
        using var found = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        return
        [
            .. from part in new[] { "vulnerabilities", "anomalies" }
               from kind in found.RootElement.GetProperty(part).EnumerateObject()
               from one in kind.Value.EnumerateArray()
               select $"{kind.Name}: {one.GetProperty("method")} {one.GetProperty("path")}: {one.GetProperty("info")}",
        ];
    }

    /// <returns>What it says of where it could get in.</returns>
    private async Task<List<string>> Sqlmap(string folder, string requests)
    {
        var (log, said) = (Path.Combine(folder, "requests.log"), Path.Combine(folder, "sqlmap.log"));
        await File.WriteAllTextAsync(log, requests);
        await Run("sqlmap",
            ["-l", log, "--ignore-stdin", "--batch", "--smart", "--level", "1", "--risk", "1", "--technique", "BEU", "--dbms", "sqlite", "--skip", "__RequestVerificationToken", "--drop-set-cookie", "--timeout", "20", "--retries", "1", "--output-dir", Path.Combine(folder, "sqlmap"), "--flush-session", "--disable-coloring"],
            said, TimeSpan.FromMinutes(ScanTheoryAttribute.Minutes));
        var lines = await File.ReadAllLinesAsync(said);
        Assert.Contains(lines, line => line.Contains("testing", StringComparison.Ordinal));
        return [.. lines.Where(line => GotIn().IsMatch(line))];
    }

    private async Task Run(string program, IEnumerable<string> arguments, string log, TimeSpan most)
    {
        using var run = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true } };
        var (said, clock) = (new StringBuilder(), Stopwatch.StartNew());
        void Hear(object _, DataReceivedEventArgs line)
        {
            lock (said) said.AppendLine(line.Data);
        }

        run.OutputDataReceived += Hear;
        run.ErrorDataReceived += Hear;
        run.Start();
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
        run.StandardInput.Close();
        using var late = new CancellationTokenSource(most);
        try
        {
            await run.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            run.Kill(entireProcessTree: true);
            Assert.Fail($"{program} was stopped after {clock.Elapsed.TotalMinutes:0} minutes and had not looked at everything: give YOUNGFUTURES_SCAN more.");
        }

        lock (said) File.WriteAllText(log, said.ToString());
        output.WriteLine($"{program}: {clock.Elapsed.TotalMinutes:0} minutes");
    }

    // What only might be is tried further by itself, and ends as one of these where it was so.
    [GeneratedRegex("is vulnerable|identified the following injection point")]
    private static partial Regex GotIn();

    /// <summary>It counts what it was asked for, by method and address, and what it could not answer.</summary>
    private sealed class ScannedSite : OpenSite
    {
        private static readonly string[] EndsTheVisit = ["/sign-out", "/account/sessions/everywhere", "/account/sessions/ending", "/language"];

        public ConcurrentDictionary<(string Verb, string Path), int> Asked { get; } = [];
        public ConcurrentDictionary<string, int> Faults { get; } = [];

        /// <summary>How often which status was the answer to a form; 401 where it led to the door.</summary>
        public ConcurrentDictionary<int, int> Answers { get; } = [];

        public bool WasAsked(string verb, string route)
        {
            var address = new Regex($"^{SampleRecords.Value.Replace(Regex.Escape(route).Replace(@"\{", "{", StringComparison.Ordinal), "[^/]+")}/?$", RegexOptions.IgnoreCase);
            return Asked.Keys.Any(asked => asked.Verb == verb && address.IsMatch(asked.Path));
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Counts(this)));
        }

        private sealed class Counts(ScannedSite site) : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use(async (context, following) =>
                {
                    var asked = (context.Request.Method, context.Request.Path.Value ?? "");
                    site.Asked.AddOrUpdate(asked, 1, (_, times) => times + 1);
                    if (HttpMethods.IsPost(context.Request.Method) && (EndsTheVisit.Contains(asked.Item2) || (asked.Item2.Equals("/sign-in", StringComparison.OrdinalIgnoreCase) && context.Request.Cookies.ContainsKey("yf-session")))) return;
                    await following(context);
                    var isSentAway = context.Response.Headers.Location.ToString().StartsWith("/sign-in?", StringComparison.Ordinal);
                    if (HttpMethods.IsPost(context.Request.Method)) site.Answers.AddOrUpdate(isSentAway ? StatusCodes.Status401Unauthorized : context.Response.StatusCode, 1, (_, times) => times + 1);
                    if (context.Response.StatusCode >= 500) site.Faults.AddOrUpdate($"{context.Response.StatusCode} {asked.Method} {asked.Item2}{context.Request.QueryString}", 1, (_, times) => times + 1);
                });
                next(app);
            };
        }
    }
}
