using Microsoft.SqlServer.Dac.Model;
using Index = Microsoft.SqlServer.Dac.Model.Index;

namespace YoungFutures.Tests.SqlServer;

/// <summary>How wide the keys of the indexes can become.</summary>
internal static class IndexKeys
{
    private const int Widest = 1700;
    private const int WidestClustered = 900;

    public static IReadOnlyList<string> ThatSqlServerRefuses(TSqlModel model) =>
    [
        .. Of(model, Index.TypeClass, Index.Columns, Index.Clustered),
        .. Of(model, PrimaryKeyConstraint.TypeClass, PrimaryKeyConstraint.Columns, PrimaryKeyConstraint.Clustered),
        .. Of(model, UniqueConstraint.TypeClass, UniqueConstraint.Columns, UniqueConstraint.Clustered),
    ];

    private static IEnumerable<string> Of(TSqlModel model, ModelTypeClass kind, ModelRelationshipClass key, ModelPropertyClass clustered)
    {
        foreach (var index in model.GetObjects(DacQueryScopes.UserDefined, kind))
        {
            var columns = index.GetReferenced(key).ToList();
            if (columns.FirstOrDefault(column => column.GetProperty<bool>(Column.IsMax)) is { } endless)
            {
                yield return $"{index.Name} holds {endless.Name}, which has no end";
                continue;
            }

            var most = index.GetProperty<bool>(clustered) ? WidestClustered : Widest;
            var width = columns.Sum(Width);
            if (width > most) yield return $"{index.Name} is {width} bytes wide; {most} is the most";
        }
    }

    private static int Width(TSqlObject column)
    {
        var length = column.GetProperty<int>(Column.Length);
        return column.GetReferenced(Column.DataType).Single().GetProperty<SqlDataType>(DataType.SqlDataType) switch
        {
            SqlDataType.NVarChar or SqlDataType.NChar => 2 * length,
            SqlDataType.VarChar or SqlDataType.Char or SqlDataType.VarBinary or SqlDataType.Binary => length,
            SqlDataType.UniqueIdentifier => 16,
            SqlDataType.BigInt or SqlDataType.DateTime or SqlDataType.DateTime2 or SqlDataType.Float or SqlDataType.Money => 8,
            SqlDataType.Int or SqlDataType.Real => 4,
            SqlDataType.SmallInt => 2,
            SqlDataType.Bit or SqlDataType.TinyInt => 1,
            SqlDataType.Date => 3,
            SqlDataType.Time => 5,
            SqlDataType.DateTimeOffset => 10,
            SqlDataType.Decimal or SqlDataType.Numeric => 17,
            var other => throw new NotSupportedException($"Nobody has said how wide {other} is."),
        };
    }
}
