using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace YoungFutures.Domain.Data;

/// <summary>What <c>dotnet ef</c> opens to compare the model with the migrations of SQL Server; it never connects.</summary>
internal sealed class DesignTimeSqlServer : IDesignTimeDbContextFactory<YoungFuturesDb>
{
    public YoungFuturesDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<YoungFuturesDb>().UseSqlServer("Server=nowhere", SqlServerChoices.Set).Options);
}

/// <summary>The same for SQLite.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteYoungFuturesDb>
{
    public SqliteYoungFuturesDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite("Data Source=:memory:").Options);
}
