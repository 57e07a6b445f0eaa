using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Tests.Domain.Data;

public sealed class KeptConnectionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("young-futures-tests-").FullName;
    private readonly KeptConnection connection;

    public KeptConnectionTests()
    {
        connection = new KeptConnection($"Data Source={Path.Combine(folder, "db")};Pooling=False");
        connection.Open();
        Do("CREATE TABLE Numbers (Number INTEGER NOT NULL)");
        Do("INSERT INTO Numbers VALUES (1), (2), (3)");
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_statement_asked_again_answers_with_the_values_of_the_second_asking()
    {
        Assert.Equal([3L], Read("SELECT Number FROM Numbers WHERE Number > @least ORDER BY Number", 2));
        Assert.Equal([1L, 2L, 3L], Read("SELECT Number FROM Numbers WHERE Number > @least ORDER BY Number", 0));
    }

    [Fact]
    public void A_statement_that_is_still_being_read_is_not_started_over()
    {
        using var first = Asked("SELECT Number FROM Numbers WHERE Number > @least ORDER BY Number", 0);
        using var reader = connection.Read(first)!;
        Assert.True(reader.Read());

        using var second = Asked("SELECT Number FROM Numbers WHERE Number > @least ORDER BY Number", 0);
        Assert.Null(connection.Read(second));

        Assert.True(reader.Read());
        Assert.Equal(2L, reader.GetInt64(0));
    }

    [Fact]
    public void A_reader_that_was_left_early_leaves_its_statement_usable()
    {
        using (var asked = Asked("SELECT Number FROM Numbers WHERE Number > @least ORDER BY Number", 0))
        using (var reader = connection.Read(asked)!)
            Assert.True(reader.Read());

        Assert.Equal([1L, 2L, 3L], Read("SELECT Number FROM Numbers WHERE Number > @least ORDER BY Number", 0));
    }

    [Fact]
    public void A_statement_that_failed_can_be_asked_again()
    {
        Do("CREATE UNIQUE INDEX Once ON Numbers (Number)");
        Assert.Throws<SqliteException>(() => Read("INSERT INTO Numbers VALUES (@least) RETURNING Number", 3));
        Assert.Equal([4L], Read("INSERT INTO Numbers VALUES (@least) RETURNING Number", 4));
    }

    [Fact]
    public void A_table_that_changed_meanwhile_is_read_as_it_is_now()
    {
        Assert.Equal([1L, 2L, 3L], Read("SELECT * FROM Numbers WHERE Number > @least", 0));
        Do("DROP TABLE Numbers");
        Do("CREATE TABLE Numbers (Word TEXT, Number INTEGER)");
        Do("INSERT INTO Numbers VALUES ('nine', 9)");
        using var asked = Asked("SELECT * FROM Numbers WHERE Number > @least", 0);
        using var reader = connection.Read(asked)!;
        Assert.True(reader.Read());
        Assert.Equal(("nine", 9L), (reader.GetString(0), reader.GetInt64(1)));
    }

    [Fact]
    public void More_statements_than_it_keeps_are_answered_as_well_and_the_oldest_make_room()
    {
        for (var round = 0; round < 2; round++)
            for (var number = 0; number < KeptConnection.MostStatements + 20; number++)
                Assert.Equal([(long)number], Read($"SELECT {number} WHERE @least = 0", 0));
    }

    [Fact]
    public void A_statement_belongs_to_the_transaction_it_is_asked_in()
    {
        const string Add = "INSERT INTO Numbers VALUES (@least) RETURNING Number";
        using (var transaction = connection.BeginTransaction())
        {
            Assert.Equal([5L], Read(Add, 5, transaction));
            transaction.Rollback();
        }

        Assert.Equal([6L], Read(Add, 6));
        Assert.Equal([6L], Read("SELECT Number FROM Numbers WHERE Number > @least", 4));
    }

    [Fact]
    public void It_stays_open_until_it_is_disposed_of()
    {
        connection.Close();
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
        connection.Dispose();
        Assert.Equal(System.Data.ConnectionState.Closed, connection.State);
    }

    [Fact]
    public async Task A_context_of_the_pool_comes_back_over_the_same_connection_and_sees_what_others_wrote()
    {
        var options = new DbContextOptionsBuilder<SqliteYoungFuturesDb>()
            .UseSqlite($"Data Source={Path.Combine(folder, "records")};Pooling=False", SqliteChoices.Set).AddInterceptors(SqliteChoices.Kept).AddInterceptors(TestDatabase.Followers).Options;
        var pool = new PooledDbContextFactory<SqliteYoungFuturesDb>(options);
        SqliteConnection held;
        await using (var db = await pool.CreateDbContextAsync())
        {
            await db.Database.MigrateAsync();
            Assert.Equal(0, await db.Agencies.CountAsync());
            held = Assert.IsType<KeptConnection>(db.Database.GetDbConnection());
        }

        await using (var other = new SqliteConnection(held.ConnectionString))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "INSERT INTO Leases (Name, Holder, Until, Version) VALUES ('one', 'other', '2026-01-01 00:00:00', '00000000-0000-0000-0000-000000000001')";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await using (var db = await pool.CreateDbContextAsync())
        {
            db.Viewer = Viewer.For(Purpose.Testing);
            Assert.Same(held, db.Database.GetDbConnection());
            Assert.Equal(1, await db.Leases.CountAsync());
        }

        await held.DisposeAsync();
    }

    private SqliteCommand Asked(string sql, long least, SqliteTransaction? transaction = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.Parameters.AddWithValue("@least", least);
        return command;
    }

    private List<long> Read(string sql, long least, SqliteTransaction? transaction = null)
    {
        using var asked = Asked(sql, least, transaction);
        using var reader = connection.Read(asked)!;
        var numbers = new List<long>();
        while (reader.Read()) numbers.Add(reader.GetInt64(0));
        return numbers;
    }

    private void Do(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
