using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Linkage;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Links;

namespace YoungFutures.Tests.Web.Links;

/// <summary>A coordinator compares two records that agencies sent, and takes back what was wrong.</summary>
public sealed class LinksTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task The_list_names_nobody_and_says_how_the_two_agree()
    {
        var question = await Given.LinkQuestion();
        var family = await Given.FamilyOf(question);
        var page = await (await site.As("coordinator.nw")).Get("/links");

        Assert.True(page.Links($"/links/{question}"));
        Assert.Contains("Agrees: ", page.Text);
        Assert.Contains("Date of birth", page.Text);
        Assert.Contains("They may be twins, or brothers or sisters", page.Text);
        Assert.DoesNotContain(family, page.Body);
        Assert.True((await (await site.As("coordinator.nw")).Get("/my-work/records")).Links($"/links/{question}"));
        Assert.DoesNotContain(family, (await (await site.As("coordinator.nw")).Get("/my-work/records")).Body);
    }

    [Fact]
    public async Task The_two_stand_side_by_side_as_their_agencies_wrote_them_and_the_look_is_in_the_audit()
    {
        var question = await Given.LinkQuestion();
        var family = await Given.FamilyOf(question);
        var page = await (await site.As("coordinator.nw")).Get($"/links/{question}");

        Assert.Equal("Compare two records", page.Heading);
        Assert.Contains(family, page.Text);
        Assert.Contains("Agrees", page.Text);
        Assert.Contains("Only an initial, and it fits", page.Text);
        Assert.Contains("How sure the program is", page.Text);
        Assert.DoesNotContain(family, page.Page.Title, StringComparison.Ordinal);
        await using var db = site.Db();
        var line = await db.AuditEntries.Where(held => held.RecordId == question && held.Event == AuditEvents.Seen).SingleAsync();
        Assert.Equal(nameof(LinkQuestion), line.RecordKind);
        Assert.Equal(Given.PanelId, line.PanelId);
    }

    [Fact]
    public async Task An_answer_needs_a_choice_and_a_reason_and_leads_to_the_next_question()
    {
        var question = await Given.LinkQuestion();
        var family = await Given.FamilyOf(question);
        var coordinator = await site.As("coordinator.nw");
        var shown = await coordinator.Get($"/links/{question}");
        var path = $"/links/{question}/decision";

        var wrong = await coordinator.Send(shown, path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["Say whether they are the same young person", "Say what makes you sure"], wrong.Errors);
        Assert.Contains(family, wrong.Text);

        var done = await coordinator.Send(shown, path, ("Same", "true"), ("Because", "The school rang."));
        Assert.StartsWith("/links", done.Location, StringComparison.Ordinal);
        await using var db = site.Db();
        var decision = await db.LinkDecisions.Include(held => held.Moves).SingleAsync(held => held.QuestionId == question);
        Assert.Equal((true, "The school rang.", 1), (decision.Same, decision.Because, decision.Moves.Count));
        Assert.Contains("given.initial", decision.Explanation);
        Assert.DoesNotContain(family, decision.Explanation);
        var signals = await db.Signals.Where(held => held.Id == decision.SignalId || held.Id == decision.OtherId).ToListAsync();
        Assert.Equal(signals[0].IdentityId, signals[1].IdentityId);
        Assert.True((await coordinator.Get("/links/decisions")).Links($"/links/decisions/{decision.Id}/undoing"));
        Assert.DoesNotContain(family, (await coordinator.Get("/links/decisions")).Body);

        // The page that was open in another tab shows what has changed, and nothing is decided twice.
        var late = await coordinator.Send(shown, path, ("Same", "false"), ("Because", "No."), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(1, await db.LinkDecisions.CountAsync(held => held.QuestionId == question));
    }

    [Fact]
    public async Task A_decision_is_undone_with_a_reason_and_the_question_waits_again()
    {
        var question = await Given.LinkQuestion();
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Send(await coordinator.Get($"/links/{question}"), $"/links/{question}/decision", ("Same", "true"), ("Because", "The school rang."));
        await using var db = site.Db();
        var decision = await db.LinkDecisions.AsNoTracking().Include(held => held.Moves).SingleAsync(held => held.QuestionId == question);
        var path = $"/links/decisions/{decision.Id}/undoing";
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("The school rang.", (await coordinator.Get(path)).Text);
        Assert.Equal(["Say why it is undone"], (await coordinator.Post(path)).Errors);
        Assert.Equal("/links/decisions", (await coordinator.Post(path, ("Because", "It was her sister."))).Location);

        Assert.Equal(decision.Moves[0].FromId, await db.Signals.Where(held => held.Id == decision.Moves[0].SignalId).Select(held => held.IdentityId).SingleAsync());
        Assert.Equal(LinkQuestionState.Open, await db.LinkQuestions.Where(held => held.Id == question).Select(held => held.State).SingleAsync());
        Assert.Contains("It was her sister.", (await coordinator.Get(path)).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post(path, ("Because", "Once more."))).Status);
    }

    [Fact]
    public async Task A_record_is_taken_out_of_those_it_stands_with()
    {
        var (first, second) = await Given.JoinedSignals();
        var coordinator = await site.As("coordinator.nw");
        var path = $"/links/separation/{second}";

        Assert.Contains("The first record leaves the others", (await coordinator.Get(path)).Text);
        Assert.Equal(["Say what shows that it is about somebody else"], (await coordinator.Post(path)).Errors);
        var shown = await coordinator.Get(path);
        Assert.Equal("/links/decisions", (await coordinator.Send(shown, path, ("Because", "A namesake."))).Location);

        await using var db = site.Db();
        var of = await db.Signals.Where(held => held.Id == first || held.Id == second).Select(held => held.IdentityId).Distinct().CountAsync();
        Assert.Equal(2, of);
        Assert.Contains("This record stands alone.", (await coordinator.Get(path)).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(shown, path, ("Because", "Again."), ("FormKey", Guid.NewGuid().ToString()))).Status);
    }

    [Theory]
    [InlineData("chair.nw")]
    [InlineData("police.nw")]
    [InlineData("coordinator.herts")]
    [InlineData("ig.nw")]
    public async Task Nobody_but_whoever_runs_the_panel_finds_any_of_it(string account)
    {
        var question = await Given.LinkQuestion();
        var (first, _) = await Given.JoinedSignals();
        var visitor = await site.As(account);
        foreach (var path in new[] { $"/links/{question}", $"/links/separation/{first}", $"/links/{Guid.NewGuid()}", $"/links/separation/{Guid.NewGuid()}", $"/links/decisions/{Guid.NewGuid()}/undoing" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).Status);
        await using var db = await site.DbOf(account);
        await using var whole = site.Db();
        var signal = await whole.Signals.SingleAsync(held => held.Id == first);
        Assert.False(await db.Signals.AnyAsync(held => held.PanelId == Given.PanelId));
        Assert.True(await whole.LinkedIdentities.AnyAsync(held => held.Id == signal.IdentityId));
        Assert.False(await db.LinkedIdentities.AnyAsync(held => held.Id == signal.IdentityId));
        Assert.False(await db.SignalLinks.AnyAsync(held => held.SignalId == first));
        Assert.False(await db.LinkQuestions.AnyAsync(held => held.PanelId == Given.PanelId));
    }

    [Fact]
    public void Every_level_that_the_engine_knows_has_words()
    {
        Assert.Empty(Levels.All.Where(level => !LevelWords.Knows(level.Code)).Select(level => level.Code));
        Assert.All(Enum.GetValues<LinkageField>(), field => Assert.NotEmpty(LevelWords.Field(new(), field)));
        Assert.All(Enum.GetValues<Agreement>(), agreement => Assert.NotEmpty(LevelWords.Of(new(), agreement)));
    }
}
