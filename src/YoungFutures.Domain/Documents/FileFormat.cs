using System.ComponentModel.DataAnnotations;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Xml;
using YoungFutures.Domain.Text;

namespace YoungFutures.Domain.Documents;

/// <summary>What a document may be. Each is told by its content, and its name must say the same.</summary>
public enum FileFormat
{
    [Display(Name = "PDF document")] Pdf,
    [Display(Name = "Word document")] Word,
    [Display(Name = "Excel workbook")] Workbook,
    [Display(Name = "Plain text")] Text,
    [Display(Name = "JPEG picture")] Jpeg,
    [Display(Name = "PNG picture")] Png,
}

/// <summary>Why a file is none of those, or none that is taken.</summary>
public enum FileFault { Empty, Unknown, OldOffice, NameSaysOther, Damaged, TooMuchInside, Active }

/// <summary>What looking at a file found: its format, or what is wrong with it.</summary>
public sealed record LookedAt(FileFormat? Format, FileFault? Fault)
{
    public static implicit operator LookedAt(FileFormat format) => new(format, null);
    public static implicit operator LookedAt(FileFault fault) => new(null, fault);
}

/// <summary>Looks at what a file holds. What it calls itself counts only against it.</summary>
public static class FileFormats
{
    /// <summary>More parts than any document of an office program has.</summary>
    private const int MostParts = 2000;
    private const int MostCharacters = 5_000_000;
    private const string WordMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string WorkbookMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>Relationships by which opening a document fetches or runs what lies elsewhere.</summary>
    private static readonly string[] Fetching = ["/attachedTemplate", "/oleObject", "/frame", "/subDocument", "/externalLinkPath"];

    private static readonly byte[] JpegMark = [0xFF, 0xD8, 0xFF], PngMark = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], OldOfficeMark = [0xD0, 0xCF, 0x11, 0xE0];

    public static bool IsPicture(this FileFormat format) => format is FileFormat.Jpeg or FileFormat.Png;

    public static string MediaType(this FileFormat format) => format switch
    {
        FileFormat.Pdf => "application/pdf",
        FileFormat.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileFormat.Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileFormat.Jpeg => "image/jpeg",
        FileFormat.Png => "image/png",
        _ => "text/plain",
    };

    private static string[] Endings(FileFormat format) => format switch
    {
        FileFormat.Pdf => [".pdf"],
        FileFormat.Word => [".docx"],
        FileFormat.Workbook => [".xlsx"],
        FileFormat.Jpeg => [".jpg", ".jpeg"],
        FileFormat.Png => [".png"],
        _ => [".txt"],
    };

    /// <summary>
    /// The name under which somebody saves it: their sender's, with nothing in it that turns the direction of reading, leads out of a folder or means something to a system of files, and always with the ending of what it is.
    /// </summary>
    public static string NameToSaveAs(string fileName, FileFormat format)
    {
        var name = new StringBuilder();
        foreach (var rune in Path.GetFileNameWithoutExtension(TypedText.CleanLine(fileName)).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control) continue;
            name.Append(rune.Value < 128 && "<>:\"/\\|?*%;".Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        // Windows takes some names for devices, and no blank or full stop at an end.
        var stem = TypedText.Truncate(name.ToString(), 100).Trim(' ', '.');
        if (stem.Length == 0 || stem.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL" || (stem.Length == 4 && stem.ToUpperInvariant() is ['C', 'O', 'M', _] or ['L', 'P', 'T', _])) stem = "document" + (stem.Length == 0 ? "" : "-" + stem);
        return stem + Endings(format)[0];
    }

    /// <param name="file">Can be gone back in.</param>
    /// <param name="mostUnpacked">How many bytes the parts of an office document may hold together.</param>
    public static LookedAt Look(Stream file, string name, long mostUnpacked)
    {
        file.Position = 0;
        var head = new byte[8];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 0) return FileFault.Empty;
        var found = Told(file, head.AsSpan(0, read), mostUnpacked);
        file.Position = 0;
        if (found.Format is not { } format) return found;
        return Endings(format).Contains(Path.GetExtension(name).ToLowerInvariant()) ? found : FileFault.NameSaysOther;
    }

    private static LookedAt Told(Stream file, ReadOnlySpan<byte> head, long mostUnpacked)
    {
        if (head.StartsWith("%PDF-"u8)) return FileFormat.Pdf;
        if (head.StartsWith(JpegMark)) return FileFormat.Jpeg;
        if (head.StartsWith(PngMark)) return FileFormat.Png;
        if (head.StartsWith(OldOfficeMark)) return FileFault.OldOffice;
        file.Position = 0;
        if (head.StartsWith("PK"u8)) return Office(file, mostUnpacked);
        return IsText(file) ? FileFormat.Text : FileFault.Unknown;
    }

    /// <summary>Text as people write it: no control characters but those between lines. One of UTF-16 says so by its mark.</summary>
    private static bool IsText(Stream file)
    {
        var buffer = new byte[64 * 1024];
        var read = file.ReadAtLeast(buffer, 2, throwOnEndOfStream: false);
        var wide = read >= 2 && ((buffer[0] == 0xFF && buffer[1] == 0xFE) || (buffer[0] == 0xFE && buffer[1] == 0xFF));
        for (; read > 0; read = file.Read(buffer))
            for (var at = 0; at < read; at++)
                if (buffer[at] < 0x20 && !(buffer[at] is (byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) && !(wide && buffer[at] != 0x1B)) return false;
        return true;
    }

    /// <summary>As much of a text as is shown on a page.</summary>
    public const int MostShown = 64 * 1024;

    /// <summary>The beginning of a text, as characters and nothing else: UTF-16 where its mark says so, otherwise UTF-8, and what is neither becomes the sign for a character that could not be read.</summary>
    /// <returns>The text, and whether there is more of it.</returns>
    public static async Task<(string Text, bool IsCut)> BeginningOf(Stream content, CancellationToken cancelled = default)
    {
        // One more than is shown tells whether there is more.
        var buffer = new byte[MostShown + 1];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancelled);
        var isCut = read > MostShown;
        using var reader = new StreamReader(new MemoryStream(buffer, 0, Math.Min(read, MostShown), writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = await reader.ReadToEndAsync(cancelled);
        // The cut may go through the middle of a character.
        return (isCut ? text.TrimEnd('\uFFFD') : text, isCut);
    }

    private static LookedAt Office(Stream file, long mostUnpacked)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts) return FileFault.TooMuchInside;
            if (zip.GetEntry("[Content_Types].xml") is not { } listed) return FileFault.Unknown;
            long left = mostUnpacked;
            foreach (var part in zip.Entries)
            {
                if ((left -= part.Length) < 0) return FileFault.TooMuchInside;
                if (!IsWhole(part)) return FileFault.Damaged;
            }

            var types = TypesIn(listed);
            if (types.Any(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))) return FileFault.Active;
            if (zip.Entries.Any(part => IsActive(part.FullName))) return FileFault.Active;
            if (zip.Entries.Where(part => part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Any(FetchesFromElsewhere)) return FileFault.Active;
            return (types.Contains(WordMain), types.Contains(WorkbookMain)) switch
            {
                (true, false) => FileFormat.Word,
                (false, true) => FileFormat.Workbook,
                _ => FileFault.Unknown,
            };
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return FileFault.Damaged;
        }
    }

    /// <summary>Reading ends at the length that the archive gives; one that gives too small a length has another checksum then.</summary>
    private static bool IsWhole(ZipArchiveEntry part)
    {
        var sum = new Crc32();
        using var content = part.Open();
        sum.Append(content);
        return sum.GetCurrentHashAsUInt32() == part.Crc32;
    }

    private static bool IsActive(string part)
    {
        var name = part.Replace('\\', '/').ToLowerInvariant();
        return name.EndsWith("vbaproject.bin", StringComparison.Ordinal) || name.Contains("/activex/", StringComparison.Ordinal) || name.Contains("/macrosheets/", StringComparison.Ordinal)
            || name.Contains("/ctrlprops/", StringComparison.Ordinal)
            // The numbers of a chart are a workbook within the document; everything else that lies there may run.
            || (name.Contains("/embeddings/", StringComparison.Ordinal) && !name.EndsWith(".xlsx", StringComparison.Ordinal));
    }

    private static List<string> TypesIn(ZipArchiveEntry listed)
    {
        var types = new List<string>();
        using var content = listed.Open();
        using var xml = XmlReader.Create(content, Reading());
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type) types.Add(type);
        return types;
    }

    private static bool FetchesFromElsewhere(ZipArchiveEntry part)
    {
        using var content = part.Open();
        using var xml = XmlReader.Create(content, Reading());
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
                && xml.GetAttribute("Type") is { } type && Fetching.Any(kind => type.EndsWith(kind, StringComparison.OrdinalIgnoreCase))) return true;
        return false;
    }

    private static XmlReaderSettings Reading() => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, IgnoreComments = true };
}
