using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.Checks;

public sealed class EndedChecksTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Typed = "He was brave in June and told us so himself.";

    private Given Given => site.Given;

    [Fact]
    public async Task Whoever_typed_while_a_colleague_pressed_nothing_held_gets_their_text_back_and_reads_why()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"));
        var (slow, quick) = (await site.As("police.nw"), await site.As("police2.nw"));
        var form = await slow.Get($"/checks/{checkId}/return");
        await quick.Send(await quick.Get($"/checks/{checkId}"), $"/checks/{checkId}/nothing-held");

        var told = await slow.Send(form, $"/checks/{checkId}/return", ("Known", Typed), ("OwnWords", "Leave me be."), ("Visibility", "WholePanel"));

        Assert.Equal(HttpStatusCode.NotFound, told.Status);
        Assert.Contains(Typed, told.Text);
        Assert.Contains("Leave me be.", told.Text);
        Assert.Contains("Nothing held", told.Text);
        Assert.Contains((await Given.User("police2.nw")).DisplayName, told.Text);
        Assert.Contains((await Given.User("coordinator.nw")).DisplayName, told.Text);
        Assert.True(told.Links("mailto:coordinator.nw@demo.example"));
        await using var db = site.Db();
        Assert.Equal(CheckAnswer.NothingHeld, (await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).Answer);
        Assert.Contains("needs no answer any more", (await slow.Get($"/checks/{checkId}")).Heading);
        Assert.Contains(Typed, (await slow.Send(form, $"/checks/{checkId}/cannot-share", ("Because", Typed))).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_after_the_case_closed_or_the_check_was_taken_back_is_not_lost_and_says_nothing_of_the_case(bool closed)
    {
        var caseId = await Given.Case("school.nw");
        var checkId = await Given.Check(caseId);
        var police = await site.As("police.nw");
        var form = await police.Get($"/checks/{checkId}/return");
        var coordinator = await site.As("coordinator.nw");
        if (closed) Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/cases/{caseId}/closure", ("Reason", "OpenedInError"), ("Note", "A mistake."))).Status);
        else await coordinator.Post($"/checks/{checkId}/unassignment");

        var told = await police.Send(form, $"/checks/{checkId}/return", ("Known", Typed), ("Visibility", "WholePanel"));

        Assert.Equal(HttpStatusCode.NotFound, told.Status);
        Assert.Contains(Typed, told.Text);
        Assert.Contains("The panel took it back on 18 November 2026", told.Text);
        Assert.Contains((await Given.User("coordinator.nw")).DisplayName, told.Text);
        await using var db = site.Db();
        var held = await db.Cases.Include(@case => @case.YoungPerson).SingleAsync(@case => @case.Id == caseId);
        foreach (var hidden in new[] { held.Reference, held.YoungPerson.FamilyName, "closed", "mistake" }) Assert.DoesNotContain(hidden, told.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Null((await db.AgencyChecks.SingleAsync(check => check.Id == checkId)).Answer);
    }

    [Fact]
    public async Task Whoever_never_saw_it_learns_nothing_and_keeps_their_own_words()
    {
        var (ended, open) = (await Given.Check(await Given.Case("school.nw")), await Given.Check(await Given.Case("school.nw")));
        var police = await site.As("police.nw");
        await police.Send(await police.Get($"/checks/{ended}"), $"/checks/{ended}/nothing-held");
        var stranger = await site.As("health.nw");
        var shown = await stranger.Get("/checks");
        var answers = new List<string>();
        foreach (var checkId in new[] { ended, open, Guid.NewGuid() })
        {
            var told = await stranger.Send(shown, $"/checks/{checkId}/return", ("Known", Typed));
            Assert.Equal(HttpStatusCode.NotFound, told.Status);
            Assert.Contains(Typed, told.Text);
            answers.Add(told.Text);
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Whoever_may_not_answer_is_refused_with_their_own_words()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"));
        var chair = await site.As("chair.nw");
        var told = await chair.Send(await chair.Get("/my-work"), $"/checks/{checkId}/return", ("Known", Typed));
        Assert.Equal(HttpStatusCode.Forbidden, told.Status);
        Assert.Contains(Typed, told.Text);
    }

    [Fact]
    public async Task Whoever_is_kept_out_meanwhile_is_told_nothing_of_what_became_of_it_and_keeps_their_own_words()
    {
        var caseId = await Given.Case("school.nw");
        var checkId = await Given.Check(caseId);
        var (police, colleague) = (await site.As("police2.nw"), await site.As("police.nw"));
        var form = await police.Get($"/checks/{checkId}/return");
        var kept = (await Given.User("police2.nw")).Id;
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, kept, "A cousin.").Id);
        await colleague.Send(await colleague.Get($"/checks/{checkId}"), $"/checks/{checkId}/nothing-held");

        var told = await police.Send(form, $"/checks/{checkId}/return", ("Known", Typed), ("Visibility", "WholePanel"));

        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (told.Status, told.Heading));
        Assert.Contains(Typed, told.Text);
        Assert.DoesNotContain("Nothing held", told.Text);
        Assert.DoesNotContain("CK-", told.Text);
    }

    [Fact]
    public async Task A_colleague_whose_sight_ended_before_the_check_did_is_told_nothing_of_its_end()
    {
        var caseId = await Given.Case("school.nw");
        var checkId = await Given.Check(caseId);
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Involvements).Include(held => held.Checks).Include(held => held.Actions).AsSplitQuery().SingleAsync(held => held.Id == caseId)).Restrict(act, []);
            return true;
        });
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var (named, colleague) = (await site.As("police.nw"), await site.As("police2.nw"));
        await named.Send(await named.Get($"/checks/{checkId}"), $"/checks/{checkId}/nothing-held");
        Assert.Contains("needs no answer any more", (await named.Get($"/checks/{checkId}")).Heading);
        Assert.Equal("Page not found", (await colleague.Get($"/checks/{checkId}")).Heading);
    }
}
