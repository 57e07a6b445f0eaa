using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Features.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.Services;

/// <summary>The directory: written by whoever runs the panel, places said by the provider itself, closed with everybody who waited given back.</summary>
public sealed class ServicesTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Mentors = "Llwybr Mentoring";

    private async Task<Service> Stored(Guid serviceId)
    {
        await using var db = site.Db();
        return await db.Services.SingleAsync(held => held.Id == serviceId);
    }

    private async Task<(string, string?)[]> Entry(string name, params (string Name, string? Value)[] but)
    {
        await using var db = site.Db();
        var agency = await db.Agencies.Where(held => held.Name == Mentors).Select(held => held.Id).SingleAsync();
        (string Name, string? Value)[] all = [("AgencyId", agency.ToString()), ("Name", name), ("NameCy", name + " (Cymraeg)"), ("Kind", "Mentoring"), ("About", "A mentor."), ("AboutCy", "Mentor."), ("NeedCodes", "N07"),
            ("AreaCodes", "W06000006"), ("MinimumAge", "12"), ("MaximumAge", "15"), ("Welsh", "Throughout"), ("Route", "Family"), ("Cost", "Part")];
        return [.. all.Where(field => !but.Any(other => other.Name == field.Name)), .. but];
    }

    [Fact]
    public async Task The_coordinator_adds_an_entry_and_each_filter_finds_it_or_does_not()
    {
        var coordinator = await site.As("coordinator.nw");
        var added = await coordinator.Post("/services/new", await Entry("Grief group"));
        Assert.StartsWith("/services/", added.Location);
        var shown = await coordinator.Get(added.Location!);
        Assert.Contains("Grief or loss", shown.Text);
        Assert.Contains("12 to 15 years", shown.Text);
        Assert.Contains("The provider has not said", shown.Text);
        foreach (var finds in new[] { "need=N07", "need=N07&area=W06000006", "need=N07&age=12", "need=N07&age=15", "need=N07&sector=Provider", "need=N07&welsh=true", "need=N07&route=Family", "need=N07&cost=Part" })
            Assert.Contains("Grief group", (await coordinator.Get($"/services?{finds}")).Text);
        foreach (var misses in new[] { "need=N11", "need=N07&area=W06000005", "need=N07&age=11", "need=N07&age=16", "need=N07&sector=Police", "need=N07&route=Panel", "need=N07&cost=Free", "need=N07&closed=true", "need=N07&impact=High" })
            Assert.DoesNotContain("Grief group", (await coordinator.Get($"/services?{misses}")).Text);
        // What is none of the answers is no answer, and no error.
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get("/services?sector=Nobody&age=old&impact=7&page=-3")).Status);
        Assert.DoesNotContain("Grief group", (await (await site.As("coordinator.herts")).Get("/services")).Text);
    }

    [Fact]
    public async Task A_wrong_entry_comes_back_with_what_was_typed_and_says_what_is_wrong()
    {
        var coordinator = await site.As("coordinator.nw");
        var empty = await coordinator.Post("/services/new", ("FormKey", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.True(empty.Errors.Count >= 10);
        var ages = await coordinator.Post("/services/new", await Entry("Kept name", ("MinimumAge", "15"), ("MaximumAge", "12")));
        Assert.Equal(["The oldest age cannot be below the youngest"], ages.Errors);
        Assert.Contains("Kept name", ages.Body);
        foreach (var (field, value) in new[] { ("NeedCodes", "X99"), ("AreaCodes", "E10000015"), ("AgencyId", Guid.NewGuid().ToString()), ("PanelId", site.Given.OtherPanelId.ToString()), ("MinimumAge", "99999999999") })
            Assert.Equal(field == "PanelId" ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, (await coordinator.Post("/services/new", await Entry("Wrong " + field, (field, value)))).Status);
        await using var db = site.Db();
        // Whatever panel was written into the form, it stands in the coordinator's own.
        Assert.All(await db.Services.Where(held => held.Name.StartsWith("Wrong")).ToListAsync(), held => Assert.Equal(site.Given.PanelId, held.PanelId));
    }

    [Fact]
    public async Task The_provider_says_how_many_places_there_are_on_its_own_page_and_nobody_else_of_the_providers_does()
    {
        var serviceId = await site.Given.Service(Mentors);
        var provider = await site.As("provider.nw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"/services/{serviceId}/places", ("Places", "-1"))).Status);
        Assert.Equal($"/services/{serviceId}", (await provider.Post($"/services/{serviceId}/places", ("Places", "0"), ("WaitingDays", null))).Location);
        var stored = await Stored(serviceId);
        Assert.True(stored.IsFull);
        Assert.Equal((await site.Given.User("provider.nw")).Id, stored.PlacesById);
        Assert.Contains("Last said on", (await provider.Get($"/services/{serviceId}/places")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("provider2.nw")).Get($"/services/{serviceId}/places")).Status);
    }

    [Fact]
    public async Task Two_who_say_places_at_once_do_not_overwrite_each_other()
    {
        var serviceId = await site.Given.Service(Mentors);
        var provider = await site.As("provider.nw");
        var coordinator = await site.As("coordinator.nw");
        var late = await coordinator.Get($"/services/{serviceId}/places");
        await provider.Post($"/services/{serviceId}/places", ("Places", "1"));
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(late, $"/services/{serviceId}/places", ("Places", "9"))).Status);
        Assert.Equal(1, (await Stored(serviceId)).Places);
    }

    [Fact]
    public async Task A_service_that_shocks_is_warned_of_and_what_the_Toolkit_says_is_an_administrators_to_enter()
    {
        var serviceId = await site.Given.Service(Mentors, "Camp", kind: SupportKind.BootCamp);
        Assert.Contains("can do real harm", (await (await site.As("health.nw")).Get($"/services/{serviceId}")).Text);
        var admin = await site.As("admin");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Post("/services/evidence/Sports/edit", ("Impact", "High"), ("Quality", "6"), ("Cost", "Low"))).Status);
        Assert.Equal("/services/evidence", (await admin.Post("/services/evidence/Sports/edit", ("Impact", "High"), ("Quality", "2"), ("Cost", "Low"))).Location);
        Assert.Contains("Impact on violent crime: High. Quality of the evidence: 2 of 5.", (await (await site.As("health.nw")).Get("/services/evidence")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/services/evidence/Nothing/edit")).Status);
    }

    [Fact]
    public async Task A_service_that_closes_gives_everybody_back_to_their_lead_practitioner_who_is_told_without_a_name()
    {
        var serviceId = await site.Given.Service(Mentors);
        var waiting = await site.Given.Intervention(serviceId);
        var running = await site.Given.UnderWay(await site.Given.Intervention(serviceId));
        var provider = await site.As("provider.nw");
        Assert.Equal(HttpStatusCode.OK, (await provider.Get($"/interventions/{running}")).Status);
        // Whoever administers sees none of the young people, and need not.
        var admin = await site.As("admin");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Post($"/services/{serviceId}/closure")).Status);
        Assert.Equal($"/services/{serviceId}", (await admin.Post($"/services/{serviceId}/closure", ("Because", "The money ran out."))).Location);
        var lead = await site.Given.User("health.nw");
        await using (var db = site.Db())
        {
            var back = await db.Interventions.Include(held => held.Involvements).Where(held => held.Id == waiting || held.Id == running).ToListAsync();
            Assert.All(back, held => Assert.Equal((InterventionStatus.CameBack, SupportBarrier.ServiceClosed, lead.Id), (held.Status, held.Barrier!.Value, held.OwnerId!.Value)));
            Assert.All(back, held => Assert.NotNull(held.DueOn));
            var letters = await db.OutboxMessages.Where(mail => mail.Subject.Contains("a service has closed")).ToListAsync();
            foreach (var held in back)
            {
                var letter = Assert.Single(letters, mail => mail.Subject.Contains(held.CaseReference, StringComparison.Ordinal));
                Assert.Equal("health.nw@demo.example", letter.To);
                Assert.All(held.SubjectName.Split(' '), part => Assert.DoesNotContain(part, letter.Subject + letter.Body));
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await provider.Get($"/interventions/{running}")).Status);
        Assert.Contains("Find another service", (await (await site.As("health.nw")).Get($"/interventions/{waiting}")).Text);
        // A second run, as of the hourly sweep, finds nothing more.
        await using (var again = site.Db()) Assert.Equal(0, await ClosedServices.GiveBack(again, InterventionLetters.SayClosed(SiteOf(), new Words())));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Send(await admin.Get("/my-work"), $"/services/{serviceId}/closure", ("Because", "Again."), ("Version", (await Stored(serviceId)).Version.ToString()))).Status);
    }

    private SiteAddress SiteOf() => (SiteAddress)site.Services.GetService(typeof(SiteAddress))!;
}
