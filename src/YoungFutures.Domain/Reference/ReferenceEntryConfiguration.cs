using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YoungFutures.Domain.Reference;

internal sealed class ReferenceEntryConfiguration : IEntityTypeConfiguration<ReferenceEntry>
{
    public void Configure(EntityTypeBuilder<ReferenceEntry> entry)
    {
        entry.Property(held => held.Code).HasMaxLength(20);
        // In all lists together: a code is looked up without its list where it is shown.
        entry.HasIndex(held => held.Code).IsUnique();
        entry.HasIndex(held => new { held.Kind, held.Order });
    }
}
