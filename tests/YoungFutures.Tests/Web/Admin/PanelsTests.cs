using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Admin;

public sealed class PanelsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static readonly (string, string?)[] NewPanel =
        [("Code", "gwent"), ("Name", "Gwent Young Futures Panel"), ("NameCy", "Panel Dyfodol Ifanc Gwent"), ("Nation", "Wales"), ("PoliceAreaCode", "w15000002"), ("CoordinatorEmail", "flintshire2.nw@demo.example")];

    [Fact]
    public async Task An_administrator_adds_a_panel_and_its_coordinator_has_the_role_at_once()
    {
        var admin = await site.As("admin");
        var answer = await admin.Post("/admin/panels/new", NewPanel);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var page = await admin.Get(answer.Location!);
        Assert.Equal("Gwent Young Futures Panel", page.Heading);
        Assert.Contains("Carys Lleuad", page.Text, StringComparison.Ordinal);
        Assert.Contains("Without an area nobody can refer", page.Text, StringComparison.Ordinal);
        Assert.True((await admin.Get("/admin/panels")).Links(answer.Location!));

        await using var db = site.Db();
        var panel = await db.Panels.SingleAsync(held => held.Code == "GWENT");
        Assert.Equal("W15000002", panel.PoliceAreaCode);
        Assert.True(await db.Memberships.AnyAsync(held => held.PanelId == panel.Id && held.Role == Role.Coordinator && held.UserId == panel.CoordinatorId));
        Assert.True(await db.AuditEntries.AnyAsync(line => line.RecordId == panel.Id && line.Event == AuditEvents.Created && line.UserId != null));
        Assert.True((await (await site.As("flintshire2.nw")).Get("/my-work")).Links("/referrals"));

        var again = await admin.Post("/admin/panels/new", [.. NewPanel[..5], ("CoordinatorEmail", "wrexham.nw@demo.example")]);
        Assert.Equal(["Another panel has these letters already"], again.Errors);
    }

    [Theory]
    [InlineData("CoordinatorEmail", "nobody@demo.example", "Nobody with this address has an account. Invite the coordinator first.")]
    [InlineData("CoordinatorEmail", "admin@demo.example", "You cannot give a role to yourself. Another administrator can.")]
    [InlineData("CoordinatorEmail", "opcc.nw@demo.example", "An analyst’s account holds no other role, so that no figure can be set beside a case. Use an account of its own.")]
    [InlineData("CoordinatorEmail", "health2.nw@demo.example", "Nobody with this address has an account. Invite the coordinator first.")]
    [InlineData("Code", "N1", "Enter two to six letters from A to Z")]
    [InlineData("Code", "ŴŶ", "Enter two to six letters from A to Z")]
    [InlineData("PoliceAreaCode", "North", "Enter a code of one letter and eight digits, like W15000001 or E23000027")]
    [InlineData("Name", "", "Enter the name in English")]
    [InlineData("NameCy", "\u202e", "Enter the name in Welsh")]
    public async Task What_is_wrong_with_a_panel_is_said_beside_its_field(string field, string value, string message)
    {
        var admin = await site.As("admin");
        var answer = await admin.Post("/admin/panels/new", [.. NewPanel.Where(pair => pair.Item1 != field).Select(pair => pair.Item1 == "Code" ? ("Code", (string?)"WRONG") : pair), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([message], answer.Errors);
        await using var db = site.Db();
        Assert.False(await db.Panels.AnyAsync(panel => panel.Code == "WRONG"));
    }

    [Fact]
    public async Task Changed_settings_are_a_new_version_and_the_page_says_what_changed()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var admin = await own.As("admin");
        var path = $"/admin/panels/{own.Given.PanelId}/settings/edit";
        var answer = await admin.Post(path, ("ScreeningDays", "3"), ("SuppressBelow", "10"), ("QuorumOneOf", "Health"));
        Assert.Equal($"/admin/panels/{own.Given.PanelId}", answer.Location);

        var page = await admin.Get($"/admin/panels/{own.Given.PanelId}/settings");
        Assert.Contains("Version 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("Alex Lanternwood", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, page.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("A referral is screened within, in working days|2|3", Rows(page));

        await using var db = own.Db();
        var versions = await db.PanelSettings.Where(held => held.PanelId == own.Given.PanelId).OrderBy(held => held.Number).ToListAsync();
        Assert.Equal([(1, 2, 5), (2, 3, 10)], versions.Select(held => (held.Number, held.ScreeningDays, held.SuppressBelow)));
        Assert.Equal([Sector.Health], versions[1].QuorumOneOf);
        // Boxes that nobody touched keep what they held.
        Assert.Equal(versions[0].ReferringSectors.Order(), versions[1].ReferringSectors.Order());
        Assert.True(versions[1].QuorumNeedsChair);
        Assert.Equal(2, (await db.ActIn(own.Given.PanelId)).Limits.Number);
    }

    [Theory]
    [InlineData("SuppressBelow", "4", "Figures below 5 are always hidden: this can be raised, and not lowered below 5")]
    [InlineData("SuppressBelow", "-1", "Figures below 5 are always hidden: this can be raised, and not lowered below 5")]
    [InlineData("ScreeningDays", "0", "Enter a whole number from 1 to 30")]
    [InlineData("ScreeningDays", "", "Enter a whole number")]
    [InlineData("UrgentListingDays", "20", "An urgent case cannot wait longer than any other")]
    [InlineData("MaximumAge", "26", "Enter a whole number from 10 to 25")]
    [InlineData("ReviewCeilingWeeks", "2", "The most weeks between two reviews cannot be fewer than the usual weeks")]
    public async Task A_limit_that_cannot_be_is_refused_beside_its_field(string field, string value, string message)
    {
        var admin = await site.As("admin");
        var answer = await admin.Post($"/admin/panels/{site.Given.OtherPanelId}/settings/edit", (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([message], answer.Errors);
        await using var db = site.Db();
        Assert.Equal(1, await db.PanelSettings.CountAsync(held => held.PanelId == site.Given.OtherPanelId));
    }

    [Theory]
    [InlineData("ScreeningDays", "two")]
    [InlineData("ScreeningDays", "99999999999999999999")]
    [InlineData("ReferringSectors", "Wizards")]
    public async Task An_answer_of_another_kind_is_a_mistake_and_not_a_fault(string field, string value)
    {
        var admin = await site.As("admin");
        var answer = await admin.Post($"/admin/panels/{site.Given.OtherPanelId}/settings/edit", (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
    }

    [Fact]
    public void The_record_itself_knows_the_floor() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Panel("NW", "N", "N", Nation.Wales, "W15000001", Guid.NewGuid()).Amend(DateTime.UtcNow, Guid.NewGuid()).SuppressBelow = 4);

    [Fact]
    public async Task Of_two_who_change_the_settings_at_once_the_second_sees_both_and_may_send_all_the_same()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var admin = await own.As("admin");
        var path = $"/admin/panels/{own.Given.PanelId}/settings/edit";
        var (first, second) = (await admin.Get(path), await admin.Get(path));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(first, path, ("PlanDays", "20"))).Status);
        var conflict = await admin.Send(second, path, ("PlanDays", "30"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("A support plan is made within, in working days|30|20", conflict.Differences);
        Assert.True(conflict.Links($"/admin/panels/{own.Given.PanelId}"));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(conflict, path)).Status);
        await using var db = own.Db();
        Assert.Equal([15, 20, 30], await db.PanelSettings.Where(held => held.PanelId == own.Given.PanelId).OrderBy(held => held.Number).Select(held => held.PlanDays).ToListAsync());
    }

    [Fact]
    public async Task The_same_settings_posted_twice_are_one_version()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var admin = await own.As("admin");
        var path = $"/admin/panels/{own.Given.PanelId}/settings/edit";
        var form = await admin.Get(path);
        var once = await admin.Send(form, path, ("PlanDays", "20"));
        var twice = await admin.Send(form, path, ("PlanDays", "20"));
        Assert.Equal(once.Location, twice.Location);
        await using var db = own.Db();
        Assert.Equal(2, await db.PanelSettings.CountAsync(held => held.PanelId == own.Given.PanelId));
    }

    [Fact]
    public async Task An_area_has_its_emergency_numbers_and_they_are_shown_where_a_child_is_at_risk()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var admin = await own.As("admin");
        var referralId = await own.Given.Referral();
        PanelArea before;
        await using (var db = own.Db()) before = await db.PanelAreas.SingleAsync(area => db.Referrals.Any(referral => referral.Id == referralId && referral.AreaCode == area.Code));
        var areaId = before.Id;

        var path = $"/admin/panels/{own.Given.PanelId}/areas/{areaId}/edit";
        Assert.Equal(["Enter a telephone number, with digits and spaces only"], (await admin.Post(path, ("DayNumber", "ring me"))).Errors);
        Assert.Equal(["Choose children’s services that sit on this panel"], (await admin.Post(path, ("ChildrensServicesId", Guid.NewGuid().ToString()))).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post(path, ("NightNumber", "01632 960199"))).Status);
        await using (var db = own.Db())
        {
            var area = await db.PanelAreas.SingleAsync(held => held.Id == areaId);
            Assert.Equal((before.DayNumber, "01632 960199", before.ChildrensServicesId), (area.DayNumber, area.NightNumber, area.ChildrensServicesId));
        }

        var police = await own.As("police.nw");
        Assert.Contains("01632 960199", (await police.Get($"/referrals/{referralId}/act-now")).Text, StringComparison.Ordinal);

        var fields = new (string, string?)[] { ("Code", "W06000001"), ("Name", "Anglesey"), ("NameCy", "Ynys Môn"), ("SafeguardingTeam", "Front door"), ("SafeguardingTeamCy", "Drws ffrynt"), ("DayNumber", "01632 960111"), ("NightNumber", "999") };
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"/admin/panels/{own.Given.PanelId}/areas/new", fields)).Status);
        Assert.Equal(["This panel covers that area already"], (await admin.Post($"/admin/panels/{own.Given.PanelId}/areas/new", fields)).Errors);
        Assert.Contains("None yet: no case of this area can be adopted", (await admin.Get($"/admin/panels/{own.Given.PanelId}")).Text, StringComparison.Ordinal);
        // Another panel's address does not open this panel's area.
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get($"/admin/panels/{own.Given.OtherPanelId}/areas/{areaId}/edit")).Status);
    }

    [Fact]
    public async Task An_agency_is_added_seated_barred_from_referring_and_unseated()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var admin = await own.As("admin");
        var made = await admin.Post("/admin/agencies/new", ("Name", "Fire and Rescue"), ("NameCy", "Tân ac Achub"), ("Sector", "Fire"), ("AgreementExpiresOn.Day", "1"), ("AgreementExpiresOn.Month", "11"), ("AgreementExpiresOn.Year", "2026"));
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var agencyId = made.Location!.Split('/')[^1];
        Assert.Contains("The sharing agreement has ended", (await admin.Get(made.Location)).Text, StringComparison.Ordinal);
        Assert.Equal(["Another agency has this name already"], (await admin.Post("/admin/agencies/new", ("Name", "Fire and Rescue"), ("NameCy", "Tân"), ("Sector", "Fire"))).Errors);

        var seats = $"/admin/panels/{own.Given.PanelId}/agencies";
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post(seats + "/new", ("AgencyId", agencyId), ("MayRefer", "true"), ("SitsOnEveryItem", "true"))).Status);
        Assert.Equal(["Choose an agency that has no seat on this panel yet"], (await admin.Post(seats + "/new", ("AgencyId", agencyId), ("MayRefer", "true"), ("SitsOnEveryItem", "true"))).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"{seats}/{agencyId}/edit", ("MayRefer", "false"), ("SitsOnEveryItem", "false"))).Status);
        await using (var db = own.Db()) Assert.False((await db.PanelAgencies.SingleAsync(seat => seat.AgencyId == Guid.Parse(agencyId))).MayRefer);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"{seats}/{agencyId}/removal")).Status);
        await using (var db = own.Db())
        {
            Assert.False(await db.PanelAgencies.AnyAsync(seat => seat.AgencyId == Guid.Parse(agencyId)));
            Assert.True(await db.AuditEntries.AnyAsync(line => line.RecordKind == "PanelAgency" && line.Event == AuditEvents.Removed && line.PanelId == own.Given.PanelId));
            var police = await db.Agencies.Where(agency => agency.Name == "North Wales Police").Select(agency => agency.Id).SingleAsync();
            var kept = await admin.Post($"{seats}/{police}/removal");
            Assert.Equal(HttpStatusCode.Conflict, kept.Status);
            Assert.Contains("still have roles in the panel", kept.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_people_of_an_agency_answer_for_it_and_a_stale_page_meets_both_versions()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var admin = await own.As("admin");
        var (sergeant, nurse) = (await own.Given.User("police2.nw"), await own.Given.User("health.nw"));
        var path = $"/admin/agencies/{sergeant.AgencyId}/edit";
        Assert.Equal(["Choose somebody who works for this agency"], (await admin.Post(path, ("ContactId", nurse.Id.ToString()))).Errors);
        var stale = await admin.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post(path, ("ContactId", sergeant.Id.ToString()))).Status);
        var conflict = await admin.Send(stale, path, ("Name", "Heddlu’r Gogledd"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Name in English|Heddlu’r Gogledd|North Wales Police", conflict.Differences);
        await using var db = own.Db();
        Assert.Equal(sergeant.Id, (await db.Agencies.SingleAsync(agency => agency.Id == sergeant.AgencyId)).ContactId);
    }

    [Theory]
    [InlineData("/admin/panels/new", "Name")]
    [InlineData("/admin/agencies/new", "NameCy")]
    [InlineData("/admin/users/new", "Name")]
    [InlineData("/admin/users/new", "JobTitle")]
    [InlineData("/admin/reference-data/triggers/new", "Welsh")]
    public async Task A_hundred_thousand_characters_come_back_with_what_is_allowed(string path, string field)
    {
        var admin = await site.As("admin");
        var answer = await admin.Post(path, (field, new string('ŵ', 100_000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Errors, error => error.StartsWith("Shorten this to 200 characters", StringComparison.Ordinal));
        Assert.Contains(new string('ŵ', 100_000), System.Net.WebUtility.HtmlDecode(answer.Body), StringComparison.Ordinal);
    }

    internal static IEnumerable<string> Rows(Reply page) => page.Page.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim())));

    [Fact]
    public async Task Nobody_else_finds_administration_and_the_administrator_finds_no_case()
    {
        var caseId = await site.Given.Case();
        var admin = await site.As("admin");
        Assert.True((await admin.Get("/my-work")).Links("/admin"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get($"/cases/{caseId}")).Status);
        var coordinator = await site.As("coordinator.nw");
        Assert.False((await coordinator.Get("/my-work")).Links("/admin"));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get("/admin")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/admin")).Status);
    }
}
