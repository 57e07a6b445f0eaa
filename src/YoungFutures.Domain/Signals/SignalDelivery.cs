using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Signals;

/// <summary>
/// What a system sent under one idempotency key, and what it was answered: sent again, it is answered the same and adds nothing. It is no record: the import it
/// made is.
/// </summary>
public sealed class SignalDelivery
{
    /// <summary>So long a key is remembered.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>A delivery without an answer after this time was broken off, and may be sent again under its key.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SystemId { get; init; }
    public Guid ListId { get; init; }
    public string Key { get; init; } = "";
    public string Sha256 { get; init; } = "";
    public DateTime StartedAt { get; set; }
    public Guid? ImportId { get; set; }
    /// <summary>HTTP status and body of the answer; null while there is none yet.</summary>
    public int? Status { get; set; }
    public string? Answer { get; set; }
}

internal sealed class SignalDeliveryConfiguration : IEntityTypeConfiguration<SignalDelivery>
{
    public void Configure(EntityTypeBuilder<SignalDelivery> delivery)
    {
        delivery.Property(held => held.Id).ValueGeneratedNever();
        delivery.Property(held => held.Key).HasMaxLength(Lengths.Name);
        delivery.Property(held => held.Sha256).HasMaxLength(64);
        delivery.Property(held => held.Answer).HasMaxLength(-1);
        delivery.HasOne<PartnerSystem>().WithMany().HasForeignKey(held => held.SystemId);
        delivery.HasIndex(held => new { held.SystemId, held.Key }).IsUnique();
        delivery.HasIndex(held => held.StartedAt);
    }
}
