using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace YoungFutures.Tests.SqlServer;

/// <summary>Transact-SQL as SQL Server 2019 reads it.</summary>
internal static class TSql
{
    // 150 is SQL Server 2019. The parser knows syntax, and takes any name before a bracket for a function:
    // those that came later have to be known by name.
    private static readonly HashSet<string> NewerThan2019 = new(StringComparer.OrdinalIgnoreCase)
    {
        "APPROX_PERCENTILE_CONT", "APPROX_PERCENTILE_DISC", "BASE64_DECODE", "BASE64_ENCODE", "BIT_COUNT", "CURRENT_DATE", "DATETRUNC", "DATE_BUCKET",
        "EDIT_DISTANCE", "EDIT_DISTANCE_SIMILARITY", "GENERATE_SERIES", "GET_BIT", "GREATEST", "JARO_WINKLER_DISTANCE", "JARO_WINKLER_SIMILARITY", "JSON_ARRAY",
        "JSON_ARRAYAGG", "JSON_CONTAINS", "JSON_OBJECT", "JSON_OBJECTAGG", "JSON_PATH_EXISTS", "LEAST", "LEFT_SHIFT", "PRODUCT", "REGEXP_COUNT", "REGEXP_INSTR",
        "REGEXP_LIKE", "REGEXP_REPLACE", "REGEXP_SUBSTR", "RIGHT_SHIFT", "SET_BIT", "UNISTR", "VECTOR_DISTANCE", "VECTOR_NORM", "VECTOR_NORMALIZE",
    };

    /// <exception cref="FormatException">It is not Transact-SQL of SQL Server 2019; the message says where and why.</exception>
    public static TSqlFragment Parse(string script)
    {
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        if (errors.Count > 0) throw new FormatException(string.Join("; ", errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")));
        var newer = new NewerFunctions();
        fragment.Accept(newer);
        return newer.Found.Count == 0 ? fragment : throw new FormatException($"SQL Server 2019 does not have {string.Join(", ", newer.Found)}");
    }

    public static string TextOf(TSqlFragment fragment) =>
        string.Concat(fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(token => token.Text));

    /// <summary>
    /// The columns of each set of rows that a batch answers with, in its order, by the name they have in their table, whatever the batch calls them;
    /// a column that is a constant or a count has no name, or the one the batch gives it.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> ResultsOf(TSqlFragment batch)
    {
        var renamings = new Renamings();
        batch.Accept(renamings);
        var results = new Results(renamings);
        batch.Accept(results);
        return results.Found;
    }

    private static string NameOf(SelectScalarExpression column) => column.ColumnName?.Value ?? OwnName(column.Expression);

    // What a subquery answers with is the one column it selects.
    private static string OwnName(ScalarExpression expression) => expression switch
    {
        ColumnReferenceExpression column => column.MultiPartIdentifier?.Identifiers[^1].Value ?? "",
        ScalarSubquery { QueryExpression: QuerySpecification { SelectElements: [SelectScalarExpression only] } } => OwnName(only.Expression),
        _ => "",
    };

    private sealed class NewerFunctions : TSqlFragmentVisitor
    {
        public SortedSet<string> Found { get; } = [];

        public override void Visit(FunctionCall node) => Look(node.FunctionName);
        public override void Visit(SchemaObjectFunctionTableReference node) => Look(node.SchemaObject.BaseIdentifier);

        private void Look(Identifier name)
        {
            if (NewerThan2019.Contains(name.Value)) Found.Add(name.Value);
        }
    }

    /// <summary>What a column was called before it got the name it has.</summary>
    private sealed class Renamings : TSqlFragmentVisitor
    {
        private readonly Dictionary<string, string> before = new(StringComparer.Ordinal);

        public override void Visit(SelectScalarExpression node)
        {
            if (node.ColumnName?.Value is { } name && OwnName(node.Expression) is { Length: > 0 } own && own != name) before.TryAdd(name, own);
        }

        public string FirstNameOf(string column)
        {
            for (var seen = new HashSet<string>(); before.TryGetValue(column, out var own) && seen.Add(column);) column = own;
            return column;
        }
    }

    private sealed class Results(Renamings renamings) : TSqlFragmentVisitor
    {
        public List<IReadOnlyList<string>> Found { get; } = [];

        public override void ExplicitVisit(SelectStatement node)
        {
            var expression = node.QueryExpression;
            while (expression is not QuerySpecification)
                expression = expression is BinaryQueryExpression union ? union.FirstQueryExpression : ((QueryParenthesisExpression)expression).QueryExpression;
            Add(((QuerySpecification)expression).SelectElements);
        }

        public override void Visit(OutputClause node) => Add(node.SelectColumns);

        private void Add(IEnumerable<SelectElement> columns) => Found.Add([.. columns.OfType<SelectScalarExpression>().Select(column => renamings.FirstNameOf(NameOf(column)))]);
    }
}
