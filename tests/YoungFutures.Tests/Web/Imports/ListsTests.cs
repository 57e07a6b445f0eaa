using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Signals;
using static YoungFutures.Tests.Web.Imports.GivenImports;

namespace YoungFutures.Tests.Web.Imports;

public sealed class ListsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static readonly (string, string?)[] Terms =
        [("Gateway", "WellbeingWales"), ("Purpose", "To find those nobody holds."), ("Agreement", "ISP 7"), ("ExpiresOn.Day", "1"), ("ExpiresOn.Month", "6"), ("ExpiresOn.Year", "2027")];

    [Fact]
    public async Task A_coordinator_proposes_a_list_and_it_takes_nothing_until_it_is_accepted()
    {
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get("/lists/new");
        var empty = await coordinator.Post("/lists/new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(["Choose the agency", "Enter a name for the list", "Choose what the list may say"], empty.Errors);
        var police = form.Page.QuerySelectorAll("select[name=PlaceId] option").First(option => option.TextContent == "North Wales Police").GetAttribute("value");
        (string, string?)[] answers = [("PlaceId", police), ("Name", "Night-time incidents"), ("Kinds", "AntiSocialBehaviour")];
        var made = await coordinator.Post("/lists/new", answers);
        Assert.Contains("The agency has a list of this name already", (await coordinator.Post("/lists/new", answers)).Errors);

        var sender = await site.As("police.nw");
        var refused = await sender.Get($"{made.Location}/file");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("This list has not been accepted. It takes no files yet.", refused.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"{made.Location}/acceptance", Terms)).Status);
        Assert.Equal(HttpStatusCode.OK, (await sender.Get($"{made.Location}/file")).Status);
        Assert.Contains("Night-time incidents", (await sender.Get("/lists")).Text);
        // Another agency’s list does not exist for an agency.
        Assert.DoesNotContain("Night-time incidents", (await (await site.As("education.nw")).Get("/lists")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("education.nw")).Get(made.Location!)).Status);
    }

    [Theory]
    [InlineData("Betsi Cadwaladr University Health Board", "health.nw")]
    [InlineData("Wrexham children’s services", "wrexham.nw")]
    public async Task A_list_of_health_or_social_care_is_information_governances_to_accept_and_nobody_elses(string agency, string account)
    {
        var listId = await site.List(agency, accepted: false, kinds: SignalKind.ProfessionalConcern);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("coordinator.nw")).Get($"/lists/{listId}/acceptance")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(account)).Get($"/lists/{listId}/acceptance")).Status);
        Assert.Contains("until information governance has accepted it", (await (await site.As(account)).Get($"/lists/{listId}/file")).Text);

        var governor = await site.As("ig.nw");
        Assert.Contains("Off: waits for information governance", (await governor.Get($"/lists/{listId}")).Text);
        var wrong = await governor.Post($"/lists/{listId}/acceptance", [.. Terms.Where(term => term.Item1 != "Gateway"), ("Gateway", "SeriousViolenceDuty")]);
        Assert.Contains("This gateway authorises no disclosure by health or children’s services. Choose another.", wrong.Errors);
        var past = await governor.Post($"/lists/{listId}/acceptance", [.. Terms.Where(term => term.Item1 != "ExpiresOn.Year"), ("ExpiresOn.Year", "2025")]);
        Assert.Contains("The last day cannot be in the past", past.Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await governor.Post($"/lists/{listId}/acceptance", Terms)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As(account)).Get($"/lists/{listId}/file")).Status);
        await using var db = site.Db();
        var list = await db.SignalLists.SingleAsync(held => held.Id == listId);
        Assert.Equal((await site.Given.User("ig.nw")).Id, list.AcceptedById);
    }

    [Fact]
    public async Task A_list_whose_time_is_over_or_that_has_ended_takes_no_file_and_says_so()
    {
        var expired = await site.List("North Wales Police");
        await using (var db = site.Db())
        {
            var list = await db.SignalLists.SingleAsync(held => held.Id == expired);
            db.Entry(list).Property(nameof(SignalList.ExpiresOn)).CurrentValue = new DateOnly(2026, 11, 17);
            await db.SaveChangesAsync();
        }

        var police = await site.As("police.nw");
        Assert.Contains("The acceptance of this list has expired.", (await police.Get($"/lists/{expired}/file")).Text);
        Assert.Contains("Off: its time is over", (await police.Get($"/lists/{expired}")).Text);

        var ended = await site.List("North Wales Police");
        var waiting = await site.Import(ended, "police.nw");
        await police.Match(site, waiting);
        var coordinator = await site.As("coordinator.nw");
        Assert.Contains("Tick the box to end the list", (await coordinator.Post($"/lists/{ended}/ending")).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/lists/{ended}/ending", ("IsMeant", "true"))).Status);
        Assert.Contains("This list has ended. It takes no more files.", (await police.Get($"/lists/{ended}/file")).Text);
        var late = await police.Post($"/imports/{waiting}/commitment");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("This list has ended. It takes no more files.", late.Text);
    }

    [Fact]
    public async Task Signals_go_on_the_panels_schedule_and_leave_a_count()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        await police.TakeIn(site, listId, string.Join('\n', PoliceHeadings, PoliceRow(1, on: "01/01/2020", born: "01/01/2009"), PoliceRow(2, on: "01/06/2025"), PoliceRow(3, on: "01/06/2025"), PoliceRow(4, on: "01/06/2025"), PoliceRow(5)));
        await using (var db = site.Db())
        {
            var signals = await db.Signals.Where(signal => signal.ListId == listId).ToDictionaryAsync(signal => signal.SourceKey);
            var identity = new LinkedIdentity(site.Given.PanelId);
            db.LinkedIdentities.Add(identity);
            signals["K2"].IdentityId = signals["K5"].IdentityId = identity.Id;
            signals["K3"].IsNeeded = true;
            await db.SaveChangesAsync();
            // 1 June 2025 is 535 days ago: long for what stands alone, not for what was linked with others, nor for what is needed.
            await SignalPurge.Sweep(db);
        }

        Assert.Equal(["K2", "K3", "K5"], (await site.InForce(listId)).Select(signal => signal.SourceKey));
        Assert.Contains("Rows that went because their time was over2", (await police.Get($"/lists/{listId}")).Text);
    }
}
