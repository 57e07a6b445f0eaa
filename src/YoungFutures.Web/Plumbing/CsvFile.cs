using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// A table as a file of comma-separated values: UTF-8 with the mark by which spreadsheets know it, and no cell that a spreadsheet would take for a formula.
/// </summary>
public static class CsvFile
{
    /// <summary>What a spreadsheet takes for the beginning of a formula, or what one may hide behind.</summary>
    internal const string BeginsAFormula = "=+-@\t\r\n";

    private static readonly CsvWriterOptions Begun = Writing(mark: true), GoneOn = Writing(mark: false);

    /// <exception cref="InvalidOperationException">A line has more or fewer cells than there are headings.</exception>
    public static FileContentResult Of(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> lines) =>
        new(Bytes(lines.Prepend(headings), first: true), "text/csv; charset=utf-8") { FileDownloadName = name };

    /// <summary>Some lines of a file that is written piece by piece.</summary>
    /// <param name="first">It begins with these, so with the mark.</param>
    /// <exception cref="InvalidOperationException">A line has more or fewer cells than the first of these.</exception>
    public static byte[] Bytes(IEnumerable<IReadOnlyList<string>> lines, bool first)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, first ? Begun : GoneOn, leaveOpen: true))
            foreach (var line in lines) csv.WriteRecord([.. line]);
        return file.ToArray();
    }

    private static CsvWriterOptions Writing(bool mark) => new()
    {
        WriteByteOrderMark = mark,
        Injection = CsvInjection.Escape,
        InjectionCharacters = BeginsAFormula,
    };
}
