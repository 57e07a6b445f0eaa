using System.Collections;
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
    private readonly List<string> failures = [];
    private readonly Dictionary<Statement, string> statements = [];

    private Translation() { }

    /// <summary>What could not be said in Transact-SQL, and why.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <summary>Each distinct statement, with what it came from.</summary>
    public IReadOnlyDictionary<Statement, string> Statements => statements;

    public int Queries { get; private set; }
    public int Saves { get; private set; }

    public static Translation Of(Recording recording)
    {
        var translation = new Translation();
        foreach (var query in recording.Queries) translation.Query(query);
        foreach (var (shape, rows) in recording.Saves) translation.Save(shape, rows);
        foreach (var statement in recording.Statements) translation.statements.TryAdd(new Statement(statement, ""), "written by hand");
        return translation;
    }

    // An empty list, a missing value and a list of two make different SQL; and a viewer without agency or panel is one more way to have them.
    private void Query(Expression query)
    {
        var failed = failures.Count;
        foreach (var made in new[] { MadeUp.Plenty, MadeUp.Nothing })
            Try(() => ExpressionPrinter.Print(query), (db, answers) =>
            {
                Ask(db, query, made);
                if (answers.Statements.Count == 0) throw new InvalidOperationException("It became no statement at all.");
            });
        if (failures.Count == failed) Queries++;
    }

    /// <summary>Asks a recorded query of another database, of either kind, and reads all that comes.</summary>
    public static void Ask(YoungFuturesDb db, Expression query, MadeUp made)
    {
        db.Viewer = made.Viewer;
        var moved = new ToModelOf(db.Model).Visit(query);
        var run = (dynamic)Compile.MakeGenericMethod(ResultOf(moved)).Invoke(db.GetService<IDatabase>(), [moved, false])!;
        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var (name, value) in Parameters.Of(moved)) context.Parameters[name] = value(made, db);
        var result = (object?)run(context);
        if (result is IEnumerable rows and not string)
            foreach (var _ in rows) { }
    }

    private void Save(string shape, IReadOnlyList<SavedRow> rows)
    {
        var failed = failures.Count;
        Try(() => shape, (db, answers) =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            foreach (var row in rows) row.RepeatIn(db);
            db.SaveChanges();
            if (answers.Statements.Count == 0) throw new InvalidOperationException("It became no statement at all.");
        });
        if (failures.Count == failed) Saves++;
    }

    private void Try(Func<string> origin, Action<YoungFuturesDb, MadeUpAnswers> act)
    {
        var answers = new MadeUpAnswers();
        try
        {
            using var db = OfflineSqlServer.Context(answers);
            act(db, answers);
        }
        catch (Exception exception)
        {
            var why = exception;
            while (why is TargetInvocationException or DbUpdateException && why.InnerException is { } inner) why = inner;
            failures.Add($"{origin()}\n{why.GetType().Name}: {why.Message}\n{answers.Statements.LastOrDefault()?.Text}");
        }

        foreach (var statement in answers.Statements) statements.TryAdd(statement, origin());
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
