using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Benchmarks;

/// <summary>The site's hot pages beside bare endpoints, by turns, on one database.</summary>
internal static class Pages
{
    /// <summary>The aims of the product: processor time of a page that is read, and the slowest hundredth of its answers.</summary>
    private const double MostProcessor = 2, MostMilliseconds = 100;

    private const int Warm = 600, WarmSeconds = 40;

    /// <param name="made">A database that is there already, and goes with what is measured; otherwise a copy of the data set.</param>
    public static async Task<int> Run(Options options, TextWriter output, string? made = null)
    {
        using var place = await Place.Take(options, output, made);
        var (pages, drafts, captured, from) = place;
        var measured = pages.Where(page => captured.Any(held => held.Page == page.Name)).ToList();
        foreach (var left in pages.Except(measured)) output.WriteLine($"{left.Name} is left out: this site has no {left.Path}.");
        var ready = new ConcurrentQueue<Draft>(drafts);
        Draft? NextDraft() => ready.TryDequeue(out var draft) ? draft : null;

        // Each side sends referrals of its own.
        var forBare = new List<Draft>();
        for (var half = drafts.Count / 2; half > 0; half--) forBare.Add(NextDraft()!);
        var script = Path.Combine(place.Folder, "script.json");
        await File.WriteAllBytesAsync(script, JsonSerializer.SerializeToUtf8Bytes(new Script(place.Database, from, captured, forBare)));

        await using var site = await Site.Real(place.Database, place.Folder);
        await using var bare = await Site.Bare(script);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        var visitors = new Dictionary<string, Visitor>();
        foreach (var account in measured.Select(page => page.Account).Concat(drafts.Select(draft => draft.Account)).Distinct())
            visitors[account] = await Visitor.SignIn(http, site.Address, account);

        async Task<Measured> OnSite(Page page, double seconds, Func<bool>? more = null, bool settle = true) => await Load.On(site, () =>
            more?.Invoke() is false ? null
            : page.Path is not null ? Capture.RequestOf(visitors[page.Account], page, null)
            : NextDraft() is { } draft ? Capture.RequestOf(visitors[draft.Account], page, draft with { FormKey = Guid.NewGuid() }) : null,
            StatusOf(page), options.Connections, seconds, settle);

        async Task<Measured> OnBare(Page page, double seconds, Func<bool>? more = null, bool settle = true)
        {
            var number = captured.ToList().FindIndex(held => held.Page == page.Name);
            var visitor = new Visitor(http, bare.Address);
            // What it has not the like of it does not answer; a bare endpoint whose referrals are used up says so at once.
            return await Load.On(bare, () => more?.Invoke() is false ? null : page.Path is null ? visitor.Post($"/{number}", ("Version", Guid.NewGuid().ToString()), ("FormKey", Guid.NewGuid().ToString())) : visitor.Get($"/{number}"),
                StatusOf(page), options.Connections, seconds, settle);
        }

        int StatusOf(Page page) => captured.Single(held => held.Page == page.Name).Status;

        output.WriteLine("Warming up…");
        foreach (var page in measured)
        {
            // By requests and not by seconds: the runtime compiles what is called often, and a busy machine calls less in a second.
            var (first, second) = (Enough(page.Path is null ? 60 : Warm), Enough(Warm));
            await OnSite(page, WarmSeconds, first, settle: false);
            await OnBare(page, WarmSeconds, page.Path is null ? Enough(30) : second, settle: false);
        }

        static Func<bool> Enough(int requests)
        {
            var left = requests;
            return () => Interlocked.Decrement(ref left) >= 0;
        }

        var rounds = measured.ToDictionary(page => page, _ => new List<(Measured Site, Measured Bare)>());
        for (var round = 1; round <= options.Rounds; round++)
        {
            output.WriteLine($"Round {round} of {options.Rounds}…");
            foreach (var page in measured)
            {
                // There are only so many referrals to send: as many in each round.
                var most = page.Path is null ? (drafts.Count / 2 - 60) / options.Rounds : int.MaxValue;
                rounds[page].Add((await OnSite(page, options.Seconds, Enough(most)), await OnBare(page, options.Seconds, Enough(most))));
            }
        }

        if (rounds.Values.Any(held => held.Any(round => round.Site.Failed > 0))) output.WriteLine(site.Said);
        return Tell(output, options, rounds, captured);
    }

    private static int Tell(TextWriter output, Options options, Dictionary<Page, List<(Measured Site, Measured Bare)>> rounds, IReadOnlyList<Captured> captured)
    {
        output.WriteLine();
        output.WriteLine($"{options.Connections} connections, {Environment.ProcessorCount} processors, {options.Rounds} rounds of {options.Seconds} s, medians.");
        output.WriteLine();
        output.WriteLine("| page | statements | kB | requests/s | bare | p50 ms | bare | p99 ms | bare | CPU ms | bare | CPU ratio |");
        output.WriteLine("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        var missed = new List<string>();
        foreach (var (page, held) in rounds)
        {
            var usable = held.Where(round => round.Site.Requests > 0 && round.Bare.Requests > 0).ToList();
            var failed = usable.Sum(round => round.Site.Failed + (page.Path is null ? 0 : round.Bare.Failed));
            if (usable.Count == 0)
            {
                missed.Add($"{page.Name}: nothing was left to send; take more --cases.");
                continue;
            }

            double Of(Func<Measured, double> what, bool site) => Median(usable.Select(round => what(site ? round.Site : round.Bare)));
            var what = captured.Single(one => one.Page == page.Name);
            var ratio = Of(one => one.Processor, true) / Of(one => one.Processor, false);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {page.Name} | {what.Statements.Count} | {what.Body.Length / 1024.0:0.0} | {Of(one => one.PerSecond, true):0} | {Of(one => one.PerSecond, false):0} | {Of(one => one.P50, true):0.0} | {Of(one => one.P50, false):0.0} | {Of(one => one.P99, true):0} | {Of(one => one.P99, false):0} | {Of(one => one.Processor, true):0.00} | {Of(one => one.Processor, false):0.00} | {ratio:0.00} |"));
            if (failed > 0) missed.Add($"{page.Name}: {failed} answers were not what they should be.");
            if (page.Path is not null && ratio > MostProcessor) missed.Add($"{page.Name}: {ratio:0.00} times the processor time of the bare endpoint; the aim is {MostProcessor:0}.");
            if (Of(one => one.P99, true) > MostMilliseconds) missed.Add($"{page.Name}: one answer in a hundred took longer than {Of(one => one.P99, true):0} ms; the aim is {MostMilliseconds:0}.");
        }

        output.WriteLine();
        foreach (var line in missed) output.WriteLine(line);
        if (missed.Count == 0) output.WriteLine("Every aim is met.");
        return missed.Count == 0 ? 0 : 1;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>A copy of the data set with what was captured on it; it goes when it is no longer needed.</summary>
internal sealed class Place : IDisposable
{
    public required string Database { get; init; }
    public required string Folder { get; init; }
    public required IReadOnlyList<Page> Chosen { get; init; }
    public required IReadOnlyList<Draft> Drafts { get; init; }
    public required IReadOnlyList<Captured> Captured { get; init; }
    public required DateTimeOffset From { get; init; }

    public static async Task<Place> Take(Options options, TextWriter output, string? made = null)
    {
        var database = made ?? await DataSet.CopyOf(options.Cases, output);
        var folder = Directory.CreateTempSubdirectory("young-futures-benchmark-").FullName;
        IReadOnlyList<Page> pages;
        List<Draft> drafts;
        await using (var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(DataSet.Connection(database)).Options) { Viewer = Viewer.For(Purpose.Seeding) })
        {
            pages = [.. (await Page.In(db)).Where(page => options.Only is null || page.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))];
            drafts = pages.Any(page => page.Path is null) ? [.. await Page.DraftsIn(db)] : [];
        }

        // Ids tell the time to the millisecond.
        var from = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        await using var capture = new Capture(database, folder);
        var account = pages.FirstOrDefault(page => page.Path is null)?.Account;
        var captured = await capture.Of(pages, drafts);
        // Two were sent while it was listened.
        var sent = drafts.Where(draft => draft.Account == account).Take(2).ToList();
        return new Place { Database = database, Folder = folder, Chosen = pages, Drafts = [.. drafts.Except(sent).OrderBy(draft => draft.Id.ToString()[^4..], StringComparer.Ordinal)], Captured = captured, From = from };
    }

    public void Deconstruct(out IReadOnlyList<Page> pages, out IReadOnlyList<Draft> drafts, out IReadOnlyList<Captured> captured, out DateTimeOffset from) =>
        (pages, drafts, captured, from) = (Chosen, Drafts, Captured, From);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Database)!, Path.GetFileName(Database) + "*")) File.Delete(file);
        Directory.Delete(Folder, recursive: true);
    }
}
