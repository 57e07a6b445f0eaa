using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Plumbing;

/// <param name="Widths">Of the columns, in letters.</param>
/// <param name="Lines">Each cell a number (<see cref="int"/>) or a text.</param>
public sealed record WorkbookSheet(string Name, IReadOnlyList<string> Headings, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<object>> Lines);

/// <summary>
/// Tables as an Excel workbook that holds what is seen and nothing else: no formula, no hidden sheet, row or column, no comment, no name, no link, no cache, nobody's name. A text that looks like a
/// formula is a text, also once its cell is edited. The marking stands at the head of each printed sheet.
/// </summary>
public static class WorkbookFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestName = 31;

    // Places in the style sheet.
    private const uint Plain = 0;
    private const uint Heading = 1;
    private const uint Quoted = 2;

    /// <exception cref="ArgumentException">A cell is neither a number nor a text, or a line has more or fewer cells than there are headings.</exception>
    public static FileContentResult Of(string name, string title, IReadOnlyList<WorkbookSheet> sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = $"{Paper.Marking}: {title}";
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            for (var index = 0; index < sheets.Count; index++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Drawn(sheets[index]);
                list.Append(new Sheet { Name = NameOf(sheets[index].Name), SheetId = (uint)index + 1, Id = book.GetIdOfPart(part) });
            }

            book.Workbook = new Workbook(list);
        }

        return new FileContentResult(file.ToArray(), ContentType) { FileDownloadName = name };
    }

    private static string NameOf(string name)
    {
        var allowed = string.Concat(name.Where(letter => !@":\/?*[]".Contains(letter)));
        return allowed.Length <= LongestName ? allowed : allowed[..LongestName];
    }

    private static Worksheet Drawn(WorkbookSheet sheet)
    {
        var data = new SheetData(Line(sheet.Headings, _ => Heading));
        foreach (var line in sheet.Lines)
        {
            if (line.Count != sheet.Headings.Count) throw new ArgumentException("A line has more or fewer cells than there are headings.", nameof(sheet));
            data.Append(Line(line, StyleOf));
        }

        var view = new SheetView { WorkbookViewId = 0 };
        view.Append(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(view),
            new Columns(sheet.Widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })),
            data,
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 },
            new HeaderFooter { OddHeader = new OddHeader($"&C{Paper.Marking}"), OddFooter = new OddFooter("&C&P / &N") });
    }

    private static Row Line(IReadOnlyList<object> cells, Func<object, uint> style)
    {
        var row = new Row();
        foreach (var cell in cells)
            row.Append(cell switch
            {
                int number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), StyleIndex = style(cell) },
                string text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }), StyleIndex = style(cell) },
                _ => throw new ArgumentException("A cell is a number or a text.", nameof(cells)),
            });
        return row;
    }

    // Typed anew, such a cell would be taken for a formula; the mark of a quoted text prevents that.
    private static uint StyleOf(object cell) => cell is string { Length: > 0 } text && CsvFile.BeginsAFormula.Contains(text[0]) ? Quoted : Plain;

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Arial" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Arial" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FontId = 0 },
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { FontId = 0, QuotePrefix = true }));
}
