using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Domain.Referrals;

public sealed class ReferralTests
{
    private readonly Scene scene = new();

    [Fact]
    public void An_ending_is_told_by_nobody_until_somebody_tells_it()
    {
        var referral = Sent();
        referral.FindNotEligible(scene.Act, "Too old.");
        Assert.Equal((scene.Act.In(5), (DateTime?)null), (referral.TellReferrerBy, referral.ReferrerToldAt));

        referral.TellReferrer(scene.Act, Referral.ByMail);

        Assert.Equal((scene.Now, Referral.ByMail), (referral.ReferrerToldAt!.Value, referral.ReferrerToldHow));
    }

    [Fact]
    public void A_case_that_opens_again_has_its_next_ending_told_again()
    {
        var referral = scene.Referral(scene.School.Id);
        scene.Closed();
        referral.TellReferrer(scene.Act, Referral.ByMail);

        scene.Case.Reopen(scene.Act, "It came back.");
        Assert.Equal((null, null, null), (referral.TellReferrerBy, referral.ReferrerToldAt, referral.ReferrerToldHow));

        scene.Closed();
        Assert.Null(referral.ReferrerToldAt);
        Assert.NotNull(referral.TellReferrerBy);
    }

    [Fact]
    public void A_redirection_holds_a_reference_or_why_there_is_none()
    {
        var referral = Sent();
        Assert.Throws<Refused>(() => referral.Redirect(scene.Act, "S06", " ", "Early help has it."));

        referral.Redirect(scene.Act, "S06", null, "Early help has it.", "They keep no numbers.");

        Assert.Equal((ReferralStatus.Redirected, (string?)null, "They keep no numbers."), (referral.Status, referral.RedirectReference, referral.NoReferenceBecause));
    }

    [Fact]
    public void An_answer_that_does_not_come_in_time_gives_the_referral_back_to_screening()
    {
        var referral = Sent();
        var question = referral.Ask(scene.Act, "Which school?");
        Assert.Throws<Refused>(() => referral.StopWaiting(scene.Act));
        scene.Now = scene.Now.AddDays(9);

        referral.StopWaiting(scene.Act);

        Assert.Equal((ReferralStatus.Screening, scene.CoordinatorId, scene.Act.In(scene.Act.Limits.ScreeningDays)), (referral.Status, referral.OwnerId!.Value, referral.DueOn!.Value));
        Assert.False(question.IsOpen);
        Assert.Throws<Refused>(() => referral.StopWaiting(scene.Act));
    }

    [Fact]
    public void A_draft_that_the_panel_ends_stays_in_its_writers_sight()
    {
        var draft = scene.Draft(scene.School.Id);
        draft.AnswerImmediateRisk(Answer.Yes, scene.Act);
        draft.Withdraw(scene.Act with { UserId = scene.CoordinatorId }, "The service has it.", safeguardingConfirmed: true);
        Assert.Contains(draft.Involvements, held => held.AgencyId == scene.School.Id && held.IsOpenAt(scene.Now));
    }

    private Referral Sent()
    {
        var referral = scene.Draft(scene.School.Id);
        referral.AnswerImmediateRisk(Answer.No, scene.Act);
        referral.Submit(scene.Act, "YF-NW-2026-R1", safeguardingConfirmed: false);
        return referral;
    }
}
