using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Audit;
using Xunit;

namespace YoungFutures.Tests.Domain.Audit;

/// <summary>Nine lines of early 2019 and three of now; the month of nine has come. What the database compares with is its own clock, which is that of the day on which the test runs.</summary>
public sealed class AuditRetentionTests
{
    private static readonly DateTime LongAgo = new(2019, 2, 4, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Now = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Lines_leave_after_seven_years_and_the_rest_still_verifies()
    {
        using var database = await Given();
        Assert.Equal(9, await Sweep(database));

        Assert.Equal(new AuditVerification(3, 0, null) { LetGoUpTo = 9 }, await database.Verify());
        await using var db = database.Db();
        Assert.Equal((3, 3), (await db.AuditEntries.CountAsync(), await db.AuditSeals.CountAsync()));
        Assert.True(await db.AuditEntries.AllAsync(line => line.At > LongAgo.AddYears(1)));
        Assert.Equal(0, await Sweep(database));
        Assert.Single(await db.AuditCheckpoints.ToListAsync());
    }

    [Fact]
    public async Task The_chain_goes_on_and_the_next_lines_leave_in_their_turn()
    {
        using var database = await AuditedDatabase.Open(LongAgo);
        await Write(database, 4);
        database.Clock.SetUtcNow(LongAgo.AddMonths(2));
        await Write(database, 1200);
        database.Clock.SetUtcNow(LongAgo.AddYears(7).AddDays(7));
        await Write(database, 2);
        Assert.Equal(4, await Sweep(database));
        Assert.Equal(new AuditVerification(1202, 0, null) { LetGoUpTo = 4 }, await database.Verify());

        database.Clock.SetUtcNow(Now);
        await Write(database, 2);
        Assert.Equal(1200, await Sweep(database));
        Assert.Equal(new AuditVerification(4, 0, null) { LetGoUpTo = 1204 }, await database.Verify());
    }

    [Fact]
    public async Task A_line_of_not_quite_seven_years_stays()
    {
        using var database = await AuditedDatabase.Open(Now.AddYears(-7).AddHours(1));
        await Write(database, 3);
        database.Clock.SetUtcNow(Now);
        await Write(database, 1);
        Assert.Equal(0, await Sweep(database));
        Assert.Equal(new AuditVerification(4, 0, null), await database.Verify());
    }

    [Fact]
    public async Task The_last_seal_stays_however_old_it_is()
    {
        using var database = await AuditedDatabase.Open(LongAgo);
        await Write(database, 9);
        database.Clock.SetUtcNow(Now);
        Assert.Equal(8, await Sweep(database));
        Assert.Equal(new AuditVerification(1, 0, null) { LetGoUpTo = 8 }, await database.Verify());
    }

    [Fact]
    public async Task The_lines_of_a_record_on_hold_stay_until_the_hold_is_lifted_and_are_still_checked()
    {
        using var database = await Given();
        await using var db = database.Db();
        var held = await db.AuditEntries.OrderBy(line => line.At).Skip(4).FirstAsync();
        await database.Sql($"""
            PRAGMA foreign_keys = OFF;
            INSERT INTO "RetentionHolds" ("Id", "PanelId", "SubjectId", "Reference", "Reason", "Because", "SetById", "SetAt", "Version")
            VALUES ({Text(Guid.NewGuid())}, {Text(Guid.NewGuid())}, {Text(held.SubjectId!.Value)}, 'NW-19-0001', 'Complaint', 'A complaint is open', {Text(Guid.NewGuid())}, '2026-01-05 09:00:00', {Text(Guid.NewGuid())});
            """);
        Assert.Equal(8, await Sweep(database));
        Assert.Equal(new AuditVerification(4, 0, null) { LetGoUpTo = 9 }, await database.Verify());

        await database.Sql("""UPDATE "RetentionHolds" SET "LiftedAt" = '2026-02-05 09:00:00'""");
        Assert.Equal(1, await Sweep(database));
        Assert.Equal(new AuditVerification(3, 0, null) { LetGoUpTo = 9 }, await database.Verify());
    }

    [Theory]
    [InlineData("""UPDATE "AuditEntries" SET "Event" = 'seen-not' WHERE "Id" = (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" = 3)""", 3)]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Id" = (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" = 3); DELETE FROM "AuditSeals" WHERE "Number" = 3""", 3)]
    [InlineData("""DELETE FROM "AuditSeals" WHERE "Number" = 9""", 9)]
    public async Task What_is_not_as_it_was_written_does_not_leave(string meddling, int number)
    {
        using var database = await Given();
        await database.DropTriggers();
        await database.Sql(meddling);
        if (number < 9) Assert.Contains($"seal {number}.", (await Assert.ThrowsAsync<InvalidOperationException>(() => Sweep(database))).Message, StringComparison.Ordinal);
        else Assert.Equal(0, await Sweep(database));
        await using var db = database.Db();
        Assert.False(await db.AuditCheckpoints.AnyAsync());
        Assert.Equal(number, (await database.Verify()).Fault?.Number);
    }

    [Theory]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Id" = (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" = 1)""")]
    [InlineData("""DELETE FROM "AuditSeals" WHERE "Number" = 1""")]
    [InlineData("""DELETE FROM "AuditEntries" """)]
    public async Task Without_a_checkpoint_the_database_lets_nothing_go(string sql)
    {
        using var database = await Given();
        await Refuses(database, sql);
    }

    [Theory]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Id" = (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" = 10)""")]
    [InlineData("""DELETE FROM "AuditSeals" WHERE "Number" = 10""")]
    [InlineData("""DELETE FROM "AuditSeals" WHERE "Number" = 12""")]
    [InlineData("""UPDATE "AuditCheckpoints" SET "Number" = 11""")]
    [InlineData("""DELETE FROM "AuditCheckpoints" """)]
    [InlineData("""INSERT OR REPLACE INTO "AuditCheckpoints" SELECT * FROM "AuditCheckpoints" """)]
    [InlineData("""INSERT INTO "AuditCheckpoints" SELECT 4, "Mac", "SealedAt", "MadeAt", "Code" FROM "AuditCheckpoints" """)]
    // Even under a checkpoint that covers them: they are not seven years old.
    [InlineData("""INSERT INTO "AuditCheckpoints" SELECT 11, "Mac", "SealedAt", "MadeAt", "Code" FROM "AuditCheckpoints"; DELETE FROM "AuditEntries" WHERE "Id" = (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" = 10)""")]
    [InlineData("""INSERT INTO "AuditCheckpoints" SELECT 11, "Mac", "SealedAt", "MadeAt", "Code" FROM "AuditCheckpoints"; DELETE FROM "AuditSeals" WHERE "Number" = 10""")]
    public async Task With_a_checkpoint_it_lets_nothing_go_but_what_is_old(string sql)
    {
        using var database = await Given();
        await Sweep(database);
        await Refuses(database, sql);
    }

    [Theory]
    [InlineData("a checkpoint made up, to take lines of now away", """INSERT INTO "AuditCheckpoints" SELECT 11, "Mac", "SealedAt", '2026-11-20 10:00:00', "Mac" FROM "AuditSeals" WHERE "Number" = 11; DELETE FROM "AuditEntries" WHERE "Id" IN (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" < 12); DELETE FROM "AuditSeals" WHERE "Number" < 12""", 11)]
    [InlineData("the checkpoint moved on", """UPDATE "AuditCheckpoints" SET "Number" = 11, "Mac" = (SELECT "Mac" FROM "AuditSeals" WHERE "Number" = 11); DELETE FROM "AuditEntries" WHERE "Id" IN (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" < 12); DELETE FROM "AuditSeals" WHERE "Number" < 12""", 11)]
    [InlineData("the checkpoint removed", """DELETE FROM "AuditCheckpoints" """, 1)]
    [InlineData("its code changed", """UPDATE "AuditCheckpoints" SET "Code" = randomblob(32)""", 9)]
    [InlineData("the code of its seal changed", """UPDATE "AuditCheckpoints" SET "Mac" = randomblob(32)""", 9)]
    [InlineData("its moment changed", """UPDATE "AuditCheckpoints" SET "MadeAt" = '2026-01-01 09:00:00'""", 9)]
    [InlineData("the moment of its seal changed", """UPDATE "AuditCheckpoints" SET "SealedAt" = '2018-01-01 09:00:00'""", 9)]
    [InlineData("the line after it removed", """DELETE FROM "AuditEntries" WHERE "Id" = (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" = 10); DELETE FROM "AuditSeals" WHERE "Number" = 10""", 10)]
    [InlineData("a line put in below it", """INSERT INTO "AuditEntries" ("Id", "At", "Event", "Mac") SELECT '00000000-0000-0000-0000-00000000000A', '2019-02-04 09:00:00', "Event", "Mac" FROM "AuditEntries" LIMIT 1; INSERT INTO "AuditSeals" SELECT 5, '00000000-0000-0000-0000-00000000000A', "Mac", "SealedAt" FROM "AuditSeals" WHERE "Number" = 10""", 5)]
    public async Task Meddling_with_what_was_let_go_is_found(string how, string sql, int number)
    {
        using var database = await Given();
        await Sweep(database);
        await database.DropTriggers();
        await database.Sql(sql);
        Assert.True((await database.Verify()).Fault is { } fault && fault.Number == number, how);
    }

    [Fact]
    public async Task A_checkpoint_that_is_left_out_is_missed_by_the_next()
    {
        using var database = await AuditedDatabase.Open(LongAgo);
        await Write(database, 4);
        database.Clock.SetUtcNow(LongAgo.AddMonths(2));
        await Write(database, 4);
        database.Clock.SetUtcNow(LongAgo.AddYears(7).AddDays(7));
        await Write(database, 2);
        await Sweep(database);
        database.Clock.SetUtcNow(Now);
        await Sweep(database);
        Assert.Null((await database.Verify()).Fault);

        await database.DropTriggers();
        await database.Sql("""DELETE FROM "AuditCheckpoints" WHERE "Number" = 4""");
        Assert.Equal(8, (await database.Verify()).Fault?.Number);
    }

    [Fact]
    public async Task A_checkpoint_before_its_time_is_found_even_with_a_right_code()
    {
        using var database = await Given();
        await using var db = database.Db();
        var seal = await db.AuditSeals.AsNoTracking().SingleAsync(held => held.Number == 11);
        var early = new AuditCheckpoint { Number = 11, Mac = seal.Mac, SealedAt = seal.SealedAt, MadeAt = Now };
        early.Code = database.Keyring.Code(early, []);
        db.AuditCheckpoints.Add(early);
        await db.SaveChangesAsync();
        Assert.Equal(11, (await database.Verify()).Fault?.Number);
    }

    private static async Task<AuditedDatabase> Given()
    {
        var database = await AuditedDatabase.Open(LongAgo);
        await Write(database, 9);
        database.Clock.SetUtcNow(Now);
        await Write(database, 3);
        return database;
    }

    private static async Task Write(AuditedDatabase database, int lines)
    {
        await database.Write(lines);
        while (await database.Seal() > 0) { }
    }

    private static async Task<int> Sweep(AuditedDatabase database)
    {
        await using var db = database.Db();
        return await AuditRetention.Sweep(db, database.Keyring);
    }

    private static async Task Refuses(AuditedDatabase database, string sql)
    {
        await using var db = database.Db();
        var before = (await db.AuditEntries.CountAsync(), await db.AuditSeals.CountAsync());
        Assert.Contains("only ever added to", (await Assert.ThrowsAsync<SqliteException>(() => database.Sql(sql))).Message, StringComparison.Ordinal);
        Assert.Equal(before, (await db.AuditEntries.CountAsync(), await db.AuditSeals.CountAsync()));
    }

    private static string Text(Guid id) => $"'{id.ToString().ToUpperInvariant()}'";
}
