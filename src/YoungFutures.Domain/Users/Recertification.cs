using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Users;

public enum AccessOutcome
{
    [Display(Name = "Still needed")] Confirmed,
    [Display(Name = "Ended")] Ended,
    /// <summary>The role ended, or its holder left, before anybody said so here.</summary>
    [Display(Name = "Had ended already")] Gone,
}

/// <summary>
/// Once a quarter, who of an agency still needs their access to a panel: each of its people who speaks for it there, confirmed or ended one by one. It rests with whoever answers for the agency, and with the panel’s
/// coordinator where nobody does and once all that is left is about that person: nobody confirms their own access. Those who run, chair, read figures of or govern the panel, and the administrators, stand in one of the panel’s own, which administrators confirm, and information governance for the
/// administrators.
/// </summary>
public sealed class Recertification : Record, IOwned
{
    /// <summary>Working days in which every line is decided: four weeks, so that a holiday is no excuse.</summary>
    public const int DecidingDays = 20;
    /// <summary>Working days before that, on which its owner is reminded.</summary>
    public const int RemindingDays = 5;
    /// <summary>Working days after that, until what nobody has confirmed is suspended.</summary>
    public const int SuspendingDays = 10;

    private Recertification() { }

    internal Recertification(Act act, Guid? agencyId, DateOnly quarter, Guid ownerId, IEnumerable<Membership> roles)
    {
        (PanelId, AgencyId, Quarter, OpenedAt, OwnerId, DueOn, DecideBy) = (act.Panel.Id, agencyId, quarter, act.At, ownerId, act.In(DecidingDays), act.In(DecidingDays));
        Lines.AddRange(roles.Select(role => new RecertificationLine(Id, role)));
    }

    public Guid PanelId { get; private set; }
    /// <summary>None where it is about the roles of the panel itself.</summary>
    public Guid? AgencyId { get; private set; }
    /// <summary>Its first day.</summary>
    public DateOnly Quarter { get; private set; }
    public DateTime OpenedAt { get; private set; }
    /// <summary>The day by which it was to be decided; stays when it is closed.</summary>
    public DateOnly DecideBy { get; private set; }
    public DateTime? RemindedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public List<RecertificationLine> Lines { get; } = [];

    public bool IsOpen => ClosedAt is null;

    public static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    public bool IsToBeReminded(DateOnly today) => IsOpen && RemindedAt is null && today <= DueOn && today >= WorkingCalendar.EnglandAndWales.Add(DecideBy, -RemindingDays);

    /// <summary>Never those without whom there would be no panel: they stand on the board until somebody has said something.</summary>
    public bool Suspends(DateOnly today) => IsOpen && AgencyId is not null && today > WorkingCalendar.EnglandAndWales.Add(DecideBy, SuspendingDays);

    /// <summary>Somebody still needs this role. Where it was suspended it opens again. The lines must be loaded.</summary>
    public void Confirm(Act act, RecertificationLine line, Membership role, Deciders turns)
    {
        MustBeDecidable(act.UserId, line, role);
        line.Decide(AccessOutcome.Confirmed, act, null);
        role.Resume();
        GoOn(act.At, turns);
    }

    /// <summary>Somebody needs this role no more: it ends. The lines, and the roles of that person, must be loaded.</summary>
    public void End(Act act, RecertificationLine line, User user, Membership role, string because, Deciders turns)
    {
        MustBeDecidable(act.UserId, line, role);
        line.Decide(AccessOutcome.Ended, act, because);
        user.GiveUp(role, act.At);
        GoOn(act.At, turns);
    }

    /// <exception cref="Refused">It is their own, it is closed, or it has been decided.</exception>
    public void MustBeDecidable(Guid userId, RecertificationLine line, Membership role)
    {
        if (userId == line.UserId) throw AgencyId is null
            ? new Refused("Nobody confirms or ends their own access here. Another administrator does, or information governance for an administrator.")
            : new Refused("Nobody confirms or ends their own access here. Whoever runs or chairs the panel does.");
        if (!IsOpen) throw new Refused("This is closed. What was left undecided stands in the next one.");
        if (line.Outcome is not null) throw new Refused("This has been decided since you opened the page.");
        if (role.Until is not null) throw new Refused("This role has ended already.");
    }

    /// <summary>Whose turn it is now, and closed once nothing is left to decide.</summary>
    internal void GoOn(DateTime at, Deciders turns)
    {
        if (!IsOpen) return;
        var left = Lines.Where(line => line.Outcome is null).ToList();
        if (left.Count == 0) Close(at);
        else if (AgencyId is not null) OwnerId = turns.ContactId is { } contact && left.Exists(line => line.UserId != contact) ? contact : turns.CoordinatorId;
        else OwnerId = First(turns.Administrators, line => line.Role != Role.Administrator) ?? First(turns.Governors, line => line.Role == Role.Administrator) ?? turns.CoordinatorId;

        // Whoever has it keeps it as long as there is something in it for them.
        Guid? First(IReadOnlyList<Guid> people, Func<RecertificationLine, bool> theirs) =>
            people.OrderByDescending(one => one == OwnerId).Select(one => (Guid?)one).FirstOrDefault(one => left.Exists(line => theirs(line) && line.UserId != one));
    }

    internal void Remind(DateTime at) => RemindedAt = at;

    /// <summary>The next one takes its place, with whatever was left undecided.</summary>
    internal void Close(DateTime at) => (ClosedAt, OwnerId, DueOn) = (at, null, null);

    /// <summary>Handed over to somebody else who runs the panel.</summary>
    public void RestWith(Guid userId) => OwnerId = userId;

    internal void OwnerLeft(Act act, Deciders turns) => GoOn(act.At, turns);
}

/// <summary>Whose turn it can be: who answers for the agency, who runs the panel, the administrators, and who governs the panel.</summary>
public sealed record Deciders(Guid? ContactId, Guid CoordinatorId, IReadOnlyList<Guid> Administrators, IReadOnlyList<Guid> Governors);

/// <summary>A role that somebody holds, in what it is to be confirmed in.</summary>
public sealed record RoleToDecide(Recertification Held, Role Role);

/// <summary>One role that one person held when it was opened.</summary>
public sealed class RecertificationLine : Record
{
    private RecertificationLine() { }

    internal RecertificationLine(Guid recertificationId, Membership role) => (RecertificationId, UserId, MembershipId, Role) = (recertificationId, role.UserId, role.Id, role.Role);

    public Guid RecertificationId { get; private set; }
    public Recertification Recertification { get; private set; } = null!;
    public Guid UserId { get; private set; }
    public Guid MembershipId { get; private set; }
    public Role Role { get; private set; }
    public AccessOutcome? Outcome { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    /// <summary>Why it ended.</summary>
    public string? Because { get; private set; }
    /// <summary>When access was suspended because nobody had said anything.</summary>
    public DateTime? SuspendedAt { get; private set; }

    internal void Decide(AccessOutcome outcome, Act act, string? because) => (Outcome, DecidedById, DecidedAt, Because) = (outcome, act.UserId, act.At, because);

    internal void Went(DateTime at) => (Outcome, DecidedAt) = (AccessOutcome.Gone, at);

    internal void Suspend(Membership role, DateTime at)
    {
        role.Suspend(at);
        SuspendedAt = at;
    }
}

internal sealed class RecertificationConfiguration : IEntityTypeConfiguration<Recertification>, IEntityTypeConfiguration<RecertificationLine>
{
    public void Configure(EntityTypeBuilder<Recertification> held)
    {
        held.HasOne<Agency>().WithMany().HasForeignKey(one => one.AgencyId);
        held.HasOne<Panel>().WithMany().HasForeignKey(one => one.PanelId);
        held.HasMany(one => one.Lines).WithOne(line => line.Recertification).HasForeignKey(line => line.RecertificationId);
        // Two nodes that open it at once open one.
        held.HasIndex(one => new { one.AgencyId, one.PanelId, one.Quarter }).IsUnique().HasFilter("[AgencyId] IS NOT NULL");
        held.HasIndex(one => new { one.PanelId, one.Quarter }, "OwnRoles").IsUnique().HasFilter("[AgencyId] IS NULL");
        held.HasIndex(one => new { one.AgencyId, one.Quarter });
        held.HasIndex(one => new { one.PanelId, one.Quarter });
        held.HasIndex(one => new { one.PanelId, one.DueOn });
        held.HasIndex(one => new { one.OwnerId, one.DueOn });
        held.HasIndex(one => one.DueOn);
    }

    public void Configure(EntityTypeBuilder<RecertificationLine> line)
    {
        line.Property(held => held.Because).HasMaxLength(Lengths.Text);
        line.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
        line.HasOne<Membership>().WithMany().HasForeignKey(held => held.MembershipId);
        line.HasIndex(held => new { held.RecertificationId, held.UserId });
        line.HasIndex(held => held.UserId);
        line.HasIndex(held => held.MembershipId);
    }
}
