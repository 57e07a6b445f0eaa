using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Agencies;

internal sealed class AgencyConfiguration : IEntityTypeConfiguration<Agency>, IEntityTypeConfiguration<PanelAgency>, IEntityTypeConfiguration<PartnerSystem>, IEntityTypeConfiguration<AgreementExtension>,
    IEntityTypeConfiguration<AgreementWarning>
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

    public void Configure(EntityTypeBuilder<AgreementExtension> extension)
    {
        extension.Property(held => held.Because).HasMaxLength(Lengths.Text);
        extension.HasOne<Agency>().WithMany().HasForeignKey(held => held.AgencyId);
        extension.HasIndex(held => new { held.AgencyId, held.GrantedAt });
    }

    public void Configure(EntityTypeBuilder<AgreementWarning> warning)
    {
        warning.HasOne<Agency>().WithMany().HasForeignKey(held => held.AgencyId);
        // Two nodes that tell in the same moment meet here, and one of them tells nobody.
        warning.HasIndex(held => new { held.AgencyId, held.EndsOn, held.DaysBefore }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PartnerSystem> system)
    {
        system.PrimitiveCollection(held => held.ListIds).HasMaxLength(Lengths.Text);
        system.Property(held => held.SecretHash).HasMaxLength(32);
        system.HasOne<Agency>().WithMany().HasForeignKey(held => held.AgencyId);
        system.HasIndex(held => new { held.AgencyId, held.Name });
        system.HasIndex(held => held.Name);
    }
}
