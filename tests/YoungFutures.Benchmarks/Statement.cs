using System.Data.Common;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace YoungFutures.Benchmarks;

/// <summary>One value of a statement, as it was bound; its type's name and its text, so that another process binds the same.</summary>
internal sealed record Bound(string Name, string Type, string? Text)
{
    public static Bound Of(DbParameter parameter) => parameter.Value switch
    {
        null or DBNull => new(parameter.ParameterName, "", null),
        byte[] bytes => new(parameter.ParameterName, "Bytes", Convert.ToBase64String(bytes)),
        Guid id => new(parameter.ParameterName, "Guid", id.ToString()),
        DateTime moment => new(parameter.ParameterName, "DateTime", moment.ToString("O", CultureInfo.InvariantCulture)),
        DateOnly day => new(parameter.ParameterName, "DateOnly", day.ToString("O", CultureInfo.InvariantCulture)),
        bool yes => new(parameter.ParameterName, "Long", yes ? "1" : "0"),
        IConvertible number and (int or long or short or byte) => new(parameter.ParameterName, "Long", number.ToString(CultureInfo.InvariantCulture)),
        string text => new(parameter.ParameterName, "Text", text),
        var other => throw new NotSupportedException($"{other.GetType().Name} is a type that this does not know how to bind."),
    };

    [JsonIgnore]
    public object Value => Type switch
    {
        "" => DBNull.Value,
        "Bytes" => Convert.FromBase64String(Text!),
        "Guid" => Guid.Parse(Text!),
        "DateTime" => DateTime.Parse(Text!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "DateOnly" => DateOnly.ParseExact(Text!, "O", CultureInfo.InvariantCulture),
        "Long" => long.Parse(Text!, CultureInfo.InvariantCulture),
        _ => Text!,
    };
}

/// <summary>SQL that a page sent, with its values.</summary>
internal sealed partial record Statement(string Sql, IReadOnlyList<Bound> Values)
{
    [JsonIgnore]
    public bool IsWrite { get; } = Writing().IsMatch(Sql);

    /// <summary>A line of the audit, or its note for the sealer.</summary>
    [JsonIgnore]
    public bool IsAudit { get; } = Sql.Contains("INSERT INTO \"AuditEntries\"", StringComparison.Ordinal) || Sql.Contains("INSERT INTO \"AuditPending\"", StringComparison.Ordinal);

    public SqliteCommand On(SqliteConnection connection, SqliteTransaction? transaction, Func<object, object>? instead = null)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Sql;
        foreach (var value in Values) command.Parameters.AddWithValue(value.Name, instead is null ? value.Value : instead(value.Value));
        return command;
    }

    [GeneratedRegex(@"^\s*(INSERT|UPDATE|DELETE)\b", RegexOptions.Multiline)]
    private static partial Regex Writing();
}

/// <summary>What one request of a page did: what it asked of the database, and the answer that left.</summary>
/// <param name="Draft">For the saving of a referral: whose id, version and form key stand in the values, so that each posting has its own.</param>
internal sealed record Captured(string Page, int Status, string? ContentType, byte[] Body, IReadOnlyList<Statement> Statements, Draft? Draft);

/// <summary>A referral that is ready to be sent.</summary>
internal sealed record Draft(Guid Id, Guid Version, string Account, Guid FormKey = default);

/// <summary>What the bare endpoint needs to answer as the site does.</summary>
/// <param name="From">Rows with an id made later than this were made by the requests that were listened to.</param>
internal sealed record Script(string Database, DateTimeOffset From, IReadOnlyList<Captured> Pages, IReadOnlyList<Draft> Drafts);
