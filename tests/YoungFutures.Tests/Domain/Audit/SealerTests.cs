using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YoungFutures.Domain.Audit;
using Xunit;

namespace YoungFutures.Tests.Domain.Audit;

public sealed class SealerTests
{
    [Fact]
    public async Task Lines_are_numbered_from_one_without_a_gap_in_the_order_in_which_they_were_written()
    {
        using var database = await AuditedDatabase.Open();
        var lines = await database.Write(5);
        await database.Seal();
        lines.AddRange(await database.Write(4));
        await database.Seal();

        await using var db = database.Db();
        var seals = await db.AuditSeals.OrderBy(seal => seal.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 9).Select(number => (long)number), seals.Select(seal => seal.Number));
        Assert.Equal(lines, seals.Select(seal => seal.EntryId));
        Assert.Empty(await db.AuditPending.ToListAsync());
        Assert.Equal(9, database.Head.Read()!.Number);
    }

    [Fact]
    public async Task A_batch_is_never_longer_than_its_limit()
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(Sealer.BatchSize + 1);
        Assert.Equal(Sealer.BatchSize, await database.Seal());
        Assert.Equal(1, await database.Seal());
        Assert.Equal(0, await database.Seal());
    }

    [Fact]
    public async Task While_one_node_holds_the_lease_another_seals_nothing_and_takes_over_when_it_has_run_out()
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(1);
        Assert.Equal(1, await database.Seal("first"));
        await database.Write(2);
        Assert.Equal(0, await database.Seal("second"));
        database.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(2, await database.Seal("second"));
        Assert.Equal(new AuditVerification(3, 0, null), await database.Verify());
    }

    [Fact]
    public async Task A_node_that_slept_while_another_took_over_saves_nothing()
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(3);
        var sleep = new Sleep();
        await using var db = database.DbWith(sleep);
        var sleeping = database.Sealer("sleeper").Seal(db);
        await sleep.Reached.Task;
        Assert.Equal(3, await database.Seal("other"));
        sleep.Awake.SetResult();

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => sleeping);
        Assert.Equal(new AuditVerification(3, 0, null), await database.Verify());
    }

    [Fact]
    public async Task Nodes_that_seal_at_once_number_every_line_once()
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(1100);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(node => Task.Run(async () =>
        {
            while (true)
            {
                await using var db = database.Db();
                if (!await db.AuditPending.AnyAsync()) return;
                try
                {
                    if (await database.Sealer($"node {node}").Seal(db) == 0) database.Clock.Advance(TimeSpan.FromSeconds(11));
                }
                catch (DbUpdateException)
                {
                    // Another was quicker.
                }
            }
        })));
        Assert.Equal(0, await database.Seal());
        Assert.Equal(new AuditVerification(1100, 0, null), await database.Verify());
    }

    [Fact]
    public async Task A_crash_before_the_head_is_noted_is_no_fault_and_the_next_note_catches_up()
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(3);
        await database.Seal();
        await database.Write(3);
        await database.Seal(noteHead: false);
        Assert.Equal(3, database.Head.Read()!.Number);
        Assert.Null((await database.Verify()).Fault);

        Assert.Equal(0, await database.Seal());
        Assert.Equal(6, database.Head.Read()!.Number);
    }

    [Fact]
    public async Task The_head_stays_where_the_database_was_cut_off()
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(6);
        await database.Seal();
        var head = database.Head.Read();
        await database.DropTriggers();
        await database.Sql("""DELETE FROM "AuditEntries" WHERE "Id" IN (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" > 4); DELETE FROM "AuditSeals" WHERE "Number" > 4;""");
        await database.Write(6);
        await using var db = database.Db();
        Assert.Equal(6, await database.Sealer().Seal(db));

        Assert.False(await database.Head.Follow(db));
        Assert.Equal(head, database.Head.Read());
        Assert.Equal(6, (await database.Verify()).Fault?.Number);
    }

    [Fact]
    public async Task One_line_noted_twice_does_not_stop_the_others()
    {
        using var database = await AuditedDatabase.Open();
        var lines = await database.Write(2);
        await database.Seal();
        await database.Sql($"""INSERT INTO "AuditPending" VALUES ('{lines[0].ToString().ToUpperInvariant()}')""");
        await database.Write(2);
        Assert.Equal(2, await database.Seal());
    }

    private sealed class Sleep : SaveChangesInterceptor
    {
        public TaskCompletionSource Reached { get; } = new();
        public TaskCompletionSource Awake { get; } = new();

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Reached.SetResult();
            await Awake.Task;
            return result;
        }
    }
}
