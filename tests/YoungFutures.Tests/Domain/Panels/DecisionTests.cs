using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Panels;

public sealed class DecisionTests
{
    private readonly Table table = new();

    [Fact]
    public void Without_quorum_no_case_is_adopted()
    {
        var (meeting, item) = table.Published();

        Assert.Throws<Refused>(() => table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health));
        Assert.Equal(CaseStatus.Listed, item.Case.Status);
        Assert.True(item.IsOpen);
    }

    [Fact]
    public void The_chair_may_allow_an_exception_with_a_reason_that_stays_on_record()
    {
        var (meeting, item) = table.Published();

        var decision = table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health, exception: "The police rang in.");

        Assert.Equal((false, "The police rang in.", table.ChairId), (decision.WasQuorate, decision.Exception, decision.ExceptionById!.Value));
        Assert.Equal(CaseStatus.Engaging, item.Case.Status);
    }

    [Fact]
    public void A_blank_reason_is_no_exception()
    {
        var (meeting, item) = table.Published();

        Assert.Throws<Refused>(() => table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health, exception: "  "));
    }

    [Fact]
    public void An_exception_that_was_not_needed_is_not_kept()
    {
        var (meeting, item) = table.Quorate();

        var decision = table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health, exception: "Just in case.");

        Assert.Equal((true, null, null), (decision.WasQuorate, decision.Exception, decision.ExceptionById));
    }

    [Fact]
    public void Other_decisions_need_no_quorum()
    {
        var (meeting, item) = table.Published();

        table.Decide(meeting, item, DecisionOutcome.NoFurtherAction);

        Assert.Equal(ClosingReason.NoFurtherAction, item.Case.ClosedBecause);
    }

    [Fact]
    public void Adopting_names_a_lead_agency_that_has_two_working_days_to_take_the_case_on()
    {
        var (meeting, item) = table.Quorate();
        Assert.Throws<Refused>(() => table.Decide(meeting, item, DecisionOutcome.Adopted));
        var practitioner = Guid.NewGuid();

        table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health, practitionerId: practitioner);

        Assert.Equal((CaseStatus.Engaging, table.Health.Id, practitioner), (item.Case.Status, item.Case.LeadAgencyId!.Value, item.Case.OwnerId!.Value));
        Assert.Equal(table.Act.In(2), item.Case.DueOn);
        Assert.Contains(item.Case.Involvements, held => held.Reach == Reach.Party && held.AgencyId == table.Health.Id);
    }

    [Fact]
    public void Support_in_place_waits_for_its_assurance_date()
    {
        var (meeting, item) = table.Quorate();
        Assert.Throws<Refused>(() => table.Decide(meeting, item, DecisionOutcome.SupportInPlace));

        table.Decide(meeting, item, DecisionOutcome.SupportInPlace, reviewInDays: 30);

        Assert.Equal((CaseStatus.Assured, table.Act.Today.AddDays(30)), (item.Case.Status, item.Case.DueOn!.Value));
    }

    [Theory]
    [InlineData(DecisionOutcome.Signposted, ClosingReason.Signposted)]
    [InlineData(DecisionOutcome.Redirected, ClosingReason.Redirected)]
    [InlineData(DecisionOutcome.NoFurtherAction, ClosingReason.NoFurtherAction)]
    public void These_decisions_close_the_case_with_that_reason(DecisionOutcome outcome, ClosingReason reason)
    {
        var (meeting, item) = table.Quorate();
        var asked = item.Case.Ask(table.Act, table.Health.Id, null, "Known?", table.Act.Today);

        table.Decide(meeting, item, outcome);

        Assert.Equal((CaseStatus.Closed, reason), (item.Case.Status, item.Case.ClosedBecause!.Value));
        Assert.Equal((null, null), (item.Case.OwnerId, item.Case.DueOn));
        Assert.False(asked.IsOpen);
        Assert.DoesNotContain(item.Case.Involvements, held => held.Reach != Reach.Seat && held.IsOpenAt(table.Now));
        Assert.Contains(item.Case.Involvements, held => held.Reach == Reach.Seat && held.IsOpenAt(table.Now));
    }

    [Fact]
    public void A_deferred_case_stays_listed_and_can_be_put_on_the_next_agenda()
    {
        var (meeting, item) = table.Quorate();

        table.Decide(meeting, item, DecisionOutcome.Deferred);

        Assert.Equal(CaseStatus.Listed, item.Case.Status);
        Assert.True(item.Case.DueOn > table.Act.Today);
        table.Meeting(inDays: 7).Add(table.Act, item.Case, 10);
    }

    [Fact]
    public void A_review_is_for_support_under_way_only_and_sets_the_next_one()
    {
        var (first, waiting) = table.Quorate();
        Assert.Throws<Refused>(() => table.Decide(first, waiting, DecisionOutcome.Review, reviewInDays: 30));

        var @case = table.Case();
        var (meeting, item) = table.Quorate(@case);
        table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health);
        @case.AcceptLead(table.Act, Guid.NewGuid());
        @case.RecordAgreement(table.Act, true, AgreementBy.Parent, "The mother", "Support", ContactLanguage.Welsh, table.Act.Today);
        @case.StartSupport(table.Act);
        var (later, review) = table.Quorate(@case);
        Assert.Throws<Refused>(() => table.Decide(later, review, DecisionOutcome.Adopted, table.Health));
        Assert.Throws<Refused>(() => table.Decide(later, review, DecisionOutcome.Review));

        table.Decide(later, review, DecisionOutcome.Review, reviewInDays: 42);

        Assert.Equal((CaseStatus.Supporting, table.Act.Today.AddDays(42)), (@case.Status, @case.ReviewOn!.Value));
    }

    [Fact]
    public void An_item_is_decided_once()
    {
        var (meeting, item) = table.Quorate();
        var decision = table.Decide(meeting, item, DecisionOutcome.Deferred);

        Assert.Throws<Refused>(() => table.Decide(meeting, item, DecisionOutcome.NoFurtherAction));
        Assert.Same(decision, item.Decision);
    }

    [Fact]
    public void Nothing_is_decided_before_the_agenda_is_published_nor_before_the_day()
    {
        var planned = table.Meeting();
        var unpublished = planned.Add(table.Act, table.Case(), 10);
        Assert.Throws<Refused>(() => table.Decide(planned, unpublished, DecisionOutcome.NoFurtherAction));

        var ahead = table.Meeting(inDays: 3);
        var early = ahead.Add(table.Act, table.Case(), 10);
        ahead.Publish(table.Act, []);
        Assert.Throws<Refused>(() => table.Decide(ahead, early, DecisionOutcome.NoFurtherAction));
    }

    [Fact]
    public void Nothing_is_decided_once_the_minutes_are_locked()
    {
        var (meeting, item) = table.Quorate();
        meeting.CarryOver(table.Act, item);
        meeting.Hold(table.Act);
        table.Lock(meeting);

        Assert.Throws<Refused>(() => table.Decide(meeting, item, DecisionOutcome.NoFurtherAction));
    }

    [Fact]
    public void A_case_under_assurance_or_closed_is_not_listed()
    {
        var (meeting, item) = table.Quorate();
        table.Decide(meeting, item, DecisionOutcome.SupportInPlace, reviewInDays: 30);
        Assert.Throws<Refused>(() => table.Meeting(inDays: 7).Add(table.Act, item.Case, 10));

        var (other, closed) = table.Quorate();
        table.Decide(other, closed, DecisionOutcome.NoFurtherAction);
        Assert.Throws<Refused>(() => table.Meeting(inDays: 7).Add(table.Act, closed.Case, 10));
    }

    [Fact]
    public void The_decision_names_the_settings_it_was_taken_under()
    {
        table.Panel.Amend(table.Now, table.CoordinatorId);
        var (meeting, item) = table.Quorate();

        Assert.Equal(2, table.Decide(meeting, item, DecisionOutcome.Deferred).SettingsNumber);
    }
}
