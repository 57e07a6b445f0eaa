using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Sharing;

public enum WhoIsTold
{
    [Display(Name = "The young person")] YoungPerson,
    [Display(Name = "The parents or carers")] Parents,
}

public enum ToldHow
{
    [Display(Name = "In person")] InPerson,
    [Display(Name = "By telephone")] Telephone,
    [Display(Name = "By letter")] Letter,
    [Display(Name = "By e-mail or text message")] Message,
    [Display(Name = "Through school or another worker")] ThroughAnother,
}

public enum NotToldGround
{
    [Display(Name = "Telling them would put somebody at risk of harm")] Unsafe,
    [Display(Name = "Telling them would prejudice preventing or detecting crime")] Prejudicial,
    [Display(Name = "There is nobody to tell")] Nobody,
}

/// <summary>
/// That the young person or the parents were told that the panel looks at them: by whom, when and how; or why telling them would be unsafe or prejudicial, by whose decision.
/// A decision not to tell stands until a meeting has heard the case; then it is taken anew.
/// </summary>
public sealed class FamilyTold : Record, IAboutYoungPerson
{
    private FamilyTold() { }

    internal FamilyTold(Case @case, Act act, WhoIsTold whom)
    {
        (CaseId, PanelId, SubjectId, Whom) = (@case.Id, @case.PanelId, @case.YoungPersonId, whom);
        (RecordedById, RecordedAt) = (act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public WhoIsTold Whom { get; private set; }
    public bool WasTold { get; private set; }
    /// <summary>Who told them.</summary>
    public string? ToldBy { get; private set; }
    public DateOnly? ToldOn { get; private set; }
    public ToldHow? How { get; private set; }
    public NotToldGround? Ground { get; private set; }
    public string? Because { get; private set; }
    /// <summary>The person who decided not to tell them, by name and post.</summary>
    public string? DecidedBy { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }

    internal FamilyTold Told(Act act, string by, DateOnly on, ToldHow how)
    {
        if (on > act.Today) throw new Refused("That somebody was told is recorded once they have been told.");
        (WasTold, ToldBy, ToldOn, How) = (true, by, on, how);
        return this;
    }

    internal FamilyTold NotTold(NotToldGround ground, string because, string decidedBy)
    {
        (Ground, Because, DecidedBy) = (ground, because, decidedBy);
        return this;
    }
}
