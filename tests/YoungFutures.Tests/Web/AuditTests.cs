using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Web.Commands;
using YoungFutures.Web.Features.Audit;

namespace YoungFutures.Tests.Web;

public sealed class AuditTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task Information_governance_reads_who_changed_what()
    {
        var caseId = await site.Given.Case();
        var page = await (await site.As("ig.nw")).Get($"/audit?Record={caseId}");
        Assert.Equal((HttpStatusCode.OK, "Audit"), (page.Status, page.Heading));
        Assert.Contains("Added", page.Text, StringComparison.Ordinal);
        await using var db = site.Db();
        var reference = await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
        Assert.Contains($"Case {reference}", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_found_by_its_reference()
    {
        var caseId = await site.Given.Case();
        await using var db = site.Db();
        var reference = await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
        var page = await (await site.As("ig.nw")).Get($"/audit?Record={reference.ToLowerInvariant()}");
        Assert.Contains("Lines: 1", page.Text, StringComparison.Ordinal);
        Assert.True(page.Links($"/audit?Record={caseId}"));
    }

    [Theory]
    [InlineData("coordinator.nw")]
    [InlineData("chair.nw")]
    [InlineData("police.nw")]
    [InlineData("provider.nw")]
    [InlineData("opcc.nw")]
    [InlineData("admin")]
    public async Task For_everybody_else_there_is_no_audit_and_their_asking_is_noted(string account)
    {
        var asked = await (await site.As(account)).Get("/audit");
        Assert.Equal(HttpStatusCode.NotFound, asked.Status);
        var user = await site.Given.User(account);
        await using var db = site.Db();
        Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == user.Id && line.Event == AuditEvents.Missing && line.Route == "GET /audit"));
    }

    [Fact]
    public async Task Reading_the_audit_is_itself_noted()
    {
        await (await site.As("ig.nw")).Get("/audit");
        var user = await site.Given.User("ig.nw");
        await using var db = site.Db();
        Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == user.Id && line.Event == AuditEvents.Searched && line.RecordKind == nameof(AuditEntry)));
    }

    [Fact]
    public async Task Another_panels_lines_are_out_of_sight()
    {
        var theirs = await site.Given.Case("police.herts", coordinator: "coordinator.herts", panelId: site.Given.OtherPanelId);
        await using var db = site.Db();
        var reference = await db.Cases.Where(held => held.Id == theirs).Select(held => held.Reference).SingleAsync();
        var reader = await site.As("ig.nw");
        Assert.Contains("Nothing was written that fits.", (await reader.Get($"/audit?Record={theirs}")).Text, StringComparison.Ordinal);
        Assert.Equal(["No case or referral of your panels has this reference"], (await reader.Get($"/audit?Record={reference}")).Errors);

        await site.As("police.herts");
        var police = await site.Given.User("police.herts");
        Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == police.Id && line.Event == AuditEvents.SignedIn));
        Assert.Contains("Nothing was written that fits.", (await reader.Get($"/audit?User={police.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_narrowed_by_person_by_event_and_by_young_person()
    {
        var caseId = await site.Given.Case();
        await using var db = site.Db();
        var subject = await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
        await site.As("health.nw");
        var health = await site.Given.User("health.nw");
        var reader = await site.As("ig.nw");

        var signedIn = await reader.Get($"/audit?User={health.Id}&Event={AuditEvents.SignedIn}");
        Assert.Contains("Lines: 1 ", signedIn.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was written that fits.", (await reader.Get($"/audit?User={health.Id}&Event={AuditEvents.Exported}")).Text, StringComparison.Ordinal);

        var about = await reader.Get($"/audit?About={subject}");
        var expected = await db.AuditEntries.CountAsync(line => line.SubjectId == subject);
        Assert.Contains($"Lines: {expected} ", about.Text, StringComparison.Ordinal);
        Assert.Contains("Only lines about one young person are shown.", about.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_young_persons_name_and_nothing_that_was_written_is_shown()
    {
        var caseId = await site.Given.Case(name: "Rhiannon Annisgwyl");
        await using var db = site.Db();
        var subject = await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
        var page = await (await site.As("ig.nw")).Get($"/audit?About={subject}");
        Assert.DoesNotContain("Annisgwyl", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Out late", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From.Day=31&From.Month=2&From.Year=2026", "Enter a real date")]
    [InlineData("From.Day=1&From.Month=1&From.Year=26", "The year must have four digits")]
    [InlineData("To.Day=1&To.Month=1", "The date must include a year")]
    [InlineData("From.Day=2&From.Month=1&From.Year=2026&To.Day=1&To.Month=1&To.Year=2026", "The last day must not be before the first")]
    [InlineData("From.Day=1&From.Month=1&From.Year=2024&To.Day=1&To.Month=1&To.Year=2026", "Choose a period of a year or less")]
    [InlineData("To.Day=31&To.Month=12&To.Year=9999", "Enter a real date")]
    [InlineData("From.Day=1&From.Month=1&From.Year=0001", "Enter a real date")]
    [InlineData("Record=YF-NW-1999-0001", "No case or referral of your panels has this reference")]
    public async Task A_filter_that_makes_no_sense_is_given_back_with_what_is_wrong(string query, string error)
    {
        var page = await (await site.As("ig.nw")).Get("/audit?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal([error], page.Errors);
    }

    [Theory]
    [InlineData("User=nobody")]
    [InlineData("About=%1F%3B")]
    [InlineData("Record=%F0%9F%98%80%E2%80%AE")]
    [InlineData("page=99999999999")]
    public async Task Nonsense_in_the_address_is_answered_in_plain_words(string query)
    {
        var page = await (await site.As("ig.nw")).Get("/audit?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Errors);
    }

    [Fact]
    public async Task A_list_of_people_that_is_cut_says_so_and_whoever_was_chosen_stays_in_it()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        Guid last = default;
        await own.Given.As("admin", async (db, act) =>
        {
            var agencyId = (await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police")).Id;
            for (var number = 0; number < 1000; number++)
            {
                var user = new YoungFutures.Domain.Users.User { LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };
                user.Address($"{Guid.NewGuid():N}@demo.example");
                user.Describe($"Zz Sampl {number:0000}", null, agencyId, "en-GB", null, act.At);
                user.Take(YoungFutures.Domain.Access.Role.Partner, act.Panel.Id, act.At);
                db.Users.Add(user);
                last = user.Id;
            }

            return 0;
        });
        var governor = await own.As("ig.nw");
        var page = await governor.Get("/audit");
        Assert.Contains("only the first 1000 by name stand in this list", page.Text, StringComparison.Ordinal);
        Assert.Equal(1001, page.Page.QuerySelectorAll("#User option").Length);
        Assert.Empty(page.Page.QuerySelectorAll($"#User option[value='{last}']"));
        // By a name in a line they are found all the same.
        Assert.True(page.Links($"/audit?User={(await own.Given.User("ig.nw")).Id}"));
        Assert.Single((await governor.Get($"/audit?User={last}")).Page.QuerySelectorAll($"#User option[value='{last}']"));
    }

    [Fact]
    public async Task A_long_audit_comes_in_pages_and_the_last_day_is_whole()
    {
        var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var keyring = own.Services.GetRequiredService<AuditKeyring>();
        await using (var db = own.Db())
        {
            for (var i = 0; i < 120; i++)
                AuditTrail.Add(db, new AuditEntry { At = new DateTime(2026, 7, 1, 22, 59, 0, DateTimeKind.Utc), PanelId = own.Given.PanelId, Event = AuditEvents.Seen, RecordKind = "Case" }, keyring);
            AuditTrail.Add(db, new AuditEntry { At = new DateTime(2026, 7, 1, 23, 0, 0, DateTimeKind.Utc), PanelId = own.Given.PanelId, Event = AuditEvents.Seen, RecordKind = "Case" }, keyring);
            await db.SaveChangesAsync();
        }

        // In July the day ends at 23:00 UTC.
        const string Day = "From.Day=1&From.Month=7&From.Year=2026&To.Day=1&To.Month=7&To.Year=2026";
        var reader = await own.As("ig.nw");
        var first = await reader.Get("/audit?" + Day);
        Assert.Contains("Lines: 120 ", first.Text, StringComparison.Ordinal);
        Assert.Equal(50, first.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(20, (await reader.Get($"/audit?{Day}&page=3")).Page.QuerySelectorAll("tbody tr").Length);
        await ((IAsyncLifetime)own).DisposeAsync();
    }

    [Fact]
    public async Task The_page_is_in_Welsh_for_those_who_read_Welsh()
    {
        // The choice stays with the user: a site of its own.
        var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var reader = await own.As("ig.nw");
        await reader.Send(await reader.Get("/audit"), "/language", ("language", "cy"));
        var page = await reader.Get("/audit");
        Assert.Equal("Archwiliad", page.Heading);
        Assert.Contains("Mewngofnodwyd", page.Text, StringComparison.Ordinal);
        await ((IAsyncLifetime)own).DisposeAsync();
    }

    [Fact]
    public void Every_kind_of_record_has_a_name_that_people_read()
    {
        var nameless = typeof(YoungFutures.Domain.Record).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(YoungFutures.Domain.Record)) && !AuditWords.Knows(type.Name)).Select(type => type.Name);
        Assert.Empty(nameless);
    }

    [Fact]
    public async Task Every_look_through_the_site_verifies()
    {
        var own = new YoungFuturesHost();
        await own.InitializeAsync();
        await own.Given.Case();
        await (await own.As("ig.nw")).Get("/audit");
        own.Clock.Advance(TimeSpan.FromSeconds(2));
        using var output = new StringWriter();
        for (var i = 0; i < 100 && !output.ToString().Contains("not yet sealed: 0", StringComparison.Ordinal); i++)
        {
            await Task.Delay(50);
            output.GetStringBuilder().Clear();
            Assert.Equal(0, await VerifyAudit.Run(own.Services, [], output));
        }

        Assert.Matches(@"Sealed lines: \d{2,}\r?\nLines not yet sealed: 0\r?\nNothing was changed", output.ToString());
        Assert.Equal(2, await VerifyAudit.Run(own.Services, ["--what"], output));

        var elsewhere = Path.GetTempFileName();
        await File.WriteAllTextAsync(elsewhere, "999999 00 2026-11-18T10:00:00Z");
        output.GetStringBuilder().Clear();
        Assert.Equal(1, await VerifyAudit.Run(own.Services, ["--head", elsewhere], output));
        Assert.Contains("the end was cut off", output.ToString(), StringComparison.Ordinal);
        File.Delete(elsewhere);
        await ((IAsyncLifetime)own).DisposeAsync();
    }
}
