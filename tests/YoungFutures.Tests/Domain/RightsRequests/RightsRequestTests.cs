using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Tests.Web.RightsRequests;

namespace YoungFutures.Tests.Domain.RightsRequests;

public sealed class RightsRequestTests
{
    // A Wednesday, 18 November 2026.
    private readonly Scene on = new();
    private readonly Guid governsId = Guid.CreateVersion7();

    private Act Governs => on.Act with { UserId = governsId, AgencyId = null };
    private static readonly RightsDecision Upheld = new(RightsOutcome.Upheld, "She is right.", "Put right.", "It was another evening.", null);

    private RightsRequest Request(RightKind kind = RightKind.Rectification, DateOnly? received = null, Guid? aboutId = null) =>
        new(Governs, new Matter(on.Person.Id, on.Panel.Id, on.Case.Id, null, on.Case.Reference), "RR-NW-2026-0001", (received ?? on.Act.Today).AskedAbout(kind, aboutId), governsId);

    private PartInMatter Part(params object[] records) => PartInMatter.Of(on.Person.Id, records);

    private void Days(int days) => on.Now = on.Now.AddDays(days);

    [Fact]
    public void Whoever_stands_anywhere_in_the_record_does_not_decide()
    {
        var author = on.Act with { UserId = Guid.CreateVersion7() };
        var note = new Note(on.Case, author, "Seen in town.", YoungFutures.Domain.Access.Visibility.WholePanel, []);
        var request = Request();
        var refused = Assert.Throws<Refused>(() => request.Decide(author, Part(on.Case, note), Upheld));
        Assert.Equal("You have had a part in this matter, so somebody else decides about it.", refused.Message);
        // Whoever opened the case, or owns it, as well.
        Assert.Throws<Refused>(() => request.Decide(on.Act with { UserId = on.CoordinatorId }, Part(on.Case, note), Upheld));
        Assert.Equal(RightsState.ToDecide, request.State);
        Assert.Empty(request.Marks);

        request.Decide(Governs, Part(on.Case, note), Upheld);
        Assert.Equal((RightsState.ToTell, governsId), (request.State, request.DecidedById));
    }

    [Fact]
    public void Governing_the_record_is_no_part_in_it()
    {
        var hold = new RetentionHold(Governs, on.Person.Id, on.Case.Reference, HoldReason.SubjectAccess, "It is asked for.");
        Request().Decide(Governs, Part(on.Case, hold, Request()), Upheld);
    }

    [Fact]
    public void Whoever_it_is_about_never_decides_and_is_not_asked_to()
    {
        var request = Request(RightKind.Complaint, aboutId: governsId);
        Assert.Throws<Refused>(() => request.Decide(Governs, Part(), Upheld));
        Assert.Throws<Refused>(() => request.AskToDecide(governsId, Part()));
    }

    [Fact]
    public void Somebody_who_was_asked_to_decide_decides_and_nobody_else()
    {
        var other = Guid.CreateVersion7();
        var request = Request(RightKind.HumanReview);
        Assert.Throws<Refused>(() => request.AskToDecide(on.CoordinatorId, Part(on.Case)));
        request.AskToDecide(other, Part(on.Case));
        Assert.Throws<Refused>(() => request.Decide(Governs, Part(on.Case), Upheld));
        request.Decide(Governs with { UserId = other }, Part(on.Case), Upheld);
        Assert.Throws<Refused>(() => request.AskToDecide(governsId, Part(on.Case)));
    }

    [Fact]
    public void Who_had_a_part_in_the_matter_of_somebody_else_says_nothing_of_this_one() =>
        Assert.Throws<ArgumentException>(() => Request().Decide(Governs, PartInMatter.Of(Guid.CreateVersion7()), Upheld));

    [Theory]
    [InlineData(RightKind.Rectification, "2026-12-18")]
    [InlineData(RightKind.HumanReview, "2026-12-18")]
    [InlineData(RightKind.Erasure, "2026-12-18")]
    [InlineData(RightKind.Complaint, "2027-02-18")]
    public void A_right_is_answered_within_a_month_and_a_complaint_within_three(RightKind kind, string by) => Assert.Equal(DateOnly.Parse(by, System.Globalization.CultureInfo.InvariantCulture), Request(kind).AnswerBy);

    [Fact]
    public void A_complaint_is_acknowledged_within_thirty_days_or_on_the_next_working_day()
    {
        var complaint = Request(RightKind.Complaint);
        Assert.Equal((new DateOnly(2026, 12, 18), new DateOnly(2026, 12, 18)), (complaint.AcknowledgeBy!.Value, complaint.DueOn!.Value));
        // The thirtieth day is a Saturday, 19 December.
        Assert.Equal(new DateOnly(2026, 12, 21), RightsClock.AcknowledgeBy(new DateOnly(2026, 11, 19)));
        Assert.Throws<Refused>(() => complaint.Acknowledge(Governs, on.Act.Today.AddDays(-1), "By telephone."));
        Assert.Throws<Refused>(() => complaint.Acknowledge(Governs, on.Act.Today.AddDays(1), "By telephone."));
        complaint.Acknowledge(Governs, on.Act.Today, "By telephone.");
        Assert.Equal(complaint.AnswerBy, complaint.DueOn);
        Assert.Throws<Refused>(() => complaint.Acknowledge(Governs, on.Act.Today, "Again."));
        Assert.Throws<Refused>(() => Request().Acknowledge(Governs, on.Act.Today, "No complaint."));
    }

    [Fact]
    public void It_is_extended_once_within_the_first_month_and_told_and_no_complaint_is()
    {
        var request = Request();
        request.Extend(Governs, "Three agencies.", on.Act.Today);
        Assert.Equal(new DateOnly(2027, 2, 18), request.DueOn);
        Assert.Throws<Refused>(() => request.Extend(Governs, "Four.", on.Act.Today));
        Assert.Throws<Refused>(() => Request(RightKind.Complaint).Extend(Governs, "Three.", on.Act.Today));
        var late = Request();
        Days(40);
        Assert.Throws<Refused>(() => late.Extend(Governs, "Forgotten.", on.Act.Today));
    }

    [Fact]
    public void What_is_right_stands_beside_what_is_written_and_so_does_what_they_say_when_it_is_refused()
    {
        Assert.Throws<Refused>(() => Request().Decide(Governs, Part(), Upheld with { Correction = " " }));
        var upheld = Request();
        upheld.Decide(Governs, Part(), Upheld with { Statement = "Never mind." });
        Assert.Equal((MarkKind.Corrected, "It was another evening."), Assert.Single(upheld.Marks.ConvertAll(mark => (mark.Kind, mark.Text))));
        var refused = Request();
        refused.Decide(Governs, Part(), Upheld with { Outcome = RightsOutcome.NotUpheld, Statement = "I was at my nain’s." });
        Assert.Equal((MarkKind.Statement, "I was at my nain’s."), Assert.Single(refused.Marks.ConvertAll(mark => (mark.Kind, mark.Text))));
        var part = Request();
        part.Decide(Governs, Part(), Upheld with { Outcome = RightsOutcome.InPart, Statement = "All of it." });
        Assert.Equal([MarkKind.Corrected, MarkKind.Statement], part.Marks.Select(mark => mark.Kind));
    }

    [Fact]
    public void It_stays_open_until_they_are_told()
    {
        var request = Request();
        Assert.Throws<Refused>(() => request.Tell(Governs, on.Act.Today, "By hand."));
        request.Decide(Governs, Part(), Upheld);
        Assert.True(request.IsOpen);
        Assert.Throws<Refused>(() => request.Tell(Governs, on.Act.Today.AddDays(-1), "Before it was decided."));
        request.Tell(Governs, on.Act.Today, "By hand.");
        Assert.Equal((RightsState.Closed, false, (DateOnly?)null), (request.State, request.IsOpen, request.DueOn));
        Assert.Throws<Refused>(() => request.Decide(Governs, Part(), Upheld));
        Assert.Throws<Refused>(() => request.Withdraw(Governs, "Too late."));
        Assert.Throws<Refused>(() => request.TakeOver(on.Act));
    }

    [Fact]
    public void A_restriction_lasts_with_a_date_to_look_at_it_again_until_they_were_told_that_it_ends()
    {
        var request = Request(RightKind.Restriction);
        request.Decide(Governs, Part(), Upheld);
        Assert.NotNull(request.Standing);
        request.Tell(Governs, on.Act.Today, "By hand.");
        Assert.Equal((RightsState.Lasting, new DateOnly(2027, 2, 18)), (request.State, request.DueOn!.Value));
        Days(92);
        request.Keep(Governs, "The court has not sat.");
        Assert.Equal(new DateOnly(2027, 5, 18), request.DueOn);
        Assert.Throws<Refused>(() => request.Lift(Governs, "It has.", on.Act.Today.AddDays(1)));
        request.Lift(Governs, "It has.", on.Act.Today);
        Assert.Equal((RightsState.Closed, null), (request.State, request.Standing));
        Assert.Throws<Refused>(() => request.Lift(Governs, "Again.", on.Act.Today));
    }

    [Fact]
    public void The_record_is_restricted_meanwhile_once_and_no_complaint_restricts_it()
    {
        var request = Request();
        request.Restrict(Governs, "Nobody knows yet who was there.");
        Assert.Throws<Refused>(() => request.Restrict(Governs, "Again."));
        Assert.Throws<Refused>(() => Request(RightKind.Complaint).Restrict(Governs, "No."));
        request.Withdraw(Governs, "They have taken it back.");
        Assert.Equal((null, false), (request.Standing, request.IsOpen));
    }

    [Fact]
    public void A_request_of_tomorrow_is_no_request() => Assert.Throws<Refused>(() => Request(received: on.Act.Today.AddDays(1)));
}
