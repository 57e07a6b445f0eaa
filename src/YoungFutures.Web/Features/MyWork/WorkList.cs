using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.MyWork;

/// <summary>One kind of thing that waits: what My work shows the first of, and the list behind its count shows whole.</summary>
/// <param name="Key">Its part of the address.</param>
/// <param name="Title">An English phrase that has its Welsh.</param>
/// <param name="Rows">In the order in which they are to be taken up.</param>
/// <param name="Link">The page of one line.</param>
public sealed record WorkList(string Key, string Title, IQueryable<WorkRow> Rows, Func<WorkRow, string> Link)
{
    /// <summary>Above everything else, however late anything else is.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Its lines carry the hour by which they are due: they are late by that, every day of the week.</summary>
    public bool CountsHours { get; init; }

    /// <summary>The late ones of all its lines, by the same measure as <see cref="WorkRow.IsLate"/>.</summary>
    public IQueryable<WorkRow> Late(DateOnly today, DateTime now)
    {
        var past = WorkingCalendar.EnglandAndWales.Past(today);
        return CountsHours ? Rows.Where(row => row.DueAt != null ? row.DueAt < now : row.DueOn < past) : Rows.Where(row => row.DueOn < past);
    }

    /// <summary>The list that this one comes before, whichever of them holds what is due soonest: one's own before one's agency's.</summary>
    public string? Before { get; init; }

    /// <summary>What went well or moved on: nobody has to do anything about it.</summary>
    public bool IsNews { get; init; }
}

/// <summary>The first lines of a list, and how many there are.</summary>
public sealed record WorkSection(WorkList List, IReadOnlyList<WorkRow> Rows, int Total, int Late);

public sealed record MyWorkPage(string Name, IReadOnlyList<WorkSection> Waiting, IReadOnlyList<WorkSection> News, bool SeesReports, DateTime Now, IReadOnlyList<string> StandsInFor, bool MayBeAway, IReadOnlyList<string> SuspendedIn)
{
    public int Total => Waiting.Sum(section => section.Total);
    public int Late => Waiting.Sum(section => section.Late);
}

public sealed record WorkListPage(WorkList List, Paged<WorkRow> Rows, DateTime Now);

/// <summary>A line with what it needs to be shown.</summary>
public sealed record WorkLine(WorkList List, WorkRow Row, DateTime Now);
