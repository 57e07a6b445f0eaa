using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Reference;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.Summary;

/// <summary>What leaves as a file or on paper is what stands on the page, cell by cell, and nothing else.</summary>
public sealed class FigureFilesTests(SummaryHost site) : IClassFixture<SummaryHost>
{
    private const int FigureColumn = 9;

    private sealed record Cell(string Table, string Row, string Column, string Figure);

    public static TheoryData<string, string> Shown => new()
    {
        { "en", "panel=NW&period=2026-Q3" }, { "cy", "panel=NW&period=2026-Q3" }, { "en", "panel=NW&period=2026-10" }, { "cy", "panel=NWB&period=2026-01" },
        { "en", "panel=W15000001&period=2026-Q2" }, { "cy", "panel=W15000001&period=2025" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task The_CSV_file_holds_the_cells_of_the_page_and_no_other(string language, string asked)
    {
        var visitor = await Reading(language);
        var page = await visitor.Get($"/summary?{asked}");
        var (name, bytes, media) = await File(visitor, page, "export");
        Assert.Equal(("text/csv", $"OFFICIAL-SENSITIVE-young-futures-{asked.Replace("panel=", "").Replace("&period=", "-")}.csv"), (media, name));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);

        var lines = Cells(System.Text.Encoding.UTF8.GetString(bytes[3..]));
        Assert.Equal(language == "cy" ? "Marc diogelwch" : "Marking", lines[0][0]);
        Assert.Equal(OnPage(page), lines.Skip(1).Select(line => new Cell(line[5], line[6], line[7], line[FigureColumn])));
        SaysWhatItIs(lines, page);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task The_workbook_holds_the_cells_of_the_page_and_no_other(string language, string asked)
    {
        var visitor = await Reading(language);
        var page = await visitor.Get($"/summary?{asked}");
        var (name, bytes, media) = await File(visitor, page, "workbook");
        Assert.Equal((WorkbookFile.ContentType, $"OFFICIAL-SENSITIVE-young-futures-{asked.Replace("panel=", "").Replace("&period=", "-")}.xlsx"), (media, name));

        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var sheets = book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal(2, sheets.Count);
        var lines = Lines(book, sheets[1]);
        Assert.Equal(OnPage(page), lines.Skip(1).Select(line => new Cell(line[5], line[6], line[7], line[FigureColumn])));
        SaysWhatItIs(lines, page);
        // What they are, on the first sheet: as at when, and what the mark stands for.
        var about = string.Join(' ', Lines(book, sheets[0]).SelectMany(line => line));
        Assert.Contains("OFFICIAL-SENSITIVE", about, StringComparison.Ordinal);
        Assert.Contains(language == "cy" ? "Mae “c” yn sefyll" : "“c” stands for", about, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task The_printed_sheet_holds_the_cells_of_the_page_and_no_other(string language, string asked)
    {
        var visitor = await Reading(language);
        var page = await visitor.Get($"/summary?{asked}");
        var sheet = await visitor.Get(Link(page, "print"));
        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Equal(OnPage(page), OnPage(sheet, every: true));
        Assert.Contains("OFFICIAL-SENSITIVE", sheet.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(sheet.Page.QuerySelectorAll("script, nav.govuk-service-navigation"));
        foreach (var meaning in page.Page.QuerySelectorAll(".yf-figures details .govuk-details__text p:not(.yf-meaning__of):not(:last-child)"))
            Assert.Contains(meaning.TextContent.Trim(), sheet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_in_the_workbook_is_a_number_and_a_mark_is_a_text()
    {
        var visitor = await site.As("opcc.nw");
        var (_, bytes, _) = await File(visitor, await visitor.Get("/summary?panel=NW&period=2026-Q3"), "workbook");
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).ToList();
        Assert.Contains(cells, cell => cell.DataType?.Value == CellValues.Number);
        Assert.All(cells, cell => Assert.True(cell.DataType?.Value == CellValues.Number ? int.TryParse(cell.CellValue!.Text, out _) : cell.DataType?.Value == CellValues.InlineString));
        Assert.Contains(cells, cell => cell.DataType?.Value == CellValues.InlineString && cell.InnerText == "c");
    }

    [Fact]
    public async Task The_workbook_hides_nothing_and_runs_nothing()
    {
        var visitor = await site.As("opcc.nw");
        byte[] bytes;
        var (english, welsh) = await Say("=cmd|' /C calc'!A0", "@SUM(A1)");
        try
        {
            (_, bytes, _) = await File(visitor, await visitor.Get("/summary?panel=NW&period=2026-Q3"), "workbook");
        }
        finally
        {
            await Say(english, welsh);
        }

        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(book).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));

        // Two sheets and their style: no cache, link, comment, macro, name or setting beside them, and nobody's name.
        var main = book.WorkbookPart!;
        Assert.Equal(["WorkbookStylesPart", "WorksheetPart", "WorksheetPart"], main.Parts.Select(part => part.OpenXmlPart.GetType().Name).Order());
        Assert.All(main.WorksheetParts, part => Assert.Empty(part.Parts));
        Assert.Empty(main.Workbook!.Descendants<DefinedName>());
        Assert.Null(book.PackageProperties.Creator);
        Assert.Null(book.PackageProperties.LastModifiedBy);
        Assert.Null(book.ExtendedFilePropertiesPart);
        Assert.Null(book.CustomFilePropertiesPart);
        Assert.All(main.Workbook!.Sheets!.Elements<Sheet>(), sheet => Assert.True(sheet.State is null || sheet.State.Value == SheetStateValues.Visible));
        foreach (var sheet in main.WorksheetParts.Select(part => part.Worksheet!))
        {
            Assert.Empty(sheet.Descendants<CellFormula>());
            Assert.Empty(sheet.Descendants<Hyperlink>());
            Assert.All(sheet.Descendants<Column>(), column => Assert.True(column.Hidden is null && column.Width!.Value >= 8));
            Assert.All(sheet.Descendants<Row>(), row => Assert.True(row.Hidden is null && row.Height is null));
            Assert.Contains("OFFICIAL-SENSITIVE", sheet.Descendants<OddHeader>().Single().Text, StringComparison.Ordinal);
        }

        // What looks like a formula is a text that stays one when somebody edits its cell.
        var odd = main.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).First(cell => cell.InnerText == "=cmd|' /C calc'!A0");
        var style = main.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)odd.StyleIndex!.Value);
        Assert.True(style.QuotePrefix!.Value);
    }

    [Fact]
    public void A_workbook_refuses_what_is_no_cell_and_lines_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => WorkbookFile.Of("x.xlsx", "x", [new("A", ["one"], [10], [[1.5]])]));
        Assert.Throws<ArgumentException>(() => WorkbookFile.Of("x.xlsx", "x", [new("A", ["one"], [10], [["a", "b"]])]));
        using var book = SpreadsheetDocument.Open(new MemoryStream(WorkbookFile.Of("x.xlsx", "x", [new("A name: that / is [far] too long for a sheet?", ["one"], [10], [])]).FileContents), isEditable: false);
        var name = book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single().Name!.Value!;
        Assert.True(name.Length <= 31 && !name.AsSpan().ContainsAny(@":\/?*[]"), name);
    }

    [Fact]
    public async Task Before_the_first_release_of_a_panel_its_files_are_empty_and_say_so()
    {
        await using (var db = site.Db())
        {
            var coordinator = (await site.Given.User("coordinator.nw")).Id;
            if (!await db.Panels.AnyAsync(panel => panel.Code == "NWC"))
            {
                var bare = new YoungFutures.Domain.Panels.Panel("NWC", "Gwynedd Young Futures Panel", "Panel Dyfodol Ifanc Gwynedd", YoungFutures.Domain.Panels.Nation.Wales, "E99000001", coordinator);
                db.AddRange(bare, new YoungFutures.Domain.Users.Membership(coordinator, YoungFutures.Domain.Access.Role.Coordinator, bare.Id, db.Now.AddDays(-1)));
                await db.SaveChangesAsync();
            }
        }

        var visitor = await site.As("coordinator.nw");
        Assert.Single(Cells((await visitor.Get("/summary/export?panel=NWC")).Body));
        var answer = await visitor.Client.GetAsync("/summary/workbook?panel=NWC");
        using var book = SpreadsheetDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Single(Lines(book, book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Last()));
        Assert.Contains("No figures of this panel have been released yet.", (await visitor.Get("/summary/print?panel=NWC")).Text, StringComparison.Ordinal);
        Assert.Contains("No figures that can be compared", (await visitor.Get("/summary/comparison?panel=NWC")).Text, StringComparison.Ordinal);
    }

    private async Task<(string English, string Welsh)> Say(string english, string welsh)
    {
        await using var db = site.Db();
        var entry = await db.ReferenceEntries.SingleAsync(held => held.Kind == ReferenceKind.Trigger && held.Code == "T08");
        var before = (entry.English, entry.Welsh);
        entry.Say(english, welsh);
        await db.SaveChangesAsync();
        return before;
    }

    private static void SaysWhatItIs(List<string[]> lines, Reply page)
    {
        var meanings = page.Page.QuerySelectorAll(".yf-figures details .govuk-details__text p").Select(text => text.TextContent.Trim()).ToHashSet();
        Assert.All(lines.Skip(1), line =>
        {
            Assert.Equal("OFFICIAL-SENSITIVE", line[0]);
            Assert.All(line, Assert.NotEmpty);
            Assert.Contains(line[10], meanings);
            Assert.Contains(meanings, meaning => meaning.EndsWith(": " + line[11], StringComparison.Ordinal));
        });
    }

    /// <summary>Every cell of every table of figures, in the order in which they are read. A share is read without its sign.</summary>
    private static List<Cell> OnPage(Reply page, bool every = false) =>
    [
        .. page.Page.QuerySelectorAll(every ? "main table" : ".yf-figures table").SelectMany(table =>
        {
            var columns = table.QuerySelectorAll("thead th").Select(Said).ToList();
            return table.QuerySelectorAll("tbody tr, tfoot tr").SelectMany(row => row.QuerySelectorAll("td")
                .Select((cell, index) => new Cell(Said(table.QuerySelector("caption")!), Said(row.QuerySelector("th")!), columns[index + 1], Said(cell).TrimEnd('%'))));
        }),
    ];

    private static string Said(IElement element) => element.TextContent.Trim();

    private static string Link(Reply page, string to) => page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Single(href => href.StartsWith($"/summary/{to}", StringComparison.Ordinal));

    private static async Task<(string? Name, byte[] Bytes, string? Media)> File(Visitor visitor, Reply page, string to)
    {
        var answer = await visitor.Client.GetAsync(Link(page, to));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        HttpContentHeaders headers = answer.Content.Headers;
        return (headers.ContentDisposition!.FileName, await answer.Content.ReadAsByteArrayAsync(), headers.ContentType!.MediaType);
    }

    private static List<string[]> Lines(SpreadsheetDocument book, Sheet sheet) =>
        [.. ((WorksheetPart)book.WorkbookPart!.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Row>().Select(row => row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(cell => cell.InnerText).ToArray())];

    private static List<string[]> Cells(string body)
    {
        using var csv = CsvReader.Create(new StringReader(body.TrimStart('\uFEFF')), new CsvReaderOptions { HasHeader = false });
        var lines = new List<string[]>();
        while (csv.Read()) lines.Add([.. Enumerable.Range(0, csv.FieldCount).Select(index => csv.GetString(index)!)]);
        return lines;
    }

    /// <summary>An analyst of North Wales who reads this language.</summary>
    private Task<Visitor> Reading(string language) => site.As(language == "cy" ? "opcc2.nw" : "opcc.nw");
}
