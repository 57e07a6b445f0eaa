using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web.YoungPeople;

/// <summary>Two young people on record turn out to be one; and turn out not to be.</summary>
public sealed class MergeTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    private sealed record Two(Guid Survivor, Guid Merged, Guid OpenCase, Guid ClosedCase)
    {
        public string Page => $"/young-people/{Survivor}";
    }

    /// <summary>One with an open case and one whose case was closed.</summary>
    private async Task<Two> Scene(string one = "Elin Cae-Glas", string other = "Elin Caeglas", bool close = true)
    {
        var (open, closed) = (await Given.Case(name: one), await Given.Case("school.nw", other));
        if (close)
            await Given.As("coordinator.nw", async (db, act) =>
            {
                (await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleAsync(held => held.Id == closed)).Close(act, ClosingReason.NeedsMet, "Done.", "Turn to school.");
                return 0;
            });
        await using var db = site.Db();
        var of = await db.Cases.ToDictionaryAsync(held => held.Id, held => held.YoungPersonId);
        return new(of[open], of[closed], open, closed);
    }

    private static async Task<Reply> Merge(Visitor coordinator, Two two)
    {
        var shown = await coordinator.Get($"{two.Page}/merge?with={two.Merged}");
        return await coordinator.Send(shown, $"{two.Page}/merge", ("Because", "The same mother rang about both."));
    }

    private async Task<string> Whole()
    {
        await using var db = site.Db();
        var cases = await db.Cases.OrderBy(held => held.Id).Select(held => $"{held.Id} {held.YoungPersonId} {held.Status}").ToListAsync();
        var referrals = await db.Referrals.OrderBy(held => held.Id).Select(held => $"{held.Id} {held.YoungPersonId} {held.CaseId}").ToListAsync();
        var people = await db.YoungPeople.OrderBy(held => held.Id).Select(held => $"{held.Id} {held.GivenName} {held.FamilyName} {held.MergedIntoId}").ToListAsync();
        var names = await db.NameKeys.OrderBy(held => held.Id).Select(held => $"{held.Id} {held.YoungPersonId}").ToListAsync();
        return string.Join('\n', [.. cases, .. referrals, .. people, .. names]);
    }

    [Fact]
    public async Task The_page_of_the_one_that_stays_shows_both_and_the_other_leads_there_and_taken_back_all_is_as_it_was()
    {
        var two = await Scene();
        var coordinator = await site.As("coordinator.nw");
        var before = await Whole();
        Assert.True((await coordinator.Get(two.Page)).Links($"{two.Page}/merge"));
        Assert.True((await coordinator.Get($"{two.Page}/merge")).Links($"{two.Page}/merge?with={two.Merged}"), "whoever resembles them is offered");

        Assert.Equal(two.Page, (await Merge(coordinator, two)).Location);

        var page = await coordinator.Get(two.Page);
        Assert.True(page.Links($"/cases/{two.OpenCase}"));
        Assert.True(page.Links($"/cases/{two.ClosedCase}"));
        Assert.Contains("Put together with the record of Elin Caeglas", page.Text);
        var led = await coordinator.Get($"/young-people/{two.Merged}");
        Assert.Equal((HttpStatusCode.Redirect, two.Page), (led.Status, led.Location));
        Assert.Contains("The record that you asked for was put together with this one.", (await coordinator.Get(two.Page)).Text);
        Assert.False((await coordinator.Get("/young-people")).Links($"/young-people/{two.Merged}"));
        var found = await coordinator.Get((await coordinator.Post("/search", ("Text", "Elin Caeglas"))).Location!);
        Assert.True(found.Links(two.Page));
        Assert.False(found.Links($"/young-people/{two.Merged}"));

        await using var db = site.Db();
        var merge = await db.YoungPersonMerges.AsNoTracking().SingleAsync(held => held.SurvivorId == two.Survivor);
        var path = $"{two.Page}/merges/{merge.Id}/undoing";
        Assert.True(page.Links(path));
        Assert.Contains("The same mother rang about both.", (await coordinator.Get(path)).Text);
        Assert.Equal(["Say why it is taken back"], (await coordinator.Post(path)).Errors);
        Assert.Equal(two.Page, (await coordinator.Post(path, ("Because", "She has two daughters."))).Location);

        Assert.Equal(before, await Whole());
        Assert.False((await coordinator.Get(two.Page)).Links($"/cases/{two.ClosedCase}"));
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get($"/young-people/{two.Merged}")).Status);
    }

    [Fact]
    public async Task Each_line_of_the_two_says_whose_record_it_stands_on_and_what_differs_is_marked_before()
    {
        var two = await Scene("Begw Ty-Isaf", "Begw Tyisaf");
        var coordinator = await site.As("coordinator.nw");
        Assert.Contains("Name Differs", (await coordinator.Get($"{two.Page}/merge?with={two.Merged}")).Text);
        await Merge(coordinator, two);
        var lines = (await coordinator.Get(two.Page)).Page.QuerySelectorAll("main tbody tr").Where(line => line.QuerySelector("a[href^='/cases/']") is not null)
            .ToDictionary(line => line.QuerySelector("a")!.GetAttribute("href")!, line => line.TextContent);
        Assert.Contains("Record of Begw Tyisaf", lines[$"/cases/{two.ClosedCase}"]);
        Assert.DoesNotContain("Record of", lines[$"/cases/{two.OpenCase}"]);
    }

    [Fact]
    public async Task Who_is_read_with_another_is_not_changed_at_their_own_address()
    {
        var two = await Scene("Mali Nant-Glas", "Mali Nantglas");
        var coordinator = await site.As("coordinator.nw");
        var edit = $"/young-people/{two.Merged}/edit";
        var opened = await coordinator.Get(edit);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        await Merge(coordinator, two);

        // The page leads to the one that they are read with; a form that was open meanwhile says that it is not now.
        Assert.Equal((HttpStatusCode.Redirect, $"/young-people/{two.Merged}"), ((await coordinator.Get(edit)) is var shown ? (shown.Status, shown.Location) : default));
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(opened, edit, ("School", "Ysgol Arall"))).Status);
        string version;
        await using (var db = site.Db()) version = (await db.YoungPeople.SingleAsync(held => held.Id == two.Merged)).Version.ToString();
        var refused = await coordinator.Send(opened, edit, ("School", "Ysgol Arall"), ("Version", version), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("This record was put together with another.", refused.Text);
        await using (var db = site.Db()) Assert.NotEqual("Ysgol Arall", (await db.YoungPeople.SingleAsync(held => held.Id == two.Merged)).School);
    }

    [Fact]
    public async Task Two_open_cases_are_not_put_together()
    {
        var two = await Scene("Huw Ponterwyd", "Huw Pont-Erwyd", close: false);
        var refused = await Merge(await site.As("coordinator.nw"), two);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Close one of the two as a duplicate first", refused.Text);
        await using var db = site.Db();
        Assert.Null((await db.YoungPeople.SingleAsync(held => held.Id == two.Merged)).MergedIntoId);
    }

    [Fact]
    public async Task A_reason_is_needed_and_somebody_out_of_reach_is_not_there()
    {
        var two = await Scene("Lowri Tan-Allt", "Lowri Tanallt");
        var coordinator = await site.As("coordinator.nw");
        var shown = await coordinator.Get($"{two.Page}/merge?with={two.Merged}");
        Assert.Equal(["Say what makes you sure"], (await coordinator.Send(shown, $"{two.Page}/merge")).Errors);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"{two.Page}/merge?with={Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Send(shown, $"{two.Page}/merge", ("OtherId", Guid.NewGuid().ToString()), ("Because", "x"))).Status);
        Assert.Contains("There is no other young person with a case of that reference", (await coordinator.Get($"{two.Page}/merge?reference=YF-NW-1999-1")).Text);
        await using (var db = site.Db())
        {
            var reference = await db.Cases.Where(held => held.Id == two.ClosedCase).Select(held => held.Reference).SingleAsync();
            Assert.Contains("The two records side by side", (await coordinator.Get($"{two.Page}/merge?reference={reference}")).Text);
        }

        // Somebody changed the other meanwhile.
        await Given.As("coordinator.nw", async (db, _) => (await db.YoungPeople.SingleAsync(held => held.Id == two.Merged)).School = "Ysgol Newydd");
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(shown, $"{two.Page}/merge", ("Because", "Sure."), ("FormKey", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task Nothing_of_a_restricted_case_comes_into_sight()
    {
        var two = await Scene("Nest Cwm-Hir", "Nest Cwmhir");
        await Given.Party(two.OpenCase, "Wrexham education");
        await Merge(await site.As("coordinator.nw"), two);
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var coordinator = await Given.User("coordinator.nw");
            (await db.Cases.Include(held => held.Involvements).Include(held => held.Exclusions).AsSplitQuery().SingleAsync(held => held.Id == two.ClosedCase)).Restrict(act, [coordinator.Id]);
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        foreach (var account in new[] { "chair.nw", "education.nw" })
        {
            var page = await (await site.As(account)).Get(two.Page);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.False(page.Links($"/cases/{two.ClosedCase}"));
            Assert.DoesNotContain("Cwmhir", page.Body);
        }

        // Whoever works on the other alone sees that one, as before, and not the survivor.
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("health.nw")).Get(two.Page)).Status);
    }

    [Fact]
    public async Task A_new_referral_meets_the_one_that_stays_with_the_cases_of_both_and_a_second_open_case_is_refused()
    {
        var two = await Scene("Twm Maes-Yr-Onnen", "Twm Maesyronnen");
        var coordinator = await site.As("coordinator.nw");
        await Merge(coordinator, two);
        var referralId = await Given.Referral(name: "Twm Maesyronnen");
        await using var db = await site.DbOf("coordinator.nw");

        var matches = await PossibleMatches.Of(db, await db.Referrals.SingleAsync(held => held.Id == referralId));

        var match = Assert.Single(matches.People, person => person.Name.StartsWith("Twm", StringComparison.Ordinal));
        Assert.Equal(two.Survivor, match.YoungPersonId);
        Assert.Equal(two.OpenCase, match.OpenCase!.Id);
        Assert.Equal(two.ClosedCase, match.LastClosed!.Id);
        Assert.Equal(2, await db.OpenCasesOf(two.Survivor) + 1);
        var reopened = await coordinator.Post($"/cases/{two.ClosedCase}/reopening", ("Because", "She came back."));
        Assert.Equal(HttpStatusCode.Conflict, reopened.Status);
        Assert.Contains("another open case", reopened.Text);
    }

    [Fact]
    public async Task A_partner_and_a_chair_do_not_put_anybody_together()
    {
        var two = await Scene("Ffion Bryn-Llys", "Ffion Brynllys");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("chair.nw")).Get($"{two.Page}/merge")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.herts")).Get($"{two.Page}/merge")).Status);
    }
}
