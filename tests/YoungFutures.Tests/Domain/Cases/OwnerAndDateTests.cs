using CsCheck;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Tests.Domain.Panels;

namespace YoungFutures.Tests.Domain.Cases;

/// <summary>The product's central promise: whatever happens, in whatever order, everything open rests with somebody and has a next date.</summary>
public sealed class OwnerAndDateTests
{
    private static readonly Action<World>[] Steps =
    [
        world => world.Scene.Now = world.Scene.Now.AddHours(7),
        world => world.Scene.Now = world.Scene.Now.AddDays(9),
        world => world.Referrals.Add(world.Scene.Draft(world.Odd ? world.Scene.School.Id : null)),
        world => world.Referral.AnswerImmediateRisk(world.Odd ? Answer.Yes : Answer.No, world.Act),
        world => world.Referral.Submit(world.Act, "YF-NW-2026-R2", world.Odd),
        world => world.Referral.StartScreening(world.Act),
        world => world.Referral.Ask(world.Act, "Since when?"),
        world => world.Referral.AnswerQuestion(world.Referral.Questions[world.Pick(world.Referral.Questions.Count)], "Since June.", world.Act),
        world =>
        {
            world.Referral.Accept(world.Act, world.Case);
            world.Case.Referrals.Add(world.Referral);
        },
        world => world.Referral.StopWaiting(world.Act),
        world => world.Referral.FindNotEligible(world.Act, "Too old."),
        world => world.Referral.Redirect(world.Act, "The front door", "X1", "Harm."),
        world => world.Referral.Withdraw(world.Act, "In error."),
        world => world.Referral.TellReferrer(world.Act, "By telephone."),
        world => world.Case.Ask(world.Act, world.Odd ? world.Scene.School.Id : world.Scene.Health.Id, null, "Known?", world.Act.In(2)),
        world => world.Check.ReturnNothingHeld(world.Act),
        world => world.Check.ReturnCannotShare(world.Act, "A court order."),
        world => world.Check.Unassign(world.Act),
        world => world.Check.EndSight(world.Act),
        world => world.Check.TakeOn(world.Act, world.Scene.WorkerId),
        world => world.Case.AgreeUrgent(world.Act, "Soon."),
        world => world.Case.AskForUrgency(world.Act, "Soon.", world.Scene.CoordinatorId),
        world => world.Case.ProposeClosing(world.Act, Enum.GetValues<ClosingReason>()[world.Pick(16)], "Note.", world.Odd ? "Plan." : null, world.Scene.CoordinatorId),
        world => world.Closing.SignOff(world.Act),
        world => world.Request.SendBack(world.Act, "Not yet."),
        world => world.Request.TakeBack(world.Act),
        world => world.Scene.Meetings.Add(new PanelMeeting(world.Act, world.Scene.Now.AddDays(world.Pick(4)), 60, null, null, null)),
        world => world.Meeting.Add(world.Act, world.Case, 10),
        world => world.Meeting.Remove(world.Act, world.Meeting.Items[world.Pick(world.Meeting.Items.Count)]),
        world => world.Meeting.Publish(world.Act, [world.Scene.Seat(world.Scene.Health)]),
        world => world.Meeting.Move(world.Act, world.Scene.Now.AddDays(2), 60, null, null, null),
        world => world.Meeting.Hold(world.Act),
        world => world.Meeting.CarryOver(world.Act, world.Meeting.Items[world.Pick(world.Meeting.Items.Count)]),
        world => world.Meeting.Lock(world.Act, Table.Minutes(world.Meeting, world.Act)),
        world => world.Meeting.Cancel(world.Act, "The hall was flooded."),
        world => world.Scene.Decide(world.Undecided, DecisionOutcome.Adopted),
        world => world.Scene.Decide(world.Undecided, Enum.GetValues<DecisionOutcome>()[world.Pick(7)], world.Odd ? world.Act.Today.AddDays(20) : null),
        world => world.Case.AcceptLead(world.Act, world.Scene.WorkerId),
        world => world.Case.HandLeadTo(world.Act, world.Odd ? world.Scene.WorkerId : world.Scene.CoordinatorId),
        world => world.Case.RecordContact(world.Act, Enum.GetValues<ContactMethod>()[world.Pick(6)], world.Odd, world.Act.Today, null),
        world => world.Scene.Agree(world.Odd),
        world => world.Case.WithdrawAgreement(world.Act, world.Case.Agreements[world.Pick(world.Case.Agreements.Count)], "Enough."),
        world => world.Case.StartSupport(world.Act),
        world => world.Case.Pause(world.Act, "Away.", world.Act.Today.AddDays(world.Pick(60))),
        world => world.Case.Close(world.Act, Enum.GetValues<ClosingReason>()[world.Pick(16)], "Note.", world.Odd ? "Plan." : null),
        world => world.Case.Reopen(world.Act, "Again."),
        world => world.Case.Restrict(world.Act, [world.Scene.WorkerId]),
        world => world.Case.Unrestrict(world.Act),
        world => world.Case.RecordConversation(world.Act, new(world.Act.Today, ContactLanguage.Welsh, "Non", "I want to be left alone.", null, null, [new(LifeArea.Friends, "Football.", null)], ["N13"])),
        world => world.Case.BeginPlan(world.Act),
        world => world.Case.SetGoal(world.Act, world.Draft, "N13", "School.").AddStep(world.Act, world.Draft, "Me", "Get up.", world.Act.Today, null),
        world => world.Draft.Record(world.Act, "Good.", "Ring.", world.Act.Today.AddDays(world.Pick(100))),
        world => world.Draft.GiveUp(world.Act),
        world => world.Case.Review(world.Act, world.Act.Today, "Non", "Better.", world.Odd, world.Act.Today.AddDays(world.Pick(100))),
        world => world.Case.RaiseRisk(world.Act, "Out at night.", world.Act.Today, false, false, world.Odd ? world.Meeting : null),
        world => world.Case.RisenRisks[world.Pick(world.Case.RisenRisks.Count)].Settle(world.Act, "Looked at."),
        world => world.Case.RecordAgreement(world.Act, true, AgreementBy.Parent, "The mother", "Mentoring", ContactLanguage.Welsh, world.Act.Today, true),
        world => world.Case.ConfirmAgreement(world.Act, world.Case.Agreements[world.Pick(world.Case.Agreements.Count)], world.Act.Today),
        world => world.Case.PlanHandover(world.Act, "A team", "What."),
        world => world.Case.Handovers[world.Pick(world.Case.Handovers.Count)].Accept(world.Act, "Somebody", world.Act.Today),
        world => world.Scene.Now = world.Scene.Now.AddDays(85),
        world => world.After.Answer(world.Act, new(Holding.Yes, Answer.No, Occupied.School, null, world.Odd)),
        world => world.After.NotReached(world.Act, null),
        world => world.Case.DeclineAfter(world.Act, world.After, null),
        world => world.After.FollowUp(world.Act, "Rang."),
        world => world.Case.StopChecksAfter(world.Act),
        world => world.Scene.Action(world.Pick(20)),
        world => world.Action.Accept(world.Act, world.Scene.WorkerId),
        world => world.Action.Decline(world.Act, "No."),
        world => world.Action.Report(world.Act, "On the way."),
        world => world.Action.Finish(world.Act, "Done."),
        world => world.Action.FindNotPossible(world.Act, "Moved."),
        world => world.Action.LeaveUndone(world.Act, "Not done."),
        world => world.Action.Cancel(world.Act, "Not needed."),
        world => world.Action.TransferTo(world.Act, world.Odd ? world.Scene.School : world.Scene.Health, null, "Closer."),
    ];

    [Fact]
    public void Whatever_is_open_has_an_owner_and_a_next_date_at_every_moment()
    {
        var refused = 0;
        var done = 0;
        var joined = 0;
        var resumed = 0;
        // Histories begin anywhere on the pathway: by chance alone few would come as far as support.
        Gen.Select(Gen.Enum<CaseStatus>(), Gen.Select(Gen.Int[0, Steps.Length - 1], Gen.Int[0, 1000]).Array[80]).Sample((start, history) =>
        {
            var world = new World(start).WithReferral();
            foreach (var (step, choice) in history)
            {
                world.Choice = choice;
                var before = world.Snapshot();
                try
                {
                    Steps[step](world);
                    Interlocked.Increment(ref done);
                }
                catch (Refused)
                {
                    Interlocked.Increment(ref refused);
                    Assert.Equal(before, world.Snapshot());
                }
                catch (Nothing)
                {
                }

                if (world.Case.Referrals.Count > 0) Interlocked.Exchange(ref joined, 1);
                if (start == CaseStatus.Paused && world.Case.Status == CaseStatus.Supporting) Interlocked.Exchange(ref resumed, 1);
                foreach (var record in world.Owned)
                {
                    if (record.IsOpen)
                    {
                        Assert.True(record.OwnerId is not null && record.OwnerId != Guid.Empty, $"{record.GetType().Name} is open and nobody's after step {step}");
                        Assert.True(record.DueOn is not null, $"{record.GetType().Name} is open without a date after step {step}");
                    }
                    else
                    {
                        Assert.True(record.OwnerId is null && record.DueOn is null, $"{record.GetType().Name} is closed and still waits for somebody after step {step}");
                    }
                }
            }
        }, iter: 400);
        Assert.True(done > 3000 && refused > 3000 && joined > 0 && resumed > 0,
            $"{done} done, {refused} refused, a referral accepted: {joined > 0}, support resumed: {resumed > 0}: the histories prove too little");
    }

    /// <summary>There is no such record in this history yet.</summary>
    private sealed class Nothing : Exception;

    private sealed class World(CaseStatus start)
    {
        public Scene Scene { get; } = new Scene().In(start);
        public List<Referral> Referrals { get; } = [];

        /// <summary>A second referral, read by the coordinator and not yet decided.</summary>
        public World WithReferral()
        {
            var referral = Scene.Draft(null);
            Referrals.Add(referral);
            referral.AnswerImmediateRisk(Answer.No, Act);
            referral.Submit(Act, "YF-NW-2026-R1", false);
            referral.StartScreening(Act);
            return this;
        }

        public int Choice { get; set; }
        public Act Act => Scene.Act;
        public Case Case => Scene.Case;
        public bool Odd => Choice % 2 == 1;
        public Referral Referral => Referrals[Pick(Referrals.Count)];
        public AgencyCheck Check => Case.Checks[Pick(Case.Checks.Count)];
        public RequestToChair Request => Case.Requests[Pick(Case.Requests.Count)];
        public RequestToChair Closing => Case.Requests.FindLast(asked => asked.Asks == ChairIsAsked.Closing) ?? throw new Nothing();
        public SupportPlan Draft => Case.DraftOfPlan ?? throw new Nothing();
        public PostClosureCheck After => Case.ChecksAfter[Pick(Case.ChecksAfter.Count)];
        public SupportAction Action => Case.Actions[Pick(Case.Actions.Count)];
        public PanelMeeting Meeting => Scene.Meetings[Pick(Scene.Meetings.Count)] is var meeting && (meeting.Items.Count > 0 || !Odd) ? meeting : Scene.Meetings[^1];

        public PanelMeeting Undecided => Scene.Meetings.FindLast(meeting => meeting.Items.Any(item => item.Decision is null)) ?? throw new Nothing();

        public int Pick(int of) => of == 0 ? throw new Nothing() : Choice / 2 % of;

        public IEnumerable<IOwned> Owned =>
            [Case, .. Case.Checks, .. Case.Actions, .. Case.Requests, .. Case.RisenRisks, .. Case.Handovers, .. Case.ChecksAfter, .. Referrals, .. Referrals.SelectMany(referral => referral.Questions), .. Scene.Meetings];

        /// <summary>Everything that a verb could have changed.</summary>
        public string Snapshot() => string.Join('\n', Owned.Cast<object>().Concat(Case.Agreements).Concat(Case.ContactAttempts).Concat(Case.Involvements).Concat(Case.Events).Concat(Case.Plans).Concat(Case.Goals).Concat(Case.Goals.SelectMany(goal => goal.Steps)).Concat(Case.Reviews).Concat(Case.Conversations)
            .Concat(Case.Actions.SelectMany(action => action.Involvements)).Concat(Case.Actions.SelectMany(action => action.Events)).Concat(Scene.Meetings.SelectMany(meeting => meeting.Items))
            .Select(record => string.Join('|', record.GetType().GetProperties()
                .Where(property => property.PropertyType.IsValueType || property.PropertyType == typeof(string))
                .Select(property => property.GetValue(record)))));
    }
}
