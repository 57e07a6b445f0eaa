using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System.Data.Common;

namespace YoungFutures.Domain.Data;

/// <summary>What we ask of SQLite.</summary>
public static class SqliteChoices
{
    /// <summary>Contexts of a pool work over connections that stay open and keep their statements.</summary>
    public static readonly IReadOnlyList<IInterceptor> Kept = [new KeepsConnections(), new KeepsStatements()];

    public static void Set(SqliteDbContextOptionsBuilder sqlite) =>
        // A list goes as one value. As a value for each of its members it would make other SQL for every length, which EF then writes anew with every query:
        // and every query has lists, those of the viewer's panels.
        sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private sealed class KeepsConnections : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
            result.HasResult || eventData.ConnectionString is not { } connection ? result : InterceptionResult<DbConnection>.SuppressWithResult(new KeptConnection(connection));
    }

    private sealed class KeepsStatements : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
            !result.HasResult && command is SqliteCommand { Connection: KeptConnection connection } asked && connection.Read(asked) is { } reader
                ? InterceptionResult<DbDataReader>.SuppressWithResult(reader)
                : result;

        // SQLite is called, not waited for: its asynchronous calls are the others by another name.
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(ReaderExecuting(command, eventData, result));
        }
    }
}
