using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Xunit;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.Web.Retention;

namespace YoungFutures.Tests.Web.Looking;

public sealed class AgencyReportsTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    /// <summary>Makes what is due, and says to whom it would be written.</summary>
    private async Task<List<Guid>> Make()
    {
        await using var db = site.Db();
        var told = new List<Guid>();
        await AgencyReports.Make(db, (_, contactId) =>
        {
            told.Add(contactId);
            return Task.CompletedTask;
        });
        return told;
    }

    private async Task<AgencyReport> OfPolice()
    {
        await using var db = site.Db();
        return await db.AgencyReports.AsNoTracking().Include(held => held.Lines).SingleAsync(held => db.Agencies.Any(agency => agency.Id == held.AgencyId && agency.Name == "North Wales Police"));
    }

    [Fact]
    public async Task A_report_is_made_once_on_the_first_working_day_and_tells_the_contact_of_each_agency()
    {
        Assert.NotEmpty(await Make()); // In the middle of a month that of the month before is made good.
        Assert.Equal(new DateOnly(2026, 10, 1), (await OfPolice()).Month);
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 5, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Empty(await Make()); // A Saturday, and Monday is a bank holiday.
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 5, 3, 9, 0, 0, TimeSpan.Zero));
        Assert.Empty(await Make());
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 5, 4, 9, 0, 0, TimeSpan.Zero));
        var told = await Make();
        Assert.Contains((await site.Given.User("police.nw")).Id, told);
        // An agency whose only account is an analyst’s has nobody to tell.
        Assert.DoesNotContain((await site.Given.User("opcc.nw")).Id, told);
        Assert.Empty(await Make());
        await using var db = site.Db();
        Assert.Equal(2, await db.AgencyReports.CountAsync(held => db.Agencies.Any(agency => agency.Id == held.AgencyId && agency.Name == "North Wales Police")));
    }

    [Fact]
    public async Task A_report_about_many_comes_in_pages_and_says_on_each_what_is_amiss_on_any()
    {
        Guid reportId = default;
        await site.Given.As("admin", async (db, act) =>
        {
            var agency = await db.Agencies.SingleAsync(held => held.Name == "North Wales Police");
            var people = Enumerable.Range(0, 60).Select(number =>
            {
                var user = new User { LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };
                user.Address($"{Guid.NewGuid():N}@demo.example");
                user.Describe($"Sampl {number:00}", null, agency.Id, "en-GB", null, act.At);
                return user;
            }).ToList();
            db.Users.AddRange(people);
            var report = new AgencyReport(agency.Id, new DateOnly(2020, 1, 1), act.At, act.In(10), [.. people.Select((user, number) => new AgencyReportLine(user.Id) { LeftOn = number == 59 ? act.Today : null, OpenSessions = number == 59 ? 1 : 0 })], new Dictionary<LookOutcome, int>());
            db.AgencyReports.Add(report);
            reportId = report.Id;
            return 0;
        });
        var contact = await site.As("police.nw");
        var (first, second) = (await contact.Get($"/agency-reports/{reportId}"), await contact.Get($"/agency-reports/{reportId}?page=2"));
        Assert.Equal((50, 10), (first.Page.QuerySelectorAll("main tbody tr").Length, second.Page.QuerySelectorAll("main tbody tr").Length));
        foreach (var page in new[] { first, second }) Assert.Contains("still signed in at a browser", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sampl 59", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sampl 59", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_counts_for_each_person_what_they_did_and_names_no_young_person()
    {
        var (one, other) = (await site.YoungPersonOf(await site.Given.Case(name: "Cadi Annisgwyl")), await site.YoungPersonOf(await site.Given.Case()));
        var officer = await site.As("police2.nw");
        await officer.Get("/referrals");
        await site.Look("police2.nw", new DateTime(2026, 11, 19, 22, 0, 0, DateTimeKind.Utc), "Case", one, other, one);
        await site.ReadLooks();
        var alert = Assert.Single(await site.Unusual(LookRule.OutOfHours));
        await site.Reviewed(alert.Id, LookOutcome.Training);
        // What is said about the contact is not said to the contact.
        await site.Reviewed(await site.Given.UnusualLook(site, "police.nw"), LookOutcome.Reported);
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await Make();
        var report = await OfPolice();
        var line = report.Lines.Single(held => held.UserId == alert.LookerId);
        Assert.Equal((2, 2, false, null), (line.Records, line.OutOfHours, line.HasCodes, line.LeftOn));
        Assert.NotNull(line.LastSignedInAt);
        Assert.Equal((1, 0, 0, 0), (report.Training, report.Reported, report.Explained, report.FalseAlarms));

        var contact = await site.As("police.nw");
        var page = await contact.Get($"/agency-reports/{report.Id}");
        Assert.Equal("Your agency’s people in November 2026", page.Heading);
        Assert.Contains("Kate Ravenscar", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Annisgwyl", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_left_and_is_still_signed_in_is_pointed_at()
    {
        await site.As("police2.nw");
        await site.Given.As("admin", async (db, act) =>
        {
            (await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Email == "police2.nw@demo.example")).Leave(act.At);
            return 0;
        });
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await Make();
        var report = await OfPolice();
        Assert.True(report.Lines.Single(line => line.LeftOn is not null).IsAmiss);
        Assert.Contains("Somebody who has left is still signed in at a browser.", (await (await site.As("police.nw")).Get($"/agency-reports/{report.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_says_once_that_they_have_read_it_and_nobody_else_opens_it()
    {
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await Make();
        var report = await OfPolice();
        var address = $"/agency-reports/{report.Id}";
        foreach (var account in new[] { "police2.nw", "health.nw", "coordinator.nw", "chair.nw", "ig.nw", "opcc.nw", "admin" }) Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police2.nw")).Get("/agency-reports")).Status);

        var contact = await site.As("police.nw");
        Assert.Contains("Monthly reports about your agency’s people, to be read", (await contact.Get("/my-work")).Text, StringComparison.Ordinal);
        Assert.True((await contact.Get("/account")).Links("/agency-reports"));
        Assert.True((await contact.Get("/agency-reports")).Links(address));
        var opened = await contact.Get(address);
        Assert.Equal(address, (await contact.Send(opened, address + "/reading")).Location);
        Assert.Contains("Read by Siân Ffynnon on 1 December 2026, 09:00.", (await contact.Get(address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Send(opened, address + "/reading", ("FormKey", Guid.NewGuid().ToString()))).Status);
        Assert.DoesNotContain("to be read", (await contact.Get("/my-work")).Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal((await site.Given.User("police.nw")).Id, await db.AgencyReports.Where(held => held.Id == report.Id).Select(held => held.ReadById).SingleAsync());
    }

    [Fact]
    public async Task Two_nodes_that_make_the_reports_at_once_make_one_of_each()
    {
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(Make(), Make());
        await using var db = site.Db();
        Assert.Equal(await db.AgencyReports.Select(held => new { held.AgencyId, held.Month }).Distinct().CountAsync(), await db.AgencyReports.CountAsync());
    }

    [Fact]
    public async Task The_mail_says_that_a_report_is_there_and_nothing_of_what_it_says()
    {
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await using var db = site.Db();
        var address = new YoungFutures.Web.Plumbing.SiteAddress(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", "https://panel.example")]).Build());
        await YoungFutures.Web.Features.AgencyReports.ReportLetters.Send(db, new YoungFutures.Web.Mail.Letters(db, address, new YoungFutures.Web.Language.Words()));
        var report = await OfPolice();
        var mail = await db.OutboxMessages.SingleAsync(held => held.To == "police.nw@demo.example");
        Assert.Contains($"/agency-reports/{report.Id}", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ravenscar", mail.Body, StringComparison.Ordinal);
    }
}
