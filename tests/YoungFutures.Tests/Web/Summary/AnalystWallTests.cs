using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.HouseRules;

namespace YoungFutures.Tests.Web.Summary;

/// <summary>An account that reads figures holds no other role and belongs to no case, and no way through the site leads it to one.</summary>
public sealed class AnalystWallTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    // All there is for an analyst: its own account (how it signs in, its codes), and figures.
    private static bool IsOwnAccount(string route) => route.StartsWith("/sign-in", StringComparison.Ordinal) || route == "/account" || route.StartsWith("/account/", StringComparison.Ordinal);

    private static readonly string[] Open =
    [
        "POST /sign-out", "POST /language", "GET /accessibility", "GET /help", "GET /help/terms", "GET /kept-forms", "GET /invitations/{invitationId}", "POST /invitations/{invitationId}", "GET /my-work",
        "GET /summary", "GET /summary/{releaseId}", "GET /summary/export", "GET /summary/workbook", "GET /summary/print", "GET /summary/comparison",
        "GET /summary/population", "GET /summary/population/export", "GET /summary/population/print", "GET /summary/population/workbook", "GET /summary/comparison/print",
        "GET /summary/comparison/export", "GET /summary/comparison/workbook", "GET /summary/findings", "GET /summary/findings/export", "GET /summary/findings/print", "GET /summary/findings/workbook",
    ];

    [Fact]
    public async Task Every_other_address_answers_404_also_to_an_analyst_of_an_agency_that_works_on_cases()
    {
        // Worse than any real one: an analyst who belongs to the very agency that referred, was asked, acts and gives support.
        var visitor = await Analyst("police.analyst@demo.example", "North Wales Police");
        var token = (await visitor.Get("/my-work")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var samples = new SampleRecords(site);
        var faults = new List<string>();
        var tried = 0;
        foreach (var row in AccessRow.Read().Where(row => !IsOwnAccount(row.Route) && !Open.Contains($"{row.Verb} {row.Route}")))
        {
            // For partners' systems: it knows tokens and no sessions.
            if (row.Route.StartsWith("/api", StringComparison.Ordinal)) continue;
            var path = await samples.Filled(row.Route, "police.nw");
            var answer = row.Verb == "GET" ? await visitor.Client.GetAsync(path) : await visitor.Client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            if (answer.StatusCode != HttpStatusCode.NotFound) faults.Add($"{row.Verb} {row.Route}: {(int)answer.StatusCode}");
            tried++;
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.True(tried > 300, $"only {tried} addresses were tried");
    }

    [Fact]
    public void Every_address_of_the_site_is_in_the_table_that_was_tried()
    {
        using var client = site.CreateClient();
        var rows = AccessRow.Read().Select(row => row.Route).ToHashSet();
        var beside = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + SampleRecords.Value.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "{$1}"))
            .Where(route => !rows.Contains(route) && !route.StartsWith("/errors/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
        // The watch over a meeting, which asks for the right to see meetings, and what says nothing about anybody.
        Assert.Equal(["/", "/api/openapi.json", "/csp-reports", "/health/live", "/health/ready", "/watching", "/watching/negotiate"], beside);
    }

    [Fact]
    public async Task The_records_themselves_are_empty_to_an_analyst()
    {
        await site.Given.Check(await site.Given.Case());
        await Analyst("police.analyst2@demo.example", "North Wales Police");
        await using var db = await site.DbOf("opcc.nw");
        await using var theirs = await site.DbOf("police.analyst2");
        await using var all = site.Db();
        var (cases, referrals, people) = (await all.Cases.Select(held => held.Id).ToListAsync(), await all.Referrals.Select(held => held.Id).ToListAsync(), await all.YoungPeople.Select(held => held.Id).ToListAsync());
        var (checks, actions, notes) = (await all.AgencyChecks.Select(held => held.Id).ToListAsync(), await all.SupportActions.Select(held => held.Id).ToListAsync(), await all.Notes.Select(held => held.Id).ToListAsync());
        Assert.NotEmpty(checks);
        foreach (var records in new[] { db, theirs })
        {
            Assert.Empty(await records.Cases.Where(held => cases.Contains(held.Id)).ToListAsync());
            Assert.Empty(await records.Referrals.Where(held => referrals.Contains(held.Id)).ToListAsync());
            Assert.Empty(await records.YoungPeople.Where(held => people.Contains(held.Id)).ToListAsync());
            Assert.Empty(await records.AgencyChecks.Where(held => checks.Contains(held.Id)).ToListAsync());
            Assert.Empty(await records.SupportActions.Where(held => actions.Contains(held.Id)).ToListAsync());
            Assert.Empty(await records.Notes.Where(held => notes.Contains(held.Id)).ToListAsync());
        }
    }

    [Fact]
    public async Task No_word_that_anybody_wrote_about_a_young_person_reaches_an_analyst()
    {
        var caseId = await site.Given.Case();
        await site.Given.Check(caseId);
        await site.Given.Action(caseId);
        await site.Given.Note(caseId, "coordinator.nw", "Quetzal feathers on the windowsill.", Visibility.WholePanel);
        await site.Given.Referral(name: "Branwen Ystwyth");
        await using var db = site.Db();
        await new YoungFutures.Domain.Reporting.ReleaseComputation(db).ComputeDue();

        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(IAboutYoungPerson).IsAssignableFrom(type.ClrType) && !type.IsOwned()))
        {
            var texts = type.GetProperties().Where(property => property.ClrType == typeof(string) && property.PropertyInfo is not null && !(type.ClrType == typeof(Involvement) && property.Name == nameof(Involvement.Why))).Select(property => property.PropertyInfo!).ToList();
            var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            foreach (var record in await set.AsNoTracking().ToListAsync())
                // Sentences, and what is the name of something; the product's own small words, such as those that say why somebody is involved, stand on every page.
                foreach (var text in texts.Select(property => (property.Name, Text: property.GetValue(record) as string)).Where(held => held.Text is { Length: >= 6 } && (held.Text.Contains(' ') || held.Name.Contains("Name") || held.Name.Contains("Reference")))) written.Add(text.Text!);
        }

        foreach (var known in new[] { "Quetzal feathers on the windowsill.", "Branwen", "Ystwyth" }) Assert.Contains(known, written);
        // What is chosen from a list is no free text.
        var coded = (await db.ReferenceEntries.ToListAsync()).SelectMany(entry => new[] { entry.Code, entry.English, entry.Welsh }).ToHashSet(StringComparer.Ordinal);
        var analyst = await site.As("opcc.nw");
        foreach (var address in new[] { "/my-work", "/my-work/figures", "/summary", "/summary/export", "/summary/print", "/summary/comparison", "/summary/population", "/summary/population/export", "/summary/comparison/export", "/summary/findings", "/summary/findings/print", "/summary/findings/export", "/summary?period=2026-Q3" })
        {
            var body = (await analyst.Get(address)).Body;
            Assert.All(written.Except(coded), text => Assert.DoesNotContain(text, body, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_has_a_part_in_a_case_does_not_become_an_analyst()
    {
        const string Refused = "This account has a part in cases, answers for an agency or stands in for somebody.";
        var admin = await site.As("admin");

        // Work that is open.
        var owner = await Somebody("was.partner@demo.example");
        var caseId = await site.Given.Case();
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Involvements).Include(held => held.Exclusions).Include(held => held.Agreements).AsSplitQuery().SingleAsync(held => held.Id == caseId)).HandTo(act, owner);
            await db.SaveChangesAsync();
            return 0;
        });
        Assert.Contains(Refused, (await Give(admin, owner)).Text, StringComparison.Ordinal);

        // A case that is open to them by name.
        var named = await Somebody("was.named@demo.example");
        await Restrict(await site.Given.Case(), named);
        Assert.Contains(Refused, (await Give(admin, named)).Text, StringComparison.Ordinal);

        // An agency that they answer for; somebody they stand in for.
        var contact = await Somebody("was.contact@demo.example");
        var cover = await Somebody("was.cover@demo.example");
        await using (var db = site.Db())
        {
            (await db.Agencies.SingleAsync(held => held.Name == "North Wales Police")).ContactId = contact;
            db.Absences.Add(new Absence(await site.Given.User("police.nw"), await db.Users.SingleAsync(user => user.Id == cover), UkTime.LocalDate(db.Now), UkTime.LocalDate(db.Now).AddDays(3), owner, db.Now));
            await db.SaveChangesAsync();
        }

        foreach (var other in new[] { contact, cover }) Assert.Contains(Refused, (await Give(admin, other)).Text, StringComparison.Ordinal);

        // Nobody of these became one, and somebody with nothing of all that does.
        var free = await Somebody("was.nothing@demo.example");
        Assert.Equal(HttpStatusCode.Redirect, (await Give(admin, free)).Status);
        await using var read = site.Db();
        Assert.Equal([free], await read.Memberships.Where(held => held.Role == Role.Analyst && new[] { owner, named, contact, cover, free }.Contains(held.UserId)).Select(held => held.UserId).ToListAsync());
    }

    [Fact]
    public async Task No_part_of_a_case_is_given_to_an_analyst_whatever_way_leads_there()
    {
        await Analyst("analyst.to.name@demo.example", "North Wales Police");
        var analyst = (await site.Given.User("analyst.to.name")).Id;
        var refused = await Assert.ThrowsAsync<Refused>(async () => await Restrict(await site.Given.Case(), analyst));
        Assert.Contains("reads the figures as an analyst", refused.Message, StringComparison.Ordinal);

        // Nor are they offered: as a colleague who takes something on, or as who answers for their agency.
        await using var db = site.Db();
        var agencyId = (await db.Users.SingleAsync(user => user.Id == analyst)).AgencyId!.Value;
        Assert.DoesNotContain(analyst, await db.Users.OfAgency(agencyId, site.Given.PanelId, db.Now).Select(user => user.Id).ToListAsync());
        Assert.DoesNotContain(analyst, await db.Users.InPanel(site.Given.PanelId, db.Now).Select(user => user.Id).ToListAsync());
        var agency = await db.Agencies.SingleAsync(held => held.Id == agencyId);
        var before = agency.ContactId;
        agency.ContactId = analyst;
        await db.SaveChangesAsync();
        Assert.Null(await db.ContactOf(agencyId));
        agency.ContactId = before;
        await db.SaveChangesAsync();
        var page = await (await site.As("admin")).Get($"/admin/agencies/{agencyId}/edit");
        Assert.DoesNotContain(page.Page.QuerySelectorAll("#ContactId option"), option => option.GetAttribute("value") == analyst.ToString());
        // Nobody who works on cases has one of them as a cover.
        Assert.DoesNotContain(await db.CoversOf((await site.Given.User("police.nw")).Id), colleague => colleague.Id == analyst);
    }

    private Task<Reply> Give(Visitor admin, Guid userId) => admin.Post($"/admin/users/{userId}/memberships/new", ("Role", nameof(Role.Analyst)), ("PanelId", site.Given.PanelId.ToString()));

    private Task<int> Restrict(Guid caseId, Guid userId) => site.Given.As("coordinator.nw", async (db, act) =>
    {
        (await db.Cases.Include(held => held.Involvements).Include(held => held.Checks).Include(held => held.Actions).AsSplitQuery().SingleAsync(held => held.Id == caseId)).Restrict(act, [userId]);
        return await db.SaveChangesAsync();
    });

    /// <summary>Somebody with an account and no role.</summary>
    private async Task<Guid> Somebody(string email)
    {
        await using var db = site.Db();
        var user = await Account(db, email, null);
        await db.SaveChangesAsync();
        return user.Id;
    }

    private async Task<Visitor> Analyst(string email, string agency)
    {
        await using (var db = site.Db())
        {
            var user = await Account(db, email, agency);
            db.Add(new Membership(user.Id, Role.Analyst, site.Given.PanelId, db.Now.AddDays(-1)));
            await db.SaveChangesAsync();
        }

        return await site.As(email);
    }

    private static async Task<User> Account(YoungFutures.Domain.Data.YoungFuturesDb db, string email, string? agency)
    {
        var like = await db.Users.SingleAsync(user => user.Email == "opcc.nw@demo.example");
        var user = new User
        {
            Email = email, NormalizedEmail = User.KeyOf(email), UserName = email, NormalizedUserName = User.KeyOf(email), EmailConfirmed = true, DisplayName = "Somebody Else", Culture = "en-GB",
            AgencyId = agency is null ? null : (await db.Agencies.SingleAsync(held => held.Name == agency)).Id, PasswordHash = like.PasswordHash, SecurityStamp = Guid.NewGuid().ToString("N"), IsDemo = true,
        };
        db.Users.Add(user);
        return user;
    }
}
