using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace YoungFutures.Benchmarks;

/// <summary>What SQLite does for each statement of the pages, on the big data set: how it finds the rows, and how many steps it takes.</summary>
internal static partial class Plans
{
    /// <summary>A table with fewer rows than this may be read from end to end.</summary>
    private const int Small = 1_000;

    /// <summary>Steps of SQLite's machine; a million of them are some twenty milliseconds.</summary>
    private const int MostSteps = 400_000;

    public static async Task<int> Run(Options options, TextWriter output)
    {
        using var place = await Place.Take(options, output);
        await using var connection = new SqliteConnection(DataSet.Connection(place.Database));
        connection.Open();
        var rows = Tables(connection);
        var faults = new List<string>();
        foreach (var page in place.Captured)
        {
            output.WriteLine();
            output.WriteLine($"## {page.Page}");
            var total = 0L;
            foreach (var statement in page.Statements)
            {
                var plan = PlanOf(connection, statement);
                var (steps, read) = statement.IsWrite ? (0, 0) : Count(connection, statement);
                total += steps;
                var wrong = WrongIn(statement.Sql, plan, rows).ToList();
                if (steps > MostSteps) wrong.Add($"takes {steps} steps");
                output.WriteLine($"{steps,9} steps {read,6} rows  {Shortened(statement.Sql)}");
                if (wrong.Count == 0) continue;
                foreach (var line in wrong) output.WriteLine($"          WRONG: {line}");
                output.WriteLine(string.Join('\n', plan.Select(line => "            " + line)));
                faults.Add($"{page.Page}: {wrong[0]}");
            }

            output.WriteLine($"{total,9} steps in all, {page.Statements.Count} statements");
        }

        output.WriteLine();
        output.WriteLine(faults.Count == 0 ? "Every statement finds its rows by an index." : string.Join('\n', faults));
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>A table that is gone through from end to end, be it along an index, unless it is small.</summary>
    private static IEnumerable<string> WrongIn(string sql, IEnumerable<string> plan, Dictionary<string, long> rows)
    {
        var called = Called().Matches(sql).GroupBy(match => match.Groups[2].Value).ToDictionary(alias => alias.Key, alias => alias.First().Groups[1].Value);
        foreach (var line in plan)
        {
            if (Scan().Match(line) is { Success: true } scan && called.TryGetValue(scan.Groups[1].Value, out var table) && rows.GetValueOrDefault(table) >= Small)
                yield return $"{table} ({rows[table]} rows): {line}";
            if (line.Contains("AUTOMATIC", StringComparison.Ordinal)) yield return $"an index is missing: {line}";
        }
    }

    private static List<string> PlanOf(SqliteConnection connection, Statement statement)
    {
        using var command = (statement with { Sql = "EXPLAIN QUERY PLAN " + statement.Sql }).On(connection, null);
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read()) plan.Add(reader.GetString(3));
        return plan;
    }

    /// <summary>Runs it through SQLite's own interface, which counts.</summary>
    private static (int Steps, int Rows) Count(SqliteConnection connection, Statement statement)
    {
        using var command = statement.On(connection, null);
        var sql = command.CommandText;
        var steps = 0;
        var read = 0;
        while (!string.IsNullOrWhiteSpace(sql))
        {
            var code = raw.sqlite3_prepare_v2(connection.Handle, sql, out var prepared, out var rest);
            if (code != raw.SQLITE_OK) throw new InvalidOperationException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string());
            using (prepared)
            {
                foreach (SqliteParameter parameter in command.Parameters)
                {
                    var index = raw.sqlite3_bind_parameter_index(prepared, parameter.ParameterName);
                    if (index > 0) Bind(prepared, index, parameter.Value);
                }

                while (raw.sqlite3_step(prepared) == raw.SQLITE_ROW) read++;
                steps += raw.sqlite3_stmt_status(prepared, raw.SQLITE_STMTSTATUS_VM_STEP, 0);
            }

            sql = rest;
        }

        return (steps, read);
    }

    private static void Bind(sqlite3_stmt prepared, int index, object? value)
    {
        switch (value)
        {
            case null or DBNull: raw.sqlite3_bind_null(prepared, index); break;
            case long number: raw.sqlite3_bind_int64(prepared, index, number); break;
            case byte[] bytes: raw.sqlite3_bind_blob(prepared, index, bytes); break;
            case Guid id: raw.sqlite3_bind_text(prepared, index, id.ToString().ToUpperInvariant()); break;
            case DateTime moment: raw.sqlite3_bind_text(prepared, index, moment.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture)); break;
            case DateOnly day: raw.sqlite3_bind_text(prepared, index, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)); break;
            default: raw.sqlite3_bind_text(prepared, index, (string)value); break;
        }
    }

    private static Dictionary<string, long> Tables(SqliteConnection connection)
    {
        var names = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            using var reader = command.ExecuteReader();
            while (reader.Read()) names.Add(reader.GetString(0));
        }

        return names.ToDictionary(name => name, name =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{name}\"";
            return (long)command.ExecuteScalar()!;
        });
    }

    private static string Shortened(string sql)
    {
        var line = Spaces().Replace(sql, " ").Trim();
        return line.Length <= 150 ? line : line[..90] + " … " + line[^57..];
    }

    [GeneratedRegex("(?:FROM|JOIN) \"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Called();

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex Scan();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
