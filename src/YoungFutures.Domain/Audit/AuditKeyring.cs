using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace YoungFutures.Domain.Audit;

/// <summary>
/// The instance's audit keys, derived from one secret of at least 32 bytes: one codes the lines, one wraps the young people's keys.
/// A line's code is HMAC-SHA256 over its fields; values are AES-256-GCM (12-byte nonce, 16-byte tag, ciphertext).
/// </summary>
public sealed class AuditKeyring
{
    /// <summary>Bytes of a line's code and of a seal's.</summary>
    public const int CodeLength = 32;

    private readonly byte[] macKey;
    private readonly byte[] wrapKey;

    /// <exception cref="ArgumentException">The secret is shorter than 32 bytes.</exception>
    public AuditKeyring(byte[] secret)
    {
        if (secret.Length < 32) throw new ArgumentException("The audit secret must have at least 32 bytes.", nameof(secret));
        macKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "young-futures audit code"u8.ToArray());
        wrapKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "young-futures subject keys"u8.ToArray());
    }

    public static byte[] NewSubjectKey() => RandomNumberGenerator.GetBytes(32);

    public byte[] Wrap(byte[] subjectKey, Guid subjectId) => Seal(wrapKey, subjectKey, subjectId.ToByteArray());

    /// <exception cref="CryptographicException">The key was changed, or belongs to somebody else.</exception>
    public byte[] Unwrap(byte[] wrapped, Guid subjectId) => Open(wrapKey, wrapped, subjectId.ToByteArray());

    public static byte[] Encrypt(byte[] subjectKey, string values, Guid entryId) =>
        Seal(subjectKey, Encoding.UTF8.GetBytes(values), entryId.ToByteArray());

    public static string Decrypt(byte[] subjectKey, byte[] values, Guid entryId) =>
        Encoding.UTF8.GetString(Open(subjectKey, values, entryId.ToByteArray()));

    /// <summary>The key of one document's content, 32 bytes: it follows from the young person's, and nothing else is kept under it.</summary>
    public static byte[] OfDocument(byte[] subjectKey, Guid contentId) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, subjectKey, 32, salt: contentId.ToByteArray(), info: "young-futures document"u8.ToArray());

    /// <summary>The code of one line over everything in it but the code itself.</summary>
    public byte[] Code(AuditEntry entry)
    {
        using var buffer = new MemoryStream(256);
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(entry.Id.ToByteArray());
            writer.Write(entry.At.Ticks);
            Optional(writer, entry.UserId);
            Optional(writer, entry.AgencyId);
            Optional(writer, entry.Purpose);
            Optional(writer, entry.Event);
            Optional(writer, entry.RecordKind);
            Optional(writer, entry.RecordId);
            Optional(writer, entry.SubjectId);
            Optional(writer, entry.PanelId);
            Optional(writer, entry.Route);
            Optional(writer, entry.From);
            Optional(writer, entry.RequestId);
            Optional(writer, entry.Fields);
            writer.Write(entry.Values?.Length ?? -1);
            if (entry.Values is not null) writer.Write(entry.Values);
        }

        return HMACSHA256.HashData(macKey, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>The chained code of a seal: the one before it (nothing before the first), its number, its moment, and its line's code.</summary>
    public byte[] Chain(ReadOnlySpan<byte> before, long number, DateTime sealedAt, ReadOnlySpan<byte> code)
    {
        Span<byte> chained = stackalloc byte[CodeLength + sizeof(long) + sizeof(long) + CodeLength];
        chained.Clear();
        before.CopyTo(chained);
        BinaryPrimitives.WriteInt64LittleEndian(chained[CodeLength..], number);
        BinaryPrimitives.WriteInt64LittleEndian(chained[(CodeLength + sizeof(long))..], sealedAt.Ticks);
        code.CopyTo(chained[(CodeLength + sizeof(long) + sizeof(long))..]);
        return HMACSHA256.HashData(macKey, chained);
    }

    /// <summary>The code of a checkpoint: everything in it, and the code of the one before (nothing before the first).</summary>
    public byte[] Code(AuditCheckpoint checkpoint, ReadOnlySpan<byte> before)
    {
        using var buffer = new MemoryStream(128);
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write("checkpoint");
            writer.Write(checkpoint.Number);
            writer.Write(checkpoint.Mac.Length);
            writer.Write(checkpoint.Mac);
            writer.Write(checkpoint.SealedAt.Ticks);
            writer.Write(checkpoint.MadeAt.Ticks);
            writer.Write(before);
        }

        return HMACSHA256.HashData(macKey, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Optional(BinaryWriter writer, Guid? value)
    {
        writer.Write(value is not null);
        if (value is { } id) writer.Write(id.ToByteArray());
    }

    private static void Optional(BinaryWriter writer, string? value)
    {
        writer.Write(value is not null);
        if (value is not null) writer.Write(value);
    }

    private static byte[] Seal(byte[] key, byte[] plain, byte[] bound)
    {
        var output = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(output.AsSpan(0, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(output.AsSpan(0, 12), plain, output.AsSpan(28), output.AsSpan(12, 16), bound);
        return output;
    }

    private static byte[] Open(byte[] key, byte[] cipher, byte[] bound)
    {
        if (cipher.Length < 28) throw new CryptographicException("The encrypted value is cut short.");
        var plain = new byte[cipher.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(cipher.AsSpan(0, 12), cipher.AsSpan(28), cipher.AsSpan(12, 16), plain, bound);
        return plain;
    }
}
