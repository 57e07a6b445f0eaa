using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Reference;

namespace YoungFutures.Tests;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Every_test_has_a_database_of_its_own()
    {
        using var mine = new TestDatabase();
        using var yours = new TestDatabase();
        await using (var db = mine.Open())
        {
            db.ReferenceEntries.Add(new ReferenceEntry(ReferenceKind.Concern, "C99", "A concern", "Pryder", 99));
            await db.SaveChangesAsync();
        }

        await using var own = mine.Open();
        await using var other = yours.Open();
        Assert.True(await own.ReferenceEntries.AnyAsync(entry => entry.Code == "C99"));
        Assert.False(await other.ReferenceEntries.AnyAsync(entry => entry.Code == "C99"));
    }

    [Fact]
    public async Task What_a_test_changes_is_audited()
    {
        using var database = new TestDatabase();
        await using var db = database.Open();
        db.ReferenceEntries.Add(new ReferenceEntry(ReferenceKind.Concern, "C99", "A concern", "Pryder", 99));
        await db.SaveChangesAsync();
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.RecordKind == nameof(ReferenceEntry)));
    }

    [Fact]
    public async Task A_transaction_that_could_not_be_tried_again_is_refused_on_either_database()
    {
        using var database = new TestDatabase();
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.ReferenceEntries.AnyAsync());
    }

    [Fact]
    public async Task A_transaction_that_can_be_tried_again_is_welcome_on_either_database()
    {
        using var database = new TestDatabase();
        await using var db = database.Open();
        var found = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            return await db.ReferenceEntries.AnyAsync();
        });
        Assert.False(found);
    }
}
