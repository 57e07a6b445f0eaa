using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;

namespace YoungFutures.Tests.Web.Search;

public sealed class SearchTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    private static async Task<Reply> Found(Visitor visitor, string text, params (string Name, string? Value)[] more)
    {
        var asked = await visitor.Post("/search", [("Text", text), .. more]);
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Matches("^/search/[0-9a-f-]{36}$", asked.Location);
        return await visitor.Get(asked.Location!);
    }

    [Theory]
    [InlineData("Llŷr O’Connor")]
    [InlineData("llyr oconnor")]
    [InlineData("O'Connor, Llyr")]
    [InlineData("oconn")]
    [InlineData("Llir O’Conner")]
    public async Task A_name_is_found_however_it_is_written(string typed)
    {
        await Given.Case(name: "Llŷr O’Connor");
        var found = await Found(await site.As("coordinator.nw"), typed);
        Assert.Contains(found.Page.QuerySelectorAll("tbody a"), link => link.TextContent == "Llŷr O’Connor" && link.GetAttribute("href")!.StartsWith("/young-people/", StringComparison.Ordinal));
        Assert.DoesNotContain("Connor", found.Page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_agrees_and_those_born_on_the_day_come_first()
    {
        await Given.Case(name: "Katherine Abermaw");
        var second = await Given.Case(name: "Katherine Abermaw");
        DateOnly born;
        await using (var db = site.Db()) born = (await db.Cases.Where(held => held.Id == second).Select(held => held.YoungPerson.BornOn).SingleAsync())!.Value;
        var found = await Found(await site.As("coordinator.nw"), "Kate Abermaw", ("BornOn.Day", $"{born.Day}"), ("BornOn.Month", $"{born.Month}"), ("BornOn.Year", $"{born.Year}"));
        var first = found.Page.QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("Another form of the name", first, StringComparison.Ordinal);
        Assert.Contains("Same date of birth", first, StringComparison.Ordinal);
        Assert.Contains("Another date of birth", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_finds_its_record()
    {
        var caseId = await Given.Case(name: "Gwern Rhif");
        string reference, ofReferral;
        await using (var db = site.Db())
        {
            var held = await db.Cases.Include(one => one.Referrals).SingleAsync(one => one.Id == caseId);
            (reference, ofReferral) = (held.Reference, held.Referrals.Single().Reference!);
        }

        var coordinator = await site.As("coordinator.nw");
        Assert.True((await Found(coordinator, $" {reference.ToLowerInvariant()} ")).Links($"/cases/{caseId}"));
        Assert.Contains(ofReferral, (await Found(coordinator, ofReferral)).Text, StringComparison.Ordinal);
        Assert.Empty((await Found(await site.As("coordinator.herts"), reference)).Page.QuerySelectorAll("tbody a"));
    }

    [Fact]
    public async Task A_reference_is_found_without_its_beginning_its_hyphens_and_its_noughts()
    {
        var caseId = await Given.Case(name: "Gwern Rhif");
        string reference;
        await using (var db = site.Db()) reference = (await db.Cases.Where(one => one.Id == caseId).Select(one => one.Reference).SingleAsync())!;
        var (panel, year, number) = (reference.Split('-')[1], reference.Split('-')[2], reference.Split('-')[3].TrimStart('0'));
        var coordinator = await site.As("coordinator.nw");
        foreach (var typed in new[] { $"{year}-{number}", $"{year}/{number}", $"{year} {number}", $"yf {panel} {year} {number}", $"YF{panel}{year}-{number}", $"yf {year}-{number}" })
            Assert.True((await Found(coordinator, typed)).Links($"/cases/{caseId}"), typed);
        // A number that no record has finds nothing, and neither does one that is no number at all.
        foreach (var typed in new[] { $"{year}-9999999", $"yf-{panel}-{year}-", "2026-99999999" }) Assert.False((await Found(coordinator, typed)).Links($"/cases/{caseId}"), typed);
        // The end of a reference is read in the panels of who looks.
        Assert.False((await Found(await site.As("coordinator.herts"), $"{year}-{number}")).Links($"/cases/{caseId}"));
    }

    [Fact]
    public async Task An_agency_leads_whoever_runs_its_panel_to_the_cases_it_has_a_part_in()
    {
        var (its, others) = (await Given.Case(name: "Mabli Gyda"), await Given.Case(name: "Mabli Heb"));
        var involvement = await Given.Party(its, "Wrexham education");
        var coordinator = await site.As("coordinator.nw");
        var found = await Found(coordinator, "educ wrex");
        var link = found.Page.QuerySelectorAll("main a").Select(one => one.GetAttribute("href")!).Single(href => href.StartsWith("/cases?agency=", StringComparison.Ordinal));
        var list = await coordinator.Get(link);
        Assert.True(list.Links($"/cases/{its}"));
        Assert.False(list.Links($"/cases/{others}"));
        Assert.Contains("Cases in which Wrexham education has a part now.", list.Text, StringComparison.Ordinal);

        // To whoever works beside it, and to another panel, its part is nothing to be looked for.
        foreach (var account in new[] { "police.nw", "coordinator.herts" })
        {
            var other = await site.As(account);
            Assert.Empty((await Found(other, "educ wrex")).Page.QuerySelectorAll("main a[href*=agency]"));
            Assert.False((await other.Get(link)).Links($"/cases/{its}"));
        }

        // A part that ended is none.
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Involvements.SingleAsync(held => held.Id == involvement)).End(act.At);
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await coordinator.Get(link)).Links($"/cases/{its}"));
    }

    [Fact]
    public async Task Partners_find_only_what_they_may_see()
    {
        var caseId = await Given.Case("school.nw", name: "Brychan Cuddiedig");
        var police = await site.As("police.nw");
        Assert.Empty((await Found(police, "Brychan Cuddiedig")).Page.QuerySelectorAll("tbody a"));
        var own = await Found(await site.As("school.nw"), "Brychan Cuddiedig");
        Assert.All(own.Page.QuerySelectorAll("tbody a"), link => Assert.StartsWith("/referrals/", link.GetAttribute("href")!, StringComparison.Ordinal));
        Assert.NotEmpty(own.Page.QuerySelectorAll("tbody a"));
        await Given.Party(caseId, "North Wales Police");
        Assert.NotEmpty((await Found(police, "Brychan Cuddiedig")).Page.QuerySelectorAll("tbody a"));
    }

    [Fact]
    public async Task Somebody_elses_search_does_not_exist_and_ones_own_can_be_refreshed()
    {
        await Given.Case(name: "Eluned Adlewyrch");
        var coordinator = await site.As("coordinator.nw");
        var asked = await coordinator.Post("/search", ("Text", "Eluned"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get(asked.Location!)).Status);
        for (var look = 0; look < 2; look++) Assert.NotEmpty((await coordinator.Get(asked.Location!)).Page.QuerySelectorAll("tbody a"));
        await using var db = site.Db();
        Assert.True(await db.AuditEntries.AnyAsync(line => line.Event == AuditEvents.Searched));
    }

    [Fact]
    public async Task An_empty_search_names_its_field_and_a_provider_has_no_search()
    {
        var wrong = await (await site.As("coordinator.nw")).Post("/search", ("Text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["Enter a name, a reference or an agency"], wrong.Errors);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("provider.nw")).Get("/search")).Status);
    }

    [Fact]
    public async Task More_than_fifty_are_cut_off_and_the_page_says_so()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        for (var made = 0; made < 26; made++) await own.Given.Case(name: "Aled Cyffredin");
        var found = await Found(await own.As("coordinator.nw"), "Aled Cyffredin");
        Assert.Equal(50, found.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("More than 50", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\u202Eabc")]
    [InlineData("👩‍👩‍👧")]
    public async Task Odd_text_finds_nothing_and_breaks_nothing(string typed) =>
        Assert.Empty((await Found(await site.As("chair.nw"), typed)).Page.QuerySelectorAll("tbody a"));
}
