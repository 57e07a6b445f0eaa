using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Tests.SqlServer;

/// <summary>Everything that was asked of the database while it listened: each distinct query, save and statement once.</summary>
internal sealed class Recording : IQueryExpressionInterceptor, ISaveChangesInterceptor, IDbCommandInterceptor
{
    private readonly ConcurrentDictionary<Expression, bool> queries = new(ExpressionEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, IReadOnlyList<SavedRow>> saves = [];
    private readonly ConcurrentDictionary<string, byte> statements = [];
    private int compiled;

    /// <summary>How often a query was compiled: far more often than there are queries means that they are not kept.</summary>
    public int Compiled => compiled;

    /// <summary>As EF compiles them: parameters taken out, filters not yet put in.</summary>
    public IReadOnlyCollection<Expression> Queries => [.. queries.Keys];

    /// <summary>Those of them that no test asked while it looked at the records whole, or as somebody’s.</summary>
    public IReadOnlyCollection<Expression> QueriesOfTheProduct => [.. queries.Where(query => query.Value).Select(query => query.Key)];

    /// <summary>One save of each shape: which kinds of rows, how many of each, added, changed (in which columns) or removed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SavedRow>> Saves => saves;

    /// <summary>SQL that somebody wrote by hand.</summary>
    public IReadOnlyCollection<string> Statements => [.. statements.Keys];

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        Interlocked.Increment(ref compiled);
        var ofProduct = eventData.Context is YoungFuturesDb { Viewer.Purpose: not Purpose.Testing } asking && !TestDatabase.IsOfATest(asking);
        queries.AddOrUpdate(queryExpression, ofProduct, (_, before) => before || ofProduct);
        return queryExpression;
    }

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context!.ChangeTracker);
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context!.ChangeTracker);
        return ValueTask.FromResult(result);
    }

    public DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (eventData.CommandSource is CommandSource.ExecuteSqlRaw) statements.TryAdd(result.CommandText, 0);
        return result;
    }

    private void Note(ChangeTracker tracker)
    {
        if (tracker.AutoDetectChangesEnabled) tracker.DetectChanges();
        var rows = tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (rows.Count == 0) return;
        // Five of a kind are as good as fifty: SQL Server's way of writing many rows begins with four.
        var kinds = rows.GroupBy(SavedRow.Shape).Select(kind => (Shape: kind.Key, Rows: kind.Take(5).ToList())).OrderBy(kind => kind.Shape, StringComparer.Ordinal).ToList();
        saves.GetOrAdd(
            string.Join("; ", kinds.Select(kind => $"{kind.Rows.Count} {kind.Shape}")),
            _ => [.. kinds.SelectMany(kind => kind.Rows).Select(entry => new SavedRow(entry))]);
    }
}

/// <summary>A row that was added, changed or removed, apart from the context that did it.</summary>
internal sealed class SavedRow
{
    private readonly string type;
    private readonly EntityState state;
    private readonly List<(string Property, object? Now, object? Before, bool Changed)> values;

    public SavedRow(EntityEntry entry)
    {
        type = entry.Metadata.Name;
        state = entry.State;
        // What the database will number has no value yet.
        values = [.. entry.Properties.Where(value => !value.IsTemporary)
            .Select(value => (value.Metadata.Name, value.CurrentValue, state == EntityState.Added ? value.CurrentValue : value.OriginalValue, value.IsModified))];
    }

    public static string Shape(EntityEntry entry) => entry.State == EntityState.Modified
        ? $"{entry.Metadata.Name} changed in {string.Join(", ", entry.Properties.Where(value => value.IsModified).Select(value => value.Metadata.Name))}"
        : $"{entry.Metadata.Name} {(entry.State == EntityState.Added ? "added" : "removed")}";

    public void RepeatIn(DbContext db)
    {
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"The model of SQL Server has no {type}.");
        if (entity.GetComplexProperties().Any()) throw new NotSupportedException($"{type} has parts that this does not know how to repeat.");
        var entry = db.Entry(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(entity.ClrType));
        foreach (var value in values) entry.Property(value.Property).CurrentValue = value.Now;
        if (state != EntityState.Modified)
        {
            entry.State = state;
            return;
        }

        entry.State = EntityState.Unchanged;
        foreach (var value in values)
        {
            entry.Property(value.Property).OriginalValue = value.Before;
            entry.Property(value.Property).IsModified = value.Changed;
        }
    }
}
