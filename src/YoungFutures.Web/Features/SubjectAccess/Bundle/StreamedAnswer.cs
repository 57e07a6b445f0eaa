using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Bundle;

/// <summary>The letter and the documents in one archive, each document opened when its turn comes.</summary>
public sealed class StreamedAnswer(string name, string letterName, byte[] letter, IReadOnlyList<(string Name, Func<CancellationToken, Task<Stream>> Open)> documents) : FileResult("application/zip")
{
    private const int AtOnce = 128 * 1024;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, cancelled) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = ContentType;
        using var written = new StreamedTables.Written();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = archive.CreateEntry(letterName, CompressionLevel.Fastest).Open()) entry.Write(letter);
            await written.Empty(response.Body, cancelled);
            var some = new byte[AtOnce];
            foreach (var document in documents)
            {
                await using var content = await document.Open(cancelled);
                using (var entry = archive.CreateEntry(document.Name, CompressionLevel.Fastest).Open())
                {
                    int read;
                    while ((read = await content.ReadAsync(some, cancelled)) > 0)
                    {
                        entry.Write(some, 0, read);
                        await written.Empty(response.Body, cancelled);
                    }
                }

                await written.Empty(response.Body, cancelled);
            }
        }

        await written.Empty(response.Body, cancelled);
    }
}
