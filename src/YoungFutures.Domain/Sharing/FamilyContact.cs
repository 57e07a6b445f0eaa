using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Sharing;

public enum FamilyRelation
{
    [Display(Name = "The young person themselves")] Themselves,
    [Display(Name = "Mother")] Mother,
    [Display(Name = "Father")] Father,
    [Display(Name = "Step-parent or a parent’s partner")] StepParent,
    [Display(Name = "Grandparent")] Grandparent,
    [Display(Name = "Foster carer")] FosterCarer,
    [Display(Name = "Another carer or guardian")] Carer,
    [Display(Name = "Brother or sister")] Sibling,
    [Display(Name = "Somebody else")] Other,
}

/// <summary>
/// Somebody of the family and how they may be reached, as recorded for one young person. A parent of two young people is recorded for each: what is safe for one says nothing about the other.
/// </summary>
public sealed class FamilyContact : Record, IAboutYoungPerson
{
    private FamilyContact() { }

    public FamilyContact(Act act, YoungPerson youngPerson, FamilyRelation relation, string name)
    {
        (PanelId, YoungPersonId, Relation, Name) = (youngPerson.PanelId, youngPerson.Id, relation, name);
        (RecordedById, RecordedAt) = (act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid YoungPersonId { get; private set; }
    public FamilyRelation Relation { get; private set; }
    public string Name { get; private set; } = "";
    public bool? HasParentalResponsibility { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public string? Telephone { get; set; }
    public ContactLanguage Language { get; set; } = ContactLanguage.NotKnown;
    /// <summary>Somebody found that it is safe to write to them, and said how and when.</summary>
    public bool IsSafe { get; private set; }
    public string? SafeHow { get; private set; }
    public bool MustNotReceive { get; private set; }
    public string? MustNotBecause { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    Guid IAboutYoungPerson.SubjectId => YoungPersonId;

    public bool IsHeld => EndedAt is null;
    public bool MayReceive => IsHeld && IsSafe && !MustNotReceive;
    public bool IsYoungPerson => Relation == FamilyRelation.Themselves;

    public void Rename(FamilyRelation relation, string name) => (Relation, Name) = (relation, name);

    public void FindSafe(bool isSafe, string? how) => (IsSafe, SafeHow) = (isSafe, isSafe ? how : null);

    public void KeepFrom(string because)
    {
        if (string.IsNullOrWhiteSpace(because)) throw new Refused("Say why this person must not receive anything.");
        (MustNotReceive, MustNotBecause) = (true, because);
        FindSafe(false, null);
    }

    public void Allow() => (MustNotReceive, MustNotBecause) = (false, null);

    public void End(Act act) => EndedAt ??= act.At;
}
