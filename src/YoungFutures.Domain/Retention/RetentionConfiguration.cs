using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Retention;

internal sealed class RetentionConfiguration : IEntityTypeConfiguration<RetentionReview>, IEntityTypeConfiguration<RetentionHold>, IEntityTypeConfiguration<Tombstone>
{
    public const int ReferencesLength = 1000;

    public void Configure(EntityTypeBuilder<RetentionReview> review)
    {
        review.Property(held => held.References).HasMaxLength(ReferencesLength);
        review.Property(held => held.Because).HasMaxLength(Lengths.Text);
        review.Property(held => held.StoppedBecause).HasMaxLength(Lengths.Text);
        review.Property(held => held.KeptBecause).HasMaxLength(Lengths.Text);
        review.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        // Two jobs that find the same young person at once put them on the list once.
        review.HasIndex(held => held.SubjectId).IsUnique();
        review.HasIndex(held => new { held.PanelId, held.State, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<RetentionHold> hold)
    {
        hold.Property(held => held.Because).HasMaxLength(Lengths.Text);
        hold.Property(held => held.LiftedBecause).HasMaxLength(Lengths.Text);
        hold.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        hold.HasIndex(held => held.SubjectId);
        hold.HasIndex(held => new { held.PanelId, held.LiftedAt, held.SetAt });
    }

    public void Configure(EntityTypeBuilder<Tombstone> tombstone)
    {
        tombstone.Property(held => held.References).HasMaxLength(ReferencesLength);
        tombstone.Property(held => held.Counts).HasMaxLength(Lengths.Text);
        tombstone.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        tombstone.HasIndex(held => new { held.PanelId, held.DisposedAt });
    }
}
