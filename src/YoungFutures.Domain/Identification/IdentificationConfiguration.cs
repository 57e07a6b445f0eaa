using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Domain.Identification;

internal sealed class IdentificationConfiguration : IEntityTypeConfiguration<RuleSet>, IEntityTypeConfiguration<RuleTerm>, IEntityTypeConfiguration<RuleRun>, IEntityTypeConfiguration<RuleTrial>,
    IEntityTypeConfiguration<Candidate>, IEntityTypeConfiguration<CandidateEvidence>, IEntityTypeConfiguration<ReferralEvidence>, IEntityTypeConfiguration<EvidenceChange>
{
    public void Configure(EntityTypeBuilder<RuleSet> set)
    {
        set.Property(held => held.Because).HasMaxLength(Lengths.Text);
        set.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        set.HasMany(held => held.Terms).WithOne().HasForeignKey(term => term.RuleSetId);
        set.HasIndex(held => new { held.PanelId, held.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RuleTerm> term)
    {
        term.PrimitiveCollection(held => held.Outcomes).HasMaxLength(Lengths.Line);
        term.HasIndex(held => new { held.RuleSetId, held.Rule }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RuleRun> run)
    {
        run.HasKey(held => held.RuleSetId);
        run.HasOne<RuleSet>().WithMany().HasForeignKey(held => held.RuleSetId);
    }

    public void Configure(EntityTypeBuilder<RuleTrial> trial)
    {
        trial.HasKey(held => held.RuleSetId);
        trial.Property(held => held.Fired).HasMaxLength(Lengths.Text);
        trial.HasOne<RuleSet>().WithMany().HasForeignKey(held => held.RuleSetId);
    }

    public void Configure(EntityTypeBuilder<Candidate> candidate)
    {
        foreach (var name in new[] { nameof(Candidate.GivenName), nameof(Candidate.MiddleNames), nameof(Candidate.FamilyName) }) candidate.Property<string?>(name).HasMaxLength(Lengths.Name);
        candidate.Property(held => held.Postcode).HasMaxLength(10);
        candidate.Property(held => held.AreaCode).HasMaxLength(9);
        candidate.Property(held => held.Reason).HasMaxLength(Lengths.Text);
        candidate.PrimitiveCollection(held => held.Considered).HasMaxLength(-1);
        candidate.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        candidate.HasOne<LinkedIdentity>().WithMany().HasForeignKey(held => held.IdentityId);
        candidate.HasOne<Referral>().WithMany().HasForeignKey(held => held.ReferralId);
        candidate.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        candidate.HasMany(held => held.Evidence).WithOne().HasForeignKey(line => line.CandidateId).OnDelete(DeleteBehavior.ClientCascade);
        candidate.HasIndex(held => new { held.PanelId, held.Status, held.Place, held.DueOn });
        candidate.HasIndex(held => new { held.OwnerId, held.DueOn });
        candidate.HasIndex(held => held.IdentityId);
        candidate.HasIndex(held => held.ReferralId);
        candidate.HasIndex(held => held.CaseId);
    }

    public void Configure(EntityTypeBuilder<CandidateEvidence> line)
    {
        line.Property(held => held.Reference).HasMaxLength(Lengths.Name);
        line.Property(held => held.Detail).HasMaxLength(1000);
        line.Property(held => held.Quantity).HasPrecision(6, 2);
        line.Property(held => held.GivenName).HasMaxLength(Lengths.Name);
        line.Property(held => held.FamilyName).HasMaxLength(Lengths.Name);
        line.Property(held => held.Postcode).HasMaxLength(10);
        line.HasIndex(held => held.SignalId);
    }

    public void Configure(EntityTypeBuilder<ReferralEvidence> line)
    {
        line.Property(held => held.Reference).HasMaxLength(Lengths.Name);
        line.Property(held => held.Detail).HasMaxLength(1000);
        line.Property(held => held.Quantity).HasPrecision(6, 2);
        line.HasOne<Candidate>().WithMany().HasForeignKey(held => held.CandidateId);
        line.HasOne<Referral>().WithMany().HasForeignKey(held => held.ReferralId);
        line.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        line.HasOne<Agency>().WithMany().HasForeignKey(held => held.AgencyId);
    }

    public void Configure(EntityTypeBuilder<EvidenceChange> change)
    {
        change.Property(held => held.RecordReference).HasMaxLength(20);
        change.Property(held => held.Consequence).HasMaxLength(Lengths.Text);
        change.HasOne<Candidate>().WithMany().HasForeignKey(held => held.CandidateId);
        change.HasOne<Referral>().WithMany().HasForeignKey(held => held.ReferralId);
        change.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        change.HasIndex(held => new { held.OwnerId, held.DueOn });
        change.HasIndex(held => new { held.PanelId, held.AcknowledgedAt, held.DueOn });
    }
}
