using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Data.Demo;

namespace YoungFutures.Tests.Web;

/// <summary>What spares whoever works here all day a way: back to the list as it was, what was opened last, and keys for whoever wants them.</summary>
public sealed class ComfortTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    private static async Task<string?> Back(Visitor visitor, string path) => (await visitor.Get(path)).Page.QuerySelector("a.govuk-back-link")!.GetAttribute("href");

    private static string[] Opened(Reply page) => [.. page.Page.QuerySelectorAll(".yf-recent a").Select(link => link.GetAttribute("href")!)];

    private static bool KeepsLists(Reply reply) => reply.Message.Headers.TryGetValues("Set-Cookie", out var set) && set.Any(cookie => cookie.Contains("yf-lists", StringComparison.Ordinal));

    [Fact]
    public async Task The_way_back_leads_to_the_list_as_it_was_narrowed_and_paged()
    {
        var caseId = await Given.Case();
        var (referralId, actionId, checkId) = (await Given.Referral(), await Given.Action(caseId), await Given.Check(caseId));
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal("/cases", await Back(coordinator, $"/cases/{caseId}"));
        foreach (var list in new[] { "/cases?status=&area=W06000006&late=true&page=2", "/referrals?show=All&mine=true", "/actions?show=Late", "/checks?show=returned" }) Assert.Equal(HttpStatusCode.OK, (await coordinator.Get(list)).Status);

        Assert.Equal("/cases?area=W06000006&late=true&page=2", await Back(coordinator, $"/cases/{caseId}"));
        // Also after a form was sent in between.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/cases/{caseId}/notes/new", ("Text", ""))).Status);
        Assert.Equal($"/cases/{caseId}", await Back(coordinator, $"/cases/{caseId}/notes/new"));
        Assert.Equal("/cases?area=W06000006&late=true&page=2", await Back(coordinator, $"/cases/{caseId}"));
        Assert.Equal("/referrals?show=All&mine=true", await Back(coordinator, $"/referrals/{referralId}"));
        Assert.Equal("/actions?show=Late", await Back(coordinator, $"/actions/{actionId}"));
        Assert.Equal("/checks?show=returned", await Back(coordinator, $"/checks/{checkId}"));
        // The whole list is the whole list again, and the others stay as they were.
        await coordinator.Get("/cases");
        Assert.Equal("/cases", await Back(coordinator, $"/cases/{caseId}"));
        Assert.Equal("/actions?show=Late", await Back(coordinator, $"/actions/{actionId}"));
    }

    [Fact]
    public async Task Nothing_that_somebody_typed_and_no_others_list_is_kept()
    {
        var caseId = await Given.Case();
        var visitor = await site.As("coordinator.nw");
        var narrowed = await visitor.Get("/cases?area=Gwen%20Jones&status=Paused&named=Gwenllian&owner=//evil.example");
        Assert.True(KeepsLists(narrowed));
        Assert.All(narrowed.Message.Headers.GetValues("Set-Cookie").Where(cookie => cookie.StartsWith("yf-lists=", StringComparison.Ordinal)), cookie =>
        {
            Assert.DoesNotContain("Paused", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("Gwen", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal("/cases?status=Paused", await Back(visitor, $"/cases/{caseId}"));
        // The same again needs no cookie, and neither does a page that is no list, or a value that no list knows.
        Assert.False(KeepsLists(await visitor.Get("/cases?status=Paused")));
        Assert.False(KeepsLists(await visitor.Get("/my-work?page=2")));
        Assert.False(KeepsLists(await visitor.Get("/actions?who=Gwen")));

        // Somebody else at the same browser.
        await visitor.Send(await visitor.Get("/my-work"), "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Post("/sign-in", ("Email", "chair.nw@demo.example"), ("Password", DemoPanels.Password))).Status);
        Assert.Equal("/cases", await Back(visitor, $"/cases/{caseId}"));

        // The audit is a search, and whom it was about stays there.
        var governance = await site.As("ig.nw");
        Assert.False(KeepsLists(await governance.Get($"/audit?user={Guid.NewGuid()}")));
    }

    [Fact]
    public async Task What_was_opened_last_stands_on_my_work_and_below_the_search()
    {
        var (first, second, referralId) = (await Given.Case(name: "Heulwen Diwethaf"), await Given.Case(), await Given.Referral());
        var chair = await site.As("chair.nw");
        Assert.DoesNotContain($"/cases/{first}", Opened(await chair.Get("/search")));
        foreach (var path in new[] { $"/cases/{first}", $"/cases/{second}", $"/referrals/{referralId}", $"/cases/{Guid.NewGuid()}", $"/cases/{first}/sharing" })
        {
            site.Clock.SetUtcNow(site.Clock.GetUtcNow().AddSeconds(1));
            await chair.Get(path);
        }

        foreach (var page in new[] { await chair.Get("/my-work"), await chair.Get("/search") })
        {
            Assert.Equal([$"/cases/{first}", $"/referrals/{referralId}", $"/cases/{second}"], Opened(page)[..3]);
            Assert.Contains("Heulwen Diwethaf", page.Page.QuerySelector(".yf-recent li")!.TextContent, StringComparison.Ordinal);
        }

        // Nobody else's looks, and no more than eight.
        Assert.DoesNotContain($"/cases/{first}", Opened(await (await site.As("police.nw")).Get("/my-work")));
        for (var more = 0; more < 8; more++)
        {
            site.Clock.SetUtcNow(site.Clock.GetUtcNow().AddSeconds(1));
            await chair.Get($"/cases/{await Given.Case()}");
        }

        var opened = Opened(await chair.Get("/my-work"));
        Assert.Equal(8, opened.Length);
        Assert.DoesNotContain($"/cases/{first}", opened);
    }

    [Fact]
    public async Task What_may_no_longer_be_seen_is_not_among_what_was_opened()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "Betsi Cadwaladr University Health Board");
        var nurse = await Given.User("health.nw");
        var health = await site.As("health.nw");
        Assert.Equal(HttpStatusCode.OK, (await health.Get($"/cases/{caseId}")).Status);
        Assert.Contains($"/cases/{caseId}", Opened(await health.Get("/my-work")));
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, nurse.Id, "A cousin.").Id);
        Assert.DoesNotContain(caseId.ToString(), (await health.Get("/my-work")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_lead_nowhere_until_somebody_turns_them_on_for_themselves()
    {
        var (police, colleague) = (await site.As("police.nw"), await site.As("police2.nw"));
        Assert.Null(Keys(await police.Get("/my-work")));
        var before = await police.Get("/account/shortcuts");
        Assert.Equal("/account/shortcuts", (await police.Post("/account/shortcuts", ("UsesShortcuts", "true"))).Location);
        Assert.Contains("m=/my-work", Keys(await police.Get("/my-work")), StringComparison.Ordinal);
        // Only to pages of their own menu.
        Assert.DoesNotContain("/audit", Keys(await police.Get("/my-work")), StringComparison.Ordinal);
        Assert.Null(Keys(await colleague.Get("/my-work")));
        // A page from before knows nothing of it, and says so.
        Assert.Equal(HttpStatusCode.Conflict, (await police.Send(before, "/account/shortcuts", ("UsesShortcuts", "true"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Post("/account/shortcuts", ("UsesShortcuts", null))).Status);
        Assert.Null(Keys(await police.Get("/my-work")));

        static string? Keys(Reply page) => page.Page.QuerySelector("script[data-keys]")?.GetAttribute("data-keys");
    }
}
