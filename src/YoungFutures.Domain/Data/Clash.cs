using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace YoungFutures.Domain.Data;

/// <summary>A save that a unique index refused.</summary>
public static class Clash
{
    public static bool Is(DbUpdateException failure) => failure.InnerException switch
    {
        // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true,
        // Duplicate key in a unique index, or in a constraint
        SqlException { Number: 2601 or 2627 } => true,
        _ => false,
    };
}
