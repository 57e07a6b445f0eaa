using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace YoungFutures.Tests.SqlServer;

/// <summary>
/// Stands where the server would: remembers every statement and answers with one made-up row, or, to a save, with the counts it hopes for.
/// </summary>
internal sealed class MadeUpAnswers : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private readonly List<Statement> statements = [];
    // Well past any row that the recording itself brings.
    private int number = 1_000_000;

    public IReadOnlyList<Statement> Statements => statements;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        statements.Add(Statement.Of(command));
        var results = TSql.ResultsOf(TSql.Parse(command.CommandText));
        return InterceptionResult<DbDataReader>.SuppressWithResult(eventData.CommandSource == CommandSource.SaveChanges
            ? MadeUpReader.ForSave(results, () => ++number)
            : MadeUpReader.ForQuery(results));
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        statements.Add(Statement.Of(command));
        return InterceptionResult<int>.SuppressWithResult(1);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        statements.Add(Statement.Of(command));
        return InterceptionResult<object>.SuppressWithResult(1);
    }

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
}
