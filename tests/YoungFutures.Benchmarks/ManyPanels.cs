using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using YoungFutures.Domain.Data;

namespace YoungFutures.Benchmarks;

/// <summary>
/// Many more panels than the data set has: its own, copied again and again with ids of their own, as far as figures are counted from them, and with five actions for every referral.
/// </summary>
internal static partial class ManyPanels
{
    private const int ActionsPerReferral = 5;

    /// <param name="statements">What is asked for a release: the tables in it are copied.</param>
    public static async Task Grow(string database, int areas, IEnumerable<string> statements, TextWriter output)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        connection.CreateFunction("copied", (string? id, long copy) => id is null ? null : ((byte)(Convert.ToByte(id[..2], 16) ^ copy)).ToString("X2", CultureInfo.InvariantCulture) + id[2..], isDeterministic: true);
        Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN;");
        await using var db = new SqliteYoungFuturesDb(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(connection).Options);
        var asked = statements.SelectMany(statement => Tables().Matches(statement)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var tables = db.Model.GetEntityTypes().Where(type => type.GetTableName() is { } name && asked.Contains(name) && !IsReference(type)).GroupBy(type => type.GetTableName()!, StringComparer.Ordinal)
            .Select(types => new Table(types.Key, [.. types.SelectMany(type => type.GetProperties()).Where(property => !IsCounted(property)).DistinctBy(property => property.GetColumnName()).Select(property => new Column(property.GetColumnName(), (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid) && !property.GetContainingForeignKeys().Any(key => IsReference(key.PrincipalEntityType))))])).ToList();

        // An id begins with the time, and all of a data set are made within minutes: its first five digits are free to say which copy it is.
        // Indexes are made anew afterwards, and for what is no longer unique, such as the code of a panel, without that.
        var indexes = Read(connection, $"SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({string.Join(", ", tables.Select(table => $"'{table.Name}'"))})");
        foreach (var name in Read(connection, $"SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({string.Join(", ", tables.Select(table => $"'{table.Name}'"))})"))
            Run(connection, $"DROP INDEX \"{name}\"");

        var actions = tables.Single(table => table.Name == "SupportActions");
        var (referrals, held) = (Number(connection, "SELECT COUNT(*) FROM Referrals"), Number(connection, "SELECT COUNT(*) FROM SupportActions"));
        var first = held;
        for (long wanted = referrals * ActionsPerReferral, more = 1; held < wanted; more++)
            held += Run(connection, Copied(actions, column => column.Name == "Id" ? $"substr(Id, 1, 2) || '{more:X3}' || substr(Id, 6)" : null, $"WHERE rowid <= {first} LIMIT {wanted - held}"));

        var panels = Number(connection, "SELECT COUNT(*) FROM Panels");
        var last = tables.ToDictionary(table => table.Name, table => Number(connection, $"SELECT MAX(rowid) FROM \"{table.Name}\""));
        for (var copy = 1; copy * panels < areas; copy++)
        {
            foreach (var table in tables)
                Run(connection, Copied(table, column => column.IsId ? $"copied(\"{column.Name}\", {copy})" : table.Name == "Panels" && column.Name is "Code" or "Name" ? $"\"{column.Name}\" || '{copy}'" : null, $"WHERE rowid <= {last[table.Name]}"));
            // Whoever looks at the figures of a panel looks at those of its copies as well.
            Run(connection, $"UPDATE Memberships SET UserId = copied(UserId, {copy}) WHERE Role = 'Analyst' AND rowid > {last["Memberships"] * copy}");
        }

        foreach (var index in indexes) Run(connection, index.Replace("CREATE UNIQUE INDEX", "CREATE INDEX", StringComparison.Ordinal));
        Run(connection, "COMMIT; PRAGMA journal_mode = WAL;");
        output.WriteLine(FormattableString.Invariant($"{Number(connection, "SELECT COUNT(*) FROM Panels")} panels, {Number(connection, "SELECT COUNT(*) FROM Referrals")} referrals, {Number(connection, "SELECT COUNT(*) FROM SupportActions")} actions, {new FileInfo(database).Length >> 20} MB."));
    }

    /// <summary>Lists that all panels share.</summary>
    private static bool IsReference(IReadOnlyTypeBase type) => type.ClrType.Namespace == typeof(Domain.Reference.ReferenceLists).Namespace;

    private static bool IsCounted(IProperty property) => property.IsPrimaryKey() && property.ClrType == typeof(long);

    private static string Copied(Table table, Func<Column, string?> instead, string which) => string.Create(CultureInfo.InvariantCulture,
        $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) SELECT {string.Join(", ", table.Columns.Select(column => instead(column) ?? $"\"{column.Name}\""))} FROM \"{table.Name}\" {which}");

    private static int Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 3600;
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> read = [];
        while (reader.Read()) read.Add(reader.GetString(0));
        return read;
    }

    [GeneratedRegex("(?:FROM|JOIN) \"(\\w+)\"")]
    private static partial Regex Tables();

    private sealed record Table(string Name, IReadOnlyList<Column> Columns);

    private sealed record Column(string Name, bool IsId);
}
