using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Domain.Cases;

/// <summary>What the coordinator asks of the chair between two meetings.</summary>
public sealed class RequestToChairTests
{
    private readonly Scene scene = new();
    private readonly Guid chairId = Guid.CreateVersion7();

    private Act Chair => scene.Act with { UserId = chairId };

    [Fact]
    public void A_closing_that_needs_the_chair_closes_nothing_before_the_sign_off()
    {
        AskForSignOff();
        scene.Supported();

        Assert.Throws<Refused>(() => scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "It went well.", "The youth club."));
        var asked = Propose(ClosingReason.NeedsMet, "The youth club.");
        Assert.Equal((CaseStatus.Supporting, true, chairId, scene.Act.In(3)), (scene.Case.Status, asked.IsOpen, asked.OwnerId, asked.DueOn));
        scene.Now = scene.Now.AddDays(1);
        asked.SignOff(Chair);

        Assert.Equal((CaseStatus.Closed, ClosingReason.NeedsMet, "It went well.", "The youth club.", scene.Now), (scene.Case.Status, scene.Case.ClosedBecause, scene.Case.ClosingNote, scene.Case.ExitPlan, scene.Case.ClosedAt));
        Assert.Equal((RequestStatus.Agreed, chairId), (asked.Status, asked.EndedById));
        Assert.Throws<Refused>(() => asked.SignOff(Chair));
    }

    [Fact]
    public void What_stands_in_the_way_of_closing_is_said_at_once_and_looked_at_again_with_the_sign_off()
    {
        scene.Supported();
        Assert.Throws<Refused>(() => Propose(ClosingReason.NeedsMet, exitPlan: null));
        Assert.Throws<Refused>(() => Propose(ClosingReason.Signposted, "Plan."));
        var asked = Propose(ClosingReason.NeedsMet, "Plan.");
        var action = scene.Action();

        Assert.Throws<Refused>(() => asked.SignOff(Chair));

        Assert.Equal((CaseStatus.Supporting, true), (scene.Case.Status, asked.IsOpen));
        action.Cancel(scene.Act, "Not needed.");
        asked.SignOff(Chair);
        Assert.Equal(CaseStatus.Closed, scene.Case.Status);
    }

    [Fact]
    public void What_is_sent_back_or_taken_back_leaves_the_case_open_and_can_be_asked_again()
    {
        var first = Propose(ClosingReason.OpenedInError);
        Assert.Throws<Refused>(() => Propose(ClosingReason.OpenedInError));

        first.SendBack(Chair, "Ring the school first.");

        Assert.Equal((RequestStatus.SentBack, "Ring the school first.", null, null), (first.Status, first.SentBackBecause, first.OwnerId, first.DueOn));
        Propose(ClosingReason.OpenedInError).TakeBack(scene.Act);
        Assert.Throws<Refused>(() => first.TakeBack(scene.Act));
        Assert.True(Propose(ClosingReason.OpenedInError).IsOpen);
        Assert.True(scene.Case.IsOpen);
    }

    [Fact]
    public void A_case_that_closes_in_another_way_leaves_nothing_with_the_chair()
    {
        var (closing, urgency) = (Propose(ClosingReason.OpenedInError), scene.Case.AskForUrgency(scene.Act, "A fight is planned.", chairId));
        scene.Case.Close(scene.Act, ClosingReason.Duplicate, "Twice.", null);
        Assert.Equal([RequestStatus.Lapsed, RequestStatus.Lapsed], new[] { closing.Status, urgency.Status });
    }

    [Fact]
    public void The_chair_agrees_to_hear_a_case_urgently_with_a_reason_and_the_request_ends_with_it()
    {
        var asked = scene.Case.AskForUrgency(scene.Act, "A fight is planned.", chairId);
        Assert.Equal((chairId, scene.Act.In(1)), (asked.OwnerId, asked.DueOn));
        Assert.Throws<Refused>(() => scene.Case.AskForUrgency(scene.Act, "Again.", chairId));
        Assert.False(scene.Case.IsUrgent);

        scene.Case.AgreeUrgent(Chair, "It cannot wait.");

        Assert.Equal((true, RequestStatus.Agreed), (scene.Case.IsUrgent, asked.Status));
        Assert.Equal("It cannot wait.", scene.Case.Events[^1].Text);
        Assert.Throws<Refused>(() => scene.Case.AskForUrgency(scene.Act, "Again.", chairId));
    }

    [Fact]
    public void Urgency_is_no_question_any_more_once_the_meeting_has_decided()
    {
        var asked = scene.Case.AskForUrgency(scene.Act, "A fight is planned.", chairId);
        scene.Decide(DecisionOutcome.Adopted);
        Assert.Equal(RequestStatus.Lapsed, asked.Status);
        Assert.Throws<Refused>(() => scene.Case.AskForUrgency(scene.Act, "Again.", chairId));
    }

    [Fact]
    public void A_chair_who_left_leaves_it_to_the_coordinator_to_find_another()
    {
        var asked = Propose(ClosingReason.OpenedInError);
        asked.OwnerLeft(scene.Act);
        Assert.Equal(scene.CoordinatorId, asked.OwnerId);
    }

    private void AskForSignOff() => scene.Panel.Amend(scene.Now, chairId).DecisionsNeedSignOff = true;

    private RequestToChair Propose(ClosingReason reason, string? exitPlan = null) => scene.Case.ProposeClosing(scene.Act, reason, "It went well.", exitPlan, chairId);
}
