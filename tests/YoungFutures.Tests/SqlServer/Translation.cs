using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using YoungFutures.Domain.Data;

// The roots of queries written by hand have no other public face.
#pragma warning disable EF1001

namespace YoungFutures.Tests.SqlServer;

/// <summary>A recording, played to a SQL Server that is not there.</summary>
internal sealed partial class Translation
{
    private readonly ConcurrentQueue<string> failures = [];
    private readonly ConcurrentDictionary<Statement, string> statements = [];
    private int queries;
    private int saves;

    private Translation() { }

    /// <summary>What could not be said in Transact-SQL, and why.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>Each distinct statement, with what it came from.</summary>
    public IReadOnlyDictionary<Statement, string> Statements => statements;

    public int Queries => queries;
    public int Saves => saves;

    public static Translation Of(Recording recording)
    {
        var translation = new Translation();
        // What takes long is the compiling.
        Parallel.ForEach(recording.Queries, translation.Query);
        Parallel.ForEach(recording.Saves, save => translation.Save(save.Key, save.Value));
        foreach (var statement in recording.Statements) translation.statements.TryAdd(new Statement(statement, ""), "written by hand");
        return translation;
    }

    // An empty list, a missing value and a list of two make different SQL; and a viewer without agency or panel is one more way to have them.
    private void Query(Expression query)
    {
        var done = true;
        Action<YoungFuturesDb, MadeUp>? ask = null;
        foreach (var made in new[] { MadeUp.Plenty, MadeUp.Nothing })
            done &= Try(() => ExpressionPrinter.Print(query), (db, answers) =>
            {
                ask ??= Compiled(db, query);
                ask(db, made);
                if (answers.Statements.Count == 0) throw new InvalidOperationException("It became no statement at all.");
            });
        if (done) Interlocked.Increment(ref queries);
    }

    /// <summary>Asks a recorded query of another database, of either kind, and reads all that comes.</summary>
    public static void Ask(YoungFuturesDb db, Expression query, MadeUp made) => Compiled(db, query)(db, made);

    /// <summary>As EF keeps it: compiled once, and asked with whatever values and by whichever viewer. What SQL they make of it is settled when it is asked.</summary>
    private static Action<YoungFuturesDb, MadeUp> Compiled(YoungFuturesDb db, Expression query)
    {
        var moved = new ToModelOf(db.Model).Visit(query);
        var run = (dynamic)Compile.MakeGenericMethod(ResultOf(moved)).Invoke(db.GetService<IDatabase>(), [moved, false])!;
        var parameters = Parameters.Of(moved);
        return (asked, made) =>
        {
            asked.Viewer = made.Viewer;
            var context = asked.GetService<IQueryContextFactory>().Create();
            foreach (var (name, value) in parameters) context.Parameters[name] = value(made, asked);
            var result = (object?)run(context);
            if (result is IEnumerable rows and not string)
                foreach (var _ in rows) { }
        };
    }

    private void Save(string shape, IReadOnlyList<SavedRow> rows)
    {
        var done = Try(() => shape, (db, answers) =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            foreach (var row in rows) row.RepeatIn(db);
            db.SaveChanges();
            if (answers.Statements.Count == 0) throw new InvalidOperationException("It became no statement at all.");
        });
        if (done) Interlocked.Increment(ref saves);
    }

    private bool Try(Func<string> origin, Action<YoungFuturesDb, MadeUpAnswers> act)
    {
        var (answers, done) = (new MadeUpAnswers(), true);
        try
        {
            using var db = OfflineSqlServer.Context(answers);
            act(db, answers);
        }
        catch (Exception exception)
        {
            var why = exception;
            while (why is TargetInvocationException or DbUpdateException && why.InnerException is { } inner) why = inner;
            done = false;
            failures.Enqueue($"{origin()}\n{why.GetType().Name}: {why.Message}\n{answers.Statements.LastOrDefault()?.Text}");
        }

        foreach (var statement in answers.Statements) statements.TryAdd(statement, origin());
        return done;
    }

    private static readonly MethodInfo Compile = typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!;

    private static Type ResultOf(Expression query) =>
        query.Type.GetInterfaces().Append(query.Type).FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>)) is { } rows
            ? typeof(IEnumerable<>).MakeGenericType(rows.GetGenericArguments())
            : query.Type;

    private sealed class ToModelOf(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? root.UpdateEntityType(model.FindEntityType(root.EntityType.Name) ?? throw new InvalidOperationException($"The model has no {root.EntityType.Name}."))
            : base.VisitExtension(node);
    }

    private sealed class Parameters : ExpressionVisitor
    {
        private readonly Dictionary<string, Func<MadeUp, YoungFuturesDb, object?>> found = [];

        public static IReadOnlyDictionary<string, Func<MadeUp, YoungFuturesDb, object?>> Of(Expression query)
        {
            var parameters = new Parameters();
            parameters.Visit(query);
            return parameters.found;
        }

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case QueryParameterExpression parameter:
                    found.TryAdd(parameter.Name, (made, db) => made.Value(parameter.Type, db));
                    break;
                // SQL written by hand takes as many values as it has places for them.
                case FromSqlQueryRootExpression { Argument: QueryParameterExpression values } written:
                    found[values.Name] = (_, _) => Places(written.Sql);
                    break;
                case SqlQueryRootExpression { Argument: QueryParameterExpression values } written:
                    found[values.Name] = (_, _) => Places(written.Sql);
                    break;
            }

            return base.VisitExtension(node);
        }

        private static object[] Places(string sql) => [.. PlaceOfValue().Matches(sql).Select(place => place.Value).Distinct().Select(_ => "1")];
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex PlaceOfValue();
}
