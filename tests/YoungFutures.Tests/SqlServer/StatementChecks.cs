using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;

namespace YoungFutures.Tests.SqlServer;

/// <summary>Whether SQL Server would know what a statement speaks of.</summary>
internal static partial class StatementChecks
{
    private const int WorthAModelOfItsOwn = 500;

    /// <summary>What is wrong, each with its statement and where that came from; nothing when all is well.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyDictionary<Statement, string> statements)
    {
        var parts = Math.Clamp(statements.Count / WorthAModelOfItsOwn, 1, Environment.ProcessorCount);
        return [.. statements.Chunk((statements.Count + parts) / parts).AsParallel().AsOrdered().SelectMany(part => FaultsOf(part.ToDictionary()))];
    }

    private static List<string> FaultsOf(Dictionary<Statement, string> statements)
    {
        var faults = new List<string>();
        var known = new Dictionary<string, Statement>(StringComparer.Ordinal);
        string[] tables = [Schema.CreateScript(), Schema.HistoryScript(), .. Schema.MadeByMigrationsAlone()];
        var model = Schema.Load(SqlServerVersion.Sql150, tables);
        foreach (var (statement, origin) in statements)
        {
            var name = $"Statement{known.Count}";
            try
            {
                TSql.Parse(statement.Text);
                model.AddObjects(statement.AsProcedure(name));
                known.Add(name, statement);
            }
            catch (FormatException unreadable)
            {
                faults.Add($"{unreadable.Message}\n{statement.Text}\nfrom {origin}");
            }
            catch (DacModelException refused)
            {
                faults.Add($"{refused.Message}\n{statement.Text}\nfrom {origin}");
                // A model that has refused once takes nothing more.
                model.Dispose();
                model = Schema.Load(SqlServerVersion.Sql150, [.. tables, .. known.Select(held => held.Value.AsProcedure(held.Key))]);
            }
        }

        using var whole = model;
        foreach (var message in whole.Validate())
        {
            // "Procedure: [dbo].[Statement12] has an unresolved reference to …"
            var name = NameOfStatement().Match(message.Message).Value;
            var about = known.TryGetValue(name, out var statement) ? $"{statement.Text}\nfrom {statements[statement]}" : "the tables themselves";
            faults.Add($"{message.Prefix}{message.Number}: {message.Message}\n{about}");
        }

        return faults;
    }

    [GeneratedRegex(@"Statement\d+")]
    private static partial Regex NameOfStatement();
}
