using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YoungFutures.Domain.Agencies;

internal sealed class AgencyConfiguration : IEntityTypeConfiguration<Agency>, IEntityTypeConfiguration<PanelAgency>
{
    public void Configure(EntityTypeBuilder<Agency> agency)
    {
        agency.Property(held => held.AreaCode).HasMaxLength(9);
        agency.HasIndex(held => held.Name);
    }

    public void Configure(EntityTypeBuilder<PanelAgency> seat)
    {
        seat.HasIndex(held => new { held.PanelId, held.AgencyId }).IsUnique();
        seat.HasIndex(held => held.AgencyId);
    }
}
