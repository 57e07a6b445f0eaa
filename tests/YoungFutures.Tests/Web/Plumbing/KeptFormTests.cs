using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace YoungFutures.Tests.Web.Plumbing;

/// <summary>Whoever writes longer than their session lasts loses nothing, and nobody else gets it.</summary>
public sealed class KeptFormTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Typed = "A page of text about the evening of the fair, ŵ and all.";

    [Fact]
    public async Task What_was_typed_while_the_session_ran_out_comes_back_unsaved_to_its_writer()
    {
        var (coordinator, path, shown) = await Writing();
        site.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal("/sign-in", (await coordinator.Send(shown, path, ("Text", Typed), ("Visibility", "WholePanel"))).Location);

        var kept = (await SignIn(coordinator, "coordinator.nw")).Location!;
        Assert.StartsWith("/kept-forms/", kept);
        var given = await coordinator.Get(kept);
        var form = await coordinator.Send(given, path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        Assert.Equal(Typed, form.Page.QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        Assert.Equal(0, await Notes());

        // It is on the screen again, and sent from there it is saved once and kept no longer.
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(form, path, ("KeptForm", null))).Status);
        Assert.Equal(1, await Notes());
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get(kept)).Status);
    }

    [Fact]
    public async Task Whoever_was_writing_in_several_tabs_gets_each_of_them_back()
    {
        var (coordinator, path, shown) = await Writing();
        var (_, otherPath, other) = await Writing(coordinator);
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await coordinator.Send(shown, path, ("Text", "The first tab."), ("Visibility", "WholePanel"));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await coordinator.Send(other, otherPath, ("Text", "The second tab."), ("Visibility", "WholePanel"));

        Assert.Equal("/kept-forms", (await SignIn(coordinator, "coordinator.nw")).Location);
        var list = await coordinator.Get("/kept-forms");
        var links = list.Page.QuerySelectorAll("main li a").ToList();
        Assert.Equal(2, links.Count);
        Assert.All(links, link => Assert.StartsWith("Write a note on", link.TextContent.Trim(), StringComparison.Ordinal));
        Assert.DoesNotContain("tab", list.Text, StringComparison.Ordinal);

        // The newer stands first. Opened and on the screen again, it goes, and the other stays.
        var kept = links[0].GetAttribute("href")!;
        var given = await coordinator.Get(kept);
        Assert.True(given.Links("/kept-forms"));
        var form = await coordinator.Send(given, otherPath);
        Assert.Equal("The second tab.", form.Page.QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get(kept)).Status);
        var last = Assert.Single((await coordinator.Get("/kept-forms")).Page.QuerySelectorAll("main li a")).GetAttribute("href")!;
        Assert.Equal("The first tab.", (await coordinator.Send(await coordinator.Get(last), path)).Page.QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        Assert.Empty((await coordinator.Get("/kept-forms")).Page.QuerySelectorAll("main li"));
    }

    [Fact]
    public async Task Only_the_newest_five_are_kept()
    {
        var (coordinator, path, shown) = await Writing();
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        for (var tab = 1; tab <= 7; tab++)
        {
            await coordinator.Send(shown, path, ("Text", $"Tab {tab}"));
            site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await SignIn(coordinator, "coordinator.nw");
        var kept = (await coordinator.Get("/kept-forms")).Page.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(5, kept.Count);
        Assert.Equal("Tab 3", (await coordinator.Get(kept[^1])).Page.QuerySelector("main input[name=Text]")!.GetAttribute("value"));
        Assert.Equal(5, await Kept());
    }

    [Fact]
    public async Task What_cannot_be_shown_again_stays_kept()
    {
        var (coordinator, path, shown) = await Writing();
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await coordinator.Send(shown, path, ("Text", Typed));
        var kept = (await SignIn(coordinator, "coordinator.nw")).Location!;
        var given = await coordinator.Get(kept);

        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Send(given, $"/cases/{Guid.NewGuid()}/notes/new", ("KeptForm", kept.Split('/')[^1]))).Status);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get(kept)).Status);
    }

    [Fact]
    public async Task A_button_that_was_pressed_too_late_is_not_pressed_again_by_itself()
    {
        var checkId = await site.Given.Check(await site.Given.Case("school.nw"), "Betsi Cadwaladr University Health Board");
        var health = await site.As("health.nw");
        var page = await health.Get($"/checks/{checkId}");
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await health.Send(page, $"/checks/{checkId}/nothing-held");
        var given = await health.Get((await SignIn(health, "health.nw")).Location!);

        var answer = await health.Send(given, $"/checks/{checkId}/nothing-held");

        Assert.Equal((HttpStatusCode.Redirect, $"/checks/{checkId}"), (answer.Status, answer.Location));
        Assert.Contains("nothing was done", (await health.Get(answer.Location!)).Text, StringComparison.Ordinal);
        await using (var db = site.Db()) Assert.Null((await db.AgencyChecks.SingleAsync(check => check.Id == checkId)).Answer);
        Assert.Equal("/checks", (await health.Send(await health.Get($"/checks/{checkId}"), $"/checks/{checkId}/nothing-held")).Location);
    }

    [Fact]
    public async Task Whoever_changes_the_language_of_a_form_that_came_back_keeps_what_they_wrote()
    {
        var (coordinator, path, shown) = await Writing();
        var back = await coordinator.Send(shown, path, ("Text", "Ysgrifennwyd hyn cyn newid iaith."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        var button = back.Page.QuerySelector(".yf-language button")!;
        var switched = back.Page.QuerySelectorAll(".yf-language input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")));

        var welsh = await coordinator.Send(back, path, [.. switched, (button.GetAttribute("name")!, button.GetAttribute("value")), ("Visibility", "WholePanel")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, welsh.Status);
        Assert.Equal("cy", welsh.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Ysgrifennwyd hyn cyn newid iaith.", welsh.Page.QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        Assert.Equal("cy", (await coordinator.Get("/my-work")).Page.DocumentElement.GetAttribute("lang"));
        await using (var db = site.Db()) Assert.False(await db.Notes.AnyAsync(note => note.Text.StartsWith("Ysgrifennwyd")));

        // Without the switch it goes through; the address did not change.
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(welsh, path, ("SpeakAgain", null), ("Visibility", "WholePanel"))).Status);
        await coordinator.Post("/language", ("language", "en"), ("returnUrl", "/my-work"));
    }

    [Fact]
    public async Task Nobody_else_opens_it_and_after_an_hour_nobody_at_all()
    {
        var (coordinator, path, shown) = await Writing();
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await coordinator.Send(shown, path, ("Text", Typed));
        var kept = (await SignIn(coordinator, "coordinator.nw")).Location!;

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get(kept)).Status);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get(kept)).Status);
        for (var quarter = 0; quarter < 4; quarter++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.OK, (await coordinator.Get(kept)).Status);
        }

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get(kept)).Status);
    }

    [Fact]
    public async Task What_is_kept_cannot_be_read_in_the_database()
    {
        var (coordinator, path, shown) = await Writing();
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await coordinator.Send(shown, path, ("Text", "Cyfrinach"));

        await using var db = site.Db();
        var content = (await db.KeptForms.OrderByDescending(form => form.KeptAt).FirstAsync()).Content;
        Assert.DoesNotContain("Cyfrinach", System.Text.Encoding.UTF8.GetString(content));
    }

    [Fact]
    public async Task Of_whoever_had_no_session_or_ended_it_nothing_is_kept()
    {
        var (coordinator, path, shown) = await Writing();
        var before = await Kept();
        await coordinator.Send(await coordinator.Get("/my-work"), "/sign-out");
        await coordinator.Send(shown, path, ("Text", Typed));
        var stranger = site.Nobody();
        stranger.Client.DefaultRequestHeaders.Add("Cookie", "yf-session=forged");
        var refused = await stranger.Client.PostAsync(path, new FormUrlEncodedContent([new("Text", Typed)]));

        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(before, await Kept());
    }

    private async Task<(Visitor, string, Reply)> Writing(Visitor? writer = null)
    {
        if (writer is null)
        {
            await using var db = site.Db();
            await db.KeptForms.ExecuteDeleteAsync();
        }

        var caseId = await site.Given.Case();
        var coordinator = writer ?? await site.As("coordinator.nw");
        var path = $"/cases/{caseId}/notes/new";
        return (coordinator, path, await coordinator.Get(path));
    }

    private static async Task<Reply> SignIn(Visitor visitor, string account) =>
        await visitor.Post("/sign-in", ("Email", account + "@demo.example"), ("Password", YoungFutures.Domain.Data.Demo.DemoPanels.Password));

    private async Task<int> Kept()
    {
        await using var db = site.Db();
        return await db.KeptForms.CountAsync();
    }

    private async Task<int> Notes()
    {
        await using var db = site.Db();
        return await db.Notes.CountAsync(note => note.Text == Typed);
    }
}
