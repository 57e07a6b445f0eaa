using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Tests.Web.SubjectAccess;

namespace YoungFutures.Tests.Domain.SubjectAccess;

public sealed class AccessRequestTests
{
    // A Wednesday, 18 November 2026.
    private readonly Scene on = new();

    private AccessRequest Request(Requester requester = Requester.YoungPerson, DateOnly? received = null) =>
        new(on.Act, on.Person.Id, "SA-NW-2026-0001", on.Case.Reference, (received ?? on.Act.Today).Asked(requester));

    private AccessRequest Ready()
    {
        var request = Request();
        request.ProveIdentity(on.Act, "Their worker knows them.", on.Act.Today, null);
        request.RecordWishes(on.Act, Competence.Competent, "They said it back.", "To know.");
        request.DecideRisk(on.Act, "None known.", goesOn: true, "They live alone.");
        return request;
    }

    private AccessRequest Deciding()
    {
        var request = Ready();
        request.Gather(on.Act);
        return request;
    }

    private void Days(int days) => on.Now = on.Now.AddDays(days);

    [Fact]
    public void Nothing_is_gathered_before_identity_wishes_and_risk_are_recorded()
    {
        var request = Request();
        Assert.Throws<Refused>(() => request.Gather(on.Act));
        request.ProveIdentity(on.Act, "A passport.", on.Act.Today, null);
        Assert.Throws<Refused>(() => request.Gather(on.Act));
        // Risk is weighed with what the young person wants in hand.
        Assert.Throws<Refused>(() => request.DecideRisk(on.Act, "None.", goesOn: true, "Nothing."));
        request.RecordWishes(on.Act, Competence.Competent, "They said it back.", "To know.");
        Assert.Throws<Refused>(() => request.Gather(on.Act));
        Assert.False(request.IsInSight);
        request.DecideRisk(on.Act, "None.", goesOn: true, "Nothing.");
        request.Gather(on.Act);
        Assert.True(request.IsInSight);
        Assert.Throws<Refused>(() => request.ProveIdentity(on.Act, "Another.", on.Act.Today, null));
    }

    [Theory]
    [InlineData(Requester.Parent)]
    [InlineData(Requester.Authorised)]
    public void Whoever_asks_for_somebody_else_shows_by_what(Requester requester)
    {
        var request = Request(requester);
        Assert.Throws<Refused>(() => request.ProveIdentity(on.Act, "A passport.", on.Act.Today, " "));
        request.ProveIdentity(on.Act, "A passport.", on.Act.Today, "The birth certificate.");
        Assert.Equal("The birth certificate.", request.Authority);
    }

    [Fact]
    public void Where_the_risk_is_too_great_nothing_is_gathered_and_it_stays_open_until_they_are_told()
    {
        var request = Request(Requester.Parent);
        request.RecordWishes(on.Act, Competence.Competent, "They said it back.", "Not to my father.");
        request.DecideRisk(on.Act, "He has hit them.", goesOn: false, "It would put them in danger.");
        Assert.Equal(AccessState.Refused, request.State);
        Assert.Throws<Refused>(() => request.Gather(on.Act));
        Assert.NotNull(request.DueOn);
        Assert.Throws<Refused>(() => request.Close(on.Act, AccessEnding.Sent, on.Act.Today, "Post."));
        request.Close(on.Act, AccessEnding.Refused, on.Act.Today, "By letter.");
        Assert.Null(request.DueOn);
        Assert.False(request.IsInSight);
    }

    [Fact]
    public void Until_somebody_has_shown_who_they_are_the_month_has_not_begun()
    {
        var request = Request();
        Assert.Equal(new DateOnly(2026, 12, 18), request.DueOn);
        request.Pause(on.Act, PauseReason.Identity, on.Act.Today);
        Assert.Equal(on.Act.In(AccessRequest.AskAgainDays), request.DueOn);
        Assert.Throws<Refused>(() => request.Pause(on.Act, PauseReason.Clarification, on.Act.Today));
        Days(8);
        request.Resume(on.Act, on.Act.Today);
        // A month from 26 November is Boxing Day, a Saturday; the Monday stands for it.
        Assert.Equal((new DateOnly(2026, 12, 29), new DateOnly(2026, 12, 29)), (request.AnswerBy!.Value, request.DueOn!.Value));
        Assert.Equal((new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 26)), (request.Pauses[0].From, request.Pauses[0].Until!.Value));
        Assert.Throws<Refused>(() => request.Resume(on.Act, on.Act.Today));
    }

    [Fact]
    public void While_they_are_asked_what_they_mean_the_clock_stands_and_goes_on_as_many_days_later()
    {
        var request = Request();
        Days(2);
        request.Pause(on.Act, PauseReason.Clarification, on.Act.Today);
        Days(5);
        request.Resume(on.Act, on.Act.Today);
        Assert.Equal(new DateOnly(2026, 12, 23), request.DueOn);
        Assert.Throws<Refused>(() => request.Pause(on.Act, PauseReason.Clarification, on.Act.Today.AddDays(-1)));
        Assert.Throws<Refused>(() => request.Pause(on.Act, PauseReason.Clarification, on.Act.Today.AddDays(1)));
    }

    [Fact]
    public void It_is_extended_once_within_the_first_month_and_they_are_told_why()
    {
        var request = Request();
        request.Extend(on.Act, "Three agencies.", on.Act.Today);
        Assert.Equal(new DateOnly(2027, 2, 18), request.DueOn);
        Assert.Throws<Refused>(() => request.Extend(on.Act, "More.", on.Act.Today));
        var late = Request();
        Days(40);
        Assert.Throws<Refused>(() => late.Extend(on.Act, "Three agencies.", on.Act.Today));
    }

    [Fact]
    public void It_is_not_finished_while_an_item_is_undecided_nor_without_a_reason_while_somebody_has_not_answered()
    {
        var request = Deciding();
        Assert.Throws<Refused>(() => request.Finish(on.Act, undecided: 1, unanswered: 0, null));
        Assert.Throws<Refused>(() => request.Finish(on.Act, undecided: 1, unanswered: 0, "In a hurry."));
        Assert.Throws<Refused>(() => request.Finish(on.Act, undecided: 0, unanswered: 1, " "));
        request.Finish(on.Act, undecided: 0, unanswered: 1, "They are away until January.");
        Assert.Equal((AccessState.Finished, "They are away until January."), (request.State, request.FinishedDespite));
        Assert.True(request.IsInSight);
        request.Close(on.Act, AccessEnding.Sent, on.Act.Today, "By hand.");
        Assert.False(request.IsInSight);
        Assert.Throws<Refused>(() => request.Close(on.Act, AccessEnding.Sent, on.Act.Today, "By hand."));
        Assert.Throws<Refused>(() => request.Gather(on.Act));
    }

    [Fact]
    public void What_is_said_of_another_person_goes_only_where_somebody_says_why_or_is_taken_out_whole()
    {
        var (request, item, said) = Item(ColumnClass.Other, needsOpinion: false);
        Assert.Throws<Refused>(() => item.Disclose(on.Act, request, said, Redaction.None, null, hasOpinion: false));
        Assert.Throws<Refused>(() => item.Redact(on.Act, request, said, Redaction.Of(said, [], ["Ivor"]), Exemption.ThirdParty, "His.", null, hasOpinion: false));
        item.Redact(on.Act, request, said, Redaction.Of(said, ["Text"], []), Exemption.ThirdParty, "His.", null, hasOpinion: false);
        Assert.Equal(ItemDecision.Redacted, item.Decision);
        item.Disclose(on.Act, request, said, Redaction.None, "He agreed.", hasOpinion: false);
        Assert.Equal((ItemDecision.Disclosed, (string?)null, (Exemption?)null), (item.Decision, item.Redactions, item.Exemption));
    }

    [Fact]
    public void Health_social_work_and_education_wait_for_the_opinion_of_the_professional_unless_they_are_withheld()
    {
        var (request, item, said) = Item(ColumnClass.Told, needsOpinion: true);
        Assert.Throws<Refused>(() => item.Disclose(on.Act, request, said, Redaction.None, null, hasOpinion: false));
        item.Withhold(on.Act, request, said, Exemption.HealthHarm, "The consultant is away.", unsaid: false);
        item.Disclose(on.Act, request, said, Redaction.None, null, hasOpinion: true);
        Assert.True(item.Fits(said));
        Assert.False(item.Fits(new RecordSaid(said.RecordId, [new Said("Text", ColumnClass.Told, "Something else", "Something else")])));
    }

    [Fact]
    public void A_redaction_takes_something_out()
    {
        var (request, item, said) = Item(ColumnClass.Told, needsOpinion: false);
        Assert.Throws<Refused>(() => item.Redact(on.Act, request, said, Redaction.None, Exemption.ThirdParty, "His.", null, hasOpinion: false));
        Assert.Equal(ItemDecision.Undecided, item.Decision);
    }

    [Fact]
    public void An_asking_is_about_one_item_or_all_that_an_agency_gave_and_is_answered_once()
    {
        var (request, item, _) = Item(ColumnClass.Told, needsOpinion: true);
        Assert.Throws<Refused>(() => new AccessAsking(on.Act, request, AskedOf.Source, "Dr Who", null, null, "May it go?", on.Act.Today));
        Assert.Throws<Refused>(() => new AccessAsking(on.Act, request, AskedOf.Source, "Dr Who", on.Health.Id, null, "May it go?", on.Act.Today.AddDays(-1)));
        var asking = new AccessAsking(on.Act, request, AskedOf.Professional, "The consultant", on.Health.Id, null, "May it go?", on.Act.Today);
        Assert.True(asking.IsAbout(item));
        Assert.False(new AccessAsking(on.Act, request, AskedOf.Source, "The head", on.School.Id, null, "May it go?", on.Act.Today).IsAbout(item));
        Assert.Throws<Refused>(() => asking.Record(on.Act, request, AskingAnswer.MayGo, "Yes.", on.Act.Today.AddDays(1)));
        asking.Record(on.Act, request, AskingAnswer.MayGo, "Yes.", on.Act.Today);
        Assert.Throws<Refused>(() => asking.Record(on.Act, request, AskingAnswer.MayGo, "Yes.", on.Act.Today));
    }

    [Fact]
    public void Only_whoever_answers_it_reads_the_record_and_somebody_else_takes_it_over_by_name()
    {
        var request = Deciding();
        Viewer Of(Guid userId, Role role = Role.InformationGovernance) => new() { UserId = userId, Roles = [new RoleInPanel(role, on.Panel.Id)] };
        var other = Guid.CreateVersion7();
        Assert.True(Of(on.WorkerId).May(AccessRights.Answer, request));
        Assert.False(Of(other).May(AccessRights.Answer, request));
        Assert.False(Of(on.WorkerId, Role.Coordinator).May(AccessRights.Answer, request));
        Assert.Throws<Refused>(() => request.TakeOver(on.Act));
        request.TakeOver(on.Act with { UserId = other });
        Assert.False(Of(on.WorkerId).May(AccessRights.Answer, request));
        Assert.True(Of(other).May(AccessRights.Answer, request));
    }

    private (AccessRequest, AccessItem, RecordSaid) Item(ColumnClass of, bool needsOpinion)
    {
        var request = Deciding();
        var item = new AccessItem(request, "Note", Guid.CreateVersion7(), on.Now, on.Health.Id, needsOpinion);
        return (request, item, new RecordSaid(item.RecordId, [new Said("Text", of, "His uncle Ivor drinks.", "His uncle Ivor drinks.")]));
    }
}
