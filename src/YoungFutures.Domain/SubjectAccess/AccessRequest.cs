using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Domain.SubjectAccess;

public enum Requester
{
    [Display(Name = "The young person")] YoungPerson,
    [Display(Name = "Somebody with parental responsibility")] Parent,
    [Display(Name = "Somebody whom the young person authorised")] Authorised,
}

public enum AccessState
{
    [Display(Name = "To be looked at before anything is gathered")] Checking,
    [Display(Name = "To be decided item by item")] Deciding,
    [Display(Name = "Decided, to be sent")] Finished,
    [Display(Name = "Refused, to be told")] Refused,
    [Display(Name = "Closed")] Closed,
}

public enum AccessEnding
{
    [Display(Name = "Sent")] Sent,
    [Display(Name = "Refused, and told why")] Refused,
    [Display(Name = "Withdrawn by whoever asked")] Withdrawn,
}

public enum Competence
{
    [Display(Name = "Understands what this means and decides")] Competent,
    [Display(Name = "Does not understand it well enough yet")] NotYet,
    [Display(Name = "Could not be found out")] NotKnown,
}

public enum PauseReason
{
    [Display(Name = "Proof of who they are is awaited")] Identity,
    [Display(Name = "What they ask for is to be made clear")] Clarification,
}

/// <summary>Who asks, and for what.</summary>
public sealed record AskedFor(Requester Requester, string Name, string ReplyTo, LetterLanguage Language, DateOnly ReceivedOn, string? Wanted);

/// <summary>
/// Somebody asks for what a panel holds of a young person. Who they are, what the young person understands and wants, and what it could do to them is written down before anything is gathered; whoever answers it sees the record
/// until it is closed, and no longer.
/// </summary>
public sealed class AccessRequest : Record, IAboutYoungPerson, IOwned
{
    /// <summary>So many working days after it was asked for, what is awaited is asked for once more.</summary>
    public const int AskAgainDays = 10;

    private AccessRequest() { }

    /// <param name="act">Who answers it.</param>
    /// <param name="subjectId">Whose record it is.</param>
    /// <param name="recordReference">The case or referral by which it was found.</param>
    public AccessRequest(Act act, Guid subjectId, string reference, string recordReference, AskedFor asked)
    {
        if (asked.ReceivedOn > act.Today) throw new Refused("The request cannot have come after today.");
        PanelId = act.Panel.Id;
        SubjectId = subjectId;
        Reference = reference;
        RecordReference = recordReference;
        (Requester, RequesterName, ReplyTo, Language, ReceivedOn, Wanted) = asked;
        (RecordedAt, RecordedById, OwnerId) = (act.At, act.UserId, act.UserId);
        Count();
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public string Reference { get; private set; } = "";
    public string RecordReference { get; private set; } = "";
    public Requester Requester { get; private set; }
    public string RequesterName { get; private set; } = "";
    /// <summary>Where the answer goes.</summary>
    public string ReplyTo { get; private set; } = "";
    public LetterLanguage Language { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    /// <summary>Where they do not ask for everything.</summary>
    public string? Wanted { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public Guid RecordedById { get; private set; }
    public AccessState State { get; private set; } = AccessState.Checking;
    public Guid? OwnerId { get; private set; }
    /// <summary>By when it must be answered; while that is paused, when what is awaited is asked for again.</summary>
    public DateOnly? DueOn { get; private set; }
    public DateOnly? AnswerBy { get; private set; }

    public string? IdentitySeen { get; private set; }
    public DateOnly? IdentityOn { get; private set; }
    public Guid? IdentityById { get; private set; }
    /// <summary>By what they may ask for somebody else: what shows parental responsibility, or what the young person signed.</summary>
    public string? Authority { get; private set; }

    public Competence? Competence { get; private set; }
    public string? CompetenceBecause { get; private set; }
    /// <summary>What the young person wants, in the words in which they said it.</summary>
    public string? Wishes { get; private set; }
    public Guid? WishesById { get; private set; }
    public DateTime? WishesAt { get; private set; }

    public string? Risk { get; private set; }
    public bool? GoesOn { get; private set; }
    public string? RiskBecause { get; private set; }
    public Guid? RiskById { get; private set; }
    public DateTime? RiskAt { get; private set; }

    public DateTime? ExtendedAt { get; private set; }
    public string? ExtendedBecause { get; private set; }
    public DateOnly? ExtensionToldOn { get; private set; }

    public DateTime? GatheredAt { get; private set; }
    public Guid? GatheredById { get; private set; }
    public DateTime? FinishedAt { get; private set; }
    public Guid? FinishedById { get; private set; }
    /// <summary>Why it was finished although somebody had not answered.</summary>
    public string? FinishedDespite { get; private set; }

    public DateTime? ClosedAt { get; private set; }
    public Guid? ClosedById { get; private set; }
    public AccessEnding? Ending { get; private set; }
    public DateOnly? SentOn { get; private set; }
    public string? SentHow { get; private set; }
    public List<AccessPause> Pauses { get; private set; } = [];

    public bool IsOpen => ClosedAt is null;
    public AccessPause? Standing => Pauses.Find(pause => pause.Until is null);
    public bool IsReadyToGather => IsOpen && IdentitySeen is not null && WishesAt is not null && GoesOn == true;
    /// <summary>Whether whoever answers it may look into the record now.</summary>
    public bool IsInSight => State is AccessState.Deciding or AccessState.Finished;

    public void ProveIdentity(Act act, string seen, DateOnly on, string? authority)
    {
        MustBeChecking();
        if (on > act.Today) throw new Refused("Proof of identity cannot have been seen after today.");
        if (Requester != Requester.YoungPerson && string.IsNullOrWhiteSpace(authority)) throw new Refused("Record by what they may ask for the young person.");
        (IdentitySeen, IdentityOn, IdentityById, Authority) = (seen, on, act.UserId, Requester == Requester.YoungPerson ? null : authority);
    }

    public void RecordWishes(Act act, Competence competence, string because, string wishes)
    {
        MustBeChecking();
        (Competence, CompetenceBecause, Wishes, WishesById, WishesAt) = (competence, because, wishes, act.UserId, act.At);
    }

    /// <summary>What disclosing could do to the young person, in the hands of whoever asks; and whether it goes on.</summary>
    public void DecideRisk(Act act, string risk, bool goesOn, string because)
    {
        MustBeChecking();
        if (WishesAt is null) throw new Refused("Record first what the young person understands and wants.");
        (Risk, GoesOn, RiskBecause, RiskById, RiskAt) = (risk, goesOn, because, act.UserId, act.At);
        if (goesOn) return;
        if (Standing is { } pause) pause.End(act, act.Today);
        State = AccessState.Refused;
        Count();
    }

    public AccessPause Pause(Act act, PauseReason reason, DateOnly on)
    {
        MustRun();
        if (Standing is not null) throw new Refused("The clock of this request stands already.");
        if (on > act.Today || on < ReceivedOn) throw new Refused("The clock stands from a day between the request and today.");
        if (Pauses.Exists(earlier => on < earlier.Until)) throw new Refused("The clock stood on that day already.");
        if (reason == PauseReason.Identity && IdentitySeen is not null) throw new Refused("Proof of identity has been recorded, so nothing is awaited.");
        var pause = new AccessPause(this, act, reason, on);
        Pauses.Add(pause);
        DueOn = act.In(AskAgainDays);
        return pause;
    }

    public void Resume(Act act, DateOnly on)
    {
        if (Standing is not { } pause) throw new Refused("The clock of this request does not stand.");
        if (on > act.Today || on < pause.From) throw new Refused("What was awaited came on a day between the asking and today.");
        pause.End(act, on);
        Count();
    }

    /// <summary>By two months, once, and only where the first month has not passed and they were told why.</summary>
    public void Extend(Act act, string because, DateOnly toldOn)
    {
        MustRun();
        if (Standing is not null) throw new Refused("The clock of this request stands. Start it again first.");
        if (ExtendedAt is not null) throw new Refused("This request has been extended already.");
        if (toldOn > act.Today || toldOn < ReceivedOn) throw new Refused("They were told on a day between the request and today.");
        if (toldOn > AnswerBy) throw new Refused("They had to be told within the first month, and that has passed.");
        (ExtendedAt, ExtendedBecause, ExtensionToldOn) = (act.At, because, toldOn);
        Count();
    }

    /// <summary>Everything is looked for; again where something may have come since.</summary>
    public void Gather(Act act)
    {
        if (!IsReadyToGather || State is AccessState.Refused) throw new Refused("Nothing is gathered before it is recorded who asks, what the young person understands and wants, and that it goes on in spite of the risk.");
        if (Standing is not null) throw new Refused("The clock of this request stands. Start it again first.");
        State = AccessState.Deciding;
        (GatheredAt, GatheredById, FinishedAt, FinishedById, FinishedDespite) = (act.At, act.UserId, null, null, null);
    }

    /// <param name="undecided">Items that nobody has decided about, or that have changed since.</param>
    /// <param name="unanswered">Askings without an answer.</param>
    public void Finish(Act act, int undecided, int unanswered, string? despite)
    {
        if (State != AccessState.Deciding) throw new Refused("There is nothing to finish here: gather the record first.");
        if (Standing is not null) throw new Refused("The clock of this request stands. Start it again first.");
        if (undecided > 0) throw new Refused("Items are undecided, or have changed since they were decided: {0}.", undecided);
        if (unanswered > 0 && string.IsNullOrWhiteSpace(despite)) throw new Refused("Somebody who was asked has not answered. Wait for the answer, or give a reason for finishing without it.");
        State = AccessState.Finished;
        (FinishedAt, FinishedById, FinishedDespite) = (act.At, act.UserId, unanswered > 0 ? despite : null);
    }

    /// <summary>Told and over: sight of the record ends with it.</summary>
    public void Close(Act act, AccessEnding ending, DateOnly on, string how)
    {
        if (!IsOpen) throw new Refused("This request has been closed already.");
        if (ending == AccessEnding.Sent && State != AccessState.Finished) throw new Refused("Nothing can have been sent before everything was decided.");
        if (ending == AccessEnding.Refused && State != AccessState.Refused) throw new Refused("This request was not refused.");
        if (on > act.Today || on < ReceivedOn) throw new Refused("It was sent on a day between the request and today.");
        if (Standing is { } pause) pause.End(act, act.Today);
        State = AccessState.Closed;
        (ClosedAt, ClosedById, Ending, SentOn, SentHow) = (act.At, act.UserId, ending, on, how);
        DueOn = null;
    }

    public void TakeOver(Act act)
    {
        if (!IsOpen) throw new Refused("This request has been closed already.");
        if (OwnerId == act.UserId) throw new Refused("You answer this request already.");
        OwnerId = act.UserId;
    }

    internal void RestWith(Guid userId) => OwnerId = userId;

    private void MustBeChecking()
    {
        if (State != AccessState.Checking) throw new Refused("This has been decided since: what was recorded before the record was gathered stays as it was.");
    }

    private void MustRun()
    {
        if (State is AccessState.Refused or AccessState.Closed) throw new Refused("This request has been decided, so its clock runs no more.");
    }

    private void Count()
    {
        var relevant = Pauses.Where(pause => pause is { Reason: PauseReason.Identity, Until: not null }).Select(pause => pause.Until!.Value).Append(ReceivedOn).Max();
        // What stood still before the time began is no part of it.
        var stood = Pauses.Where(pause => pause is { Reason: PauseReason.Clarification, Until: not null })
            .Sum(pause => Math.Max(0, pause.Until!.Value.DayNumber - (pause.From < relevant ? relevant : pause.From).DayNumber));
        AnswerBy = AccessClock.AnswerBy(relevant, ExtendedAt is null ? AccessClock.Months : AccessClock.MostMonths, stood);
        DueOn = AnswerBy;
    }
}

/// <summary>The clock stands from a day until another.</summary>
public sealed class AccessPause : Record, IAboutYoungPerson
{
    private AccessPause() { }

    internal AccessPause(AccessRequest request, Act act, PauseReason reason, DateOnly from)
    {
        (PanelId, SubjectId, AccessRequestId) = (request.PanelId, request.SubjectId, request.Id);
        (Reason, From, PausedAt, PausedById) = (reason, from, act.At, act.UserId);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid AccessRequestId { get; private set; }
    public PauseReason Reason { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }
    public DateTime PausedAt { get; private set; }
    public Guid PausedById { get; private set; }
    public DateTime? ResumedAt { get; private set; }
    public Guid? ResumedById { get; private set; }

    internal void End(Act act, DateOnly on) => (Until, ResumedAt, ResumedById) = (on, act.At, act.UserId);
}
