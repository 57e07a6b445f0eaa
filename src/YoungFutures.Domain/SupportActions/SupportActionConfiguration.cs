using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.SupportActions;

internal sealed class SupportActionConfiguration : IEntityTypeConfiguration<SupportAction>, IEntityTypeConfiguration<ActionProgress>
{
    public void Configure(EntityTypeBuilder<SupportAction> action)
    {
        action.Property(held => held.What).HasMaxLength(Lengths.Text);
        action.Property(held => held.Summary).HasMaxLength(Lengths.Text);
        action.Property(held => held.Outcome).HasMaxLength(Lengths.Text);
        action.Property(held => held.CaseReference).HasMaxLength(20);
        action.HasOne(held => held.Case).WithMany(held => held.Actions).HasForeignKey(held => held.CaseId);
        action.HasOne(held => held.Agency).WithMany().HasForeignKey(held => held.AgencyId);
        action.HasMany(held => held.Involvements).WithOne().HasForeignKey(held => held.ActionId);
        action.HasMany(held => held.Events).WithOne().HasForeignKey(held => held.ActionId);
        action.HasIndex(held => new { held.AgencyId, held.Status, held.DueOn });
        action.HasIndex(held => new { held.AgencyId, held.Status, held.EndedAt });
        action.HasIndex(held => new { held.PanelId, held.Status, held.DueOn });
        action.HasIndex(held => new { held.OwnerId, held.DueOn });
        action.HasIndex(held => new { held.PanelId, held.TargetOn });
        action.HasIndex(held => held.TransferredToId);
        action.HasIndex(held => held.DecisionId);
        action.HasIndex(held => new { held.PanelId, held.Status, held.EndedAt });
    }

    public void Configure(EntityTypeBuilder<ActionProgress> progress)
    {
        progress.Property(held => held.Text).HasMaxLength(Lengths.Text);
        progress.HasOne(held => held.Action).WithMany(held => held.Progress).HasForeignKey(held => held.ActionId);
    }
}
