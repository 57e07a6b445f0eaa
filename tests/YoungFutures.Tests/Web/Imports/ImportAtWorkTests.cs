using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports;
using static YoungFutures.Tests.Web.Imports.GivenImports;

namespace YoungFutures.Tests.Web.Imports;

/// <summary>Imports while the rest of the site is at work as well.</summary>
public sealed class ImportAtWorkTests(ImportAtWorkTests.Working site, ITestOutputHelper output) : IClassFixture<ImportAtWorkTests.Working>
{
    public sealed class Working : YoungFuturesHost
    {
        protected override bool WorksOnImports => true;
    }

    [Fact]
    public async Task Pages_stay_fast_and_no_write_lasts_a_quarter_of_a_second_while_a_file_is_taken_in_and_undone()
    {
        const int rows = 12_000;
        using var machine = new Stalls();
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var content = new StringBuilder(PoliceHeadings).Append('\n');
        for (var row = 1; row <= rows; row++) content.Append(PoliceRow(row, row % 100 == 0 ? "" : "Dolwen")).Append('\n');
        var importId = (await police.SendFile(listId, content.ToString())).IdIn();
        // What a first look costs is no matter of the import.
        foreach (var page in new[] { "/my-work", $"/imports/{importId}" }) await (await site.As("coordinator.nw")).Get(page);
        await police.Post($"/imports/{importId}/columns", ("Dates", "DayMonthYear"));
        await police.Post($"/imports/{importId}/matching");
        var slowest = await Until(ImportStatus.Checked);
        Assert.Equal(rows / 100, (await site.ImportNow(importId)).Faulty);

        await police.Post($"/imports/{importId}/commitment", ("WithoutFaulty", "true"));
        slowest = Max(slowest, await Until(ImportStatus.Committed));
        var writes = site.Services.GetRequiredService<ImportJob>().LongestWrite;
        await using (var db = site.Db())
        {
            Assert.Equal(rows - (rows / 100), await db.Signals.CountAsync(signal => signal.ImportId == importId));
            // One line for the file where it begins to count, none for its rows or batches.
            Assert.True(await db.AuditEntries.CountAsync(line => line.RecordId == importId && line.Event == "changed") <= 6);
        }

        await police.Post($"/imports/{importId}/undoing", ("Because", "Only to see."));
        slowest = Max(slowest, await Until(ImportStatus.Undone));
        await using (var db = site.Db()) Assert.Equal(0, await db.Signals.CountAsync(signal => signal.ImportId == importId));
        writes = Max(writes, site.Services.GetRequiredService<ImportJob>().LongestWrite);
        // Where others keep the machine busy, every clock counts what they took.
        output.WriteLine($"longest write {writes.TotalMilliseconds:0} ms, slowest page {slowest.TotalMilliseconds:0} ms, longest stall of the machine {machine.Longest.TotalMilliseconds:0} ms");
        // Whoever listens to every statement of a suite takes time as well, and is no part of the site.
        if (TestDatabase.Followers.Count > 0) return;
        Assert.True(writes < TimeSpan.FromMilliseconds(250) + machine.Longest, $"a write lasted {writes.TotalMilliseconds:0} ms");
        Assert.True(slowest < TimeSpan.FromSeconds(1) + (5 * machine.Longest), $"a page took {slowest.TotalMilliseconds:0} ms");

        async Task<TimeSpan> Until(ImportStatus status)
        {
            var (longest, since) = (TimeSpan.Zero, Stopwatch.StartNew());
            var coordinator = await site.As("coordinator.nw");
            while ((await site.ImportNow(importId)).Status is var now && now != status)
            {
                Assert.True(since.Elapsed < TimeSpan.FromMinutes(3), "It takes too long.");
                // A page that reads, and one that writes a line in the audit as well.
                foreach (var page in new[] { "/my-work", $"/imports/{importId}" })
                {
                    var watch = Stopwatch.StartNew();
                    Assert.Equal(HttpStatusCode.OK, (await coordinator.Get(page)).Status);
                    longest = Max(longest, watch.Elapsed);
                }
            }

            return longest;
        }
    }

    /// <summary>How long a thread that wants a few milliseconds has to wait for them.</summary>
    private sealed class Stalls : IDisposable
    {
        private readonly CancellationTokenSource over = new();
        private readonly Thread thread;

        public Stalls()
        {
            thread = new Thread(() =>
            {
                while (!over.IsCancellationRequested)
                {
                    var watch = Stopwatch.StartNew();
                    for (long spin = 0; spin < 2_000_000; spin++) Thread.MemoryBarrier();
                    Longest = Max(Longest, watch.Elapsed - TimeSpan.FromMilliseconds(20));
                    Thread.Sleep(20);
                }
            }) { IsBackground = true };
            thread.Start();
        }

        public TimeSpan Longest { get; private set; }

        public void Dispose()
        {
            over.Cancel();
            thread.Join();
            over.Dispose();
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
