using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.YoungPeople;

public sealed class YoungPeopleTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    private async Task<Guid> YoungPersonOf(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
    }

    [Fact]
    public async Task Another_case_of_the_same_young_person_stays_closed_to_who_works_on_one()
    {
        var caseId = await Given.Case("school.nw");
        var youngPersonId = await YoungPersonOf(caseId);
        var second = await Given.As("coordinator.nw", async (db, act) =>
        {
            var first = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Referrals).Include(held => held.Involvements).Include(held => held.Checks).Include(held => held.Actions)
                .AsSplitQuery().SingleAsync(held => held.Id == caseId);
            first.Close(act, ClosingReason.NeedsMet, "Done.", "Turn to school.");
            var next = new Case(act, first.YoungPerson, await Given.Number(db, act, ReferenceCounter.OfCase), "Again.", first.AreaCode, act.Today, isRepeat: true);
            db.Cases.Add(next);
            return next;
        });
        await Given.Party(second.Id, "Wrexham education");

        var education = await site.As("education.nw");
        var page = await education.Get($"/young-people/{youngPersonId}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Links($"/cases/{second.Id}"));
        Assert.False(page.Links($"/cases/{caseId}"));
        Assert.Equal(HttpStatusCode.NotFound, (await education.Get($"/cases/{caseId}")).Status);
        Assert.True((await (await site.As("coordinator.nw")).Get($"/young-people/{youngPersonId}")).Links($"/cases/{caseId}"));
    }

    [Fact]
    public async Task The_list_is_in_the_order_of_names_and_the_title_of_a_page_has_none()
    {
        var caseId = await Given.Case(name: "Zara Aaronson");
        await Given.Case(name: "Aled Zzyzx");
        var coordinator = await site.As("coordinator.nw");
        var names = (await coordinator.Get("/young-people")).Page.QuerySelectorAll("tbody a").Select(link => link.TextContent).ToList();
        Assert.True(names.IndexOf("Zara Aaronson") < names.IndexOf("Aled Zzyzx"));
        var page = await coordinator.Get($"/young-people/{await YoungPersonOf(caseId)}");
        Assert.DoesNotContain("Zara", page.Page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_are_changed_and_found_under_the_new_name()
    {
        var youngPersonId = await YoungPersonOf(await Given.Case(name: "Old Hen"));
        var coordinator = await site.As("coordinator.nw");
        var done = await coordinator.Post($"/young-people/{youngPersonId}/edit", ("GivenName", "Siôn"), ("FamilyName", "Tŷ-Newydd"), ("NhsNumber", "999 000 0018"), ("Postcode", "ll11 1ay"), ("Disability", "Yes"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        await using var db = site.Db();
        var who = await db.YoungPeople.Include(held => held.NameKeys).SingleAsync(held => held.Id == youngPersonId);
        Assert.Equal(("Siôn", "9990000018", "LL11 1AY", true), (who.GivenName, who.NhsNumber, who.Postcode, who.Disability!.Value));
        Assert.Contains(who.NameKeys, key => key.Value == "sion");
        Assert.DoesNotContain(who.NameKeys, key => key.Value == "hen");
    }

    [Theory]
    [InlineData("NhsNumber", "9990000019")]
    [InlineData("Upn", "B123456789012")]
    [InlineData("PncId", "2001/0171310A")]
    [InlineData("Postcode", "not a postcode")]
    [InlineData("GivenName", "")]
    [InlineData("BornOn.Year", "2099")]
    [InlineData("BornOn.Year", "12")]
    [InlineData("AreaCode", "E10000015")]
    public async Task A_mistyped_answer_comes_back_with_what_was_typed(string field, string typed)
    {
        var youngPersonId = await YoungPersonOf(await Given.Case());
        var back = await (await site.As("coordinator.nw")).Post($"/young-people/{youngPersonId}/edit", (field, typed), ("School", "Kept School"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        Assert.Single(back.Errors);
        Assert.Contains("Kept School", back.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_page_shows_both_versions()
    {
        var youngPersonId = await YoungPersonOf(await Given.Case());
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/young-people/{youngPersonId}/edit");
        await coordinator.Post($"/young-people/{youngPersonId}/edit", ("School", "One School"));
        var stale = await coordinator.Send(form, $"/young-people/{youngPersonId}/edit", ("School", "Other School"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("One School", stale.Text, StringComparison.Ordinal);
        Assert.Contains("Other School", stale.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_coordinator_changes_them_and_partners_see_no_identifiers()
    {
        var caseId = await Given.Case("school.nw");
        await Given.Party(caseId, "Wrexham education");
        var youngPersonId = await YoungPersonOf(caseId);
        await (await site.As("coordinator.nw")).Post($"/young-people/{youngPersonId}/edit", ("NhsNumber", "999 000 0018"));
        var education = await site.As("education.nw");
        Assert.DoesNotContain("999 000 0018", (await education.Get($"/young-people/{youngPersonId}")).Text, StringComparison.Ordinal);
        Assert.Contains("999 000 0018", (await (await site.As("chair.nw")).Get($"/young-people/{youngPersonId}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await education.Get($"/young-people/{youngPersonId}/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("chair.nw")).Get($"/young-people/{youngPersonId}/edit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.herts")).Get($"/young-people/{youngPersonId}")).Status);
    }
}
