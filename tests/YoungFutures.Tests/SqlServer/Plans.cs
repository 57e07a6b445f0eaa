using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YoungFutures.Domain.Data;

namespace YoungFutures.Tests.SqlServer;

/// <summary>
/// Whether each query has its index. Neither database is asked how fast it is: SQLite says, for an empty database, how it would find the rows, and a
/// table that grows with every case must never be gone through from end to end. SQL Server has the same indexes.
/// </summary>
internal sealed partial class Plans : DbCommandInterceptor
{
    /// <summary>As many rows as there are panels, agencies, people who work there, figures released or returned, agreements made, versions of rules, population files, months of the audit, or jobs and drafts that wait.</summary>
    private static readonly HashSet<string> StaySmall =
    [
        "Panels", "PanelAreas", "PanelSettings", "PanelAgencies", "Agencies", "SignalLists", "Users", "Memberships", "ReferenceEntries", "ReferenceCounters", "Releases",
        "Services", "ApproachRatings", "RuleSets", "RuleTerms", "RuleRuns", "RuleTrials", "AuditPending", "AuditCheckpoints", "Leases", "DataProtectionKeys", "OutboxMessages", "HearingDrafts",
        "ReturnDefinitions", "ReturnLines", "ReturnBases", "NationalReturns", "ControlledDisclosures", "EvaluationAgreements", "PopulationFiles",
    ];

    private readonly HashSet<string> faults = [];
    private readonly HashSet<string> seen = [];

    private Plans() { }

    private const int WorthADatabaseOfItsOwn = 500;

    public static IReadOnlyCollection<string> Faults(IReadOnlyCollection<Expression> queries)
    {
        var parts = Math.Clamp(queries.Count / WorthADatabaseOfItsOwn, 1, Environment.ProcessorCount);
        return [.. queries.Chunk((queries.Count + parts) / parts).AsParallel().SelectMany(FaultsOf).Distinct()];
    }

    private static HashSet<string> FaultsOf(Expression[] queries)
    {
        var plans = new Plans();
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var options = new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(connection, SqliteChoices.Set).AddInterceptors(plans)
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)).Options;
        using (var db = new SqliteYoungFuturesDb(options)) db.Database.EnsureCreated();
        plans.seen.Clear();
        plans.faults.Clear();
        foreach (var query in queries)
        {
            using var db = new SqliteYoungFuturesDb(options);
            try
            {
                Translation.Ask(db, query, MadeUp.Plenty);
            }
            // What is missing from an empty database (a single row, a greatest value) is no fault of the plan, which has been looked at by then.
            catch (Exception exception) when (exception is InvalidOperationException or TargetInvocationException)
            {
            }
        }

        if (plans.seen.Count < queries.Length / 2) plans.faults.Add($"Of {queries.Length} queries only {plans.seen.Count} statements were looked at.");
        return plans.faults;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        LookAt(command);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        LookAt(command);
        return result;
    }

    private void LookAt(DbCommand command)
    {
        if (!seen.Add(command.CommandText) || !Planned().IsMatch(command.CommandText)) return;
        using var explain = (SqliteCommand)command.Connection!.CreateCommand();
        explain.Transaction = (SqliteTransaction?)command.Transaction;
        explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        foreach (SqliteParameter parameter in command.Parameters) explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value ?? DBNull.Value);
        var plan = new List<string>();
        using (var reader = explain.ExecuteReader())
            while (reader.Read()) plan.Add(reader.GetString(3));

        // The checking of the audit reads all of it, and says so.
        if (command.CommandText.Contains("FROM \"AuditEntries\"", StringComparison.Ordinal) && command.CommandText.Contains("FROM \"AuditPending\"", StringComparison.Ordinal)) return;
        // The first or the last few of all, in the order of an index.
        if (!command.CommandText.Contains("WHERE", StringComparison.Ordinal) && command.CommandText.Contains("LIMIT", StringComparison.Ordinal) && !plan.Exists(line => line.Contains("TEMP B-TREE", StringComparison.Ordinal))) return;
        var called = Called().Matches(command.CommandText).GroupBy(match => match.Groups[2].Value).ToDictionary(alias => alias.Key, alias => alias.First().Groups[1].Value);
        foreach (var line in plan)
            if (Scan().Match(line) is { Success: true } scan && called.TryGetValue(scan.Groups[1].Value, out var table) && !StaySmall.Contains(table))
                faults.Add($"{table} is read from end to end ({line}):\n{command.CommandText}");
    }

    [GeneratedRegex("^(?:SELECT|UPDATE|DELETE|WITH)", RegexOptions.Multiline)]
    private static partial Regex Planned();

    [GeneratedRegex("(?:FROM|JOIN|UPDATE) \"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Called();

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex Scan();
}
