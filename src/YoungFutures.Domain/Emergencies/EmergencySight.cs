using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Emergencies;

/// <summary>Why somebody has to see a case that is not open to them.</summary>
public enum GlassGround
{
    [Display(Name = "A child may be at risk of harm now")] ChildAtRisk,
    [Display(Name = "The young person is missing")] Missing,
    [Display(Name = "The young person is in custody or in hospital")] CustodyOrHospital,
    [Display(Name = "Somebody is with the young person, or about to be")] WithThem,
    [Display(Name = "Another emergency")] Another,
}

public enum SoughtBy
{
    [Display(Name = "By its reference")] Reference,
    [Display(Name = "By full name and date of birth")] Name,
}

/// <summary>What came of it, as whoever tried is told. A miss and a case that they may never open are the same.</summary>
public enum GlassAnswer
{
    [Display(Name = "A case was opened")] Opened,
    [Display(Name = "No case was opened")] NothingOpened,
    [Display(Name = "The case was in their sight already")] InSight,
}

/// <summary>
/// That somebody tried to open a case by break-glass. It holds nothing of what was typed, and no case: its maker reads it, and must not learn from it whether there is one.
/// </summary>
public sealed class GlassTry : Record
{
    private GlassTry() { }

    internal GlassTry(Act act, SoughtBy by, GlassGround ground, GlassAnswer answer)
    {
        PanelId = act.Panel.Id;
        (ById, AgencyId, At) = (act.UserId, act.AgencyId, act.At);
        (By, Ground, Answer) = (by, ground, answer);
    }

    public Guid PanelId { get; private set; }
    public Guid ById { get; private set; }
    public Guid? AgencyId { get; private set; }
    public DateTime At { get; private set; }
    public SoughtBy By { get; private set; }
    public GlassGround Ground { get; private set; }
    public GlassAnswer Answer { get; private set; }
}

/// <summary>What the after-review found.</summary>
public enum SightFinding
{
    [Display(Name = "Justified")] Justified,
    [Display(Name = "Justified, and the case should have been open to them before")] ShouldHaveBeenOpen,
    [Display(Name = "Not justified")] NotJustified,
}

/// <summary>
/// A case that was opened to one person in an emergency, for some hours, or that was refused to somebody who may never open it. Somebody else says afterwards whether it was right; until then it is open, with an owner and a date.
/// </summary>
public sealed class EmergencySight : Record, IAboutYoungPerson, IOwned
{
    /// <summary>So long a case stays open.</summary>
    public const int Hours = 4;
    /// <summary>Working days in which somebody says whether it was right.</summary>
    public const int ReviewDays = 2;

    private EmergencySight() { }

    private EmergencySight(Act act, GlassTry tried, Case @case, string because, Guid ownerId)
    {
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        CaseReference = @case.Reference;
        TryId = tried.Id;
        (ById, AgencyId, At) = (act.UserId, act.AgencyId, act.At);
        (Ground, Because, OwnerId) = (tried.Ground, because, ownerId);
        Date();
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public string CaseReference { get; private set; } = "";
    public Guid TryId { get; private set; }
    public Guid ById { get; private set; }
    public Guid? AgencyId { get; private set; }
    public DateTime At { get; private set; }
    public GlassGround Ground { get; private set; }
    public string Because { get; private set; } = "";
    /// <summary>What opened the case; nothing where it was refused.</summary>
    public Guid? InvolvementId { get; private set; }
    public Involvement? Involvement { get; private set; }
    public DateTime? Until { get; private set; }
    public Guid? ClosedById { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public SightFinding? Finding { get; private set; }
    public string? Note { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    public bool WasRefused => InvolvementId is null;
    public bool IsOpen => Finding is null;
    public bool LastsAt(DateTime now) => now < Until;

    /// <param name="objected">The family does not want this person’s agency to know. That is no bar in an emergency, and the reason is kept with it.</param>
    internal static EmergencySight Of(Act act, GlassTry tried, Case @case, string because, Guid ownerId, bool objected)
    {
        var sight = new EmergencySight(act, tried, @case, because, ownerId);
        var involvement = Involvement.InEmergency(@case, act.UserId, act.At, act.At.AddHours(Hours));
        if (objected) involvement.Despite = because;
        (sight.Involvement, sight.InvolvementId, sight.Until) = (involvement, involvement.Id, involvement.Until);
        return sight;
    }

    internal static EmergencySight Refused(Act act, GlassTry tried, Case @case, string because, Guid ownerId) => new(act, tried, @case, because, ownerId);

    /// <summary>The case is out of their sight from this moment. The involvement must be loaded.</summary>
    public void Close(Act act)
    {
        if (Involvement is null || !LastsAt(act.At)) throw new Refused("This case is closed to them already.");
        Involvement.End(act.At);
        (Until, ClosedById) = (act.At, act.UserId);
    }

    /// <summary>Never by whoever broke the glass.</summary>
    public void Decide(Act act, SightFinding finding, string note)
    {
        if (act.UserId == ById) throw new Refused("You broke the glass yourself. Somebody else has to say whether it was right.");
        if (!IsOpen) throw new Refused("This has been decided since you opened it.");
        (Finding, Note, DecidedById, DecidedAt) = (finding, note, act.UserId, act.At);
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>The date by the calendar as it is now.</summary>
    internal void Date()
    {
        if (IsOpen) DueOn = WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(At), ReviewDays);
    }

    /// <summary>Whoever was to decide it has left.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;
}

public static class EmergencyRights
{
    /// <summary>Whoever works on cases at the panel’s table. A provider carries its own actions and no case; an analyst, an administrator and information governance work on none.</summary>
    public static readonly Right BreakGlass = new(nameof(BreakGlass), viewer => viewer.SitsOnPanel);

    /// <summary>Who tried: their own, and those of the panels that one runs, chairs or governs.</summary>
    public static readonly Right List = new(nameof(List), viewer => viewer.SitsOnPanel || viewer.IsGovernance);

    public static readonly Right<EmergencySight> Close = new(nameof(Close), (viewer, sight) => viewer.UserId == sight.ById || viewer.RunsOrChairs(sight.PanelId));

    /// <summary>Saying whether it was right: whoever runs, chairs or governs the panel, and never about oneself.</summary>
    public static readonly Right<EmergencySight> Decide = new(nameof(Decide), (viewer, sight) => viewer.UserId != sight.ById
        && (viewer.RunsOrChairs(sight.PanelId) || viewer.GovernedPanelIds.Contains(sight.PanelId)));
}
