using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Summary;

/// <summary>What must be said wherever released figures are read: on paper and in files as on the page.</summary>
public static class SummaryWords
{
    public static IEnumerable<string> Of(Words T) =>
    [
        T["“{0}” stands for a small number, or for none. It protects the young people behind it.", SuppressedCount.Mark],
        T["Every other count is rounded to a multiple of five, by chance either way, so that a table adds up as it stands."],
        T["Shares are worked out from the counts as they are shown, and given over {0} or more.", SuppressedPercentage.SmallestWhole],
    ];
}
