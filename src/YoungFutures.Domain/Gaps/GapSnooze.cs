using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Gaps;

/// <summary>
/// Why a line of the board is left alone until a day. It comes back by itself on that day, and at once when the record has moved on: another date or another owner
/// is another matter.
/// </summary>
public sealed class GapSnooze : Record, IAboutYoungPerson
{
    private GapSnooze() { }

    public GapSnooze(Act act, GapRule rule, GapLine line, string because, DateOnly until)
    {
        if (until <= act.Today) throw new Refused("A line is left alone until a later day than today.");
        if (until > act.In(act.Limits.SnoozeDays)) throw new Refused("A line cannot be left alone for longer than {0} working days.", act.Limits.SnoozeDays);
        PanelId = act.Panel.Id;
        (SubjectId, RecordId, CaseId, Gap) = (line.SubjectId, line.Id, line.CaseId, rule.Gap);
        (Since, OwnerId) = (line.Since, line.OwnerId);
        (Because, Until, ById, At) = (because, until, act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid RecordId { get; private set; }
    public Guid? CaseId { get; private set; }
    public Gap Gap { get; private set; }
    /// <summary>The record's date and owner as they were: where they are others, this holds no longer.</summary>
    public DateOnly? Since { get; private set; }
    public Guid? OwnerId { get; private set; }
    public string Because { get; private set; } = "";
    /// <summary>The day on which it is back.</summary>
    public DateOnly Until { get; private set; }
    public Guid ById { get; private set; }
    public DateTime At { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>Back on the board now.</summary>
    public void End(DateTime at) => EndedAt ??= at;
}

/// <summary>That a panel does without a rule of the board, and why. What the rule finds is open all the same, and its owner sees it.</summary>
public sealed class GapRuleOff : Record
{
    private GapRuleOff() { }

    public GapRuleOff(Act act, Gap gap, string because)
    {
        if (!GapRules.OfThePanel.Contains(gap)) throw new Refused("This rule is information governance’s, and no panel does without it.");
        PanelId = act.Panel.Id;
        (Gap, Because, ById, At) = (gap, because, act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Gap Gap { get; private set; }
    public string Because { get; private set; } = "";
    public Guid ById { get; private set; }
    public DateTime At { get; private set; }
    public Guid? EndedById { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public void End(Act act)
    {
        if (EndedAt is not null) throw new Refused("This rule is on again already.");
        (EndedById, EndedAt) = (act.UserId, act.At);
    }
}

internal sealed class GapConfiguration : IEntityTypeConfiguration<GapSnooze>, IEntityTypeConfiguration<GapRuleOff>
{
    public void Configure(EntityTypeBuilder<GapSnooze> snooze)
    {
        snooze.Property(held => held.Because).HasMaxLength(Lengths.Text);
        snooze.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        snooze.HasIndex(held => new { held.RecordId, held.Gap, held.Until });
        snooze.HasIndex(held => new { held.PanelId, held.Until });
        snooze.HasIndex(held => held.CaseId);
        snooze.HasIndex(held => held.SubjectId);
    }

    public void Configure(EntityTypeBuilder<GapRuleOff> off)
    {
        off.Property(held => held.Because).HasMaxLength(Lengths.Text);
        off.HasOne<Panel>().WithMany().HasForeignKey(held => held.PanelId);
        off.HasIndex(held => new { held.PanelId, held.Gap }, "OffOnce").IsUnique().HasFilter("[EndedAt] IS NULL");
    }
}
