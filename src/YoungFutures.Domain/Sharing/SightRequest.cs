using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Sharing;

/// <summary>What an agency needs a record for.</summary>
public enum SightPurpose
{
    [Display(Name = "To support the young person or their family")] Support,
    [Display(Name = "To keep the young person or somebody else safe")] Safety,
    [Display(Name = "To plan together with the other agencies")] Planning,
    [Display(Name = "Another duty of the agency")] Duty,
}

public enum SightRequestStatus
{
    [Display(Name = "Waits for the coordinator")] Waiting,
    [Display(Name = "Access was given")] Granted,
    [Display(Name = "Access was refused")] Refused,
    [Display(Name = "Lapsed")] Lapsed,
}

/// <summary>How much is opened to the agency that asked.</summary>
public enum SightLevel
{
    [Display(Name = "The summary, with a question to the agency")] Summary,
    [Display(Name = "The whole case, within each item’s visibility")] Whole,
}

/// <summary>
/// An agency that knows of a record asks for access to it. The coordinator grants it, through the verbs by which any agency is asked or brought in, so that whatever stands in their way stands in its way
/// too; or refuses it and says why.
/// </summary>
public sealed class SightRequest : Record, IAboutYoungPerson, IOwned
{
    /// <summary>Working days in which it is answered.</summary>
    public const int AnswerDays = 3;
    /// <summary>An agency that is given the summary has so many working days for the question that comes with it.</summary>
    public const int QuestionDays = 3;
    /// <summary>Nobody is let in for longer: whoever still needs it then asks again.</summary>
    public const int MostMonths = 12;
    private const int LongestWhy = 200;

    private SightRequest() { }

    internal SightRequest(Act act, KnownRecord known, SightPurpose purpose, string because)
    {
        (PanelId, SubjectId, CaseId, AgencyId) = (known.PanelId, known.SubjectId, known.CaseId, known.AgencyId);
        (KnownRecordId, Known) = (known.Id, known);
        (AskedById, AskedAt, Purpose, Because) = (act.UserId, act.At, purpose, because);
        OwnerId = act.CoordinatorId;
        Date();
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Guid KnownRecordId { get; private set; }
    public KnownRecord Known { get; private set; } = null!;
    public Guid AgencyId { get; private set; }
    public Guid AskedById { get; private set; }
    public DateTime AskedAt { get; private set; }
    public SightPurpose Purpose { get; private set; }
    public string Because { get; private set; } = "";
    public SightRequestStatus Status { get; private set; } = SightRequestStatus.Waiting;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public SightLevel? Level { get; private set; }
    /// <summary>The last day on which what was granted is open.</summary>
    public DateOnly? GrantedUntil { get; private set; }
    public string? RefusedBecause { get; private set; }
    public Guid? EndedById { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public bool IsOpen => Status == SightRequestStatus.Waiting;

    /// <summary>The agency works on the case until the end of that day. The case must be loaded with its involvements.</summary>
    /// <param name="despite">Why it is brought in although the family objects to it knowing.</param>
    public Involvement GrantWhole(Act act, DateOnly until, string? despite = null)
    {
        MustBeGrantable(act, until);
        var working = Case.BringIn(act, AgencyId, Because.Length <= LongestWhy ? Because : Because[..(LongestWhy - 1)] + "…", despite, UkTime.StartOf(until.AddDays(1)));
        End(act, SightRequestStatus.Granted);
        (Level, GrantedUntil) = (SightLevel.Whole, until);
        return working;
    }

    /// <summary>The agency is asked a question, and reads the summary with it until the end of that day. The case must be loaded with all that <see cref="Case.Ask"/> looks at.</summary>
    public AgencyCheck GrantSummary(Act act, DateOnly until, string question, Guid? contactId, string? despite = null)
    {
        MustBeGrantable(act, until);
        var dueOn = act.In(QuestionDays);
        var check = Case.Ask(act, AgencyId, contactId, question, dueOn < until ? dueOn : until, despite: despite);
        foreach (var involvement in check.Involvements) involvement.EndNotLaterThan(UkTime.StartOf(until.AddDays(1)));
        End(act, SightRequestStatus.Granted);
        (Level, GrantedUntil) = (SightLevel.Summary, until);
        return check;
    }

    public void Refuse(Act act, string because)
    {
        End(act, SightRequestStatus.Refused);
        RefusedBecause = because;
    }

    /// <summary>The agency no longer knows of the record, or there is nothing left to open.</summary>
    internal void Lapse(Act act) => End(act, SightRequestStatus.Lapsed);

    /// <summary>Whoever was to answer it has left.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;

    /// <summary>The date by the calendar as it is now.</summary>
    internal void Date()
    {
        if (IsOpen) DueOn = WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(AskedAt), AnswerDays);
    }

    private void MustBeGrantable(Act act, DateOnly until)
    {
        MustBeOpen();
        if (until < act.Today) throw new Refused("Access cannot be given until a day that has passed.");
        if (until > act.Today.AddMonths(MostMonths)) throw new Refused("Access is given for {0} months at most. Whoever still needs it then asks again.", MostMonths);
    }

    private void End(Act act, SightRequestStatus status)
    {
        MustBeOpen();
        (Status, EndedById, EndedAt) = (status, act.UserId, act.At);
        (OwnerId, DueOn) = (null, null);
    }

    private void MustBeOpen()
    {
        if (!IsOpen) throw new Refused("This has been answered already, or the agency no longer knows of the record.");
    }
}
