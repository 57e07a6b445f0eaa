using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;

namespace YoungFutures.Tests;

/// <summary>
/// A fresh, migrated database: a file of SQLite, or, when <c>YOUNGFUTURES_TEST_SQLSERVER</c> holds a connection string, a database
/// of its own on that server. It leaves nothing behind.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private const string Server = "YOUNGFUTURES_TEST_SQLSERVER";

    private static readonly Lazy<string> Folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("young-futures-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    // Migrating takes a second, copying a file nothing.
    private static readonly Lazy<string> Template = new(() =>
    {
        var file = Path.Combine(Folder.Value, "template.db");
        using (var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite($"Data Source={file};Pooling=False").Options))
            db.Database.Migrate();
        return file;
    });

    private readonly AuditTrail trail = new(new AuditKeyring(new byte[32]));

    public TestDatabase()
    {
        if (Environment.GetEnvironmentVariable(Server) is { Length: > 0 } server)
        {
            Provider = "SqlServer";
            ConnectionString = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(server) { InitialCatalog = $"YoungFuturesTest{Guid.NewGuid():N}" }.ConnectionString;
            using var db = Open(Viewer.Nobody);
            db.Database.Migrate();
        }
        else
        {
            Provider = "Sqlite";
            var file = Path.Combine(Folder.Value, $"{Guid.NewGuid():N}.db");
            File.Copy(Template.Value, file);
            ConnectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 15 }.ConnectionString;
        }
    }

    private static readonly ConditionalWeakTable<DbContext, DbContext> OfTests = [];
    private static readonly MemoryCache CompiledForTests = new(new MemoryCacheOptions());

    /// <summary>For when all have asked: what EF compiled for them is let go.</summary>
    internal static void ForgetCompiled()
    {
        CompiledForTests.Clear();
        ((MemoryCache)CompiledQueries.Kept).Clear();
    }

    /// <summary>A test asks, in the eyes of one of the product’s people.</summary>
    internal static bool IsOfATest(DbContext db) => OfTests.TryGetValue(db, out _);

    /// <summary>Whoever wants to follow what the tests do to their databases. Fill it before the first one is opened.</summary>
    public static IList<IInterceptor> Followers { get; } = [];

    /// <summary>What every host of the suite adds to the site's own services, so that its databases can be followed.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.ConfigureDbContext<YoungFuturesDb>(options => options.AddInterceptors(Followers));
        services.ConfigureDbContext<SqliteYoungFuturesDb>(options => options
            .UseSqlite(sqlite => sqlite.ExecutionStrategy(context => new AsOnSqlServer(context)))
            .AddInterceptors(Followers));
    }

    public string Provider { get; }
    public string ConnectionString { get; }

    /// <summary>What the site has to be told to use this database.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Database:Provider", Provider), new("ConnectionStrings:YoungFutures", ConnectionString)];

    /// <summary>The database in the eyes of this viewer, with its audit. Dispose of it.</summary>
    public YoungFuturesDb Open(Viewer viewer, TimeProvider? clock = null)
    {
        // As somebody’s eyes, not for a purpose of the product: what is asked through them no page asks. It is compiled by itself, so that whoever listens hears the product ask the same.
        var ofATest = viewer is { IsKnown: true, Purpose: null };
        YoungFuturesDb db = Provider == "SqlServer"
            ? new YoungFuturesDb(Common(new DbContextOptionsBuilder<YoungFuturesDb>().UseSqlServer(ConnectionString, SqlServerChoices.Set), ofATest).Options)
            : new SqliteYoungFuturesDb(Common(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(ConnectionString, sqlite =>
            {
                SqliteChoices.Set(sqlite);
                sqlite.ExecutionStrategy(context => new AsOnSqlServer(context));
            }), ofATest).Options);
        if (ofATest) OfTests.Add(db, db);
        db.Viewer = viewer;
        db.Clock = clock ?? TimeProvider.System;
        return db;
    }

    /// <summary>The database as tests that only set a scene see it: whole.</summary>
    public YoungFuturesDb Open() => Open(Viewer.For(Purpose.Testing));

    /// <summary>
    /// Fills the database before anybody has opened it. Scenes of the same name are the same: they are set once, and copied for whoever wants one afterwards.
    /// </summary>
    public async Task Fill(string scene, Func<TestDatabase, Task> set)
    {
        if (Provider == "SqlServer")
        {
            await set(this);
            return;
        }

        var file = await Scenes.GetOrAdd(scene, _ => new Lazy<Task<string>>(async () =>
        {
            using var first = new TestDatabase();
            await set(first);
            var kept = Path.Combine(Folder.Value, $"{scene}.db");
            using var from = new SqliteConnection(first.ConnectionString);
            using var to = new SqliteConnection($"Data Source={kept};Pooling=False");
            from.Open();
            to.Open();
            from.BackupDatabase(to);
            return kept;
        })).Value;
        File.Copy(file, new SqliteConnectionStringBuilder(ConnectionString).DataSource, overwrite: true);
    }

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Scenes = new();

    public void Dispose()
    {
        using var db = Open(Viewer.Nobody);
        // A pool of connections would keep the file open.
        if (db.Database.GetDbConnection() is SqliteConnection connection) SqliteConnection.ClearPool(connection);
        db.Database.EnsureDeleted();
    }

    private DbContextOptionsBuilder<TContext> Common<TContext>(DbContextOptionsBuilder<TContext> options, bool ofATest) where TContext : DbContext =>
        options
            .UseMemoryCache(ofATest ? CompiledForTests : CompiledQueries.Kept)
            .AddInterceptors([trail, .. Followers])
            // A filter that reads through another record's filter is the way need-to-know is written here; the rest is what the site refuses too.
            .ConfigureWarnings(warnings => warnings
                .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
                .Throw(RelationalEventId.MultipleCollectionIncludeWarning)
                .Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
                .Throw(CoreEventId.FirstWithoutOrderByAndFilterWarning));

    /// <summary>
    /// SQL Server is asked to try again after a fault of the network, and EF then refuses a transaction that was begun outside of what
    /// is tried again. SQLite never tries again, but refuses the same.
    /// </summary>
    private sealed class AsOnSqlServer(ExecutionStrategyDependencies context) : ExecutionStrategy(context, maxRetryCount: 1, maxRetryDelay: TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => false;
    }
}
