using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YoungFutures.Domain.Panels;

// Neither is tied to its item: an item that is taken off the agenda must not have to know of them.
internal sealed class HearingConfiguration : IEntityTypeConfiguration<Opening>, IEntityTypeConfiguration<HearingDraft>
{
    public void Configure(EntityTypeBuilder<Opening> opening)
    {
        opening.HasIndex(held => held.AgendaItemId).IsUnique();
        opening.HasIndex(held => held.MeetingId);
    }

    public void Configure(EntityTypeBuilder<HearingDraft> draft)
    {
        draft.Property(held => held.Id).ValueGeneratedNever();
        draft.Property(held => held.Content).HasMaxLength(200_000);
        draft.Property(held => held.Writer).IsConcurrencyToken();
        draft.HasIndex(held => new { held.AgendaItemId, held.UserId }).IsUnique();
        draft.HasIndex(held => held.MeetingId);
        draft.HasIndex(held => held.KeptAt);
    }
}
