using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.SubjectAccess;

internal sealed class AccessConfiguration : IEntityTypeConfiguration<AccessRequest>, IEntityTypeConfiguration<AccessPause>, IEntityTypeConfiguration<AccessItem>, IEntityTypeConfiguration<AccessAsking>
{
    public void Configure(EntityTypeBuilder<AccessRequest> request)
    {
        foreach (var text in new[]
                 {
                     nameof(AccessRequest.Wanted), nameof(AccessRequest.IdentitySeen), nameof(AccessRequest.Authority), nameof(AccessRequest.CompetenceBecause), nameof(AccessRequest.Wishes), nameof(AccessRequest.Risk),
                     nameof(AccessRequest.RiskBecause), nameof(AccessRequest.ExtendedBecause), nameof(AccessRequest.FinishedDespite), nameof(AccessRequest.SentHow), nameof(AccessRequest.ReplyTo),
                 })
            request.Property(text).HasMaxLength(Lengths.Text);
        request.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        request.HasMany(held => held.Pauses).WithOne().HasForeignKey(pause => pause.AccessRequestId);
        request.HasIndex(held => held.Reference).IsUnique();
        request.HasIndex(held => held.SubjectId);
        request.HasIndex(held => new { held.PanelId, held.State, held.DueOn });
        request.HasIndex(held => new { held.PanelId, held.DueOn });
        request.HasIndex(held => new { held.PanelId, held.RecordedAt });
        request.HasIndex(held => new { held.OwnerId, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<AccessPause> pause)
    {
        pause.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        pause.HasIndex(held => held.AccessRequestId);
        pause.HasIndex(held => held.SubjectId);
    }

    public void Configure(EntityTypeBuilder<AccessItem> item)
    {
        item.Property(held => held.Because).HasMaxLength(Lengths.Text);
        item.Property(held => held.OthersBecause).HasMaxLength(Lengths.Text);
        item.Property(held => held.Redactions).HasMaxLength(Lengths.Text);
        item.Property(held => held.Mark).HasMaxLength(64);
        item.HasOne<AccessRequest>().WithMany().HasForeignKey(held => held.AccessRequestId);
        item.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        // Gathered twice at once, each record is one item.
        item.HasIndex(held => new { held.AccessRequestId, held.RecordId, held.Kind }).IsUnique();
        item.HasIndex(held => new { held.AccessRequestId, held.On, held.Id });
        item.HasIndex(held => new { held.AccessRequestId, held.Decision, held.On, held.Id });
        item.HasIndex(held => held.SubjectId);
    }

    public void Configure(EntityTypeBuilder<AccessAsking> asking)
    {
        asking.Property(held => held.Question).HasMaxLength(Lengths.Text);
        asking.Property(held => held.Words).HasMaxLength(Lengths.Text);
        asking.HasOne<AccessRequest>().WithMany().HasForeignKey(held => held.AccessRequestId);
        asking.HasOne<AccessItem>().WithMany().HasForeignKey(held => held.AccessItemId);
        asking.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        asking.HasIndex(held => new { held.AccessRequestId, held.AskedAt });
        asking.HasIndex(held => held.SubjectId);
    }
}
