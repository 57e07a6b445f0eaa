using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Benchmarks;

/// <summary>
/// Computing the newest month of every panel, with the quarter and the year that end with it: time, processor and memory, beside the very same statements sent bare to the same file.
/// </summary>
internal static class Releases
{
    public static async Task<int> Run(Options options, TextWriter output)
    {
        var nation = options.Areas > 3;
        var database = nation ? await DataSet.Unaudited(options.Cases, output) : await DataSet.CopyOf(options.Cases, output);
        try
        {
            var listener = new Listener();
            DateOnly newest;
            if (nation)
            {
                await using (var db = Open(database, listener))
                {
                    await Forget(database, await db.Releases.Where(release => release.PeriodKind == PeriodKind.Month).MaxAsync(release => release.PeriodStart));
                    await new ReleaseComputation(db).ComputeDue();
                }

                SqliteConnection.ClearAllPools();
                await ManyPanels.Grow(database, options.Areas, listener.Statements.Select(statement => statement.Sql), output);
            }

            await using (var db = Open(database, listener))
            {
                newest = await db.Releases.Where(release => release.PeriodKind == PeriodKind.Month).MaxAsync(release => release.PeriodStart);
                output.WriteLine();
                output.WriteLine(FormattableString.Invariant(
                    $"{await db.Referrals.CountAsync()} referrals, {await db.Cases.CountAsync()} cases, {await db.SupportActions.CountAsync()} actions, {await db.CaseEvents.CountAsync()} events; {newest:yyyy-MM} of {await db.Panels.CountAsync()} panels."));
            }

            output.WriteLine("| round | releases | seconds | CPU s | MB allocated | MB at most | statements | bare, seconds | bare CPU s | ratio |");
            output.WriteLine("| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
            for (var round = 1; round <= options.Rounds; round++)
            {
                await Forget(database, newest);
                listener.Statements.Clear();
                var (computed, one) = (0, default(Cost));
                await using (var db = Open(database, listener))
                    one = await Of(async () => computed = await new ReleaseComputation(db).ComputeDue());
                var statements = listener.Statements.ToList();
                var bare = await Of(() => Bare(database, statements));
                output.WriteLine(FormattableString.Invariant(
                    $"| {round} | {computed} | {one.Seconds:0.00} | {one.Processor:0.00} | {one.Allocated / 1048576.0:0} | {one.Peak / 1048576.0:0} | {statements.Count} | {bare.Seconds:0.00} | {bare.Processor:0.00} | {one.Seconds / bare.Seconds:0.0} |"));
            }

            if (!nation) return 0;
            SqliteConnection.ClearAllPools();
            return await Pages.Run(options with { Only = options.Only ?? "OPCC" }, output, database);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*")) File.Delete(file);
        }
    }

    private static SqliteYoungFuturesDb Open(string database, Listener listener) =>
        new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(DataSet.Connection(database), SqliteChoices.Set).AddInterceptors(listener).Options) { Viewer = Viewer.For(Purpose.Seeding) };

    /// <summary>As if the month, and what ends with it, had not been released yet.</summary>
    private static async Task Forget(string database, DateOnly newest)
    {
        await using var connection = new SqliteConnection(DataSet.Connection(database));
        await connection.OpenAsync();
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            var period = ReleasePeriod.Of(kind, newest);
            if (period.End != newest.AddMonths(1)) continue;
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM Releases WHERE PeriodKind = $kind AND PeriodStart = $start";
            command.Parameters.AddWithValue("$kind", kind.ToString());
            command.Parameters.AddWithValue("$start", period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task Bare(string database, IReadOnlyList<(string Sql, IReadOnlyList<(string Name, object? Value)> Values)> statements)
    {
        await using var connection = new SqliteConnection(DataSet.Connection(database));
        await connection.OpenAsync();
        foreach (var (sql, values) in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var column = 0; column < reader.FieldCount; column++)
                    _ = reader.GetValue(column);
        }
    }

    private static async Task<Cost> Of(Func<Task> work)
    {
        GC.Collect();
        var (before, peak) = (GC.GetTotalMemory(true), 0L);
        using var looking = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(false)), null, 0, 20);
        var (watch, began, allocated) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        await work();
        return new(watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - began).TotalSeconds, GC.GetTotalAllocatedBytes() - allocated, Math.Max(0, peak - before));
    }

    private readonly record struct Cost(double Seconds, double Processor, long Allocated, long Peak);

    /// <summary>Keeps what is only read: what is saved is the releases themselves.</summary>
    private sealed class Listener : DbCommandInterceptor
    {
        public List<(string Sql, IReadOnlyList<(string Name, object? Value)> Values)> Statements { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
                Statements.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
            return ValueTask.FromResult(result);
        }
    }
}
