using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Domain.Referrals;

public sealed class DraftTests
{
    private static readonly Guid Writer = Guid.NewGuid();
    private readonly Act act;

    public DraftTests()
    {
        var panel = new Panel("NW", "A panel", "Panel", Nation.Wales, "W15000001", Guid.NewGuid());
        act = new Act(Writer, Guid.NewGuid(), new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc), panel);
    }

    [Fact]
    public void A_draft_says_which_pages_still_lack_an_answer()
    {
        var draft = new Referral(act, act.AgencyId);
        Assert.Equal([DraftStep.YoungPerson, DraftStep.Reasons, DraftStep.Safety], draft.StepsToDo);

        draft.Call(null, "Llwyd", null, null);
        draft.SaveStep(DraftStep.YoungPerson, complete: true, act.At);

        Assert.Equal([DraftStep.Reasons, DraftStep.Safety], draft.StepsToDo);
    }

    [Fact]
    public void A_draft_that_lacks_an_answer_cannot_be_sent()
    {
        var draft = Whole();
        draft.StrengthCodes = [];

        Assert.Throws<Refused>(() => draft.Submit(act, "RF-NW-2026-0001", safeguardingConfirmed: false));
        Assert.Equal(ReferralStatus.Draft, draft.Status);
    }

    [Fact]
    public void Strengths_that_are_not_known_yet_are_an_answer()
    {
        var draft = Whole();
        draft.StrengthCodes = [Referral.NotKnownYet];

        draft.Submit(act, "RF-NW-2026-0001", safeguardingConfirmed: false);

        Assert.Equal((ReferralStatus.Submitted, act.CoordinatorId), (draft.Status, draft.OwnerId));
    }

    [Fact]
    public void Nobody_knowing_in_the_family_needs_a_reason()
    {
        var draft = Whole();
        draft.FamilyAware = FamilyAware.Neither;
        Assert.Equal([DraftStep.Safety], draft.StepsToDo);

        draft.FamilyNotAwareBecause = "It would put her at risk.";

        Assert.Empty(draft.StepsToDo);
    }

    [Fact]
    public void An_immediate_risk_gives_the_draft_to_the_coordinator_and_holds_it_until_the_report_is_confirmed()
    {
        var draft = Whole(Answer.Yes);

        Assert.Equal((act.CoordinatorId, act.Today), (draft.OwnerId, draft.DueOn));
        Assert.Throws<Refused>(() => draft.Submit(act, "RF-NW-2026-0001", safeguardingConfirmed: false));
        Assert.Throws<Refused>(() => draft.Withdraw(act, "No longer."));
        draft.Withdraw(act, "The service has it.", safeguardingConfirmed: true);
        Assert.Equal(ReferralStatus.Withdrawn, draft.Status);
    }

    [Fact]
    public void What_was_sent_is_no_longer_written_to()
    {
        var draft = Whole();
        draft.Submit(act, "RF-NW-2026-0001", safeguardingConfirmed: false);

        Assert.Throws<Refused>(() => draft.SaveStep(DraftStep.Reasons, complete: true, act.At));
    }

    [Fact]
    public void A_referral_told_by_an_agency_is_that_agencys_and_one_told_without_an_account_is_nobodys()
    {
        var draft = new Referral(act, null);
        var school = new Agency("A school", "Ysgol", Sector.School);

        draft.ToldBy(school, null, "The head of year", null);
        Assert.Equal((school.Id, ReferralSource.School), (draft.ReferringAgencyId!.Value, draft.Source));

        draft.ToldBy(ReferralSource.Family, "An aunt", null, "01632 960999");
        Assert.Equal((null, ReferralSource.Family, "01632 960999"), (draft.ReferringAgencyId, draft.Source, draft.ReferrerContact));
    }

    [Fact]
    public void What_is_written_down_for_an_agency_is_not_sent_before_it_says_who_told_it()
    {
        var draft = Whole();
        var school = new Agency("A school", "Ysgol", Sector.School);
        draft.ToldBy(school, null, null, "Head of year");
        Assert.Equal([DraftStep.Referrer], draft.StepsToDo);
        Assert.Throws<Refused>(() => draft.Submit(act, "RF-NW-2026-0001", safeguardingConfirmed: false));

        draft.ToldBy(school, null, "Ms Prys", "Head of year");

        draft.Submit(act, "RF-NW-2026-0001", safeguardingConfirmed: false);
        Assert.Null(draft.ReferrerId);
    }

    [Fact]
    public void A_question_goes_to_the_colleague_for_whom_it_was_written_down_and_not_to_the_writer()
    {
        var (draft, colleague) = (Whole(), Guid.CreateVersion7());
        Assert.Equal(Writer, draft.ReferrerId);
        draft.ToldBy(new Agency("A school", "Ysgol", Sector.School), colleague, "Ms Prys", null);
        draft.Submit(act, "RF-NW-2026-0001", safeguardingConfirmed: false);

        Assert.Equal(colleague, draft.Ask(act, "Which school?").OwnerId);
        Assert.Equal(act.UserId, draft.Ask(act, "Which class?", act.UserId).OwnerId);
    }

    [Theory]
    [InlineData("Mair Elin Prys-Hughes", "Mair Elin and Prys were there.", "[…] and […] were there.")]
    [InlineData("May Day", "In may, by day, she ran. May ran.", "In may, by day, she ran. […] ran.")]
    [InlineData("Al (B.)", "Al (B.) was there, Alun too.", "[…] was there, Alun too.")]
    public void The_incident_of_one_young_person_comes_to_another_without_the_name(string name, string told, string taken)
    {
        var first = Whole();
        var parts = name.Split(' ', 2);
        first.Call(parts[0], parts[1], null, null);
        first.WhatHappened = told;

        var second = new Referral(act, act.AgencyId);
        second.TakeIncidentOf(first);

        Assert.Equal(taken, second.WhatHappened);
        Assert.Null(second.FamilyAware);
        Assert.Empty(second.ConcernCodes);
        Assert.NotEqual(first.Triggers[0].Id, second.Triggers[0].Id);
    }

    private Referral Whole(Answer risk = Answer.No)
    {
        var draft = new Referral(act, act.AgencyId)
        {
            BornOn = new DateOnly(2012, 2, 3), AreaCode = "W06000006", WhatHappened = "Seen at night.", ConcernCodes = ["C01"], StrengthCodes = ["P01"], FamilyAware = FamilyAware.Both,
        };
        draft.Call("Mabli", "Llwyd", null, null);
        draft.AddTrigger("T11", "Seen twice.", null, "CRIME-1");
        draft.AnswerImmediateRisk(risk, act);
        return draft;
    }
}
