using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Documents;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>Two small documents of one case: a letter of a school and a note about health. Both are made here, and say nothing about anybody.</summary>
public static class DemoDocuments
{
    public static async Task Fill(YoungFuturesDb db, DocumentContents contents)
    {
        if (await db.Documents.AnyAsync()) return;
        var cast = await DemoCast.Of(db, "NW");
        var @case = await db.Cases.Where(held => held.PanelId == cast.Panel.Id && held.Status == CaseStatus.Supporting && !held.IsRestricted).OrderBy(held => held.Reference).FirstOrDefaultAsync();
        if (@case is null) return;
        var act = await db.ActIn(cast.Panel.Id) with { UserId = cast.Coordinator.Id, AgencyId = cast.Coordinator.AgencyId };
        await Keep("Letter from the school", "school-letter.pdf", FileFormat.Pdf, Letter("Ysgol y Bont", "Attendance this half term: 91 per cent.", "A place in the breakfast club is kept from Monday."), isHealth: false, daysAgo: 12);
        await Keep("Note about health", "health-note.txt", FileFormat.Text, Encoding.UTF8.GetBytes("The school nurse rang.\r\nGlasses are needed; an appointment is made.\r\nMae angen sbectol; mae apwyntiad wedi’i wneud.\r\n"), isHealth: true, daysAgo: 5);
        await db.SaveChangesAsync();

        async Task Keep(string about, string name, FileFormat format, byte[] content, bool isHealth, int daysAgo)
        {
            var (contentId, bytes) = await contents.Keep(db, @case.YoungPersonId, new MemoryStream(content));
            db.Documents.Add(new Document(@case, act with { At = act.At.AddDays(-daysAgo) }, new KeptFile(contentId, name, format, bytes), about, Visibility.WholePanel, [], isHealth));
        }
    }

    /// <summary>One page of PDF with these lines, in letters of ASCII.</summary>
    private static byte[] Letter(params string[] lines)
    {
        var text = "BT /F1 14 Tf 72 760 Td 22 TL " + string.Join(' ', lines.Select(line => $"({line}) Tj T*")) + " ET";
        string[] parts =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {text.Length} >>\nstream\n{text}\nendstream"), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var number = 1; number <= parts.Length; number++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{parts[number - 1]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {parts.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {parts.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
