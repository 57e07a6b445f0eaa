using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace YoungFutures.Tests.SqlServer;

/// <summary>What was sent to SQL Server, with its parameters declared as they were sent.</summary>
internal sealed record Statement(string Text, string Parameters)
{
    public static Statement Of(DbCommand command) => new(command.CommandText, string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(Declared)));

    /// <summary>A procedure of the same body: the one form in which a schema can hold a statement and check what it names.</summary>
    public string AsProcedure(string name) =>
        $"CREATE PROCEDURE [dbo].[{name}]{(Parameters == "" ? "" : $" ({Parameters})")} AS\nBEGIN\n{Text}\nEND";

    private static string Declared(SqlParameter parameter)
    {
        var size = parameter.Size is > 0 and <= 8000 ? parameter.Size.ToString(System.Globalization.CultureInfo.InvariantCulture) : "max";
        var type = parameter.SqlDbType switch
        {
            SqlDbType.NVarChar when parameter.Size > 4000 => "nvarchar(max)",
            SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary => $"{parameter.SqlDbType.ToString().ToLowerInvariant()}({size})",
            SqlDbType.NChar or SqlDbType.Char or SqlDbType.Binary => $"{parameter.SqlDbType.ToString().ToLowerInvariant()}({size})",
            SqlDbType.Decimal => $"decimal({(parameter.Precision == 0 ? 18 : parameter.Precision)}, {parameter.Scale})",
            var other => other.ToString().ToLowerInvariant(),
        };
        return $"{(parameter.ParameterName.StartsWith('@') ? "" : "@")}{parameter.ParameterName} {type}{(parameter.Direction == ParameterDirection.Input ? "" : " OUTPUT")}";
    }
}
