using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using static YoungFutures.Domain.Cases.CaseEventKind;

namespace YoungFutures.Tests.Domain.Cases;

public sealed class CaseEventTests
{
    private readonly Scene scene = new();

    private IEnumerable<CaseEventKind> Kinds => scene.Case.Events.Select(happened => happened.Kind);

    [Fact]
    public void A_case_that_closes_twice_tells_of_both_endings_and_of_what_lay_between()
    {
        scene.Supported().Case.Pause(scene.Act, "Exams.", scene.Act.Today.AddDays(14));
        scene.Case.StartSupport(scene.Act);
        scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "It went well.", "The youth club on Fridays.");
        scene.Now = scene.Now.AddDays(90);
        scene.Case.Reopen(scene.Act, "It came back.");
        scene.Case.Close(scene.Act, ClosingReason.MovedArea, "They moved.", null);

        Assert.Equal([Opened, Listed, Adopted, LeadAccepted, SupportStarted, Paused, Resumed, Closed, Reopened, Closed], Kinds);
        var endings = scene.Case.Events.Where(happened => happened.Kind == Closed).ToList();
        Assert.Equal((ClosingReason.NeedsMet, "It went well.", "The youth club on Fridays."), (endings[0].Reason, endings[0].Text, endings[0].ExitPlan));
        Assert.Equal((ClosingReason.MovedArea, "They moved.", null), (endings[1].Reason, endings[1].Text, endings[1].ExitPlan));
        Assert.Equal("It came back.", scene.Case.Events.Single(happened => happened.Kind == Reopened).Text);
        Assert.Equal(("Exams.", Scene.Wednesday), (scene.Case.Events.Single(happened => happened.Kind == Paused).Text, endings[0].At));
        Assert.All(scene.Case.Events, happened => Assert.Equal((scene.WorkerId, scene.Case.Id, scene.Person.Id), (happened.ById!.Value, happened.CaseId, happened.SubjectId)));
    }

    [Fact]
    public void Urgency_a_changed_agenda_and_a_changed_lead_leave_a_line_each()
    {
        scene.Case.AgreeUrgent(scene.Act, "Soon.");
        var meeting = scene.Listed();
        meeting.Remove(scene.Act, meeting.Items[0]);
        meeting = scene.Listed();
        meeting.CarryOver(scene.Act, meeting.Items[0]);
        var next = scene.Listed();
        scene.Decide(next, YoungFutures.Domain.Panels.DecisionOutcome.Adopted);
        scene.Case.AcceptLead(scene.Act, scene.WorkerId);
        scene.Case.HandLeadTo(scene.Act, scene.CoordinatorId);
        Assert.Equal([Opened, UrgencyAgreed, Listed, TakenOffAgenda, Listed, CarriedOver, Listed, Adopted, LeadAccepted, LeadChanged], Kinds);
        Assert.Equal([scene.WorkerId, scene.CoordinatorId], scene.Case.Events.TakeLast(2).Select(happened => happened.PersonId!.Value));
    }

    [Fact]
    public void What_is_refused_did_not_happen()
    {
        Assert.Throws<Refused>(() => scene.Case.StartSupport(scene.Act));
        Assert.Throws<Refused>(() => scene.Case.Reopen(scene.Act, "x"));
        Assert.Throws<Refused>(() => scene.Case.AcceptLead(scene.Act, scene.WorkerId));
        Assert.Throws<Refused>(() => scene.Case.Unrestrict(scene.Act));
        Assert.Equal([Opened], Kinds);
    }

    [Fact]
    public void Who_is_kept_out_is_never_told()
    {
        scene.Case.Exclude(scene.Act, Guid.CreateVersion7(), "A relative.");
        Assert.Equal([Opened], Kinds);
        scene.Case.Restrict(scene.Act, []);
        scene.Case.Restrict(scene.Act, [scene.WorkerId]);
        scene.Case.Unrestrict(scene.Act);
        Assert.Equal([Opened, Restricted, NamesChanged, Unrestricted], Kinds);
    }

    [Fact]
    public void An_action_that_is_declined_and_then_accepted_tells_of_both()
    {
        var action = scene.Action();
        action.Decline(scene.Act, "We run no club.");
        action.Accept(scene.Act, scene.WorkerId);
        Assert.Equal([ActionDeclined, ActionAccepted], action.Events.Select(happened => happened.Kind));
        Assert.Equal("We run no club.", action.Events[0].Text);
        Assert.All(action.Events, happened => Assert.Equal((scene.Case.Id, action.Id, scene.Health.Id), (happened.CaseId, happened.ActionId!.Value, happened.AgencyId!.Value)));
    }

    [Fact]
    public void Whoever_takes_the_lead_of_a_restricted_case_is_named_on_it_for_as_long_as_they_lead()
    {
        scene.Case.Restrict(scene.Act, []);
        scene.Adopted();
        Assert.Equal(scene.CoordinatorId, scene.Case.OwnerId);
        scene.Case.AcceptLead(scene.Act, scene.WorkerId);
        Assert.Equal([scene.CoordinatorId, scene.WorkerId], Named());
        var next = Guid.CreateVersion7();
        scene.Case.HandLeadTo(scene.Act, next);
        Assert.Equal([scene.CoordinatorId, next], Named());
        scene.Case.Close(scene.Act, ClosingReason.Declined, "No thank you.", null);
        Assert.Equal([scene.CoordinatorId], Named());

        IEnumerable<Guid> Named() => scene.Case.Involvements.Where(held => held.IsByName && held.IsOpenAt(scene.Now)).Select(held => held.UserId!.Value);
    }

    [Fact]
    public void Whoever_the_coordinator_named_stays_named_when_somebody_else_leads()
    {
        scene.Case.Restrict(scene.Act, [scene.WorkerId]);
        scene.TakenOn().Case.HandLeadTo(scene.Act, Guid.CreateVersion7());
        Assert.Contains(scene.Case.Involvements, held => held.IsByName && held.UserId == scene.WorkerId && held.IsOpenAt(scene.Now));
        Assert.Equal(3, scene.Case.Involvements.Count(held => held.IsByName && held.IsOpenAt(scene.Now)));
    }

    [Fact]
    public void Nobody_who_is_kept_out_leads()
    {
        var kept = Guid.CreateVersion7();
        scene.Case.Exclude(scene.Act, kept, "A relative.");
        scene.Adopted();
        Assert.Throws<Refused>(() => scene.Case.AcceptLead(scene.Act, kept));
        scene.Case.AcceptLead(scene.Act, scene.WorkerId);
        Assert.Throws<Refused>(() => scene.Case.HandLeadTo(scene.Act, kept));
        Assert.Throws<Refused>(() => scene.Case.HandLeadTo(scene.Act, scene.WorkerId));
    }

    [Fact]
    public void A_check_is_taken_on_while_it_is_open_and_on_a_restricted_case_sight_goes_along()
    {
        scene.Case.Restrict(scene.Act, []);
        var check = scene.Case.Ask(scene.Act, scene.Health.Id, scene.WorkerId, "Known?", scene.Act.In(3));
        var colleague = Guid.CreateVersion7();
        check.TakeOn(scene.Act, colleague);
        Assert.Equal(colleague, check.OwnerId);
        Assert.Equal(colleague, Assert.Single(check.Involvements, held => held.IsOpenAt(scene.Now)).UserId);
        check.ReturnCannotShare(scene.Act, "A court order.");
        Assert.Throws<Refused>(() => check.TakeOn(scene.Act, scene.WorkerId));
    }

    [Fact]
    public void Sight_ends_after_the_answer_and_the_answer_stays()
    {
        var check = scene.Case.Ask(scene.Act, scene.Health.Id, null, "Known?", scene.Act.In(3));
        Assert.Throws<Refused>(() => check.EndSight(scene.Act));
        check.ReturnKnown(scene.Act, scene.Health, "Known.", null, null, Visibility.WholePanel, [], YoungFutures.Domain.Agencies.LegalGateway.ChildrenAct);
        Assert.True(check.CanEndSight(scene.Now));
        check.EndSight(scene.Act);
        Assert.Equal((CheckAnswer.Known, "Known."), (check.Answer, check.Known));
        Assert.DoesNotContain(check.Involvements, held => held.IsOpenAt(scene.Now));
        Assert.Throws<Refused>(() => check.EndSight(scene.Act));
    }

    [Fact]
    public void What_a_lead_practitioner_leaves_behind_is_the_coordinators_until_somebody_else_is_named()
    {
        scene.Paused();
        scene.Case.OwnerLeft(scene.Act);
        Assert.Equal((scene.CoordinatorId, null), (scene.Case.OwnerId, scene.Case.LeadPractitionerId));
        Assert.Equal((LeadLeft, scene.WorkerId), (scene.Case.Events[^1].Kind, scene.Case.Events[^1].PersonId!.Value));
        scene.Case.StartSupport(scene.Act);
        Assert.Equal(scene.CoordinatorId, scene.Case.OwnerId);
        var next = Guid.CreateVersion7();
        scene.Case.HandLeadTo(scene.Act, next);
        Assert.Equal((next, next), (scene.Case.OwnerId, scene.Case.LeadPractitionerId));
    }
}
