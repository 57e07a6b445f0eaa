using Microsoft.EntityFrameworkCore;

namespace YoungFutures.Domain.Data;

/// <summary>The same model on SQLite, with migrations of its own.</summary>
public sealed class SqliteYoungFuturesDb : YoungFuturesDb
{
    private readonly DbContextOptions<SqliteYoungFuturesDb> options;

    public SqliteYoungFuturesDb(DbContextOptions<SqliteYoungFuturesDb> options) : base(options) => this.options = options;

    /// <summary>The write-ahead log still holds pages from before: it is put back and cut to nothing. Where somebody reads at this very moment, the next run does it.</summary>
    public override async Task ForgetWhatWasRemoved(CancellationToken cancelled = default)
    {
        await Database.OpenConnectionAsync(cancelled);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync(cancelled);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    private protected override YoungFuturesDb Another() => new SqliteYoungFuturesDb(options);
}
