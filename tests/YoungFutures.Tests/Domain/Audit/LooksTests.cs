using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Audit;
using Xunit;

namespace YoungFutures.Tests.Domain.Audit;

public sealed class LooksTests
{
    [Fact]
    public async Task Looks_at_the_same_time_share_commits_and_none_returns_before_its_line_is_durable()
    {
        using var database = await AuditedDatabase.Open();
        await using var looks = new Looks(database.Records, database.Keyring);
        var lines = Enumerable.Range(0, 300).Select(_ => database.ALook()).ToList();
        var before = database.Commits.Count;

        List<Task> recording;
        await using (await database.Lock())
        {
            recording = lines.Select(line => RecordAndRead(line)).ToList();
            await Task.Delay(200);
            Assert.DoesNotContain(recording, task => task.IsCompleted);
        }

        await Task.WhenAll(recording);
        Assert.InRange(database.Commits.Count - before, 1, 10);
        await using var db = database.Db();
        Assert.Equal(300, await db.AuditEntries.CountAsync());
        Assert.Equal(300, await db.AuditPending.CountAsync());

        async Task RecordAndRead(AuditEntry line)
        {
            await looks.Record(line);
            await using var other = database.Db();
            Assert.True(await other.AuditEntries.AnyAsync(held => held.Id == line.Id));
        }
    }

    [Fact]
    public async Task Looks_from_many_at_once_are_all_there_and_verify()
    {
        using var database = await AuditedDatabase.Open();
        await using (var looks = new Looks(database.Records, database.Keyring))
            await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) => await looks.Record(database.ALook()));

        while (await database.Seal() > 0) { }
        Assert.Equal(new AuditVerification(1000, 0, null), await database.Verify());
    }

    [Fact]
    public async Task When_the_audit_cannot_be_written_every_look_is_told_and_later_ones_work_again()
    {
        using var database = await AuditedDatabase.Open();
        await using var looks = new Looks(database.Records, database.Keyring);
        await database.Sql("""CREATE TRIGGER "NoMore" BEFORE INSERT ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'no'); END;""");
        var recording = Enumerable.Range(0, 20).Select(_ => looks.Record(database.ALook())).ToList();
        foreach (var look in recording) await Assert.ThrowsAsync<LookNotRecorded>(() => look);

        await database.Sql("""DROP TRIGGER "NoMore";""");
        await looks.Record(database.ALook());
        await using var db = database.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_then_takes_no_more()
    {
        using var database = await AuditedDatabase.Open();
        var looks = new Looks(database.Records, database.Keyring);
        Task closing;
        List<Task> recording;
        await using (await database.Lock())
        {
            recording = Enumerable.Range(0, 50).Select(_ => looks.Record(database.ALook())).ToList();
            closing = looks.DisposeAsync().AsTask();
            Assert.False(closing.IsCompleted);
        }

        await closing;
        await Task.WhenAll(recording);
        await Assert.ThrowsAsync<LookNotRecorded>(() => looks.Record(database.ALook()));
        await using var db = database.Db();
        Assert.Equal(50, await db.AuditEntries.CountAsync());
    }
}
