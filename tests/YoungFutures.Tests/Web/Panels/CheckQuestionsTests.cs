using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.Panels;

public sealed class CheckQuestionsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;
    private string Address => $"/panels/{Given.PanelId}/check-questions";

    [Fact]
    public async Task The_coordinator_writes_what_the_panel_asks_the_agencies_of_a_sector_and_asking_begins_with_it()
    {
        var coordinator = await site.As("coordinator.nw");
        Assert.True((await coordinator.Get("/checks")).Links(Address));
        Assert.Contains(CheckQuestions.UsualOf(Sector.EarlyHelp).English, (await coordinator.Get(Address)).Text);
        var form = await coordinator.Get($"{Address}/EarlyHelp/edit");
        Assert.Equal(CheckQuestions.UsualOf(Sector.EarlyHelp).Welsh, form.Page.QuerySelector("textarea[name=Welsh]")!.TextContent.Trim());

        Assert.Equal(Address, (await coordinator.Send(form, $"{Address}/EarlyHelp/edit", ("English", "Which family support is there?"), ("Welsh", "Pa gymorth i deuluoedd sydd?"))).Location);

        var page = await coordinator.Get(Address);
        Assert.Contains("Which family support is there?", page.Text);
        Assert.Contains("The panel’s own", page.Text);
        await using var db = site.Db();
        var questions = await db.CheckQuestionsOf(Given.PanelId);
        Assert.Equal(new InBothLanguages("Which family support is there?", "Pa gymorth i deuluoedd sydd?"), questions[Sector.EarlyHelp]);
        Assert.Equal(CheckQuestions.UsualOf(Sector.Health), questions[Sector.Health]);
        Assert.Equal(CheckQuestions.UsualOf(Sector.EarlyHelp), (await db.CheckQuestionsOf(Given.OtherPanelId))[Sector.EarlyHelp]);
    }

    [Fact]
    public async Task Both_languages_are_asked_for_and_what_was_typed_stays()
    {
        var coordinator = await site.As("coordinator.nw");
        var wrong = await coordinator.Post($"{Address}/Fire/edit", ("English", "Any fires?"), ("Welsh", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter the question in Welsh. In Wales both languages are offered."), (wrong.Status, Assert.Single(wrong.Errors)));
        Assert.Equal("Any fires?", wrong.Page.QuerySelector("textarea[name=English]")!.TextContent.Trim());
        Assert.Equal(["Enter the question in English."], (await coordinator.Post($"{Address}/Fire/edit", ("English", " "))).Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"{Address}/Fire/edit", ("English", new string('x', 4001)))).Status);
        await using var db = site.Db();
        Assert.False(await db.CheckQuestions.AnyAsync(held => held.Sector == Sector.Fire));
    }

    [Fact]
    public async Task Of_two_who_write_at_once_the_second_sees_both_texts()
    {
        var coordinator = await site.As("coordinator.nw");
        var slow = await coordinator.Get($"{Address}/Police/edit");
        await coordinator.Send(await coordinator.Get($"{Address}/Police/edit"), $"{Address}/Police/edit", ("English", "The quick one."));
        var both = await coordinator.Send(slow, $"{Address}/Police/edit", ("English", "The slow one."));
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("The question in English|The slow one.|The quick one.", both.Differences);
    }

    [Fact]
    public async Task The_chair_reads_them_and_for_everybody_else_they_are_not_there()
    {
        var chair = await site.As("chair.nw");
        var page = await chair.Get(Address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.Links($"{Address}/Health/edit"));
        Assert.Equal(HttpStatusCode.Forbidden, (await chair.Get($"{Address}/Health/edit")).Status);
        foreach (var account in new[] { "police.nw", "coordinator.herts", "admin", "opcc.nw" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get(Address)).Status);
        var coordinator = await site.As("coordinator.nw");
        foreach (var sector in new[] { "Provider", "Nobody", "99" }) Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"{Address}/{sector}/edit")).Status);
    }
}
