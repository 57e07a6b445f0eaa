using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Support;

/// <summary>Who is asked after the end, when, and who never is.</summary>
public sealed class PostClosureCheckTests
{
    private static readonly AfterAnswers Well = new(Holding.Yes, Answer.No, Occupied.School, null, HelpWanted: false);

    private static Scene Ended(ClosingReason reason = ClosingReason.NeedsMet, bool covers = true, DateTime? at = null)
    {
        var scene = new Scene(at).TakenOn();
        scene.Case.RecordAgreement(scene.Act, true, AgreementBy.Parent, "The mother", "Mentoring", ContactLanguage.Welsh, scene.Act.Today, covers);
        scene.Case.StartSupport(scene.Act);
        if (reason == ClosingReason.NotReached)
            foreach (var method in new[] { ContactMethod.Telephone, ContactMethod.Letter, ContactMethod.Text }) scene.Case.RecordContact(scene.Act, method, false, scene.Act.Today, null);
        if (reason == ClosingReason.Turned18) scene.Case.PlanHandover(scene.Act, "A team", "What.").Accept(scene.Act, "Somebody", scene.Act.Today);
        scene.Case.Close(scene.Act, reason, "Note.", "Plan.");
        return scene;
    }

    [Fact]
    public void Support_that_ended_is_asked_about_after_3_6_and_12_months_by_who_led_it()
    {
        // The last day of November: three months on is the last of February, a Sunday.
        var scene = Ended(at: new DateTime(2026, 11, 30, 10, 0, 0, DateTimeKind.Utc));
        Assert.Equal([3, 6, 12], scene.Case.ChecksAfter.Select(check => check.Months));
        Assert.All(scene.Case.ChecksAfter, check => Assert.Equal(scene.WorkerId, check.OwnerId));
        Assert.Equal([new DateOnly(2027, 3, 1), new DateOnly(2027, 6, 1), new DateOnly(2027, 11, 30)], scene.Case.ChecksAfter.Select(check => check.DueOn!.Value));
    }

    [Theory]
    [InlineData(ClosingReason.Declined)]
    [InlineData(ClosingReason.NotReached)]
    [InlineData(ClosingReason.Withdrew)]
    [InlineData(ClosingReason.Duplicate)]
    [InlineData(ClosingReason.OpenedInError)]
    [InlineData(ClosingReason.Died)]
    public void Nobody_is_asked_after_an_end_like_this(ClosingReason reason) => Assert.Empty(Ended(reason).Case.ChecksAfter);

    [Theory]
    [InlineData(ClosingReason.PartlyMet)]
    [InlineData(ClosingReason.SteppedDown)]
    [InlineData(ClosingReason.Turned18)]
    public void After_others_they_are(ClosingReason reason) => Assert.Equal(3, Ended(reason).Case.ChecksAfter.Count);

    [Fact]
    public void Nobody_is_asked_who_did_not_agree_to_it_or_had_no_support()
    {
        Assert.Empty(Ended(covers: false).Case.ChecksAfter);
        var scene = new Scene().TakenOn();
        scene.Case.RecordAgreement(scene.Act, true, AgreementBy.Parent, "The mother", "Mentoring", ContactLanguage.Welsh, scene.Act.Today, true);
        scene.Case.Close(scene.Act, ClosingReason.SteppedUp, "Note.", null);
        Assert.Empty(scene.Case.ChecksAfter);
        var withdrawn = new Scene().TakenOn();
        var agreement = withdrawn.Case.RecordAgreement(withdrawn.Act, true, AgreementBy.Parent, "The mother", "Mentoring", ContactLanguage.Welsh, withdrawn.Act.Today, true);
        withdrawn.Case.StartSupport(withdrawn.Act);
        withdrawn.Case.WithdrawAgreement(withdrawn.Act, agreement, "Enough.");
        withdrawn.Case.Close(withdrawn.Act, ClosingReason.PartlyMet, "Note.", "Plan.");
        Assert.Empty(withdrawn.Case.ChecksAfter);
    }

    [Fact]
    public void Asked_later_are_the_goals_that_were_promised_and_not_what_stood_in_a_draft()
    {
        var scene = new Scene().Supported();
        Goal Set(string words)
        {
            scene.Now = scene.Now.AddMinutes(1);
            var goal = scene.Case.SetGoal(scene.Act, scene.Case.DraftOfPlan!, "N13", words);
            goal.AddStep(scene.Act, scene.Case.DraftOfPlan!, "Mrs Price", "Meets you at the gate.", scene.Act.In(5), null);
            return goal;
        }

        scene.Case.RecordConversation(scene.Act, new(scene.Act.Today, ContactLanguage.Welsh, "Non", "I want people to listen.", null, null, [new(LifeArea.Friends, "Football.", null)], ["N13"]));
        scene.Case.BeginPlan(scene.Act);
        var (school, club) = (Set("I want to be in school."), Set("I want to go to a club."));
        scene.Case.DraftOfPlan!.Record(scene.Act, "You are a good friend.", "Ring Mrs Price.", scene.Act.Today.AddDays(30));
        scene.Case.BeginPlan(scene.Act);
        Set("I want a job.");
        // What the draft takes away was never taken away.
        club.End(scene.Act, scene.Case.DraftOfPlan!, reached: false);
        scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "Note.", "Plan.", notAsked: Enum.GetValues<NotAskedBecause>()[0]);
        Assert.Equal([school.Words, club.Words], scene.Case.GoalsPromised().Select(goal => goal.Words));
    }

    [Fact]
    public void A_check_is_not_done_before_its_time_and_is_done_once()
    {
        var scene = Ended();
        var check = scene.Case.ChecksAfter[0];
        Assert.Throws<Refused>(() => check.Answer(scene.Act, Well));
        scene.Now = scene.Now.AddDays(85);
        check.Answer(scene.Act, Well);
        Assert.Equal((AfterState.Done, null, null), (check.State, check.OwnerId, check.DueOn));
        Assert.Throws<Refused>(() => check.Answer(scene.Act, Well));
        Assert.Equal(2, scene.Case.ChecksAfter.Count(other => other.IsOpen));
    }

    [Fact]
    public void Help_wanted_again_stays_open_with_the_coordinator_until_it_is_followed_up()
    {
        var scene = Ended();
        var check = scene.Case.ChecksAfter[0];
        scene.Now = scene.Now.AddDays(92);
        check.Answer(scene.Act, Well with { Holding = Holding.No, HelpWanted = true });
        Assert.Equal((true, scene.CoordinatorId, scene.Act.In(2)), (check.IsOpen, check.OwnerId, check.DueOn));
        check.FollowUp(scene.Act, "A new referral was made.");
        Assert.Equal((AfterState.Done, null), (check.State, check.OwnerId));
        Assert.Throws<Refused>(() => check.FollowUp(scene.Act, "Again."));
    }

    [Fact]
    public void A_refusal_is_offered_once_more_and_then_respected()
    {
        var scene = Ended();
        var check = scene.Case.ChecksAfter[0];
        scene.Now = scene.Now.AddDays(92);
        scene.Case.DeclineAfter(scene.Act, check, "Busy.");
        Assert.Equal((true, scene.Act.In(scene.Act.Limits.OfferAgainDays)), (check.IsOpen, check.DueOn));
        scene.Case.DeclineAfter(scene.Act, check, null);
        Assert.Equal(AfterState.Refused, check.State);
        Assert.All(scene.Case.ChecksAfter, other => Assert.False(other.IsOpen));
        Assert.Throws<Refused>(() => scene.Case.DeclineAfter(scene.Act, check, null));
    }

    [Fact]
    public void A_death_learnt_of_later_stops_them_all()
    {
        var scene = Ended();
        scene.Case.StopChecksAfter(scene.Act);
        Assert.All(scene.Case.ChecksAfter, check => Assert.Equal((AfterState.Stopped, null, null), (check.State, check.OwnerId, check.DueOn)));
    }

    [Fact]
    public void A_case_that_opens_again_is_not_asked_about_any_more()
    {
        var scene = Ended();
        scene.Case.Reopen(scene.Act, "It began again.");
        Assert.All(scene.Case.ChecksAfter, check => Assert.Equal(AfterState.Reopened, check.State));
        Assert.Null(scene.Case.Plan);
    }

    [Fact]
    public void Whoever_is_kept_out_of_the_case_does_not_ask()
    {
        var scene = new Scene().TakenOn();
        scene.Case.RecordAgreement(scene.Act, true, AgreementBy.Parent, "The mother", "Mentoring", ContactLanguage.Welsh, scene.Act.Today, true);
        scene.Case.StartSupport(scene.Act);
        scene.Case.Exclude(scene.Act, scene.WorkerId, "A neighbour.");
        scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "Note.", "Plan.");
        Assert.All(scene.Case.ChecksAfter, check => Assert.Equal(scene.CoordinatorId, check.OwnerId));
    }
}
