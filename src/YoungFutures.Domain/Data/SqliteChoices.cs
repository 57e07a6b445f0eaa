using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System.Data.Common;

namespace YoungFutures.Domain.Data;

/// <summary>What we ask of SQLite.</summary>
public static class SqliteChoices
{
    /// <summary>Keeps a context's connection open from its first statement on, for as long as the context, or the pool it goes back to, keeps it.</summary>
    public static readonly IInterceptor StayOpen = new StaysOpen();

    public static void Set(SqliteDbContextOptionsBuilder sqlite) =>
        // A list goes as one value. As a value for each of its members it would make other SQL for every length, which EF then writes anew with every query:
        // and every query has lists, those of the viewer's panels.
        sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    // EF opens and closes a connection around every statement. Here that is no network's matter, but each opening sets up functions, collations and
    // settings once more, and that costs as much as a statement.
    private sealed class StaysOpen : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            connection is SqliteConnection ? InterceptionResult.Suppress() : result;

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            ValueTask.FromResult(connection is SqliteConnection ? InterceptionResult.Suppress() : result);
    }
}
