using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<PanelMeeting>, IEntityTypeConfiguration<Attendance>,
    IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<AgendaChange>, IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<QuickProposal>
{
    public void Configure(EntityTypeBuilder<PanelMeeting> meeting)
    {
        meeting.Property(held => held.Link).HasMaxLength(500);
        meeting.Property(held => held.CancelledBecause).HasMaxLength(Lengths.Text);
        meeting.HasIndex(held => new { held.PanelId, held.Status, held.StartsAt });
        meeting.HasIndex(held => new { held.OwnerId, held.DueOn });
        meeting.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
    }

    public void Configure(EntityTypeBuilder<Attendance> attendance)
    {
        // Forgotten when it was recorded by mistake.
        attendance.HasOne(held => held.Meeting).WithMany(meeting => meeting.Attendance).HasForeignKey(held => held.MeetingId).OnDelete(DeleteBehavior.ClientCascade);
        attendance.HasOne(held => held.Agency).WithMany().HasForeignKey(held => held.AgencyId);
        attendance.HasIndex(held => new { held.MeetingId, held.AgencyId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AgendaItem> item)
    {
        // Taken off the agenda.
        item.HasOne(held => held.Meeting).WithMany(meeting => meeting.Items).HasForeignKey(held => held.MeetingId).OnDelete(DeleteBehavior.ClientCascade);
        item.HasOne(held => held.Case).WithMany().HasForeignKey(held => held.CaseId);
        item.HasOne(held => held.Decision).WithOne().HasForeignKey<Decision>(decision => decision.AgendaItemId);
        item.HasIndex(held => new { held.MeetingId, held.CaseId }).IsUnique();
        item.HasIndex(held => held.CaseId);
    }

    public void Configure(EntityTypeBuilder<AgendaChange> change)
    {
        change.HasOne<PanelMeeting>().WithMany(meeting => meeting.Changes).HasForeignKey(held => held.MeetingId);
        change.HasOne(held => held.Case).WithMany().HasForeignKey(held => held.CaseId);
        change.HasIndex(held => new { held.MeetingId, held.At });
    }

    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.Property(held => held.Reasons).HasMaxLength(Lengths.Text);
        decision.Property(held => held.Dissent).HasMaxLength(Lengths.Text);
        decision.Property(held => held.Exception).HasMaxLength(Lengths.Text);
        decision.HasOne(held => held.Case).WithMany().HasForeignKey(held => held.CaseId);
        decision.HasOne<PanelMeeting>().WithMany().HasForeignKey(held => held.MeetingId);
        decision.HasIndex(held => held.AgendaItemId).IsUnique();
        decision.HasIndex(held => new { held.CaseId, held.Outcome });
        decision.HasIndex(held => new { held.PanelId, held.RecordedAt });
    }

    public void Configure(EntityTypeBuilder<QuickProposal> proposal)
    {
        proposal.Property(held => held.Reasons).HasMaxLength(Lengths.Text);
        proposal.Property(held => held.Views).HasMaxLength(Lengths.Text);
        // Leaves with an item that is taken off.
        proposal.HasOne<AgendaItem>().WithOne(item => item.Quick).HasForeignKey<QuickProposal>(held => held.AgendaItemId).OnDelete(DeleteBehavior.ClientCascade);
        proposal.HasOne<Case>().WithMany().HasForeignKey(held => held.CaseId);
        proposal.HasIndex(held => held.AgendaItemId).IsUnique();
    }
}
