using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using static YoungFutures.Domain.Cases.DeclarationState;

namespace YoungFutures.Domain.Cases;

public enum DeclarationState
{
    [Display(Name = "Waits to be confirmed")] Proposed,
    [Display(Name = "In force")] InForce,
    [Display(Name = "Dismissed")] Dismissed,
    [Display(Name = "Lifted")] Lifted,
}

/// <summary>From whom a declaration comes.</summary>
public enum DeclaredBy
{
    [Display(Name = "Declared by the person")] Themselves,
    [Display(Name = "Proposed because of a name in the case")] Rule,
    [Display(Name = "Said by whoever runs or chairs the panel")] Panel,
}

/// <summary>
/// What one person has to do with the young person of a case. A conflict in force keeps them out of the case; an interest is shown and keeps nobody out. What is
/// only proposed does neither. It is for whoever runs and chairs the panel; the others at the table are told by the <see cref="Disclosure"/>.
/// </summary>
public sealed class Declaration : Record, IAboutYoungPerson, IOwned
{
    /// <summary>Working days in which a proposal is decided.</summary>
    private const int DecideDays = 1;

    private static readonly Dictionary<DeclarationState, DeclarationState[]> Moves = new()
    {
        [Proposed]  = [InForce, Dismissed],
        [InForce]   = [Lifted],
        [Dismissed] = [],
        [Lifted]    = [],
    };

    private Declaration() { }

    internal Declaration(Act act, Case @case, PanelMember person, Tie tie, string? words, DeclaredBy by, NamedPerson? named, Guid? chairId)
    {
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        Case = @case;
        CaseReference = @case.Reference;
        PersonId = person.UserId;
        IsForCoordinator = person.Chairs;
        NamedPersonId = named?.Id;
        (Tie, Words, By, SaidById, SaidAt) = (tie, words, by, act.UserId, act.At);
        OwnerId = IsForCoordinator || chairId is null ? act.CoordinatorId : chairId;
        DueOn = act.In(DecideDays);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public string CaseReference { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public Tie Tie { get; private set; }
    public string? Words { get; private set; }
    public DeclaredBy By { get; private set; }
    public Guid SaidById { get; private set; }
    public DateTime SaidAt { get; private set; }
    /// <summary>Whose name in the case is like the person's.</summary>
    public Guid? NamedPersonId { get; private set; }
    /// <summary>It is about somebody who chairs the panel, and nobody decides about themselves.</summary>
    public bool IsForCoordinator { get; private set; }
    public DeclarationState State { get; private set; } = Proposed;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DismissedBecause { get; private set; }
    public Guid? LiftedById { get; private set; }
    public DateTime? LiftedAt { get; private set; }
    public string? LiftedBecause { get; private set; }
    public Guid? ExclusionId { get; private set; }
    public Exclusion? Exclusion { get; private set; }
    public Disclosure? Told { get; private set; }

    public bool IsOpen => State == Proposed;
    public bool IsInForce => State == InForce;
    public bool IsConflict => Tie.IsConflict();
    public bool CanMoveTo(DeclarationState next) => Moves[State].Contains(next);

    /// <summary>From this moment a conflict keeps the person out of the case. The case's exclusions must be loaded.</summary>
    public void Confirm(Act act)
    {
        if (IsConflict && PersonId == act.CoordinatorId)
            throw new Refused("This person coordinates the panel and owns its open cases. Let somebody else coordinate the panel first.");
        MoveTo(InForce);
        (DecidedById, DecidedAt) = (act.UserId, act.At);
        (OwnerId, DueOn) = (null, null);
        Told = new Disclosure(act, this);
        if (!IsConflict) return;
        Exclusion = new Exclusion(Case, PersonId, "conflict of interest", act.At);
        ExclusionId = Exclusion.Id;
        Case.Exclusions.Add(Exclusion);
    }

    /// <summary>The person says themselves what was only proposed.</summary>
    internal void OwnUp(Act act, Tie tie, string? words)
    {
        (Tie, Words, By, SaidById, SaidAt) = (tie, words, DeclaredBy.Themselves, act.UserId, act.At);
        Confirm(act);
    }

    public void Dismiss(Act act, string? because)
    {
        MoveTo(Dismissed);
        (DecidedById, DecidedAt, DismissedBecause) = (act.UserId, act.At, because);
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>Sight comes back at this moment, unless something else keeps the person out. The exclusion and the disclosure must be loaded.</summary>
    public void Lift(Act act, string because)
    {
        MoveTo(Lifted);
        (LiftedById, LiftedAt, LiftedBecause) = (act.UserId, act.At, because);
        Exclusion?.Lift(act.At);
        Told?.End(act.At);
    }

    /// <summary>Whoever was to decide it has left.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    /// <summary>The date by the calendar as it is now.</summary>
    internal void Date()
    {
        if (IsOpen) DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(SaidAt), DecideDays);
    }

    internal void RestWith(Guid userId) => OwnerId = userId;

    private void MoveTo(DeclarationState next)
    {
        if (!CanMoveTo(next)) throw new Refused("This declaration has been dealt with since you opened it.");
        State = next;
    }
}

/// <summary>
/// What everybody who reads the item is told of a declaration: that somebody withdrew, and no more than that; or which interest somebody has.
/// </summary>
public sealed class Disclosure : Record, IAboutYoungPerson
{
    private Disclosure() { }

    internal Disclosure(Act act, Declaration declaration)
    {
        PanelId = declaration.PanelId;
        SubjectId = declaration.SubjectId;
        CaseId = declaration.CaseId;
        DeclarationId = declaration.Id;
        PersonId = declaration.PersonId;
        Interest = declaration.IsConflict ? null : declaration.Tie;
        From = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid DeclarationId { get; private set; }
    public Guid PersonId { get; private set; }
    /// <summary>Nothing of somebody who withdrew.</summary>
    public Tie? Interest { get; private set; }
    public DateTime From { get; private set; }
    public DateTime? Until { get; private set; }

    internal void End(DateTime at) => Until ??= at;
}

/// <summary>Somebody with a part in the panel, as they are called.</summary>
public sealed record PanelMember(Guid UserId, string Name, bool Chairs);

public static class DeclarationRights
{
    /// <summary>Deciding what is proposed, and letting somebody in again: whoever chairs, and about a chair whoever runs the panel. Nobody about themselves.</summary>
    public static readonly Right<Declaration> Decide = new(nameof(Decide), (viewer, declaration) => viewer.UserId != declaration.PersonId
        && (viewer.Chairs(declaration.PanelId) || ((declaration.IsForCoordinator || !declaration.IsConflict) && viewer.Runs(declaration.PanelId))));
}

internal sealed class DeclarationConfiguration : IEntityTypeConfiguration<Declaration>, IEntityTypeConfiguration<Disclosure>
{
    public void Configure(EntityTypeBuilder<Declaration> declaration)
    {
        declaration.Property(held => held.CaseReference).HasMaxLength(20);
        foreach (var text in new[] { nameof(Declaration.Words), nameof(Declaration.DismissedBecause), nameof(Declaration.LiftedBecause) })
            declaration.Property<string?>(text).HasMaxLength(Lengths.Text);
        declaration.HasOne(held => held.Case).WithMany(held => held.Declarations).HasForeignKey(held => held.CaseId);
        declaration.HasOne(held => held.Exclusion).WithMany().HasForeignKey(held => held.ExclusionId);
        declaration.HasOne<NamedPerson>().WithMany().HasForeignKey(held => held.NamedPersonId);
        declaration.HasIndex(held => new { held.CaseId, held.State });
        declaration.HasIndex(held => new { held.PanelId, held.State, held.DueOn });
        declaration.HasIndex(held => new { held.OwnerId, held.DueOn });
        declaration.HasIndex(held => held.ExclusionId);
        // Two who look for namesakes in the same moment find each once.
        declaration.HasIndex(held => new { held.NamedPersonId, held.PersonId }, "OncePerName").IsUnique().HasFilter("[NamedPersonId] IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Disclosure> disclosure)
    {
        disclosure.HasOne<Declaration>().WithOne(declaration => declaration.Told).HasForeignKey<Disclosure>(held => held.DeclarationId);
        disclosure.HasIndex(held => held.DeclarationId).IsUnique();
        disclosure.HasIndex(held => new { held.CaseId, held.Until });
    }
}
