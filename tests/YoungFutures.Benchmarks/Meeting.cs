using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Benchmarks;

/// <summary>
/// Meetings are run, one decision after another, by turns with thirty people watching and with nobody. Whoever watches does what the page's script does: it is told that something
/// changed and fetches the item again.
/// </summary>
internal static partial class Meeting
{
    private const int Watchers = 30, Items = 20;
    private const string Coordinator = "coordinator.nw@demo.example";
    private static readonly string[] Accounts = ["chair.nw@demo.example", "police2.nw@demo.example", "wrexham.nw@demo.example", "health.nw@demo.example", "education.nw@demo.example"];
    /// <summary>Between two decisions: a meeting takes its time, and those who watch are not to be measured in a heap.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5);

    public static async Task<int> Run(Options options, TextWriter output)
    {
        var database = await DataSet.CopyOf(options.Cases, output);
        var folder = Directory.CreateTempSubdirectory("young-futures-meeting-").FullName;
        try
        {
            var meetings = new Queue<Planned>();
            await using (var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(DataSet.Connection(database)).Options) { Viewer = Viewer.For(Purpose.Seeding) })
                for (var made = 0; made < 2 * (options.Rounds + 1); made++) meetings.Enqueue(await Plan(db, made));

            await using var site = await Site.Real(database, folder);
            using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = Watchers + 4 });
            var coordinator = await Visitor.SignIn(http, site.Address, Coordinator);
            var visitors = new List<Visitor>();
            for (var one = 0; one < Watchers; one++) visitors.Add(await Visitor.SignIn(http, site.Address, Accounts[one % Accounts.Length]));

            output.WriteLine("Warming up…");
            await Hold(site, meetings.Dequeue(), coordinator, []);
            await Hold(site, meetings.Dequeue(), coordinator, visitors);
            var (alone, watched) = (new List<Told>(), new List<Told>());
            for (var round = 1; round <= options.Rounds; round++)
            {
                output.WriteLine($"Round {round} of {options.Rounds}…");
                alone.Add(await Hold(site, meetings.Dequeue(), coordinator, []));
                watched.Add(await Hold(site, meetings.Dequeue(), coordinator, visitors));
            }

            Tell(output, options, alone, watched);
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*")) File.Delete(file);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Tell(TextWriter output, Options options, List<Told> alone, List<Told> watched)
    {
        double[] All(List<Told> rounds, Func<Told, IEnumerable<double>> what) => [.. rounds.SelectMany(what).Order()];
        var (saves, under) = (All(alone, told => told.Saved), All(watched, told => told.Saved));
        var seen = All(watched, told => told.Seen);
        var (cpu, cpuUnder) = (alone.Sum(told => told.Processor) / saves.Length, watched.Sum(told => told.Processor) / under.Length);
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"{Environment.ProcessorCount} processors, {options.Rounds} rounds of {Items} decisions, one every {Pace.TotalSeconds} s; processor time of the server with all it does meanwhile."));
        output.WriteLine();
        output.WriteLine("| saving a decision | p50 ms | p99 ms | CPU ms |");
        output.WriteLine("| --- | --: | --: | --: |");
        output.WriteLine(FormattableString.Invariant($"| nobody watches | {At(saves, 0.5):0.0} | {At(saves, 0.99):0} | {cpu:0} |"));
        output.WriteLine(FormattableString.Invariant($"| {Watchers} watch | {At(under, 0.5):0.0} | {At(under, 0.99):0} | {cpuUnder:0} |"));
        output.WriteLine(FormattableString.Invariant($"| ratio | {At(under, 0.5) / At(saves, 0.5):0.00} | {At(under, 0.99) / At(saves, 0.99):0.00} | {cpuUnder / cpu:0.00} |"));
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"{seen.Length / (double)under.Length:0.0} pages were fetched for each decision, {(cpuUnder - cpu) / Math.Max(1, seen.Length / (double)under.Length):0.0} CPU ms each; whoever watched had theirs after {At(seen, 0.5):0} ms (p50), {At(seen, 0.99):0} ms (p99), {seen.LastOrDefault():0} ms (the last)."));
    }

    private static double At(double[] sorted, double part) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];

    /// <summary>Decides every item of the meeting.</summary>
    private static async Task<Told> Hold(Site site, Planned meeting, Visitor coordinator, IReadOnlyList<Visitor> visitors)
    {
        var (saved, seen) = (new List<double>(), new ConcurrentBag<double>());
        var (heard, answered) = (meeting.Item(0), 0L);
        var lines = new List<HubConnection>();
        foreach (var visitor in visitors)
        {
            var line = new HubConnectionBuilder().WithUrl(new Uri(site.Address, "/watching"), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.Headers["Cookie"] = visitor.Cookies;
                options.Headers["X-Forwarded-Proto"] = "https";
            }).Build();
            line.On<Guid>("Changed", async _ =>
            {
                var since = Volatile.Read(ref answered);
                await Task.Delay(Random.Shared.Next(200));
                using var request = visitor.Get(Volatile.Read(ref heard));
                request.Headers.Add("X-Unattended", "1");
                await visitor.Send(request);
                if (since != 0) seen.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            });
            await line.StartAsync();
            if (!await line.InvokeAsync<bool>("Watch", meeting.Id, await StampOf(visitor, meeting))) throw new InvalidOperationException("A watcher does not see the meeting.");
            lines.Add(line);
        }

        var began = site.Processor;
        for (var item = 0; item < Items; item++)
        {
            Volatile.Write(ref heard, meeting.Item(item));
            await coordinator.Read(meeting.Item(item));
            var version = Version().Match(coordinator.Page).Groups[1].Value;
            using var post = coordinator.Post(meeting.Item(item), ("Outcome", "Deferred"), ("Reasons", "The panel wants to hear the school first."), ("Version", version), ("FormKey", Guid.NewGuid().ToString()));
            var start = Stopwatch.GetTimestamp();
            var (status, body) = await coordinator.Send(post);
            Volatile.Write(ref answered, Stopwatch.GetTimestamp());
            saved.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (status != HttpStatusCode.Found) throw new InvalidOperationException($"The decision was not recorded: {(int)status} {body}");
            await Task.Delay(Pace);
        }

        await Task.Delay(TimeSpan.FromSeconds(2.2));
        var processor = (site.Processor - began).TotalMilliseconds;
        foreach (var line in lines) await line.DisposeAsync();
        return new Told(saved, [.. seen], processor);
    }

    private static async Task<string> StampOf(Visitor visitor, Planned meeting)
    {
        await visitor.Read(meeting.Item(0));
        return Stamp().Match(visitor.Page).Groups[1].Value;
    }

    /// <summary>Today's meeting with cases of its own, published, everybody there.</summary>
    private static async Task<Planned> Plan(YoungFuturesDb db, int number)
    {
        db.ChangeTracker.Clear();
        var panelId = await db.Panels.Where(panel => panel.Code == "NW").Select(panel => panel.Id).SingleAsync();
        var act = await db.ActIn(panelId) with { UserId = await db.Users.Where(user => user.Email == Coordinator).Select(user => user.Id).SingleAsync() };
        var chairId = await db.Users.Where(user => user.Email == Accounts[0]).Select(user => user.Id).SingleAsync();
        var meeting = new PanelMeeting(act, act.At, 240, "Tŷ Pawb", null, chairId);
        db.PanelMeetings.Add(meeting);
        for (var item = 0; item < Items; item++)
        {
            var youngPerson = new YoungPerson(panelId, "Watched", $"Meeting-{number}-{item}") { AreaCode = "W06000006" };
            db.YoungPeople.Add(youngPerson);
            var @case = new Case(act, youngPerson, $"YF-NW-M{number}-{item}", "Out late with older friends; school is worried.", "W06000006", act.Today, isRepeat: false);
            db.Cases.Add(@case);
            meeting.Add(act, @case, 10);
        }

        meeting.Publish(act, await db.Table(panelId, act.Today).ToListAsync());
        meeting.RecordChair(Presence.Present, null);
        foreach (var agency in await db.AgenciesAtTheTable(panelId, act.Today).ToListAsync()) meeting.Record(agency, null, "Somebody", Presence.Present, null, true);
        await db.SaveChangesAsync();
        return new Planned(meeting.Id, [.. meeting.Items.OrderBy(item => item.Order).Select(item => item.Id)]);
    }

    private sealed record Planned(Guid Id, IReadOnlyList<Guid> ItemIds)
    {
        public string Item(int index) => $"/meetings/{Id}/items/{ItemIds[index]}";
    }

    private sealed record Told(IReadOnlyList<double> Saved, IReadOnlyList<double> Seen, double Processor);

    [GeneratedRegex("name=\"Version\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("data-stamp=\"([^\"]+)\"")]
    private static partial Regex Stamp();
}
