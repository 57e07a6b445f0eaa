using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Tests.Web.Emergencies;

public sealed class BreakGlassTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Why = "She is with somebody who hurts her, now.";

    private Given Given => site.Given;

    private static (string, string?)[] ByReference(string reference) => [("By", "Reference"), ("Reference", reference), ("Ground", "ChildAtRisk"), ("Because", Why)];

    private static (string, string?)[] ByName(string name, DateOnly born) =>
        [("By", "Name"), ("Name", name), ("BornOn.Day", $"{born.Day}"), ("BornOn.Month", $"{born.Month}"), ("BornOn.Year", $"{born.Year}"), ("Ground", "Missing"), ("Because", Why)];

    private static async Task<Case> Case(YoungFuturesHost at, Guid caseId)
    {
        await using var db = at.Db();
        return await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId);
    }

    private Task<int> Restrict(Guid caseId) => Given.As("coordinator.nw", async (db, act) =>
    {
        (await db.Cases.Include(held => held.Involvements).Include(held => held.Checks).Include(held => held.Actions).Include(held => held.Interventions).AsSplitQuery().SingleAsync(held => held.Id == caseId)).Restrict(act, []);
        return 0;
    });

    private Task<Guid> KeepOut(Guid caseId, Guid userId) => Given.As("coordinator.nw", async (db, act) =>
        (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, userId, "A neighbour.").Id);

    [Fact]
    public async Task A_case_that_matches_opens_to_one_person_for_some_hours_and_says_so()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var caseId = await own.Given.Case("health.nw", "Siôn Tŷ-Gwyn");
        var reference = (await Case(own, caseId)).Reference;
        var police = await own.AsProved("police.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/cases/{caseId}")).Status);

        var answer = await police.Post("/break-glass", ByReference(reference.ToLowerInvariant()));

        Assert.Equal($"/cases/{caseId}", answer.Location);
        var page = await police.Get($"/cases/{caseId}");
        Assert.Contains("Siôn Tŷ-Gwyn", page.Text, StringComparison.Ordinal);
        Assert.Contains("You opened this case by break-glass.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await own.As("police2.nw")).Get($"/cases/{caseId}")).Status);
        Assert.Contains("opened this case by break-glass, until", (await (await own.As("coordinator.nw")).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        await using (var db = own.Db())
        {
            var made = await db.DisclosuresMade.SingleAsync(held => held.CaseId == caseId && held.Kind == DisclosureKind.BrokenGlass);
            Assert.Equal((await own.Given.User("police.nw")).AgencyId, made.ToAgencyId);
        }

        own.Clock.Advance(TimeSpan.FromHours(EmergencySight.Hours));
        Assert.Equal(HttpStatusCode.NotFound, (await (await own.As("police.nw")).Get($"/cases/{caseId}")).Status);
    }

    [Fact]
    public async Task It_opens_that_case_within_the_visibility_of_each_item_and_no_other_case()
    {
        var (caseId, other) = (await Given.Case("health.nw"), await Given.Case("health.nw"));
        await Given.Note(caseId, "coordinator.nw", "A note for everybody there.", Visibility.WholePanel);
        await Given.Note(caseId, "coordinator.nw", "A note for the chair alone.", Visibility.AuthorAndChair);
        await Given.BrokenGlass(caseId);
        var page = await (await site.As("police.nw")).Get($"/cases/{caseId}");
        Assert.Contains("A note for everybody there.", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("A note for the chair alone.", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/cases/{other}")).Status);
        await using var db = await site.DbOf("police.nw");
        Assert.Equal([caseId], await db.Cases.Where(held => held.Id == caseId || held.Id == other).Select(held => held.Id).ToListAsync());
    }

    [Fact]
    public async Task A_name_matches_whole_and_with_its_date_of_birth_or_not_at_all()
    {
        var caseId = await Given.Case("health.nw", "Gwydion ap Llŷr-Hendre");
        var person = (await Case(site, caseId)).YoungPerson;
        var police = await site.AsProved("police.nw");
        foreach (var (name, born) in new[]
                 {
                     ("Gwydion", person.BornOn!.Value), ("Llŷr-Hendre", person.BornOn!.Value), ("Gwydion ap Llŷr", person.BornOn!.Value), ("Gwydion ap Llŷr-Hendre Jones", person.BornOn!.Value),
                     ("Gwyd Llŷr-Hendre", person.BornOn!.Value), ("Gwydion ap Llŷr-Hendre", person.BornOn!.Value.AddDays(1)), ("Gw% ap Llŷr-Hendre", person.BornOn!.Value),
                 })
            Assert.StartsWith("/break-glass/tries/", (await police.Post("/break-glass", ByName(name, born))).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/cases/{caseId}")).Status);

        Assert.Equal($"/cases/{caseId}", (await police.Post("/break-glass", ByName("gwydion AP llyr hendre", person.BornOn!.Value))).Location);
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/cases/{caseId}")).Status);
        // What is in sight already needs no glass.
        Assert.Equal($"/cases/{caseId}", (await police.Post("/break-glass", ByName("Gwydion ap Llŷr-Hendre", person.BornOn!.Value))).Location);
        await using var db = site.Db();
        Assert.Equal(1, await db.EmergencySights.CountAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task Two_of_one_name_and_birthday_are_not_chosen_between()
    {
        var (first, second) = (await Given.Case("health.nw", "Mair Deuben"), await Given.Case("health.nw", "Mair Deuben"));
        var born = (await Case(site, first)).YoungPerson.BornOn!.Value;
        await Given.As("coordinator.nw", async (db, _) => (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == second)).YoungPerson.BornOn = born);
        Assert.StartsWith("/break-glass/tries/", (await (await site.AsProved("police.nw")).Post("/break-glass", ByName("Mair Deuben", born))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_miss_and_a_case_that_they_may_never_open_are_answered_the_very_same()
    {
        var police = await Given.User("police.nw");
        var (kept, restricted) = (await Given.Case("health.nw", "Nest Gadwyd-Allan"), await Given.Case("health.nw", "Nest Gyfyngedig"));
        var elsewhere = await Given.Case("police.herts", "Nest Elsewhere", "coordinator.herts", Given.OtherPanelId);
        await KeepOut(kept, police.Id);
        await Restrict(restricted);
        var visitor = await site.AsProved("police.nw");

        var answers = new List<(string, string)>();
        foreach (var tried in new[]
                 {
                     ByReference("YF-NW-2026-99999"), ByReference((await Case(site, kept)).Reference), ByReference((await Case(site, restricted)).Reference), ByReference((await Case(site, elsewhere)).Reference),
                 })
        {
            var answer = await visitor.Post("/break-glass", tried);
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            var page = await visitor.Get(answer.Location!);
            answers.Add((Regex.Replace(answer.Location!, "[0-9a-f-]{36}", "id"), Regex.Replace(page.Body.Split("<main")[1].Split("</main>")[0], "[0-9a-f-]{36}", "id")));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("No case was opened.", answers[0].Item2, StringComparison.Ordinal);
        var list = await visitor.Get("/break-glass/tries");
        await using var db = site.Db();
        var refused = await db.EmergencySights.Where(held => held.CaseId == kept || held.CaseId == restricted).ToListAsync();
        Assert.Equal(2, refused.Count);
        foreach (var sight in refused)
        {
            Assert.True(sight.WasRefused);
            foreach (var path in new[] { "", "/review", "/ending" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/break-glass/opened/{sight.Id}{path}")).Status);
            Assert.DoesNotContain(sight.CaseReference, list.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(sight.Id.ToString(), list.Body, StringComparison.Ordinal);
            // To the panel it is what it was.
            Assert.Contains("It was not opened", (await (await site.As("coordinator.nw")).Get($"/break-glass/opened/{sight.Id}")).Text, StringComparison.Ordinal);
        }

        foreach (var caseId in new[] { kept, restricted, elsewhere }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/cases/{caseId}")).Status);
    }

    [Fact]
    public async Task A_restricted_case_opens_to_a_chair_and_to_no_partner_and_restricting_it_ends_what_was_open()
    {
        var caseId = await Given.Case("health.nw", "Tegid Cyfyng");
        var reference = (await Case(site, caseId)).Reference;
        var police = await site.AsProved("police.nw");
        Assert.Equal($"/cases/{caseId}", (await police.Post("/break-glass", ByReference(reference))).Location);
        await Restrict(caseId);
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/cases/{caseId}")).Status);
        Assert.StartsWith("/break-glass/tries/", (await police.Post("/break-glass", ByReference(reference))).Location, StringComparison.Ordinal);

        var chair = await site.AsProved("chair.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Get($"/cases/{caseId}")).Status);
        Assert.Equal($"/cases/{caseId}", (await chair.Post("/break-glass", ByReference(reference))).Location);
        Assert.Equal(HttpStatusCode.OK, (await chair.Get($"/cases/{caseId}")).Status);
        // Seeing it in an emergency is not being named on it.
        Assert.DoesNotContain("checked", (await (await site.As("coordinator.nw")).Get($"/cases/{caseId}/restriction")).Page.QuerySelector($"input[value='{(await Given.User("chair.nw")).Id}']")?.OuterHtml ?? "", StringComparison.Ordinal);
        await KeepOut(caseId, (await Given.User("chair.nw")).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Get($"/cases/{caseId}")).Status);
    }

    [Fact]
    public async Task Each_try_is_told_to_the_coordinator_and_nothing_of_what_was_typed_is_kept()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var caseId = await own.Given.Case("health.nw", "Branwen Dysgl");
        var (reference, born) = ((await Case(own, caseId)).Reference, (await Case(own, caseId)).YoungPerson.BornOn!.Value);
        var police = await own.AsProved("police.nw");
        var miss = await police.Post("/break-glass", ByName("Somebody Neverheard", born));
        var hit = await police.Post("/break-glass", ByName("Branwen Dysgl", born));
        Assert.Equal($"/cases/{caseId}", hit.Location);

        await using var db = own.Db();
        var mails = await db.OutboxMessages.Where(mail => mail.Body.Contains("/break-glass/tries/")).ToListAsync();
        Assert.Equal(["coordinator.nw@demo.example", "coordinator.nw@demo.example"], mails.Select(mail => mail.To));
        Assert.Single(mails.Select(mail => mail.Subject + Regex.Replace(mail.Body, "[0-9a-f-]{36}", "id")).Distinct());
        Assert.All(mails, mail => Assert.DoesNotMatch($"Branwen|Dysgl|Neverheard|{reference}|hurts", mail.Subject + mail.Body));
        Assert.Contains(mails, mail => mail.Body.Contains(miss.Location!, StringComparison.Ordinal));
        // A row for each, with its line in the audit, and no name in any.
        Assert.Equal(2, await db.GlassTries.CountAsync());
        Assert.Equal(2, await db.AuditEntries.CountAsync(line => line.RecordKind == nameof(GlassTry) && line.Event == AuditEvents.Created));
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.RecordKind == nameof(EmergencySight) && line.Event == AuditEvents.Created && line.SubjectId != null));
        Assert.Empty(await db.SavedSearches.ToListAsync());
        Assert.Empty(await db.KeptForms.ToListAsync());
        var coordinator = await own.As("coordinator.nw");
        var list = await coordinator.Get("/break-glass/tries");
        Assert.Equal(2, list.Page.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("Neverheard", list.Body, StringComparison.Ordinal);
        Assert.Contains(reference, list.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await (await own.As("ig.nw")).Get("/break-glass/tries")).Page.QuerySelectorAll("tbody tr").Length);
        // A partner reads their own.
        Assert.Empty((await (await own.As("community.nw")).Get("/break-glass/tries")).Page.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await own.As("community.nw")).Get(miss.Location!)).Status);
    }

    [Fact]
    public async Task Somebody_else_says_whether_it_was_right_and_once()
    {
        var (_, sightId) = await Given.BrokenGlass(await Given.Case("health.nw"));
        var path = $"/break-glass/opened/{sightId}/review";
        var police = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/break-glass/opened/{sightId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Get(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Post(path, ("Finding", "Justified"), ("Note", "Mine."))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("community.nw")).Post(path, ("Finding", "Justified"))).Status);
        var (governor, coordinator) = (await site.As("ig.nw"), await site.As("coordinator.nw"));
        Assert.Contains("/break-glass/opened/" + sightId, (await governor.Get("/my-work/break-glass")).Body, StringComparison.Ordinal);
        var opened = await governor.Get(path);
        Assert.Equal(["Say whether it was right", "Say why, and what follows from it"], (await governor.Send(opened, path)).Errors);

        Assert.Equal($"/break-glass/opened/{sightId}", (await coordinator.Post(path, ("Finding", "ShouldHaveBeenOpen"), ("Note", "The officer works with her: bring the agency in."))).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Send(opened, path, ("Finding", "NotJustified"), ("Note", "Too late."))).Status);
        Assert.Contains("bring the agency in", (await police.Get($"/break-glass/opened/{sightId}")).Text, StringComparison.Ordinal);
        await using var db = site.Db();
        var sight = await db.EmergencySights.SingleAsync(held => held.Id == sightId);
        Assert.Equal((SightFinding.ShouldHaveBeenOpen, (DateOnly?)null, (Guid?)null), (sight.Finding!.Value, sight.DueOn, sight.OwnerId));
    }

    [Fact]
    public async Task Nobody_decides_about_themselves_whatever_else_they_are()
    {
        var caseId = await Given.Case("health.nw");
        var (_, sightId) = await Given.BrokenGlass(caseId, "coordinator.nw");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("coordinator.nw")).Get($"/break-glass/opened/{sightId}/review")).Status);
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var sight = await db.EmergencySights.SingleAsync(held => held.Id == sightId);
            Assert.Contains("Somebody else", Assert.Throws<Refused>(() => sight.Decide(act, SightFinding.Justified, "Mine.")).Sentence, StringComparison.Ordinal);
            return 0;
        });
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("chair.nw")).Get($"/break-glass/opened/{sightId}/review")).Status);
    }

    [Theory]
    [InlineData("police.nw")]
    [InlineData("coordinator.nw")]
    public async Task It_is_ended_sooner_by_its_user_or_the_coordinator_and_sight_ends_at_once(string account)
    {
        var caseId = await Given.Case("health.nw");
        var (_, sightId) = await Given.BrokenGlass(caseId);
        var police = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/cases/{caseId}")).Status);
        var path = $"/break-glass/opened/{sightId}/ending";
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("community.nw")).Post(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("ig.nw")).Post(path)).Status);

        var ends = await site.As(account);
        Assert.Equal($"/break-glass/opened/{sightId}", (await ends.Post(path)).Location);

        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/cases/{caseId}")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await ends.Get(path)).Status);
        // What remains open is the question whether it was right.
        await using var db = site.Db();
        Assert.NotNull((await db.EmergencySights.SingleAsync(held => held.Id == sightId)).DueOn);
    }

    [Fact]
    public async Task What_nobody_decides_comes_onto_the_board_from_the_day_after_its_date()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var (_, sightId) = await own.Given.BrokenGlass(await own.Given.Case("health.nw"));
        async Task<bool> IsOnBoard()
        {
            await using var db = await own.DbOf("coordinator.nw");
            var board = await GapBoard.Of(db, await db.ActIn(own.Given.PanelId));
            return await board.Waiting(GapRules.All.Single(rule => rule.Gap == Gap.SightUndecided)).AnyAsync(line => line.Id == sightId);
        }

        Assert.False(await IsOnBoard());
        own.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True(await IsOnBoard());
        Assert.Contains($"/break-glass/opened/{sightId}", (await (await own.As("coordinator.nw")).Get($"/panels/{own.Given.PanelId}/gaps")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_for_the_password_again_and_is_there_for_those_who_work_on_cases()
    {
        foreach (var account in new[] { "police.nw", "coordinator.nw", "chair.nw", "health.nw", "education.nw" })
        {
            var visitor = await site.As(account);
            Assert.Equal("/sign-in/again?returnUrl=%2Fbreak-glass", (await visitor.Get("/break-glass")).Location);
            Assert.Contains("/break-glass", (await visitor.Get("/search")).Page.QuerySelectorAll(".yf-beside-menu a").Select(link => link.GetAttribute("href")));
        }

        foreach (var account in new[] { "provider.nw", "opcc.nw", "ig.nw", "admin" }) Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsProved(account)).Get("/break-glass")).Status);
    }

    [Fact]
    public async Task No_page_that_says_there_is_nothing_leads_to_it()
    {
        var caseId = await Given.Case("health.nw");
        var police = await site.AsProved("police.nw");
        foreach (var path in new[] { $"/cases/{caseId}", $"/cases/{Guid.NewGuid()}", $"/cases/{caseId}/notes/new", "/no-such-page", $"/break-glass/opened/{Guid.NewGuid()}" })
        {
            var page = await police.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.DoesNotContain("href=\"/break-glass", page.Body.Split("<main")[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_missing_is_named_and_no_try_is_counted()
    {
        var police = await site.AsProved("police.nw");
        await using var db = site.Db();
        var before = await db.GlassTries.CountAsync();
        Assert.Equal(3, (await police.Post("/break-glass")).Errors.Count);
        Assert.Equal("Say in at least 20 characters why it cannot wait", Assert.Single((await police.Post("/break-glass", ("By", "Reference"), ("Reference", "YF-NW-2026-1"), ("Ground", "Another"), ("Because", "Urgent."))).Errors));
        Assert.Equal(["Enter the full name", "Enter the date of birth"], (await police.Post("/break-glass", ("By", "Name"), ("Ground", "Another"), ("Because", Why))).Errors);
        Assert.Equal("Choose the panel", Assert.Single((await police.Post("/break-glass", [.. ByReference("YF-HERTS-2026-1"), ("PanelId", Given.OtherPanelId.ToString())])).Errors));
        Assert.Equal(before, await db.GlassTries.CountAsync());
    }

    [Fact]
    public async Task The_same_form_sent_twice_opens_the_case_once()
    {
        var caseId = await Given.Case("health.nw");
        var police = await site.AsProved("police.nw");
        var form = await police.Get("/break-glass");
        var said = ByReference((await Case(site, caseId)).Reference);
        await Task.WhenAll(police.Send(form, "/break-glass", said), police.Send(form, "/break-glass", said));
        await using var db = site.Db();
        Assert.Equal(1, await db.EmergencySights.CountAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task An_objection_of_the_family_is_no_bar_and_is_not_shown_to_the_agency()
    {
        var caseId = await Given.Case("health.nw");
        await Given.Objection(caseId, "North Wales Police");
        var police = await site.AsProved("police.nw");
        Assert.Equal($"/cases/{caseId}", (await police.Post("/break-glass", ByReference((await Case(site, caseId)).Reference))).Location);
        await using var db = site.Db();
        Assert.Equal(Why, (await db.DisclosuresMade.SingleAsync(held => held.CaseId == caseId && held.Kind == DisclosureKind.BrokenGlass)).Despite);
        Assert.DoesNotContain("In spite of an objection", (await police.Get($"/cases/{caseId}/sharing")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stands_in_for_somebody_is_not_lent_what_they_opened_by_break_glass()
    {
        var caseId = await Given.Case("health.nw");
        await Given.BrokenGlass(caseId);
        var cover = await Given.User("police2.nw");
        await Given.As("police.nw", async (db, act) =>
        {
            db.Absences.Add(new YoungFutures.Domain.Users.Absence(await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Id == act.UserId), await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Id == cover.Id), act.Today, act.Today.AddDays(2), act.UserId, act.At));
            return 0;
        });
        await using (var db = site.Db()) await YoungFutures.Domain.Users.Covering.Sweep(db);
        await using var after = site.Db();
        Assert.False(await after.Involvements.AnyAsync(held => held.CaseId == caseId && held.UserId == cover.Id));
        Assert.True(await after.Involvements.AnyAsync(held => held.CaseId == caseId && held.Reach == Reach.BrokenGlass));
    }
}
