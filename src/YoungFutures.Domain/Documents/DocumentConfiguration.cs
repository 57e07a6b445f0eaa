using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.Documents;

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentPiece>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.Property(held => held.WithdrawnBecause).HasMaxLength(Lengths.Text);
        document.PrimitiveCollection(held => held.NamedAgencyIds).HasMaxLength(Lengths.Text);
        document.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        document.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        document.HasOne<Referral>().WithMany().HasForeignKey(held => held.ReferralId);
        document.HasIndex(held => new { held.CaseId, held.SentAt });
        document.HasIndex(held => new { held.ReferralId, held.SentAt });
        document.HasIndex(held => new { held.State, held.SentAt });
        // Whose bytes are still held is asked by the sweep of those that nobody holds.
        document.HasIndex(held => held.ContentId);
    }

    public void Configure(EntityTypeBuilder<DocumentPiece> piece)
    {
        piece.HasKey(held => new { held.ContentId, held.Number });
        piece.Property(held => held.ContentId).ValueGeneratedNever();
        piece.Property(held => held.Number).ValueGeneratedNever();
        piece.Property(held => held.Bytes).HasMaxLength(1_000_000);
        piece.HasIndex(held => new { held.Number, held.WrittenAt });
    }
}
