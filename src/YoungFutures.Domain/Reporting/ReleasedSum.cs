using System.Globalization;

namespace YoungFutures.Domain.Reporting;

/// <summary>
/// Released figures of several periods added up as they were shown. What was hidden stays out of the sum and is said to be missing, so that the sum says nothing that its parts do not say.
/// </summary>
/// <param name="Shown">The sum of the figures that are shown: a multiple of five.</param>
/// <param name="Parts">How many figures there are, hidden ones with them.</param>
/// <param name="Hidden">How many of them are hidden.</param>
/// <param name="Rounded">How many counts were rounded, each by itself, for those that are shown: the sum may lie off by as much as all of them together.</param>
public sealed record ReleasedSum(int Shown, int Parts, int Hidden, int Rounded)
{
    /// <summary>The whole sum, or nothing where a part of it is hidden.</summary>
    public int? Value => Hidden == 0 ? Shown : null;

    /// <summary>The fewest that the shown figures can stand for.</summary>
    public int Fewest => Math.Max(0, Shown - (ShareRange.MostAbove * Rounded));

    /// <summary>The most that the shown figures can stand for.</summary>
    public int Most => Shown + (ShareRange.MostBelow * Rounded);

    /// <param name="parts">Each figure as it was shown, or nothing where there was none, which counts as hidden; and how many counts were rounded for it: one for each panel, and for each of the figures that it is itself a sum of.</param>
    /// <exception cref="ArgumentException">There are no parts.</exception>
    public static ReleasedSum Of(IReadOnlyList<(SuppressedCount? Count, int Rounded)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("A sum has parts.", nameof(parts));
        var shown = parts.Where(part => part.Count is { IsHidden: false }).ToList();
        return new(shown.Sum(part => part.Count!.Value!.Value), parts.Count, parts.Count - shown.Count, shown.Sum(part => part.Rounded));
    }

    /// <summary>How many counts were rounded by themselves for one figure of a panel’s release: more than one where that figure is a sum of others.</summary>
    /// <param name="row">Nothing for the total.</param>
    public static int RoundedFor(ReleaseContent content, string table, string? row)
    {
        ArgumentNullException.ThrowIfNull(content);
        return (table, row) switch
        {
            (ReleaseTables.Funnel, ReleaseTables.StepScreenedOut) => content.Tables.TryGetValue(ReleaseTables.Screenings, out var screenings) ? Math.Max(1, screenings.Rows.Count - 1) : 1,
            (ReleaseTables.Funnel, ReleaseTables.StepMoved) => 2,
            (ReleaseTables.Funnel, ReleaseTables.StepClosed) or (ReleaseTables.ClosedBecause, null) => 1 + ReleaseCounts.ByDecision.Length,
            _ => 1,
        };
    }

    /// <summary>The sum; the mark where all of it is hidden; <c>25 + c</c> where a part of it is.</summary>
    public override string ToString() => Hidden == 0
        ? Shown.ToString(CultureInfo.InvariantCulture)
        : Hidden == Parts ? SuppressedCount.Mark : string.Create(CultureInfo.InvariantCulture, $"{Shown} + {SuppressedCount.Mark}");
}
