using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using Xunit;

namespace YoungFutures.Tests.Domain.Audit;

/// <summary>A real, migrated SQLite database in a file of its own, with the audit at work and its head file beside it.</summary>
internal sealed class AuditedDatabase : IDisposable
{
    private static readonly Lazy<Task<string>> Migrated = new(Migrate);

    private readonly string folder;
    private readonly DbContextOptions<SqliteYoungFuturesDb> options;

    private AuditedDatabase(string folder, DateTime utc)
    {
        this.folder = folder;
        Clock = new FakeTimeProvider(utc);
        Keyring = new AuditKeyring(RandomNumberGenerator.GetBytes(32));
        Head = new HeadFile(Path.Combine(folder, "head", "audit-head"));
        options = new DbContextOptionsBuilder<SqliteYoungFuturesDb>()
            .UseSqlite($"Data Source={Path.Combine(folder, "db")};Default Timeout=15")
            .AddInterceptors([new AuditTrail(Keyring), Commits, .. TestDatabase.Followers])
            .Options;
        Records = new Records(() => new SqliteYoungFuturesDb(options), Clock);
    }

    public FakeTimeProvider Clock { get; }
    public AuditKeyring Keyring { get; }
    public HeadFile Head { get; }
    public Records Records { get; }
    public CommitCounter Commits { get; } = new();

    public static Task<AuditedDatabase> Open() => Open(new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc));

    public static async Task<AuditedDatabase> Open(DateTime utc)
    {
        var folder = Directory.CreateTempSubdirectory("audit").FullName;
        File.Copy(await Migrated.Value, Path.Combine(folder, "db"));
        return new(folder, utc);
    }

    public YoungFuturesDb Db() => Records.As(Purpose.Testing);

    public YoungFuturesDb DbWith(IInterceptor interceptor)
    {
        var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>(options).AddInterceptors(interceptor).Options) { Clock = Clock };
        db.Viewer = Viewer.For(Purpose.Testing);
        return db;
    }

    public Sealer Sealer(string holder = "one node") => new(Keyring, Clock, holder);

    public AuditEntry ALook(Guid? recordId = null) => new()
    {
        At = Clock.GetUtcNow().UtcDateTime,
        UserId = Guid.NewGuid(),
        AgencyId = Guid.NewGuid(),
        Purpose = nameof(Purpose.Testing),
        Event = AuditEvents.Seen,
        RecordKind = "Referral",
        RecordId = recordId ?? Guid.NewGuid(),
        SubjectId = Guid.NewGuid(),
        PanelId = Guid.NewGuid(),
        Route = "GET /referrals/{referralId:guid}",
        From = "192.0.2.7",
        RequestId = "0HN:1",
        Fields = "Status",
        Values = RandomNumberGenerator.GetBytes(40),
    };

    /// <summary>Writes lines a second apart, so that their order is known.</summary>
    public async Task<List<Guid>> Write(int lines)
    {
        await using var db = Db();
        var ids = new List<Guid>();
        for (var i = 0; i < lines; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            var line = ALook();
            AuditTrail.Add(db, line, Keyring);
            ids.Add(line.Id);
        }

        await db.SaveChangesAsync();
        return ids;
    }

    public async Task<int> Seal(string holder = "one node", bool noteHead = true)
    {
        await using var db = Db();
        var count = await Sealer(holder).Seal(db);
        if (noteHead) Assert.True(await Head.Follow(db));
        return count;
    }

    public async Task<AuditVerification> Verify()
    {
        await using var db = Db();
        return await AuditVerification.Of(db, Keyring, Head);
    }

    /// <summary>SQL past the product, as somebody with all rights to the database would write it.</summary>
    public async Task<int> Sql(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "db")};Default Timeout=15");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public async Task DropTriggers()
    {
        foreach (var name in new[] { "AuditEntriesAreAppendOnly", "AuditSealsAreAppendOnly", "AuditCheckpointsAreAppendOnly" })
            await Sql($"""DROP TRIGGER "{name}"; DROP TRIGGER "{name}OnDelete"; DROP TRIGGER "{name}OnReplace";""");
    }

    /// <summary>Nobody else can write until this is disposed of.</summary>
    public async Task<IAsyncDisposable> Lock()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "db")};Default Timeout=15");
        await connection.OpenAsync();
        connection.BeginTransaction();
        return connection;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Migrate()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("audit").FullName, "migrated");
        await using var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite($"Data Source={file};Pooling=False").Options);
        await db.Database.MigrateAsync();
        return file;
    }

    public sealed class CommitCounter : DbTransactionInterceptor
    {
        private int count;

        public int Count => count;

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref count);
            return Task.CompletedTask;
        }
    }
}
