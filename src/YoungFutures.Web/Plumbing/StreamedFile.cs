using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace YoungFutures.Web.Plumbing;

/// <summary>A table of an archive: its lines are written as they are read, however many there are.</summary>
public sealed record ZippedTable(string Name, IReadOnlyList<string> Headings, IAsyncEnumerable<IReadOnlyList<string>> Lines);

/// <summary>
/// Several tables of comma-separated values in one archive, sent while they are read. What goes wrong on the way ends the connection, so that nobody takes half a file for a whole one.
/// </summary>
public sealed class StreamedTables(string name, IReadOnlyList<ZippedTable> tables) : FileResult("application/zip")
{
    private const int AtOnce = 500;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, cancelled) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = ContentType;
        await using var archive = await ZipArchive.CreateAsync(response.Body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancelled);
        foreach (var table in tables)
        {
            await using var entry = await archive.CreateEntry(table.Name, CompressionLevel.Fastest).OpenAsync(cancelled);
            await entry.WriteAsync(CsvFile.Bytes([table.Headings], first: true), cancelled);
            var some = new List<IReadOnlyList<string>>(AtOnce);
            await foreach (var line in table.Lines.WithCancellation(cancelled))
            {
                some.Add(line);
                if (some.Count < AtOnce) continue;
                await entry.WriteAsync(CsvFile.Bytes(some, first: false), cancelled);
                some.Clear();
            }

            if (some.Count > 0) await entry.WriteAsync(CsvFile.Bytes(some, first: false), cancelled);
        }
    }
}
