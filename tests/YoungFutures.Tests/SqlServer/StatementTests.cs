using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Tests.SqlServer;

/// <summary>Every table read, searched, counted, written, changed and emptied once; and proof that what is wrong would be found.</summary>
public sealed class StatementTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly Recording recording = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Every_table_can_be_read_by_whoever_needs_to_know()
    {
        await using var db = Open();
        db.Viewer = MadeUp.Plenty.Viewer;
        foreach (var type in Tables(db))
            await (Task)GetType().GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.ClrType).Invoke(null, [db, type])!;

        Assert.Equal(Tables(db).Count() * 7, recording.Queries.Count);
        Prove();
    }

    [Fact]
    public void Every_table_can_be_written()
    {
        using var db = Open(new Unsaved());
        db.Viewer = Viewer.For(Purpose.Testing);
        var saves = 0;
        foreach (var type in Tables(db))
            foreach (var state in new[] { EntityState.Added, EntityState.Modified, EntityState.Deleted })
                foreach (var many in new[] { 1, 5 })
                {
                    // A row that is all key is there or not there.
                    if (state == EntityState.Modified && type.GetProperties().All(property => property.IsKey())) continue;
                    db.ChangeTracker.Clear();
                    for (var number = 1; number <= many; number++) Row(db, type, number, state);
                    db.SaveChanges();
                    saves++;
                }

        Assert.Equal(saves, recording.Saves.Count);
        Prove();
    }

    [Fact]
    public void Many_rows_can_be_written_at_once()
    {
        using var db = OfflineSqlServer.Context(new MadeUpAnswers());
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        foreach (var type in Tables(db))
            for (var number = 1; number <= 100; number++) Row(db, type, number, EntityState.Added);
        Assert.Equal(100 * Tables(db).Count(), db.SaveChanges());
    }

    /// <summary>Those that a file brings by the thousand go past EF, and past what listens to it.</summary>
    [Fact]
    public void The_rows_of_a_file_can_be_written_many_in_a_statement()
    {
        using var db = OfflineSqlServer.Context();
        Statement[] statements =
        [
            .. new[] { 1, 3 }.SelectMany(rows => new[]
            {
                Statement.Of(BulkRows.Statement<Signal>(db, rows)), Statement.Of(BulkRows.Statement<ImportChange>(db, rows)), Statement.Of(BulkRows.Statement<ImportFault>(db, rows)),
            }),
        ];
        Assert.All(statements, statement => Assert.Contains("INSERT INTO [", statement.Text, StringComparison.Ordinal));
        AssertNone.Of(StatementChecks.Faults(statements.ToDictionary(statement => statement, _ => "the rows of a file")));
        var wrong = statements[0] with { Text = statements[0].Text.Replace("[SourceKey]", "[Elsewhere]", StringComparison.Ordinal) };
        Assert.Contains("Elsewhere", Assert.Single(StatementChecks.Faults(new Dictionary<Statement, string> { [wrong] = "a test" })), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_the_database_numbers_can_be_written_beside_others_that_are_changed()
    {
        using var db = Open(new Unsaved());
        foreach (var type in Tables(db))
        {
            for (var number = 1; number <= 4; number++) Row(db, type, number, EntityState.Added);
            for (var number = 5; number <= 6; number++) Row(db, type, number, type.GetProperties().All(property => property.IsKey()) ? EntityState.Deleted : EntityState.Modified);
        }

        db.SaveChanges();
        Assert.Single(recording.Saves);
        Prove();
    }

    [Fact]
    public async Task Rows_can_be_changed_and_removed_without_being_read()
    {
        await using var db = Open();
        db.Viewer = MadeUp.Plenty.Viewer;
        var before = DateTime.UtcNow;
        await db.SavedSearches.Where(search => search.At < before).ExecuteDeleteAsync();
        await db.KeptForms.Where(form => form.KeptAt < before).ExecuteDeleteAsync();
        await db.OutboxMessages.Where(message => message.SentAt == null).ExecuteUpdateAsync(change => change.SetProperty(message => message.NextTryAt, before));
        Assert.Equal(3, recording.Queries.Count);
        var statements = Prove().Statements.Keys.Select(statement => statement.Text).ToList();
        Assert.Contains(statements, text => text.Contains("DELETE FROM", StringComparison.Ordinal));
        Assert.Contains(statements, text => text.Contains("UPDATE ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_is_split_is_proven_in_all_its_parts()
    {
        await using var db = Open();
        db.Viewer = MadeUp.Plenty.Viewer;
        await db.Cases.Include(@case => @case.Checks).Include(@case => @case.Agreements).OrderBy(@case => @case.DueOn).AsSplitQuery().Take(50).ToListAsync();
        var statements = Prove().Statements.Keys.Select(statement => statement.Text).ToList();
        Assert.Contains(statements, text => text.Contains("[AgencyChecks]", StringComparison.Ordinal));
        Assert.Contains(statements, text => text.Contains("[Agreements]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_statement_written_by_hand_is_proven_like_any_other()
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("DELETE FROM SavedSearches WHERE At IS NULL");
        Prove();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM SavedSearches WHERE Elsewhere IS NULL"));
        Assert.Contains("Elsewhere", Assert.Single(StatementChecks.Faults(Translation.Of(recording).Statements)));
    }

    [Fact]
    public async Task A_query_compiled_in_advance_is_proven_like_any_other()
    {
        var open = EF.CompileAsyncQuery((SqliteYoungFuturesDb db, Guid[] panels, DateOnly day) =>
            db.Cases.Where(@case => panels.Contains(@case.PanelId) && @case.DueOn < day).OrderBy(@case => @case.DueOn).Select(@case => @case.Reference).Take(50));
        await using var db = Open();
        db.Viewer = MadeUp.Plenty.Viewer;
        await foreach (var _ in open(db, [Guid.Empty, Guid.CreateVersion7()], new DateOnly(2026, 1, 15))) { }
        Assert.Single(recording.Queries);
        Prove();
    }

    [Fact]
    public async Task A_query_written_by_hand_is_proven_like_any_other()
    {
        await using var db = Open();
        var (before, kind) = (DateTime.UtcNow, "Concern");
        await db.SavedSearches.FromSql($"SELECT * FROM SavedSearches WHERE At < {before} AND UserId <> {kind}").CountAsync();
        await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM ReferenceEntries WHERE Kind = {kind}").SingleAsync();
        Assert.Equal(2, recording.Queries.Count);
        Prove();
    }

    [Fact]
    public async Task A_query_that_only_SQLite_understands_would_be_found()
    {
        await using var db = Open();
        await db.Referrals.Where(referral => EF.Functions.Glob(referral.Reference!, "YF-*")).ToListAsync();
        var translation = Translation.Of(recording);
        Assert.Equal(0, translation.Queries);
        Assert.Contains("Glob", translation.Failures.First());
    }

    [Fact]
    public void A_statement_that_is_wrong_would_be_found()
    {
        (string Text, string Found)[] wrong =
        [
            ("SELECT [r].[Nickname] FROM [Referrals] AS [r]", "Nickname"),
            ("SELECT [r].[Id] FROM [Referral] AS [r]", "[Referral]"),
            ("SELECT [r].[Id] FROM [Referrals] AS [r] WHERE [s].[Id] = @p0", "[s]"),
            ("SELECT [r].[Id] FROM [Referrals] AS [r] WHERE [r].[Id] = @p1", "@p1"),
            ("SELECT [r].[Id] FROM [Referrals] AS [r] LIMIT 1", "LIMIT"),
            ("UPDATE [Referrals] SET [Pet] = N'x'", "[Pet]"),
            ("INSERT INTO [Referrals] ([Id], [Hobby]) VALUES (@p0, N'x')", "[Hobby]"),
            ("SELECT GREATEST([r].[Id], @p0) FROM [Referrals] AS [r]", "GREATEST"),
        ];
        var right = new Statement("SELECT [r].[Id] FROM [Referrals] AS [r] WHERE [r].[Id] = @p0", "@p0 uniqueidentifier");
        var faults = StatementChecks.Faults(wrong.Select(one => new Statement(one.Text, right.Parameters)).Append(right).ToDictionary(one => one, _ => "a test"));
        Assert.All(wrong, one => Assert.Contains(faults, fault => fault.Split(one.Text) is [var why, _] && why.Contains(one.Found, StringComparison.Ordinal)));
        Assert.DoesNotContain(faults, fault => fault.Contains($"{right.Text}\n", StringComparison.Ordinal));
    }

    private Translation Prove()
    {
        var translation = Translation.Of(recording);
        output.WriteLine($"{recording.Queries.Count} queries, {recording.Saves.Count} saves, {translation.Statements.Count} statements");
        AssertNone.Of(translation.Failures);
        Assert.Equal((recording.Queries.Count, recording.Saves.Count), (translation.Queries, translation.Saves));
        AssertNone.Of(StatementChecks.Faults(translation.Statements));
        return translation;
    }

    // What another test beside this one has had compiled already would not be compiled again, and so not be heard.
    private SqliteYoungFuturesDb Open(params IInterceptor[] others) => new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>()
        .UseSqlite(database.ConnectionString)
        .EnableServiceProviderCaching(false)
        .AddInterceptors([recording, .. others])
        .Options);

    private static IEnumerable<IEntityType> Tables(YoungFuturesDb db) => db.Model.GetEntityTypes().Where(type => !type.IsOwned());

    private static async Task Read<T>(YoungFuturesDb db, IEntityType type) where T : class
    {
        var key = type.FindPrimaryKey()!.Properties[0];
        var rows = db.Set<T>().AsNoTracking().OrderBy(row => EF.Property<object>(row, key.Name));
        var (skip, take) = (1, 1);
        await rows.Skip(skip).Take(take).ToListAsync();
        await rows.Take(take).ToListAsync();
        await rows.FirstOrDefaultAsync();
        await rows.LastOrDefaultAsync();
        await rows.CountAsync();
        await rows.AnyAsync();
        await db.Set<T>().SingleOrDefaultAsync(row => EF.Property<object>(row, key.Name) == null);
    }

    private static void Row(YoungFuturesDb db, IEntityType type, int number, EntityState state)
    {
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
        foreach (var property in type.GetProperties())
        {
            var of = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            // The database numbers new rows.
            if (state == EntityState.Added && property.ValueGenerated == ValueGenerated.OnAdd && of != typeof(Guid)) continue;
            entry.Property(property.Name).CurrentValue =
                of == typeof(string) ? $"{number}"
                : of == typeof(int) ? number
                : of == typeof(long) ? (long)number
                // Of some kinds there is one row each.
                : of.IsEnum ? Enum.GetValues(of).GetValue(number % Enum.GetValues(of).Length)
                : MadeUp.Plenty.Value(of, db);
        }

        entry.State = state;
    }

    /// <summary>Rows that refer to nothing would be refused; what was asked is known without writing them.</summary>
    private sealed class Unsaved : SaveChangesInterceptor
    {
        public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) => InterceptionResult<int>.SuppressWithResult(0);
    }
}
