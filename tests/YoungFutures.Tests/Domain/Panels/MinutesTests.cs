using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using static YoungFutures.Domain.Panels.MeetingStatus;

namespace YoungFutures.Tests.Domain.Panels;

public sealed class MinutesTests
{
    private readonly Table table = new();

    [Fact]
    public void Minutes_go_from_the_coordinator_to_the_chair_and_back()
    {
        var meeting = Held();
        Assert.Equal((table.CoordinatorId, MinutesState.Draft), (meeting.OwnerId!.Value, meeting.MinutesState));

        meeting.PutToChair(table.Act);
        Assert.Equal(table.ChairId, meeting.OwnerId);
        Assert.Throws<Refused>(() => meeting.PutToChair(table.Act));

        meeting.BackToDraft(table.Act);
        Assert.Equal(table.CoordinatorId, meeting.OwnerId);
        Assert.Throws<Refused>(() => meeting.BackToDraft(table.Act));
    }

    [Fact]
    public void Agreed_minutes_change_no_more_until_they_are_a_draft_again()
    {
        var meeting = Held();
        var texts = new MeetingMinutes(meeting);
        texts.Write(meeting, "Welcome.", null);

        meeting.Agree(table.Act, MinutesAgreedBy.NextMeeting, table.Act.Today);

        Assert.Equal((MinutesState.Agreed, MinutesAgreedBy.NextMeeting), (meeting.MinutesState, meeting.AgreedBy!.Value));
        Assert.Throws<Refused>(() => texts.Write(meeting, "Another welcome.", null));
        Assert.Throws<Refused>(() => meeting.Record(table.Health, null, "Late", Presence.Present, null, true));
        Assert.Throws<Refused>(() => meeting.Agree(table.Act, MinutesAgreedBy.Chair, table.Act.Today));
        Assert.Equal("Welcome.", texts.Introduction);
        meeting.BackToDraft(table.Act);
        texts.Write(meeting, "Another welcome.", null);
        Assert.Equal("Another welcome.", texts.Introduction);
    }

    [Fact]
    public void Minutes_are_not_agreed_before_their_meeting_nor_tomorrow_nor_while_an_item_is_open()
    {
        var meeting = Held();
        Assert.Throws<Refused>(() => meeting.Agree(table.Act, MinutesAgreedBy.Chair, meeting.On.AddDays(-1)));
        Assert.Throws<Refused>(() => meeting.Agree(table.Act, MinutesAgreedBy.Chair, table.Act.Today.AddDays(1)));

        var (open, _) = table.Quorate();
        open.Hold(table.Act);
        Assert.Throws<Refused>(() => open.Agree(table.Act, MinutesAgreedBy.Chair, table.Act.Today));
        Assert.Throws<Refused>(() => open.PutToChair(table.Act));
    }

    [Fact]
    public void A_panel_that_wants_its_minutes_agreed_locks_none_before()
    {
        table.Panel.Amend(table.Now, table.ChairId).MinutesNeedAgreement = true;
        var meeting = Held();

        Assert.Throws<Refused>(() => table.Lock(meeting));
        meeting.Agree(table.Act, MinutesAgreedBy.Chair, table.Act.Today);
        table.Lock(meeting);

        Assert.Equal((Locked, MinutesState.Locked), (meeting.Status, meeting.MinutesState));
    }

    [Fact]
    public void Nothing_of_locked_minutes_changes_and_an_addendum_stands_beside_them()
    {
        var meeting = Held();
        var texts = new MeetingMinutes(meeting);
        Assert.Throws<Refused>(() => meeting.AddAddendum(table.Act, "The coordinator", null, "Too early."));
        table.Lock(meeting);

        Assert.Throws<Refused>(() => table.Lock(meeting));
        Assert.Throws<Refused>(() => texts.Write(meeting, "Late.", null));
        Assert.Throws<Refused>(() => new ItemMinutes(meeting.Items[0]).Write(meeting, "Late."));
        Assert.Throws<Refused>(() => meeting.Agree(table.Act, MinutesAgreedBy.Chair, table.Act.Today));
        Assert.Throws<Refused>(() => meeting.BackToDraft(table.Act));
        Assert.Throws<Refused>(() => meeting.AddAddendum(table.Act, "The coordinator", null, "  "));
        var addendum = meeting.AddAddendum(table.Act, "The coordinator", meeting.Items[0], "It was Thursday.");
        Assert.Equal((meeting.Items[0].Id, meeting.Items[0].SubjectId), (addendum.AgendaItemId!.Value, addendum.SubjectId));
    }

    [Fact]
    public void Locked_minutes_keep_the_names_of_their_day()
    {
        var (meeting, item) = table.Quorate();
        table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health);
        meeting.Hold(table.Act);
        var before = item.Case.YoungPerson.FullName;
        table.Lock(meeting);

        item.Case.YoungPerson.Call("Another", "Name", null, null);
        table.Police.Rename("Renamed", "Wedi’i ailenwi", table.Police.Sector);

        var kept = MinutesFacts.From(meeting.Minuted)!;
        Assert.Equal(before, Assert.Single(kept.Items).YoungPerson);
        Assert.Contains(kept.Meeting.Attendance, seat => seat.Agency == new Named("Police", "Heddlu"));
        Assert.Equal("Because.", kept.Items[0].Decision!.Reasons);
        Assert.NotNull(kept.Meeting.LockedAt);
    }

    [Fact]
    public void Minutes_that_leave_an_item_out_are_not_kept()
    {
        var meeting = Held();
        var minutes = Table.Minutes(meeting, table.Act);

        Assert.Throws<InvalidOperationException>(() => meeting.Lock(table.Act, minutes with { Items = [] }));
    }

    [Fact]
    public void A_decision_waits_for_the_chair_where_the_panel_wants_that()
    {
        table.Panel.Amend(table.Now, table.ChairId).DecisionsNeedSignOff = true;
        var (meeting, item) = table.Quorate();
        var decision = table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health);
        meeting.Hold(table.Act);
        Assert.Equal(CaseStatus.Engaging, item.Case.Status);
        Assert.Throws<Refused>(() => table.Lock(meeting));

        meeting.SignOff(table.Act with { UserId = table.ChairId }, [item]);

        Assert.Equal(table.ChairId, decision.SignedOffById);
        Assert.Throws<Refused>(() => meeting.SignOff(table.Act, [item]));
        table.Lock(meeting);
        Assert.Equal(Locked, meeting.Status);
    }

    [Fact]
    public void What_closes_a_case_closes_it_only_once_the_chair_signs()
    {
        table.Panel.Amend(table.Now, table.ChairId).DecisionsNeedSignOff = true;
        var (meeting, item) = table.Quorate();
        table.Decide(meeting, item, DecisionOutcome.NoFurtherAction);
        Assert.Equal((CaseStatus.Listed, table.ChairId), (item.Case.Status, item.Case.OwnerId!.Value));
        Assert.NotNull(item.Case.DueOn);

        item.Decision!.SignOff(table.Act with { UserId = table.ChairId });

        Assert.Equal((CaseStatus.Closed, ClosingReason.NoFurtherAction), (item.Case.Status, item.Case.ClosedBecause!.Value));
    }

    [Fact]
    public void What_the_chair_recorded_needs_no_other_word()
    {
        table.Panel.Amend(table.Now, table.ChairId).DecisionsNeedSignOff = true;
        var (meeting, item) = table.Quorate();

        var decision = new Decision(table.Act with { UserId = table.ChairId }, item, DecisionOutcome.NoFurtherAction, "Because.", null, null, null, null, null, "The school", meeting.QuorumFor(table.Act.Limits, null), null, null);

        Assert.False(decision.AwaitsSignOff);
        Assert.Equal(CaseStatus.Closed, item.Case.Status);
    }

    private PanelMeeting Held()
    {
        var (meeting, item) = table.Quorate();
        meeting.CarryOver(table.Act, item);
        meeting.Hold(table.Act);
        return meeting;
    }
}
