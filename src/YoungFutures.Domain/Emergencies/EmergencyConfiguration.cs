using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Emergencies;

internal sealed class EmergencyConfiguration : IEntityTypeConfiguration<GlassTry>, IEntityTypeConfiguration<EmergencySight>
{
    public void Configure(EntityTypeBuilder<GlassTry> tried)
    {
        tried.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        tried.HasIndex(held => new { held.PanelId, held.At });
        tried.HasIndex(held => new { held.ById, held.At });
    }

    public void Configure(EntityTypeBuilder<EmergencySight> sight)
    {
        sight.Property(held => held.CaseReference).HasMaxLength(20);
        sight.Property(held => held.Because).HasMaxLength(Lengths.Text);
        sight.Property(held => held.Note).HasMaxLength(Lengths.Text);
        sight.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        sight.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        sight.HasOne(held => held.Involvement).WithMany().HasForeignKey(held => held.InvolvementId);
        sight.HasIndex(held => held.TryId).IsUnique();
        sight.HasIndex(held => new { held.CaseId, held.Until });
        sight.HasIndex(held => new { held.PanelId, held.DueOn });
        sight.HasIndex(held => new { held.OwnerId, held.DueOn });
        sight.HasIndex(held => held.InvolvementId);
    }
}
