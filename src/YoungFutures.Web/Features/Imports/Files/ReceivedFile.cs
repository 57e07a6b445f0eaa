using System.Security.Cryptography;
using System.Text.Unicode;

namespace YoungFutures.Web.Features.Imports.Files;

public enum FileKind { Empty, Text, Workbook, OldWorkbook, Other }

/// <summary>A file as it came in: sealed on the disk already, and looked at while it passed.</summary>
public sealed class ReceivedFile
{
    public Guid Id { get; } = Guid.CreateVersion7();
    /// <summary>Without a path.</summary>
    public string Name { get; init; } = "";
    public long Bytes { get; set; }
    public string Sha256 { get; set; } = "";
    public bool IsTooLarge { get; set; }
    public FileKind Kind { get; set; }
    /// <summary>The encoding that the file itself says, by its first bytes or by being nothing but UTF-8.</summary>
    public string? Encoding { get; set; }
    /// <summary>An import has taken the file; until then it goes with the request.</summary>
    public bool IsTaken { get; set; }
}

/// <summary>Looks at a file’s bytes as they pass.</summary>
public sealed class FileLook : IDisposable
{
    private static readonly byte[] OldWorkbook = [0xD0, 0xCF, 0x11, 0xE0], Utf8Mark = [0xEF, 0xBB, 0xBF], Utf16Mark = [0xFF, 0xFE], Utf16BackwardMark = [0xFE, 0xFF];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47], Jpeg = [0xFF, 0xD8, 0xFF], Gzip = [0x1F, 0x8B];

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] first = new byte[4096];
    private readonly byte[] carried = new byte[4];
    private int firstFilled, carriedLength;
    private bool isUtf8 = true;

    public long Bytes { get; private set; }

    public void See(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Bytes += bytes.Length;
        var some = Math.Min(bytes.Length, first.Length - firstFilled);
        bytes[..some].CopyTo(first.AsSpan(firstFilled));
        firstFilled += some;
        if (isUtf8) FollowUtf8(bytes);
    }

    public void Dispose() => hash.Dispose();

    public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public (FileKind Kind, string? Encoding) Says()
    {
        var head = first.AsSpan(0, firstFilled);
        if (Bytes == 0) return (FileKind.Empty, null);
        if (head.StartsWith("PK\u0003\u0004"u8)) return (FileKind.Workbook, null);
        if (head.StartsWith(OldWorkbook)) return (FileKind.OldWorkbook, null);
        if (head.StartsWith(Utf8Mark)) return IsOther(head[3..]) ? (FileKind.Other, null) : (FileKind.Text, isUtf8 && carriedLength == 0 ? "utf-8" : null);
        if (head.StartsWith(Utf16Mark)) return (FileKind.Text, "utf-16");
        if (head.StartsWith(Utf16BackwardMark)) return (FileKind.Text, "utf-16BE");
        if (IsOther(head)) return (FileKind.Other, null);
        // UTF-16 without its mark is full of NULs, which UTF-8 allows and no list holds.
        return (FileKind.Text, isUtf8 && carriedLength == 0 && !head.Contains((byte)0) ? "utf-8" : null);
    }

    private static bool IsOther(ReadOnlySpan<byte> head)
    {
        foreach (var mark in (ReadOnlySpan<string>)["%PDF", "{\\rtf", "GIF8", "\u007FELF", "MZ", "<", "Rar!", "7z", "SQLite"])
        {
            var at = 0;
            while (at < mark.Length && at < head.Length && head[at] == (byte)mark[at]) at++;
            if (at == mark.Length) return true;
        }

        if (head.StartsWith(Png) || head.StartsWith(Jpeg) || head.StartsWith(Gzip)) return true;
        var odd = 0;
        foreach (var value in head)
            if (value < 0x20 && value is not (0 or (byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1A)) odd++;
        return odd > Math.Max(3, head.Length / 20);
    }

    private void FollowUtf8(ReadOnlySpan<byte> bytes)
    {
        if (carriedLength > 0)
        {
            // The rest of a letter that the last piece broke off in.
            Span<byte> joined = stackalloc byte[8];
            carried.AsSpan(0, carriedLength).CopyTo(joined);
            var more = Math.Min(bytes.Length, 4);
            bytes[..more].CopyTo(joined[carriedLength..]);
            var letter = joined[..(carriedLength + more)];
            var status = System.Text.Rune.DecodeFromUtf8(letter, out _, out var used);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                letter.CopyTo(carried);
                carriedLength = letter.Length;
                return;
            }

            if (status != System.Buffers.OperationStatus.Done)
            {
                isUtf8 = false;
                return;
            }

            bytes = bytes[(used - carriedLength)..];
            carriedLength = 0;
        }

        if (Utf8.IsValid(bytes)) return;
        // Perhaps only the last letter is broken off.
        for (var cut = Math.Max(0, bytes.Length - 3); cut < bytes.Length; cut++)
        {
            if (System.Text.Rune.DecodeFromUtf8(bytes[cut..], out _, out _) != System.Buffers.OperationStatus.NeedMoreData || !Utf8.IsValid(bytes[..cut])) continue;
            bytes[cut..].CopyTo(carried);
            carriedLength = bytes.Length - cut;
            return;
        }

        isUtf8 = false;
    }
}
