using YoungFutures.Domain.Disclosures;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Evaluations;

/// <summary>What a column of an extract holds.</summary>
public static class EvaluationWords
{
    private const string Holding = nameof(EvaluationField.Holding);

    public static string Column(Words T, string column) => column switch
    {
        EvaluationExtract.PersonColumn => T["A name for the young person that says nothing. It is another one under every agreement."],
        EvaluationExtract.CaseColumn => T["A name for the case that says nothing. It is another one under every agreement."],
        EvaluationExtract.CohortColumn => T["pilot: first referred from October 2025 to March 2026; before or after: earlier or later than that."],
        _ when column.StartsWith(Holding, StringComparison.Ordinal) => T["Whether it held, asked {0} months after the end. Empty: not asked, or no answer.", column[Holding.Length..]],
        _ => Enum.TryParse<EvaluationField>(column, out var field) ? T.Of(field) : column,
    };
}
