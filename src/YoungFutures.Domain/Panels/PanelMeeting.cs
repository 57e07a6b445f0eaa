using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using static YoungFutures.Domain.Panels.MeetingStatus;

namespace YoungFutures.Domain.Panels;

public enum MeetingStatus
{
    [Display(Name = "Planned")] Planned,
    [Display(Name = "Agenda published")] Published,
    [Display(Name = "Held")] Held,
    [Display(Name = "Minutes locked")] Locked,
    [Display(Name = "Cancelled")] Cancelled,
}

public enum Presence
{
    [Display(Name = "Present")] Present,
    [Display(Name = "Deputy")] Deputy,
    [Display(Name = "Apologies")] Apologies,
    [Display(Name = "Information only")] InformationOnly,
}

/// <summary>A meeting of the panel: who is there, what is heard, what is decided.</summary>
public sealed partial class PanelMeeting : Record, IOwned
{
    private static readonly Dictionary<MeetingStatus, MeetingStatus[]> Moves = new()
    {
        [Planned]   = [Published, Cancelled],
        [Published] = [Held, Cancelled],
        [Held]      = [Locked],
        [Locked]    = [],
        [Cancelled] = [],
    };

    private PanelMeeting() { }

    public PanelMeeting(Act act, DateTime startsAt, int minutes, string? place, string? link, Guid? chairId)
    {
        if (UkTime.LocalDate(startsAt) < act.Today) throw new Refused("A meeting cannot be planned for a day that has passed.");
        PanelId = act.Panel.Id;
        OwnerId = act.CoordinatorId;
        Arrange(startsAt, minutes, place, link, chairId);
    }

    public Guid PanelId { get; private set; }
    public MeetingStatus Status { get; private set; } = Planned;
    public DateTime StartsAt { get; private set; }
    /// <summary>The day in the panel's own time zone.</summary>
    public DateOnly On { get; private set; }
    public int Minutes { get; private set; }
    public string? Place { get; private set; }
    public string? Link { get; private set; }
    /// <summary>How many of its items left with records that were disposed of.</summary>
    public int ItemsDisposedOf { get; private set; }
    public Guid? ChairId { get; private set; }
    public Presence? ChairPresence { get; private set; }
    /// <summary>Who takes the chair in the chair's place.</summary>
    public string? ChairDeputy { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    /// <summary>When it was to begin, before it was last moved; only where the agenda had been published by then.</summary>
    public DateTime? MovedFrom { get; private set; }
    public DateTime? HeldAt { get; private set; }
    public DateTime? LockedAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }
    public string? CancelledBecause { get; private set; }
    /// <summary>Counts the changes of agenda and attendance, so that whoever still looks at an older one is told.</summary>
    public int Edition { get; private set; }
    public List<Attendance> Attendance { get; } = [];
    public List<AgendaItem> Items { get; } = [];
    public List<AgendaChange> Changes { get; } = [];

    public bool IsOpen => Status is Planned or Published or Held;
    public bool ChairIsThere => ChairPresence is Presence.Present or Presence.Deputy;
    public bool CanMoveTo(MeetingStatus next) => Moves[Status].Contains(next);

    /// <summary>Decisions are taken from a published agenda, on the day of the meeting or after it, until the minutes are locked.</summary>
    public bool MayDecide(DateOnly today) => Status is Published or Held && On <= today;

    /// <summary>Whether a decision about a young person of this area would be quorate now.</summary>
    public Quorum QuorumFor(PanelSettings settings, string? areaCode) => Quorum.Of(settings, Attendance, ChairIsThere, areaCode);

    /// <summary>Another day, place or chair. Whoever waits to be heard waits for the new day.</summary>
    public void Move(Act act, DateTime startsAt, int minutes, string? place, string? link, Guid? chairId)
    {
        if (Status is not (Planned or Published)) throw new Refused("This meeting has taken place and can no longer be moved.");
        if (startsAt != StartsAt && startsAt < act.At) throw new Refused("A meeting cannot be moved into the past.");
        if (startsAt != StartsAt && PublishedAt is not null) MovedFrom = StartsAt;
        TellCalendars();
        Arrange(startsAt, minutes, place, link, chairId);
        foreach (var item in Items.Where(waiting => waiting.IsOpen)) item.Case.WaitFor(this);
    }

    /// <param name="table">The agencies of the panel, of which some sit on the new item where the agenda is published already.</param>
    public AgendaItem Add(Act act, Case @case, int minutes, IReadOnlyCollection<PanelAgency>? table = null)
    {
        if (Status is not (Planned or Published)) throw new Refused("Cases can only be added before the meeting is held.");
        if (Items.Any(item => item.CaseId == @case.Id)) throw new Refused("This case is already on the agenda.");
        @case.ListFor(act, this);
        var item = new AgendaItem(this, @case, Items.Count == 0 ? 1 : Items.Max(listed => listed.Order) + 1, minutes);
        Items.Add(item);
        if (Status == Published)
        {
            Seat(act, item, table ?? []);
            Changes.Add(new AgendaChange(act, item, AgendaChangeKind.Added));
        }

        Edition++;
        return item;
    }

    public void Remove(Act act, AgendaItem item)
    {
        if (Status is not (Planned or Published)) throw new Refused("An item can only be taken off before the meeting is held.");
        if (item.Decision is not null) throw new Refused("An item that was decided stays on the agenda.");
        if (item.WasCarriedOver) throw new Refused("An item that was carried over stays on the agenda.");
        if (Status == Published) Changes.Add(new AgendaChange(act, item, AgendaChangeKind.TakenOff));
        Items.Remove(item);
        item.Case.TakeOffAgenda(act, On);
        EndSeats(act, item);
        Edition++;
    }

    /// <summary>Puts the agenda before the agencies of the panel: each gets the packs of the items it sits on until the minutes are locked.</summary>
    public void Publish(Act act, IReadOnlyCollection<PanelAgency> table)
    {
        if (Status == Planned && Items.Count == 0) throw new Refused("Put at least one case on the agenda before it is published.");
        MoveTo(Published);
        PublishedAt = act.At;
        foreach (var item in Items) Seat(act, item, table);
    }

    /// <summary>Who was there for an agency, or sent word instead; recording it again corrects it.</summary>
    public Attendance Record(Agency agency, Guid? userId, string name, Presence presence, string? deputyFor, bool signed)
    {
        MustBeRecordable();
        Edition++;
        if (Attendance.Find(held => held.AgencyId == agency.Id) is { } known)
        {
            known.Set(userId, name, presence, deputyFor, signed);
            return known;
        }

        var attendance = new Attendance(this, agency, userId, name, presence, deputyFor, signed);
        Attendance.Add(attendance);
        return attendance;
    }

    /// <summary>Recorded by mistake: nothing is known of this agency's attendance.</summary>
    public void ForgetAttendance(Guid agencyId)
    {
        MustBeRecordable();
        if (Attendance.RemoveAll(held => held.AgencyId == agencyId) > 0) Edition++;
    }

    public void RecordChair(Presence? presence, string? deputy)
    {
        MustBeRecordable();
        ChairPresence = presence;
        ChairDeputy = presence == Presence.Deputy ? deputy : null;
        Edition++;
    }

    public void Hold(Act act)
    {
        if (Status == Published && On > act.Today) throw new Refused("A meeting is held on its day. If it took place sooner, move it first.");
        MoveTo(Held);
        HeldAt = act.At;
        DueOn = act.In(act.Limits.MinutesDays);
    }

    /// <summary>How long before it begins people sit down, and how long after its planned end they may still be there.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>Whether people sit in it at this moment, as far as its plan and its minutes tell.</summary>
    public bool IsUnderWay(DateTime now) => Status is Published or Held && now >= StartsAt - Margin && now < StartsAt.AddMinutes(Minutes) + Margin;

    /// <summary>The meeting turns to this item, whose clock runs from now on.</summary>
    public Opening Open(Act act, AgendaItem item)
    {
        if (!MayDecide(act.Today)) throw new Refused("Items are opened from a published agenda, on the day of the meeting or after it.");
        if (!item.IsOpen) throw new Refused("This item has already been dealt with.");
        return new Opening(act, item);
    }

    /// <summary>What was not reached is heard at a later meeting.</summary>
    public void CarryOver(Act act, AgendaItem item)
    {
        if (Status is not (Published or Held)) throw new Refused("Only an item of a published agenda can be carried over.");
        if (item.Decision is not null) throw new Refused("This item has already been decided.");
        if (item.WasCarriedOver) throw new Refused("This item was carried over to a later meeting.");
        item.CarryOver();
        item.Case.WaitForNextMeeting(act);
        Edition++;
    }

    /// <param name="minutes">What was recorded of every item: it is kept as it stands now, and no later change of a name or a case reaches it.</param>
    public void Lock(Act act, MinutesFacts minutes)
    {
        if (Status == Held && Items.Any(item => item.IsOpen))
            throw new Refused("Every item needs a decision, or to be carried over, before the minutes are locked.");
        if (Status == Held && Attendance.Count == 0) throw new Refused("Record who was there before the minutes are locked.");
        if (Status == Held) MustBeReadyToLock(act);
        MoveTo(Locked);
        LockedAt = act.At;
        Freeze(act, minutes);
        (OwnerId, DueOn) = (null, null);
        foreach (var item in Items) EndSeats(act, item);
    }

    public void Cancel(Act act, string because)
    {
        if (Items.Any(item => item.Decision is not null))
            throw new Refused("This meeting has decided something already, so it can no longer be cancelled.");
        MoveTo(Cancelled);
        TellCalendars();
        CancelledAt = act.At;
        CancelledBecause = because;
        (OwnerId, DueOn) = (null, null);
        foreach (var item in Items)
        {
            if (!item.WasCarriedOver) item.Case.TakeOffAgenda(act);
            EndSeats(act, item);
        }
    }

    /// <summary>Whoever it rested with has left.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;

    private void Arrange(DateTime startsAt, int minutes, string? place, string? link, Guid? chairId)
    {
        StartsAt = startsAt;
        On = UkTime.LocalDate(startsAt);
        Minutes = minutes;
        Place = place;
        Link = link;
        ChairId = chairId;
        DueOn = On;
    }

    /// <summary>A place at one item for each agency that has a need to know: it reads the pack until the minutes are locked.</summary>
    public void Seat(Act act, AgendaItem item, IEnumerable<PanelAgency> table)
    {
        if (Status is not (Published or Held) || !item.IsOpen) return;
        foreach (var seat in table.Where(held => held.SitsOn(item.Case, act.At)))
            if (!item.Case.Involvements.Any(held => held.MeetingId == Id && held.AgencyId == seat.AgencyId && held.IsOpenAt(act.At)))
                item.Case.Involvements.Add(Involvement.OfSeat(item, seat.AgencyId, act.At));
    }

    // A case that was carried over may already sit on another published agenda: those seats are not this meeting's to end.
    private void EndSeats(Act act, AgendaItem item)
    {
        foreach (var seat in item.Case.Involvements.Where(open => open.MeetingId == Id && open.IsOpenAt(act.At))) seat.End(act.At);
    }

    private void MustBeRecordable()
    {
        if (Status is Locked) throw new Refused("The minutes are locked: attendance can no longer be changed.");
        if (Status is Cancelled) throw new Refused("This meeting was cancelled.");
        if (AgreedAt is not null) throw new Refused("The minutes are agreed. Let the chair put them back to a draft before anything in them changes.");
    }

    private void MoveTo(MeetingStatus next)
    {
        if (!CanMoveTo(next)) throw new Refused("This meeting has moved on since you opened it, so that step is no longer possible.");
        Status = next;
    }
}

/// <summary>Who came for an agency, or sent word instead.</summary>
public sealed class Attendance : Record
{
    private Attendance() { }

    internal Attendance(PanelMeeting meeting, Agency agency, Guid? userId, string name, Presence presence, string? deputyFor, bool signed)
    {
        MeetingId = meeting.Id;
        Meeting = meeting;
        PanelId = meeting.PanelId;
        AgencyId = agency.Id;
        Agency = agency;
        Set(userId, name, presence, deputyFor, signed);
    }

    public Guid PanelId { get; private set; }
    public Guid MeetingId { get; private set; }
    public PanelMeeting Meeting { get; private set; } = null!;
    public Guid AgencyId { get; private set; }
    public Agency Agency { get; private set; } = null!;
    public Guid? UserId { get; private set; }
    public string Name { get; private set; } = "";
    public Presence Presence { get; private set; }
    public string? DeputyFor { get; private set; }
    public bool ConfidentialitySigned { get; private set; }

    /// <summary>Information sent in writing is welcome and counts for nothing towards quorum.</summary>
    public bool IsAtTheTable => Presence is Presence.Present or Presence.Deputy;

    internal void Set(Guid? userId, string name, Presence presence, string? deputyFor, bool signed)
    {
        UserId = userId;
        Name = name;
        Presence = presence;
        DeputyFor = presence == Presence.Deputy ? deputyFor : null;
        ConfidentialitySigned = signed;
    }
}

/// <summary>One case on the agenda of one meeting.</summary>
public sealed partial class AgendaItem : Record, IAboutYoungPerson
{
    private AgendaItem() { }

    internal AgendaItem(PanelMeeting meeting, Case @case, int order, int minutes)
    {
        MeetingId = meeting.Id;
        Meeting = meeting;
        PanelId = meeting.PanelId;
        CaseId = @case.Id;
        SubjectId = @case.YoungPersonId;
        Case = @case;
        Order = order;
        Minutes = minutes;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid MeetingId { get; private set; }
    public PanelMeeting Meeting { get; private set; } = null!;
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public int Order { get; private set; }
    public int Minutes { get; private set; }
    public bool WasCarriedOver { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public Decision? Decision { get; private set; }

    /// <summary>Still to be heard.</summary>
    public bool IsOpen => Decision is null && !WasCarriedOver;

    internal void Place(int order) => Order = order;
    internal void CarryOver() => WasCarriedOver = true;

    internal void Decided(Decision decision)
    {
        Decision = decision;
        DecidedAt = decision.RecordedAt;
    }
}

public enum AgendaChangeKind
{
    [Display(Name = "Added after the agenda was published")] Added,
    [Display(Name = "Taken off after the agenda was published")] TakenOff,
    [Display(Name = "Moved to another place on the agenda")] Moved,
    [Display(Name = "Given more or less time")] Minutes,
    [Display(Name = "Put on the quick-agree list")] PutOnQuickList,
    [Display(Name = "Taken out of the quick-agree list, to be heard")] Lifted,
}

/// <summary>What became different about an agenda that had been published, for those who had read it.</summary>
public sealed class AgendaChange : Record, IAboutYoungPerson
{
    private AgendaChange() { }

    internal AgendaChange(Act act, AgendaItem item, AgendaChangeKind kind, int? before = null, int? after = null)
    {
        PanelId = item.PanelId;
        SubjectId = item.SubjectId;
        MeetingId = item.MeetingId;
        CaseId = item.CaseId;
        Case = item.Case;
        Kind = kind;
        (MinutesBefore, MinutesAfter) = (before, after);
        ById = act.UserId;
        At = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid MeetingId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public AgendaChangeKind Kind { get; private set; }
    public int? MinutesBefore { get; private set; }
    public int? MinutesAfter { get; private set; }
    public Guid ById { get; private set; }
    public DateTime At { get; private set; }
}
