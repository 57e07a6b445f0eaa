using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Xunit;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports.Files;

namespace YoungFutures.Tests.Web.Imports;

public sealed class FileRowsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("young-futures-files-").FullName;
    private readonly ImportSettings settings = new() { MaxRowCharacters = 5000, MaxColumns = 20, MaxRows = 1000 };
    private readonly ImportFiles files;
    private readonly FileRows rows;

    public FileRowsTests()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        settings.Folder = folder;
        files = new ImportFiles(Options.Create(settings), new ConfigurationBuilder().Build(), new HostingEnvironment { ContentRootPath = folder }, new EphemeralDataProtectionProvider());
        rows = new FileRows(files, Options.Create(settings));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(Guid Id, FileKind Kind, string? Encoding)> Keep(byte[] content, int piece = 7)
    {
        var id = Guid.NewGuid();
        using var look = new FileLook();
        await using (var writer = files.Write(id))
        {
            foreach (var some in content.Chunk(content.Length > 100_000 ? 65_536 : piece))
            {
                look.See(some);
                await writer.Write(some, default);
            }

            await writer.Finish(default);
        }

        var (kind, encoding) = look.Says();
        return (id, kind, encoding);
    }

    private async Task<List<SourceRow>> All(string content, char separator = ',', Encoding? encoding = null)
    {
        var (id, _, said) = await Keep([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(content)]);
        return [.. rows.Open(id, new FileForm { Encoding = said ?? encoding?.WebName ?? "utf-8", Separator = separator }).Rows];
    }

    private async Task<UnreadableFile> Unread(string content, char separator = ',') => await Assert.ThrowsAsync<UnreadableFile>(() => All(content, separator));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-16 without a mark")]
    [InlineData("windows-1252")]
    [InlineData("utf-8 with a mark")]
    public async Task Welsh_letters_come_through_in_every_encoding(string name)
    {
        var encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false), "utf-8 with a mark" => new UTF8Encoding(true), "utf-16 without a mark" => new UnicodeEncoding(false, false), var other => Encoding.GetEncoding(other),
        };
        var name1 = name == "windows-1252" ? "Siôn" : "Siôn Ŵyn";
        var (id, kind, said) = await Keep([.. encoding.GetPreamble(), .. encoding.GetBytes($"enw,oed\r\n{name1},14\r\n")]);
        Assert.Equal(FileKind.Text, kind);
        // Only what the file itself says is taken as said.
        Assert.Equal(name is "windows-1252" or "utf-16 without a mark", said is null);
        var source = rows.Open(id, new FileForm { Encoding = said ?? encoding.WebName, Separator = ',' });
        Assert.Equal(["enw", "oed"], source.Headings);
        Assert.Equal([name1, "14"], Assert.Single(source.Rows).Cells);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task A_cell_may_hold_separators_quotes_and_lines(char separator)
    {
        var read = await All($"a{separator}b\n\"x{separator}y\"{separator}\"two\r\nlines and a \"\"quote\"\"\"\n\n1{separator}2\n", separator);
        Assert.Equal([$"x{separator}y", "two\r\nlines and a \"quote\""], read[0].Cells);
        // Rows are numbered as they stand: the empty one counts.
        Assert.Equal([2L, 4L], read.Select(row => row.Row));
        var (id, _, encoding) = await Keep(Encoding.UTF8.GetBytes($"a{separator}b{separator}c\n1,5;2\t3\n"));
        Assert.Equal(separator, rows.LikelySeparator(id, encoding!));
    }

    [Fact]
    public async Task Excels_line_about_the_separator_is_no_heading()
    {
        var (id, _, encoding) = await Keep(Encoding.UTF8.GetBytes("sep=;\na;b\n1;2\n"));
        Assert.Equal([3L], rows.Open(id, new FileForm { Encoding = encoding, Separator = ';' }).Rows.Select(row => row.Row));
    }

    [Fact]
    public async Task A_faulty_row_is_one_row_and_a_broken_file_says_where()
    {
        var read = await All("a,b\n1,2,3\n1,2,\n\"x\"y,2\n5\" pipe,2\n1\n");
        Assert.Equal([RowFaultKind.TooManyCells, null, RowFaultKind.TextAfterQuote, null, null], read.Select(row => row.Fault));
        var open = await Unread("a,b\n1,2\n\"never closed,2\n3,4\n");
        Assert.Equal((RowFaultKind.OpenQuote, 3L), (open.Kind, open.Row));
        var long1 = await Unread("a,b\n1,2\n\"" + new string('x', 20_000) + "\",2\n");
        Assert.Equal((RowFaultKind.RowTooLong, 3L), (long1.Kind, long1.Row));
        Assert.Equal(RowFaultKind.TooManyRows, (await Unread("a\n" + string.Join('\n', Enumerable.Range(0, 1001)))).Kind);
    }

    [Theory]
    [InlineData("", RowFaultKind.NoHeadings, 1, null)]
    [InlineData("\n1,2\n", RowFaultKind.NoHeadings, 1, null)]
    [InlineData("a,,b\n1,2,3\n", RowFaultKind.HeadingMissing, 1, 1)]
    [InlineData("a,b,a\n1,2,3\n", RowFaultKind.HeadingTwice, 1, 2)]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21\n", RowFaultKind.TooManyColumns, 1, null)]
    public async Task Headings_that_cannot_be_told_apart_are_named_by_row_and_column(string content, RowFaultKind kind, long row, int? column)
    {
        var unreadable = await Unread(content);
        Assert.Equal((kind, row, column), (unreadable.Kind, unreadable.Row, unreadable.Column));
    }

    [Fact]
    public async Task A_letter_that_the_declared_encoding_does_not_have_says_its_row()
    {
        var (id, _, said) = await Keep([.. Encoding.UTF8.GetBytes("a,b\n1,2\n"), 0xD8, 0x00, (byte)'x', (byte)'\n', (byte)'\n', 1]);
        Assert.Null(said);
        var unreadable = Assert.Throws<UnreadableFile>(() => rows.Open(id, new FileForm { Encoding = "utf-16BE", Separator = ',' }).Rows.ToList());
        Assert.Contains(unreadable.Kind, new[] { RowFaultKind.WrongEncoding, RowFaultKind.RowTooLong, RowFaultKind.NoHeadings });
    }

    [Fact]
    public async Task A_workbook_gives_texts_with_their_zeros_numbers_as_kept_and_days_as_serials()
    {
        var (id, kind, _) = await Keep(Workbook(
            [["ref", "day", "share", "note"], ["007", 40663d, 93.6d, "Siân Ŵyn"], [], ["008", 40664d, 12345678901d, null]], from1904: true));
        Assert.Equal(FileKind.Workbook, kind);
        var (sheets, from1904) = rows.Sheets(id);
        Assert.Equal(["Taflen", "Arall"], sheets);
        Assert.True(from1904);
        var source = rows.Open(id, new FileForm { IsWorkbook = true, Sheet = "Taflen" });
        Assert.Equal(["ref", "day", "share", "note"], source.Headings);
        var read = source.Rows.ToList();
        Assert.Equal([2L, 4L], read.Select(row => row.Row));
        Assert.Equal(["007", "40663", "93.6", "Siân Ŵyn"], read[0].Cells);
        Assert.Equal("12345678901", read[1].Cells[2]);
    }

    [Fact]
    public async Task A_packed_file_that_unfolds_beyond_measure_is_refused_before_it_is_read()
    {
        settings.MaxUnpackedBytes = 1_000_000;
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
            for (var i = 0; i < 100; i++) entry.Write(new byte[100_000]);
        var (id, _, _) = await Keep(stream.ToArray());
        Assert.Equal(RowFaultKind.TooMuch, Assert.Throws<UnreadableFile>(() => rows.Sheets(id)).Kind);
    }

    [Fact]
    public async Task A_kept_file_that_was_changed_or_cut_is_not_read()
    {
        var content = new byte[700_000];
        new Random(1).NextBytes(content);
        var (id, _, _) = await Keep(content);
        using (var whole = files.Read(id))
        {
            Assert.Equal(content.Length, whole.Length);
            whole.Position = 600_001;
            Assert.Equal(content[600_001], whole.ReadByte());
            whole.Position = 3;
            Assert.Equal(content[3], whole.ReadByte());
        }

        var path = Path.Combine(folder, $"{id:N}.sealed");
        var kept = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, kept[..(kept.Length / 2)]);
        Assert.Throws<InvalidDataException>(() => files.Read(id).ReadByte());
        kept[kept.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, kept);
        Assert.Throws<InvalidDataException>(() =>
        {
            using var stream = files.Read(id);
            stream.CopyTo(Stream.Null);
        });
        // Another's key does not open it.
        var other = Guid.NewGuid();
        kept[kept.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{other:N}.sealed"), kept);
        Assert.Throws<InvalidDataException>(() => files.Read(other));
    }

    [Fact]
    public async Task Every_cut_of_a_good_file_is_read_or_refused_and_never_more()
    {
        var book = Workbook([["a", "b"], ["1", 2d]], from1904: false);
        var text = Encoding.UTF8.GetBytes("a,b\n\"x\ny\",2\nŵ,3\n");
        for (var cut = 1; cut < text.Length; cut++) await Tried(text[..cut], isWorkbook: false);
        for (var cut = 100; cut < book.Length; cut += 97) await Tried(book[..cut], isWorkbook: true);
        for (var at = 40; at < book.Length; at += 61)
        {
            var changed = (byte[])book.Clone();
            changed[at] ^= 0x5A;
            await Tried(changed, isWorkbook: true);
        }

        async Task Tried(byte[] content, bool isWorkbook)
        {
            var (id, _, said) = await Keep(content, 1000);
            try
            {
                if (isWorkbook) rows.Sheets(id);
                _ = rows.Open(id, new FileForm { IsWorkbook = isWorkbook, Encoding = said ?? "windows-1252", Separator = ',' }).Rows.ToList();
            }
            catch (UnreadableFile)
            {
                // Said, with its row.
            }
        }
    }

    internal static byte[] Workbook(object?[][] table, bool from1904)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new WorkbookProperties { Date1904 = from1904 }, new Sheets());
            foreach (var name in new[] { "Taflen", "Arall" })
            {
                var part = book.AddNewPart<WorksheetPart>();
                var data = new SheetData();
                for (var row = 0; row < (name == "Taflen" ? table.Length : 1); row++)
                {
                    var line = new Row { RowIndex = (uint)row + 1 };
                    for (var column = 0; column < table[row].Length; column++)
                    {
                        if (table[row][column] is not { } value) continue;
                        var cell = new Cell { CellReference = $"{(char)('A' + column)}{row + 1}" };
                        if (value is string text) (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new Text(text)));
                        else cell.CellValue = new CellValue(Convert.ToDouble(value));
                        line.Append(cell);
                    }

                    if (line.HasChildren) data.Append(line);
                }

                part.Worksheet = new Worksheet(data);
                book.Workbook.GetFirstChild<Sheets>()!.Append(new Sheet { Id = book.GetIdOfPart(part), Name = name, SheetId = (uint)(name == "Taflen" ? 1 : 2) });
            }
        }

        return stream.ToArray();
    }
}
