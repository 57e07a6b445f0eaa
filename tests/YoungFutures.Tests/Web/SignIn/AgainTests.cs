using System.Net;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.HouseRules;
using YoungFutures.Web.Security;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>The password again, before what is asked of nobody's open browser.</summary>
public sealed class AgainTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Sensitive = "/disclosures/inspections/new";

    [Fact]
    public async Task Signing_in_is_not_enough_and_the_password_given_again_leads_where_one_was_going()
    {
        var visitor = await site.As("ig.nw");
        var asked = await visitor.Get(Sensitive);
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in/again?returnUrl=%2Fdisclosures%2Finspections%2Fnew"), (asked.Status, asked.Location));
        var page = await visitor.Get(asked.Location!);
        Assert.Equal("Enter your password again", page.Heading);
        var given = await visitor.Send(page, "/sign-in/again", ("Password", DemoPanels.Password));
        Assert.Equal(Sensitive, given.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(Sensitive)).Status);
        // In this browser, and in no other of the same person.
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.As("ig.nw")).Get(Sensitive)).Status);
    }

    [Fact]
    public async Task It_is_good_for_some_minutes_and_ends_with_the_session()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var visitor = await own.AsProved("ig.nw");
        own.Clock.AdjustTime(own.Clock.GetUtcNow().AddMinutes(9));
        var opened = await visitor.Get(Sensitive);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        own.Clock.AdjustTime(own.Clock.GetUtcNow().AddMinutes(2));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get(Sensitive)).Status);
        // A form that was opened in time is taken.
        var late = await visitor.Send(opened, Sensitive);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        await using var db = own.Db();
        Assert.Equal(Proof.Password, (await db.Sessions.SingleAsync()).ProvedBy);
    }

    [Fact]
    public async Task A_form_that_is_sent_without_it_is_kept_and_given_back()
    {
        var visitor = await site.As("ig.nw");
        var sent = await visitor.Send(await visitor.Get("/my-work"), Sensitive, ("Organisation", "Inspectorate of Constabulary"), ("Reason", "A list of children."));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.StartsWith("/sign-in/again?returnUrl=%2Fkept-forms%2F", sent.Location, StringComparison.Ordinal);
        var kept = await visitor.Send(await visitor.Get(sent.Location!), "/sign-in/again", ("Password", DemoPanels.Password));
        var page = await visitor.Get(kept.Location!);
        var again = await visitor.Send(page, Sensitive);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("Inspectorate of Constabulary", again.Page.QuerySelector("[name=Organisation]")!.GetAttribute("value"));
        await using var db = site.Db();
        Assert.False(await db.ControlledDisclosures.AnyAsync(made => made.Organisation == "Inspectorate of Constabulary"));
    }

    [Fact]
    public async Task A_wrong_password_is_said_to_be_wrong_and_the_same_page_takes_the_right_one()
    {
        var visitor = await site.As("ig.nw");
        var wrong = await visitor.Post("/sign-in/again", ("Password", "not the password"), ("ReturnUrl", Sensitive));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The password is not right"), (wrong.Status, Assert.Single(wrong.Errors)));
        Assert.DoesNotContain("not the password", wrong.Body, StringComparison.Ordinal);
        Assert.Equal(Sensitive, (await visitor.Send(wrong, "/sign-in/again", ("Password", DemoPanels.Password))).Location);
        await using var db = site.Db();
        var viewer = (await site.Given.User("ig.nw")).Id;
        Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == viewer && line.Event == AuditEvents.ProofFailed));
        Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == viewer && line.Event == AuditEvents.ProvedAgain));
    }

    [Fact]
    public async Task A_wrong_sign_in_can_be_put_right_on_the_page_that_came_back()
    {
        var visitor = site.Nobody();
        var wrong = await visitor.Post("/sign-in", ("Email", "police.nw@demo.example"), ("Password", "not the password"));
        await visitor.Send(wrong, "/sign-in", ("Email", "police.nw@demo.example"), ("Password", DemoPanels.Password));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_and_end_the_session()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var visitor = await own.As("ig.nw");
        Reply last = null!;
        for (var guess = 0; guess < 10; guess++) last = await visitor.Post("/sign-in/again", ("Password", "guess " + guess));
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (last.Status, last.Location));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.Nobody().Post("/sign-in", ("Email", "ig.nw@demo.example"), ("Password", DemoPanels.Password))).Status);
        await own.As("police.nw");
    }

    [Fact]
    public async Task Whoever_has_no_business_there_is_asked_for_no_password()
    {
        foreach (var account in new[] { "coordinator.nw", "police.nw", "opcc.nw", "admin" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get(Sensitive)).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    public async Task It_never_leads_to_another_site(string returnUrl)
    {
        var visitor = await site.As("ig.nw");
        Assert.Equal("/my-work", (await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password), ("ReturnUrl", returnUrl))).Location);
    }

    /// <summary>So that nobody puts it on the page and forgets the posting, or the other way round.</summary>
    [Fact]
    public void Where_a_page_asks_for_it_so_does_its_posting()
    {
        using var client = site.CreateClient();
        var marked = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .ToLookup(endpoint => endpoint.RoutePattern.RawText!, endpoint => endpoint.Metadata.GetMetadata<StepUpAttribute>() is not null);
        var half = marked.Where(route => route.Contains(true) && route.Contains(false)).Select(route => route.Key);
        Assert.Empty(half);
        Assert.True(marked.Count(route => route.All(asked => asked)) >= 5);
        Assert.Contains(AccessRow.Read(), row => row.Route == "/sign-in/again");
        Assert.Equal(nameof(DisclosureRights.Govern), new StepUpAttribute(typeof(DisclosureRights), nameof(DisclosureRights.Govern)).Right.Name);
        Assert.Throws<ArgumentException>(() => new StepUpAttribute(typeof(DisclosureRights), "Nothing"));
    }
}
