using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Web.Features.Summary;

/// <summary>The parts of the summary, in the order in which it is read.</summary>
public enum FigureSection
{
    [Display(Name = "Funnel and sources")]
    Funnel = 1,

    [Display(Name = "Timeliness")]
    Timeliness = 2,

    [Display(Name = "Support")]
    Support = 3,

    [Display(Name = "Outcomes")]
    Outcomes = 4,

    [Display(Name = "Agencies")]
    Agencies = 5,

    [Display(Name = "People and equality")]
    People = 6,

    [Display(Name = "Quality of the data")]
    Quality = 7,
}

/// <summary>The chart that is drawn from a table.</summary>
public enum FigureChart
{
    /// <summary>The table says it all.</summary>
    None = 0,

    /// <summary>Lying bars, one for each row: for names that are long.</summary>
    Bars = 1,

    /// <summary>Standing columns, one for each row: for months and other steps of time.</summary>
    Columns = 2,

    /// <summary>Lying bars, one for each row, in parts, one for each column: for two dimensions.</summary>
    Parts = 3,
}

/// <summary>Of what the shares beside the counts are. They are worked out from the counts as shown, over twenty or more.</summary>
public enum FigureShares
{
    None = 0,

    /// <summary>Each row of the total. The rows must add up.</summary>
    OfTotal = 1,

    /// <summary>Each cell of its row: for two dimensions.</summary>
    OfRow = 2,
}

/// <param name="Label">What stands over the figure.</param>
/// <param name="Row">The code of the row; nothing for the total.</param>
/// <param name="AsShare">The row's share of the total, in place of its count.</param>
public sealed record FigureHeadline(string Label, string? Row = null, bool AsShare = false);

/// <summary>
/// All that page, chart, print and files need to know of one table of a release. A table that is described here is shown everywhere; one that is not is shown nowhere.
/// </summary>
/// <remarks>Every text is marked with <see cref="Language.Words.Key"/>; one with a place to fill is given the last day of the period.</remarks>
public sealed record FigureDescription
{
    /// <summary>Its name in the release (<see cref="ReleaseTables"/>), and its place on the page.</summary>
    public required string Name { get; init; }

    public required FigureSection Section { get; init; }

    public required string Title { get; init; }

    /// <summary>What the rows are: the heading of their column.</summary>
    public required string RowsAre { get; init; }

    public required FigureCodes Rows { get; init; }

    /// <summary>What the columns are, where the table has two dimensions.</summary>
    public string? ColumnsAre { get; init; }

    /// <summary>The columns of a table of two dimensions.</summary>
    public FigureCodes? Columns { get; init; }

    /// <summary>What is counted: referrals, cases, decisions.</summary>
    public required string Counted { get; init; }

    /// <summary>What a figure of the table means, in a sentence or two.</summary>
    public required string Definition { get; init; }

    /// <summary>Out of which records: what the total, or each share, is of.</summary>
    public required string Denominator { get; init; }

    /// <summary>What must be said beside the table, such as that its rows overlap.</summary>
    public string? Note { get; init; }

    public FigureChart Chart { get; init; } = FigureChart.Bars;

    public FigureShares Shares { get; init; }

    /// <summary>Its figure among the few at the head of the page, where it has one.</summary>
    public FigureHeadline? Headline { get; init; }
}

/// <summary>All that page, print and files need to know of one stretch of days whose median a release holds.</summary>
public sealed record DaysDescription
{
    /// <summary>The name of the median in the release.</summary>
    public required string Name { get; init; }

    /// <summary>The name under which the release holds the ninetieth percentile of the same days, where it does.</summary>
    public string? Ninetieth { get; init; }

    public FigureSection Section { get; init; } = FigureSection.Timeliness;

    public required string Title { get; init; }

    public required string Definition { get; init; }

    public required string Denominator { get; init; }
}
