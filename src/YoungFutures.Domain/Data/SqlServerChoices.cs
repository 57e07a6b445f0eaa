using Microsoft.EntityFrameworkCore.Infrastructure;

namespace YoungFutures.Domain.Data;

/// <summary>What we ask of SQL Server: 2019 and later, and Azure SQL.</summary>
public static class SqlServerChoices
{
    public static void Set(SqlServerDbContextOptionsBuilder sqlServer) =>
        // 150 is SQL Server 2019: newer levels would let EF write SQL that an older server refuses.
        sqlServer.UseCompatibilityLevel(150).EnableRetryOnFailure();
}
