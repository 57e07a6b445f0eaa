using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Users;
using static YoungFutures.Domain.Interventions.InterventionStatus;

namespace YoungFutures.Tests.Domain.Interventions;

public sealed class InterventionTests
{
    private static readonly Agency Provider = new("Mentors", "Mentoriaid", Sector.Provider);
    private static readonly Guid Mentor = Guid.CreateVersion7();
    private readonly Scene scene = new();

    private Service Service(SupportKind kind = SupportKind.Mentoring) =>
        new(scene.Act, Provider, new("Mentoring", "Mentora", kind, "About.", "Am.", ["N20"], [], 10, 17, WelshMedium.OnRequest, ReferralRoute.Panel, FamilyCost.Free));

    private Intervention Offer(Service? service = null) => scene.Case.Offer(scene.Act, service ?? Service(), new("N20", null, "Wants to talk.", null, null), Mentor);

    private Act ByProvider => scene.Act with { UserId = Mentor, AgencyId = Provider.Id };

    private Intervention In(InterventionStatus status)
    {
        if (scene.Case.Status == CaseStatus.InformationGathering) scene.Supported();
        var held = Offer();
        switch (status)
        {
            case Offered: break;
            case Waiting: held.PutOnWaitingList(ByProvider, Mentor, scene.Act.Today.AddDays(30)); break;
            case Accepted: held.Accept(ByProvider, Mentor, null); break;
            case CameBack: held.CannotTake(ByProvider, SupportBarrier.Full, "Full."); break;
            default:
                held.Accept(ByProvider, Mentor, null);
                held.Record(ByProvider, scene.Act.Today, SessionAttendance.Came);
                if (status == OnHold) scene.Case.WithdrawAgreement(scene.Act, scene.Case.Agreements[0], "They changed their mind.");
                else if (status != Started) held.End(ByProvider, status, status is Completed or HandedOver ? null : SupportBarrier.Timing, "Ended.", byLead: status is not (Completed or HandedOver));
                break;
        }

        Assert.Equal(status, held.Status);
        return held;
    }

    [Fact]
    public void An_offer_rests_with_the_provider_until_it_has_to_answer_and_opens_to_it()
    {
        var held = In(Offered);
        Assert.Equal((Mentor, scene.Act.In(scene.Act.Limits.ProviderAnswerDays)), (held.OwnerId, held.DueOn));
        var sight = Assert.Single(held.Involvements);
        Assert.Equal((Reach.Provider, held.Id, Provider.Id, (Guid?)null), (sight.Reach, sight.InterventionId!.Value, sight.AgencyId!.Value, sight.UserId));
        Assert.Equal(CaseEventKind.InterventionOffered, Assert.Single(held.Events).Kind);
    }

    [Fact]
    public void Nothing_is_offered_without_an_agreement_or_before_the_lead_took_the_case_on()
    {
        Assert.Throws<Refused>(() => Offer());
        scene.Adopted();
        Assert.Throws<Refused>(() => Offer());
        scene.Case.AcceptLead(scene.Act, scene.WorkerId);
        Assert.Throws<Refused>(() => Offer());
        scene.Agree();
        Assert.Equal(Offer().CaseId, scene.Case.Id);
    }

    [Fact]
    public void A_refused_agreement_offers_nothing()
    {
        scene.TakenOn().Agree(given: false);
        Assert.Throws<Refused>(() => Offer());
    }

    [Fact]
    public void A_service_that_has_closed_that_shocks_or_that_is_offered_already_is_not_offered()
    {
        scene.Supported();
        var closed = Service();
        closed.Close(scene.Act, "No money.");
        Assert.Throws<Refused>(() => Offer(closed));
        Assert.Throws<Refused>(() => Offer(Service(SupportKind.PrisonVisit)));
        // A boot camp is warned of; the person decides.
        Assert.True(Offer(Service(SupportKind.BootCamp)).IsOpen);
        var twice = Service();
        Offer(twice);
        Assert.Throws<Refused>(() => Offer(twice));
    }

    [Theory]
    [InlineData(Offered, true)]
    [InlineData(Waiting, true)]
    [InlineData(Accepted, true)]
    [InlineData(Started, true)]
    [InlineData(OnHold, true)]
    [InlineData(CameBack, true)]
    [InlineData(Completed, false)]
    [InlineData(EndedEarly, false)]
    [InlineData(HandedOver, false)]
    public void Open_support_has_an_owner_and_a_date_and_ended_support_has_neither(InterventionStatus status, bool open)
    {
        var held = In(status);
        Assert.Equal(open, held.IsOpen);
        Assert.Equal(open, held.OwnerId is not null);
        Assert.Equal(open, held.DueOn is not null);
        if (!open) Assert.All(held.Involvements, sight => Assert.False(sight.IsOpenAt(scene.Now)));
    }

    [Fact]
    public void A_place_passes_the_turn_to_the_lead_practitioner_until_the_family_has_to_take_it_up()
    {
        var held = In(Accepted);
        Assert.Equal((scene.WorkerId, scene.Act.In(scene.Act.Limits.TakeUpDays)), (held.OwnerId, held.DueOn));
        scene.Now = scene.Now.AddDays(1);
        held.Record(ByProvider, scene.Act.Today, SessionAttendance.DidNotCome);
        Assert.Equal(Accepted, held.Status);
        Assert.Null(held.StartedOn);
        // Somebody who did not come does not buy more time.
        Assert.Equal(held.TakeUpBy, held.DueOn);
    }

    [Fact]
    public void A_place_that_begins_later_than_it_may_be_taken_up_is_a_wait()
    {
        scene.Supported();
        var held = Offer();
        Assert.Throws<Refused>(() => held.Accept(ByProvider, Mentor, scene.Act.In(scene.Act.Limits.TakeUpDays).AddDays(1)));
        Assert.Throws<Refused>(() => held.Accept(ByProvider, Mentor, scene.Act.Today.AddDays(-1)));
        held.Accept(ByProvider, Mentor, scene.Act.Today.AddDays(2));
        Assert.Equal(scene.Act.Today.AddDays(2), held.DueOn);
        Assert.Single(held.Sessions);
    }

    [Fact]
    public void A_wait_is_never_longer_than_the_panel_allows_however_often_it_is_said_again()
    {
        var held = In(Waiting);
        Assert.Equal((Mentor, scene.Act.Today.AddDays(30)), (held.OwnerId, held.DueOn));
        var ceiling = scene.Act.InWeeks(scene.Act.Limits.WaitingWeeks);
        scene.Now = scene.Now.AddDays(29);
        held.PutOnWaitingList(ByProvider, Mentor, scene.Act.Today.AddDays(200));
        Assert.Equal(ceiling, held.DueOn);
        Assert.Throws<Refused>(() => held.PutOnWaitingList(ByProvider, Mentor, scene.Act.Today));
    }

    [Fact]
    public void A_providers_no_comes_back_to_the_lead_practitioner_and_ends_its_sight()
    {
        var held = In(CameBack);
        Assert.Equal((scene.WorkerId, scene.Act.In(scene.Act.Limits.AcceptDays)), (held.OwnerId, held.DueOn));
        Assert.Equal((SupportBarrier.Full, "Full."), (held.Barrier, held.Outcome));
        Assert.All(held.Involvements, sight => Assert.False(sight.IsOpenAt(scene.Now)));
        Assert.Equal([NotTakenUp, DeclinedByFamily], held.PossibleEndings(byLead: true));
        Assert.Empty(held.PossibleEndings(byLead: false));
        held.End(scene.Act, NotTakenUp, null, null, byLead: true);
        Assert.Equal((SupportBarrier.Full, "Full."), (held.Barrier, held.Outcome));
    }

    [Fact]
    public void Sessions_start_support_and_the_days_without_one_are_counted_from_the_last()
    {
        var held = In(Started);
        Assert.Equal((Mentor, scene.Act.Today), (held.OwnerId, held.StartedOn));
        Assert.Equal(scene.Act.In(scene.Act.Limits.WithoutSessionDays), held.DueOn);
        var next = scene.Act.Today.AddDays(7);
        held.Plan(ByProvider, next, 3, 1);
        Assert.Equal(next, held.DueOn);
        Assert.Equal(4, held.Sessions.Count);
        // A second plan passes over days that have a session.
        Assert.Single(held.Plan(ByProvider, next.AddDays(14), 2, 1));
    }

    [Fact]
    public void A_day_has_one_session_and_the_first_word_on_it_holds_until_it_is_put_right()
    {
        var held = In(Started);
        Assert.Throws<Refused>(() => held.Record(ByProvider, scene.Act.Today, SessionAttendance.DidNotCome));
        var first = held.Sessions.Single();
        held.PutRight(ByProvider, first, scene.Act.Today, SessionAttendance.CancelledByProvider);
        // Nobody ever came, so it has not begun.
        Assert.Equal((Accepted, (DateOnly?)null, scene.WorkerId), (held.Status, held.StartedOn, held.OwnerId));
        held.PutRight(ByProvider, first, scene.Act.Today, SessionAttendance.Came);
        Assert.Equal(Started, held.Status);
        var other = held.Plan(ByProvider, scene.Act.Today.AddDays(7), 1, 1).Single();
        Assert.Throws<Refused>(() => held.PutRight(ByProvider, other, scene.Act.Today, SessionAttendance.Came));
    }

    [Fact]
    public void Who_came_is_not_known_in_advance_but_a_session_can_be_cancelled_in_advance()
    {
        var held = In(Started);
        var tomorrow = scene.Act.Today.AddDays(1);
        Assert.Throws<Refused>(() => held.Record(ByProvider, tomorrow, SessionAttendance.Came));
        Assert.Equal(SessionAttendance.CancelledByFamily, held.Record(ByProvider, tomorrow.AddDays(1), SessionAttendance.CancelledByFamily).Attendance);
        Assert.Throws<Refused>(() => In(Waiting).Record(ByProvider, scene.Act.Today, SessionAttendance.Came));
    }

    [Fact]
    public void A_withdrawn_agreement_stops_what_has_not_begun_and_lets_the_rest_rest_with_the_lead()
    {
        var running = In(Started);
        running.Plan(ByProvider, scene.Act.Today.AddDays(7), 2, 1);
        var waiting = In(Waiting);
        var offered = In(Offered);
        var back = In(CameBack);
        scene.Case.WithdrawAgreement(scene.Act, scene.Case.Agreements[0], "They changed their mind.");
        Assert.Equal(OnHold, running.Status);
        Assert.Equal((scene.WorkerId, scene.Act.In(scene.Act.Limits.ClosingDays)), (running.OwnerId, running.DueOn));
        Assert.All([waiting, offered], held => Assert.Equal((Stopped, SupportBarrier.AgreementWithdrawn, (Guid?)null), (held.Status, held.Barrier, held.OwnerId)));
        Assert.Equal(CameBack, back.Status);
        Assert.Throws<Refused>(() => running.Resume(scene.Act));
        Assert.Throws<Refused>(() => running.Record(ByProvider, scene.Act.Today.AddDays(-1), SessionAttendance.Came));
        scene.Agree();
        running.Resume(scene.Act);
        Assert.Equal((Started, Mentor), (running.Status, running.OwnerId));
    }

    [Fact]
    public void Support_goes_on_as_long_as_another_agreement_is_in_force()
    {
        var running = In(Started);
        scene.Agree();
        scene.Case.WithdrawAgreement(scene.Act, scene.Case.Agreements[0], "A newer one holds.");
        Assert.Equal(Started, running.Status);
    }

    [Fact]
    public void A_case_does_not_close_over_open_support_but_a_death_ends_all_of_it()
    {
        var running = In(Started);
        var back = In(CameBack);
        Assert.Throws<Refused>(() => scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "Note.", "Plan."));
        scene.Case.Close(scene.Act, ClosingReason.Died, "Note.", null);
        Assert.Equal((EndedEarly, NotTakenUp), (running.Status, back.Status));
        Assert.Equal((SupportBarrier.CaseClosed, SupportBarrier.Full), (running.Barrier, back.Barrier));
        Assert.All([running, back], held => Assert.Null(held.DueOn));
    }

    [Fact]
    public void Support_that_goes_on_without_the_panel_lets_the_case_close()
    {
        In(HandedOver);
        scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "Note.", "Mentoring goes on.");
        Assert.False(scene.Case.IsOpen);
    }

    [Fact]
    public void A_new_lead_practitioner_takes_over_what_was_the_leads_turn_and_nothing_else()
    {
        var (withLead, withProvider) = (In(Accepted), In(Started));
        var next = Guid.CreateVersion7();
        scene.Case.HandLeadTo(scene.Act, next);
        Assert.Equal((next, Mentor), (withLead.OwnerId, withProvider.OwnerId));
    }

    [Fact]
    public void What_rested_with_a_leaver_rests_with_the_providers_contact_or_the_coordinator()
    {
        var contact = Guid.CreateVersion7();
        var withProvider = In(Started);
        withProvider.OwnerLeft(scene.Act, contact);
        Assert.Equal((contact, contact), (withProvider.OwnerId, withProvider.WorkerId));
        withProvider.OwnerLeft(scene.Act, null);
        Assert.Equal((scene.CoordinatorId, (Guid?)null), (withProvider.OwnerId, withProvider.WorkerId));
        var withLead = In(Accepted);
        withLead.OwnerLeft(scene.Act, contact);
        Assert.Equal((scene.CoordinatorId, Mentor), (withLead.OwnerId, withLead.WorkerId));
    }

    [Fact]
    public void On_a_restricted_case_only_a_named_person_of_the_provider_sees_it()
    {
        scene.Supported().Case.Restrict(scene.Act, []);
        Assert.Throws<Refused>(() => scene.Case.Offer(scene.Act, Service(), new("N20", null, "Wants to talk.", null, null), null));
        var held = Offer();
        Assert.Equal((Mentor, (Guid?)null), (held.Involvements.Single().UserId, held.Involvements.Single().AgencyId));
        var colleague = Guid.CreateVersion7();
        held.Accept(ByProvider, colleague, null);
        Assert.Equal(colleague, held.Involvements.Single(sight => sight.IsOpenAt(scene.Now)).UserId);
    }

    [Fact]
    public void Somebody_kept_out_of_the_case_is_not_given_its_support()
    {
        scene.Supported();
        var held = Offer();
        scene.Case.Exclude(scene.Act, Mentor, "A neighbour.");
        Assert.Throws<Refused>(() => held.Accept(ByProvider, Mentor, null));
        Assert.Throws<Refused>(() => scene.Case.Offer(scene.Act, Service(), new("N20", null, "Wants to talk.", null, null), Mentor));
    }

    [Fact]
    public void An_ending_says_what_stood_in_the_way_unless_nothing_did()
    {
        var held = In(Started);
        Assert.Throws<Refused>(() => held.End(ByProvider, EndedEarly, null, "They stopped coming.", byLead: false));
        Assert.Throws<Refused>(() => held.End(ByProvider, DeclinedByFamily, SupportBarrier.Declined, "No.", byLead: true));
        held.End(ByProvider, Completed, null, "Confident.", byLead: false);
        Assert.Null(held.Barrier);
        Assert.Throws<Refused>(() => held.End(ByProvider, Completed, null, "Again.", byLead: false));
    }

    [Fact]
    public void What_the_family_said_and_what_has_not_begun_is_the_leads_to_end_and_not_the_providers()
    {
        foreach (var status in new[] { Offered, Waiting, Accepted })
        {
            var held = In(status);
            Assert.Throws<Refused>(() => held.End(ByProvider, DeclinedByFamily, SupportBarrier.Declined, null, byLead: false));
            Assert.Throws<Refused>(() => held.End(ByProvider, Stopped, SupportBarrier.Other, null, byLead: false));
            Assert.Equal(status, held.Status);
            held.End(scene.Act, DeclinedByFamily, SupportBarrier.Declined, null, byLead: true);
        }
    }

    [Fact]
    public void Whoever_stands_in_is_lent_the_support_itself()
    {
        scene.Supported().Case.Restrict(scene.Act, [scene.WorkerId]);
        var held = Offer();
        var own = Assert.Single(held.Involvements, one => one.UserId == Mentor);
        var away = new Absence(new User { Id = Mentor }, new User(), scene.Act.Today, scene.Act.Today.AddDays(3), Mentor, scene.Now);
        var lent = own.CoveredBy(away, scene.Now);
        Assert.Equal((held.Id, false, false), (lent.InterventionId, lent.IsOnesOwn, lent.IsByName));
    }
}
