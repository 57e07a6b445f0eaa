using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Returns;

namespace YoungFutures.Domain.Disclosures;

internal sealed class DisclosureConfiguration : IEntityTypeConfiguration<ControlledDisclosure>, IEntityTypeConfiguration<EvaluationAgreement>
{
    public void Configure(EntityTypeBuilder<ControlledDisclosure> made)
    {
        made.Property(held => held.Basis).HasMaxLength(Lengths.Text);
        made.Property(held => held.Reason).HasMaxLength(Lengths.Text);
        made.Property(held => held.ContentHash).HasMaxLength(64);
        made.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        made.HasOne<NationalReturn>().WithMany().HasForeignKey(held => held.ReturnId);
        made.HasOne<EvaluationAgreement>().WithMany().HasForeignKey(held => held.AgreementId);
        made.HasIndex(held => new { held.PanelId, held.MadeAt });
        made.HasIndex(held => new { held.AccessRequestId, held.MadeAt });
    }

    public void Configure(EntityTypeBuilder<EvaluationAgreement> agreement)
    {
        agreement.Property(held => held.Basis).HasMaxLength(Lengths.Text);
        agreement.Property(held => held.Purpose).HasMaxLength(Lengths.Text);
        agreement.Property(held => held.WrappedKey).HasMaxLength(100);
        agreement.PrimitiveCollection(held => held.Fields).HasMaxLength(1000).ElementType().HasConversion<string>();
        agreement.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        agreement.HasIndex(held => new { held.PanelId, held.Until });
        // Those that have a key, a handful.
        agreement.HasIndex(held => held.Until, "KeysToDestroy").HasFilter("[WrappedKey] IS NOT NULL");
    }
}
