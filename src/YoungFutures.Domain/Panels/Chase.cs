using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

public enum ChaseRound
{
    /// <summary>As many working days before the meeting as the panel wants.</summary>
    First,
    /// <summary>The working day before it, what is still open.</summary>
    Last,
}

/// <summary>That somebody was reminded of what they owe before one meeting: once in each round for the day on which it is held.</summary>
public sealed class Chase : Record
{
    private Chase() { }

    internal Chase(PanelMeeting meeting, Guid userId, ChaseRound round, DateTime at)
    {
        PanelId = meeting.PanelId;
        MeetingId = meeting.Id;
        MeetingOn = meeting.On;
        UserId = userId;
        Round = round;
        At = at;
    }

    public Guid PanelId { get; private set; }
    public Guid MeetingId { get; private set; }
    /// <summary>A meeting that is moved is another date to be ready by.</summary>
    public DateOnly MeetingOn { get; private set; }
    public Guid UserId { get; private set; }
    public ChaseRound Round { get; private set; }
    public DateTime At { get; private set; }
}

internal sealed class ChaseConfiguration : IEntityTypeConfiguration<Chase>
{
    public void Configure(EntityTypeBuilder<Chase> chase)
    {
        chase.HasOne<PanelMeeting>().WithMany().HasForeignKey(held => held.MeetingId);
        // Two nodes that chase in the same moment meet here, and one of them sends nothing.
        chase.HasIndex(held => new { held.MeetingId, held.MeetingOn, held.Round, held.UserId }).IsUnique();
    }
}
