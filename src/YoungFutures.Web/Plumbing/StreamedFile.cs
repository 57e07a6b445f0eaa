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
        // The archive writes without waiting, which the answer does not take: it writes into memory, and that is emptied after every few lines.
        using var written = new Written();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var table in tables)
            {
                using (var entry = archive.CreateEntry(table.Name, CompressionLevel.Fastest).Open())
                {
                    entry.Write(CsvFile.Bytes([table.Headings], first: true));
                    var some = new List<IReadOnlyList<string>>(AtOnce);
                    await foreach (var line in table.Lines.WithCancellation(cancelled))
                    {
                        some.Add(line);
                        if (some.Count < AtOnce) continue;
                        entry.Write(CsvFile.Bytes(some, first: false));
                        some.Clear();
                        await written.Empty(response.Body, cancelled);
                    }

                    if (some.Count > 0) entry.Write(CsvFile.Bytes(some, first: false));
                }

                await written.Empty(response.Body, cancelled);
            }
        }

        await written.Empty(response.Body, cancelled);
    }

    /// <summary>Takes what is written until it is emptied. It cannot be gone back in, so that the archive never wants to.</summary>
    internal sealed class Written : Stream
    {
        private readonly MemoryStream held = new();
        private long gone;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => gone + held.Length; set => throw new NotSupportedException(); }

        public async Task Empty(Stream to, CancellationToken cancelled)
        {
            await to.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancelled);
            gone += held.Length;
            held.SetLength(0);
        }

        public override void Write(byte[] buffer, int offset, int count) => held.Write(buffer, offset, count);
        public override void Write(ReadOnlySpan<byte> buffer) => held.Write(buffer);
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) held.Dispose();
            base.Dispose(disposing);
        }
    }
}
