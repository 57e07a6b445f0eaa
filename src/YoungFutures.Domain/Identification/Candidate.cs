using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;
using static YoungFutures.Domain.Identification.CandidateStatus;

namespace YoungFutures.Domain.Identification;

public enum CandidateStatus
{
    [Display(Name = "Waiting for a decision")] Waiting,
    [Display(Name = "Accepted")] Accepted,
    [Display(Name = "Declined")] Declined,
    [Display(Name = "Redirected")] Redirected,
    /// <summary>What it rested on was corrected, withdrawn or has grown old before anybody decided.</summary>
    [Display(Name = "No longer found by the rules")] NoLongerMet,
}

/// <summary>One record on which a rule fired, as its source gave it; a copy, so that what was decided on stays readable.</summary>
public interface IEvidence
{
    Rule Rule { get; }
    Guid AgencyId { get; }
    SignalKind Kind { get; }
    DateOnly OccurredOn { get; }
    DateOnly? EndedOn { get; }
    string? Reference { get; }
    int? Outcome { get; }
    DateOnly? OutcomeOn { get; }
    decimal? Quantity { get; }
    PoliceRole? Role { get; }
    string? Detail { get; }
}

/// <summary>
/// Somebody whom the panel’s rules found among what lists said. It is not a young person on record and not a referral: a person accepts or declines it, with a reason.
/// The coordinator and the chair of its panel see it, nobody else.
/// </summary>
public sealed class Candidate : Record, IAboutYoungPerson, IOwned
{
    private Candidate() { }

    public Candidate(Act act, Guid identityId, Candidate? decidedBefore)
    {
        PanelId = act.Panel.Id;
        IdentityId = identityId;
        FoundAt = act.At;
        OwnerId = act.CoordinatorId;
        DueOn = act.In(act.Limits.CandidateDays);
        DecidedBeforeId = decidedBefore?.Id;
    }

    public Guid PanelId { get; private set; }
    public Guid IdentityId { get; private set; }
    public CandidateStatus Status { get; private set; } = Waiting;
    public Place Place { get; private set; }
    public DateTime FoundAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    /// <summary>The version of the panel’s rules under which it was last looked at while it waited.</summary>
    public Guid RuleSetId { get; private set; }
    public int RuleSetNumber { get; private set; }
    /// <summary>One that was decided before: this one came back because of a record that nobody had seen then.</summary>
    public Guid? DecidedBeforeId { get; private set; }

    // Whom it is about, as the records it rests on say
    public string? GivenName { get; private set; }
    public string? MiddleNames { get; private set; }
    public string? FamilyName { get; private set; }
    public DateOnly? BornOn { get; private set; }
    public Sex Sex { get; private set; } = Sex.NotKnown;
    public string? Address { get; private set; }
    public string? Postcode { get; private set; }
    public string? AreaCode { get; private set; }
    public string? School { get; private set; }

    // What its list sorts and filters by; there is no sum of them
    /// <summary>The day of the newest record that a rule fired on.</summary>
    public DateOnly NewestOn { get; private set; }
    public int Agencies { get; private set; }
    public int RulesFired { get; private set; }
    /// <summary>How many records were linked to this young person, whether a rule needed them or not.</summary>
    public int Records { get; private set; }
    public bool HasFlag { get; private set; }
    public List<CandidateEvidence> Evidence { get; } = [];
    /// <summary>Every record there was when it was last looked at: what is not among them is new.</summary>
    public List<Guid> Considered { get; private set; } = [];

    public Guid? DecidedById { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public string? RedirectedTo { get; private set; }
    public string? RedirectReference { get; private set; }
    public Guid? ReferralId { get; private set; }
    /// <summary>Into which it was accepted, by itself or with its referral.</summary>
    public Guid? CaseId { get; internal set; }

    /// <summary>When nothing was left of it but that it was declined or redirected, when, and which records that rested on.</summary>
    public DateTime? ReducedAt { get; private set; }

    Guid IAboutYoungPerson.SubjectId => Id;
    public bool IsOpen => Status == Waiting;
    /// <summary>
    /// The date to decide by, under the limits in force. One that a record made urgent stays where it is sooner; and one that came back after its draft was not sent waits from that day, which is not kept: no date that is to come
    /// becomes one that has passed.
    /// </summary>
    internal void Date(Act act)
    {
        if (!IsOpen) return;
        var by = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(FoundAt), act.Limits.CandidateDays);
        if ((Place == Place.Statutory && DueOn < by) || (by < act.Today && DueOn >= act.Today)) return;
        DueOn = by;
    }

    public bool WasDecided => Status is Accepted or Declined or CandidateStatus.Redirected;
    public string NameAsGiven => $"{GivenName} {FamilyName}".Trim();
    /// <summary>The trigger codes that fired, without a word on how much they weigh.</summary>
    public IReadOnlyList<Rule> Rules => [.. Evidence.Select(held => held.Rule).Distinct().Order()];

    public PersonFacts Facts => new(GivenName ?? "", FamilyName ?? "", null, [], BornOn, false, Sex == Sex.NotKnown ? null : Sex.ToString(), Postcode, School);

    /// <summary>Takes over what the rules say now. Where that is what they said before, nothing is changed.</summary>
    /// <param name="newest">The records that rules fired on, as the sources gave them.</param>
    internal void Take(Evaluation evaluation, RuleSet rules, IReadOnlyList<Signal> newest, IReadOnlyDictionary<Guid, Sector> sectors, IReadOnlyCollection<Guid> considered)
    {
        var found = evaluation.Findings.SelectMany(finding => finding.Signals.Count == 0 ? [(finding, Signal: (SignalFacts?)null)] : finding.Signals.Select(signal => (finding, Signal: (SignalFacts?)signal))).ToList();
        var kept = new HashSet<CandidateEvidence>();
        foreach (var (finding, signal) in found)
        {
            var held = Evidence.Find(line => line.Rule == finding.Rule && line.SignalId == signal?.Id);
            if (held is null && signal is not null && newest.FirstOrDefault(one => one.Id == signal.Id) is { } source)
                Evidence.Add(held = new CandidateEvidence(this, finding, source, sectors[source.AgencyId]));
            else if (held is null && signal is null) Evidence.Add(held = new CandidateEvidence(this, finding, evaluation.BornOn));
            if (held is not null) kept.Add(held);
        }

        Evidence.RemoveAll(line => !kept.Contains(line));
        (RuleSetId, RuleSetNumber) = (rules.Id, rules.Number);
        Place = evaluation.Place;
        Agencies = Evidence.Where(line => line.Rule.Finds() || line.Rule.IsStatutory()).Select(line => line.AgencyId).Where(id => id != Guid.Empty).Distinct().Count();
        RulesFired = Evidence.Where(line => line.Rule.Finds()).Select(line => line.Rule).Distinct().Count();
        HasFlag = Evidence.Exists(line => line.Rule is Rule.X03 or Rule.X04);
        NewestOn = Evidence.Where(line => line.Rule.Finds() || line.Rule.IsStatutory()).Select(line => line.OccurredOn).DefaultIfEmpty().Max();
        Records = considered.Count;
        var all = considered.Order().ToList();
        if (!Considered.SequenceEqual(all)) Considered = all;
        Call(newest, evaluation.BornOn);
    }

    // Each answer from the newest record that has one, those first that give the birth date that is taken for theirs: a name and a birth date of two people make nobody.
    private void Call(IReadOnlyList<Signal> records, DateOnly? bornOn)
    {
        var inOrder = records.OrderByDescending(signal => signal.BornOn is not null && signal.BornOn == bornOn).ThenByDescending(signal => signal.OccurredOn).ThenByDescending(signal => signal.Id).ToList();
        var named = inOrder.Find(signal => signal is { GivenName: not null, FamilyName: not null }) ?? inOrder.FirstOrDefault();
        (GivenName, MiddleNames, FamilyName) = (named?.GivenName, named?.MiddleNames, named?.FamilyName);
        BornOn = bornOn;
        Sex = inOrder.Find(signal => signal.Sex != Sex.NotKnown)?.Sex ?? Sex.NotKnown;
        var lives = inOrder.Find(signal => signal.Postcode is not null) ?? inOrder.Find(signal => signal.Address is not null);
        (Address, Postcode) = (lives?.Address, lives?.Postcode);
        AreaCode = inOrder.Find(signal => signal.AreaCode is not null)?.AreaCode;
        School = inOrder.Find(signal => signal.School is not null)?.School;
    }

    /// <summary>The records are held to be another cluster’s by now.</summary>
    internal void MoveTo(Guid identityId) => IdentityId = identityId;

    /// <summary>Refuses where the panel is not the way for this young person.</summary>
    public void MustBeForThePanel()
    {
        MustWait();
        if (Place == Place.Statutory) throw new Refused("The panel is not the way for a child at risk. Report it to the statutory service, and record that.");
        if (Place == Place.Redirect) throw new Refused("This young person is looked after or on the child protection register: redirect instead of accepting.");
        if (Place == Place.KeptOut) throw new Refused("A rule keeps this young person out of the panel. Decline, or redirect to another service.");
    }

    /// <summary>
    /// Becomes a draft referral, which the coordinator completes and sends like any other. What a source said stays with its rows: the text that travels says which rules fired and no more.
    /// </summary>
    /// <param name="reason">Why, in the decider’s own words: a person decides, not the rules.</param>
    /// <param name="say">The neutral words of a rule, in the decider’s language.</param>
    public (Referral Referral, IReadOnlyList<ReferralEvidence> Evidence) Accept(Act act, string reason, string whatHappened, Func<Rule, string> say)
    {
        MustBeForThePanel();
        var referral = new Referral(act, null)
        {
            Source = ReferralSource.Identified, BornOn = BornOn, Sex = Sex, Address = Address, Postcode = Postcode, AreaCode = AreaCode, School = School,
            HappenedOn = NewestOn, WhatHappened = whatHappened,
        };
        referral.Call(string.Join(' ', new[] { GivenName, MiddleNames }.OfType<string>()) is { Length: > 0 } given ? given : null, FamilyName, null, null);
        foreach (var rule in Rules.Where(rule => rule.Finds())) referral.SetTrigger(rule.Code(), say(rule), null, null);
        End(act, Accepted, reason);
        ReferralId = referral.Id;
        return (referral, [.. Evidence.Where(line => line.AgencyId != Guid.Empty).Select(line => new ReferralEvidence(this, line, referral.Id, null))]);
    }

    /// <summary>Goes to the case that the young person has already, as a note for whoever runs the panel; no second referral is made.</summary>
    public (Note Note, IReadOnlyList<ReferralEvidence> Evidence) Join(Act act, Case @case, string reason, string note)
    {
        MustBeForThePanel();
        if (!@case.IsOpen || @case.PanelId != PanelId) throw new Refused("The case that this was to join has been closed meanwhile.");
        End(act, Accepted, reason);
        CaseId = @case.Id;
        // Without an agency: the colleagues of whoever coordinates have no part in what other agencies’ lists said.
        return (new Note(@case, act with { AgencyId = null }, note, Access.Visibility.AuthorAndChair, []),
            [.. Evidence.Where(line => line.AgencyId != Guid.Empty).Select(line => new ReferralEvidence(this, line, null, @case.Id))]);
    }

    public void Decline(Act act, string reason)
    {
        MustWait();
        if (Place == Place.Statutory) throw new Refused("The panel is not the way for a child at risk. Report it to the statutory service, and record that.");
        End(act, Declined, reason);
    }

    /// <param name="to">The service that should hold it.</param>
    /// <param name="reference">That service’s reference; of a report that a child is at risk it is never missing.</param>
    public void Redirect(Act act, string to, string? reference, string reason)
    {
        MustWait();
        if (Place == Place.Statutory && string.IsNullOrWhiteSpace(reference)) throw new Refused("Enter the reference that the service gave you: without it nobody knows that it has this young person");
        RedirectedTo = to;
        RedirectReference = reference;
        End(act, CandidateStatus.Redirected, reason);
    }

    /// <summary>The draft that it became was not sent in time: the decision was never carried out.</summary>
    internal void WaitAgain(Act act)
    {
        if (Status != Accepted || ReferralId is null) return;
        Status = Waiting;
        (DecidedById, DecidedAt, Reason, ReferralId) = (null, null, null, null);
        (OwnerId, DueOn) = (act.CoordinatorId, act.In(act.Limits.CandidateDays));
    }

    internal void Lapse(DateTime at)
    {
        MustWait();
        Status = NoLongerMet;
        DecidedAt = at;
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>A record says that the child is at risk: today, not some days from now.</summary>
    internal void IsUrgent(Act act)
    {
        if (DueOn > act.Today) DueOn = act.Today;
    }

    /// <summary>Whoever it rested with has left.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;

    /// <summary>The least that keeps the same records from being put before a person once more. Its evidence is to be loaded.</summary>
    internal void Reduce(DateTime at)
    {
        if (Status is not (Declined or CandidateStatus.Redirected or NoLongerMet)) throw new InvalidOperationException("Only what ended without a record is reduced.");
        (GivenName, MiddleNames, FamilyName, BornOn, Sex) = (null, null, null, null, Sex.NotKnown);
        (Address, Postcode, AreaCode, School) = (null, null, null, null);
        (Reason, RedirectedTo, RedirectReference) = (null, null, null);
        (Agencies, RulesFired, Records, HasFlag) = (0, 0, 0, false);
        Evidence.Clear();
        ReducedAt = at;
    }

    private void End(Act act, CandidateStatus status, string reason)
    {
        Status = status;
        Reason = reason;
        DecidedById = act.UserId;
        DecidedAt = act.At;
        (OwnerId, DueOn) = (null, null);
    }

    private void MustWait()
    {
        if (Status == NoLongerMet) throw new Refused("The rules no longer find this young person: a record was corrected, withdrawn or has grown old.");
        if (!IsOpen) throw new Refused("Somebody has decided about this young person already.");
    }
}

/// <summary>A rule that fired, and one record on which it did.</summary>
public sealed class CandidateEvidence : Record, IAboutYoungPerson, IEvidence
{
    private CandidateEvidence() { }

    internal CandidateEvidence(Candidate candidate, Finding finding, Signal signal, Sector sector)
    {
        CandidateId = candidate.Id;
        PanelId = candidate.PanelId;
        Rule = finding.Rule;
        IsSufficient = finding.IsSufficient;
        SignalId = signal.Id;
        AgencyId = signal.AgencyId;
        Sector = sector;
        Kind = signal.Kind;
        OccurredOn = signal.OccurredOn;
        EndedOn = signal.EndedOn;
        Reference = signal.Reference;
        Outcome = signal.Outcome;
        OutcomeOn = signal.OutcomeOn;
        Quantity = signal.Quantity;
        Role = signal.Role;
        Detail = signal.Detail;
        GivenName = signal.GivenName;
        FamilyName = signal.FamilyName;
        BornOn = signal.BornOn;
        Postcode = signal.Postcode;
    }

    /// <summary>Of a rule that rests on no record of its own: the age.</summary>
    internal CandidateEvidence(Candidate candidate, Finding finding, DateOnly? bornOn)
    {
        CandidateId = candidate.Id;
        PanelId = candidate.PanelId;
        Rule = finding.Rule;
        IsSufficient = finding.IsSufficient;
        OccurredOn = bornOn ?? default;
    }

    public Guid PanelId { get; private set; }
    public Guid CandidateId { get; private set; }
    public Rule Rule { get; private set; }
    public bool IsSufficient { get; private set; }
    public Guid? SignalId { get; private set; }
    public Guid AgencyId { get; private set; }
    public Sector Sector { get; private set; }
    public SignalKind Kind { get; private set; }
    public DateOnly OccurredOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? Reference { get; private set; }
    public int? Outcome { get; private set; }
    public DateOnly? OutcomeOn { get; private set; }
    public decimal? Quantity { get; private set; }
    public PoliceRole? Role { get; private set; }
    public string? Detail { get; private set; }
    // Whom the source says it is about: whoever decides compares it before they take the records for one person’s
    public string? GivenName { get; private set; }
    public string? FamilyName { get; private set; }
    public DateOnly? BornOn { get; private set; }
    public string? Postcode { get; private set; }
    Guid IAboutYoungPerson.SubjectId => CandidateId;
}

/// <summary>
/// What an agency’s record said, carried into a referral or a case. It keeps its source’s visibility: whoever runs or chairs the panel reads it, and the agency that gave it; it stands in no
/// text that goes to anybody else.
/// </summary>
public sealed class ReferralEvidence : Record, IAboutYoungPerson, IEvidence
{
    private ReferralEvidence() { }

    internal ReferralEvidence(Candidate candidate, CandidateEvidence line, Guid? referralId, Guid? caseId)
    {
        PanelId = candidate.PanelId;
        CandidateId = candidate.Id;
        ReferralId = referralId;
        CaseId = caseId;
        Rule = line.Rule;
        SignalId = line.SignalId;
        AgencyId = line.AgencyId;
        Kind = line.Kind;
        OccurredOn = line.OccurredOn;
        EndedOn = line.EndedOn;
        Reference = line.Reference;
        Outcome = line.Outcome;
        OutcomeOn = line.OutcomeOn;
        Quantity = line.Quantity;
        Role = line.Role;
        Detail = line.Detail;
    }

    public Guid PanelId { get; private set; }
    public Guid CandidateId { get; private set; }
    public Guid? ReferralId { get; private set; }
    public Guid? CaseId { get; internal set; }
    public Guid? SignalId { get; private set; }
    public Rule Rule { get; private set; }
    public Guid AgencyId { get; private set; }
    public SignalKind Kind { get; private set; }
    public DateOnly OccurredOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? Reference { get; private set; }
    public int? Outcome { get; private set; }
    public DateOnly? OutcomeOn { get; private set; }
    public decimal? Quantity { get; private set; }
    public PoliceRole? Role { get; private set; }
    public string? Detail { get; private set; }
    /// <summary>When its source took back or corrected what stands here.</summary>
    public DateTime? TakenBackAt { get; internal set; }
    Guid IAboutYoungPerson.SubjectId => ReferralId ?? CandidateId;
}

/// <summary>A source took back or corrected something that a referral or a case rests on: whoever holds that is told, and says that they know.</summary>
public sealed class EvidenceChange : Record, IAboutYoungPerson, IOwned
{
    private EvidenceChange() { }

    internal EvidenceChange(Act act, Candidate candidate, Guid? referralId, Guid? caseId, string? reference, Guid ownerId, bool stillFound)
    {
        PanelId = candidate.PanelId;
        CandidateId = candidate.Id;
        ReferralId = referralId;
        CaseId = caseId;
        RecordReference = reference;
        At = act.At;
        OwnerId = ownerId;
        DueOn = act.In(act.Limits.CandidateDays);
        StillFound = stillFound;
    }

    public Guid PanelId { get; private set; }
    public Guid CandidateId { get; private set; }
    public Guid? ReferralId { get; private set; }
    public Guid? CaseId { get; private set; }
    public string? RecordReference { get; private set; }
    public DateTime At { get; private set; }
    /// <summary>Whether the rules would find the young person without what was taken back.</summary>
    public bool StillFound { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public Guid? AcknowledgedById { get; private set; }
    public DateTime? AcknowledgedAt { get; private set; }
    /// <summary>What it means for the referral or the case.</summary>
    public string? Consequence { get; private set; }
    public bool IsOpen => AcknowledgedAt is null;
    Guid IAboutYoungPerson.SubjectId => ReferralId ?? CandidateId;

    public void Acknowledge(Act act, string consequence)
    {
        if (!IsOpen) throw new Refused("Somebody has said already what this means.");
        AcknowledgedById = act.UserId;
        AcknowledgedAt = act.At;
        Consequence = consequence;
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>The date under the limits in force.</summary>
    internal void Date(Act act)
    {
        if (IsOpen) DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(At), act.Limits.CandidateDays);
    }

    /// <summary>The draft that rested on the record is gone.</summary>
    internal void NothingRestsOnIt(DateTime at)
    {
        ReferralId = null;
        AcknowledgedAt ??= at;
        (OwnerId, DueOn) = (null, null);
    }

    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;
}
