using Google.OrTools.Sat;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reporting;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>
/// Somebody who holds every release of a panel and knows everything about how records hang together. What they know is written down as linear constraints over one unknown for each
/// true count, and an established solver (CP-SAT) is asked which whole numbers are left for a count. Areas, quarters, years and exports are sums of these figures and say nothing more.
/// </summary>
internal sealed class Analyst
{
    private const int Reach = 4;
    private const int Highest = 10_000;

    private readonly CpModel model = new();
    private readonly Dictionary<(string Table, int Month, string Row, string Column), IntVar> unknowns = [];
    private readonly int months;

    /// <param name="released">What was released of each month, first to last. Every rounded figure counts as known, under a mark or not.</param>
    /// <param name="keepsCeilings">Whether the procedure is known to publish no more than four above what is there, over a quarter and a year.</param>
    public Analyst(IReadOnlyList<IReadOnlyDictionary<string, SuppressedTable>> released, bool keepsCeilings = true)
    {
        months = released.Count;
        foreach (var (table, row, column) in MadeUpMonths.Cells)
            for (var month = 0; month < months; month++)
            {
                var figure = released[month][table].RoundedAt(row, column.Length == 0 ? null : column);
                unknowns[(table, month, row, column)] = model.NewIntVar(Math.Max(0, figure - Reach), figure + Reach, "");
            }

        foreach (var table in MadeUpMonths.Cells.Select(cell => cell.Table).Distinct())
            foreach (var (row, column) in FiguresOf(table))
                for (var month = 0; month < months; month++)
                {
                    var figure = released[month][table].RoundedAt(row, column);
                    model.AddLinearConstraint(Sum(table, row, column, month, month), Math.Max(0, figure - Reach), figure + Reach);
                    if (!keepsCeilings) continue;
                    foreach (var from in new[] { month / 3 * 3, month / 12 * 12 }.Where(from => from < month).Distinct())
                        model.AddLinearConstraint(Sum(table, row, column, from, month),
                            Math.Max(0, Enumerable.Range(from, month - from + 1).Sum(earlier => released[earlier][table].RoundedAt(row, column)) - Reach), Highest);
                }

        SamePeople(Sources, Ages, Sexes, Ethnicities, Languages);
        SamePeople(Screenings, ScreenedInTime);
        SamePeople(Care, Learning);
        SamePeople(ReleaseTables.Gaps, GapsInWelsh);

        // Some of the people, in the same month.
        foreach (var (part, row) in Rows(Triggers).Concat(Rows(Lacking))) InTheMonth((part, row), (Sources, null));
        InTheMonth((Repeats, Repeat), (Screenings, ScreenedIn));
        InTheMonth((Care, null), (Screenings, ScreenedIn));
        InTheMonth((Heard, null), (Decisions, null));
        InTheMonth((Distance, null), (Closings, null));

        // Some of the people, in the same month or later.
        Follows((Screenings, null), (Sources, null));
        Follows((Heard, null), (Care, null));
        Follows((Agreed, null), (Care, null));
        Follows((Reached, null), (Care, null));
        Follows((FirstActions, null), (Heard, null));
        foreach (var part in Rows(Offered).Append((Supported, null)))
        {
            Follows(part, (Agreed, null));
            Follows(part, (Heard, null));
            Follows(part, (Decisions, nameof(DecisionOutcome.Adopted)));
        }

        foreach (var (_, kind) in Rows(Offered))
        {
            Follows((Accepted, kind), (Offered, kind));
            Follows((Attended, kind), (Accepted, kind));
            OnlyOnce((Waits, kind), (Offered, kind));
        }

        Follows((Closings, nameof(ClosingReason.SupportInPlace)), (Decisions, nameof(DecisionOutcome.SupportInPlace)));
        Follows((After3, null), (Distance, null), monthsLater: 2);
        Follows((After6, null), (Distance, null), monthsLater: 5);
        Follows((After12, null), (Distance, null), monthsLater: 11);

        // Where there are any, there must have been at least one of these.
        foreach (var (part, row) in Rows(Needs))
        {
            OnlyOnce((part, row), (Heard, null));
            OnlyOnce((part, row), (Decisions, nameof(DecisionOutcome.Adopted)));
        }

        foreach (var part in new[] { Decisions, ReleaseTables.Gaps, Closings, AgencyActions, AgencyChecks }) OnlyOnce((part, null), (Care, null));
        OnlyOnce((Distance, null), (Supported, null));
        OnlyOnceAny((Endings, null), Offered);
        OnlyOnceAny((Endings, Completed), Attended);
        OnlyOnceAny((Welsh, null), Attended);
    }

    /// <summary>Whether a count can be this number, with everything else that is known.</summary>
    public bool CanBe((string Table, int Month, string Row, string Column) count, int value)
    {
        var domain = model.Model.Variables[unknowns[count].Index].Domain;
        var (low, high) = (domain[0], domain[1]);
        if (value < low || value > high) return false;
        (domain[0], domain[1]) = (value, value);
        var answer = new CpSolver { StringParameters = "num_workers:1,random_seed:1" }.Solve(model);
        (domain[0], domain[1]) = (low, high);
        return answer switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => true,
            CpSolverStatus.Infeasible => false,
            _ => throw new InvalidOperationException($"The solver found no answer: {answer}."),
        };
    }

    /// <summary>The numbers, up to a largest, that a count can be.</summary>
    public IReadOnlyList<int> ValuesLeft((string Table, int Month, string Row, string Column) count, int upTo) => [.. Enumerable.Range(0, upTo + 1).Where(value => CanBe(count, value))];

    private static IEnumerable<(string? Row, string? Column)> FiguresOf(string table)
    {
        var cells = MadeUpMonths.Cells.Where(cell => cell.Table == table).ToList();
        foreach (var (_, row, column) in cells) yield return (row, column.Length == 0 ? null : column);
        if (!MadeUpMonths.AddsUp(table)) yield break;
        yield return (null, null);
        if (cells[0].Column.Length == 0) yield break;
        foreach (var row in cells.Select(cell => cell.Row).Distinct()) yield return (row, null);
        foreach (var column in cells.Select(cell => cell.Column).Distinct()) yield return (null, column);
    }

    private static IEnumerable<(string Table, string? Row)> Rows(string table) => MadeUpMonths.Cells.Where(cell => cell.Table == table).Select(cell => (table, (string?)cell.Row));

    private LinearExpr Sum(string table, string? row, string? column, int from, int to) => LinearExpr.Sum(unknowns
        .Where(held => held.Key.Table == table && held.Key.Month >= from && held.Key.Month <= to && (row is null || held.Key.Row == row) && (column is null || held.Key.Column == column))
        .Select(held => held.Value));

    private void SamePeople(params string[] tables)
    {
        foreach (var other in tables.Skip(1))
            for (var month = 0; month < months; month++)
                model.Add(Sum(tables[0], null, null, month, month) == Sum(other, null, null, month, month));
    }

    private void InTheMonth((string Table, string? Row) part, (string Table, string? Row) whole)
    {
        for (var month = 0; month < months; month++)
            model.Add(Sum(part.Table, part.Row, null, month, month) <= Sum(whole.Table, whole.Row, null, month, month));
    }

    private void Follows((string Table, string? Row) part, (string Table, string? Row) whole, int monthsLater = 0)
    {
        for (var month = 0; month < months; month++)
            if (month - monthsLater >= 0)
                model.Add(Sum(part.Table, part.Row, null, 0, month) <= Sum(whole.Table, whole.Row, null, 0, month - monthsLater));
    }

    private void OnlyOnce((string Table, string? Row) part, (string Table, string? Row) whole)
    {
        for (var month = 0; month < months; month++)
            model.Add(Sum(part.Table, part.Row, null, 0, month) <= Highest * Sum(whole.Table, whole.Row, null, 0, month));
    }

    private void OnlyOnceAny((string Table, string? Row) part, string whole) => OnlyOnce(part, (whole, null));
}
