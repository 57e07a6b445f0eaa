using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.RightsRequests;

internal sealed class RightsConfiguration : IEntityTypeConfiguration<RightsRequest>, IEntityTypeConfiguration<RecordMark>
{
    public void Configure(EntityTypeBuilder<RightsRequest> request)
    {
        foreach (var text in new[]
                 {
                     nameof(RightsRequest.Words), nameof(RightsRequest.ReplyTo), nameof(RightsRequest.AcknowledgedHow), nameof(RightsRequest.ExtendedBecause), nameof(RightsRequest.Because), nameof(RightsRequest.WhatWasDone),
                     nameof(RightsRequest.ToldHow), nameof(RightsRequest.WithdrawnBecause),
                 })
            request.Property(text).HasMaxLength(Lengths.Text);
        request.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        request.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        request.HasOne<Referral>().WithMany().HasForeignKey(held => held.ReferralId);
        request.HasMany(held => held.Marks).WithOne().HasForeignKey(mark => mark.RightsRequestId);
        request.HasIndex(held => held.Reference).IsUnique();
        request.HasIndex(held => held.SubjectId);
        request.HasIndex(held => new { held.PanelId, held.DueOn });
        request.HasIndex(held => new { held.PanelId, held.RecordedAt });
        request.HasIndex(held => new { held.PanelId, held.State, held.RecordedAt });
        request.HasIndex(held => new { held.PanelId, held.ReceivedOn });
        request.HasIndex(held => new { held.OwnerId, held.DueOn });
        request.HasIndex(held => new { held.DeciderId, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<RecordMark> mark)
    {
        mark.Property(held => held.Text).HasMaxLength(Lengths.Text);
        mark.Property(held => held.KeptBecause).HasMaxLength(Lengths.Text);
        mark.Property(held => held.LiftedBecause).HasMaxLength(Lengths.Text);
        mark.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        mark.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        mark.HasOne<Referral>().WithMany().HasForeignKey(held => held.ReferralId);
        mark.HasIndex(held => held.RightsRequestId);
        mark.HasIndex(held => new { held.SubjectId, held.Kind });
    }
}
