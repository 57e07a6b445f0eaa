using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Exports;

/// <summary>
/// Writes a list as a file of comma-separated values, and into the audit that it left: a line with the reason for each panel, and one for each young person on it.
/// The rows are read one after the other and kept as the bytes of the file, so that what is sent is what was written down, and nobody gets half a list.
/// </summary>
public sealed class ListFiles(YoungFuturesDb db, Viewer viewer, Records records, AuditKeyring keyring, Words T)
{
    /// <summary>More is no list that somebody works from.</summary>
    public const int Most = 5000;

    private const int AtOnce = 500;

    public async Task<FileContentResult> Of<TRow>(HttpContext context, SavedList<TRow> list, string because, CancellationToken cancelled) where TRow : IListed
    {
        var panels = new Dictionary<Guid, int>();
        var parts = new List<AuditPart>();
        using var file = new MemoryStream();
        file.Write(CsvFile.Bytes([[.. list.Columns.Select(column => column.Heading), T["Marking"]]], first: true));
        var (some, rows) = (new List<IReadOnlyList<string>>(AtOnce), 0);
        await foreach (var row in list.Rows.Take(Most + 1).AsAsyncEnumerable().WithCancellation(cancelled))
        {
            if (++rows > Most) throw new Refused("There are more than {0} rows. Filter the list, then save it.", Most);
            panels[row.PanelId] = panels.GetValueOrDefault(row.PanelId) + 1;
            if (row.SubjectId is { } subject) parts.Add(new(list.Kind, row.Id, subject, row.PanelId));
            some.Add([.. list.Columns.Select(column => column.Cell(row) ?? ""), Paper.Marking]);
            if (some.Count == AtOnce) Write();
        }

        if (rows == 0) throw new Refused("There is nothing in this list to save.");
        Write();
        // A context of its own: the form may be sent again, for the file once more, and each time is written down.
        await using (var own = records.For(viewer, db.Origin))
            await new ListExport(list.Title, string.Join("; ", list.Filters), because).Record(own, keyring, $"{context.Request.Method} {context.Request.Path}", panels, cancelled);
        context.ConcernsEach(parts);
        return new(file.ToArray(), "text/csv; charset=utf-8") { FileDownloadName = $"{Paper.Marking} {list.Title}.csv" };

        void Write()
        {
            file.Write(CsvFile.Bytes(some, first: false));
            some.Clear();
        }
    }
}
