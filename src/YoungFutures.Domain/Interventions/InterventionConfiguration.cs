using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Interventions;

internal sealed class InterventionConfiguration : IEntityTypeConfiguration<Intervention>, IEntityTypeConfiguration<Briefing>, IEntityTypeConfiguration<SupportSession>, IEntityTypeConfiguration<ProvisionGap>
{
    public void Configure(EntityTypeBuilder<Intervention> intervention)
    {
        intervention.Property(held => held.CaseReference).HasMaxLength(20);
        intervention.Property(held => held.NeedCode).HasMaxLength(20);
        intervention.Property(held => held.Outcome).HasMaxLength(Lengths.Text);
        intervention.HasOne(held => held.Case).WithMany(held => held.Interventions).HasForeignKey(held => held.CaseId);
        intervention.HasOne(held => held.Service).WithMany().HasForeignKey(held => held.ServiceId);
        intervention.HasOne(held => held.Agency).WithMany().HasForeignKey(held => held.AgencyId);
        intervention.HasOne(held => held.Briefing).WithOne().HasForeignKey<Briefing>(held => held.InterventionId);
        intervention.HasMany(held => held.Involvements).WithOne().HasForeignKey(held => held.InterventionId);
        intervention.HasMany(held => held.Events).WithOne().HasForeignKey(held => held.InterventionId);
        intervention.HasIndex(held => new { held.AgencyId, held.Status, held.DueOn });
        intervention.HasIndex(held => new { held.AgencyId, held.DueOn });
        intervention.HasIndex(held => new { held.LeadAgencyId, held.DueOn });
        intervention.HasIndex(held => new { held.PanelId, held.Status, held.DueOn });
        intervention.HasIndex(held => new { held.PanelId, held.DueOn });
        intervention.HasIndex(held => new { held.PanelId, held.EndedAt });
        intervention.HasIndex(held => new { held.PanelId, held.OfferedAt });
        intervention.HasIndex(held => new { held.AgencyId, held.EndedAt });
        intervention.HasIndex(held => new { held.LeadAgencyId, held.EndedAt });
        intervention.HasIndex(held => new { held.OwnerId, held.DueOn });
        intervention.HasIndex(held => new { held.ServiceId, held.Status });
    }

    public void Configure(EntityTypeBuilder<Briefing> briefing)
    {
        briefing.Property(held => held.Matters).HasMaxLength(Lengths.Text);
        briefing.Property(held => held.HowToTalk).HasMaxLength(Lengths.Text);
        briefing.Property(held => held.SafeContact).HasMaxLength(Lengths.Text);
    }

    public void Configure(EntityTypeBuilder<SupportSession> session)
    {
        session.HasOne(held => held.Intervention).WithMany(held => held.Sessions).HasForeignKey(held => held.InterventionId);
        // Two who record the same session at once meet here.
        session.HasIndex(held => new { held.InterventionId, held.On }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProvisionGap> gap)
    {
        gap.Property(held => held.NeedCode).HasMaxLength(20);
        gap.Property(held => held.AreaCode).HasMaxLength(9);
        gap.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        gap.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        gap.HasIndex(held => new { held.CaseId, held.NeedCode }).IsUnique();
        gap.HasIndex(held => new { held.PanelId, held.RecordedAt });
    }
}
