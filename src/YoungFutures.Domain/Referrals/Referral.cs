using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Text;
using YoungFutures.Domain.YoungPeople;
using static YoungFutures.Domain.Referrals.ReferralStatus;

namespace YoungFutures.Domain.Referrals;

public enum ReferralStatus
{
    [Display(Name = "Draft")] Draft,
    [Display(Name = "Submitted")] Submitted,
    [Display(Name = "Screening")] Screening,
    [Display(Name = "Waiting for information")] AwaitingInformation,
    [Display(Name = "Not eligible")] NotEligible,
    [Display(Name = "Redirected")] Redirected,
    [Display(Name = "Withdrawn")] Withdrawn,
    [Display(Name = "Accepted")] Accepted,
}

public enum ReferralSource
{
    [Display(Name = "A professional")] Professional,
    [Display(Name = "A school")] School,
    [Display(Name = "The family")] Family,
    [Display(Name = "The young person")] Self,
    [Display(Name = "A list the panel looked through")] Identified,
}

public enum FamilyAware
{
    [Display(Name = "Yes, the young person and a parent or carer know")] Both,
    [Display(Name = "The young person knows")] YoungPersonOnly,
    [Display(Name = "A parent or carer knows")] ParentOnly,
    [Display(Name = "No, nobody in the family knows")] Neither,
    [Display(Name = "Not known yet")] NotKnown,
}

/// <summary>An answer that can also be that nobody knows yet.</summary>
public enum Answer
{
    [Display(Name = "Yes")] Yes,
    [Display(Name = "No")] No,
    [Display(Name = "Not known yet")] NotKnown,
}

/// <summary>The pages of the form: the least a panel needs, one topic each.</summary>
public enum DraftStep
{
    [Display(Name = "Who told you")] Referrer,
    [Display(Name = "The young person")] YoungPerson,
    [Display(Name = "Reasons")] Reasons,
    [Display(Name = "Safety and family")] Safety,
}

/// <summary>
/// What somebody told the panel about one young person, in their own copy: it stays as it was said,
/// whatever the panel already knew.
/// </summary>
public sealed class Referral : Record, IAboutYoungPerson, IOwned
{
    /// <summary>Stands among the codes of concerns or strengths where nobody knows of any yet.</summary>
    public const string NotKnownYet = "NK";

    /// <summary>How a referrer heard of the ending: by a mail of ours, or because they ended it themselves.</summary>
    public const string ByMail = "mail";
    public const string ByThemselves = "product";

    private static readonly Dictionary<ReferralStatus, ReferralStatus[]> Moves = new()
    {
        [Draft]               = [Submitted, Redirected, Withdrawn],
        [Submitted]           = [ReferralStatus.Screening, Redirected, Withdrawn],
        [ReferralStatus.Screening] = [AwaitingInformation, Accepted, NotEligible, Redirected, Withdrawn],
        [AwaitingInformation] = [ReferralStatus.Screening, NotEligible, Redirected, Withdrawn],
        [Accepted]            = [],
        [NotEligible]         = [],
        [Redirected]          = [],
        [Withdrawn]           = [],
    };

    private Referral() { }

    /// <summary>Starts a draft. <paramref name="agencyId"/> is the referring agency; null where the referrer has no account.</summary>
    public Referral(Act act, Guid? agencyId)
    {
        PanelId = act.Panel.Id;
        ReferringAgencyId = agencyId;
        LoggedById = act.UserId;
        ReferrerId = agencyId is null ? null : act.UserId;
        StartedAt = act.At;
        TouchedAt = act.At;
        OwnerId = act.UserId;
        DueOn = act.Today.AddDays(act.Limits.DraftCalendarDays);
    }

    public Guid PanelId { get; private set; }
    /// <summary>Given when submitted; a draft has none.</summary>
    public string? Reference { get; private set; }
    public ReferralStatus Status { get; private set; } = Draft;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime TouchedAt { get; private set; }
    /// <summary>When the writer of a draft was told that it goes soon.</summary>
    public DateTime? DraftWarnedAt { get; internal set; }
    public DateTime? SubmittedAt { get; private set; }
    public DateTime? ScreenedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    // Who told the panel
    public Guid LoggedById { get; private set; }
    public Guid? ReferringAgencyId { get; private set; }
    /// <summary>The person of that agency who is asked and told, where they have an account: the writer, or a colleague for whom it was written down.</summary>
    public Guid? ReferrerId { get; private set; }
    public ReferralSource Source { get; set; } = ReferralSource.Professional;
    public string? ReferrerName { get; set; }
    public string? ReferrerRole { get; set; }
    public string? ReferrerContact { get; set; }

    // The young person, as told
    public string? GivenName { get; private set; }
    public string? FamilyName { get; private set; }
    public string? PreferredName { get; private set; }
    public string? AlsoKnownAs { get; private set; }
    public DateOnly? BornOn { get; set; }
    public bool BornOnEstimated { get; set; }
    public Sex Sex { get; set; } = Sex.NotKnown;
    public string? EthnicityCode { get; set; }
    public ContactLanguage Language { get; set; } = ContactLanguage.NotKnown;
    public string? CommunicationNeeds { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public string? AreaCode { get; set; }
    public string? School { get; set; }
    public string? SafeContact { get; set; }
    public string? Identifier { get; set; }

    // Why
    public DateOnly? HappenedOn { get; set; }
    public string? WhatHappened { get; set; }
    public string? ConcernsText { get; set; }
    public string? StrengthsText { get; set; }
    public List<string> ConcernCodes { get; set; } = [];
    public List<string> StrengthCodes { get; set; } = [];
    public string? Tried { get; set; }
    public string? AgenciesInvolved { get; set; }
    public List<ReferralTrigger> Triggers { get; } = [];

    // Safety, and what the family knows
    public Answer? ImmediateRisk { get; private set; }
    public FamilyAware? FamilyAware { get; set; }
    public string? FamilyNotAwareBecause { get; set; }
    public string? OwnWords { get; set; }

    /// <summary>The steps of the form that were saved, so that a draft opens where its writer stopped.</summary>
    public int StepsDone { get; private set; }

    // What the panel did with it
    public Guid? YoungPersonId { get; private set; }
    public Guid? CaseId { get; private set; }
    public Cases.Case? Case { get; private set; }
    public string? EndingReason { get; private set; }
    public string? RedirectedTo { get; private set; }
    public string? RedirectReference { get; private set; }
    /// <summary>Why the service that received it gave no reference.</summary>
    public string? NoReferenceBecause { get; private set; }
    public bool IsRepeat { get; private set; }
    /// <summary>When the referrer must have heard of the ending, and when they did.</summary>
    public DateOnly? TellReferrerBy { get; private set; }
    public DateTime? ReferrerToldAt { get; private set; }
    public string? ReferrerToldHow { get; private set; }

    public List<ReferralQuestion> Questions { get; } = [];
    public List<Involvement> Involvements { get; } = [];
    public List<NameKeyRow> NameKeys { get; } = [];

    Guid IAboutYoungPerson.SubjectId => YoungPersonId ?? Id;
    public bool IsOpen => Status is Draft or Submitted or ReferralStatus.Screening or AwaitingInformation;
    public string NameAsGiven => $"{GivenName} {FamilyName}".Trim();
    public int? AgeAtReferral => BornOn is { } born ? Age.On(born, UkTime.LocalDate(SubmittedAt ?? StartedAt)) : null;

    public bool CanMoveTo(ReferralStatus next) => Moves[Status].Contains(next);

    public void Call(string? given, string? family, string? preferred, string? alsoKnownAs)
    {
        GivenName = given;
        FamilyName = family;
        PreferredName = preferred;
        AlsoKnownAs = alsoKnownAs;
        NameKeyRow.Renew(NameKeys, NameKeyRow.ForReferral(Id, PanelId), given, family, preferred, alsoKnownAs);
    }

    /// <summary>Notes that a step of the draft was saved, and whether all it needs was answered; only drafts are written to.</summary>
    public void SaveStep(DraftStep step, bool complete, DateTime at)
    {
        if (Status != Draft) throw new Refused("This referral has been sent and can no longer be changed. Add what is new as an answer or a note.");
        StepsDone = complete ? StepsDone | (1 << (int)step) : StepsDone & ~(1 << (int)step);
        TouchedAt = at;
    }

    /// <summary>The pages that still lack an answer, in their order. "Not known yet" is an answer.</summary>
    public IReadOnlyList<DraftStep> StepsToDo => [.. Enum.GetValues<DraftStep>().Where(step => !IsDone(step))];

    public bool IsDone(DraftStep step) => step switch
    {
        DraftStep.Referrer => ReferrerId is not null || ReferrerName is not null || Source == ReferralSource.Identified,
        DraftStep.YoungPerson => HasName && ((BornOn is not null && AreaCode is not null) || WasSaved(step)),
        DraftStep.Reasons => WhatHappened is not null && (Triggers.Count > 0 || WasSaved(step))
            && (ConcernCodes.Count > 0 || ConcernsText is not null) && (StrengthCodes.Count > 0 || StrengthsText is not null),
        DraftStep.Safety => ImmediateRisk is not null && FamilyAware is not null
            && (FamilyAware != Referrals.FamilyAware.Neither || FamilyNotAwareBecause is not null),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step."),
    };

    public bool HasName => GivenName is not null || FamilyName is not null || PreferredName is not null || AlsoKnownAs is not null;

    public bool WasSaved(DraftStep step) => (StepsDone & (1 << (int)step)) != 0;

    /// <summary>Somebody else told the person who writes this down: an agency of the panel, which then has the referral as its own.</summary>
    /// <param name="colleagueId">Who it was, where they have an account: they are asked and told as if they had written it themselves.</param>
    public void ToldBy(Agencies.Agency agency, Guid? colleagueId, string? name, string? role)
    {
        ReferringAgencyId = agency.Id;
        ReferrerId = colleagueId;
        ReferrerName = name;
        ReferrerRole = role;
        ReferrerContact = null;
        Source = agency.Sector == Agencies.Sector.School ? ReferralSource.School : ReferralSource.Professional;
    }

    /// <summary>Told by somebody without an account: whoever coordinates has to tell them how it ended.</summary>
    public void ToldBy(ReferralSource source, string? name, string? role, string? contact)
    {
        ReferringAgencyId = null;
        ReferrerId = null;
        Source = source;
        ReferrerName = name;
        ReferrerRole = role;
        ReferrerContact = contact;
    }

    /// <summary>
    /// Starts with the incident of another referral: what happened, when, what shows it, which agencies were there. Nothing of the other
    /// young person comes along, their name in the text included, and nothing says that the two belong together.
    /// </summary>
    public void TakeIncidentOf(Referral other)
    {
        HappenedOn = other.HappenedOn;
        WhatHappened = other.WithoutName(other.WhatHappened);
        AgenciesInvolved = other.WithoutName(other.AgenciesInvolved);
        foreach (var trigger in other.Triggers) AddTrigger(trigger.Code, other.WithoutName(trigger.Evidence)!, trigger.OccurredOn, null);
    }

    private string? WithoutName(string? text)
    {
        if (text is null) return null;
        var words = new[] { GivenName, FamilyName, PreferredName, AlsoKnownAs }.OfType<string>()
            .SelectMany(name => name.Split([' ', ',', ';', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(word => word.Length > 1).Distinct().OrderByDescending(word => word.Length).Select(Regex.Escape).ToList();
        if (words.Count == 0) return text;
        // As it is written in the name only: "may" in a sentence is not May, and a name in small letters is rare in a report.
        var hidden = Regex.Replace(text, $@"(?<!\w)(?:{string.Join('|', words)})(?!\w)", "[…]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return TypedText.Truncate(Regex.Replace(hidden, @"\[…\](?:[ -]\[…\])+", "[…]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), Data.Lengths.Text);
    }

    /// <summary>
    /// The answer about immediate risk. Yes puts the draft on the coordinator's board at once and stops the form;
    /// it cannot be taken back by answering again, only by recording what was done.
    /// </summary>
    public void AnswerImmediateRisk(Answer answer, Act act)
    {
        if (Status != Draft) throw new Refused("This referral has been sent and can no longer be changed. Add what is new as an answer or a note.");
        if (ImmediateRisk == Answer.Yes) return;
        ImmediateRisk = answer;
        if (answer == Answer.Yes)
        {
            OwnerId = act.CoordinatorId;
            DueOn = act.Today;
        }
    }

    /// <summary>
    /// The service that must know has the report: the draft that waited for it is its writer's again, to be sent to the panel the next working day.
    /// The coordinator still sees it, and ends it where the panel has nothing to add.
    /// </summary>
    public void GoBackToItsWriter(Act act)
    {
        if (Status != Draft || ImmediateRisk != Answer.Yes) return;
        OwnerId = LoggedById;
        DueOn = act.In(1);
    }

    public void AddTrigger(string code, string evidence, DateOnly? on, string? reference) =>
        Triggers.Add(new ReferralTrigger(this, code, evidence, on, reference));

    /// <summary>Keeps one trigger of a kind: what was said of it before is replaced.</summary>
    public void SetTrigger(string code, string evidence, DateOnly? on, string? reference)
    {
        if (Triggers.Find(held => held.Code == code) is { } held) held.Say(evidence, on, reference);
        else AddTrigger(code, evidence, on, reference);
    }

    public void KeepTriggers(IReadOnlyCollection<string> codes) => Triggers.RemoveAll(held => !codes.Contains(held.Code));

    /// <summary>Refuses where the draft cannot be sent yet; to be asked before a reference is taken for it.</summary>
    public void MustBeReady(bool safeguardingConfirmed)
    {
        if (Status != Draft) throw new Refused("This referral has already been sent.");
        if (ImmediateRisk == Answer.Yes && !safeguardingConfirmed)
            throw new Refused("This referral waits for the safeguarding report: record its reference and the confirmation of the service that received it.");
        if (StepsToDo.Count > 0) throw new Refused("Some questions of this referral still need an answer. “Not known yet” is always one.");
    }

    /// <param name="safeguardingConfirmed">Where the risk is immediate: the receiving service has confirmed that it has the report.</param>
    public void Submit(Act act, string reference, bool safeguardingConfirmed)
    {
        MustBeReady(safeguardingConfirmed);
        MoveTo(Submitted);
        Reference = reference;
        SubmittedAt = act.At;
        OwnerId = act.CoordinatorId;
        DueOn = act.In(act.Limits.ScreeningDays);
        Involvements.Add(Involvement.OfReferrer(PanelId, Id, ReferringAgencyId, ReferringAgencyId is null ? LoggedById : null, act.At));
    }

    /// <summary>What screening can end with now. A coordinator need not wait for an answer for ever.</summary>
    public bool CanBeScreened => Status is Submitted or ReferralStatus.Screening or AwaitingInformation;

    public void StartScreening(Act act)
    {
        MoveTo(ReferralStatus.Screening);
        OwnerId = act.UserId;
        foreach (var question in Questions) question.Lapse();
    }

    /// <param name="askedId">Who is asked for the referrer, where the referrer has left or has no account.</param>
    public ReferralQuestion Ask(Act act, string question, Guid? askedId = null)
    {
        if (Status is Submitted or AwaitingInformation) StartScreening(act);
        MoveTo(AwaitingInformation);
        DueOn = act.In(act.Limits.InformationDays);
        var asked = new ReferralQuestion(this, question, act.UserId, act.At, DueOn.Value, askedId ?? ReferrerId ?? LoggedById);
        Questions.Add(asked);
        return asked;
    }

    public void AnswerQuestion(ReferralQuestion question, string answer, Act act)
    {
        if (Status != AwaitingInformation) throw new Refused("The panel no longer waits for this answer.");
        question.Answered(answer, act.UserId, act.At);
        if (Questions.All(asked => !asked.IsOpen))
        {
            MoveTo(ReferralStatus.Screening);
            OwnerId = act.CoordinatorId;
            DueOn = act.In(act.Limits.ScreeningDays);
        }
    }

    /// <summary>The answer did not come in time: whoever coordinates decides without it.</summary>
    public void StopWaiting(Act act)
    {
        if (Status != AwaitingInformation) throw new Refused("The panel no longer waits for this answer.");
        if (!Calendar.WorkingCalendar.EnglandAndWales.IsLate(DueOn, act.Today)) throw new Refused("The referrer still has time to answer.");
        MoveTo(ReferralStatus.Screening);
        OwnerId = act.CoordinatorId;
        DueOn = act.In(act.Limits.ScreeningDays);
        foreach (var question in Questions) question.Lapse();
    }

    /// <summary>
    /// The date under the limits in force: to screen it from when it came or its last question was answered, to answer from when it was asked. Where the panel stopped waiting for an answer, the
    /// day of that is not kept and the date stays.
    /// </summary>
    internal void Date(Act act)
    {
        var calendar = Calendar.WorkingCalendar.EnglandAndWales;
        if (Status == AwaitingInformation)
        {
            foreach (var question in Questions.Where(asked => asked.IsOpen)) question.Date(act);
            if (Questions.Where(asked => asked.IsOpen).Max(asked => asked.DueOn) is { } due) DueOn = due;
            return;
        }

        if (Status is not (Submitted or ReferralStatus.Screening) || Questions.Exists(asked => asked.AnsweredAt is null)) return;
        var since = Questions.Select(asked => asked.AnsweredAt).Append(SubmittedAt).Max();
        if (since is { } from) DueOn = calendar.Add(Calendar.UkTime.LocalDate(from), act.Limits.ScreeningDays);
    }

    /// <summary>The day to tell the referrer by, under the limits in force.</summary>
    internal void DateTelling(Act act)
    {
        if (TellReferrerBy is not null && ReferrerToldAt is null && EndedAt is { } ended)
            TellReferrerBy = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(ended), act.Limits.TellReferrerDays);
    }

    /// <summary>Accepted: a case is opened, or the young person's open case is joined. The referrer is told no more than that.</summary>
    public void Accept(Act act, Cases.Case @case)
    {
        if (!@case.IsOpen) throw new Refused("The case that this referral was to join has been closed meanwhile.");
        if (Status is Submitted or AwaitingInformation) StartScreening(act);
        MoveTo(Accepted);
        ScreenedAt = act.At;
        YoungPersonId = @case.YoungPersonId;
        CaseId = @case.Id;
        IsRepeat = @case.IsRepeat;
        OwnerId = null;
        DueOn = null;
    }

    /// <param name="reason">What the referrer is told; why, in the panel's own words, stands in the screening.</param>
    public void FindNotEligible(Act act, string reason)
    {
        if (Status == Submitted) StartScreening(act);
        MoveTo(NotEligible);
        ScreenedAt = act.At;
        EndWith(act, reason);
    }

    /// <summary>Sent on to the service that should hold it, with that service's reference, or why it gave none.</summary>
    /// <param name="reason">What the referrer is told; why, in the panel's own words, stands in the screening.</param>
    public void Redirect(Act act, string to, string? reference, string reason, string? noReferenceBecause = null)
    {
        if (string.IsNullOrWhiteSpace(reference) && string.IsNullOrWhiteSpace(noReferenceBecause))
            throw new Refused("Record the reference of the service that received it, or why it gave none.");
        if (Status == Submitted) StartScreening(act);
        MoveTo(Redirected);
        ScreenedAt = act.At;
        RedirectedTo = to;
        RedirectReference = reference;
        NoReferenceBecause = string.IsNullOrWhiteSpace(reference) ? noReferenceBecause : null;
        EndWith(act, reason);
    }

    /// <summary>
    /// A draft that an immediate risk stopped, held by the statutory service by now, needs nothing more from the panel. Its writer's
    /// agency keeps sight of the ending.
    /// </summary>
    public void EndAtRisk(Act act, string reference, Cases.SafeguardingReport report, string to, string told)
    {
        if (Status != Draft) throw new Refused("This referral has moved on since you opened it, so that step is no longer possible.");
        if (report.RecordId != Id || report.ConfirmedAt is null)
            throw new Refused("This referral waits for the safeguarding report: record its reference and the confirmation of the service that received it.");
        Reference = reference;
        Involvements.Add(Involvement.OfReferrer(PanelId, Id, ReferringAgencyId, ReferringAgencyId is null ? LoggedById : null, act.At));
        Redirect(act, to, report.ServiceReference, told);
    }

    /// <param name="safeguardingConfirmed">Where the risk is immediate: the receiving service has confirmed that it has the report.</param>
    public void Withdraw(Act act, string because, bool safeguardingConfirmed = false)
    {
        if (ImmediateRisk == Answer.Yes && Status == Draft && !safeguardingConfirmed)
            throw new Refused("A draft stopped by an immediate risk cannot be withdrawn: record the safeguarding report first.");
        // Ended by somebody else, a draft would be gone from its writer's sight, and with it what they are told.
        if (Status == Draft && act.UserId != LoggedById) Involvements.Add(Involvement.OfReferrer(PanelId, Id, ReferringAgencyId, ReferringAgencyId is null ? LoggedById : null, act.At));
        MoveTo(Withdrawn);
        EndWith(act, because);
    }

    /// <summary>The case this referral belongs to has ended: its referrer must hear of it.</summary>
    public void CaseEnded(Act act)
    {
        EndedAt = act.At;
        TellReferrerBy = act.In(act.Limits.TellReferrerDays);
        (ReferrerToldAt, ReferrerToldHow) = (null, null);
    }

    /// <summary>What was told is no longer so: the next ending is told again.</summary>
    public void CaseReopened()
    {
        EndedAt = null;
        TellReferrerBy = null;
        (ReferrerToldAt, ReferrerToldHow) = (null, null);
    }

    /// <summary>The referrer heard: by a mail, or without an account by telephone, letter or in person. Until then it is the coordinator's to tell.</summary>
    public void TellReferrer(Act act, string how)
    {
        if (TellReferrerBy is null) throw new Refused("There is no ending to tell the referrer about yet.");
        ReferrerToldAt = act.At;
        ReferrerToldHow = how;
        if (!IsOpen) (OwnerId, DueOn) = (null, null);
    }

    /// <summary>Whoever it rested with has left. A draft that nobody sends goes on its day all the same, and nobody else reads it until then.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;

    private void EndWith(Act act, string reason)
    {
        EndingReason = reason;
        EndedAt = act.At;
        TellReferrerBy = act.In(act.Limits.TellReferrerDays);
        (OwnerId, DueOn) = (null, null);
        foreach (var question in Questions) question.Lapse();
    }

    private void MoveTo(ReferralStatus next)
    {
        if (!CanMoveTo(next)) throw new Refused("This referral has moved on since you opened it, so that step is no longer possible.");
        Status = next;
    }
}

/// <summary>A reason why the panel should look at this young person, with what shows it.</summary>
public sealed class ReferralTrigger : Record, IAboutYoungPerson
{
    private ReferralTrigger() { }

    internal ReferralTrigger(Referral referral, string code, string evidence, DateOnly? on, string? reference)
    {
        ReferralId = referral.Id;
        PanelId = referral.PanelId;
        Code = code;
        Say(evidence, on, reference);
    }

    internal void Say(string evidence, DateOnly? on, string? reference)
    {
        Evidence = evidence;
        OccurredOn = on;
        SourceReference = reference;
    }

    public Guid PanelId { get; private set; }
    public Guid ReferralId { get; private set; }
    public string Code { get; private set; } = "";
    public string Evidence { get; private set; } = "";
    public DateOnly? OccurredOn { get; private set; }
    public string? SourceReference { get; private set; }
    Guid IAboutYoungPerson.SubjectId => ReferralId;
}

/// <summary>A question that screening put to the referrer.</summary>
public sealed class ReferralQuestion : Record, IAboutYoungPerson, IOwned
{
    private ReferralQuestion() { }

    internal ReferralQuestion(Referral referral, string question, Guid askedById, DateTime at, DateOnly dueOn, Guid ownerId)
    {
        ReferralId = referral.Id;
        Referral = referral;
        PanelId = referral.PanelId;
        Question = question;
        AskedById = askedById;
        AskedAt = at;
        DueOn = dueOn;
        OwnerId = ownerId;
    }

    public Guid PanelId { get; private set; }
    public Guid ReferralId { get; private set; }
    public Referral Referral { get; private set; } = null!;
    public string Question { get; private set; } = "";
    public Guid AskedById { get; private set; }
    public DateTime AskedAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateTime? RemindedAt { get; private set; }
    public string? Answer { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public bool IsOpen => AnsweredAt is null && DueOn is not null;
    Guid IAboutYoungPerson.SubjectId => ReferralId;

    internal void Date(Act act) => DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(AskedAt), act.Limits.InformationDays);

    /// <summary>One reminder, whatever comes of it.</summary>
    internal void Remind(DateTime at) => RemindedAt ??= at;

    internal void Answered(string answer, Guid by, DateTime at)
    {
        if (AnsweredAt is not null) throw new Refused("This question has already been answered.");
        Answer = answer;
        AnsweredById = by;
        AnsweredAt = at;
        Lapse();
    }

    /// <summary>Whoever was asked has left: their agency's contact answers, or else the coordinator asks elsewhere.</summary>
    internal void OwnerLeft(Act act, Guid? contactId) => OwnerId = contactId ?? act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;

    /// <summary>Nobody waits for the answer any longer.</summary>
    internal void Lapse() => (OwnerId, DueOn) = (null, null);
}

public enum ScreeningOutcome
{
    [Display(Name = "Accept: the panel should look at this")] Accept,
    [Display(Name = "Ask the referrer a question first")] Ask,
    [Display(Name = "Redirect to another service")] Redirect,
    [Display(Name = "Not eligible")] NotEligible,
}

/// <summary>What screening found and decided; the facts stay as they stood, and the reason is the screener's own.</summary>
public sealed class Screening : Record, IAboutYoungPerson
{
    private Screening() { }

    public Screening(Referral referral, ScreeningOutcome outcome, string reason, string facts, Act act)
    {
        PanelId = referral.PanelId;
        ReferralId = referral.Id;
        Outcome = outcome;
        Reason = reason;
        Facts = facts;
        ScreenedById = act.UserId;
        ScreenedAt = act.At;
        SettingsNumber = act.Limits.Number;
    }

    public Guid PanelId { get; private set; }
    public Guid ReferralId { get; private set; }
    public ScreeningOutcome Outcome { get; private set; }
    public string Reason { get; private set; } = "";
    /// <summary>The facts the screener saw, one a line.</summary>
    public string Facts { get; private set; } = "";
    public Guid ScreenedById { get; private set; }
    public DateTime ScreenedAt { get; private set; }
    public int SettingsNumber { get; private set; }
    Guid IAboutYoungPerson.SubjectId => ReferralId;
}
