using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Interventions;

/// <summary>What became of a session.</summary>
public enum SessionAttendance
{
    [Display(Name = "Came")] Came,
    [Display(Name = "Did not come")] DidNotCome,
    [Display(Name = "Cancelled by the young person")] CancelledByYoungPerson,
    [Display(Name = "Cancelled by the family")] CancelledByFamily,
    [Display(Name = "Cancelled by the provider")] CancelledByProvider,
    [Display(Name = "Called off: the support ended before it")] CalledOff,
}

/// <summary>One session of support: planned, and then recorded by whoever gave it. One a day, so that two who record the same one are one.</summary>
public sealed class SupportSession : Record, IAboutYoungPerson
{
    public const int MostPlanned = 26;

    private SupportSession() { }

    internal SupportSession(Intervention intervention, Act act, DateOnly on)
    {
        InterventionId = intervention.Id;
        Intervention = intervention;
        PanelId = intervention.PanelId;
        SubjectId = intervention.SubjectId;
        On = on;
        PlannedById = act.UserId;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid InterventionId { get; private set; }
    public Intervention Intervention { get; private set; } = null!;
    public DateOnly On { get; private set; }
    public Guid PlannedById { get; private set; }
    public SessionAttendance? Attendance { get; private set; }
    public Guid? RecordedById { get; private set; }
    public DateTime? RecordedAt { get; private set; }

    public bool IsRecorded => Attendance is not null;

    internal void Record(Act act, DateOnly on, SessionAttendance attendance)
    {
        if (attendance == SessionAttendance.CalledOff) throw new ArgumentOutOfRangeException(nameof(attendance), attendance, "Sessions are called off by an ending alone.");
        if (on > act.Today && attendance is SessionAttendance.Came or SessionAttendance.DidNotCome) throw new Refused("Who came is recorded on the day of the session or later.");
        (On, Attendance, RecordedById, RecordedAt) = (on, attendance, act.UserId, act.At);
    }

    internal void CallOff(Act act) => (Attendance, RecordedById, RecordedAt) = (SessionAttendance.CalledOff, act.UserId == Guid.Empty ? null : act.UserId, act.At);
}
