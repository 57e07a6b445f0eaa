using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Support;

/// <summary>Who takes over once the young person is 18. Open until that service has said that it does.</summary>
public sealed class AdultHandover : Record, IAboutYoungPerson, IOwned
{
    private AdultHandover() { }

    internal AdultHandover(Case @case, Act act, string to, string what, DateOnly birthday)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        To = to;
        What = what;
        PlannedAt = act.At;
        PlannedById = act.UserId;
        OwnerId = @case.LeadPractitionerId ?? act.CoordinatorId;
        DueOn = By(birthday, act.Today);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public string To { get; private set; } = "";
    public string What { get; private set; } = "";
    public DateTime PlannedAt { get; private set; }
    public Guid PlannedById { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public string? AcceptedBy { get; private set; }
    public DateOnly? AcceptedOn { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public bool IsOpen => EndedAt is null;
    public bool IsAccepted => AcceptedOn is not null;

    /// <param name="by">Who said so for the service.</param>
    public void Accept(Act act, string by, DateOnly on)
    {
        if (!IsOpen) throw new Refused("This handover has ended or is accepted already.");
        if (on > act.Today) throw new Refused("That the service takes over is recorded once it has said so.");
        if (on < UkTime.LocalDate(PlannedAt)) throw new Refused("The service cannot have accepted before the handover was planned.");
        AcceptedBy = by;
        AcceptedOn = on;
        End(act);
    }

    /// <summary>Another service is asked instead, or the case ended otherwise.</summary>
    internal void End(Act act)
    {
        EndedAt = act.At;
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>The working day before the birthday, by the calendar as it is now. The case must be loaded with its young person.</summary>
    internal void Date()
    {
        if (!IsOpen || Case.Turns18On is not { } birthday) return;
        DueOn = By(birthday, UkTime.LocalDate(PlannedAt));
    }

    // In hand on the working day before the birthday, or as soon as can be.
    private static DateOnly By(DateOnly birthday, DateOnly planned)
    {
        var before = WorkingCalendar.EnglandAndWales.Add(birthday, -1);
        return before < planned ? WorkingCalendar.EnglandAndWales.Add(planned, 1) : before;
    }

    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    /// <summary>Its next step is somebody else’s from now on.</summary>
    internal void RestWith(Guid userId) => OwnerId = userId;
}
