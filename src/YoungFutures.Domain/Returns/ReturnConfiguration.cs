using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Returns;

internal sealed class ReturnConfiguration : IEntityTypeConfiguration<ReturnDefinition>, IEntityTypeConfiguration<ReturnLine>, IEntityTypeConfiguration<ReturnBasis>, IEntityTypeConfiguration<NationalReturn>
{
    public void Configure(EntityTypeBuilder<ReturnDefinition> definition)
    {
        definition.Property(held => held.Because).HasMaxLength(Lengths.Text);
        definition.HasMany(held => held.Lines).WithOne().HasForeignKey(line => line.DefinitionId).OnDelete(DeleteBehavior.ClientCascade);
        definition.HasIndex(held => held.Number).IsUnique();
        // Drafts have no day yet.
        definition.HasIndex(held => held.EffectiveFrom).IsUnique().HasFilter("[EffectiveFrom] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ReturnLine> line)
    {
        line.Property(held => held.Code).HasMaxLength(20);
        line.Property(held => held.Question).HasMaxLength(500);
        line.Property(held => held.QuestionCy).HasMaxLength(500);
        line.HasIndex(held => new { held.DefinitionId, held.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReturnBasis> basis)
    {
        basis.Property(held => held.Basis).HasMaxLength(Lengths.Text);
        basis.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        basis.HasIndex(held => new { held.PanelId, held.From });
    }

    public void Configure(EntityTypeBuilder<NationalReturn> held)
    {
        held.Ignore(one => one.Period);
        held.Property(one => one.Figures).HasMaxLength(NationalReturn.FiguresLength);
        held.Property(one => one.ContentHash).HasMaxLength(64);
        held.Property(one => one.Because).HasMaxLength(Lengths.Text);
        held.Property(one => one.SentBackBecause).HasMaxLength(Lengths.Text);
        held.HasOne<Panel>().WithMany().HasForeignKey(one => one.PanelId);
        held.HasOne<ReturnDefinition>().WithMany().HasForeignKey(one => one.DefinitionId);
        held.HasOne<ReturnBasis>().WithMany().HasForeignKey(one => one.BasisId);
        held.HasIndex(one => new { one.PanelId, one.PeriodStart, one.Number }).IsUnique();
        held.HasIndex(one => new { one.OwnerId, one.DueOn });
        held.HasIndex(one => new { one.PanelId, one.State, one.DueOn });
    }
}
