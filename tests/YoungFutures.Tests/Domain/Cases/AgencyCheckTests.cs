using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Domain.Cases;

public sealed class AgencyCheckTests
{
    private readonly Scene scene = new();

    [Theory]
    [InlineData(Sector.Health, false)]
    [InlineData(Sector.ChildrensServices, false)]
    [InlineData(Sector.Police, true)]
    [InlineData(Sector.Education, true)]
    [InlineData(Sector.YouthJustice, true)]
    public void Health_and_social_care_share_nothing_under_the_Serious_Violence_Duty(Sector sector, bool may)
    {
        var agency = new Agency("Agency", "Asiantaeth", sector);
        var check = scene.Case.Ask(scene.Act, agency.Id, null, "Known?", scene.Act.In(3));
        void Answer() => check.ReturnKnown(scene.Act, agency, "Known.", null, null, Visibility.WholePanel, [], LegalGateway.SeriousViolenceDuty);
        if (may) Answer();
        else Assert.Throws<Refused>(Answer);
        Assert.Equal(may, check.Answer is not null);
        Assert.NotEqual(LegalGateway.SeriousViolenceDuty, agency.UsualGateway(Nation.Wales));
        Assert.NotEqual(LegalGateway.SeriousViolenceDuty, agency.UsualGateway(Nation.England));
    }

    [Fact]
    public void An_answer_in_time_misses_nothing_and_one_after_the_date_keeps_the_date_it_missed()
    {
        var (inTime, late) = (Ask(scene.Health), Ask(scene.School));
        scene.Now = scene.Now.AddDays(5);
        Assert.Equal(inTime.DueOn, scene.Act.Today);
        inTime.ReturnCannotShare(scene.Act, "A court order.");
        scene.Now = scene.Now.AddDays(1);
        var due = late.DueOn;
        late.ReturnNothingHeld(scene.Act);
        Assert.Null(inTime.MissedOn);
        Assert.Equal(due, late.MissedOn);
    }

    [Fact]
    public void A_return_takes_the_words_of_the_young_person_and_of_the_family()
    {
        var check = Ask(scene.Health);
        check.ReturnKnown(scene.Act, scene.Health, "Known.", null, null, Visibility.AuthorAndChair, [], LegalGateway.ChildrenAct, "I like boxing.", "We worry at night.");
        Assert.Equal(("I like boxing.", "We worry at night."), (check.OwnWords, check.FamilysWords));
    }

    [Fact]
    public void An_agency_is_reminded_by_hand_once_a_working_day_and_only_while_it_has_not_answered()
    {
        var (check, action) = (Ask(scene.Health), scene.Action());
        check.RemindByHand(scene.Act);
        action.RemindByHand(scene.Act);
        Assert.Throws<Refused>(() => check.RemindByHand(scene.Act));
        Assert.Throws<Refused>(() => action.RemindByHand(scene.Act));
        // Friday, and the weekend after it is no other working day.
        scene.Now = scene.Now.AddDays(2);
        check.RemindByHand(scene.Act);
        scene.Now = scene.Now.AddDays(2);
        Assert.Equal(DayOfWeek.Sunday, scene.Act.Today.DayOfWeek);
        Assert.Throws<Refused>(() => check.RemindByHand(scene.Act));
        scene.Now = scene.Now.AddDays(1);
        check.RemindByHand(scene.Act);
        Assert.Equal((3, scene.Act.UserId, scene.Now), (check.RemindersByHand, check.RemindedByHandById!.Value, check.RemindedByHandAt!.Value));

        scene.Now = scene.Now.AddDays(1);
        check.ReturnNothingHeld(scene.Act);
        action.Accept(scene.Act, scene.WorkerId);
        Assert.Throws<Refused>(() => check.RemindByHand(scene.Act));
        Assert.Throws<Refused>(() => action.RemindByHand(scene.Act));
    }

    [Fact]
    public void On_the_weekend_after_its_day_an_answer_is_not_late()
    {
        var check = scene.Case.Ask(scene.Act, scene.Health.Id, null, "Known?", scene.Act.In(2));
        scene.Now = scene.Now.AddDays(3);
        Assert.Equal(DayOfWeek.Saturday, scene.Act.Today.DayOfWeek);
        check.ReturnNothingHeld(scene.Act);
        Assert.Null(check.MissedOn);
    }

    [Fact]
    public void An_agency_is_reminded_and_told_that_it_is_late_once_and_only_while_the_check_is_open()
    {
        var check = Ask(scene.Health);
        check.Remind(scene.Now);
        check.Remind(scene.Now.AddDays(1));
        check.SayLate(scene.Now.AddDays(9));
        check.SayLate(scene.Now.AddDays(10));
        Assert.Equal((scene.Now, scene.Now.AddDays(9)), (check.RemindedAt, check.SaidLateAt));
        check.Unassign(scene.Act);
        Assert.Throws<Refused>(() => check.Remind(scene.Now));
        Assert.Throws<Refused>(() => check.SayLate(scene.Now));
    }

    [Fact]
    public void Whoever_is_kept_out_of_a_case_answers_no_check_of_it_and_takes_on_no_action()
    {
        var kept = Guid.CreateVersion7();
        scene.Case.Exclude(scene.Act, kept, "A cousin.");
        var keptOut = new PeopleKeptOut(new HashSet<Guid> { kept });
        Assert.Throws<Refused>(() => scene.Case.Ask(scene.Act, scene.Health.Id, kept, "Known?", scene.Act.In(3)));
        Assert.Empty(scene.Case.Checks);
        var check = Ask(scene.Health);
        Assert.Throws<Refused>(() => check.TakeOn(scene.Act, kept, keptOut));
        Assert.Throws<Refused>(() => new YoungFutures.Domain.SupportActions.SupportAction(scene.Act, scene.Case, scene.Health, kept, "Call.", scene.Act.In(5), null));
        Assert.Empty(scene.Case.Actions);
        var action = scene.Action();
        Assert.Throws<Refused>(() => action.Accept(scene.Act, kept, keptOut));
        Assert.Throws<Refused>(() => action.TransferTo(scene.Act, scene.School, kept, "Closer."));
        check.TakeOn(scene.Act, scene.WorkerId, keptOut);
        action.Accept(scene.Act, scene.WorkerId, keptOut);
        Assert.Equal((scene.WorkerId, scene.WorkerId), (check.OwnerId!.Value, action.OwnerId!.Value));
    }

    [Fact]
    public void Nobody_who_is_kept_out_is_named_as_lead_by_a_decision_and_an_agencys_contact_who_is_does_not_own_the_case()
    {
        var kept = Guid.CreateVersion7();
        scene.Case.Exclude(scene.Act, kept, "A cousin.");
        var item = scene.Listed().Items[0];
        Decision Adopt(Guid? practitionerId, Guid? contactId) => new(scene.Act, item, DecisionOutcome.Adopted, "Reasons.", null, scene.Health.Id, practitionerId, contactId, null, "The school",
            new Quorum(true, [], []), null, null);
        Assert.Throws<Refused>(() => Adopt(kept, null));
        Adopt(null, kept);
        Assert.Equal(scene.CoordinatorId, scene.Case.OwnerId);
    }

    [Fact]
    public void A_question_of_a_panel_in_Wales_has_both_languages_and_elsewhere_English_is_enough()
    {
        var question = new CheckQuestion(scene.Panel.Id, Sector.Health);
        Assert.Throws<Refused>(() => question.Write(Nation.Wales, "Known?", " "));
        Assert.Throws<Refused>(() => question.Write(Nation.England, "", "Hysbys?"));
        question.Write(Nation.England, "Known?", "");
        Assert.Null(question.Welsh);
        question.Write(Nation.Wales, "Known?", "Hysbys?");
        Assert.Equal(("Known?", "Hysbys?"), (question.English, question.Welsh));
    }

    [Fact]
    public void Every_sector_that_can_be_asked_has_a_question_of_its_own_in_both_languages()
    {
        var asked = Enum.GetValues<Sector>().Except([Sector.Provider]).ToList();
        Assert.Equal(asked.Order(), CheckQuestions.Sectors.Order());
        var usual = asked.ConvertAll(CheckQuestions.UsualOf);
        Assert.Equal(usual.Count, usual.Select(question => question.English).Distinct().Count());
        Assert.Equal(usual.Count, usual.Select(question => question.Welsh).Distinct().Count());
        Assert.All(usual, question => Assert.DoesNotContain('\'', question.English + question.Welsh));
    }

    private AgencyCheck Ask(Agency agency, Guid? contactId = null) => scene.Case.Ask(scene.Act, agency.Id, contactId, "Known?", scene.Act.In(3));
}
