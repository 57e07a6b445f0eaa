using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Documents;

/// <summary>
/// The bytes of documents, sealed piece by piece with AES-256-GCM: one piece at a time is in memory. Each content has a key of its own, derived from the young person's: once that is destroyed, nobody
/// reads the document again, in the store or in any backup of it. A piece says its place and whether it is the last, so that what was cut short, swapped or put together otherwise is noticed.
/// </summary>
public sealed class DocumentContents(IDocumentStore store, AuditKeyring keyring)
{
    /// <summary>Bytes of a document in one piece, and of that piece once it is sealed.</summary>
    public const int Piece = 512 * 1024, SealedPiece = Piece + Tag;
    private const int Tag = 16, Nonce = 12;
    private static readonly TimeSpan Unheld = TimeSpan.FromDays(1);

    /// <summary>Keeps what is read under this young person's key. Whoever does not save the record that holds it removes it again.</summary>
    /// <returns>Under which id it lies, and its length in bytes.</returns>
    public async Task<(Guid ContentId, long Bytes)> Keep(YoungFuturesDb db, Guid subjectId, Stream from, CancellationToken cancelled = default)
    {
        var contentId = Guid.CreateVersion7();
        using var aes = new AesGcm(AuditKeyring.OfDocument(await db.KeepSubjectKey(keyring, subjectId, cancelled), contentId), Tag);
        var (plain, ahead) = (new byte[Piece], new byte[Piece]);
        long bytes = 0;
        try
        {
            var filled = await from.ReadAtLeastAsync(plain, Piece, throwOnEndOfStream: false, cancelled);
            for (var number = 0; ; number++)
            {
                // Whether a piece is the last is known once the next one was asked for.
                var next = filled == Piece ? await from.ReadAtLeastAsync(ahead, Piece, throwOnEndOfStream: false, cancelled) : 0;
                var piece = new byte[filled + Tag];
                aes.Encrypt(NonceOf(number), plain.AsSpan(0, filled), piece.AsSpan(0, filled), piece.AsSpan(filled), Bound(contentId, number, isLast: next == 0));
                await store.Put(contentId, number, piece, cancelled);
                bytes += filled;
                if (next == 0) return (contentId, bytes);
                (plain, ahead, filled) = (ahead, plain, next);
            }
        }
        catch
        {
            await store.Remove(contentId, CancellationToken.None);
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
            CryptographicOperations.ZeroMemory(ahead);
        }
    }

    /// <summary>Its bytes from the first to the last, to be read once.</summary>
    /// <exception cref="Refused">They are gone, or their key was destroyed.</exception>
    /// <exception cref="InvalidDataException">Reading found that they are not what was kept.</exception>
    public async Task<Stream> Open(YoungFuturesDb db, Document document, CancellationToken cancelled = default)
    {
        if (document.ContentId is not { } contentId) throw new Refused("The content of this document was removed.");
        if (await db.SubjectKey(keyring, document.SubjectId, cancelled) is not { } key)
            throw new Refused("This record was disposed of and its key destroyed: nobody can read the document again.");
        var reading = new Reading(store, contentId, document.Bytes, AuditKeyring.OfDocument(key, contentId));
        try
        {
            // The first piece now, so that what is gone is said before an answer has begun.
            await reading.Hold(0, cancelled);
            return reading;
        }
        catch
        {
            await reading.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes a document's bytes away, for good, and leaves its record, which the caller saves. Done twice, or on a record whose bytes are gone, it does nothing.</summary>
    public async Task Remove(Document document, CancellationToken cancelled = default)
    {
        if (document.Forget() is { } contentId) await store.Remove(contentId, cancelled);
    }

    /// <summary>Takes away bytes that no record holds: those of a document that was not saved, or was refused by the scanner.</summary>
    public Task Drop(Guid contentId) => store.Remove(contentId, CancellationToken.None);

    /// <summary>Removes what no record holds a day after it was begun: a site may stop between the bytes and their record, or between a record and its bytes.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var removed = 0;
        foreach (var some in (await store.BegunBefore(db.Now - Unheld, cancelled)).Chunk(500))
        {
            var held = (await db.Documents.Where(document => document.ContentId != null && some.Contains(document.ContentId.Value)).Select(document => document.ContentId!.Value).ToListAsync(cancelled)).ToHashSet();
            foreach (var contentId in some.Where(id => !held.Contains(id)))
            {
                await store.Remove(contentId, cancelled);
                removed++;
            }
        }

        return removed;
    }

    // The key is that of one content, written once: the piece's number is never used twice under it.
    private static byte[] NonceOf(int number)
    {
        var nonce = new byte[Nonce];
        BinaryPrimitives.WriteInt32LittleEndian(nonce, number);
        return nonce;
    }

    private static byte[] Bound(Guid contentId, int number, bool isLast)
    {
        var bound = new byte[16 + sizeof(int) + 1];
        contentId.TryWriteBytes(bound);
        BinaryPrimitives.WriteInt32LittleEndian(bound.AsSpan(16), number);
        bound[^1] = isLast ? (byte)1 : (byte)0;
        return bound;
    }

    private sealed class Reading(IDocumentStore store, Guid contentId, long bytes, byte[] key) : Stream
    {
        private readonly AesGcm aes = new(key, Tag);
        private readonly int last = (int)Math.Max(0, (bytes - 1) / Piece);
        private byte[] held = [];
        private int number = -1;
        private long position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => bytes;
        public override long Position { get => position; set => throw new NotSupportedException(); }

        public async Task Hold(int wanted, CancellationToken cancelled)
        {
            if (number == wanted) return;
            var piece = await store.Piece(contentId, wanted, cancelled) ?? throw new InvalidDataException("A piece of a document is missing.");
            if (piece.Length < Tag || piece.Length - Tag != Math.Min(Piece, bytes - ((long)wanted * Piece))) throw new InvalidDataException("A piece of a document has another length.");
            held = new byte[piece.Length - Tag];
            try
            {
                aes.Decrypt(NonceOf(wanted), piece.AsSpan(0, held.Length), piece.AsSpan(held.Length), held, Bound(contentId, wanted, wanted == last));
            }
            catch (CryptographicException)
            {
                throw new InvalidDataException("A piece of a document is not what was kept.");
            }

            number = wanted;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (position >= bytes || buffer.Length == 0) return 0;
            await Hold((int)(position / Piece), cancellationToken);
            var from = (int)(position % Piece);
            var some = Math.Min(buffer.Length, held.Length - from);
            held.AsMemory(from, some).CopyTo(buffer);
            position += some;
            return some;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A document is read asynchronously.");
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) aes.Dispose();
            CryptographicOperations.ZeroMemory(held);
            CryptographicOperations.ZeroMemory(key);
            base.Dispose(disposing);
        }
    }
}
