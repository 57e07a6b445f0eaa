using System.Reflection;
using YoungFutures.Domain;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Gaps;

/// <summary>
/// Many young people's records of one panel, to which the domain's verbs are done at random while time moves. After each step whatever is open must rest with one person and have one next
/// date, and stand on the board exactly from the working day after that date; what is refused changes nothing that the board shows.
/// </summary>
internal sealed class GapHistories(int seed)
{
    private static readonly Action<GapHistories, Scene>[] Steps =
    [
        (all, on) => all.Referrals.Add(on.Draft(all.Odd ? on.School.Id : null)),
        (all, on) => all.AReferral(on).AnswerImmediateRisk(all.Chance.Next(20) == 0 ? Answer.Yes : Answer.No, on.Act),
        (all, on) => all.AReferral(on).Submit(on.Act, "YF-NW-2026-R9", all.Odd),
        (all, on) => all.AReferral(on).StartScreening(on.Act),
        (all, on) => all.AReferral(on).Ask(on.Act, "Since when?"),
        (all, on) => all.With(all.AReferral(on), held => held.AnswerQuestion(all.One(held.Questions), "Since June.", on.Act)),
        (all, on) => all.AReferral(on).StopWaiting(on.Act),
        (all, on) => all.With(all.AReferral(on), held => { held.Accept(on.Act, on.Case); on.Case.Referrals.Add(held); }),
        (all, on) => all.AReferral(on).FindNotEligible(on.Act, "Too old."),
        (all, on) => all.AReferral(on).Withdraw(on.Act, "In error."),
        (all, on) => all.AReferral(on).TellReferrer(on.Act, "By telephone."),
        (all, on) => on.Case.Ask(on.Act, all.Odd ? on.School.Id : on.Health.Id, null, "Known?", on.Act.In(all.Chance.Next(4))),
        (all, on) => all.One(on.Case.Checks).ReturnNothingHeld(on.Act),
        (all, on) => all.One(on.Case.Checks).Unassign(on.Act),
        (all, on) => all.One(on.Case.Checks).TakeOn(on.Act, on.WorkerId),
        (all, on) => on.Case.AgreeUrgent(on.Act, "Soon."),
        (all, on) => on.Case.AskForUrgency(on.Act, "Soon.", on.CoordinatorId),
        (all, on) => on.Case.ProposeClosing(on.Act, all.AReason(), "Note.", "Plan.", on.CoordinatorId, all.Odd ? NotAskedBecause.NoTime : null),
        (all, on) => all.One(on.Case.Requests.FindAll(asked => asked.Asks == ChairIsAsked.Closing)).SignOff(on.Act),
        (all, on) => all.One(on.Case.Requests).SendBack(on.Act, "Not yet."),
        (all, on) => all.One(on.Case.Requests).TakeBack(on.Act),
        (all, on) => on.Meetings.Add(new PanelMeeting(on.Act, on.Now.AddDays(all.Chance.Next(4)), 60, null, null, null)),
        (all, on) => all.One(on.Meetings).Add(on.Act, on.Case, 10),
        (all, on) => all.One(on.Meetings).Publish(on.Act, [on.Seat(on.Health)]),
        (all, on) => all.One(on.Meetings).Move(on.Act, on.Now.AddDays(all.Chance.Next(6)), 60, null, null, null),
        (all, on) => all.One(on.Meetings).Hold(on.Act),
        (all, on) => all.With(all.One(on.Meetings), held => held.CarryOver(on.Act, all.One(held.Items))),
        (all, on) => all.One(on.Meetings).Cancel(on.Act, "The hall was flooded."),
        (all, on) => on.Decide(all.Undecided(on), DecisionOutcome.Adopted),
        (all, on) => on.Decide(all.Undecided(on), DecisionOutcome.Deferred),
        (all, on) => on.Decide(all.Undecided(on), all.One(Enum.GetValues<DecisionOutcome>()), on.Act.Today.AddDays(1 + all.Chance.Next(40))),
        (all, on) => on.Case.AcceptLead(on.Act, on.WorkerId),
        (all, on) => on.Case.HandLeadTo(on.Act, all.Odd ? on.WorkerId : on.CoordinatorId),
        (all, on) => on.Case.RecordContact(on.Act, all.One(Enum.GetValues<ContactMethod>()), all.Odd, on.Act.Today, null),
        (all, on) => on.Agree(all.Chance.Next(4) > 0),
        (all, on) => on.Case.WithdrawAgreement(on.Act, all.One(on.Case.Agreements), "Enough."),
        (all, on) => on.Case.StartSupport(on.Act),
        (all, on) => on.Case.Pause(on.Act, "Away.", on.Act.Today.AddDays(all.Chance.Next(40))),
        (all, on) => on.Case.Close(on.Act, all.AReason(), "Note.", "Plan.", notAsked: all.Odd ? NotAskedBecause.NoTime : null),
        (all, on) => on.Case.Reopen(on.Act, "Again."),
        (all, on) => on.Action(all.Chance.Next(20)),
        (all, on) => all.One(on.Case.Actions).Accept(on.Act, on.WorkerId),
        (all, on) => all.One(on.Case.Actions).Decline(on.Act, "No."),
        (all, on) => all.One(on.Case.Actions).Finish(on.Act, "Done."),
        (all, on) => all.One(on.Case.Actions).LeaveUndone(on.Act, "Not done."),
        (all, on) => all.One(on.Case.Actions).TransferTo(on.Act, all.Odd ? on.School : on.Health, null, "Closer."),
        (all, on) => on.Case.RecordConversation(on.Act, Said(on)),
        (all, on) => on.Case.BeginPlan(on.Act),
        (all, on) => on.Case.SetGoal(on.Act, on.Case.DraftOfPlan ?? throw new Nothing(), "N13", "I want to be in school.").AddStep(on.Act, on.Case.DraftOfPlan!, "Mrs Price", "Meets you at the gate.", on.Act.In(5), null),
        (all, on) => (on.Case.DraftOfPlan ?? throw new Nothing()).Record(on.Act, "You are a good friend.", "Ring Mrs Price.", on.Act.Today.AddDays(1 + all.Chance.Next(60))),
        (all, on) => (on.Case.DraftOfPlan ?? throw new Nothing()).GiveUp(on.Act),
        (all, on) => on.Case.Review(on.Act, on.Act.Today, "All of us", "Better.", all.Chance.Next(5) > 0, on.Act.Today.AddDays(1 + all.Chance.Next(60))),
        (all, on) => on.Case.ConfirmAgreement(on.Act, all.One(on.Case.Agreements.FindAll(held => held.IsInForce)), on.Act.Today),
        (all, on) => on.Case.RaiseRisk(on.Act, "Seen with older people.", on.Act.Today, false, false, on.Meetings.Find(held => held.IsOpen && held.On >= on.Act.Today)),
        (all, on) => all.One(on.Case.RisenRisks).Settle(on.Act, "Spoken to."),
        (all, on) => on.Case.PlanHandover(on.Act, "A service for adults", "All of it."),
        (all, on) => all.One(on.Case.Handovers).Accept(on.Act, "Somebody there", on.Act.Today),
        (all, on) => all.One(on.Case.ChecksAfter).Answer(on.Act, new(Holding.Yes, Answer.No, Occupied.School, null, all.Odd)),
        (all, on) => all.One(on.Case.ChecksAfter).NotReached(on.Act, null),
        (all, on) => all.With(all.One(on.Case.ChecksAfter), held => on.Case.DeclineAfter(on.Act, held, null)),
        (all, on) => all.One(on.Case.ChecksAfter).FollowUp(on.Act, "A new referral."),
        (all, on) => on.Offer(),
        (all, on) => on.Offer(),
        (all, on) => all.One(on.Case.Interventions).Accept(on.Act, on.WorkerId, all.Odd ? on.Act.In(2) : null),
        (all, on) => all.One(on.Case.Interventions).PutOnWaitingList(on.Act, on.WorkerId, on.Act.Today.AddDays(1 + all.Chance.Next(100))),
        (all, on) => all.One(on.Case.Interventions).CannotTake(on.Act, SupportBarrier.Full, "Full."),
        (all, on) => all.One(on.Case.Interventions).Plan(on.Act, on.Act.Today.AddDays(all.Chance.Next(8)), 3, 1),
        (all, on) => all.One(on.Case.Interventions).Record(on.Act, on.Act.Today, all.Odd ? SessionAttendance.Came : SessionAttendance.DidNotCome),
        (all, on) => all.With(all.One(on.Case.Interventions), held => held.End(on.Act, all.One(held.PossibleEndings(byLead: true)), SupportBarrier.Other, "So it went.", byLead: true)),
        (all, on) => all.One(on.Case.Interventions).Resume(on.Act),
        (all, on) => _ = new VisitWarning(on.Act, on.Case, "A dog is loose.", "Ring first.", "The school", on.Act.Today),
        (all, on) => all.One(on.Case.Warnings).Keep(on.Act, "Still there."),
        (all, on) => all.One(on.Case.Warnings).End(on.Act, "The dog has gone."),
        (all, on) => on.Case.RecordSecondOffer(on.Act, new(on.Act.Today, "The youth worker", ContactMethod.HomeVisit, all.One(Enum.GetValues<SecondAnswer>()), null)),
        (all, on) => all.Amend(on),
    ];

    private static ConversationWords Said(Scene on) => new(on.Act.Today, ContactLanguage.Welsh, "Non and her mother", "I want people to listen.", null, null, [new(LifeArea.Friends, "Football.", null)], ["N13"]);

    private readonly List<Scene> scenes = [.. Enumerable.Range(0, 8).Select(number => number % 2 == 0 ? new Scene() : new Scene().Supported())];
    private DateTime now = Scene.Wednesday;
    /// <summary>A question to lists in memory is compiled when it is first asked; asked once more it is not.</summary>
    private (GapScope Scope, List<(Gap Gap, IQueryable<GapLine> Finds)> Rules)? board;

    private Random Chance { get; } = new(seed);
    private List<Referral> Referrals { get; } = [];
    private bool Odd => Chance.Next(2) == 1;
    public int Done { get; private set; }
    public int Refused { get; private set; }
    public int Seen { get; private set; }
    public HashSet<Gap> Shown { get; } = [];

    /// <summary>A step for each of some young people, then perhaps an hour or some days.</summary>
    public void Step()
    {
        var on = scenes[Chance.Next(scenes.Count)];
        on.Now = now;
        try
        {
            Steps[Chance.Next(Steps.Length)](this, on);
            Done++;
        }
        catch (Refused)
        {
            Refused++;
        }
        catch (Nothing)
        {
        }

        // No two things happen in the same moment.
        now = now.AddMinutes(1);
        // Clock changes, weekends and bank holidays lie on the way: a few years pass in a long history.
        if (Chance.Next(6) == 0) now = now.AddHours(Chance.Next(5) == 0 ? 24 * Chance.Next(1, 6) : Chance.Next(1, 9));
        foreach (var scene in scenes) scene.Now = now;
    }

    public void Look()
    {
        // One board for all of them.
        var board = Board();
        Shown.UnionWith(board.Select(line => line.Gap));
        var byId = board.ToLookup(line => line.Line.Id);
        foreach (var on in scenes)
        {
            foreach (var (record, id) in Owned(on))
            {
                CountAgain(record, on);
                var lines = byId[id];
                var what = $"{record.GetType().Name} after {Done} steps of {seed}";
                if (!record.IsOpen)
                {
                    Xunit.Assert.True(record.OwnerId is null && record.DueOn is null, $"{what} is over and still waits for somebody");
                    Xunit.Assert.DoesNotContain(lines, line => line.Gap is not Gap.ReferrerNotTold);
                    continue;
                }

                Xunit.Assert.True(record.OwnerId is { } owner && owner != Guid.Empty, $"{what} is open and nobody's");
                Xunit.Assert.True(record.DueOn is not null, $"{what} is open without a date");
                // An ordinary draft is its writer's alone, and goes on its day. What waits for an answer stands there once, by its question.
                if (record is Referral { Status: ReferralStatus.Draft, ImmediateRisk: not Answer.Yes } or Referral { Status: ReferralStatus.AwaitingInformation }) continue;
                var late = WorkingCalendar.EnglandAndWales.Between(record.DueOn!.Value, on.Act.Today) >= 1 && record.DueOn < on.Act.Today;
                var found = lines.Where(held => held.Gap != Gap.ReferrerNotTold).ToList();
                var reviewed = record is Case { Status: CaseStatus.Supporting, ReviewOn: { } review } && review < GapRules.Past(on.Act.Today);
                Xunit.Assert.True(late == (found.Count > 0) || (reviewed && found.Count > 0), $"{what} is due on {record.DueOn} and {(found.Count == 0 ? "not on" : "on")} the board of {on.Act.Today}");
                // Once, by one rule: nobody reads of the same date twice.
                if (late)
                {
                    Xunit.Assert.True(found.Count == 1, $"{what} stands on the board {found.Count} times");
                    Xunit.Assert.Equal(record.OwnerId, found[0].Line.OwnerId);
                    Seen++;
                }
            }
        }
    }

    /// <summary>The panel changes how long things may take, and what is open is dated anew.</summary>
    private void Amend(Scene on)
    {
        var next = on.Panel.Amend(on.Now, on.CoordinatorId);
        int Days(int from) => from + Chance.Next(8);
        (next.ScreeningDays, next.InformationDays, next.ListingDays, next.UrgentListingDays, next.AcceptDays, next.FirstContactDays) = (Days(1), Days(3), Days(10), Days(1), Days(1), Days(2));
        (next.ReachingDays, next.PlanDays, next.MinutesDays, next.ProviderAnswerDays, next.TakeUpDays, next.WithoutSessionDays, next.ClosingDays) = (Days(15), Days(5), Days(2), Days(1), Days(3), Days(5), Days(3));
        (next.OfferAgainDays, next.TellReferrerDays, next.WaitingWeeks) = (Days(2), Days(1), Days(2));
        foreach (var (record, _) in Owned(on)) Date(record, on.Act);
        foreach (var referral in Referrals.Where(held => held.PanelId == on.Panel.Id)) referral.DateTelling(on.Act);
    }

    private static void Date(IOwned record, Act act)
    {
        if (!record.IsOpen) return;
        switch (record)
        {
            case Case held: held.Date(act); break;
            case Referral held: held.Date(act); break;
            case SupportAction held: held.Date(act); break;
            case Intervention held: held.Date(act); break;
            case RisenRisk held: held.Date(act); break;
            case AdultHandover held: held.Date(); break;
            case PostClosureCheck held: held.Date(act); break;
            case RequestToChair held: held.Date(act); break;
            case PanelMeeting held: held.DateMinutes(act); break;
        }
    }

    /// <summary>Counted once more under the same limits nothing has another date: what gives dates anew finds in the record all that its verbs counted from.</summary>
    private void CountAgain(IOwned record, Scene on)
    {
        var act = on.Act;
        // A date that has gone by since and nobody keeps: of the review before the last one, or of a session before a rest.
        if (record is Case { Status: CaseStatus.Supporting, PlanBy: not null } resumed && resumed.Events.Exists(happened => happened.Kind == CaseEventKind.Resumed)) return;
        if (record is Case { Status: CaseStatus.Paused, HasAgreement: false } or Intervention { Status: InterventionStatus.Started }) return;
        if (record is Case { Status: CaseStatus.Engaging } && on.Meetings.SelectMany(meeting => meeting.Items).Count(item => item.Decision?.Outcome == DecisionOutcome.Review) > 1) return;
        var before = record.DueOn;
        Date(record, act);
        Xunit.Assert.True(before == record.DueOn, $"{record.GetType().Name} {(record as Case)?.Status}{(record as Intervention)?.Status}{(record as Referral)?.Status} was due on {before}, and counted again on {record.DueOn}, after {Done} steps of {seed}. {Told(record)}");
    }

    private static string Told(IOwned record) => record is not Case held ? "" : $"Review {held.ReviewOn}, plan {held.PlanBy}, confirm {held.ConfirmAgreementBy}; "
        + string.Join(", ", held.Agreements.Select(made => $"agreed {made.RecordedAt:yyyy-MM-dd} {made.Given} until {made.WithdrawnAt:yyyy-MM-dd}")) + "; " + string.Join(", ", held.Events.TakeLast(12).Select(happened => $"{happened.At:yyyy-MM-dd} {happened.Kind}"));

    /// <summary>What every rule finds at this moment.</summary>
    private List<(Gap Gap, GapLine Line)> Board()
    {
        var scope = Scope();
        board ??= (scope, [.. GapRules.All.Where(rule => !rule.AtOnce).Select(rule => (rule.Gap, rule.Finds(scope)))]);
        // Its moment and what is counted from it; the records are the same lists, which have grown.
        foreach (var worked in typeof(GapScope).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(held => !typeof(IQueryable).IsAssignableFrom(held.FieldType)))
            worked.SetValue(board.Value.Scope, worked.GetValue(scope));
        return [.. board.Value.Rules.SelectMany(rule => rule.Finds.AsEnumerable().Select(line => (rule.Gap, line)))];
    }

    /// <summary>All of their records, read anew whenever they are asked for.</summary>
    private GapScope Scope()
    {
        var (cases, meetings) = (scenes.Select(on => on.Case), scenes.SelectMany(on => on.Meetings));
        return new GapScope(scenes[0].Act)
        {
            Referrals = Referrals.AsQueryable(), Questions = Referrals.SelectMany(held => held.Questions).AsQueryable(), Cases = cases.AsQueryable(), Checks = cases.SelectMany(held => held.Checks).AsQueryable(),
            Actions = cases.SelectMany(held => held.Actions).AsQueryable(), Requests = cases.SelectMany(held => held.Requests).AsQueryable(), Transfers = cases.SelectMany(held => held.Transfers).AsQueryable(),
            EmergencySights = new List<YoungFutures.Domain.Emergencies.EmergencySight>().AsQueryable(), SightRequests = Array.Empty<YoungFutures.Domain.Sharing.SightRequest>().AsQueryable(), Declarations = cases.SelectMany(held => held.Declarations).AsQueryable(), Meetings = meetings.AsQueryable(), Decisions = meetings.SelectMany(held => held.Items).Select(item => item.Decision).OfType<Decision>().AsQueryable(),
            Agreements = cases.SelectMany(held => held.Agreements).AsQueryable(), Contacts = cases.SelectMany(held => held.ContactAttempts).AsQueryable(), Reports = Array.Empty<SafeguardingReport>().AsQueryable(),
            Recertifications = Array.Empty<Recertification>().AsQueryable(), Candidates = Array.Empty<Candidate>().AsQueryable(), EvidenceChanges = Array.Empty<EvidenceChange>().AsQueryable(), LinkQuestions = Array.Empty<LinkQuestion>().AsQueryable(), Returns = Array.Empty<YoungFutures.Domain.Returns.NationalReturn>().AsQueryable(), Users = Array.Empty<User>().AsQueryable(), UnusualLooks = Array.Empty<YoungFutures.Domain.Looking.UnusualLook>().AsQueryable(), AccessRequests = Array.Empty<YoungFutures.Domain.SubjectAccess.AccessRequest>().AsQueryable(), RightsRequests = Array.Empty<YoungFutures.Domain.RightsRequests.RightsRequest>().AsQueryable(),
            Interventions = cases.SelectMany(held => held.Interventions).AsQueryable(), InterventionsByCase = cases.SelectMany(held => held.Interventions).AsQueryable(), ActionsByCase = cases.SelectMany(held => held.Actions).AsQueryable(), RisenRisks = cases.SelectMany(held => held.RisenRisks).AsQueryable(), Handovers = cases.SelectMany(held => held.Handovers).AsQueryable(),
            ChecksAfter = cases.SelectMany(held => held.ChecksAfter).AsQueryable(), Notices = Array.Empty<PrivacyNotice>().AsQueryable(), Warnings = cases.SelectMany(held => held.Warnings).AsQueryable(),
            SecondOffers = cases.SelectMany(held => held.SecondOffers).AsQueryable(),
            Items = meetings.SelectMany(held => held.Items).AsQueryable(),
        };
    }

    private IEnumerable<(IOwned Record, Guid Id)> Owned(Scene on) =>
    [
        (on.Case, on.Case.Id), .. on.Case.Checks.Select(held => ((IOwned)held, held.Id)), .. on.Case.Actions.Select(held => ((IOwned)held, held.Id)), .. on.Case.Requests.Select(held => ((IOwned)held, held.Id)),
        .. on.Case.Interventions.Select(held => ((IOwned)held, held.Id)), .. on.Case.RisenRisks.Select(held => ((IOwned)held, held.Id)), .. on.Case.Handovers.Select(held => ((IOwned)held, held.Id)),
        .. on.Case.ChecksAfter.Select(held => ((IOwned)held, held.Id)), .. on.Case.Warnings.Select(held => ((IOwned)held, held.Id)),
        .. on.Meetings.Select(held => ((IOwned)held, held.Id)), .. Referrals.Where(held => held.PanelId == on.Panel.Id).SelectMany(held => held.Questions.Select(asked => ((IOwned)asked, asked.Id)).Prepend((held, held.Id))),
    ];

    private Referral AReferral(Scene on) => One(Referrals.FindAll(held => held.PanelId == on.Panel.Id));

    private ClosingReason AReason() => One(Enum.GetValues<ClosingReason>());

    private PanelMeeting Undecided(Scene on) => on.Meetings.FindLast(meeting => meeting.Items.Any(item => item.IsOpen)) ?? on.Listed();

    private T One<T>(IReadOnlyList<T> of) => of.Count == 0 ? throw new Nothing() : of[Chance.Next(of.Count)];

    private void With<T>(T held, Action<T> what) => what(held);

    /// <summary>There is no such record in this history yet.</summary>
    private sealed class Nothing : Exception;
}
