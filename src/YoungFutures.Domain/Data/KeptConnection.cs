using Microsoft.Data.Sqlite;
using SQLitePCL;
using System.Data.Common;

namespace YoungFutures.Domain.Data;

/// <summary>
/// A connection to SQLite that stays open, from its first statement on, for as long as the context (or the pool the context goes back to) keeps it, and that
/// keeps what SQLite made of each statement. SQLite has no store of plans as SQL Server has: it would read and plan every query anew, and with need-to-know in
/// each of them that costs many times what finding the rows does. EF's own functions for decimals and regular expressions are not on it: nothing here uses them.
/// </summary>
public sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Some 40 kB each. A page sends up to 35; what has not been asked for longest makes room.</summary>
    public const int MostStatements = 250;

    // SQLITE_DBCONFIG_ENABLE_QPSG: a plan is made of the statement alone. Otherwise SQLite looks at the values as well, and plans again whenever they are bound anew.
    private const int PlansByStatement = 1007;

    // 32 MB of 4 kB each. At every thousandth page, as SQLite would, one save in twenty of those that write much puts pages back, and the same ones over and over.
    private const int PagesBetweenCheckpoints = 8_000;

    private readonly Dictionary<string, LinkedListNode<Kept>> byText = [];
    private readonly LinkedList<Kept> latestFirst = [];
    private bool isDisposing;

    public override void Open()
    {
        base.Open();
        SqliteException.ThrowExceptionForRC(raw.sqlite3_db_config(Handle!, PlansByStatement, 1, out _), Handle!);
        // Whoever finds another writing looks again after one millisecond, then two, then five; the library alone would sleep for 150 each time.
        SqliteException.ThrowExceptionForRC(raw.sqlite3_busy_timeout(Handle!, DefaultTimeout * 1000), Handle!);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_wal_autocheckpoint(Handle!, PagesBetweenCheckpoints), Handle!);
        // What is removed is written over with zeros: otherwise it stays in the file until its page is used again.
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle!, "PRAGMA secure_delete = ON"), Handle!);
    }

    // EF closes a connection after each statement, and its pool when a context comes back. That is no network's matter here, but every opening
    // sets up the connection once more and loses the statements.
    public override void Close()
    {
        if (isDisposing) base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        isDisposing = true;
        base.Dispose(disposing);
    }

    /// <summary>Reads what another command of this connection asks, with the statement that was kept of it. Nothing where that very statement is still being read.</summary>
    public DbDataReader? Read(SqliteCommand asked)
    {
        if (!byText.TryGetValue(asked.CommandText, out var node))
        {
            if (byText.Count == MostStatements) Drop(latestFirst.Last!);
            var command = CreateCommand();
            command.CommandText = asked.CommandText;
            node = byText[asked.CommandText] = latestFirst.AddFirst(new Kept(command));
        }
        else if (node.Value.Reader is { IsClosed: false })
        {
            return null;
        }
        else if (node != latestFirst.First)
        {
            latestFirst.Remove(node);
            latestFirst.AddFirst(node);
        }

        var kept = node.Value;
        kept.Command.Transaction = asked.Transaction;
        kept.Command.CommandTimeout = asked.CommandTimeout;
        kept.Command.Parameters.Clear();
        foreach (SqliteParameter parameter in asked.Parameters) kept.Command.Parameters.Add(parameter);
        try
        {
            return kept.Reader = kept.Command.ExecuteReader();
        }
        catch
        {
            Drop(node);
            throw;
        }
    }

    private void Drop(LinkedListNode<Kept> node)
    {
        latestFirst.Remove(node);
        byText.Remove(node.Value.Command.CommandText);
        // What is still being read stays until its reader closes; the connection ends the statement with itself.
        if (node.Value.Reader is null or { IsClosed: true }) node.Value.Command.Dispose();
    }

    private sealed class Kept(SqliteCommand command)
    {
        public SqliteCommand Command { get; } = command;
        public DbDataReader? Reader { get; set; }
    }
}
