using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace YoungFutures.Tests.SqlServer;

/// <summary>Rows that nobody wrote, of whatever types are asked for.</summary>
internal sealed class MadeUpReader : DbDataReader
{
    private static readonly Guid SomeId = new("5a3e0000-0000-7000-8000-000000000001");
    private static readonly DateTime SomeTime = new(2026, 1, 15, 10, 30, 0, DateTimeKind.Utc);

    private readonly IReadOnlyList<IReadOnlyList<string>> results;
    private readonly Func<int>? next;
    private int result;
    private int row = -1;

    private MadeUpReader(IReadOnlyList<IReadOnlyList<string>> results, Func<int>? next)
    {
        this.results = results;
        this.next = next;
    }

    /// <summary>One row of each.</summary>
    public static MadeUpReader ForQuery(IReadOnlyList<IReadOnlyList<string>> results) => new(results, next: null);

    /// <summary>Every statement of the batch changed one row, and every row that was made got the next number.</summary>
    public static MadeUpReader ForSave(IReadOnlyList<IReadOnlyList<string>> results, Func<int> next) => new(results, next);

    private IReadOnlyList<string> Columns => result < results.Count ? results[result] : [];

    public override int FieldCount => Columns.Count;
    public override bool HasRows => true;
    public override bool IsClosed => false;
    public override int RecordsAffected => 1;
    public override int Depth => 0;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => ++row == 0 || next is not null;

    public override bool NextResult()
    {
        row = -1;
        return ++result < results.Count;
    }

    public override bool IsDBNull(int ordinal) => false;
    public override bool GetBoolean(int ordinal) => true;
    public override byte GetByte(int ordinal) => 1;
    public override char GetChar(int ordinal) => '0';
    public override DateTime GetDateTime(int ordinal) => SomeTime;
    public override decimal GetDecimal(int ordinal) => 1;
    public override double GetDouble(int ordinal) => 1;
    public override float GetFloat(int ordinal) => 1;
    public override Guid GetGuid(int ordinal) => SomeId;
    public override short GetInt16(int ordinal) => 1;
    public override long GetInt64(int ordinal) => GetInt32(ordinal);

    // A column without a name says how many rows were changed, and the position which of the rows that were sent this one is.
    public override int GetInt32(int ordinal) => next is null ? 1 : Columns[ordinal] switch { "" => 1, "_Position" => row, _ => next() };

    // Nought is a member of every enumeration; only a list, kept as JSON, cannot be read from it.
    public override string GetString(int ordinal) => IsList(Columns[ordinal]) ? "[]" : "0";

    public override T GetFieldValue<T>(int ordinal) => (T)(object)(Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.String => GetString(ordinal),
        TypeCode.DateTime => SomeTime,
        TypeCode.Boolean => true,
        TypeCode.Object when typeof(T) == typeof(Guid) => SomeId,
        TypeCode.Object when typeof(T) == typeof(DateOnly) => DateOnly.FromDateTime(SomeTime),
        TypeCode.Object when typeof(T) == typeof(TimeOnly) => TimeOnly.FromDateTime(SomeTime),
        TypeCode.Object when typeof(T) == typeof(DateTimeOffset) => new DateTimeOffset(SomeTime),
        TypeCode.Object when typeof(T) == typeof(TimeSpan) => TimeSpan.FromMinutes(1),
        TypeCode.Object when typeof(T) == typeof(byte[]) => new byte[16], // the bytes of an id, also where anything would do
        TypeCode.Object => throw new NotSupportedException($"Nobody has made up a {typeof(T).Name} yet."),
        _ => Convert.ChangeType(1, typeof(T), CultureInfo.InvariantCulture),
    });

    public override object GetValue(int ordinal) => GetString(ordinal);
    public override int GetValues(object[] values) => throw new NotSupportedException();
    public override string GetName(int ordinal) => Columns[ordinal];
    public override int GetOrdinal(string name) => Enumerable.Range(0, Columns.Count).FirstOrDefault(ordinal => Columns[ordinal] == name, -1);
    public override Type GetFieldType(int ordinal) => typeof(string);
    public override string GetDataTypeName(int ordinal) => "nvarchar";
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    // EF numbers the second column of a name: NamedAgencyIds0.
    private static bool IsList(string column) => Lists.Value.Contains(column.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));

    private static readonly Lazy<HashSet<string>> Lists = new(() =>
    {
        using var db = OfflineSqlServer.Context();
        return [.. db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => property.IsPrimitiveCollection).Select(property => property.Name)];
    });
}
