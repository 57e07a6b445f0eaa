using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace YoungFutures.Domain.Data;

/// <summary>
/// Adds many rows of what is no record, in the words of whichever database: one statement for several rows, made from the model and used for all of them. EF follows each row
/// it adds and writes a statement for each, which keeps the one writer of SQLite several times as long.
/// </summary>
internal static class BulkRows
{
    /// <summary>SQL Server takes 2,100 values in a statement; a longer one is read for longer, and what is read once is used for the rest of the batch.</summary>
    private const int MostValues = 400;

    /// <summary>Inside the transaction that the caller began.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction, or the kind of row is audited.</exception>
    public static async Task Insert<T>(this YoungFuturesDb db, IReadOnlyList<T> rows, CancellationToken cancelled = default) where T : class
    {
        if (rows.Count == 0) return;
        if (typeof(T).IsAssignableTo(typeof(Record))) throw new InvalidOperationException($"{typeof(T).Name} is audited: it goes through SaveChanges.");
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Begin a transaction first.");
        var entity = EntityOf<T>(db);
        var properties = Columns(entity);
        var most = Math.Max(1, MostValues / properties.Count);
        for (var from = 0; from < rows.Count;)
        {
            var many = Math.Min(most, rows.Count - from);
            await using var command = Prepare(db, entity, properties, many, out var values);
            command.Transaction = transaction.GetDbTransaction();
            do
            {
                for (var row = 0; row < many; row++)
                    for (var column = 0; column < properties.Count; column++)
                        values[(row * properties.Count) + column].Value = Value(properties[column], rows[from + row]);
                await command.ExecuteNonQueryAsync(cancelled);
                from += many;
            }
            while (rows.Count - from >= many);
        }
    }

    /// <summary>What would be sent for so many rows, for a test to read.</summary>
    internal static DbCommand Statement<T>(YoungFuturesDb db, int rows) where T : class => Prepare(db, EntityOf<T>(db), Columns(EntityOf<T>(db)), rows, out _);

    private static IEntityType EntityOf<T>(YoungFuturesDb db) => db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"The model has no {typeof(T).Name}.");

    private static List<IProperty> Columns(IEntityType entity) => [.. entity.GetProperties().Where(property => !property.IsShadowProperty())];

    private static DbCommand Prepare(YoungFuturesDb db, IEntityType entity, List<IProperty> properties, int rows, out DbParameter[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        values = new DbParameter[rows * properties.Count];
        var text = new System.Text.StringBuilder("INSERT INTO ").Append(sql.DelimitIdentifier(table.Name, table.Schema)).Append(" (")
            .AppendJoin(", ", properties.Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!))).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < properties.Count; column++)
            {
                var place = (row * properties.Count) + column;
                var name = sql.GenerateParameterName($"p{place}");
                text.Append(column == 0 ? "" : ", ").Append(name);
                values[place] = properties[column].GetRelationalTypeMapping().CreateParameter(command, name, null, properties[column].IsNullable);
                command.Parameters.Add(values[place]);
            }

            text.Append(')');
        }

        command.CommandText = text.ToString();
        return command;
    }

    private static object Value(IProperty property, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        if (value is null) return DBNull.Value;
        return property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) ?? DBNull.Value : value;
    }
}
