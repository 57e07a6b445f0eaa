using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Plumbing;

/// <summary>One sheet of a workbook: a heading for each column, and lines of text (string) or numbers (int).</summary>
public sealed record Sheet(string Name, IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<object?>> Lines);

/// <summary>Tables as a workbook. A text is a text, whatever it begins with: nothing in it is ever a formula, and nothing is hidden.</summary>
public static class SheetFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestName = 31;

    public static FileContentResult Of(string name, IEnumerable<Sheet> sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var listed = new Sheets();
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Write(part, sheet);
                listed.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = workbook.GetIdOfPart(part), SheetId = (uint)listed.ChildElements.Count + 1,
                    // Excel takes neither longer names nor these letters.
                    Name = string.Concat(sheet.Name.Where(letter => !"[]:*?/\\".Contains(letter, StringComparison.Ordinal)).Take(LongestName)),
                });
            }

            workbook.Workbook = new Workbook(listed);
        }

        return new FileContentResult(file.ToArray(), ContentType) { FileDownloadName = name };
    }

    private static void Write(WorksheetPart part, Sheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        foreach (var line in sheet.Lines.Prepend([.. sheet.Headings]))
        {
            writer.WriteStartElement(new Row());
            foreach (var cell in line) writer.WriteElement(Of(cell));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell Of(object? value) => value switch
    {
        int number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) },
        _ => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(value?.ToString() ?? "") { Space = SpaceProcessingModeValues.Preserve }) },
    };
}
