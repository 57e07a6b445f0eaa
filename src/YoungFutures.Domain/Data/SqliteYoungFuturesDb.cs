using Microsoft.EntityFrameworkCore;

namespace YoungFutures.Domain.Data;

/// <summary>The same model on SQLite, with migrations of its own.</summary>
public sealed class SqliteYoungFuturesDb : YoungFuturesDb
{
    private readonly DbContextOptions<SqliteYoungFuturesDb> options;

    public SqliteYoungFuturesDb(DbContextOptions<SqliteYoungFuturesDb> options) : base(options) => this.options = options;

    private protected override YoungFuturesDb Another() => new SqliteYoungFuturesDb(options);
}
