using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace YoungFutures.Web.Features.Imports.Files;

/// <summary>
/// A file that is encrypted piece by piece with the site's data-protection keys, so that it is never whole in memory and never readable on the disk. Each piece says
/// its place and whether it is the last: a file that was cut short or put together otherwise is noticed.
/// </summary>
public static class SealedFile
{
    private const int PieceSize = 256 * 1024;
    private const int HeadSize = 9;

    /// <summary>Writes; dispose of it to finish the file.</summary>
    public sealed class Writer(string path, IDataProtector protector) : IAsyncDisposable
    {
        private readonly FileStream file = Begin(path);
        private readonly byte[] piece = new byte[HeadSize + PieceSize];
        private int filled;
        private long number;
        private bool isFinished;

        public async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancelled)
        {
            while (bytes.Length > 0)
            {
                if (filled == PieceSize) await Put(isLast: false, cancelled);
                var some = Math.Min(bytes.Length, PieceSize - filled);
                bytes[..some].CopyTo(piece.AsMemory(HeadSize + filled));
                filled += some;
                bytes = bytes[some..];
            }
        }

        public async Task Finish(CancellationToken cancelled)
        {
            await Put(isLast: true, cancelled);
            await file.FlushAsync(cancelled);
            isFinished = true;
        }

        public async ValueTask DisposeAsync()
        {
            await file.DisposeAsync();
            CryptographicOperations.ZeroMemory(piece);
            if (!isFinished) File.Delete(path);
        }

        private static FileStream Begin(string path)
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(path, options);
        }

        private async Task Put(bool isLast, CancellationToken cancelled)
        {
            BinaryPrimitives.WriteInt64LittleEndian(piece, number++);
            piece[8] = isLast ? (byte)1 : (byte)0;
            var kept = protector.Protect(piece.AsSpan(0, HeadSize + filled).ToArray());
            var length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, kept.Length);
            await file.WriteAsync(length, cancelled);
            await file.WriteAsync(kept, cancelled);
            filled = 0;
        }
    }

    /// <summary>Reads what a <see cref="Writer"/> finished, from any place; one piece at a time is in memory.</summary>
    /// <exception cref="InvalidDataException">The file is not whole.</exception>
    public static Stream Open(string path, IDataProtector protector) => new Reader(path, protector);

    private sealed class Reader : Stream
    {
        private readonly FileStream file;
        private readonly IDataProtector protector;
        private readonly List<(long At, int Length)> pieces = [];
        private byte[] piece = [];
        private int held = -1;
        private long position;

        public Reader(string path, IDataProtector protector)
        {
            this.protector = protector;
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024);
            try
            {
                var length = new byte[4];
                while (file.Position < file.Length)
                {
                    file.ReadExactly(length);
                    var size = BinaryPrimitives.ReadInt32LittleEndian(length);
                    if (size <= 0 || size > file.Length - file.Position) throw new InvalidDataException("The kept file is not whole.");
                    pieces.Add((file.Position, size));
                    file.Position += size;
                }

                if (pieces.Count == 0) throw new InvalidDataException("The kept file is not whole.");
                Hold(pieces.Count - 1);
                if (piece[8] != 1) throw new InvalidDataException("The kept file is not whole.");
                Length = (PieceSize * (long)(pieces.Count - 1)) + piece.Length - HeadSize;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length { get; }

        public override long Position
        {
            get => position;
            set
            {
                ArgumentOutOfRangeException.ThrowIfNegative(value);
                position = value;
            }
        }

        public override int Read(Span<byte> buffer)
        {
            if (position >= Length || buffer.Length == 0) return 0;
            Hold((int)(position / PieceSize));
            var from = HeadSize + (int)(position % PieceSize);
            var some = Math.Min(buffer.Length, piece.Length - from);
            piece.AsSpan(from, some).CopyTo(buffer);
            position += some;
            return some;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => position + offset, _ => Length + offset };

        public override void Flush() { }
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            CryptographicOperations.ZeroMemory(piece);
            base.Dispose(disposing);
        }

        private void Hold(int number)
        {
            if (held == number) return;
            var kept = new byte[pieces[number].Length];
            file.Position = pieces[number].At;
            file.ReadExactly(kept);
            try
            {
                piece = protector.Unprotect(kept);
            }
            catch (CryptographicException)
            {
                throw new InvalidDataException("The kept file is not whole.");
            }

            if (piece.Length < HeadSize || BinaryPrimitives.ReadInt64LittleEndian(piece) != number) throw new InvalidDataException("The kept file is not whole.");
            held = number;
        }
    }
}
