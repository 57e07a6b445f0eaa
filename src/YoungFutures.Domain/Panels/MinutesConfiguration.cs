using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Panels;

internal sealed class MinutesConfiguration : IEntityTypeConfiguration<MeetingMinutes>, IEntityTypeConfiguration<ItemMinutes>,
    IEntityTypeConfiguration<MinutedPart>, IEntityTypeConfiguration<Addendum>, IEntityTypeConfiguration<PackCopy>
{
    public void Configure(EntityTypeBuilder<MeetingMinutes> minutes)
    {
        minutes.Property(held => held.Introduction).HasMaxLength(Lengths.Text);
        minutes.Property(held => held.MattersArising).HasMaxLength(Lengths.Text);
        minutes.HasOne<PanelMeeting>().WithOne().HasForeignKey<MeetingMinutes>(held => held.MeetingId);
        minutes.HasIndex(held => held.MeetingId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ItemMinutes> minutes)
    {
        minutes.Property(held => held.Text).HasMaxLength(Lengths.Text);
        minutes.HasOne<AgendaItem>().WithOne().HasForeignKey<ItemMinutes>(held => held.AgendaItemId);
        minutes.HasIndex(held => held.AgendaItemId).IsUnique();
        minutes.HasIndex(held => held.MeetingId);
    }

    public void Configure(EntityTypeBuilder<MinutedPart> part)
    {
        part.Property(held => held.Content).HasMaxLength(MinutedPart.ContentLength);
        part.HasOne<PanelMeeting>().WithMany(meeting => meeting.Minuted).HasForeignKey(held => held.MeetingId);
        part.HasIndex(held => new { held.MeetingId, held.Of, held.RecordId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Addendum> addendum)
    {
        addendum.Property(held => held.Text).HasMaxLength(Lengths.Text);
        addendum.HasOne<PanelMeeting>().WithMany(meeting => meeting.Addenda).HasForeignKey(held => held.MeetingId);
        addendum.HasOne<AgendaItem>().WithMany().HasForeignKey(held => held.AgendaItemId);
        addendum.HasIndex(held => new { held.MeetingId, held.At });
    }

    public void Configure(EntityTypeBuilder<PackCopy> copy)
    {
        copy.HasOne<PanelMeeting>().WithMany().HasForeignKey(held => held.MeetingId);
        copy.HasOne<User>().WithMany().HasForeignKey(held => held.ReaderId);
        copy.HasIndex(held => new { held.MeetingId, held.Number }).IsUnique();
        copy.HasIndex(held => new { held.MeetingId, held.ReaderId }).IsUnique();
    }
}
