using System.Net;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Tests.HouseRules;

namespace YoungFutures.Tests.Web.Sharing;

/// <summary>An agency that knows that the panel holds a record, and nothing of it; and what comes of its asking.</summary>
public sealed class KnownRecordTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Club = "Glannau Youth Club", Police = "North Wales Police";

    private Given Given => site.Given;

    private static (string, string?)[] Asks(string because = "We plan who speaks with them in town.") => [("Purpose", "Planning"), ("Because", because)];

    private static (string, string?)[] Until(DateOnly day) => [("Until.Day", $"{day.Day}"), ("Until.Month", $"{day.Month}"), ("Until.Year", $"{day.Year}")];

    private static DateOnly Today(YoungFuturesHost at) => YoungFutures.Domain.Calendar.UkTime.LocalDate(at.Clock.GetUtcNow().UtcDateTime);

    private async Task<Case> Case(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId);
    }

    private async Task<KnownRecord> Known(Guid knownRecordId)
    {
        await using var db = site.Db();
        return await db.KnownRecords.Include(held => held.Involvement).Include(held => held.Requests).SingleAsync(held => held.Id == knownRecordId);
    }

    [Fact]
    public async Task An_agency_that_is_told_learns_that_there_is_a_record_and_whom_to_ask_and_nothing_else()
    {
        var caseId = await Given.Case("health.nw", "Heulwen Anhysbys");
        await Given.Note(caseId, "coordinator.nw", "A note for everybody there.", Visibility.WholePanel);
        var @case = await Case(caseId);
        var (coordinator, club) = (await site.As("coordinator.nw"), await site.As("community.nw"));
        var agencyId = (await Given.User("community.nw")).AgencyId;

        var told = await coordinator.Post($"/cases/{caseId}/agencies/new", ("AgencyId", agencyId.ToString()), ("Level", "Exists"), ("Why", "A word for the panel alone."));

        Assert.Equal($"/cases/{caseId}/agencies/new", told.Location);
        await using var db = site.Db();
        var known = await db.KnownRecords.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal(agencyId, (await db.DisclosuresMade.SingleAsync(held => held.CaseId == caseId && held.Kind == DisclosureKind.ToldOfRecord)).ToAgencyId);
        Assert.Contains("That the panel holds a record, and nothing of it", (await coordinator.Get($"/cases/{caseId}/sharing")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/known-records", $"/known-records/{known.Id}", "/my-work", "/my-work/known-records" })
        {
            var page = await club.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(known.Reference, page.Text, StringComparison.Ordinal);
            foreach (var secret in new[] { "Heulwen", "Anhysbys", @case.Reference, caseId.ToString(), @case.YoungPersonId.ToString(), @case.Summary, "A word for the panel alone", "Betsi Cadwaladr", "A note for everybody" })
                Assert.DoesNotContain(secret, page.Body, StringComparison.OrdinalIgnoreCase);
        }

        var shown = (await club.Get($"/known-records/{known.Id}")).Text;
        Assert.Contains("Flintshire and Wrexham Young Futures Panel", shown, StringComparison.Ordinal);
        Assert.Contains("Nia Brynteg", shown, StringComparison.Ordinal);
        // The panel’s own people see which case it is; another agency finds nothing.
        Assert.Contains(@case.Reference, (await coordinator.Get("/known-records")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("education.nw")).Get($"/known-records/{known.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.herts")).Get($"/known-records/{known.Id}")).Status);
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.RecordKind == nameof(KnownRecord) && line.RecordId == known.Id && line.Event == AuditEvents.Created));
        Assert.True(await db.AuditEntries.AnyAsync(line => line.RecordKind == nameof(KnownRecord) && line.RecordId == known.Id && line.Event == AuditEvents.Seen && line.AgencyId == agencyId));
    }

    [Fact]
    public async Task No_row_of_any_table_but_its_own_is_had_by_whoever_only_knows_that_there_is_a_record()
    {
        var caseId = await Given.Case("health.nw");
        await Given.Check(caseId, "Wrexham education");
        await Given.Action(caseId, "Wrexham education");
        await Given.Note(caseId, "coordinator.nw", "A note for everybody there.", Visibility.WholePanel);
        await Given.Meeting(published: false, caseId);
        await Given.Contact(caseId, FamilyRelation.Mother, "Carys Anhysbys");
        await Given.SightRequest(await Given.KnownRecord(caseId, Club), "community.nw");
        var subjectId = (await Case(caseId)).YoungPersonId;
        await using var whole = site.Db();
        await using var db = await site.DbOf("community.nw");
        var (there, seen) = (new HashSet<string>(), new HashSet<string>());
        foreach (var kind in db.Model.GetEntityTypes().Where(type => typeof(IAboutYoungPerson).IsAssignableFrom(type.ClrType) && !type.IsOwned()))
            foreach (var (column, id) in new[] { ("CaseId", caseId), ("SubjectId", subjectId), ("YoungPersonId", subjectId) })
                if (kind.FindProperty(column) is { } property)
                    foreach (var row in await Rows(whole, kind.ClrType, column, id, property.IsNullable))
                    {
                        there.Add(kind.ClrType.Name);
                        if (await db.FindAsync(kind.ClrType, [.. kind.FindPrimaryKey()!.Properties.Select(key => whole.Entry(row).CurrentValues[key.Name])]) is not null) seen.Add(kind.ClrType.Name);
                    }

        Assert.Superset(new HashSet<string> { nameof(AgencyCheck), nameof(YoungFutures.Domain.SupportActions.SupportAction), nameof(Note), nameof(FamilyContact), nameof(AgendaItem) }, there);
        Assert.Equal([nameof(Involvement), nameof(KnownRecord), nameof(SightRequest)], seen.Order(StringComparer.Ordinal));
        Assert.False(await db.Cases.AnyAsync(held => held.Id == caseId));
        Assert.False(await db.YoungPeople.AnyAsync(held => held.Id == subjectId));
    }

    private static Task<List<object>> Rows(YoungFuturesDb db, Type kind, string column, Guid id, bool isNullable) =>
        (Task<List<object>>)typeof(KnownRecordTests).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(kind).Invoke(null, [db, column, id, isNullable])!;

    private static async Task<List<object>> RowsOf<T>(YoungFuturesDb db, string column, Guid id, bool isNullable) where T : class =>
        [.. isNullable ? await db.Set<T>().Where(row => EF.Property<Guid?>(row, column) == id).ToListAsync() : await db.Set<T>().Where(row => EF.Property<Guid>(row, column) == id).ToListAsync()];

    [Fact]
    public async Task No_address_of_a_record_answers_whoever_only_knows_that_it_exists()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        await own.Given.Renew(Club);
        var samples = new SampleRecords(own);
        var club = await own.AsProved("community.nw");
        var agencyId = (await own.Given.User("community.nw")).AgencyId!.Value;
        var token = (await club.Get("/my-work")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var (faults, tried) = (new List<string>(), 0);
        // Whatever is about one record and answers other partners nothing: it goes on to do so once they know of every record there is.
        foreach (var row in AccessRow.Read().Where(row => row.Route.Contains('{') && row.Expected["community.nw"] == "404" && row.Expected["police.nw"] is not "404"))
        {
            var path = await samples.Filled(row.Route, "police.nw");
            await using (var db = own.Db())
            {
                foreach (var @case in await db.Cases.Where(held => !db.KnownRecords.Any(known => known.CaseId == held.Id && known.AgencyId == agencyId)).ToListAsync())
                {
                    var knows = Involvement.InCase(@case, agencyId, null, Reach.Exists, "told", db.Now);
                    knows.Despite = "The test says so.";
                    db.Add(new KnownRecord(@case, agencyId, knows));
                }

                await db.SaveChangesAsync();
            }

            var status = row.Verb == "GET" ? (await club.Client.GetAsync(path)).StatusCode
                : (await club.Client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token!)]))).StatusCode;
            if (status != HttpStatusCode.NotFound) faults.Add($"{row.Verb} {row.Route}: {status}");
            tried++;
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.True(tried > 100, $"only {tried} addresses were tried");
        await using var after = await own.DbOf("community.nw");
        Assert.True(await after.KnownRecords.CountAsync() > 50);
        Assert.Empty(await after.Cases.ToListAsync());
    }

    [Fact]
    public async Task No_list_search_count_or_file_says_more_than_before()
    {
        var caseId = await Given.Case("health.nw", "Rhiannon Cuddedig");
        await Given.Note(caseId, "coordinator.nw", "A note for everybody there.", Visibility.WholePanel);
        var @case = await Case(caseId);
        var club = await site.As("community.nw");
        var pages = AccessRow.Read().Where(row => row is { Verb: "GET" } && !row.Route.Contains('{') && row.Expected["community.nw"] == "yes" && !row.Route.StartsWith("/account", StringComparison.Ordinal)
            && !row.Route.StartsWith("/sign-in", StringComparison.Ordinal) && row.Route is not ("/known-records" or "/my-work")).Select(row => row.Route).ToList();
        Assert.Contains("/cases", pages);
        var before = new Dictionary<string, string>();
        foreach (var path in pages) before[path] = (await club.Get(path)).Text;

        var known = await Known(await Given.KnownRecord(caseId, Club));

        foreach (var path in pages)
        {
            var page = await club.Get(path);
            Assert.Equal(before[path], page.Text);
            Assert.DoesNotContain(known.Reference, page.Body, StringComparison.Ordinal);
        }

        foreach (var text in new[] { "Rhiannon Cuddedig", @case.Reference, known.Reference })
        {
            var asked = await club.Post("/search", ("Text", text));
            Assert.Empty((await club.Get(asked.Location!)).Page.QuerySelectorAll("tbody a"));
        }
    }

    [Fact]
    public async Task The_name_stands_only_where_the_agency_has_it_on_a_record_of_its_own()
    {
        var (referred, asked, neither) = (await Given.Case("community.nw", "Nia Atgyfeiriedig"), await Given.Case("health.nw", "Nia Holedig"), await Given.Case("health.nw", "Nia Ddieithr"));
        await Given.Check(asked, Club);
        var club = await site.As("community.nw");
        foreach (var (caseId, name) in new[] { (referred, "Nia Atgyfeiriedig"), (asked, "Nia Holedig") })
        {
            var page = await club.Get($"/known-records/{await Given.KnownRecord(caseId, Club)}");
            Assert.Contains(name, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain((await Case(caseId)).Reference, page.Body, StringComparison.Ordinal);
        }

        var knownId = await Given.KnownRecord(neither, Club);
        Assert.DoesNotContain("Ddieithr", (await club.Get($"/known-records/{knownId}")).Body + (await club.Get("/known-records")).Body, StringComparison.Ordinal);
        Assert.Contains("Nia Holedig", (await club.Get("/known-records")).Text, StringComparison.Ordinal);
        // The check is taken back, and the name with it.
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.CaseId == asked)).Unassign(act);
            return 0;
        });
        Assert.DoesNotContain("Nia Holedig", (await club.Get("/known-records")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_with_a_purpose_and_a_reason_once_and_the_coordinator_has_it_to_answer()
    {
        var caseId = await Given.Case("health.nw", "Sulwen Gofynnwyd");
        var knownId = await Given.KnownRecord(caseId);
        var path = $"/known-records/{knownId}/request";
        var (police, colleague, coordinator) = (await site.As("police.nw"), await site.As("police2.nw"), await site.As("coordinator.nw"));
        Assert.Equal(["Say what you need the record for", "Say why you need it"], (await police.Post(path)).Errors);
        Assert.Single((await police.Post(path, Asks(new string('a', 4001)))).Errors);
        foreach (var account in new[] { "community.nw", "provider.nw", "coordinator.herts", "opcc.nw", "ig.nw", "admin" }) Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Post(path, Asks())).Status);
        foreach (var account in new[] { "coordinator.nw", "chair.nw" }) Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(account)).Post(path, Asks())).Status);

        // The same form twice at once, and another one that was open at a colleague’s.
        var (form, other) = (await police.Get(path), await colleague.Get(path));
        await Task.WhenAll(police.Send(form, path, Asks()), police.Send(form, path, Asks()));
        Assert.Equal(HttpStatusCode.Conflict, (await colleague.Send(other, path, Asks("Mine too."))).Status);
        Assert.Equal($"/known-records/{knownId}", (await colleague.Get(path)).Location);

        var request = Assert.Single((await Known(knownId)).Requests);
        Assert.Equal(SightRequestStatus.Waiting, request.Status);
        Assert.Equal((await Given.User("coordinator.nw")).Id, request.OwnerId);
        await using var db = site.Db();
        Assert.Equal(YoungFutures.Domain.Calendar.WorkingCalendar.EnglandAndWales.Add(Today(site), SightRequest.AnswerDays), request.DueOn);
        var mail = await db.OutboxMessages.SingleAsync(held => held.Body.Contains($"/sight-requests/{request.Id}"));
        Assert.Equal("coordinator.nw@demo.example", mail.To);
        Assert.DoesNotMatch($"Sulwen|Gofynnwyd|speaks with them|{(await Case(caseId)).Reference}", mail.Subject + mail.Body);
        Assert.True(await db.AuditEntries.AnyAsync(line => line.RecordKind == nameof(SightRequest) && line.RecordId == request.Id && line.Event == AuditEvents.Created && line.SubjectId != null));
        foreach (var list in new[] { "/sight-requests", "/my-work", "/my-work/sight-requests" }) Assert.Contains($"/sight-requests/{request.Id}", (await coordinator.Get(list)).Body, StringComparison.Ordinal);
        Assert.Contains("We plan who speaks with them in town.", (await coordinator.Get($"/sight-requests/{request.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Waits for the coordinator", (await colleague.Get($"/known-records/{knownId}")).Text, StringComparison.Ordinal);
        // The asker reads it with the record, and not the panel’s page about it.
        foreach (var step in new[] { "", "/grant", "/refusal" }) Assert.Equal(HttpStatusCode.Forbidden, (await police.Get($"/sight-requests/{request.Id}{step}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get("/sight-requests")).Status);
    }

    [Fact]
    public async Task Of_two_who_ask_in_the_same_moment_one_does()
    {
        var knownId = await Given.KnownRecord(await Given.Case("health.nw"));
        var officer = await Given.User("police.nw");
        await using var one = site.Db();
        await using var two = site.Db();
        foreach (var db in new[] { one, two })
            (await db.KnownRecords.Include(held => held.Requests).SingleAsync(held => held.Id == knownId)).Ask(await db.ActIn(Given.PanelId) with { UserId = officer.Id, AgencyId = officer.AgencyId }, SightPurpose.Duty, "We must.");
        await one.SaveChangesAsync();
        Assert.True(Clash.Is(await Assert.ThrowsAsync<DbUpdateException>(() => two.SaveChangesAsync())));
        Assert.Single((await Known(knownId)).Requests);
    }

    [Fact]
    public async Task The_coordinator_gives_the_whole_case_until_a_day_and_it_ends_by_itself()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var caseId = await own.Given.Case("health.nw", "Llio Agored");
        await own.Given.Note(caseId, "coordinator.nw", "A note for the chair alone.", Visibility.AuthorAndChair);
        var knownId = await own.Given.KnownRecord(caseId);
        var path = $"/sight-requests/{await own.Given.SightRequest(knownId)}/grant";
        var (coordinator, until) = (await own.As("coordinator.nw"), Today(own).AddDays(10));
        Assert.Equal(["Say how much is opened to them", "Enter the last day on which it is open to them"], (await coordinator.Post(path)).Errors);
        Assert.Single((await coordinator.Post(path, [("Level", "Whole"), .. Until(Today(own).AddDays(-1))])).Errors);
        Assert.Single((await coordinator.Post(path, [("Level", "Whole"), .. Until(Today(own).AddMonths(13))])).Errors);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await own.As("chair.nw")).Post(path, [("Level", "Whole"), .. Until(until)])).Status);
        var opened = await coordinator.Get(path);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(path, [("Level", "Whole"), .. Until(until)])).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(opened, path, [("Level", "Whole"), .. Until(until)])).Status);
        var police = await own.As("police.nw");
        var page = await police.Get($"/cases/{caseId}");
        Assert.Contains("Llio Agored", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A note for the chair alone.", page.Body, StringComparison.Ordinal);
        Assert.Contains("Access was given", (await police.Get($"/known-records/{knownId}")).Text, StringComparison.Ordinal);
        Assert.True((await police.Get($"/known-records/{knownId}")).Links($"/cases/{caseId}"));
        await using (var db = own.Db())
        {
            Assert.Equal(1, await db.DisclosuresMade.CountAsync(held => held.CaseId == caseId && held.Kind == DisclosureKind.WorkingOnCase));
            Assert.Equal(1, await db.Involvements.CountAsync(held => held.CaseId == caseId && held.Reach == Reach.Party && held.AgencyId != null));
            Assert.Contains("police.nw@demo.example", await db.OutboxMessages.Where(held => held.Body.Contains($"/known-records/{knownId}")).Select(held => held.To).ToListAsync());
            var request = await db.SightRequests.SingleAsync(held => held.KnownRecordId == knownId);
            Assert.Equal((SightRequestStatus.Granted, SightLevel.Whole, until, (DateOnly?)null, (Guid?)null), (request.Status, request.Level!.Value, request.GrantedUntil!.Value, request.DueOn, request.OwnerId));
        }

        own.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(HttpStatusCode.OK, (await (await own.As("police.nw")).Get($"/cases/{caseId}")).Status);
        own.Clock.Advance(TimeSpan.FromDays(1));
        police = await own.As("police.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/cases/{caseId}")).Status);
        // That it exists they still know, and may ask again.
        Assert.True((await police.Get($"/known-records/{knownId}")).Links($"/known-records/{knownId}/request"));
    }

    [Fact]
    public async Task The_summary_goes_with_a_question_to_whoever_asked_and_no_longer_than_until_its_day()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var caseId = await own.Given.Case("health.nw");
        var path = $"/sight-requests/{await own.Given.SightRequest(await own.Given.KnownRecord(caseId), "police2.nw")}/grant";
        var coordinator = await own.As("coordinator.nw");
        Assert.Equal("Enter the question", Assert.Single((await coordinator.Post(path, [("Level", "Summary"), .. Until(Today(own).AddDays(5))])).Errors));

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(path, [("Level", "Summary"), ("Question", "Whom do you see with her?"), .. Until(Today(own).AddDays(5))])).Status);

        await using var db = own.Db();
        var check = await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.CaseId == caseId);
        Assert.Equal((await own.Given.User("police2.nw")).Id, check.OwnerId);
        Assert.Equal(1, await db.DisclosuresMade.CountAsync(held => held.CaseId == caseId && held.Kind == DisclosureKind.CheckAsked));
        var officer = await own.As("police2.nw");
        Assert.Contains("Out late with older friends", (await officer.Get($"/checks/{check.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"/cases/{caseId}")).Status);
        own.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(HttpStatusCode.NotFound, (await (await own.As("police2.nw")).Get($"/checks/{check.Id}")).Status);
    }

    [Fact]
    public async Task It_is_refused_with_a_reason_that_the_asker_reads_and_may_be_asked_again()
    {
        var caseId = await Given.Case("health.nw");
        var knownId = await Given.KnownRecord(caseId);
        var path = $"/sight-requests/{await Given.SightRequest(knownId)}/refusal";
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police.nw"));
        Assert.Equal("Say why it is refused", Assert.Single((await coordinator.Post(path)).Errors));
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Post(path, ("Because", "Mine."))).Status);
        var opened = await coordinator.Get(path);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(path, ("Because", "Speak with the lead first."))).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(opened, path, ("Because", "Twice."))).Status);
        Assert.Contains("Speak with the lead first.", (await police.Get($"/known-records/{knownId}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/cases/{caseId}")).Status);
        await using var db = site.Db();
        var mail = await db.OutboxMessages.SingleAsync(held => held.Body.Contains($"/known-records/{knownId}"));
        Assert.Equal("police.nw@demo.example", mail.To);
        Assert.DoesNotContain("Speak with the lead", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.DisclosuresMade.Where(held => held.CaseId == caseId).Select(held => held.Kind).ToListAsync(), kind => kind == DisclosureKind.WorkingOnCase);
        Assert.Contains("Access was refused", (await coordinator.Get("/sight-requests?answered=true")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Post($"/known-records/{knownId}/request", Asks("We spoke with the lead."))).Status);
        Assert.Equal(2, (await Known(knownId)).Requests.Count);
    }

    [Fact]
    public async Task Taken_back_it_is_gone_at_once_and_what_was_asked_lapses()
    {
        var caseId = await Given.Case("health.nw");
        var knownId = await Given.KnownRecord(caseId);
        var requestId = await Given.SightRequest(knownId);
        var (police, coordinator) = (await site.As("police.nw"), await site.As("coordinator.nw"));
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Post($"/known-records/{knownId}/ending")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("chair.nw")).Post($"/known-records/{knownId}/ending")).Status);
        var form = await coordinator.Get($"/cases/{caseId}/agencies/new");

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(form, $"/known-records/{knownId}/ending")).Status);

        foreach (var path in new[] { $"/known-records/{knownId}", $"/known-records/{knownId}/request" }) Assert.Equal(HttpStatusCode.NotFound, (await police.Get(path)).Status);
        Assert.DoesNotContain(knownId.ToString(), (await police.Get("/known-records")).Body + (await police.Get("/my-work")).Body, StringComparison.Ordinal);
        Assert.Equal(SightRequestStatus.Lapsed, (await Known(knownId)).Requests.Single().Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"/known-records/{knownId}/ending")).Status);
        Assert.Equal($"/sight-requests/{requestId}", (await coordinator.Get($"/sight-requests/{requestId}/grant")).Location);
        // Told again it is the same record, and the old request stays lapsed.
        Assert.Equal(knownId, await Given.KnownRecord(caseId));
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/known-records/{knownId}/request")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_ends_when_the_case_is_restricted_and_when_it_closes(bool restricted)
    {
        var caseId = await Given.Case("health.nw");
        var knownId = await Given.KnownRecord(caseId);
        await Given.SightRequest(knownId);
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId);
            if (restricted) @case.Restrict(act, []);
            else @case.CloseForDeath(act);
            return 0;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/known-records/{knownId}")).Status);
        Assert.Equal(SightRequestStatus.Lapsed, (await Known(knownId)).Requests.Single().Status);
        // Nobody is told of it anew either.
        var coordinator = await site.As("coordinator.nw");
        var refused = await coordinator.Post($"/cases/{caseId}/agencies/new", ("AgencyId", (await Given.User("community.nw")).AgencyId.ToString()), ("Level", "Exists"), ("Why", "It asks."));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
    }

    [Fact]
    public async Task Restricting_it_through_its_page_ends_it_too()
    {
        var caseId = await Given.Case("health.nw");
        var knownId = await Given.KnownRecord(caseId);
        await Given.SightRequest(knownId);
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/cases/{caseId}/restriction", ("IsRestricted", "true"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/known-records/{knownId}")).Status);
        Assert.Equal(SightRequestStatus.Lapsed, (await Known(knownId)).Requests.Single().Status);
    }

    [Fact]
    public async Task An_agency_that_the_family_objects_to_is_told_and_given_nothing_without_a_reason()
    {
        var caseId = await Given.Case("health.nw");
        await Given.Objection(caseId, Police);
        var coordinator = await site.As("coordinator.nw");
        var agencyId = (await Given.User("police.nw")).AgencyId.ToString();
        Assert.Single((await coordinator.Post($"/cases/{caseId}/agencies/new", ("AgencyId", agencyId), ("Level", "Exists"), ("Why", "Its officers meet her."))).Errors);
        await Assert.ThrowsAsync<Refused>(() => Given.KnownRecord(caseId));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/cases/{caseId}/agencies/new", ("AgencyId", agencyId), ("Level", "Exists"), ("Why", "Its officers meet her."), ("Despite", "They are called to the house."))).Status);
        await using var db = site.Db();
        var known = await db.KnownRecords.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal("They are called to the house.", (await db.DisclosuresMade.SingleAsync(held => held.CaseId == caseId && held.Kind == DisclosureKind.ToldOfRecord)).Despite);
        var police = await site.As("police.nw");
        Assert.DoesNotContain("object", (await police.Get($"/known-records/{known.Id}")).Text, StringComparison.OrdinalIgnoreCase);

        var path = $"/sight-requests/{await Given.SightRequest(known.Id)}/grant";
        Assert.Contains("They were at school together.", (await coordinator.Get(path)).Text, StringComparison.Ordinal);
        Assert.Equal("The family objects to this agency knowing. Say why it is opened all the same.", Assert.Single((await coordinator.Post(path, [("Level", "Whole"), .. Until(Today(site))])).Errors));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(path, [("Level", "Whole"), .. Until(Today(site)), ("Despite", "They are called to the house.")])).Status);
    }

    [Fact]
    public async Task An_agency_whose_agreement_has_ended_is_told_and_given_nothing()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var (told, other) = (await own.Given.Case("health.nw"), await own.Given.Case("health.nw"));
        var requestId = await own.Given.SightRequest(await own.Given.KnownRecord(told));
        await own.Given.As("admin", async (db, act) => (await db.Agencies.SingleAsync(held => held.Name == Police)).AgreementExpiresOn = act.Today.AddDays(-1));
        var coordinator = await own.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"/cases/{other}/agencies/new", ("AgencyId", (await own.Given.User("police.nw")).AgencyId.ToString()), ("Level", "Exists"), ("Why", "It asks."))).Status);
        foreach (var level in new[] { "Whole", "Summary" })
            Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"/sight-requests/{requestId}/grant", [("Level", level), ("Question", "Whom do you see?"), .. Until(Today(own).AddDays(4))])).Status);
        await using var db = own.Db();
        Assert.Equal(SightRequestStatus.Waiting, (await db.SightRequests.SingleAsync(held => held.Id == requestId)).Status);
        Assert.False(await db.Involvements.AnyAsync(held => held.CaseId == told && held.Reach == Reach.Party && held.AgencyId != null));
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_the_case_does_not_learn_that_it_exists()
    {
        var caseId = await Given.Case("health.nw");
        var knownId = await Given.KnownRecord(caseId);
        var kept = await Given.User("police2.nw");
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, kept.Id, "A neighbour.").Id);
        var (visitor, colleague) = (await site.As("police2.nw"), await site.As("police.nw"));
        foreach (var path in new[] { $"/known-records/{knownId}", $"/known-records/{knownId}/request" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Post($"/known-records/{knownId}/request", Asks())).Status);
        Assert.DoesNotContain(knownId.ToString(), (await visitor.Get("/known-records")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await colleague.Get($"/known-records/{knownId}")).Status);
    }

    [Fact]
    public async Task Nobody_is_told_twice_and_nobody_who_works_on_it_already()
    {
        var (caseId, worked) = (await Given.Case("health.nw"), await Given.Case("health.nw"));
        await Given.KnownRecord(caseId);
        Assert.Contains("knows already", (await Assert.ThrowsAsync<Refused>(() => Given.KnownRecord(caseId))).Sentence, StringComparison.Ordinal);
        await Given.Party(worked, Police);
        Assert.Contains("works on the case already", (await Assert.ThrowsAsync<Refused>(() => Given.KnownRecord(worked))).Sentence, StringComparison.Ordinal);
        // Nor an agency that is none of the panel’s.
        var coordinator = await site.As("coordinator.nw");
        Assert.Single((await coordinator.Post($"/cases/{caseId}/agencies/new", ("AgencyId", (await Given.User("police.herts")).AgencyId.ToString()), ("Level", "Exists"), ("Why", "It asks."))).Errors);
    }

    [Fact]
    public async Task To_know_of_a_record_is_no_place_at_its_meeting()
    {
        var caseId = await Given.Case("health.nw");
        await Given.KnownRecord(caseId, Club);
        var meetingId = await Given.Meeting(published: true, caseId);
        await using var db = site.Db();
        Assert.False(await db.Involvements.AnyAsync(held => held.CaseId == caseId && held.MeetingId == meetingId && db.Agencies.Any(agency => agency.Id == held.AgencyId && agency.Name == Club)));
        Assert.True(await db.Involvements.AnyAsync(held => held.CaseId == caseId && held.MeetingId == meetingId));
    }

    [Fact]
    public async Task What_is_not_answered_comes_onto_the_board_from_the_day_after_its_date()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var requestId = await own.Given.SightRequest(await own.Given.KnownRecord(await own.Given.Case("health.nw")));
        async Task<bool> IsOnBoard()
        {
            await using var db = await own.DbOf("coordinator.nw");
            var board = await GapBoard.Of(db, await db.ActIn(own.Given.PanelId));
            return await board.Waiting(GapRules.All.Single(rule => rule.Gap == Gap.SightUnanswered)).AnyAsync(line => line.Id == requestId);
        }

        Assert.False(await IsOnBoard());
        own.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True(await IsOnBoard());
        Assert.Contains($"/sight-requests/{requestId}", (await (await own.As("coordinator.nw")).Get($"/panels/{own.Given.PanelId}/gaps")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_records_to_ask_about_is_paged()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        await own.Given.Renew(Club);
        for (var number = 0; number < 52; number++) await own.Given.KnownRecord(await own.Given.Case("health.nw"), Club);
        var club = await own.As("community.nw");
        Assert.Equal(50, (await club.Get("/known-records")).Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, (await club.Get("/known-records?page=2")).Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, (await club.Get("/my-work/known-records?page=2")).Page.QuerySelectorAll(".yf-work__row").Length);
    }
}
