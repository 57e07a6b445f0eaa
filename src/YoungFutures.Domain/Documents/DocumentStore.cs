using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Documents;

/// <summary>Where the sealed pieces of documents lie, each content under an id of its own. It knows no names and no keys.</summary>
public interface IDocumentStore
{
    /// <summary>Pieces come in their order, each but the last of one size. What was put is there after a power cut.</summary>
    Task Put(Guid contentId, int number, ReadOnlyMemory<byte> piece, CancellationToken cancelled);

    /// <returns>Nothing where there is none.</returns>
    Task<byte[]?> Piece(Guid contentId, int number, CancellationToken cancelled);

    /// <summary>Removing what is not there does nothing.</summary>
    Task Remove(Guid contentId, CancellationToken cancelled);

    /// <summary>Contents that were begun before this moment.</summary>
    Task<IReadOnlyList<Guid>> BegunBefore(DateTime moment, CancellationToken cancelled);
}

/// <summary>Documents as files in a folder that no web server serves: one file a content, readable by the site's own account alone.</summary>
public sealed class DocumentFiles(string folder) : IDocumentStore
{
    public async Task Put(Guid contentId, int number, ReadOnlyMemory<byte> piece, CancellationToken cancelled)
    {
        var path = PathOf(contentId);
        if (number == 0) Make(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = number == 0 ? FileMode.CreateNew : FileMode.Open, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (number == 0 && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        file.Position = (long)number * DocumentContents.SealedPiece;
        await file.WriteAsync(piece, cancelled);
        file.Flush(flushToDisk: true);
    }

    public async Task<byte[]?> Piece(Guid contentId, int number, CancellationToken cancelled)
    {
        try
        {
            await using var file = new FileStream(PathOf(contentId), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous);
            var from = (long)number * DocumentContents.SealedPiece;
            if (from >= file.Length) return null;
            file.Position = from;
            var piece = new byte[Math.Min(DocumentContents.SealedPiece, file.Length - from)];
            await file.ReadExactlyAsync(piece, cancelled);
            return piece;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task Remove(Guid contentId, CancellationToken cancelled)
    {
        var path = PathOf(contentId);
        if (File.Exists(path)) File.Delete(path);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Guid>> BegunBefore(DateTime moment, CancellationToken cancelled)
    {
        if (!Directory.Exists(folder)) return Task.FromResult<IReadOnlyList<Guid>>([]);
        IReadOnlyList<Guid> found = [.. new DirectoryInfo(folder).EnumerateFiles("*.sealed", SearchOption.AllDirectories)
            .Where(file => file.LastWriteTimeUtc < moment)
            .Select(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        return Task.FromResult(found);
    }

    // By the end of the id: its beginning is the moment, and would put all of a day into one folder.
    private string PathOf(Guid contentId)
    {
        var name = contentId.ToString("N");
        return Path.Combine(folder, name[^2..], $"{name}.sealed");
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

/// <summary>One sealed piece of a document that lies in the database.</summary>
public sealed class DocumentPiece
{
    public Guid ContentId { get; init; }
    public int Number { get; init; }
    public byte[] Bytes { get; init; } = [];
    public DateTime WrittenAt { get; init; }
}

/// <summary>Documents as rows of the database, for a site of several nodes without a folder that all of them reach, and for one backup of everything.</summary>
public sealed class DocumentRows(Records records) : IDocumentStore
{
    public async Task Put(Guid contentId, int number, ReadOnlyMemory<byte> piece, CancellationToken cancelled)
    {
        await using var db = records.As(Purpose.KeepingDocuments);
        db.DocumentPieces.Add(new DocumentPiece { ContentId = contentId, Number = number, Bytes = piece.ToArray(), WrittenAt = db.Now });
        await db.SaveChangesAsync(cancelled);
    }

    public async Task<byte[]?> Piece(Guid contentId, int number, CancellationToken cancelled)
    {
        await using var db = records.As(Purpose.KeepingDocuments);
        return await db.DocumentPieces.AsNoTracking().Where(held => held.ContentId == contentId && held.Number == number).Select(held => held.Bytes).SingleOrDefaultAsync(cancelled);
    }

    public async Task Remove(Guid contentId, CancellationToken cancelled)
    {
        await using var db = records.As(Purpose.KeepingDocuments);
        await db.DocumentPieces.Where(held => held.ContentId == contentId).ExecuteDeleteAsync(cancelled);
    }

    public async Task<IReadOnlyList<Guid>> BegunBefore(DateTime moment, CancellationToken cancelled)
    {
        await using var db = records.As(Purpose.KeepingDocuments);
        // Those that somebody holds need not leave the database.
        return await db.DocumentPieces.Where(held => held.Number == 0 && held.WrittenAt < moment && !db.Documents.Any(document => document.ContentId == held.ContentId))
            .OrderBy(held => held.WrittenAt).Select(held => held.ContentId).Take(1000).ToListAsync(cancelled);
    }
}
