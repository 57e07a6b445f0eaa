using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.SupportActions;
using static YoungFutures.Domain.SupportActions.ActionStatus;

namespace YoungFutures.Tests.Domain.SupportActions;

public sealed class SupportActionTests
{
    private readonly Scene scene = new();

    private SupportAction In(ActionStatus status)
    {
        var action = scene.Action();
        if (status != Open) Move(action, status);
        return action;
    }

    private void Move(SupportAction action, ActionStatus to)
    {
        switch (to)
        {
            case Accepted: action.Accept(scene.Act, scene.WorkerId); break;
            case Declined: action.Decline(scene.Act, "No room."); break;
            case Done: action.Finish(scene.Act, "Met."); break;
            case NotPossible: action.FindNotPossible(scene.Act, "Moved."); break;
            case NotDone: action.LeaveUndone(scene.Act, "Nobody rang."); break;
            case Transferred: action.TransferTo(scene.Act, scene.School, null, "Closer."); break;
            case Cancelled: action.Cancel(scene.Act, "Not needed."); break;
            default: throw new ArgumentOutOfRangeException(nameof(to));
        }
    }

    [Theory]
    [InlineData(Open, new[] { Accepted, Declined, Done, NotPossible, NotDone, Transferred, Cancelled })]
    [InlineData(Accepted, new[] { Done, NotPossible, NotDone, Transferred, Cancelled })]
    [InlineData(Declined, new[] { Accepted, NotPossible, NotDone, Transferred, Cancelled })]
    [InlineData(Done, new ActionStatus[0])]
    [InlineData(NotPossible, new ActionStatus[0])]
    [InlineData(NotDone, new ActionStatus[0])]
    [InlineData(Transferred, new ActionStatus[0])]
    [InlineData(Cancelled, new ActionStatus[0])]
    public void An_action_moves_only_as_its_table_says_and_a_refused_move_changes_nothing(ActionStatus from, ActionStatus[] to)
    {
        foreach (var next in Enum.GetValues<ActionStatus>().Where(status => status != Open))
        {
            var action = In(from);
            var before = (action.Status, action.OwnerId, action.DueOn, action.Outcome, action.EndedAt, scene.Case.Actions.Count, action.Involvements.Count(held => held.Until is null));
            if (to.Contains(next))
            {
                Move(action, next);
                Assert.Equal(next, action.Status);
            }
            else
            {
                Assert.Throws<Refused>(() => Move(action, next));
                Assert.Equal(before, (action.Status, action.OwnerId, action.DueOn, action.Outcome, action.EndedAt, scene.Case.Actions.Count, action.Involvements.Count(held => held.Until is null)));
            }
        }
    }

    [Fact]
    public void A_new_action_is_to_be_accepted_first_and_done_by_its_date()
    {
        var action = scene.Action();
        Assert.Equal(scene.Act.In(scene.Act.Limits.AcceptDays), action.DueOn);
        action.Accept(scene.Act, scene.WorkerId);
        Assert.Equal((scene.WorkerId, scene.Act.In(10)), (action.OwnerId, action.DueOn));
    }

    [Fact]
    public void A_declined_action_goes_back_to_the_coordinator_and_may_still_be_taken()
    {
        var action = In(Declined);
        Assert.Equal((scene.CoordinatorId, scene.Act.In(1), "No room."), (action.OwnerId, action.DueOn, action.Outcome));
        action.Accept(scene.Act, scene.WorkerId);
        Assert.Null(action.Outcome);
    }

    [Fact]
    public void Handing_it_on_begins_a_new_one_and_ends_the_old_agencys_sight_at_once()
    {
        var action = In(Accepted);
        var next = action.TransferTo(scene.Act, scene.School, null, "Closer.");
        Assert.Equal(next.Id, action.TransferredToId);
        Assert.Equal((scene.School.Id, action.What, action.TargetOn, action.Summary), (next.AgencyId, next.What, next.TargetOn, next.Summary));
        Assert.DoesNotContain(action.Involvements, held => held.IsOpenAt(scene.Now));
        Assert.Contains(next.Involvements, held => held.IsOpenAt(scene.Now) && held.AgencyId == scene.School.Id);
        Assert.Throws<Refused>(() => next.TransferTo(scene.Act, scene.School, null, "To itself."));
    }

    [Fact]
    public void A_late_action_gets_a_new_date_with_its_new_agency()
    {
        var action = scene.Action(dueInDays: 1);
        scene.Now = scene.Now.AddDays(20);
        Assert.True(action.TransferTo(scene.Act, scene.School, null, "Late.").TargetOn >= scene.Act.Today);
    }

    [Fact]
    public void Its_agency_reads_how_it_ended_for_a_month()
    {
        var action = In(Done);
        Assert.Contains(action.Involvements, held => held.IsOpenAt(scene.Now.AddDays(30)));
        Assert.DoesNotContain(action.Involvements, held => held.IsOpenAt(scene.Now.AddDays(32)));
    }

    [Fact]
    public void An_ended_action_takes_no_progress_and_none_begins_in_the_past()
    {
        Assert.Throws<Refused>(() => In(Done).Report(scene.Act, "More."));
        Assert.Throws<Refused>(() => new SupportAction(scene.Act, scene.Case, scene.Health, null, "x", scene.Act.Today.AddDays(-1), null));
    }

    [Fact]
    public void On_a_restricted_case_only_the_one_who_has_it_in_hand_sees_it()
    {
        scene.Case.Restrict(scene.Act, []);
        Assert.Throws<Refused>(() => scene.Action());
        scene.Health.ContactId = scene.WorkerId;
        var action = scene.Action();
        var colleague = Guid.CreateVersion7();
        Assert.Equal((null, scene.WorkerId), Assert.Single(Seeing()));
        action.Accept(scene.Act, colleague);
        Assert.Equal((null, colleague), Assert.Single(Seeing()));

        IEnumerable<(Guid?, Guid?)> Seeing() => action.Involvements.Where(held => held.IsOpenAt(scene.Now)).Select(held => (held.AgencyId, held.UserId));
    }
}
