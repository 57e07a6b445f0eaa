using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Reporting;

/// <summary>A population file that an administrator put in force, or the return to the shipped one. The newest is in force; none is overwritten.</summary>
public sealed class PopulationFile : Record
{
    /// <summary>In characters: several times what all local authorities of England and Wales need.</summary>
    public const int ContentLength = 500_000;

    private PopulationFile()
    {
    }

    /// <summary>The file as it was sent; nothing for the one that comes with the product.</summary>
    public string? FileText { get; private set; }

    public DateTime PutAt { get; private set; }

    public Guid PutById { get; private set; }

    /// <exception cref="FormatException">The text is no population file.</exception>
    public static PopulationFile Sent(string content, DateTime at, Guid by)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > ContentLength) throw new FormatException("The text is longer than a population file may be.");
        LocalPopulation.Read(new StringReader(content));
        return new PopulationFile { FileText = content, PutAt = at, PutById = by };
    }

    /// <param name="inForce">Nothing where nobody sent a file yet.</param>
    public static PopulationFile Back(PopulationFile? inForce, DateTime at, Guid by) => inForce?.FileText is null
        ? throw new Refused("The file that comes with the product is in force already.")
        : new PopulationFile { PutAt = at, PutById = by };

    public LocalPopulation Read() => FileText is null ? LocalPopulation.Shipped : LocalPopulation.Read(new StringReader(FileText));
}

public static class PopulationFiles
{
    private static (Guid Id, LocalPopulation Read)? atHand;
    private static readonly Lock Turn = new();

    /// <summary>The first is in force.</summary>
    public static IOrderedQueryable<PopulationFile> NewestFirst(this IQueryable<PopulationFile> files) => files.OrderByDescending(held => held.PutAt).ThenByDescending(held => held.Id);

    /// <summary>What rates are worked out over now. A file does not change once it is sent, so that it is read once.</summary>
    public static async Task<LocalPopulation> PopulationInForce(this YoungFuturesDb db)
    {
        var newest = await db.PopulationFiles.NewestFirst().Select(held => (Guid?)held.Id).FirstOrDefaultAsync();
        if (newest is not { } id) return LocalPopulation.Shipped;
        lock (Turn)
            if (atHand is { } known && known.Id == id) return known.Read;
        var read = (await db.PopulationFiles.AsNoTracking().SingleAsync(held => held.Id == id)).Read();
        lock (Turn) atHand = (id, read);
        return read;
    }
}

internal sealed class PopulationFileConfiguration : IEntityTypeConfiguration<PopulationFile>
{
    public void Configure(EntityTypeBuilder<PopulationFile> file)
    {
        file.Property(held => held.FileText).HasMaxLength(PopulationFile.ContentLength);
        file.HasIndex(held => held.PutAt);
    }
}
