using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Support;

public enum SecondAnswer
{
    [Display(Name = "They would like support now")] Accepted,
    [Display(Name = "They declined again")] Declined,
    [Display(Name = "Nobody answered")] NoAnswer,
    /// <summary>Nothing is offered to somebody who has said so.</summary>
    [Display(Name = "It was not offered: the young person asked not to be asked again")] NotWanted,
}

/// <summary>What somebody did about a refusal, and what came of it.</summary>
/// <param name="By">Who offered it, or heard that nothing more is wanted.</param>
/// <param name="How">Not known where nothing was offered.</param>
public sealed record OfferedAgain(DateOnly On, string By, ContactMethod? How, SecondAnswer Answer, string? Note);

/// <summary>A refusal is offered once more and then respected: this is the one time, after the case was closed as declined.</summary>
public sealed class SecondOffer : Record, IAboutYoungPerson
{
    private SecondOffer() { }

    internal SecondOffer(Case @case, Act act, OfferedAgain offered)
    {
        var offers = offered.Answer != SecondAnswer.NotWanted;
        if (offered.On > act.Today) throw new Refused("The second offer is recorded once it has been made.");
        if (offers && offered.On < UkTime.LocalDate(@case.ClosedAt!.Value)) throw new Refused("The second offer cannot have been made before the case was closed.");
        if (offers && offered.How is null) throw new Refused("Say how support was offered once more.");
        (CaseId, Case, PanelId, SubjectId) = (@case.Id, @case, @case.PanelId, @case.YoungPersonId);
        (On, By, How, Answer, Note) = (offered.On, offered.By, offers ? offered.How : null, offered.Answer, offered.Note);
        (RecordedById, RecordedAt) = (act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public DateOnly On { get; private set; }
    /// <summary>A name, and what they are to the young person.</summary>
    public string By { get; private set; } = "";
    public ContactMethod? How { get; private set; }
    public SecondAnswer Answer { get; private set; }
    public string? Note { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
}
