using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Sharing;

public sealed class SharingTests
{
    private readonly Scene scene = new();

    private FamilyContact Mother(bool safe = true, string? address = "3 Ffordd Las")
    {
        var mother = new FamilyContact(scene.Act, scene.Person, FamilyRelation.Mother, "Carys Gwynne") { Address = address };
        mother.FindSafe(safe, "By letter.");
        return mother;
    }

    private Letter To(FamilyContact contact, LetterKind kind = LetterKind.Invitation) => new(scene.Act, scene.Case, contact, kind, LetterLanguage.English, null, "Dear Carys,");

    [Fact]
    public void Wales_and_England_offer_powers_of_their_own_and_never_consent()
    {
        Assert.Contains(LegalGateway.WellbeingWales, SharingTerms.GatewaysOf(Nation.Wales));
        Assert.DoesNotContain(LegalGateway.WellbeingWales, SharingTerms.GatewaysOf(Nation.England));
        Assert.All(Enum.GetValues<Nation>(), nation => Assert.DoesNotContain(LegalGateway.ExplicitConsent, SharingTerms.GatewaysOf(nation)));
        var refused = Assert.Throws<Refused>(() => new DisclosureMade(scene.Act, scene.Case, scene.School.Id, null, scene.Act.Today, "What.", "Why.", LegalGateway.ExplicitConsent, LawfulBasis.PublicTask, true, null));
        Assert.Equal("This legal gateway is not one of the panel’s nation.", refused.Sentence);
    }

    [Fact]
    public void A_disclosure_is_not_recorded_before_it_was_made_nor_without_saying_why_the_family_was_not_told()
    {
        DisclosureMade Made(DateOnly on, bool told, string? why) => new(scene.Act, scene.Case, scene.School.Id, null, on, "What.", "Why.", LegalGateway.CrimeAndDisorder, LawfulBasis.PublicTask, told, why);
        Assert.Throws<Refused>(() => Made(scene.Act.Today.AddDays(1), true, null));
        Assert.Throws<Refused>(() => Made(scene.Act.Today, false, " "));
        Assert.Equal(FamilyKnew.NotTold, Made(scene.Act.Today, false, "Unsafe.").FamilyKnew);
    }

    [Fact]
    public void A_letter_goes_only_to_whom_it_is_safe_to_write_to()
    {
        Assert.Throws<Refused>(() => To(Mother(safe: false)));
        var father = new FamilyContact(scene.Act, scene.Person, FamilyRelation.Father, "Dylan");
        father.KeepFrom("A court said so.");
        Assert.False(father.MayReceive);
        Assert.Equal("This person must not receive anything.", Assert.Throws<Refused>(() => To(father)).Sentence);
        var stranger = new FamilyContact(scene.Act, new YoungPerson(scene.Panel.Id, "Other", "Child"), FamilyRelation.Mother, "Somebody");
        stranger.FindSafe(true, "By letter.");
        Assert.Throws<Refused>(() => To(stranger));
    }

    [Fact]
    public void A_letter_written_to_somebody_who_turns_out_unsafe_is_not_sent()
    {
        var mother = Mother();
        var letter = To(mother);
        mother.KeepFrom("He opens her post.");
        Assert.Throws<Refused>(() => letter.Send(scene.Act, LetterWay.Post, scene.Act.Today));
        mother.Allow();
        mother.FindSafe(true, "By hand at school.");
        Assert.Throws<Refused>(() => letter.Send(scene.Act, LetterWay.Post, scene.Act.Today.AddDays(1)));
        letter.Send(scene.Act, LetterWay.ByHand, scene.Act.Today);
        Assert.True(letter.WasSent);
        Assert.Throws<Refused>(() => letter.Send(scene.Act, LetterWay.ByHand, scene.Act.Today));
        Assert.Throws<Refused>(() => letter.PutAside(scene.Act));
    }

    [Fact]
    public void A_letter_whose_reader_has_moved_is_written_anew()
    {
        var mother = Mother();
        var letter = To(mother);
        mother.Address = "9 Heol y Coed";
        Assert.Throws<Refused>(() => letter.Send(scene.Act, LetterWay.Post, scene.Act.Today));
        Assert.Throws<Refused>(() => To(Mother(address: null)).Send(scene.Act, LetterWay.Post, scene.Act.Today));
    }

    [Fact]
    public void A_privacy_notice_is_due_a_month_after_the_data_were_obtained_and_is_given_or_withheld_once()
    {
        var notice = new PrivacyNotice(scene.Act, scene.Case, scene.Act.Today);
        Assert.Equal(scene.Act.Today.AddDays(30), notice.DueOn);
        Assert.Equal(scene.CoordinatorId, notice.OwnerId);
        notice.Withhold(scene.Act, NotToldGround.Unsafe, "He would be hurt.", "Mair, manager");
        Assert.Null(notice.DueOn);
        Assert.Throws<Refused>(() => notice.Withhold(scene.Act, NotToldGround.Unsafe, "Again.", "Mair, manager"));
        var letter = To(Mother(), LetterKind.PrivacyNotice);
        letter.Answer(scene.Act, notice);
        Assert.Equal(PrivacyNoticeState.Withheld, notice.State);
        letter.Send(scene.Act, LetterWay.Post, scene.Act.Today);
        letter.Answer(scene.Act, notice);
        Assert.Equal(PrivacyNoticeState.Given, notice.State);
    }

    [Fact]
    public void A_warning_falls_due_again_until_it_ends_with_a_reason()
    {
        var warning = new VisitWarning(scene.Act, scene.Case, "A dog is loose.", "Ring first.", "The school", scene.Act.Today);
        Assert.Equal(scene.Act.InWeeks(12), warning.DueOn);
        scene.Now = scene.Now.AddDays(70);
        warning.Keep(scene.Act, "Still there.");
        Assert.Equal(scene.Act.InWeeks(12), warning.DueOn);
        warning.End(scene.Act, "The dog has gone.");
        Assert.Null(warning.DueOn);
        Assert.Throws<Refused>(() => warning.End(scene.Act, "Again."));
        Assert.Throws<Refused>(() => new VisitWarning(scene.Act, scene.Case, "What.", "Do.", "Who", scene.Act.Today.AddDays(1)));
    }

    [Fact]
    public void A_warning_goes_along_with_the_lead()
    {
        var warning = new VisitWarning(scene.Act, scene.Case, "A dog is loose.", "Ring first.", "The school", scene.Act.Today);
        Assert.Equal(scene.CoordinatorId, warning.OwnerId);
        scene.TakenOn();
        Assert.Equal(scene.WorkerId, warning.OwnerId);
        var next = Guid.CreateVersion7();
        scene.Case.HandLeadTo(scene.Act, next);
        Assert.Equal(next, warning.OwnerId);
        var ended = new VisitWarning(scene.Act, scene.Case, "Ice on the steps.", "Use the back door.", "The school", scene.Act.Today);
        ended.End(scene.Act, "It has thawed.");
        scene.Case.HandLeadTo(scene.Act, scene.WorkerId);
        Assert.Null(ended.OwnerId);
    }

    [Fact]
    public void A_warning_ends_with_its_case_and_comes_back_with_it_as_long_as_its_time_has_not_passed()
    {
        var (kept, gone) = (new VisitWarning(scene.Act, scene.Case, "A dog is loose.", "Ring first.", "The school", scene.Act.Today), new VisitWarning(scene.Act, scene.Case, "Ice.", "Mind.", "The school", scene.Act.Today));
        gone.End(scene.Act, "It has thawed.");
        var due = kept.DueOn!.Value;
        scene.Closed();
        Assert.Equal((false, null, null, null), (kept.IsOpen, kept.OwnerId, kept.DueOn, kept.EndedBecause));
        scene.Now = scene.Now.AddDays(30);
        scene.Case.Reopen(scene.Act, "Seen again.");
        Assert.Equal((true, scene.CoordinatorId, due), (kept.IsOpen, kept.OwnerId!.Value, kept.DueOn!.Value));
        Assert.False(gone.IsOpen);
        scene.Closed();
        scene.Now = scene.Now.AddDays(100);
        scene.Case.Reopen(scene.Act, "Seen again.");
        Assert.False(kept.IsOpen);
        // Once its time has passed it is nothing that a later opening brings back.
        scene.Closed().Case.Reopen(scene.Act, "And again.");
        Assert.False(kept.IsOpen);
    }

    [Fact]
    public void An_objection_is_recorded_once_and_can_be_taken_back()
    {
        var objection = scene.Case.Object(scene.Act, scene.School.Id, "The mother", "Not the school.", scene.Act.Today);
        Assert.Same(objection, scene.Case.ObjectionTo(scene.School.Id));
        Assert.Throws<Refused>(() => scene.Case.Object(scene.Act, scene.School.Id, "The mother", "Again.", scene.Act.Today));
        objection.End(scene.Act, "She spoke with the head.");
        Assert.Null(scene.Case.ObjectionTo(scene.School.Id));
        Assert.Throws<Refused>(() => objection.End(scene.Act, "Again."));
    }

    [Fact]
    public void Withdrawing_the_agreement_stops_the_actions_that_rest_on_it_and_no_others()
    {
        scene.TakenOn();
        var agreement = scene.Agree();
        var (stops, goesOn) = (scene.Action(), scene.Action());
        scene.Case.WithdrawAgreement(scene.Act, agreement, "They changed their minds.", [goesOn.Id]);
        Assert.False(stops.IsOpen);
        Assert.All(stops.Involvements, held => Assert.False(held.IsOpenAt(scene.Now)));
        Assert.True(goesOn.IsOpen);
    }

    [Fact]
    public void While_another_agreement_stands_nothing_stops()
    {
        scene.TakenOn();
        var (one, _) = (scene.Agree(), scene.Agree());
        var action = scene.Action();
        scene.Case.WithdrawAgreement(scene.Act, one, "The father alone.");
        Assert.True(action.IsOpen);
    }

    [Fact]
    public void That_somebody_was_told_is_not_recorded_before_they_were() =>
        Assert.Throws<Refused>(() => scene.Case.RecordTold(scene.Act, WhoIsTold.Parents, "A teacher", scene.Act.Today.AddDays(1), ToldHow.Letter));
}
