using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Domain.RightsRequests;

public enum RightKind
{
    [Display(Name = "Something in the record is wrong (rectification)")] Rectification,
    [Display(Name = "The record should be kept and not used (restriction)")] Restriction,
    [Display(Name = "The record should not be used in this way (objection)")] Objection,
    [Display(Name = "A person should look again at a decision or a suggestion")] HumanReview,
    [Display(Name = "The record should be deleted (erasure)")] Erasure,
    [Display(Name = "Complaint")] Complaint,
}

public enum Asker
{
    [Display(Name = "The young person")] YoungPerson,
    [Display(Name = "Somebody with parental responsibility")] Parent,
    [Display(Name = "Somebody else for them")] SomebodyElse,
}

public enum AskedHow
{
    [Display(Name = "They said it, face to face")] Said,
    [Display(Name = "By telephone")] Telephone,
    [Display(Name = "In writing")] Written,
    [Display(Name = "Through somebody who works with them")] Through,
}

public enum RightsState
{
    [Display(Name = "To be decided")] ToDecide,
    [Display(Name = "Decided, to be told")] ToTell,
    [Display(Name = "Told, and the restriction lasts")] Lasting,
    [Display(Name = "Closed")] Closed,
}

public enum RightsOutcome
{
    [Display(Name = "Upheld")] Upheld,
    [Display(Name = "Upheld in part")] InPart,
    [Display(Name = "Not upheld")] NotUpheld,
}

/// <summary>Who asks, how, for what and in which words.</summary>
public sealed record RightsAsked(RightKind Kind, string ThemeCode, Asker Asker, string Name, AskedHow How, string Words, string ReplyTo, LetterLanguage Language, DateOnly ReceivedOn, Guid? AboutUserId);

/// <param name="Correction">What is right, to be put beside what is written.</param>
/// <param name="Statement">What they say to it, in their words, to be put beside what stays.</param>
public sealed record RightsDecision(RightsOutcome Outcome, string Because, string WhatWasDone, string? Correction, string? Statement);

/// <summary>
/// A young person, or somebody for them, asks for something to be put right, kept and not used, not done, deleted or looked at again, or complains. Whoever decides about it has had no part in the matter, and nothing that is written is changed
/// by it: what is right, and what they say, stands beside it.
/// </summary>
public sealed class RightsRequest : Record, IAboutYoungPerson, IOwned
{
    private RightsRequest() { }

    /// <param name="act">Who heard it, or opened the letter.</param>
    /// <param name="matter">The record that it concerns.</param>
    /// <param name="ownerId">Who sees to it that it is answered.</param>
    public RightsRequest(Act act, Matter matter, string reference, RightsAsked asked, Guid ownerId)
    {
        if (asked.ReceivedOn > act.Today) throw new Refused("The request cannot have come after today.");
        (PanelId, SubjectId, CaseId, ReferralId, RecordReference, Reference) = (matter.PanelId, matter.SubjectId, matter.CaseId, matter.CaseId is null ? matter.ReferralId : null, matter.Reference, reference);
        (Kind, ThemeCode, Asker, AskerName, How, Words, ReplyTo, Language, ReceivedOn, AboutUserId) = asked;
        (RecordedAt, RecordedById, OwnerId) = (act.At, act.UserId, ownerId);
        if (Kind == RightKind.Complaint) AcknowledgeBy = RightsClock.AcknowledgeBy(ReceivedOn);
        Count();
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid? CaseId { get; private set; }
    /// <summary>Where the referral became no case.</summary>
    public Guid? ReferralId { get; private set; }
    public string Reference { get; private set; } = "";
    public string RecordReference { get; private set; } = "";
    public RightKind Kind { get; private set; }
    public string ThemeCode { get; private set; } = "";
    public Asker Asker { get; private set; }
    public string AskerName { get; private set; } = "";
    public AskedHow How { get; private set; }
    /// <summary>What they say, as they say it.</summary>
    public string Words { get; private set; } = "";
    public string ReplyTo { get; private set; } = "";
    public LetterLanguage Language { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    /// <summary>Whose conduct or decision it is about: they do not see it, and never decide.</summary>
    public Guid? AboutUserId { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public Guid RecordedById { get; private set; }
    public RightsState State { get; private set; } = RightsState.ToDecide;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateOnly AnswerBy { get; private set; }

    public DateOnly? AcknowledgeBy { get; private set; }
    public DateOnly? AcknowledgedOn { get; private set; }
    public string? AcknowledgedHow { get; private set; }
    public DateTime? ExtendedAt { get; private set; }
    public string? ExtendedBecause { get; private set; }
    public DateOnly? ExtensionToldOn { get; private set; }

    /// <summary>Who was asked to decide, where that is not information governance itself.</summary>
    public Guid? DeciderId { get; private set; }
    public RightsOutcome? Outcome { get; private set; }
    public string? Because { get; private set; }
    public string? WhatWasDone { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateOnly? ToldOn { get; private set; }
    public string? ToldHow { get; private set; }
    public Guid? ToldById { get; private set; }
    public string? WithdrawnBecause { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public List<RecordMark> Marks { get; private set; } = [];

    public bool IsOpen => EndedAt is null;
    public bool IsComplaint => Kind == RightKind.Complaint;
    public bool CanAcknowledge => IsOpen && IsComplaint && AcknowledgedOn is null;
    public bool CanExtend => State == RightsState.ToDecide && !IsComplaint && ExtendedAt is null;
    public bool CanRestrict => State == RightsState.ToDecide && Kind is RightKind.Rectification or RightKind.Restriction or RightKind.Objection or RightKind.Erasure && Standing is null;
    /// <summary>The restriction that holds now.</summary>
    public RecordMark? Standing => Marks.Find(mark => mark is { Kind: MarkKind.Restricted, LiftedAt: null });

    public void Acknowledge(Act act, DateOnly on, string how)
    {
        if (!IsComplaint) throw new Refused("Only a complaint is acknowledged by itself.");
        if (!CanAcknowledge) throw new Refused("This complaint has been acknowledged or closed already.");
        MustBeBetween(act, on);
        (AcknowledgedOn, AcknowledgedHow) = (on, how);
        Count();
    }

    /// <summary>By two months, once, and only where the first month has not passed and they were told why.</summary>
    public void Extend(Act act, string because, DateOnly toldOn)
    {
        MustBeUndecided();
        if (IsComplaint) throw new Refused("A complaint is answered without undue delay, and its time is not extended.");
        if (ExtendedAt is not null) throw new Refused("This request has been extended already.");
        MustBeBetween(act, toldOn);
        if (toldOn > AnswerBy) throw new Refused("They had to be told within the first month, and that has passed.");
        (ExtendedAt, ExtendedBecause, ExtensionToldOn) = (act.At, because, toldOn);
        Count();
    }

    /// <summary>Somebody who has had no part in it is asked to decide; nobody else does from then on.</summary>
    public void AskToDecide(Guid userId, PartInMatter part)
    {
        MustBeUndecided();
        if (part.Of(this).Holds(userId)) throw new Refused("This person has had a part in the matter. Ask somebody who has not.");
        DeciderId = userId;
    }

    public void Decide(Act act, PartInMatter part, RightsDecision decision)
    {
        MustBeUndecided();
        if (part.Of(this).Holds(act.UserId)) throw new Refused("You have had a part in this matter, so somebody else decides about it.");
        if (DeciderId is { } named && named != act.UserId) throw new Refused("Somebody else was asked to decide about this.");
        var (upheld, refused) = (decision.Outcome != RightsOutcome.NotUpheld, decision.Outcome != RightsOutcome.Upheld);
        if (Kind == RightKind.Rectification && upheld && string.IsNullOrWhiteSpace(decision.Correction)) throw new Refused("Say what is right, so that it stands beside what is written.");
        (Outcome, Because, WhatWasDone, DecidedAt, DecidedById, State) = (decision.Outcome, decision.Because, decision.WhatWasDone, act.At, act.UserId, RightsState.ToTell);
        if (Kind == RightKind.Rectification && upheld) Marks.Add(new RecordMark(act, this, MarkKind.Corrected, decision.Correction!));
        if (refused && !string.IsNullOrWhiteSpace(decision.Statement)) Marks.Add(new RecordMark(act, this, MarkKind.Statement, decision.Statement));
        if (Kind == RightKind.Restriction && upheld && Standing is null) Marks.Add(new RecordMark(act, this, MarkKind.Restricted, decision.Because));
    }

    /// <summary>At once, while it is looked at whether they are right.</summary>
    public void Restrict(Act act, string because)
    {
        if (!CanRestrict) throw new Refused("The record is restricted already, or this request is none for which it can be.");
        Marks.Add(new RecordMark(act, this, MarkKind.Restricted, because));
    }

    /// <summary>They are told before it ends (UK GDPR, article 18).</summary>
    public void Lift(Act act, string because, DateOnly toldOn)
    {
        if (Standing is not { } mark) throw new Refused("The record is not restricted by this request.");
        MustBeBetween(act, toldOn);
        mark.Lift(act, because);
        if (State == RightsState.Lasting) Close(act);
    }

    /// <summary>It was looked at again, and lasts.</summary>
    public void Keep(Act act, string because)
    {
        if (Standing is not { } mark) throw new Refused("The record is not restricted by this request.");
        mark.Keep(act, because);
        // Before they are told, the date is that of the answer.
        if (State == RightsState.Lasting) DueOn = RightsClock.LookAgainOn(act.Today);
    }

    public void Tell(Act act, DateOnly on, string how)
    {
        if (State != RightsState.ToTell) throw new Refused("They are told once it is decided, and once.");
        if (on > act.Today || on < Calendar.UkTime.LocalDate(DecidedAt!.Value)) throw new Refused("They were told on a day between the decision and today.");
        (ToldOn, ToldHow, ToldById) = (on, how, act.UserId);
        if (Standing is null) Close(act);
        else (State, DueOn) = (RightsState.Lasting, RightsClock.LookAgainOn(act.Today));
    }

    /// <summary>Whoever asked takes it back.</summary>
    public void Withdraw(Act act, string because)
    {
        MustBeUndecided();
        WithdrawnBecause = because;
        Standing?.Lift(act, because);
        Close(act);
    }

    public void TakeOver(Act act)
    {
        if (!IsOpen) throw new Refused("This request has been closed already.");
        if (OwnerId == act.UserId) throw new Refused("You see to this request already.");
        OwnerId = act.UserId;
    }

    internal void RestWith(Guid userId) => OwnerId = userId;

    private void Close(Act act) => (State, EndedAt, DueOn) = (RightsState.Closed, act.At, null);

    private void MustBeUndecided()
    {
        if (State != RightsState.ToDecide) throw new Refused("This has been decided or closed since.");
    }

    private void MustBeBetween(Act act, DateOnly on)
    {
        if (on > act.Today || on < ReceivedOn) throw new Refused("That was on a day between the request and today.");
    }

    private void Count()
    {
        AnswerBy = RightsClock.AnswerBy(Kind, ReceivedOn, ExtendedAt is not null);
        DueOn = CanAcknowledge && State == RightsState.ToDecide ? AcknowledgeBy : AnswerBy;
    }
}
