using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Tests.Domain.Panels;

namespace YoungFutures.Tests.Domain.Cases;

public sealed class DeclarationTests
{
    private readonly Table table = new();
    private readonly Case @case;

    public DeclarationTests() => @case = table.Case();

    private static PanelMember Member(string name, bool chairs = false) => new(Guid.NewGuid(), name, chairs);

    private Act By(PanelMember member) => table.Act with { UserId = member.UserId };

    private static string SentenceOf(Action what) => Assert.Throws<Refused>(what).Sentence;

    [Fact]
    public void Whoever_declares_a_conflict_withdraws_at_once_and_the_table_is_told_that_and_no_more()
    {
        var member = Member("Siân Ffynnon");

        var declared = @case.Declare(By(member), member, Tie.Victim, "It was my car.", null);

        Assert.Equal(DeclarationState.InForce, declared.State);
        Assert.True(@case.KeepsOut(member.UserId, table.Now));
        Assert.Null(declared.OwnerId);
        Assert.Null(declared.Told!.Interest);
        Assert.Equal(member.UserId, declared.Told.PersonId);
    }

    [Fact]
    public void An_interest_is_shown_and_keeps_nobody_out()
    {
        foreach (var tie in Ties.Interests)
        {
            var member = Member("Siân Ffynnon");
            var declared = @case.Declare(table.Act, member, tie, null, null);
            Assert.Equal(DeclarationState.InForce, declared.State);
            Assert.Equal(tie, declared.Told!.Interest);
            Assert.False(@case.KeepsOut(member.UserId, table.Now));
        }

        Assert.Empty(@case.Exclusions);
        Assert.Empty(Ties.Conflicts.Intersect(Ties.Interests));
        Assert.Equal(Enum.GetValues<Tie>().Order(), Ties.Conflicts.Concat(Ties.Interests).Order());
    }

    [Fact]
    public void A_conflict_said_of_somebody_else_keeps_nobody_out_before_it_is_confirmed()
    {
        var member = Member("Siân Ffynnon");
        var proposed = @case.Declare(table.Act, member, Tie.Relative, null, table.ChairId);
        Assert.True(proposed.IsOpen);
        Assert.Equal(table.ChairId, proposed.OwnerId);
        Assert.NotNull(proposed.DueOn);
        Assert.False(@case.KeepsOut(member.UserId, table.Now));
        Assert.Null(proposed.Told);

        proposed.Confirm(table.Act with { UserId = table.ChairId });

        Assert.True(@case.KeepsOut(member.UserId, table.Now));
        Assert.Null(proposed.OwnerId);
        Assert.Null(proposed.DueOn);
        Assert.Equal("This declaration has been dealt with since you opened it.", SentenceOf(() => proposed.Dismiss(table.Act, "No.")));
    }

    [Fact]
    public void What_is_dismissed_changes_nothing_and_is_not_proposed_again_because_of_the_same_name()
    {
        var member = Member("Rhys Jones");
        @case.Name(table.Act, "Rhys", "Jones", Tie.Complainant);
        var proposed = Assert.Single(@case.ProposeConflicts(table.Act, [member], table.ChairId));
        Assert.Empty(@case.ProposeConflicts(table.Act, [member], table.ChairId));

        proposed.Dismiss(table.Act, "They only share a name.");

        Assert.Empty(@case.ProposeConflicts(table.Act, [member], table.ChairId));
        Assert.False(@case.KeepsOut(member.UserId, table.Now));
        Assert.Equal(DeclaredBy.Rule, proposed.By);
        Assert.Equal(Tie.Complainant, proposed.Tie);
    }

    [Fact]
    public void Once_it_is_lifted_the_person_is_let_in_and_what_the_coordinator_kept_out_stays_out()
    {
        var (member, other) = (Member("Siân Ffynnon"), Member("Huw Derwen"));
        @case.Exclude(table.Act, other.UserId, "A complaint.");
        var (one, two) = (@case.Declare(By(member), member, Tie.Relative, null, null), @case.Declare(By(other), other, Tie.Relative, null, null));

        one.Lift(table.Act, "It was a misunderstanding.");
        two.Lift(table.Act, "It was a misunderstanding.");

        Assert.False(@case.KeepsOut(member.UserId, table.Now));
        Assert.True(@case.KeepsOut(other.UserId, table.Now));
        Assert.Equal(table.Now, one.Told!.Until);
        Assert.Equal("This declaration has been dealt with since you opened it.", SentenceOf(() => one.Lift(table.Act, "Again.")));
    }

    [Fact]
    public void Whoever_says_themselves_what_was_proposed_has_decided_it()
    {
        var member = Member("Rhys Jones");
        @case.Name(table.Act, "Rhys", "Jones", Tie.Complainant);
        var proposed = Assert.Single(@case.ProposeConflicts(table.Act, [member], null));

        var said = @case.Declare(By(member), member, Tie.Relative, "He is my nephew.", null);

        Assert.Same(proposed, said);
        Assert.Equal((DeclaredBy.Themselves, Tie.Relative, DeclarationState.InForce), (said.By, said.Tie, said.State));
        Assert.Equal("This has been declared already.", SentenceOf(() => @case.Declare(table.Act, member, Tie.Victim, null, null)));
    }

    [Fact]
    public void A_conflict_about_a_chair_is_the_coordinators_to_decide_and_the_panels_coordinator_has_none_while_the_cases_are_theirs()
    {
        var chair = Member("Gareth Morfa", chairs: true);
        var proposed = @case.Declare(table.Act, chair, Tie.Relative, null, chair.UserId);
        Assert.True(proposed.IsForCoordinator);
        Assert.Equal(table.CoordinatorId, proposed.OwnerId);

        var coordinator = new PanelMember(table.CoordinatorId, "Nia Brynteg", false);
        Assert.StartsWith("This person coordinates the panel", SentenceOf(() => @case.Declare(table.Act, coordinator, Tie.Relative, null, null)));
    }

    [Fact]
    public void A_name_that_was_an_error_takes_what_was_proposed_because_of_it_with_it()
    {
        var named = @case.Name(table.Act, "Rhys", "Jones", Tie.Victim);
        var proposed = Assert.Single(@case.ProposeConflicts(table.Act, [Member("Rhys Jones")], null));

        @case.NoLongerName(table.Act, named);

        Assert.Equal(DeclarationState.Dismissed, proposed.State);
        Assert.Empty(@case.ProposeConflicts(table.Act, [Member("Rhys Jones")], null));
        Assert.Equal("This person is not named in the case any more.", SentenceOf(() => @case.NoLongerName(table.Act, named)));
        Assert.Throws<Refused>(() => @case.Name(table.Act, "Rhys", "Jones", Tie.Taught));
        Assert.Throws<Refused>(() => @case.Name(table.Act, " ", null, Tie.Victim));
    }

    [Theory]
    [InlineData("Rhys Jones", "Rhys", "Jones")]
    [InlineData("Rhys Jones", "Rees", "Jones")]
    [InlineData("Siân Ffynnon", "Sian", "Ffynnon")]
    [InlineData("Siân Mair Ffynnon", "Siân", "Ffynnon")]
    [InlineData("Mari Lloyd Jones", "Mari", "Lloyd-Jones")]
    [InlineData("Jones Rhys", "Rhys", "Jones")]
    [InlineData("Kate O’Brien", "Katherine", "O'Brien")]
    public void A_given_and_a_family_name_that_both_agree_are_proposed(string called, string given, string family) => Assert.True(Named(given, family).MayBe(called));

    [Theory]
    [InlineData("Rhys Jones", "Marged", "Jones")]
    [InlineData("Rhys Jones", null, "Jones")]
    [InlineData("Rhys Jones", "", "Jones")]
    [InlineData("Rhys Jones", "R", "Jones")]
    [InlineData("R. Jones", "Rhys", "Jones")]
    [InlineData("Jones", "Rhys", "Jones")]
    [InlineData("Rhys Jones", "Rhys", null)]
    [InlineData("Rhys Jones", "Rhys", "Prydderch")]
    [InlineData("", "Rhys", "Jones")]
    [InlineData("Rhys", "Rhys", "Jones")]
    public void A_family_name_alone_or_a_given_name_alone_never_is(string called, string? given, string? family) => Assert.False(Named(given, family).MayBe(called));

    [Fact]
    public void Half_of_Wrexham_may_be_called_Jones()
    {
        string[] given = ["Rhys", "Marged", "Dewi", "Non", "Gwilym", "Angharad", "Tomos", "Eleri", "Ifan", "Bethan"];
        foreach (var name in given) @case.Name(table.Act, name, "Jones", Tie.Relative);
        @case.Name(table.Act, null, "Jones", Tie.Victim);
        var members = given.Select(name => Member($"{name} Jones")).Append(Member("Huw Jones")).Append(Member("Nia Jones")).ToList();

        var proposed = @case.ProposeConflicts(table.Act, members, null);

        Assert.Equal(given.Length, proposed.Count);
        Assert.DoesNotContain(proposed, held => held.PersonId == members[^1].UserId || held.PersonId == members[^2].UserId);
    }

    [Fact]
    public void Whoever_referred_does_not_chair_the_item_and_without_another_chair_nothing_is_decided()
    {
        var (meeting, item) = table.Quorate(@case);
        var chair = new PanelMember(table.ChairId, "Gareth Morfa", true);
        @case.Declare(By(chair), chair, Tie.Referred, null, null);
        Assert.True(item.NeedsAnotherChair(table.Now));

        Assert.StartsWith("Whoever referred the young person does not chair this item. Name who", SentenceOf(() => table.Decide(meeting, item, DecisionOutcome.NoFurtherAction)));
        Assert.Equal("This person chairs the meeting. Choose somebody else for this item.", SentenceOf(() => meeting.LetChair(table.Act, item, table.ChairId)));
        var deputy = Guid.NewGuid();
        meeting.LetChair(table.Act, item, deputy);
        table.Decide(meeting, item, DecisionOutcome.NoFurtherAction);

        Assert.Equal("This item has already been dealt with.", SentenceOf(() => meeting.LetChair(table.Act, item, null)));
        Assert.Equal(deputy, item.ChairedById);
    }

    [Fact]
    public void Having_taught_or_worked_with_the_young_person_the_chair_chairs_the_item()
    {
        var (meeting, item) = table.Quorate(@case);
        var chair = new PanelMember(table.ChairId, "Gareth Morfa", true);
        foreach (var tie in new[] { Tie.Taught, Tie.WorkedWith }) @case.Declare(By(chair), chair, tie, null, null);

        Assert.False(item.NeedsAnotherChair(table.Now));
        table.Decide(meeting, item, DecisionOutcome.NoFurtherAction);
    }

    [Fact]
    public void A_chair_who_has_withdrawn_is_replaced_and_so_is_whoever_withdraws_in_their_place()
    {
        var (meeting, item) = table.Quorate(@case);
        var (chair, deputy) = (new PanelMember(table.ChairId, "Gareth Morfa", true), Member("Huw Derwen"));
        @case.Declare(By(chair), chair, Tie.Relative, null, null);
        Assert.StartsWith("The chair has withdrawn from this item.", SentenceOf(() => table.Decide(meeting, item, DecisionOutcome.NoFurtherAction)));
        Assert.True(meeting.KeepsOutItsChair);

        meeting.LetChair(table.Act, item, deputy.UserId);
        @case.Declare(By(deputy), deputy, Tie.Victim, null, null);

        Assert.StartsWith("Whoever was to chair this item no longer can.", SentenceOf(() => table.Decide(meeting, item, DecisionOutcome.NoFurtherAction)));
        Assert.Equal("This person cannot chair this item. Choose somebody else.", SentenceOf(() => meeting.LetChair(table.Act, item, deputy.UserId)));
    }

    [Fact]
    public void Without_quorum_only_whoever_chairs_the_item_allows_an_exception()
    {
        var (meeting, item) = table.Published(@case);
        var deputy = Guid.NewGuid();
        meeting.LetChair(table.Act, item, deputy);

        Assert.StartsWith("Only whoever chairs this item allows it", SentenceOf(() => table.Decide(meeting, item, DecisionOutcome.Adopted, table.Health, exception: "It cannot wait.")));
    }

    [Fact]
    public void A_meeting_chaired_by_a_deputy_needs_no_other_chair_for_an_item()
    {
        var (meeting, item) = table.Quorate(@case);
        var chair = new PanelMember(table.ChairId, "Gareth Morfa", true);
        @case.Declare(By(chair), chair, Tie.Referred, null, null);

        meeting.RecordChair(Presence.Deputy, "Huw Derwen");

        Assert.False(item.NeedsAnotherChair(table.Now));
    }

    [Fact]
    public void An_item_that_its_chair_does_not_chair_is_heard_by_itself()
    {
        var meeting = table.Meeting();
        var item = meeting.Add(table.Act, @case, 10);
        var chair = new PanelMember(table.ChairId, "Gareth Morfa", true);
        @case.Declare(By(chair), chair, Tie.Referred, null, null);

        Assert.Equal("The chair does not chair this item, so it is heard by itself.",
            SentenceOf(() => meeting.ProposeQuick(table.Act, item, DecisionOutcome.NoFurtherAction, "Because.", "Agrees.", null, null)));
    }

    private NamedPerson Named(string? given, string? family)
    {
        if (string.IsNullOrWhiteSpace(given) && string.IsNullOrWhiteSpace(family)) given = "?";
        return @case.Name(table.Act, given, family, Tie.Relative);
    }
}
