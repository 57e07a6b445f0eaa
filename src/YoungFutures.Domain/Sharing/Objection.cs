using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Sharing;

/// <summary>Somebody in the family does not want one agency to know. It is shown before that agency is asked or brought in; going on all the same needs a reason.</summary>
public sealed class Objection : Record, IAboutYoungPerson
{
    private Objection() { }

    internal Objection(Case @case, Act act, Guid agencyId, string by, string words, DateOnly on)
    {
        (CaseId, Case, PanelId, SubjectId) = (@case.Id, @case, @case.PanelId, @case.YoungPersonId);
        (AgencyId, By, Words, On, RecordedById, RecordedAt) = (agencyId, by, words, on, act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Guid AgencyId { get; private set; }
    /// <summary>Who objects: a name, and what they are to the young person.</summary>
    public string By { get; private set; } = "";
    public string Words { get; private set; } = "";
    public DateOnly On { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }
    public string? EndedBecause { get; private set; }
    public bool IsOpen => EndedAt is null;

    public void End(Act act, string because)
    {
        if (!IsOpen) throw new Refused("This objection has been taken back already.");
        (EndedAt, EndedById, EndedBecause) = (act.At, act.UserId, because);
    }
}
