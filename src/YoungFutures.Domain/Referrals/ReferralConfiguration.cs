using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Referrals;

internal sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>, IEntityTypeConfiguration<ReferralTrigger>,
    IEntityTypeConfiguration<ReferralQuestion>, IEntityTypeConfiguration<Screening>
{
    public void Configure(EntityTypeBuilder<Referral> referral)
    {
        referral.Property(held => held.Reference).HasMaxLength(20);
        referral.HasIndex(held => held.Reference).IsUnique();
        referral.Property(held => held.GivenName).HasMaxLength(Lengths.Name);
        referral.Property(held => held.FamilyName).HasMaxLength(Lengths.Name);
        referral.Property(held => held.PreferredName).HasMaxLength(Lengths.Name);
        referral.Property(held => held.Postcode).HasMaxLength(20);
        referral.Property(held => held.AreaCode).HasMaxLength(9);
        referral.Property(held => held.EthnicityCode).HasMaxLength(20);
        foreach (var text in new[] { nameof(Referral.CommunicationNeeds), nameof(Referral.SafeContact), nameof(Referral.WhatHappened),
            nameof(Referral.ConcernsText), nameof(Referral.StrengthsText), nameof(Referral.Tried), nameof(Referral.AgenciesInvolved),
            nameof(Referral.FamilyNotAwareBecause), nameof(Referral.OwnWords), nameof(Referral.EndingReason), nameof(Referral.NoReferenceBecause) })
            referral.Property<string?>(text).HasMaxLength(Lengths.Text);
        referral.PrimitiveCollection(held => held.ConcernCodes).HasMaxLength(Lengths.Text);
        referral.PrimitiveCollection(held => held.StrengthCodes).HasMaxLength(Lengths.Text);
        referral.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        referral.HasOne<Agency>().WithMany().HasForeignKey(held => held.ReferringAgencyId);
        referral.HasOne(held => held.Case).WithMany(held => held.Referrals).HasForeignKey(held => held.CaseId);
        referral.HasMany(held => held.Involvements).WithOne().HasForeignKey(held => held.ReferralId);
        referral.HasMany(held => held.NameKeys).WithOne().HasForeignKey(held => held.ReferralId).OnDelete(DeleteBehavior.ClientCascade);
        referral.HasMany(held => held.Triggers).WithOne().HasForeignKey(held => held.ReferralId).OnDelete(DeleteBehavior.ClientCascade);
        referral.HasIndex(held => new { held.PanelId, held.Status, held.DueOn });
        referral.HasIndex(held => new { held.OwnerId, held.DueOn });
        referral.HasIndex(held => new { held.LoggedById, held.Status, held.DueOn });
        referral.HasIndex(held => new { held.PanelId, held.SubmittedAt });
        referral.HasIndex(held => new { held.PanelId, held.ScreenedAt });
        referral.HasIndex(held => new { held.PanelId, held.EndedAt });
        referral.HasIndex(held => new { held.PanelId, held.ReferrerToldAt, held.TellReferrerBy });
        referral.HasIndex(held => new { held.ReferringAgencyId, held.Status, held.DueOn });
        referral.HasIndex(held => new { held.ReferringAgencyId, held.ScreenedAt });
        referral.HasIndex(held => new { held.ReferringAgencyId, held.EndedAt });
        referral.HasIndex(held => held.YoungPersonId);
        referral.HasIndex(held => new { held.PanelId, held.BornOn });
        referral.HasIndex(held => new { held.Status, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<ReferralTrigger> trigger)
    {
        trigger.Property(held => held.Code).HasMaxLength(20);
        trigger.Property(held => held.Evidence).HasMaxLength(Lengths.Text);
    }

    public void Configure(EntityTypeBuilder<ReferralQuestion> question)
    {
        question.Property(held => held.Question).HasMaxLength(Lengths.Text);
        question.Property(held => held.Answer).HasMaxLength(Lengths.Text);
        question.HasOne(held => held.Referral).WithMany(held => held.Questions).HasForeignKey(held => held.ReferralId);
        question.HasIndex(held => new { held.OwnerId, held.DueOn });
        question.HasIndex(held => new { held.PanelId, held.AnsweredAt, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<Screening> screening)
    {
        screening.Property(held => held.Reason).HasMaxLength(Lengths.Text);
        screening.Property(held => held.Facts).HasMaxLength(Lengths.Text);
        screening.HasOne<Referral>().WithMany().HasForeignKey(held => held.ReferralId);
    }
}
