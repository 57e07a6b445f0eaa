using System.IO.Compression;
using System.Text;
using Xunit;
using YoungFutures.Domain.Documents;

namespace YoungFutures.Tests.Domain.Documents;

public sealed class FileFormatTests
{
    private const long MostUnpacked = 2_000_000;

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ", "report.pdf", FileFormat.Pdf)]
    [InlineData("%PDF-1.7", "REPORT.PDF", FileFormat.Pdf)]
    [InlineData("Rang ei mam; mae’n iawn.\r\n\tEto yfory.", "note.txt", FileFormat.Text)]
    [InlineData("<script>alert(1)</script>", "note.txt", FileFormat.Text)]
    public void What_a_file_holds_says_what_it_is(string content, string name, FileFormat format) => Assert.Equal(format, Look(Encoding.UTF8.GetBytes(content), name).Format);

    [Theory]
    [InlineData("", "note.txt", FileFault.Empty)]
    [InlineData("MZ\u0090\0\u0003", "report.pdf", FileFault.Unknown)]
    [InlineData("\u007fELF\u0002\u0001", "note.txt", FileFault.Unknown)]
    [InlineData("%PDF-1.7", "report.docx", FileFault.NameSaysOther)]
    [InlineData("%PDF-1.7", "report.pdf.exe", FileFault.NameSaysOther)]
    [InlineData("%PDF-1.7", "report", FileFault.NameSaysOther)]
    [InlineData("<html>", "page.html", FileFault.NameSaysOther)]
    [InlineData("PK\u0003\u0004", "report.docx", FileFault.Damaged)]
    public void What_is_no_document_is_told_by_its_content_and_its_name(string content, string name, FileFault fault) => Assert.Equal(fault, Look(Encoding.UTF8.GetBytes(content), name).Fault);

    [Fact]
    public void An_office_document_of_an_old_kind_is_told() => Assert.Equal(FileFault.OldOffice, Look([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "report.doc").Fault);

    [Fact]
    public void Word_documents_and_workbooks_are_known_by_their_main_part()
    {
        Assert.Equal(FileFormat.Word, Look(OfficeFiles.Word(), "report.docx").Format);
        Assert.Equal(FileFormat.Workbook, Look(OfficeFiles.Workbook(), "list.xlsx").Format);
        Assert.Equal(FileFault.NameSaysOther, Look(OfficeFiles.Word(), "list.xlsx").Fault);
        Assert.Equal(FileFault.Unknown, Look(OfficeFiles.Zip(("a.txt", "hello")), "report.docx").Fault);
    }

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("word\\VBAPROJECT.BIN")]
    [InlineData("word/embeddings/oleObject1.bin")]
    [InlineData("word/activeX/activeX1.xml")]
    public void Parts_that_run_are_refused(string part) => Assert.Equal(FileFault.Active, Look(OfficeFiles.Word((part, "x")), "report.docx").Fault);

    [Fact]
    public void The_numbers_of_a_chart_are_no_part_that_runs() => Assert.Equal(FileFormat.Word, Look(OfficeFiles.Word(("word/embeddings/Microsoft_Excel_Sheet1.xlsx", "x")), "report.docx").Format);

    [Fact]
    public void A_document_that_says_it_has_macros_is_refused() =>
        Assert.Equal(FileFault.Active, Look(OfficeFiles.Zip(("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")), "report.docx").Fault);

    [Theory]
    [InlineData("attachedTemplate", FileFault.Active)]
    [InlineData("oleObject", FileFault.Active)]
    [InlineData("hyperlink", null)]
    public void A_template_that_is_fetched_from_elsewhere_is_refused_and_a_link_is_not(string kind, FileFault? fault)
    {
        var file = OfficeFiles.Word(("word/_rels/settings.xml.rels", $"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"https://elsewhere.example/a\" TargetMode=\"External\"/></Relationships>"));
        Assert.Equal(fault, Look(file, "report.docx").Fault);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_a_large_one_is_refused()
    {
        var bomb = OfficeFiles.Word(("word/media/image1.bin", new string('0', 3_000_000)));
        Assert.True(bomb.Length < 20_000);
        Assert.Equal(FileFault.TooMuchInside, Look(bomb, "report.docx").Fault);
        Assert.Equal(FileFault.TooMuchInside, Look(OfficeFiles.Word([.. Enumerable.Range(0, 2001).Select(number => ($"word/{number}.xml", "x"))]), "report.docx").Fault);
    }

    [Fact]
    public void An_archive_that_lies_about_its_lengths_is_not_believed()
    {
        var bomb = OfficeFiles.Word(("word/media/image1.bin", new string('0', 3_000_000)));
        // The length of the part once unpacked stands before its name and again in the list at the end: now both say ten.
        var length = BitConverter.GetBytes(3_000_000);
        for (var at = 0; at < bomb.Length - 4; at++)
            if (bomb.AsSpan(at, 4).SequenceEqual(length)) BitConverter.GetBytes(10).CopyTo(bomb, at);
        Assert.Equal(FileFault.Damaged, Look(bomb, "report.docx").Fault);
    }

    [Fact]
    public void Parts_that_would_read_other_files_are_refused() =>
        Assert.Equal(FileFault.Damaged, Look(OfficeFiles.Zip(("[Content_Types].xml", "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Types>&x;</Types>")), "report.docx").Fault);

    [Theory]
    [InlineData("School report.pdf", "School report.pdf")]
    [InlineData("adroddiad ysgol ŵŷ.pdf", "adroddiad ysgol ŵŷ.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("<script>alert(1)<\u2215script>.pdf", "_script_alert(1)_\u2215script_.pdf")]
    [InlineData("annual\u202Efdp.exe", "annualfdp.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf")]
    [InlineData("con.pdf", "document-con.pdf")]
    [InlineData(".pdf", "document.pdf")]
    [InlineData("\u200f\u200f.pdf", "document.pdf")]
    public void A_name_to_save_under_leads_nowhere_and_ends_in_what_the_file_is(string sent, string saved) => Assert.Equal(saved, FileFormats.NameToSaveAs(sent, FileFormat.Pdf));

    [Fact]
    public void A_long_name_is_shortened_and_keeps_its_ending()
    {
        var name = FileFormats.NameToSaveAs(new string('x', 300) + ".docx", FileFormat.Word);
        Assert.Equal(new string('x', 100) + ".docx", name);
    }

    private static LookedAt Look(byte[] content, string name)
    {
        using var file = new MemoryStream(content);
        return FileFormats.Look(file, name, MostUnpacked);
    }
}

/// <summary>Office documents with as little in them as may be.</summary>
internal static class OfficeFiles
{
    public static byte[] Word(params (string Name, string Content)[] parts) => Of("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", parts);

    public static byte[] Workbook(params (string Name, string Content)[] parts) => Of("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", parts);

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }

        return file.ToArray();
    }

    private static byte[] Of(string main, string type, (string, string)[] parts) =>
        Zip([("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/{main}\" ContentType=\"{type}\"/></Types>"), (main, "<document/>"), .. parts]);
}
