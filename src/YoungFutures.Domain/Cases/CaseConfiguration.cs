using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Cases;

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>, IEntityTypeConfiguration<Note>, IEntityTypeConfiguration<Agreement>,
    IEntityTypeConfiguration<ContactAttempt>, IEntityTypeConfiguration<AgencyCheck>, IEntityTypeConfiguration<CheckQuestion>, IEntityTypeConfiguration<SafeguardingReport>, IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<Case> @case)
    {
        @case.Property(held => held.Reference).HasMaxLength(20);
        @case.HasIndex(held => held.Reference).IsUnique();
        @case.Property(held => held.AreaCode).HasMaxLength(9);
        foreach (var text in new[] { nameof(Case.Summary), nameof(Case.PausedBecause), nameof(Case.ClosingNote), nameof(Case.ExitPlan), nameof(Case.ExitPlanSoFar), nameof(Case.ReopenedBecause) })
            @case.Property<string?>(text).HasMaxLength(Lengths.Text);
        @case.HasOne(held => held.YoungPerson).WithMany().HasForeignKey(held => held.YoungPersonId);
        @case.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        @case.HasOne<Agency>().WithMany().HasForeignKey(held => held.LeadAgencyId);
        @case.HasMany(held => held.Involvements).WithOne().HasForeignKey(held => held.CaseId);
        @case.HasMany(held => held.Exclusions).WithOne().HasForeignKey(held => held.CaseId);
        @case.HasIndex(held => new { held.PanelId, held.DueOn, held.Reference });
        @case.HasIndex(held => new { held.PanelId, held.Status, held.DueOn, held.Reference });
        @case.HasIndex(held => new { held.PanelId, held.AreaCode, held.DueOn, held.Reference });
        @case.HasIndex(held => new { held.PanelId, held.Status, held.ReviewOn });
        @case.HasIndex(held => new { held.OwnerId, held.DueOn, held.Reference });
        @case.HasIndex(held => new { held.LeadAgencyId, held.Status, held.DueOn });
        @case.HasIndex(held => new { held.PanelId, held.ClosedAt });
        @case.HasIndex(held => new { held.PanelId, held.OpenedAt });
        // Whoever may see a young person is asked through their cases; the index below holds the open ones only.
        @case.HasIndex(held => held.YoungPersonId, "IX_Cases_YoungPersonId");
        // A young person has one open case: two coordinators who accept two referrals in the same moment meet it here.
        @case.HasIndex(held => held.YoungPersonId, "OneOpenCase").IsUnique().HasFilter("[Status] <> 'Closed'");
    }

    public void Configure(EntityTypeBuilder<Note> note)
    {
        note.Property(held => held.Text).HasMaxLength(Lengths.Text);
        note.PrimitiveCollection(held => held.NamedAgencyIds).HasMaxLength(Lengths.Text);
        note.HasOne(held => held.Case).WithMany().HasForeignKey(held => held.CaseId);
        note.HasIndex(held => new { held.CaseId, held.WrittenAt });
    }

    public void Configure(EntityTypeBuilder<CaseEvent> happened)
    {
        happened.Property(held => held.Text).HasMaxLength(Lengths.Text);
        happened.Property(held => held.ExitPlan).HasMaxLength(Lengths.Text);
        happened.HasOne<Case>().WithMany(held => held.Events).HasForeignKey(held => held.CaseId);
        happened.HasIndex(held => new { held.CaseId, held.At });
        happened.HasIndex(held => new { held.PanelId, held.Kind, held.At });
    }

    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.Property(held => held.Scope).HasMaxLength(Lengths.Text);
        agreement.Property(held => held.WithdrawnBecause).HasMaxLength(Lengths.Text);
        agreement.HasOne(held => held.Case).WithMany(held => held.Agreements).HasForeignKey(held => held.CaseId);
        agreement.HasIndex(held => new { held.PanelId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<ContactAttempt> attempt)
    {
        attempt.Property(held => held.Note).HasMaxLength(Lengths.Text);
        attempt.HasOne(held => held.Case).WithMany(held => held.ContactAttempts).HasForeignKey(held => held.CaseId);
        attempt.HasIndex(held => new { held.PanelId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<AgencyCheck> check)
    {
        foreach (var text in new[] { nameof(AgencyCheck.Question), nameof(AgencyCheck.QuestionInWelsh), nameof(AgencyCheck.Summary), nameof(AgencyCheck.Known), nameof(AgencyCheck.Risks),
            nameof(AgencyCheck.Strengths), nameof(AgencyCheck.OwnWords), nameof(AgencyCheck.FamilysWords), nameof(AgencyCheck.CannotShareBecause) })
            check.Property<string?>(text).HasMaxLength(Lengths.Text);
        check.Property(held => held.Reference).HasMaxLength(24);
        check.Property(held => held.SubjectAreaCode).HasMaxLength(9);
        check.PrimitiveCollection(held => held.NamedAgencyIds).HasMaxLength(Lengths.Text);
        check.HasOne(held => held.Case).WithMany(held => held.Checks).HasForeignKey(held => held.CaseId);
        check.HasOne(held => held.Agency).WithMany().HasForeignKey(held => held.AgencyId);
        check.HasMany(held => held.Involvements).WithOne().HasForeignKey(held => held.CheckId);
        check.HasIndex(held => new { held.AgencyId, held.DueOn });
        check.HasIndex(held => new { held.PanelId, held.DueOn });
        check.HasIndex(held => new { held.OwnerId, held.DueOn });
        check.HasIndex(held => new { held.AgencyId, held.ReturnedAt });
        check.HasIndex(held => new { held.PanelId, held.ReturnedAt });
        check.HasIndex(held => new { held.PanelId, held.AskedAt });
    }

    public void Configure(EntityTypeBuilder<CheckQuestion> question)
    {
        question.Property(held => held.English).HasMaxLength(Lengths.Text);
        question.Property(held => held.Welsh).HasMaxLength(Lengths.Text);
        question.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        question.HasIndex(held => new { held.PanelId, held.Sector }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SafeguardingReport> report)
    {
        report.Property(held => held.RecordReference).HasMaxLength(20);
        report.Property(held => held.AreaCode).HasMaxLength(9);
        report.Property(held => held.Concern).HasMaxLength(Lengths.Text);
        report.Property(held => held.OwnWords).HasMaxLength(Lengths.Text);
        report.HasIndex(held => new { held.PanelId, held.ConfirmedAt, held.DueAt });
        report.HasIndex(held => new { held.RecordId, held.ConfirmedAt });
        // What is not confirmed yet, whoever raised it: a handful.
        report.HasIndex(held => new { held.ConfirmedAt, held.DueAt });
        report.HasIndex(held => new { held.OwnerId, held.DueOn });
        report.HasIndex(held => held.CaseId);
        report.HasIndex(held => held.RaisedById);
        report.HasIndex(held => held.RaisedByAgencyId);
    }
}
