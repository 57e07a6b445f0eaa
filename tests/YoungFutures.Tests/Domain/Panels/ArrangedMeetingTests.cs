using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Domain.Panels;

public sealed class ArrangedMeetingTests
{
    private readonly Table table = new();

    [Fact]
    public void A_published_agenda_says_what_was_moved_and_what_got_another_time()
    {
        var meeting = Published(3);
        var items = meeting.Items.OrderBy(item => item.Order).ToList();

        meeting.PutInOrder(table.Act, [items[2].Id, items[0].Id, items[1].Id]);
        meeting.Allow(table.Act, items[0], 25);

        Assert.Equal([items[2].Id, items[0].Id, items[1].Id], meeting.Items.OrderBy(item => item.Order).Select(item => item.Id));
        Assert.Equal([(items[2].CaseId, AgendaChangeKind.Moved), (items[0].CaseId, AgendaChangeKind.Minutes)], meeting.Changes.Select(change => (change.CaseId, change.Kind)));
        Assert.Equal((10, 25), (meeting.Changes[1].MinutesBefore, meeting.Changes[1].MinutesAfter));
    }

    [Fact]
    public void Saving_the_same_order_again_says_nothing()
    {
        var meeting = Published(2);

        meeting.PutInOrder(table.Act, [.. meeting.Items.OrderBy(item => item.Order).Select(item => item.Id)]);
        meeting.Allow(table.Act, meeting.Items[0], meeting.Items[0].Minutes);

        Assert.Empty(meeting.Changes);
    }

    [Fact]
    public void An_item_that_is_not_named_keeps_its_place()
    {
        var meeting = Published(3);
        var items = meeting.Items.OrderBy(item => item.Order).ToList();

        meeting.PutInOrder(table.Act, [items[2].Id, items[0].Id]);

        Assert.Equal([items[2].Id, items[1].Id, items[0].Id], meeting.Items.OrderBy(item => item.Order).Select(item => item.Id));
    }

    [Fact]
    public void An_order_of_other_items_or_of_one_item_twice_is_refused()
    {
        var meeting = Published(2);
        var id = meeting.Items[0].Id;

        Assert.Throws<Refused>(() => meeting.PutInOrder(table.Act, [id, Guid.NewGuid()]));
        Assert.Throws<Refused>(() => meeting.PutInOrder(table.Act, [id, id]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(10_000)]
    public void An_item_lasts_some_minutes_and_not_for_days(int minutes) => Assert.Throws<Refused>(() => Published(1).Allow(table.Act, Published(1).Items[0], minutes));

    [Fact]
    public void Once_a_meeting_is_held_its_agenda_stands()
    {
        var meeting = Published(2);
        meeting.Hold(table.Act);

        Assert.Throws<Refused>(() => meeting.MoveDown(table.Act, meeting.Items[0]));
        Assert.Throws<Refused>(() => meeting.Allow(table.Act, meeting.Items[0], 20));
        Assert.Throws<Refused>(() => meeting.ProposeQuick(table.Act, meeting.Items[0], DecisionOutcome.NoFurtherAction, "Because.", "Fine.", null, "Coordinator"));
    }

    [Theory]
    [InlineData(DecisionOutcome.Adopted)]
    [InlineData(DecisionOutcome.Redirected)]
    [InlineData(DecisionOutcome.Deferred)]
    public void Nothing_that_needs_talking_about_goes_on_the_quick_agree_list_least_of_all_an_adoption(DecisionOutcome outcome)
    {
        var meeting = Published(1);

        Assert.Throws<Refused>(() => meeting.ProposeQuick(table.Act, meeting.Items[0], outcome, "Because.", "Fine.", meeting.On.AddDays(30), "Coordinator"));
        Assert.Null(meeting.Items[0].Quick);
    }

    [Fact]
    public void Assurance_needs_a_date_after_the_meeting()
    {
        var meeting = Published(1);

        Assert.Throws<Refused>(() => meeting.ProposeQuick(table.Act, meeting.Items[0], DecisionOutcome.SupportInPlace, "Because.", "Fine.", null, "Coordinator"));
        Assert.Throws<Refused>(() => meeting.ProposeQuick(table.Act, meeting.Items[0], DecisionOutcome.SupportInPlace, "Because.", "Fine.", meeting.On, "Coordinator"));
    }

    [Fact]
    public void A_restricted_or_a_conflicted_case_is_heard_by_itself()
    {
        var meeting = Published(2);
        meeting.Items[0].Case.Restrict(table.Act, []);
        meeting.Items[1].Case.Exclude(table.Act, Guid.NewGuid(), "A cousin");

        foreach (var item in meeting.Items)
            Assert.Throws<Refused>(() => meeting.ProposeQuick(table.Act, item, DecisionOutcome.NoFurtherAction, "Because.", "Fine.", null, "Coordinator"));
    }

    [Fact]
    public void What_is_left_of_the_list_is_agreed_each_with_its_own_reason()
    {
        var meeting = Published(3);
        Propose(meeting, meeting.Items[0], DecisionOutcome.NoFurtherAction, "First reason.");
        Propose(meeting, meeting.Items[1], DecisionOutcome.SupportInPlace, "Second reason.");
        Propose(meeting, meeting.Items[2], DecisionOutcome.Signposted, "Third reason.");
        meeting.Lift(table.Act, meeting.Items[1]);

        var decisions = meeting.AgreeQuickList(table.Act, [.. meeting.Items.Select(item => item.Id)]);

        Assert.Equal([(DecisionOutcome.NoFurtherAction, "First reason."), (DecisionOutcome.Signposted, "Third reason.")], decisions.Select(decision => (decision.Outcome, decision.Reasons)));
        Assert.True(meeting.Items[1].IsOpen);
        Assert.Equal(CaseStatus.Closed, meeting.Items[0].Case.Status);
        Assert.Equal(1, meeting.Changes.Count(change => change.Kind == AgendaChangeKind.Lifted && change.CaseId == meeting.Items[1].CaseId));
    }

    [Fact]
    public void What_was_not_shown_or_became_conflicted_meanwhile_is_not_agreed()
    {
        var meeting = Published(3);
        foreach (var item in meeting.Items) Propose(meeting, item, DecisionOutcome.NoFurtherAction, "Because.");
        meeting.Items[1].Case.Exclude(table.Act, Guid.NewGuid(), "A cousin");

        var decision = Assert.Single(meeting.AgreeQuickList(table.Act, [meeting.Items[0].Id, meeting.Items[1].Id]));

        Assert.Equal(meeting.Items[0].CaseId, decision.CaseId);
        Assert.True(meeting.Items[2].IsOpen);
    }

    [Fact]
    public void What_one_member_lifted_out_neither_comes_back_nor_is_lifted_twice()
    {
        var meeting = Published(1);
        Propose(meeting, meeting.Items[0], DecisionOutcome.NoFurtherAction, "Because.");
        meeting.Lift(table.Act, meeting.Items[0]);

        Assert.Throws<Refused>(() => meeting.Lift(table.Act, meeting.Items[0]));
        Assert.Throws<Refused>(() => Propose(meeting, meeting.Items[0], DecisionOutcome.NoFurtherAction, "Because."));
        Assert.Throws<Refused>(() => meeting.AgreeQuickList(table.Act, [meeting.Items[0].Id]));
    }

    [Fact]
    public void The_list_is_not_agreed_before_the_day()
    {
        var meeting = table.Meeting(inDays: 3);
        meeting.Add(table.Act, table.Case(), 10);
        meeting.Publish(table.Act, []);
        Propose(meeting, meeting.Items[0], DecisionOutcome.NoFurtherAction, "Because.");

        Assert.Throws<Refused>(() => meeting.AgreeQuickList(table.Act, [meeting.Items[0].Id]));
    }

    [Fact]
    public void A_postponed_meeting_hands_its_items_on_in_one_step()
    {
        var (meeting, later) = (Published(2), table.Meeting(inDays: 7));
        later.Add(table.Act, table.Case(), 10);
        later.Publish(table.Act, []);
        Propose(meeting, meeting.Items[1], DecisionOutcome.NoFurtherAction, "Because.");

        meeting.PostponeTo(table.Act, later, "Snow.", [table.Seat(table.Police)]);

        Assert.Equal((MeetingStatus.Cancelled, later.Id), (meeting.Status, meeting.PostponedToId));
        Assert.Equal(3, later.Items.Count);
        Assert.All(meeting.Items, item => Assert.True(item.WasCarriedOver));
        Assert.All(later.Items, item => Assert.Equal((CaseStatus.Listed, later.On), (item.Case.Status, item.Case.DueOn)));
        Assert.Equal(2, later.Changes.Count(change => change.Kind == AgendaChangeKind.Added));
        Assert.Equal("Because.", later.Items[2].Quick!.Reasons);
        foreach (var item in later.Items.Skip(1))
        {
            Assert.Equal(later.Id, Assert.Single(item.Case.Involvements, seat => seat.Reach == Reach.Seat && seat.IsOpenAt(table.Now)).MeetingId);
        }
    }

    [Fact]
    public void A_meeting_is_postponed_only_to_another_that_is_still_to_come()
    {
        var (meeting, over) = (Published(1), Published(1));
        over.Hold(table.Act);

        Assert.Throws<Refused>(() => meeting.PostponeTo(table.Act, meeting, "Snow.", []));
        Assert.Throws<Refused>(() => meeting.PostponeTo(table.Act, over, "Snow.", []));
        var (sooner, late) = (table.Meeting(inDays: 2), table.Meeting(inDays: 7));
        Assert.Throws<Refused>(() => late.PostponeTo(table.Act, sooner, "Snow.", []));
        Assert.Equal(MeetingStatus.Published, meeting.Status);
    }

    [Fact]
    public void Calendars_are_told_of_every_move_after_publication_and_of_the_end()
    {
        var meeting = table.Meeting(inDays: 3);
        meeting.Move(table.Act, table.Now.AddDays(4), 60, "Room", null, table.ChairId);
        Assert.Equal(0, meeting.Sequence);
        meeting.Add(table.Act, table.Case(), 10);
        meeting.Publish(table.Act, []);

        meeting.Move(table.Act, table.Now.AddDays(5), 60, "Room", null, table.ChairId);
        Assert.Equal(1, meeting.Sequence);
        meeting.Cancel(table.Act, "Snow.");
        Assert.Equal(2, meeting.Sequence);
    }

    [Fact]
    public void Bank_holidays_and_days_on_which_the_panel_meets_are_passed_over()
    {
        // Christmas Day 2026 is a Friday, Boxing Day is kept on the Monday after it.
        var days = MeetingSeries.Days(new DateOnly(2026, 12, 11), 1, 4, new HashSet<DateOnly> { new(2026, 12, 18), new(2026, 12, 21) }, WorkingCalendar.EnglandAndWales);

        Assert.Equal([new(2026, 12, 11), new(2026, 12, 22), new(2026, 12, 29), new DateOnly(2027, 1, 4)], days.Select(day => day.On));
        Assert.Equal([null, SeriesShift.Clash, SeriesShift.BankHoliday, SeriesShift.BankHoliday], days.Select(day => day.Because));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(9, 5)]
    [InlineData(1, 1)]
    [InlineData(1, 1000)]
    public void A_series_has_bounds(int everyWeeks, int times) =>
        Assert.Throws<Refused>(() => MeetingSeries.Days(new DateOnly(2026, 12, 11), everyWeeks, times, new HashSet<DateOnly>(), WorkingCalendar.EnglandAndWales));

    private PanelMeeting Published(int cases)
    {
        var meeting = table.Meeting();
        for (var i = 0; i < cases; i++) meeting.Add(table.Act, table.Case(), 10);
        meeting.Publish(table.Act, [table.Seat(table.Police)]);
        return meeting;
    }

    private void Propose(PanelMeeting meeting, AgendaItem item, DecisionOutcome outcome, string reason) =>
        meeting.ProposeQuick(table.Act, item, outcome, reason, "Fine by me.", outcome == DecisionOutcome.SupportInPlace ? meeting.On.AddDays(30) : null, "Coordinator");
}
