using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace YoungFutures.Tests.Web.Meetings;

/// <summary>An agency has its seat on an item also where the family objects: whoever publishes the agenda knows it before, and the agency never.</summary>
public sealed class ObjectedSeatTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Section = "The family objects to an agency that sits on an item";
    private Given Given => site.Given;

    [Fact]
    public async Task Before_an_agenda_is_published_and_after_it_shows_who_sits_there_against_an_objection_and_what_can_be_done()
    {
        var (caseId, other) = (await Given.Case(), await Given.Case());
        await Given.Objection(caseId, "North Wales Police");
        var meetingId = await Given.Meeting(published: false, caseId, other);
        var coordinator = await site.As("coordinator.nw");
        foreach (var path in new[] { $"/meetings/{meetingId}/publication", $"/meetings/{meetingId}" })
        {
            var before = await coordinator.Get(path);
            var section = before.Page.QuerySelector("[aria-labelledby=objected]")!;
            Assert.Contains("North Wales Police", section.TextContent);
            Assert.Contains("They were at school together.", section.TextContent);
            Assert.Contains("Once the agenda is published, each of them can read the pack of that item", section.TextContent);
            Assert.Equal([$"/cases/{caseId}/sharing#objections", $"/cases/{caseId}/restriction"], section.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/meetings/{meetingId}/publication")).Status);
        foreach (var account in new[] { "coordinator.nw", "chair.nw" })
        {
            var after = await (await site.As(account)).Get($"/meetings/{meetingId}");
            Assert.Contains("Each of them can read the pack of that item until the minutes are locked", after.Text);
            Assert.Equal(1, after.Page.QuerySelectorAll("td").Count(cell => cell.TextContent.Contains("Objection: North Wales Police")));
        }

        // Neither the agency itself nor another one at the table.
        foreach (var account in new[] { "police2.nw", "health.nw" })
        {
            var seen = await (await site.As(account)).Get($"/meetings/{meetingId}");
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotContain("Objection", seen.Text);
            Assert.DoesNotContain("objects", seen.Text);
            Assert.DoesNotContain("They were at school together.", seen.Text);
        }
    }

    [Fact]
    public async Task Nothing_is_said_where_the_agency_has_no_seat_and_once_nobody_objects_or_the_case_is_restricted()
    {
        var (caseId, restricted) = (await Given.Case(), await Given.Case());
        // A school sits on no item whose case it has no part in.
        await Given.Objection(caseId, "Ysgol y Bont");
        await Given.Objection(restricted, "North Wales Police");
        var meetingId = await Given.Meeting(published: false, caseId, restricted);
        var coordinator = await site.As("coordinator.nw");
        var shown = (await coordinator.Get($"/meetings/{meetingId}/publication")).Page.QuerySelector("[aria-labelledby=objected]")!;
        Assert.DoesNotContain("Ysgol y Bont", shown.TextContent);

        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Involvements).Include(held => held.Checks).Include(held => held.Actions).Include(held => held.Interventions).AsSplitQuery().SingleAsync(held => held.Id == restricted)).Restrict(act, []);
            return restricted;
        });
        Assert.DoesNotContain(Section, (await coordinator.Get($"/meetings/{meetingId}/publication")).Text);
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_a_case_reads_of_no_objection_in_it()
    {
        var caseId = await Given.Case();
        await Given.Objection(caseId, "North Wales Police");
        var chair = await Given.User("chair.nw");
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, chair.Id, "A cousin.").Id);
        var meetingId = await Given.Meeting(published: true, caseId, await Given.Case());
        Assert.Contains(Section, (await (await site.As("coordinator.nw")).Get($"/meetings/{meetingId}")).Text);
        Assert.DoesNotContain(Section, (await (await site.As("chair.nw")).Get($"/meetings/{meetingId}")).Text);
    }
}
