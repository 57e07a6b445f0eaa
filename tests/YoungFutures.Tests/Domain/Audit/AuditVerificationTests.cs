using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using Xunit;

namespace YoungFutures.Tests.Domain.Audit;

/// <summary>Nine sealed lines and three that are not yet; then somebody with all rights to the database takes the triggers away and sets to work.</summary>
public sealed class AuditVerificationTests
{
    private const int Sealed = 9;

    public static TheoryData<string> ColumnsOfALine => Columns<AuditEntry>();
    public static TheoryData<string> ColumnsThatMayBeEmpty => Columns<AuditEntry>(property => property.IsNullable);
    public static TheoryData<string> ColumnsOfASeal => Columns<AuditSeal>();

    [Fact]
    public async Task An_untouched_audit_has_no_fault()
    {
        using var database = await AuditedDatabase.Open();
        Assert.Equal(new AuditVerification(0, 0, null), await database.Verify());
        await Given(database);
        Assert.Equal(new AuditVerification(9, 3, null), await database.Verify());
    }

    [Fact]
    public async Task A_long_audit_is_read_in_parts()
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(650);
        await SealBatches(500 / Sealer.BatchSize);
        Assert.Equal(new AuditVerification(500, 150, null), await database.Verify());
        await SealBatches(2);
        await database.Write(450);
        Assert.Equal(new AuditVerification(650, 450, null), await database.Verify());

        async Task SealBatches(int count)
        {
            for (; count > 0; count--) await database.Seal();
        }
    }

    [Theory]
    [MemberData(nameof(ColumnsOfALine))]
    public async Task A_changed_column_of_a_sealed_line_is_found(string column)
    {
        using var database = await AuditedDatabase.Open();
        var lines = await Given(database);
        var number = Random.Shared.Next(1, Sealed + 1);
        await database.Sql($"""UPDATE "AuditEntries" SET "{column}" = {Other(column)} WHERE "Id" = {Text(lines[number - 1])}""");
        Assert.Equal(number, (await database.Verify()).Fault?.Number);
    }

    [Theory]
    [MemberData(nameof(ColumnsThatMayBeEmpty))]
    public async Task A_column_of_a_sealed_line_made_empty_is_found(string column)
    {
        using var database = await AuditedDatabase.Open();
        var lines = await Given(database);
        await database.Sql($"""UPDATE "AuditEntries" SET "{column}" = NULL WHERE "Id" = {Text(lines[4])}""");
        Assert.Equal(5, (await database.Verify()).Fault?.Number);
    }

    [Theory]
    [MemberData(nameof(ColumnsOfALine))]
    public async Task A_changed_column_of_a_line_not_yet_sealed_is_found(string column)
    {
        using var database = await AuditedDatabase.Open();
        var lines = await Given(database);
        await database.Sql($"""UPDATE "AuditEntries" SET "{column}" = {Other(column)} WHERE "Id" = {Text(lines[10])}""");
        Assert.Equal(lines[10], (await database.Verify()).Fault?.EntryId);
    }

    [Theory]
    [MemberData(nameof(ColumnsOfASeal))]
    public async Task A_changed_column_of_a_seal_is_found(string column)
    {
        using var database = await AuditedDatabase.Open();
        await Given(database);
        await database.Sql($"""UPDATE "AuditSeals" SET "{column}" = {Other(column)} WHERE "Number" = 6""");
        Assert.Equal(6, (await database.Verify()).Fault?.Number);
    }

    [Theory]
    [InlineData("a line removed", """DELETE FROM "AuditEntries" WHERE "Id" = {5}""", 5, null)]
    [InlineData("a line and its seal removed", """DELETE FROM "AuditEntries" WHERE "Id" = {5}; DELETE FROM "AuditSeals" WHERE "Number" = 5""", 5, null)]
    [InlineData("the first removed", """DELETE FROM "AuditEntries" WHERE "Id" = {1}; DELETE FROM "AuditSeals" WHERE "Number" = 1""", 1, null)]
    [InlineData("a line removed and the later ones moved up", """DELETE FROM "AuditEntries" WHERE "Id" = {5}; DELETE FROM "AuditSeals" WHERE "Number" = 5; UPDATE "AuditSeals" SET "Number" = "Number" - 1 WHERE "Number" > 5""", 5, null)]
    [InlineData("a seal removed", """DELETE FROM "AuditSeals" WHERE "Number" = 5""", 5, null)]
    [InlineData("the last seal removed, its line left", """DELETE FROM "AuditSeals" WHERE "Number" = 9""", 9, null)]
    [InlineData("the last seal removed, its line noted again", """DELETE FROM "AuditSeals" WHERE "Number" = 9; INSERT INTO "AuditPending" VALUES ({9})""", 9, null)]
    [InlineData("the end cut off", """DELETE FROM "AuditEntries" WHERE "Id" IN (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" > 6); DELETE FROM "AuditSeals" WHERE "Number" > 6""", 7, null)]
    [InlineData("all removed", """DELETE FROM "AuditEntries"; DELETE FROM "AuditSeals"; DELETE FROM "AuditPending" """, 1, null)]
    [InlineData("two seals' lines swapped", """UPDATE "AuditSeals" SET "EntryId" = 'x' WHERE "Number" = 4; UPDATE "AuditSeals" SET "EntryId" = {4} WHERE "Number" = 7; UPDATE "AuditSeals" SET "EntryId" = {7} WHERE "Number" = 4""", 4, null)]
    [InlineData("two seals swapped whole", """UPDATE "AuditSeals" SET "Number" = 400 WHERE "Number" = 4; UPDATE "AuditSeals" SET "Number" = 4 WHERE "Number" = 7; UPDATE "AuditSeals" SET "Number" = 7 WHERE "Number" = 400""", 4, null)]
    [InlineData("two lines' contents swapped", """UPDATE "AuditEntries" SET "Id" = 'A0000000-0000-0000-0000-000000000000' WHERE "Id" = {3}; UPDATE "AuditEntries" SET "Id" = {3} WHERE "Id" = {8}; UPDATE "AuditEntries" SET "Id" = {8} WHERE "Id" = 'A0000000-0000-0000-0000-000000000000'""", 3, null)]
    [InlineData("a line put in, without a note", """INSERT INTO "AuditEntries" ("Id", "At", "Event", "Mac") SELECT '00000000-0000-0000-0000-00000000000A', "At", "Event", "Mac" FROM "AuditEntries" WHERE "Id" = {2}""", null, -1)]
    [InlineData("a line put in, with a note", """INSERT INTO "AuditEntries" ("Id", "At", "Event", "Mac") SELECT '00000000-0000-0000-0000-00000000000A', "At", "Event", "Mac" FROM "AuditEntries" WHERE "Id" = {2}; INSERT INTO "AuditPending" VALUES ('00000000-0000-0000-0000-00000000000A')""", null, -1)]
    [InlineData("a line put in, with a seal at the end", """INSERT INTO "AuditEntries" ("Id", "At", "Event", "Mac") SELECT '00000000-0000-0000-0000-00000000000A', "At", "Event", "Mac" FROM "AuditEntries" WHERE "Id" = {2}; INSERT INTO "AuditSeals" SELECT 10, '00000000-0000-0000-0000-00000000000A', "Mac", "SealedAt" FROM "AuditSeals" WHERE "Number" = 9""", 10, null)]
    [InlineData("a waiting line given a seal of the attacker's", """DELETE FROM "AuditPending" WHERE "EntryId" = {10}; INSERT INTO "AuditSeals" SELECT 10, {10}, "Mac", "SealedAt" FROM "AuditSeals" WHERE "Number" = 9""", 10, null)]
    [InlineData("a seal before the first", """INSERT INTO "AuditSeals" SELECT 0, {10}, "Mac", "SealedAt" FROM "AuditSeals" WHERE "Number" = 9; DELETE FROM "AuditPending" WHERE "EntryId" = {10}""", 0, null)]
    [InlineData("a note for sealing removed", """DELETE FROM "AuditPending" WHERE "EntryId" = {11}""", null, 11)]
    [InlineData("a waiting line removed", """DELETE FROM "AuditEntries" WHERE "Id" = {11}""", null, 11)]
    [InlineData("a sealed line noted once more", """INSERT INTO "AuditPending" VALUES ({4})""", null, 4)]
    public async Task Tampering_is_found_where_it_was_done(string how, string sql, int? number, int? line)
    {
        using var database = await AuditedDatabase.Open();
        var lines = await Given(database);
        for (var i = lines.Count; i > 0; i--) sql = sql.Replace($"{{{i}}}", Text(lines[i - 1]), StringComparison.Ordinal);
        await database.Sql(sql);

        var fault = (await database.Verify()).Fault;
        Assert.True(fault is not null, how);
        Assert.Equal(number, (int?)fault.Number);
        if (line is -1) Assert.Equal(new Guid("00000000-0000-0000-0000-00000000000A"), fault.EntryId);
        else if (line is { } at) Assert.Equal(lines[at - 1], fault.EntryId);
    }

    [Fact]
    public async Task A_database_put_back_to_an_older_state_and_written_on_is_found()
    {
        using var database = await AuditedDatabase.Open();
        await Given(database);
        await database.Sql("""DELETE FROM "AuditEntries" WHERE "Id" IN (SELECT "EntryId" FROM "AuditSeals" WHERE "Number" > 6); DELETE FROM "AuditSeals" WHERE "Number" > 6""");
        await using (var db = database.Db()) await database.Sealer().Seal(db);
        // The waiting three have become 7 to 9: as many as before, and properly coded.
        var found = await database.Verify();
        Assert.Equal((9, 9L), (found.Sealed, found.Fault?.Number));
    }

    [Fact]
    public async Task Without_its_head_file_a_sealed_audit_is_not_accepted()
    {
        using var database = await AuditedDatabase.Open();
        await Given(database);
        File.Delete(database.Head.Path);
        Assert.NotNull((await database.Verify()).Fault);
        await File.WriteAllTextAsync(database.Head.Path, "nine");
        Assert.NotNull((await database.Verify()).Fault);
    }

    [Fact]
    public async Task A_head_more_than_a_batch_behind_is_not_accepted()
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(1);
        await database.Seal();
        await database.Write(501);
        await database.Seal(noteHead: false);
        Assert.Null((await database.Verify()).Fault);
        await database.Seal(noteHead: false);
        Assert.Equal(2, (await database.Verify()).Fault?.Number);
    }

    [Fact]
    public async Task With_another_secret_nothing_verifies()
    {
        using var database = await AuditedDatabase.Open();
        await Given(database);
        await using var db = database.Db();
        var found = await AuditVerification.Of(db, new AuditKeyring(new byte[32]), database.Head);
        Assert.Equal(1, found.Fault?.Number);
    }

    [Fact]
    public async Task Reading_while_lines_are_written_and_sealed_finds_no_fault()
    {
        using var database = await AuditedDatabase.Open();
        await Given(database);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await database.Write(5);
                await database.Seal();
            }
        });
        for (var i = 0; i < 20; i++) Assert.Null((await database.Verify()).Fault);
        await enough.CancelAsync();
        await writing;
    }

    private static async Task<List<Guid>> Given(AuditedDatabase database)
    {
        var lines = await database.Write(Sealed);
        await database.Seal();
        lines.AddRange(await database.Write(3));
        await database.DropTriggers();
        return lines;
    }

    private static string Text(Guid id) => $"'{id.ToString().ToUpperInvariant()}'";

    private static string Other(string column) => column switch
    {
        "At" or "SealedAt" => "'2026-11-20 09:00:00.0000001'",
        "Values" or "Mac" => "randomblob(32)",
        "Number" => "77",
        _ when column.EndsWith("Id", StringComparison.Ordinal) && column != "RequestId" => Text(Guid.NewGuid()),
        _ => $"'other {Random.Shared.Next().ToString(CultureInfo.InvariantCulture)}'",
    };

    private static TheoryData<string> Columns<T>(Func<IProperty, bool>? which = null)
    {
        using var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite().Options);
        return [.. db.Model.FindEntityType(typeof(T))!.GetProperties().Where(which ?? (_ => true)).Select(property => property.Name)];
    }
}
