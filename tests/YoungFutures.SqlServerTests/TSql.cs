using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace YoungFutures.SqlServerTests;

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

    /// <summary>The columns of each set of rows that a batch answers with, in its order; a column that is a constant or a count has no name.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ResultsOf(TSqlFragment batch)
    {
        var results = new Results();
        batch.Accept(results);
        return results.Found;
    }

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

    private sealed class Results : TSqlFragmentVisitor
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

        private void Add(IEnumerable<SelectElement> columns) => Found.Add([.. columns.OfType<SelectScalarExpression>().Select(column =>
            column.ColumnName?.Value ?? (column.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value ?? "")]);
    }
}
