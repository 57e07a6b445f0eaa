using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using static YoungFutures.Domain.Panels.MeetingStatus;

namespace YoungFutures.Tests.Domain.Panels;

public sealed class PanelMeetingTests
{
    private readonly Table table = new();

    [Theory]
    [InlineData(Planned, Published, Cancelled)]
    [InlineData(Published, Held, Cancelled)]
    [InlineData(Held, Locked)]
    [InlineData(Locked)]
    [InlineData(Cancelled)]
    public void A_meeting_moves_only_this_way(MeetingStatus from, params MeetingStatus[] to)
    {
        foreach (var next in new[] { Published, Held, Locked, Cancelled })
        {
            var meeting = In(from);
            Assert.Equal(to.Contains(next), meeting.CanMoveTo(next));
            if (to.Contains(next))
            {
                MoveTo(meeting, next);
                Assert.Equal(next, meeting.Status);
            }
            else
            {
                Assert.Throws<Refused>(() => MoveTo(meeting, next));
                Assert.Equal(from, meeting.Status);
            }
        }
    }

    [Theory]
    [InlineData(Planned, true)]
    [InlineData(Published, true)]
    [InlineData(Held, true)]
    [InlineData(Locked, false)]
    [InlineData(Cancelled, false)]
    public void An_open_meeting_has_an_owner_and_a_next_date(MeetingStatus status, bool open)
    {
        var meeting = In(status);

        Assert.Equal((open, open, open), (meeting.IsOpen, meeting.OwnerId is not null, meeting.DueOn is not null));
    }

    [Fact]
    public void An_empty_agenda_is_not_published() => Assert.Throws<Refused>(() => table.Meeting().Publish(table.Act, []));

    [Fact]
    public void A_meeting_is_not_held_before_its_day()
    {
        var meeting = table.Meeting(inDays: 3);
        meeting.Add(table.Act, table.Case(), 10);
        meeting.Publish(table.Act, []);

        Assert.Throws<Refused>(() => meeting.Hold(table.Act));
    }

    [Fact]
    public void A_meeting_is_not_planned_for_yesterday_nor_moved_into_the_past()
    {
        Assert.Throws<Refused>(() => table.Meeting(inDays: -1));
        var meeting = table.Meeting(inDays: 3);

        Assert.Throws<Refused>(() => meeting.Move(table.Act, table.Now.AddMinutes(-1), 90, "Elsewhere", null, null));
        Assert.Equal("Tŷ Pawb", meeting.Place);
    }

    [Fact]
    public void Its_place_can_still_be_corrected_once_it_has_begun()
    {
        var meeting = table.Meeting();
        table.Now = table.Now.AddHours(2);

        meeting.Move(table.Act, meeting.StartsAt, 90, "Next door", null, null);

        Assert.Equal("Next door", meeting.Place);
    }

    [Fact]
    public void Whoever_is_listed_waits_for_the_day_the_meeting_moved_to()
    {
        var meeting = table.Meeting(inDays: 3);
        var @case = table.Case();
        meeting.Add(table.Act, @case, 10);
        Assert.Equal((CaseStatus.Listed, meeting.On), (@case.Status, @case.DueOn!.Value));
        meeting.Publish(table.Act, []);

        var before = meeting.StartsAt;
        meeting.Move(table.Act, before.AddDays(7), 90, "Tŷ Pawb", null, null);

        Assert.Equal(meeting.On, @case.DueOn);
        Assert.Equal(before, meeting.MovedFrom);
    }

    [Fact]
    public void Ten_in_the_morning_stays_ten_in_the_morning_over_the_change_of_clocks()
    {
        var spring = new Table(new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc));
        DateTime At(DateOnly day, int hour, int minute = 0) => new PanelMeeting(spring.Act, UkTime.ToUtc(day, new TimeOnly(hour, minute)), 60, "Tŷ Pawb", null, null).StartsAt;

        Assert.Equal(new DateTime(2026, 3, 28, 10, 0, 0, DateTimeKind.Utc), At(new DateOnly(2026, 3, 28), 10));
        Assert.Equal(new DateTime(2026, 3, 29, 9, 0, 0, DateTimeKind.Utc), At(new DateOnly(2026, 3, 29), 10));
        Assert.Equal(new TimeOnly(2, 30), TimeOnly.FromDateTime(UkTime.Of(At(new DateOnly(2026, 3, 29), 1, 30))));
    }

    [Fact]
    public void Publishing_seats_every_agency_on_every_item_until_the_minutes_are_locked()
    {
        var (meeting, item) = table.Quorate();
        var seats = item.Case.Involvements.Where(held => held.Reach == Reach.Seat).ToList();
        Assert.Equal([table.Police.Id, table.Health.Id], seats.Select(seat => seat.AgencyId!.Value));
        Assert.All(seats, seat => Assert.True(seat.IsOpenAt(table.Now)));

        table.Decide(meeting, item, DecisionOutcome.NoFurtherAction);
        meeting.Hold(table.Act);
        Assert.All(seats, seat => Assert.True(seat.IsOpenAt(table.Now)));
        table.Lock(meeting);

        Assert.All(seats, seat => Assert.False(seat.IsOpenAt(table.Now)));
    }

    [Theory]
    [InlineData(Table.Wrexham, true)]
    [InlineData(Table.Flintshire, false)]
    public void The_service_of_one_area_sits_on_the_items_of_that_area_only(string area, bool sits)
    {
        var meeting = table.Meeting();
        var item = meeting.Add(table.Act, table.Case(area), 10);

        meeting.Publish(table.Act, [table.Seat(table.WrexhamChildren)]);

        Assert.Equal(sits, item.Case.Involvements.Exists(held => held.Reach == Reach.Seat));
    }

    [Fact]
    public void A_school_sits_on_an_item_only_where_it_has_a_part_in_the_case_already()
    {
        var meeting = table.Meeting();
        var (strange, known) = (meeting.Add(table.Act, table.Case(), 10), meeting.Add(table.Act, table.Case(), 10));
        known.Case.Ask(table.Act, table.School.Id, null, "Attendance?", table.Act.Today);

        meeting.Publish(table.Act, [table.Seat(table.School)]);

        Assert.DoesNotContain(strange.Case.Involvements, held => held.Reach == Reach.Seat);
        Assert.Contains(known.Case.Involvements, held => held.Reach == Reach.Seat && held.AgencyId == table.School.Id);
    }

    [Fact]
    public void Nobody_sits_by_their_agency_on_the_item_of_a_restricted_case()
    {
        var (meeting, item) = table.Published();

        item.Case.Restrict(table.Act, [table.ChairId]);

        Assert.DoesNotContain(item.Case.Involvements, held => held.Reach == Reach.Seat && held.IsOpenAt(table.Now));
        meeting.Seat(table.Act, item, [table.Seat(table.Police)]);
        Assert.DoesNotContain(item.Case.Involvements, held => held.Reach == Reach.Seat && held.IsOpenAt(table.Now));

        item.Case.Unrestrict(table.Act);
        meeting.Seat(table.Act, item, [table.Seat(table.Police)]);
        Assert.Single(item.Case.Involvements, held => held.Reach == Reach.Seat && held.IsOpenAt(table.Now));
    }

    [Fact]
    public void An_item_added_after_publishing_is_seated_and_said_to_be_new()
    {
        var (meeting, _) = table.Published();

        var late = meeting.Add(table.Act, table.Case(), 10, [table.Seat(table.Police)]);

        Assert.Equal(table.Police.Id, Assert.Single(late.Case.Involvements, held => held.Reach == Reach.Seat).AgencyId);
        Assert.Equal((AgendaChangeKind.Added, late.CaseId), (Assert.Single(meeting.Changes).Kind, meeting.Changes[0].CaseId));
    }

    [Fact]
    public void Taking_an_item_off_ends_its_seats_and_sends_the_case_back()
    {
        var (meeting, item) = table.Published();

        meeting.Remove(table.Act, item);

        Assert.Empty(meeting.Items);
        Assert.Equal(CaseStatus.InformationGathering, item.Case.Status);
        Assert.DoesNotContain(item.Case.Involvements, held => held.Reach == Reach.Seat && held.IsOpenAt(table.Now));
        Assert.Equal(AgendaChangeKind.TakenOff, Assert.Single(meeting.Changes).Kind);
    }

    [Fact]
    public void Locking_one_meeting_leaves_the_seats_of_the_next_alone()
    {
        var (meeting, item) = table.Quorate();
        meeting.CarryOver(table.Act, item);
        var next = table.Meeting(inDays: 7);
        next.Add(table.Act, item.Case, 10);
        next.Publish(table.Act, [table.Seat(table.Police)]);
        meeting.Hold(table.Act);

        table.Lock(meeting);

        Assert.Equal(next.Id, Assert.Single(item.Case.Involvements, held => held.Reach == Reach.Seat && held.IsOpenAt(table.Now)).MeetingId);
    }

    [Fact]
    public void What_was_carried_over_stays_listed_with_an_owner_and_a_date_and_can_be_heard_later()
    {
        var (meeting, item) = table.Published();

        meeting.CarryOver(table.Act, item);

        Assert.Equal((CaseStatus.Listed, table.CoordinatorId), (item.Case.Status, item.Case.OwnerId!.Value));
        Assert.True(item.Case.DueOn >= table.Act.Today);
        Assert.Throws<Refused>(() => meeting.CarryOver(table.Act, item));
        Assert.Throws<Refused>(() => meeting.Remove(table.Act, item));
        Assert.Throws<Refused>(() => table.Decide(meeting, item, DecisionOutcome.NoFurtherAction));
    }

    [Fact]
    public void Minutes_are_locked_once_every_item_is_dealt_with_and_attendance_is_known()
    {
        var (meeting, item) = table.Published();
        meeting.Hold(table.Act);
        Assert.Throws<Refused>(() => table.Lock(meeting));
        meeting.CarryOver(table.Act, item);
        Assert.Throws<Refused>(() => table.Lock(meeting));
        meeting.Record(table.Police, null, "Somebody", Presence.Present, null, true);

        table.Lock(meeting);

        Assert.Equal(Locked, meeting.Status);
        Assert.Throws<Refused>(() => meeting.Record(table.Health, null, "Late", Presence.Present, null, true));
        Assert.Throws<Refused>(() => meeting.RecordChair(Presence.Present, null));
    }

    [Fact]
    public void A_meeting_that_has_decided_something_cannot_be_cancelled()
    {
        var (meeting, item) = table.Quorate();
        table.Decide(meeting, item, DecisionOutcome.NoFurtherAction);

        Assert.Throws<Refused>(() => meeting.Cancel(table.Act, "Snow"));
    }

    [Fact]
    public void Cancelling_sends_the_cases_back_and_ends_the_seats()
    {
        var (meeting, item) = table.Published();

        meeting.Cancel(table.Act, "Snow");

        Assert.Equal(CaseStatus.InformationGathering, item.Case.Status);
        Assert.DoesNotContain(item.Case.Involvements, held => held.Reach == Reach.Seat && held.IsOpenAt(table.Now));
        Assert.Equal("Snow", meeting.CancelledBecause);
    }

    [Fact]
    public void An_item_moves_up_one_place_and_the_first_stays()
    {
        var meeting = table.Meeting();
        var items = Enumerable.Range(0, 3).Select(_ => meeting.Add(table.Act, table.Case(), 10)).ToList();

        meeting.MoveUp(table.Act, items[2]);
        meeting.MoveUp(table.Act, items[0]);

        Assert.Equal([items[0], items[2], items[1]], meeting.Items.OrderBy(item => item.Order));
    }

    [Fact]
    public void Recording_an_agency_again_corrects_what_was_recorded()
    {
        var meeting = table.Meeting();
        var edition = meeting.Edition;
        meeting.Record(table.Police, null, "First", Presence.Present, null, true);
        meeting.Record(table.Police, null, "Second", Presence.Deputy, "First", false);

        var seat = Assert.Single(meeting.Attendance);
        Assert.Equal(("Second", Presence.Deputy, "First", false), (seat.Name, seat.Presence, seat.DeputyFor, seat.ConfidentialitySigned));
        Assert.True(meeting.Edition > edition);
        meeting.ForgetAttendance(table.Police.Id);
        Assert.Empty(meeting.Attendance);
    }

    [Fact]
    public void The_same_case_is_not_heard_twice_at_one_meeting()
    {
        var (meeting, item) = table.Published();

        Assert.Throws<Refused>(() => meeting.Add(table.Act, item.Case, 10));
    }

    private PanelMeeting In(MeetingStatus status)
    {
        var meeting = table.Meeting();
        var item = meeting.Add(table.Act, table.Case(), 10);
        if (status == Cancelled) meeting.Cancel(table.Act, "Snow");
        if (status is Published or Held or Locked)
        {
            meeting.Publish(table.Act, []);
            meeting.Record(table.Police, null, "Somebody", Presence.Present, null, true);
        }

        if (status is Held or Locked)
        {
            meeting.CarryOver(table.Act, item);
            meeting.Hold(table.Act);
        }

        if (status == Locked) table.Lock(meeting);
        return meeting;
    }

    private void MoveTo(PanelMeeting meeting, MeetingStatus next)
    {
        switch (next)
        {
            case Published: meeting.Publish(table.Act, []); break;
            case Held: meeting.Hold(table.Act); break;
            case Locked: table.Lock(meeting); break;
            case Cancelled: meeting.Cancel(table.Act, "Snow"); break;
        }
    }
}
