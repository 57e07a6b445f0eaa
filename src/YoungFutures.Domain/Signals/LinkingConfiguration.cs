using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Signals;

// Nothing here refers to a signal but by its bare id: a list that is undone may take its rows away.
internal sealed class LinkingConfiguration : IEntityTypeConfiguration<ImportLinking>, IEntityTypeConfiguration<SignalLink>, IEntityTypeConfiguration<NeverTheSame>,
    IEntityTypeConfiguration<LinkageModelVersion>, IEntityTypeConfiguration<LinkQuestion>, IEntityTypeConfiguration<LinkDecision>, IEntityTypeConfiguration<LinkMove>
{
    private const int VersionLength = 64;

    public void Configure(EntityTypeBuilder<ImportLinking> linking)
    {
        linking.HasKey(held => held.ImportId);
        linking.Property(held => held.ImportId).ValueGeneratedNever();
        linking.HasIndex(held => held.DoneAt);
    }

    public void Configure(EntityTypeBuilder<SignalLink> link)
    {
        link.HasKey(held => held.SignalId);
        link.Property(held => held.SignalId).ValueGeneratedNever();
        link.Property(held => held.ModelVersion).HasMaxLength(VersionLength);
        link.HasIndex(held => new { held.PanelId, held.ModelVersion });
    }

    public void Configure(EntityTypeBuilder<NeverTheSame> pair)
    {
        pair.HasKey(held => new { held.SignalId, held.OtherId, held.DecisionId });
        pair.HasIndex(held => held.DecisionId);
    }

    public void Configure(EntityTypeBuilder<LinkageModelVersion> version)
    {
        version.Property(held => held.Id).ValueGeneratedNever();
        version.Property(held => held.Version).HasMaxLength(VersionLength);
        version.Property(held => held.Json).HasMaxLength(-1);
        version.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        version.HasIndex(held => new { held.PanelId, held.MadeAt });
        version.HasIndex(held => new { held.PanelId, held.Version }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LinkQuestion> question)
    {
        question.PrimitiveCollection(held => held.Levels).HasMaxLength(1000);
        question.Property(held => held.ModelVersion).HasMaxLength(VersionLength);
        question.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        question.HasOne<Agency>().WithMany().HasForeignKey(held => held.AgencyId);
        question.HasOne<Agency>().WithMany().HasForeignKey(held => held.OtherAgencyId);
        question.HasOne<LinkDecision>().WithMany().HasForeignKey(held => held.DecisionId);
        question.HasIndex(held => new { held.PanelId, held.State, held.DueOn });
        question.HasIndex(held => new { held.OwnerId, held.DueOn });
        // Nobody is asked about the same two records twice.
        question.HasIndex(held => new { held.SignalId, held.OtherId }).IsUnique();
        question.HasIndex(held => held.OtherId);
        question.HasIndex(held => held.DecisionId);
    }

    public void Configure(EntityTypeBuilder<LinkDecision> decision)
    {
        decision.Property(held => held.Because).HasMaxLength(Lengths.Text);
        decision.Property(held => held.UndoneBecause).HasMaxLength(Lengths.Text);
        decision.Property(held => held.Explanation).HasMaxLength(Lengths.Text);
        decision.Property(held => held.ModelVersion).HasMaxLength(VersionLength);
        decision.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        decision.HasMany(held => held.Moves).WithOne().HasForeignKey(move => move.DecisionId);
        decision.HasMany(held => held.Bars).WithOne().HasForeignKey(bar => bar.DecisionId);
        decision.HasIndex(held => new { held.PanelId, held.At });
        decision.HasIndex(held => held.SignalId);
    }

    public void Configure(EntityTypeBuilder<LinkMove> move)
    {
        move.HasKey(held => new { held.DecisionId, held.SignalId });
        move.HasIndex(held => held.SignalId);
        move.HasIndex(held => held.FromId);
    }
}
