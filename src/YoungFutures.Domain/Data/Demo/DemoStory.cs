using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data.Demo;

internal enum DemoScreening { Accept, NotEligible, Redirect, Withdraw }

internal enum DemoEnding { Supported, Declined, NotReached }

/// <summary>One made-up young person's way through the panel. What is not told to go otherwise goes by chance.</summary>
internal sealed class DemoStory
{
    private readonly DemoPlay play;
    private readonly Random chance;

    public DemoStory(DemoPlay play, DemoPerson person, Random chance)
    {
        this.play = play;
        this.chance = chance;
        Person = person;
        InWelsh = person.Language == ContactLanguage.Welsh && chance.Next(2) == 0;
        Triggers = chance.Next(100) switch
        {
            < 18 => ["T01"], < 26 => ["T02"], < 34 => ["T03"], < 48 => ["T04"], < 55 => ["T05"], < 61 => ["T06"], < 70 => ["T07"], < 80 => ["T08"], < 84 => ["T09"], < 88 => ["T10"],
            < 92 => ["T04", "T08"], < 95 => ["T01", "T06"], _ => ["T11"],
        };
        Screening = chance.Next(100) switch { < 86 => DemoScreening.Accept, < 91 => DemoScreening.NotEligible, < 96 => DemoScreening.Redirect, _ => DemoScreening.Withdraw };
        Ending = chance.Next(100) switch { < 84 => DemoEnding.Supported, < 93 => DemoEnding.Declined, _ => DemoEnding.NotReached };
        play.Stories.Add(this);
    }

    public DemoPerson Person { get; }
    public bool InWelsh { get; init; }
    public string[] Triggers { get; init; }
    public DemoScreening Screening { get; init; }
    public DemoEnding Ending { get; init; }
    public DemoPart? ReferredBy { get; init; }
    /// <summary>A parent rang, and has not been told yet how it ended.</summary>
    public bool FamilyRang { get; init; }
    /// <summary>Where a story must be heard; else the next meeting with room.</summary>
    public PanelMeeting? HeardAt { get; init; }
    /// <summary>An agency that has not answered its check yet.</summary>
    public Guid? SilentAgencyId { get; init; }
    /// <summary>Days to screening; by chance unless told.</summary>
    public int? ScreenedAfter { get; init; }
    /// <summary>A question to the referrer; by chance unless told. Answered after so many working days, or not yet.</summary>
    public int? AskAndAnswerAfter { get; init; }
    public Sector? LedBy { get; init; }
    public bool StaysOpen { get; init; }
    /// <summary>What the panel decides; by chance unless told.</summary>
    public DecisionOutcome? Decided { get; init; }
    /// <summary>How the same young person was here before.</summary>
    public DemoStory? Earlier { get; init; }

    public YoungPerson? YoungPerson { get; set; }
    public Referral? Referral { get; private set; }
    public Case? Case { get; private set; }

    private T Pick<T>(IReadOnlyList<T> from) => DemoNames.Pick(chance, from);
    private string Say(Said said) => said.In(InWelsh);
    private string Say(IReadOnlyList<Said> from) => Pick(from).In(InWelsh);
    private DateTime After(int workingDays) => DemoPlay.After(play.Now, workingDays, chance);
    private bool Luck(int per100) => chance.Next(100) < per100;

    // Referral

    public void BeginAt(DateTime submitted)
    {
        play.At(submitted, () =>
        {
            var part = FamilyRang ? null : ReferredBy ?? Referrer();
            Referral = Submit(part, submitted);
            if (Screening == DemoScreening.Withdraw)
            {
                play.At(After(1), () => { if (Referral.CanMoveTo(ReferralStatus.Withdrawn)) { Referral.Withdraw(play.ByCoordinator(), Say(DemoWords.WithdrawnBecause)); TellLater(Referral); } });
                return;
            }
            var screened = After(ScreenedAfter ?? (Luck(8) ? 4 : chance.Next(0, 3)));
            var asks = AskAndAnswerAfter ?? (Luck(8) ? chance.Next(1, 6) : null);
            play.At(screened, () => { if (asks is { } days) Ask(Referral, part, days); else Screen(Referral); });
        });
    }

    /// <summary>A family that rings has no account; the coordinator writes down what it says.</summary>
    private DemoPart? Referrer()
    {
        if (Luck(5)) return null;
        var wanted = chance.Next(100) switch
        {
            < 44 => Sector.Police, < 62 => Sector.School, < 73 => Sector.ChildrensServices, < 82 => Sector.Education, < 88 => Sector.Health, < 95 => Sector.YouthJustice, _ => Sector.Community,
        };
        var near = play.Cast.Partners.Where(part => part.Agency.Sector == wanted && (part.Agency.AreaCode is null || part.Agency.AreaCode == Person.AreaCode)).ToList();
        return near.Count > 0 ? Pick(near) : play.Cast.Partners.First(part => part.Agency.Sector == Sector.Police);
    }

    public Referral Draft(DemoPart? part, DateTime at)
    {
        var act = part is null ? play.ByCoordinator(at) : play.By(part.User, at);
        var referral = play.Keep(new Referral(act, part?.Agency.Id)
        {
            Source = part is null ? ReferralSource.Family : part.Agency.Sector == Sector.School ? ReferralSource.School : ReferralSource.Professional,
            ReferrerName = part?.User.DisplayName ?? "A parent",
            ReferrerRole = part?.User.JobTitle ?? "Parent",
            ReferrerContact = part is null ? Person.SafeContact : null,
            BornOn = Person.BornOn, Sex = Person.Sex, EthnicityCode = Person.Ethnicity, Language = Person.Language, Address = Person.Address, Postcode = Person.Postcode,
            AreaCode = Person.AreaCode, School = Person.School, SafeContact = Person.SafeContact,
        });
        referral.Call(Person.Given, Person.Family, Person.Preferred, null);
        return referral;
    }

    public void Explain(Referral referral, DateTime at)
    {
        var on = UkTime.LocalDate(at).AddDays(-chance.Next(1, 9));
        referral.HappenedOn = on;
        foreach (var code in Triggers)
        {
            var (happened, shows) = Pick(DemoWords.Triggers[code]);
            referral.WhatHappened ??= Say(happened);
            referral.AddTrigger(code, Say(shows), on, code is "T01" or "T02" or "T03" or "T04" or "T10" ? $"DEMO/{chance.Next(1000, 9999)}/{at:yy}" : null);
        }
        var concern = chance.Next(DemoWords.Concerns.Length);
        referral.ConcernsText = Say(DemoWords.Concerns[concern]);
        referral.ConcernCodes = [new[] { "C27", "C12", "C33", "C06", "C07", "C24" }[concern], Pick(new[] { "C21", "C26", "C31", "C15", "C16" })];
        var strength = chance.Next(DemoWords.Strengths.Length);
        referral.StrengthsText = Say(DemoWords.Strengths[strength]);
        referral.StrengthCodes = [new[] { "P12", "P01", "P03", "P13", "P07", "P05" }[strength]];
        if (Luck(60)) referral.Tried = Say(DemoWords.Tried);
        if (Luck(70) || HeardAt is not null) referral.OwnWords = Say(DemoWords.OwnWords);
        referral.FamilyAware = chance.Next(100) switch { < 62 => FamilyAware.Both, < 74 => FamilyAware.ParentOnly, < 84 => FamilyAware.YoungPersonOnly, < 92 => FamilyAware.Neither, _ => FamilyAware.NotKnown };
        if (referral.FamilyAware == FamilyAware.Neither) referral.FamilyNotAwareBecause = Say(DemoWords.NotAware);
    }

    private Referral Submit(DemoPart? part, DateTime at)
    {
        var referral = Draft(part, at.AddMinutes(-chance.Next(4, 90)));
        Explain(referral, at);
        var act = part is null ? play.ByCoordinator(at) : play.By(part.User, at);
        referral.AnswerImmediateRisk(Answer.No, act);
        referral.Submit(act, play.Reference(ReferenceCounter.OfReferral, at), safeguardingConfirmed: false);
        return referral;
    }

    // Screening

    private void Ask(Referral referral, DemoPart? part, int answeredAfter)
    {
        var (question, answer) = Pick(DemoWords.Questions);
        var asked = referral.Ask(play.ByCoordinator(), Say(question));
        play.At(After(answeredAfter), () =>
        {
            referral.AnswerQuestion(asked, Say(answer), part is null ? play.ByCoordinator() : play.By(part.User));
            play.At(After(1), () => Screen(referral));
        });
    }

    private void Screen(Referral referral)
    {
        var act = play.ByCoordinator();
        switch (Screening)
        {
            case DemoScreening.NotEligible:
                var reason = Say(DemoWords.NotEligibleBecause);
                Note(ScreeningOutcome.NotEligible, reason);
                referral.FindNotEligible(act, reason);
                TellLater(referral);
                break;
            case DemoScreening.Redirect:
                Note(ScreeningOutcome.Redirect, Say(DemoWords.RedirectedBecause));
                var (to, theirs) = (Pick(new[] { "S01", "S05", "S06", "S06", "S07" }), $"DEMO-{chance.Next(10000, 99999)}");
                referral.Redirect(act, to, theirs, Say(DemoWords.RedirectedBecause));
                if (to == "S01") Confirmed(referral, act, theirs);
                TellLater(referral);
                break;
            default:
                Accept(referral, act);
                break;
        }

        void Note(ScreeningOutcome outcome, string because) => play.Keep(new Screening(referral, outcome, because, Facts(referral), act));
    }

    /// <summary>Children's services have it, and say so.</summary>
    private void Confirmed(Referral referral, Act act, string reference)
    {
        var report = play.Keep(new SafeguardingReport(act with { AgencyId = null }, referral.Id, ReportedFrom.Referral, referral.Id, null, referral.Reference, referral.AreaCode, DemoWords.AtRisk.In(InWelsh), null));
        var team = play.Cast.Panel.Areas.Find(area => area.Code == referral.AreaCode)?.SafeguardingTeam ?? "";
        report.Report(play.Cast.Coordinator.DisplayName, team, act.At, reference);
        report.Confirm(team, act.At, reference);
    }

    private string Facts(Referral referral) => string.Join('\n',
        [$"Age on the date of referral: {referral.AgeAtReferral}", $"Triggers: {string.Join(", ", referral.Triggers.Select(trigger => trigger.Code))}", YoungPerson is null ? "Not known to this panel." : "Known to this panel."]);

    private void Accept(Referral referral, Act act)
    {
        play.Keep(new Screening(referral, ScreeningOutcome.Accept, Say(DemoWords.AcceptedBecause), Facts(referral), act));
        YoungPerson ??= Earlier?.YoungPerson;
        var repeat = YoungPerson is not null;
        if (YoungPerson is null)
        {
            YoungPerson = play.Keep(new YoungPerson(play.Cast.Panel.Id, Person.Given, Person.Family)
            {
                BornOn = Person.BornOn, Sex = Person.Sex, EthnicityCode = Person.Ethnicity, EthnicitySaidBy = Person.Ethnicity is "N2" or "N3" ? null : "Referrer",
                SpokenLanguage = Person.Language, WrittenLanguage = Person.Language, LanguageAskedOn = Person.Language == ContactLanguage.NotKnown ? null : act.Today,
                Address = Person.Address, Postcode = Person.Postcode, AreaCode = Person.AreaCode, School = Person.School, SafeContact = Person.SafeContact,
                CareStatusCode = Luck(70) ? "K0" : "K9", LearningNeedsCode = Luck(60) ? "L0" : play.Cast.Panel.Nation == Nation.Wales ? "L1" : "L4",
                Disability = Luck(8), YoungCarer = Luck(10),
            });
            YoungPerson.Call(Person.Given, Person.Family, Person.Preferred, null);
        }
        Case = play.Keep(new Case(act, YoungPerson, play.Reference(ReferenceCounter.OfCase, play.Now), DemoWords.Summary(referral.WhatHappened!, InWelsh),
            Person.AreaCode, UkTime.LocalDate(referral.SubmittedAt!.Value), repeat));
        referral.Accept(act, Case);
        Case.Referrals.Add(referral);
        DemoSharing.Tell(play, Case, referral);

        var meeting = HeardAt ?? NextMeeting();
        play.At(After(0), () => AskAgencies(meeting));
        if (meeting is not null) play.At(HeardAt is null ? After(chance.Next(1, 4)) : After(0).AddMinutes(100), () =>
        {
            // A panel that meets every day may have met by now.
            var next = meeting.Status is MeetingStatus.Planned or MeetingStatus.Published ? meeting : NextMeeting();
            if (Case.Status == CaseStatus.InformationGathering) next?.Add(play.ByCoordinator(), Case, 10);
        });
        if (Luck(7) && HeardAt is null) play.At(After(chance.Next(2, 9)), () => ReferAgain(null));
    }

    private PanelMeeting? NextMeeting()
    {
        var from = WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(play.Now), 4);
        return play.Meetings.Where(meeting => meeting.On >= from && meeting.On != play.Today && meeting.Status == MeetingStatus.Planned && meeting.Items.Count < 16).MinBy(meeting => meeting.On);
    }

    /// <summary>Another agency tells the panel about the same young person: its referral joins the open case.</summary>
    public void ReferAgain(DemoPart? by)
    {
        if (Case is not { IsOpen: true }) return;
        var part = by ?? play.Cast.Near(Person.AreaCode).FirstOrDefault(near => near.Agency.Sector != Sector.Provider && Case.Referrals.All(held => held.ReferringAgencyId != near.Agency.Id));
        if (part is null) return;
        var again = Submit(part, play.Now);
        play.At(After(1), () =>
        {
            if (Case is not { IsOpen: true }) return;
            var act = play.ByCoordinator();
            play.Keep(new Screening(again, ScreeningOutcome.Accept, Say(DemoWords.AcceptedBecause), Facts(again), act));
            again.Accept(act, Case);
            Case.Referrals.Add(again);
        });
    }

    // Checks

    private void AskAgencies(PanelMeeting? meeting)
    {
        if (Case is not { IsOpen: true }) return;
        var due = meeting is null ? play.ByCoordinator().In(5) : WorkingCalendar.EnglandAndWales.Add(meeting.On, -1);
        var asked = play.Cast.Core(Person.AreaCode).ToList();
        if (play.Cast.Near(Person.AreaCode).Where(part => part.Agency.Sector is Sector.School or Sector.Community).ToList() is { Count: > 0 } others && (HeardAt is not null || Luck(55))) asked.Add(Pick(others));
        foreach (var part in asked)
        {
            if (part.Agency.Id != SilentAgencyId && part.Agency.Sector is not (Sector.Police or Sector.ChildrensServices) && Luck(18)) continue;
            var check = Case.Ask(play.ByCoordinator(), part.Agency.Id, part.Agency.ContactId, DemoWords.CheckQuestion(part.Agency.Sector).English, due, DemoWords.CheckQuestion(part.Agency.Sector).Welsh);
            if (part.Agency.Id == SilentAgencyId) continue;
            if (Luck(45)) play.At(After(chance.Next(0, 2)), () => { if (check.IsOpen) check.Open(part.User.Id, play.Now); });
            play.At(HeardAt is not null ? After(chance.Next(1, 3)) : Luck(7) ? After(9) : After(chance.Next(1, 5)), () => { if (check.IsOpen) Return(check, part); });
        }
    }

    private void Return(AgencyCheck check, DemoPart part)
    {
        var act = play.By(part.User);
        if (!DemoWords.Checks.TryGetValue(part.Agency.Sector, out var answers) || (HeardAt is null && Luck(30)))
        {
            check.ReturnNothingHeld(act);
            return;
        }
        if (part.Agency.Sector == Sector.Police && HeardAt is null && Luck(4))
        {
            check.ReturnCannotShare(act, Say(DemoWords.CannotShare));
            return;
        }
        var (known, risks, strengths) = Pick(answers);
        check.ReturnKnown(act, part.Agency, Say(known), Say(risks), Say(strengths), Luck(80) ? Visibility.WholePanel : Visibility.AuthorAndChair, [], part.Agency.UsualGateway(play.Cast.Panel.Nation),
            DemoWords.OwnWordsToldTo.TryGetValue(part.Agency.Sector, out var own) ? Say(own) : null, DemoWords.FamilysWordsToldTo.TryGetValue(part.Agency.Sector, out var family) ? Say(family) : null);
    }

    // The meeting

    public void Hear(PanelMeeting meeting, AgendaItem item)
    {
        if (Case is not { IsOpen: true } @case)
        {
            meeting.CarryOver(play.ByChair(), item);
            return;
        }
        var act = play.ByChair();
        var quorum = meeting.QuorumFor(act.Limits, @case.AreaCode);
        var exception = quorum.IsMet ? null : Say(new Said("Education sent its view in writing and agrees.", "Anfonodd addysg ei barn yn ysgrifenedig ac mae’n cytuno."));
        if (@case.Status is CaseStatus.Engaging or CaseStatus.Supporting or CaseStatus.Paused)
        {
            Decide(DecisionOutcome.Review, null, act.InWeeks(6));
            return;
        }
        if (@case.Status != CaseStatus.Listed)
        {
            meeting.CarryOver(act, item);
            return;
        }

        var heardBefore = play.Meetings.Any(before => before != meeting && before.Items.Any(listed => listed.CaseId == @case.Id));
        var outcome = StaysOpen ? DecisionOutcome.Adopted : Decided ?? chance.Next(100) switch
        {
            < 72 => DecisionOutcome.Adopted, < 80 => DecisionOutcome.SupportInPlace, < 88 => DecisionOutcome.Signposted, < 91 => DecisionOutcome.Redirected,
            < 96 when !heardBefore => DecisionOutcome.Deferred, < 96 => DecisionOutcome.Adopted, _ => DecisionOutcome.NoFurtherAction,
        };
        switch (outcome)
        {
            case DecisionOutcome.Adopted:
                var lead = Lead();
                var decision = Decide(outcome, lead, null);
                SetActions(decision, lead);
                Engage(lead);
                break;
            case DecisionOutcome.SupportInPlace:
                Decide(outcome, null, act.In(20));
                play.At(After(chance.Next(16, 20)), () => { if (@case.CanMoveTo(CaseStatus.Closed)) { @case.Close(play.ByCoordinator(), ClosingReason.SupportInPlace, Say(DemoWords.Closing[ClosingReason.SupportInPlace]), null); TellAllLater(); } });
                break;
            case DecisionOutcome.Deferred:
                Decide(outcome, null, null);
                if (NextMeeting() is { } next) play.At(After(1), () => { if (next.Items.All(listed => listed.CaseId != @case.Id)) next.Add(play.ByCoordinator(), @case, 10); });
                break;
            default:
                Decide(outcome, null, null);
                TellAllLater();
                break;
        }

        Decision Decide(DecisionOutcome decided, DemoPart? lead, DateOnly? reviewOn) => play.Keep(new Decision(act, item, decided, Say(DemoWords.Reasons[decided]),
            decided == DecisionOutcome.Adopted && Luck(6) ? Say(DemoWords.Dissent) : null, lead?.Agency.Id, null, lead?.Agency.ContactId, reviewOn,
            decided == DecisionOutcome.Review ? null : lead?.User.DisplayName ?? play.Cast.Coordinator.DisplayName, quorum, exception, exception is null ? null : play.Cast.Chair.Id));
    }

    private DemoPart Lead()
    {
        var near = play.Cast.Near(Person.AreaCode).Where(part => part.Agency.Sector != Sector.Provider).ToList();
        var wanted = LedBy ?? chance.Next(100) switch { < 30 => Sector.ChildrensServices, < 55 => Sector.YouthJustice, < 70 => Sector.Education, < 82 => Sector.School, < 92 => Sector.Community, _ => Sector.Health };
        return near.FirstOrDefault(part => part.Agency.Sector == wanted) ?? near.First(part => part.Agency.Sector == Sector.ChildrensServices);
    }

    private void SetActions(Decision decision, DemoPart lead)
    {
        var able = play.Cast.Near(Person.AreaCode).Where(part => DemoWords.Actions.ContainsKey(part.Agency.Sector)).OrderBy(_ => chance.Next()).Take(chance.Next(1, 4)).ToList();
        if (able.All(part => part.Agency.Id != lead.Agency.Id) && Luck(50)) able.Add(lead);
        foreach (var part in able) Set(part, chance.Next(8, 24), decision.Id);
    }

    /// <summary>One action, and what its agency makes of it by chance.</summary>
    public SupportAction? Set(DemoPart part, int targetIn, Guid? decisionId, bool byChance = true)
    {
        if (Case is not { IsOpen: true }) return null;
        var act = play.ByCoordinator();
        var (what, outcome) = Pick(DemoWords.Actions[part.Agency.Sector]);
        var action = new SupportAction(act, Case, part.Agency, part.Agency.ContactId, Say(what), act.In(targetIn), decisionId);
        if (!byChance) return action;

        if (Luck(4))
        {
            play.At(After(2), () => { if (action.Status == ActionStatus.Open) action.Decline(play.By(part.User), Say(DemoWords.DeclinedBecause)); });
            play.At(After(3), () =>
            {
                var other = play.Cast.Core(Person.AreaCode).FirstOrDefault(near => near.Agency.Id != part.Agency.Id);
                if (action.Status != ActionStatus.Declined || other is null) return;
                var next = action.TransferTo(play.ByCoordinator(), other.Agency, other.Agency.ContactId, Say(DemoWords.TransferredBecause));
                play.At(After(1), () => { if (next.Status == ActionStatus.Open) next.Accept(play.By(other.User), other.User.Id); });
                play.At(After(chance.Next(4, 9)), () => { if (next.IsOpen) next.Finish(play.By(other.User), Say(outcome)); });
            });
            return action;
        }
        play.At(After(Luck(90) ? chance.Next(1, 3) : 4), () => { if (action.Status == ActionStatus.Open) action.Accept(play.By(part.User), part.User.Id); });
        if (Luck(60)) play.At(After(Math.Max(3, targetIn / 2)), () => { if (action.IsOpen) action.Report(play.By(part.User), Say(DemoWords.Progress)); });
        var luck = chance.Next(100);
        var ends = luck < 82 ? targetIn - chance.Next(0, 4) : targetIn + chance.Next(1, 7);
        play.At(After(ends), () =>
        {
            if (!action.IsOpen) return;
            if (luck is >= 74 and < 78) action.FindNotPossible(play.By(part.User), Say(DemoWords.NotPossibleBecause));
            else if (luck >= 95) action.LeaveUndone(play.ByCoordinator(), Say(DemoWords.NotDoneBecause));
            else action.Finish(play.By(part.User), Say(outcome));
        });
        return action;
    }

    // Engaging and supporting

    private void Engage(DemoPart lead)
    {
        var @case = Case!;
        play.At(After(Luck(88) ? chance.Next(1, 3) : 4), () =>
        {
            if (@case.Status != CaseStatus.Engaging) return;
            @case.AcceptLead(play.By(lead.User), lead.User.Id);
            play.At(After(chance.Next(1, 5)), () => Try(lead, 1));
        });
        if (Luck(35)) play.At(After(chance.Next(4, 20)), () => Write(lead, Say(DemoWords.Notes), Visibility.WholePanel));
    }

    private void Try(DemoPart lead, int attempt)
    {
        var @case = Case!;
        if (@case.Status != CaseStatus.Engaging) return;
        var reached = Ending != DemoEnding.NotReached && (attempt > 1 || Luck(65));
        var act = play.By(lead.User);
        var method = attempt switch { 1 => ContactMethod.Telephone, 2 => ContactMethod.HomeVisit, 3 => ContactMethod.Letter, _ => ContactMethod.Text };
        @case.RecordContact(act, method, reached, act.Today, Say(reached ? DemoWords.Reached : DemoWords.Missed));
        if (reached)
            play.At(After(chance.Next(1, 6)), () => Agree(lead));
        else if (attempt < 4)
            play.At(After(chance.Next(3, 6)), () => Try(lead, attempt + 1));
        else
            play.At(After(3), () => End(ClosingReason.NotReached, lead));
    }

    private void Agree(DemoPart lead)
    {
        var @case = Case!;
        if (@case.Status != CaseStatus.Engaging) return;
        var act = play.By(lead.User);
        var given = Ending == DemoEnding.Supported;
        var by = Person.BornOn.AddYears(16) <= act.Today ? AgreementBy.YoungPerson16 : Luck(15) ? AgreementBy.YoungPersonGillick : AgreementBy.Parent;
        @case.RecordAgreement(act, given, by, by == AgreementBy.Parent ? InWelsh ? "Rhiant" : "A parent" : InWelsh ? "Y person ifanc" : "The young person", Say(DemoWords.Scope), Person.Language, act.Today, Person.BornOn.Day % 4 != 0);
        if (!given)
        {
            play.At(After(2), () => End(ClosingReason.Declined, lead));
            return;
        }
        play.At(After(chance.Next(0, 3)), () =>
        {
            if (@case.Status != CaseStatus.Engaging) return;
            @case.StartSupport(play.By(lead.User));
            DemoSupport.Follow(play, this, lead);
            ReviewBy(@case.DueOn!.Value, lead, again: true);
        });
    }

    /// <summary>On the agenda of the last meeting before the date, where support is looked at again.</summary>
    private void ReviewBy(DateOnly date, DemoPart lead, bool again)
    {
        var @case = Case!;
        var from = UkTime.LocalDate(play.Now).AddDays(5);
        var toCome = play.Meetings.Where(planned => planned.On >= from && planned.On != play.Today && planned.Status == MeetingStatus.Planned).ToList();
        var meeting = toCome.Where(planned => planned.On <= date).MaxBy(planned => planned.On) ?? toCome.MinBy(planned => planned.On);
        // A few of this month's were forgotten; nobody is forgotten for longer.
        if (Luck(4) && date > play.Today.AddDays(-28)) return;
        if (meeting is null)
        {
            EndWithin(26, lead);
            return;
        }

        play.At(UkTime.ToUtc(WorkingCalendar.EnglandAndWales.Add(meeting.On, -3), new TimeOnly(15, chance.Next(60))), () =>
        {
            if (@case.Status is not (CaseStatus.Supporting or CaseStatus.Engaging) || meeting.Status != MeetingStatus.Planned || meeting.Items.Any(item => item.CaseId == @case.Id)) return;
            meeting.Add(play.ByCoordinator(), @case, 5);
        });
        // After the review: on to the next one, a rest, or the end.
        play.At(UkTime.ToUtc(meeting.On, new TimeOnly(16, 50)), () =>
        {
            if (@case.Status != CaseStatus.Supporting || @case.ReviewOn is not { } review) return;
            if (again && Luck(35))
                ReviewBy(review, lead, again: false);
            else if (Luck(12))
                play.At(After(5), () =>
                {
                    if (@case.Status != CaseStatus.Supporting) return;
                    var act = play.By(lead.User);
                    @case.Pause(act, Say(DemoWords.PausedBecause), act.In(15));
                    play.At(After(14), () => { if (@case.Status == CaseStatus.Paused) { @case.StartSupport(play.By(lead.User)); EndWithin(28, lead); } });
                });
            else
                EndWithin(26, lead);
        });
    }

    private void EndWithin(int workingDays, DemoPart lead)
    {
        if (StaysOpen) return;
        play.At(After(Luck(93) ? chance.Next(workingDays / 2, workingDays) : workingDays + 8), () => End(chance.Next(100) switch
        {
            < 52 => ClosingReason.NeedsMet, < 72 => ClosingReason.PartlyMet, < 79 => ClosingReason.Withdrew, < 85 => ClosingReason.MovedArea, < 91 => ClosingReason.SteppedUp, _ => ClosingReason.SteppedDown,
        }, lead));
    }

    private void End(ClosingReason reason, DemoPart lead)
    {
        var @case = Case!;
        if (!@case.CanMoveTo(CaseStatus.Closed) || StaysOpen) return;
        if (play.Meetings.Any(meeting => meeting.Status == MeetingStatus.Published && meeting.Items.Any(item => item.CaseId == @case.Id)))
        {
            play.At(After(4), () => End(reason, lead));
            return;
        }
        foreach (var meeting in play.Meetings.Where(meeting => meeting.Status == MeetingStatus.Planned))
            if (meeting.Items.FirstOrDefault(item => item.CaseId == @case.Id) is { } listed) meeting.Remove(play.ByCoordinator(), listed);
        foreach (var action in @case.Actions.Where(action => action.IsOpen).ToList()) action.Cancel(play.ByCoordinator(), Say(DemoWords.NoLongerNeeded));
        DemoSupport.Ask(play, this, lead);
        @case.Close(play.ByCoordinator(), reason, Say(DemoWords.Closing[reason]), @case.Status is CaseStatus.Supporting or CaseStatus.Paused ? Say(DemoWords.ExitPlan) : null);
        DemoSupport.AskLater(play, this, lead);
        // Most are offered it once more some weeks later; of the others the board reminds.
        if (reason == ClosingReason.Declined && Person.BornOn.Day % 3 != 0)
            play.At(UkTime.ToUtc(WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(play.Now), 12), new TimeOnly(15, 5)), () =>
            {
                if (@case.MayBeOfferedAgain)
                    @case.RecordSecondOffer(play.ByCoordinator(), new(UkTime.LocalDate(play.Now), lead.User.DisplayName, ContactMethod.Telephone, Person.BornOn.Day % 2 == 0 ? SecondAnswer.Declined : SecondAnswer.NoAnswer, null));
            });
        TellAllLater();
        if (Earlier is null && Luck(7))
            new DemoStory(play, Person, new Random(chance.Next())) { Earlier = this, InWelsh = InWelsh }.BeginAt(DemoPlay.After(play.Now, chance.Next(30, 160), chance));
    }

    public void BringIn(DemoPart part)
    {
        if (Case is { IsOpen: true }) Case.BringIn(play.ByCoordinator(), part.Agency.Id, "works on the case");
    }

    public void Write(DemoPart part, string text, Visibility visibility, params Guid[] named)
    {
        if (Case is { IsOpen: true }) play.Keep(new Note(Case, play.By(part.User), text, visibility, named));
    }

    // A referrer whose agency has accounts hears by mail at once; one without hears by telephone.

    private void TellAllLater()
    {
        foreach (var referral in Case!.Referrals) TellLater(referral);
    }

    private void TellLater(Referral referral)
    {
        if (referral is { TellReferrerBy: not null, ReferringAgencyId: not null }) referral.TellReferrer(play.ByCoordinator(), Referral.ByMail);
        else if (referral.ReferrerToldAt is null && !FamilyRang) play.At(After(chance.Next(1, 5)), () => { if (referral is { TellReferrerBy: not null, ReferrerToldAt: null }) referral.TellReferrer(play.ByCoordinator(), Say(DemoWords.ToldHow)); });
    }
}
