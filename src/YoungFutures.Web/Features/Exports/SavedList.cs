using System.Globalization;
using YoungFutures.Domain.Calendar;

namespace YoungFutures.Web.Features.Exports;

/// <summary>One column of the file. It says what the list says and no more.</summary>
public sealed record ListColumn<TRow>(string Heading, Func<TRow, string?> Cell);

/// <summary>A list as its file holds it.</summary>
/// <param name="Kind">The kind of record that its rows are.</param>
/// <param name="Filters">How it is filtered, in words; never a person.</param>
/// <param name="Rows">The rows of the list itself, so that the file cannot hold others.</param>
public sealed record SavedList<TRow>(string Title, string Kind, IReadOnlyList<string> Filters, IQueryable<TRow> Rows, IReadOnlyList<ListColumn<TRow>> Columns) where TRow : IListed;

public static class ListCells
{
    /// <summary>A day as every spreadsheet knows it, in either language.</summary>
    public static string? Cell(this DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Cell(this DateTime? moment) => moment is { } at ? ((DateOnly?)UkTime.LocalDate(at)).Cell() : null;

    public static string Cell(this int number) => number.ToString(CultureInfo.InvariantCulture);
}
