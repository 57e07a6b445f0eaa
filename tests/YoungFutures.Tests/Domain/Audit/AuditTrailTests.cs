using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using Xunit;

namespace YoungFutures.Tests.Domain.Audit;

public sealed class AuditTrailTests
{
    [Fact]
    public async Task A_change_is_written_with_who_what_before_and_after()
    {
        using var database = await AuditedDatabase.Open();
        var (user, panel) = await APanel(database);
        await Rename(database, user, panel, "Panel of the North");

        await using var db = database.Db();
        var line = await db.AuditEntries.SingleAsync(entry => entry.RecordId == panel && entry.Event == AuditEvents.Changed);
        Assert.Equal((user, nameof(Panel), panel, "Name"), (line.UserId, line.RecordKind, line.PanelId, line.Fields));
        Assert.Equal("192.0.2.7", line.From);
        Assert.Equal(database.Keyring.Code(line), line.Mac);

        var key = await db.SubjectKeys.SingleAsync();
        var values = JsonDocument.Parse(AuditKeyring.Decrypt(database.Keyring.Unwrap(key.WrappedKey, key.SubjectId), line.Values!, line.Id)).RootElement;
        Assert.Equal("Panel", values.GetProperty("before").GetProperty("Name").GetString());
        Assert.Equal("Panel of the North", values.GetProperty("after").GetProperty("Name").GetString());
    }

    [Fact]
    public async Task What_was_written_cannot_be_read_in_the_database()
    {
        using var database = await AuditedDatabase.Open();
        var (user, panel) = await APanel(database);
        await Rename(database, user, panel, "Unmistakable");

        await using var db = database.Db();
        foreach (var line in await db.AuditEntries.ToListAsync())
            Assert.DoesNotContain("Unmistakable", System.Text.Encoding.UTF8.GetString(line.Values!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_whose_line_is_refused_is_not_saved()
    {
        using var database = await AuditedDatabase.Open();
        var (user, panel) = await APanel(database);
        await database.Sql("""CREATE TRIGGER "NoMore" BEFORE INSERT ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'no'); END;""");

        await Assert.ThrowsAsync<DbUpdateException>(() => Rename(database, user, panel, "Panel of the North"));

        await using var db = database.Db();
        Assert.Equal("Panel", await db.Panels.Select(held => held.Name).SingleAsync());
    }

    [Fact]
    public async Task A_change_that_is_refused_leaves_no_line()
    {
        using var database = await AuditedDatabase.Open();
        var (user, panel) = await APanel(database);
        await database.Sql("""CREATE TRIGGER "NoMore" BEFORE UPDATE ON "Panels" BEGIN SELECT RAISE(ABORT, 'no'); END;""");

        await Assert.ThrowsAsync<DbUpdateException>(() => Rename(database, user, panel, "Panel of the North"));

        await using var db = database.Db();
        Assert.Empty(await db.AuditEntries.Where(entry => entry.Event == AuditEvents.Changed).ToListAsync());
    }

    [Fact]
    public async Task A_change_and_its_line_are_one_commit()
    {
        using var database = await AuditedDatabase.Open();
        var (user, panel) = await APanel(database);
        var before = database.Commits.Count;
        await Rename(database, user, panel, "Panel of the North");
        Assert.Equal(before + 1, database.Commits.Count);
    }

    [Theory]
    [InlineData("""UPDATE "AuditEntries" SET "Event" = 'seen'""")]
    [InlineData("""DELETE FROM "AuditEntries" """)]
    [InlineData("""INSERT OR REPLACE INTO "AuditEntries" SELECT * FROM "AuditEntries" """)]
    [InlineData("""UPDATE "AuditSeals" SET "SealedAt" = 'x'""")]
    [InlineData("""DELETE FROM "AuditSeals" """)]
    [InlineData("""INSERT OR REPLACE INTO "AuditSeals" SELECT * FROM "AuditSeals" """)]
    [InlineData("""INSERT OR REPLACE INTO "AuditSeals" SELECT "Number" + 100, "EntryId", "Mac", "SealedAt" FROM "AuditSeals" """)]
    public async Task The_database_refuses_to_change_remove_or_replace_what_is_written(string sql)
    {
        using var database = await AuditedDatabase.Open();
        await database.Write(3);
        await database.Seal();

        var refused = await Assert.ThrowsAsync<SqliteException>(() => database.Sql(sql));
        Assert.Contains("only ever added to", refused.Message, StringComparison.Ordinal);
        Assert.Null((await database.Verify()).Fault);
    }

    [Fact]
    public async Task The_first_changes_of_a_new_installation_may_come_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            using var database = await AuditedDatabase.Open();
            var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var changes = Enumerable.Range(0, 8).Select(async number =>
            {
                await together.Task;
                await using var db = database.Db();
                db.Agencies.Add(new YoungFutures.Domain.Agencies.Agency($"Agency {number}", $"Asiantaeth {number}", YoungFutures.Domain.Agencies.Sector.Health));
                await db.SaveChangesAsync();
            }).ToArray();
            together.SetResult();
            await Task.WhenAll(changes);

            await using var after = database.Db();
            Assert.Equal(8, await after.AuditEntries.CountAsync(entry => entry.RecordKind == "Agency"));
            var key = database.Keyring.Unwrap((await after.SubjectKeys.SingleAsync()).WrappedKey, (await after.SubjectKeys.SingleAsync()).SubjectId);
            foreach (var line in await after.AuditEntries.ToListAsync()) Assert.Contains("Asiantaeth", AuditKeyring.Decrypt(key, line.Values!, line.Id), StringComparison.Ordinal);
        }
    }

    private static async Task<(Guid User, Guid Panel)> APanel(AuditedDatabase database)
    {
        await using var db = database.Db();
        var user = new User { DisplayName = "A coordinator", UserName = "coordinator@example.com", Email = "coordinator@example.com" };
        var panel = new Panel("NW", "Panel", "Panel", Nation.Wales, "W15000004", user.Id);
        db.Users.Add(user);
        db.Panels.Add(panel);
        await db.SaveChangesAsync();
        return (user.Id, panel.Id);
    }

    private static async Task Rename(AuditedDatabase database, Guid user, Guid panelId, string name)
    {
        await using var db = database.Records.For(new Viewer { UserId = user }, new Origin(null, null, "192.0.2.7", "0HN:1"));
        var panel = await db.Panels.SingleAsync(held => held.Id == panelId);
        panel.Describe(name, panel.NameCy, panel.Nation, panel.PoliceAreaCode);
        await db.SaveChangesAsync();
    }
}
