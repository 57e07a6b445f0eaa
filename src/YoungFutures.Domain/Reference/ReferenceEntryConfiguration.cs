using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YoungFutures.Domain.Reference;

internal sealed class ReferenceEntryConfiguration : IEntityTypeConfiguration<ReferenceEntry>
{
    public void Configure(EntityTypeBuilder<ReferenceEntry> entry)
    {
        entry.Property(held => held.Code).HasMaxLength(20);
        entry.HasIndex(held => new { held.Kind, held.Code }).IsUnique();
    }
}
