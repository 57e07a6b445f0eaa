using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// A table as a file of comma-separated values: UTF-8 with the mark by which spreadsheets know it, and no cell that a spreadsheet would take for a formula.
/// </summary>
public static class CsvFile
{
    private static readonly CsvWriterOptions Writing = new()
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r\n",
    };

    /// <exception cref="InvalidOperationException">A line has more or fewer cells than there are headings.</exception>
    public static FileContentResult Of(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> lines)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Writing, leaveOpen: true))
            foreach (var line in lines.Prepend(headings)) csv.WriteRecord([.. line]);
        return new FileContentResult(file.ToArray(), "text/csv; charset=utf-8") { FileDownloadName = name };
    }
}
