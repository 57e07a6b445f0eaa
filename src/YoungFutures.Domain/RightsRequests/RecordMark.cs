using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.RightsRequests;

public enum MarkKind
{
    [Display(Name = "Put right: this stands beside what is written")] Corrected,
    [Display(Name = "They disagree with what is written")] Statement,
    [Display(Name = "Processing restricted: kept, not used")] Restricted,
}

/// <summary>What a request leaves on the record for everybody who reads it: what is right, what they say, or that it is kept and not used. While that lasts nothing new of it is opened to an agency (see RecordsOfSharing).</summary>
public sealed class RecordMark : Record, IAboutYoungPerson
{
    private RecordMark() { }

    internal RecordMark(Act act, RightsRequest request, MarkKind kind, string text)
    {
        (PanelId, SubjectId, CaseId, ReferralId, RightsRequestId) = (request.PanelId, request.SubjectId, request.CaseId, request.ReferralId, request.Id);
        (Kind, Text, SetAt, SetById) = (kind, text, act.At, act.UserId);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid? CaseId { get; private set; }
    public Guid? ReferralId { get; private set; }
    public Guid RightsRequestId { get; private set; }
    public MarkKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    public DateTime SetAt { get; private set; }
    public Guid SetById { get; private set; }
    public string? KeptBecause { get; private set; }
    public DateTime? KeptAt { get; private set; }
    public Guid? KeptById { get; private set; }
    public DateTime? LiftedAt { get; private set; }
    public Guid? LiftedById { get; private set; }
    public string? LiftedBecause { get; private set; }

    internal void Keep(Act act, string because) => (KeptBecause, KeptAt, KeptById) = (because, act.At, act.UserId);

    internal void Lift(Act act, string because) => (LiftedAt, LiftedById, LiftedBecause) = (act.At, act.UserId, because);
}
