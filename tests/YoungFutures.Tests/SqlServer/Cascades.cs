using Microsoft.SqlServer.Dac.Model;

namespace YoungFutures.Tests.SqlServer;

/// <summary>What follows of itself when a row is removed or its key changes.</summary>
internal static class Cascades
{
    /// <summary>SQL Server refuses a table that one cascade reaches in two ways, or that reaches itself.</summary>
    public static IReadOnlyList<string> ThatSqlServerRefuses(TSqlModel model)
    {
        var keys = model.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass).Select(key => (
            From: key.GetReferenced(ForeignKeyConstraint.ForeignTable).Single().Name.ToString(),
            To: key.GetReferenced(ForeignKeyConstraint.Host).Single().Name.ToString(),
            Delete: key.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.DeleteAction),
            Update: key.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.UpdateAction))).ToList();
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (start, action) in keys.Select(key => key.From).Distinct().SelectMany(start => new[] { (start, Delete: true), (start, Delete: false) }))
        {
            var reached = new HashSet<string> { start };
            var next = new Stack<string>(reached);
            while (next.TryPop(out var table))
                foreach (var key in keys.Where(key => key.From == table && (action ? key.Delete : key.Update) != ForeignKeyAction.NoAction))
                    if (reached.Add(key.To)) next.Push(key.To);
                    else refused.Add($"{key.To} is reached twice from {start}");
        }

        return [.. refused];
    }
}
