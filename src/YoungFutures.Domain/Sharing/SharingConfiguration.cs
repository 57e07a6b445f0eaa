using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Sharing;

internal sealed class SharingConfiguration : IEntityTypeConfiguration<DisclosureMade>, IEntityTypeConfiguration<DecisionNotToShare>, IEntityTypeConfiguration<FamilyTold>, IEntityTypeConfiguration<Objection>,
    IEntityTypeConfiguration<PrivacyNotice>, IEntityTypeConfiguration<FamilyContact>, IEntityTypeConfiguration<VisitWarning>, IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<KnownRecord>, IEntityTypeConfiguration<SightRequest>
{
    public void Configure(EntityTypeBuilder<DisclosureMade> made)
    {
        foreach (var text in new[] { nameof(DisclosureMade.What), nameof(DisclosureMade.Purpose), nameof(DisclosureMade.NotToldBecause), nameof(DisclosureMade.Despite) })
            made.Property<string?>(text).HasMaxLength(Lengths.Text);
        made.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        made.HasIndex(held => new { held.CaseId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<DecisionNotToShare> decision)
    {
        decision.ToTable("DecisionsNotToShare");
        decision.Property(held => held.What).HasMaxLength(Lengths.Text);
        decision.Property(held => held.Because).HasMaxLength(Lengths.Text);
        decision.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        decision.HasIndex(held => new { held.CaseId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<FamilyTold> told)
    {
        told.ToTable("FamilyTold");
        told.Property(held => held.Because).HasMaxLength(Lengths.Text);
        told.HasOne<Case>().WithMany(held => held.Told).HasForeignKey(held => held.CaseId);
        told.HasIndex(held => new { held.CaseId, held.Whom, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.Property(held => held.Words).HasMaxLength(Lengths.Text);
        objection.Property(held => held.EndedBecause).HasMaxLength(Lengths.Text);
        objection.HasOne(held => held.Case).WithMany(held => held.Objections).HasForeignKey(held => held.CaseId);
        objection.HasIndex(held => held.CaseId);
        // Two who record the same objection in the same moment do it once.
        objection.HasIndex(held => new { held.CaseId, held.AgencyId }, "OneObjection").IsUnique().HasFilter("[EndedAt] IS NULL");
    }

    public void Configure(EntityTypeBuilder<KnownRecord> known)
    {
        known.Property(held => held.Reference).HasMaxLength(20);
        known.HasOne(held => held.Case).WithMany(held => held.Known).HasForeignKey(held => held.CaseId);
        known.HasOne(held => held.Involvement).WithMany().HasForeignKey(held => held.InvolvementId);
        // One for each agency, however often and by whomever it is told.
        known.HasIndex(held => new { held.CaseId, held.AgencyId }).IsUnique();
        known.HasIndex(held => new { held.AgencyId, held.Since });
        known.HasIndex(held => new { held.PanelId, held.Since });
        known.HasIndex(held => held.InvolvementId);
    }

    public void Configure(EntityTypeBuilder<SightRequest> request)
    {
        request.Property(held => held.Because).HasMaxLength(Lengths.Text);
        request.Property(held => held.RefusedBecause).HasMaxLength(Lengths.Text);
        request.HasOne(held => held.Case).WithMany(held => held.SightRequests).HasForeignKey(held => held.CaseId);
        request.HasOne(held => held.Known).WithMany(held => held.Requests).HasForeignKey(held => held.KnownRecordId);
        // Of two who ask in the same moment one does.
        request.HasIndex(held => held.KnownRecordId, "OneOpenRequest").IsUnique().HasFilter("[DueOn] IS NOT NULL");
        request.HasIndex(held => held.KnownRecordId);
        request.HasIndex(held => held.CaseId);
        request.HasIndex(held => new { held.PanelId, held.DueOn });
        request.HasIndex(held => new { held.PanelId, held.EndedAt });
        request.HasIndex(held => new { held.OwnerId, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<PrivacyNotice> notice)
    {
        notice.Property(held => held.WithheldBecause).HasMaxLength(Lengths.Text);
        notice.HasOne(held => held.Case).WithMany().HasForeignKey(held => held.CaseId);
        notice.HasIndex(held => new { held.PanelId, held.State, held.DueOn });
        notice.HasIndex(held => new { held.OwnerId, held.DueOn });
        notice.HasIndex(held => held.CaseId);
    }

    public void Configure(EntityTypeBuilder<FamilyContact> contact)
    {
        contact.Property(held => held.Name).HasMaxLength(Lengths.Name);
        contact.Property(held => held.Postcode).HasMaxLength(20);
        contact.Property(held => held.Telephone).HasMaxLength(40);
        contact.Property(held => held.SafeHow).HasMaxLength(Lengths.Text);
        contact.Property(held => held.MustNotBecause).HasMaxLength(Lengths.Text);
        contact.HasOne<YoungPerson>().WithMany().HasForeignKey(held => held.YoungPersonId);
        contact.HasIndex(held => new { held.YoungPersonId, held.RecordedAt });
        contact.HasIndex(held => new { held.PanelId, held.Postcode });
    }

    public void Configure(EntityTypeBuilder<VisitWarning> warning)
    {
        foreach (var text in new[] { nameof(VisitWarning.What), nameof(VisitWarning.WhatToDo), nameof(VisitWarning.ReviewNote), nameof(VisitWarning.EndedBecause) })
            warning.Property<string?>(text).HasMaxLength(Lengths.Text);
        warning.HasOne(held => held.Case).WithMany(held => held.Warnings).HasForeignKey(held => held.CaseId);
        warning.HasIndex(held => new { held.CaseId, held.EndedAt });
        warning.HasIndex(held => new { held.OwnerId, held.DueOn });
        warning.HasIndex(held => new { held.PanelId, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.Property(held => held.ToName).HasMaxLength(Lengths.Name);
        letter.Property(held => held.Postcode).HasMaxLength(20);
        letter.Property(held => held.Welsh).HasMaxLength(Lengths.Text);
        letter.Property(held => held.English).HasMaxLength(Lengths.Text);
        letter.HasOne(held => held.Case).WithMany().HasForeignKey(held => held.CaseId);
        letter.HasOne(held => held.Contact).WithMany().HasForeignKey(held => held.ContactId);
        letter.HasIndex(held => new { held.CaseId, held.WrittenAt });
    }
}
