using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Audit;

/// <summary>The last seal of the chain, its code in hexadecimal.</summary>
public sealed record AuditHead(long Number, string Mac, DateTime SealedAt)
{
    public bool Is(AuditSeal? seal) => seal is not null && seal.Number == Number && Convert.ToHexString(seal.Mac) == Mac;
}

/// <summary>
/// Where the last seal is noted outside the database: whoever cuts the end off the chain there has not cut it off here.
/// One line of text: number, code, moment.
/// </summary>
public sealed class HeadFile(string path)
{
    public string Path { get; } = path;

    /// <returns>Nothing if there is no file yet.</returns>
    /// <exception cref="FormatException">The file holds something else.</exception>
    public AuditHead? Read()
    {
        if (!File.Exists(Path)) return null;
        var parts = File.ReadAllText(Path).Split(' ', '\n', '\r').Where(part => part.Length > 0).ToArray();
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && DateTime.TryParse(parts[2], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var sealedAt)
            ? new(number, parts[1], sealedAt)
            : throw new FormatException("It does not hold a number, a code and a moment.");
    }

    /// <summary>Replaces the file as a whole: after a crash it holds the old head or the new one.</summary>
    public void Write(AuditHead head)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        var next = $"{Path}.{Guid.NewGuid():N}";
        try
        {
            using (var stream = new FileStream(next, FileMode.CreateNew))
            using (var writer = new StreamWriter(stream))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{head.Number} {head.Mac} {head.SealedAt:O}\n"));
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }
            File.Move(next, Path, overwrite: true);
        }
        finally
        {
            File.Delete(next);
        }
    }

    /// <summary>Notes the database's last seal, unless the database no longer holds the one noted before: then the old note is the evidence, and stays.</summary>
    /// <returns>False if it stays.</returns>
    public async Task<bool> Follow(YoungFuturesDb db, CancellationToken cancellation = default)
    {
        var noted = Read();
        var last = await db.AuditSeals.AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellation);
        if (noted is not null)
        {
            if (noted.Is(last)) return true;
            if (!noted.Is(await db.AuditSeals.AsNoTracking().SingleOrDefaultAsync(seal => seal.Number == noted.Number, cancellation))) return false;
        }

        if (last is not null) Write(new(last.Number, Convert.ToHexString(last.Mac), last.SealedAt));
        return true;
    }
}
