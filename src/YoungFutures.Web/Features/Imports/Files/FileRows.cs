using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.Options;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Text;

namespace YoungFutures.Web.Features.Imports.Files;

/// <summary>Reads a kept file row by row, whichever sort it is of. Rows are read as they are asked for, and the file is closed once they are.</summary>
public sealed class FileRows(ImportFiles files, IOptions<ImportSettings> settings)
{
    /// <summary>Encodings that can be declared where the file says none.</summary>
    public static readonly IReadOnlyList<string> Encodings = ["windows-1252", "utf-16", "utf-16BE", "utf-8"];
    public static readonly IReadOnlyList<char> Separators = [',', ';', '\t'];

    private readonly ImportSettings limits = settings.Value;

    /// <summary>The rows below the headings.</summary>
    /// <exception cref="UnreadableFile">There are no headings, or none that can be told apart. Reading the rows may throw it as well.</exception>
    public RowSource Open(Guid id, FileForm form)
    {
        var (rows, length) = Raw(id, form);
        var cells = rows.GetEnumerator();
        try
        {
            if (!cells.MoveNext()) throw new UnreadableFile(RowFaultKind.NoHeadings, 1);
            var headings = Headings(cells.Current);
            return new RowSource(headings, Below(cells, headings.Count), length);
        }
        catch
        {
            cells.Dispose();
            throw;
        }
    }

    /// <summary>The headings alone.</summary>
    /// <exception cref="UnreadableFile">There are none, or none that can be told apart.</exception>
    public IReadOnlyList<string> HeadingsOf(Guid id, FileForm form)
    {
        using var rows = Raw(id, form).Rows.GetEnumerator();
        return rows.MoveNext() ? Headings(rows.Current) : throw new UnreadableFile(RowFaultKind.NoHeadings, 1);
    }

    /// <summary>The first rows, headings included, as they stand; fewer where the file breaks off among them.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> First(Guid id, FileForm form, int count)
    {
        var first = new List<IReadOnlyList<string?>>();
        try
        {
            foreach (var row in Raw(id, form).Rows.Take(count)) first.Add(row.Cells);
        }
        catch (UnreadableFile) when (first.Count > 0)
        {
            // Checking the file says where it breaks off.
        }

        return first;
    }

    /// <summary>The sheets of a workbook that somebody sees, in their order; and whether it counts days from 1904.</summary>
    public (IReadOnlyList<string> Sheets, bool From1904) Sheets(Guid id)
    {
        using var stream = files.Read(id);
        using var document = Workbook(stream);
        return (VisibleSheets(document), document.WorkbookPart!.Workbook?.WorkbookProperties?.Date1904?.Value ?? false);
    }

    /// <summary>The separator that the first line holds most of.</summary>
    public char LikelySeparator(Guid id, string encoding)
    {
        using var reader = new StreamReader(files.Read(id), Encoding.GetEncoding(encoding));
        var buffer = new char[8000];
        var read = reader.ReadBlock(buffer);
        var line = new string(buffer, 0, read);
        var end = line.IndexOfAny(['\r', '\n']);
        if (end >= 0) line = line[..end];
        return Separators.MaxBy(separator => line.Count(character => character == separator));
    }

    /// <summary>The first line that says something else in one encoding than in another, as this one reads it.</summary>
    public string? Sample(Guid id, string encoding)
    {
        using var stream = files.Read(id);
        var buffer = new byte[1_000_000];
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var odd = buffer.AsSpan(0, read).IndexOfAnyExceptInRange((byte)1, (byte)0x7F);
        if (odd < 0) return null;
        var from = Math.Max(0, odd - 80) & ~1;
        var text = Encoding.GetEncoding(encoding, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback).GetString(buffer, from, Math.Min(160, read - from) & ~1);
        return TypedText.CleanLine(text);
    }

    private (IEnumerable<SourceRow> Rows, long Length) Raw(Guid id, FileForm form)
    {
        long length;
        using (var stream = files.Read(id)) length = stream.Length;
        return (Guarded(form.IsWorkbook ? OfWorkbook(id, form) : OfText(id, form)), length);
    }

    // Whatever a damaged file makes a library throw is a fault of the file, at the row that was reached.
    private static IEnumerable<SourceRow> Guarded(IEnumerable<SourceRow> rows)
    {
        using var each = rows.GetEnumerator();
        long reached = 0;
        while (true)
        {
            try
            {
                if (!each.MoveNext()) yield break;
            }
            catch (DecoderFallbackException)
            {
                throw new UnreadableFile(RowFaultKind.WrongEncoding, reached + 1);
            }
            catch (Exception fault) when (fault is InvalidDataException or XmlException or OpenXmlPackageException or FormatException or IOException or ArgumentException or NotSupportedException
                or InvalidOperationException or KeyNotFoundException or OverflowException or NullReferenceException)
            {
                throw new UnreadableFile(RowFaultKind.Unreadable, reached + 1);
            }

            reached = each.Current.Row;
            yield return each.Current;
        }
    }

    private IReadOnlyList<string> Headings(SourceRow first)
    {
        var cells = first.Cells.Select(cell => TypedText.CleanLine(TypedText.Truncate(cell ?? "", 1000))).ToList();
        while (cells.Count > 0 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
        if (cells.Count == 0) throw new UnreadableFile(RowFaultKind.NoHeadings, first.Row);
        if (cells.Count > limits.MaxColumns) throw new UnreadableFile(RowFaultKind.TooManyColumns, first.Row, limit: limits.MaxColumns);
        if (first.Fault is { } fault) throw new UnreadableFile(fault, first.Row);
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column].Length == 0) throw new UnreadableFile(RowFaultKind.HeadingMissing, first.Row, column);
            if (cells[column].Length > 200) throw new UnreadableFile(RowFaultKind.TooLong, first.Row, column, SignalRow.Shown(cells[column]), 200);
            if (cells.IndexOf(cells[column], 0, column) >= 0) throw new UnreadableFile(RowFaultKind.HeadingTwice, first.Row, column, SignalRow.Shown(cells[column]));
        }

        return cells;
    }

    private IEnumerable<SourceRow> Below(IEnumerator<SourceRow> rows, int headings)
    {
        using (rows)
        {
            var taken = 0;
            while (rows.MoveNext())
            {
                var row = rows.Current;
                if (row.Cells.All(string.IsNullOrWhiteSpace)) continue;
                if (++taken > limits.MaxRows) throw new UnreadableFile(RowFaultKind.TooManyRows, row.Row, limit: limits.MaxRows);
                for (var column = headings; column < row.Cells.Count && row.Fault is null; column++)
                    if (!string.IsNullOrWhiteSpace(row.Cells[column])) row = row with { Fault = RowFaultKind.TooManyCells };
                yield return row;
            }
        }
    }

    private IEnumerable<SourceRow> OfText(Guid id, FileForm form)
    {
        var encoding = Encoding.GetEncoding(form.Encoding ?? throw new InvalidOperationException("Nobody has said how the file is encoded."),
            EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        using var stream = files.Read(id);
        CsvMalformedRecord? wrong = null;
        using var csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = form.Separator ?? ',',
            HasHeader = false,
            SkipEmptyLines = false,
            DetectSeparatorHint = false,
            Encoding = encoding.CodePage == 65001 ? null : encoding,
            MaxRecordSize = limits.MaxRowCharacters,
            OnMalformedRecord = record => wrong = record,
            IncludeValuesInExceptions = false,
        });
        var cells = new List<string?>();
        for (long row = 0; ;)
        {
            row++;
            bool isThere;
            try
            {
                isThere = csv.Read();
            }
            catch (Exception fault) when (fault is CsvFormatException or InvalidDataException or InvalidOperationException)
            {
                if (wrong?.Reason == CsvMalformedReason.UnterminatedQuote) throw new UnreadableFile(RowFaultKind.OpenQuote, row);
                throw new UnreadableFile(RowFaultKind.RowTooLong, row, limit: limits.MaxRowCharacters);
            }

            if (!isThere) yield break;
            RowFaultKind? fault2 = null;
            if (wrong is { } malformed)
            {
                if (malformed.Reason == CsvMalformedReason.UnterminatedQuote) throw new UnreadableFile(RowFaultKind.OpenQuote, row);
                if (malformed.Reason == CsvMalformedReason.TextAfterClosingQuote) fault2 = RowFaultKind.TextAfterQuote;
                wrong = null;
            }

            if (csv.FieldCount > 5000) throw new UnreadableFile(RowFaultKind.TooManyColumns, row, limit: limits.MaxColumns);
            cells = new List<string?>(csv.FieldCount);
            for (var column = 0; column < csv.FieldCount; column++) cells.Add(csv.GetString(column));
            // Excel’s own line about the separator, above the headings.
            if (row == 1 && cells.Count <= 2 && cells[0] is { Length: <= 6 } said && said.TrimStart('\uFEFF').StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) continue;
            if (row == 1 && cells.Count > 0 && cells[0] is ['\uFEFF', ..] marked) cells[0] = marked[1..];
            yield return new SourceRow(row, cells, fault2, stream.Position);
        }
    }

    private IEnumerable<SourceRow> OfWorkbook(Guid id, FileForm form)
    {
        using var stream = files.Read(id);
        using var document = Workbook(stream);
        var book = document.WorkbookPart!;
        var sheets = VisibleSheets(document);
        var name = form.Sheet is { } chosen && sheets.Contains(chosen) ? chosen : sheets.FirstOrDefault() ?? throw new UnreadableFile(RowFaultKind.Unreadable, 0);
        var sheet = book.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First(held => held.Name?.Value == name);
        var texts = Texts(book);
        using var part = ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(part, Reading(limits.MaxUnpackedBytes));
        long row = 0, cellsRead = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            row = long.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > row ? said : row + 1;
            var cells = new List<string?>();
            if (!xml.IsEmptyElement)
            {
                var depth = xml.Depth;
                while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                {
                    if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
                    if (++cellsRead > limits.MaxCells) throw new UnreadableFile(RowFaultKind.TooMuch, row);
                    var column = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
                    var value = Cell(xml, texts);
                    if (value is null) continue;
                    if (column > 5000) throw new UnreadableFile(RowFaultKind.TooManyColumns, row, limit: limits.MaxColumns);
                    while (cells.Count <= column) cells.Add(null);
                    cells[column] = value;
                }
            }

            yield return new SourceRow(row, cells, null, stream.Position);
        }
    }

    /// <summary>What the cell holds as text: a number as it is stored, so that a day is its serial and a number written as text keeps its zeros.</summary>
    private static string? Cell(XmlReader xml, List<string> texts)
    {
        var type = xml.GetAttribute("t");
        if (xml.IsEmptyElement) return null;
        var depth = xml.Depth;
        string? value = null;
        StringBuilder? inline = null;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") Skip(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v") value = TextIn(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t") (inline ??= new()).Append(TextIn(xml));
        }

        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count ? texts[index] : null,
            "inlineStr" => inline?.ToString(),
            "b" => value == "1" ? "TRUE" : "FALSE",
            "e" => value,
            "str" or "d" => value,
            _ => Number(value),
        };
    }

    // 93.599999999999994 is how 93.6 is kept; a whole number of many digits stands as 1.2345678901E10.
    private static string? Number(string? kept) =>
        kept is not null && (kept.Length > 15 || kept.Contains('E', StringComparison.OrdinalIgnoreCase)) && double.TryParse(kept, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : kept;

    private List<string> Texts(WorkbookPart book)
    {
        var texts = new List<string>();
        if (book.SharedStringTablePart is not { } table) return texts;
        using var stream = table.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, Reading(limits.MaxTextBytes));
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            if (texts.Count > limits.MaxCells) throw new UnreadableFile(RowFaultKind.TooMuch, 0);
            var text = "";
            if (!xml.IsEmptyElement)
            {
                var depth = xml.Depth;
                while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                {
                    if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") Skip(xml);
                    else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t") text += TextIn(xml);
                }
            }

            texts.Add(text);
        }

        return texts;
    }

    // What stands between the tags, with the reader left on the closing one.
    private static string TextIn(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, text) = (xml.Depth, "");
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA) text = text.Length == 0 ? xml.Value : text + xml.Value;
        // How Excel writes a control character in XML.
        return text.Contains("_x", StringComparison.Ordinal) ? text.Replace("_x000D_", "\r", StringComparison.Ordinal).Replace("_x000A_", "\n", StringComparison.Ordinal).Replace("_x0000_", "\0", StringComparison.Ordinal) : text;
    }

    private static void Skip(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)) { }
    }

    private static XmlReaderSettings Reading(long most) => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = most, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var character in reference)
        {
            if (character is < 'A' or > 'Z') break;
            column = (column * 26) + (character - 'A' + 1);
            if (column > 20_000) break;
        }

        return column == 0 ? null : column - 1;
    }

    private SpreadsheetDocument Workbook(Stream stream)
    {
        try
        {
            // A small file can hold a very large one.
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
                if (zip.Entries.Count > 5000 || zip.Entries.Sum(entry => entry.Length) > limits.MaxUnpackedBytes) throw new UnreadableFile(RowFaultKind.TooMuch, 0);
            stream.Position = 0;
            var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = 50_000_000, AutoSave = false });
            if (document.WorkbookPart?.Workbook?.Sheets is not null) return document;
            document.Dispose();
        }
        catch (Exception fault) when (fault is not (UnreadableFile or OutOfMemoryException))
        {
            // Not a package, or not one of a workbook.
        }

        throw new UnreadableFile(RowFaultKind.Unreadable, 0);
    }

    private static List<string> VisibleSheets(SpreadsheetDocument document) =>
        [.. document.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Where(sheet => sheet is { Name.Value: not null, Id.Value: not null } && (sheet.State is null || sheet.State.Value == DocumentFormat.OpenXml.Spreadsheet.SheetStateValues.Visible)
                && document.WorkbookPart!.Parts.Any(part => part.RelationshipId == sheet.Id.Value && part.OpenXmlPart is WorksheetPart))
            .Select(sheet => sheet.Name!.Value!)];
}
