using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.SubjectAccess;

public enum AskedOf
{
    [Display(Name = "The agency that gave the information")] Source,
    [Display(Name = "The professional for health, social work or education")] Professional,
    [Display(Name = "Another person whom it is about")] ThirdParty,
}

public enum AskingAnswer
{
    [Display(Name = "It may be disclosed")] MayGo,
    [Display(Name = "It may be disclosed in part")] InPart,
    [Display(Name = "It should not be disclosed")] ShouldNotGo,
}

/// <summary>Somebody is asked what they think of a disclosure: of everything that an agency gave, or of one item. What they say is shown beside it; the decision stays with whoever answers the request.</summary>
public sealed class AccessAsking : Record, IAboutYoungPerson
{
    private AccessAsking() { }

    public AccessAsking(Act act, AccessRequest request, AskedOf of, string whom, Guid? agencyId, AccessItem? item, string question, DateOnly by)
    {
        if (request.State != AccessState.Deciding) throw new Refused("This request is not being decided any more.");
        if (by < act.Today) throw new Refused("The day of the answer must not have passed.");
        if (item is not null && item.AccessRequestId != request.Id) throw new ArgumentException("The item belongs to another request.", nameof(item));
        if (of != AskedOf.ThirdParty && agencyId is null && item is null) throw new Refused("Say which agency it is about.");
        (PanelId, SubjectId, AccessRequestId, AccessItemId) = (request.PanelId, request.SubjectId, request.Id, item?.Id);
        (Of, Whom, AgencyId, Question, AnswerBy) = (of, whom, agencyId, question, by);
        (AskedAt, AskedById) = (act.At, act.UserId);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid AccessRequestId { get; private set; }
    /// <summary>Of one item; otherwise of everything that the agency gave.</summary>
    public Guid? AccessItemId { get; private set; }
    public AskedOf Of { get; private set; }
    public string Whom { get; private set; } = "";
    public Guid? AgencyId { get; private set; }
    public string Question { get; private set; } = "";
    public DateTime AskedAt { get; private set; }
    public Guid AskedById { get; private set; }
    public DateOnly AnswerBy { get; private set; }
    public AskingAnswer? Answer { get; private set; }
    public string? Words { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredById { get; private set; }

    public bool IsOpen => AnsweredAt is null;

    public bool IsAbout(AccessItem item) => AccessItemId == item.Id || (AccessItemId is null && AgencyId is not null && AgencyId == item.AgencyId);

    internal void CutLoose() => AccessItemId = null;

    public void Record(Act act, AccessRequest request, AskingAnswer answer, string words, DateOnly on)
    {
        if (!request.IsOpen) throw new Refused("This request has been closed already.");
        if (!IsOpen) throw new Refused("This answer has been recorded already.");
        if (on > act.Today) throw new Refused("The answer cannot have come after today.");
        (Answer, Words, AnsweredOn, AnsweredAt, AnsweredById) = (answer, words, on, act.At, act.UserId);
    }
}
