using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports;
using YoungFutures.Web.Features.Imports.Files;
using static YoungFutures.Tests.Web.Imports.GivenImports;

namespace YoungFutures.Tests.Web.Imports;

public sealed class ImportsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task A_file_is_sent_matched_checked_and_taken_in_and_counts_from_one_moment()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = (await police.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(1)}\n{PoliceRow(2, "Môn-Rhys", kind: "ASB")}\n")).IdIn();

        var reading = await police.Get($"/imports/{importId}/reading");
        Assert.Contains("Môn-Rhys", reading.Text);
        Assert.Contains("UTF-8", reading.Text);
        var columns = await police.Get($"/imports/{importId}/columns");
        Assert.Equal("2", Chosen(columns, "FamilyName"));
        Assert.Equal("8", Chosen(columns, "Kind"));
        Assert.Contains("Say how days are written in this file", (await police.Post($"/imports/{importId}/columns")).Errors);

        var page = await police.Match(site, importId);
        Assert.Contains("Checked", page.Heading);
        Assert.Equal(ImportStatus.Checked, (await site.ImportNow(importId)).Status);
        Assert.Empty(await site.InForce(listId));

        Assert.Equal(HttpStatusCode.Redirect, (await police.Post($"/imports/{importId}/commitment")).Status);
        Assert.Equal(ImportStatus.Staging, (await site.ImportNow(importId)).Status);
        Assert.Empty(await site.InForce(listId));
        await site.Work();

        var import = await site.ImportNow(importId);
        Assert.Equal((ImportStatus.Committed, 2L, 0L, 2L), (import.Status, import.Rows, import.Faulty, import.Staged));
        var signals = await site.InForce(listId);
        Assert.Equal(["K1", "K2"], signals.Select(signal => signal.SourceKey));
        Assert.Equal(new DateOnly(2026, 10, 2), signals[0].OccurredOn);
        Assert.Equal((PoliceRole.Suspect, RecordStanding.Stands), (signals[0].Role, signals[0].Standing));
        Assert.False(site.Services.GetRequiredService<ImportFiles>().Has(importId));
        await using var db = site.Db();
        Assert.Equal(0, await db.ImportProgress.CountAsync(held => held.ImportId == importId));
        // One line says that the file was taken in, with its hash; none speaks of its rows.
        var line = Assert.Single(await db.AuditEntries.Where(held => held.RecordId == importId && held.Event == AuditEvents.Changed && held.Fields!.Contains("CommittedSha256")).ToListAsync());
        Assert.Contains("Rows", (await db.AuditEntries.Where(held => held.RecordId == importId).Select(held => held.Fields).ToListAsync()).Aggregate("", (all, one) => all + one));
        Assert.Equal((await site.Given.User("police.nw")).Id, line.UserId);
        Assert.Equal(0, await db.AuditEntries.CountAsync(held => held.RecordKind == nameof(Signal)));
        // What was matched is remembered for the next file.
        Assert.Contains("Surname", (await db.SignalLists.SingleAsync(held => held.Id == listId)).Mapping!);
    }

    [Fact]
    public async Task Faulty_rows_are_named_by_row_column_and_reason_and_saved_as_a_file_without_formulas()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.AsProved("police.nw");
        var importId = (await police.SendFile(listId, string.Join('\n', PoliceHeadings, PoliceRow(11), PoliceRow(12, born: "31/02/2011"), PoliceRow(13, family: "=cmd()"), PoliceRow(14, on: "2026-10-02"),
            PoliceRow(15, outcome: "24"), PoliceRow(16, role: ""), PoliceRow(17, kind: "Missing", role: "", status: ""), PoliceRow(18, on: "=HYPERLINK(1)"), PoliceRow(19) + ",extra"))).IdIn();
        var page = await police.Match(site, importId);

        var import = await site.ImportNow(importId);
        Assert.Equal((9L, 6L), (import.Rows, import.Faulty));
        Assert.Contains("There is no such day", page.Text);
        Assert.Equal(["3", "5", "6", "7", "9", "10"], page.Page.QuerySelectorAll("main tbody tr td:first-child").Select(cell => cell.TextContent.Trim()));
        var row3 = page.Page.QuerySelectorAll("main tbody tr").First();
        Assert.Equal(["3", "DOB", "There is no such day", "31/02/2011"], row3.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));

        // It carries the names of several: the password is asked first.
        var unproved = await site.As("police.nw");
        Assert.StartsWith("/sign-in/again", (await unproved.Get($"/imports/{importId}/faults")).Location, StringComparison.Ordinal);
        // It is saved and not shown, so they are led back to the page they were on, and told to choose it again.
        using var click = new HttpRequestMessage(HttpMethod.Get, $"/imports/{importId}/faults");
        click.Headers.Referrer = new Uri(unproved.Client.BaseAddress!, $"/imports/{importId}");
        var asked = (await unproved.Client.SendAsync(click)).Headers.Location!.OriginalString;
        Assert.Equal($"/imports/{importId}", (await unproved.Send(await unproved.Get(asked), "/sign-in/again", ("Password", DemoPanels.Password))).Location);
        Assert.Contains("Thank you. Now choose the file again, and it is saved.", (await unproved.Get($"/imports/{importId}")).Body);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, $"/imports/{importId}/faults");
        elsewhere.Headers.Referrer = new Uri("https://elsewhere.example/page");
        Assert.DoesNotContain("elsewhere", (await (await site.As("police.nw")).Client.SendAsync(elsewhere)).Headers.Location!.OriginalString);
        var file = await police.Get($"/imports/{importId}/faults");
        Assert.Equal("text/csv", file.Message.Content.Headers.ContentType!.MediaType);
        Assert.Contains("'=HYPERLINK(1)", file.Body);
        Assert.Contains("9,Offence Date,Not written as this list writes its days", file.Body);

        // The faulty ones stay out only if that is said.
        var refused = await police.Post($"/imports/{importId}/commitment");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Post($"/imports/{importId}/commitment", ("WithoutFaulty", "true"))).Status);
        await site.Work();
        Assert.Equal(["K11", "K13", "K17"], (await site.InForce(listId)).Select(signal => signal.SourceKey));
        Assert.Equal(6, (await site.ImportNow(importId)).Faulty);
    }

    [Fact]
    public async Task The_same_file_is_refused_with_the_way_to_it_until_it_is_undone()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var content = $"{PoliceHeadings}\n{PoliceRow(21)}\n";
        var importId = await police.TakeIn(site, listId, content);
        var again = await police.SendFile(listId, content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("This very file is here already. Nothing was sent again.", again.Errors);
        Assert.True(again.Links($"/imports/{importId}"));

        await police.Post($"/imports/{importId}/undoing", ("Because", "The wrong month."));
        Assert.Empty(await site.InForce(listId));
        await site.Work();
        Assert.Equal(ImportStatus.Undone, (await site.ImportNow(importId)).Status);
        await police.TakeIn(site, listId, content);
        Assert.Single(await site.InForce(listId));
    }

    [Fact]
    public async Task A_later_file_says_again_corrects_and_takes_back_and_only_from_the_moment_it_is_taken_in()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        await police.TakeIn(site, listId, $"{PoliceHeadings},Withdrawn\n{PoliceRow(31)},\n{PoliceRow(32)},\n{PoliceRow(33)},No\n");
        var before = (await site.InForce(listId)).ToDictionary(signal => signal.SourceKey);
        Guid identityId;
        await using (var db = site.Db())
        {
            var identity = new LinkedIdentity(site.Given.PanelId);
            db.LinkedIdentities.Add(identity);
            (await db.Signals.SingleAsync(signal => signal.Id == before["K32"].Id)).IdentityId = identity.Id;
            await db.SaveChangesAsync();
            identityId = identity.Id;
        }

        var importId = (await police.SendFile(listId, $"{PoliceHeadings},Withdrawn\n{PoliceRow(31)},\n{PoliceRow(32, family: "Dolwen-Rees")},\n{PoliceRow(33)},Yes\n{PoliceRow(34)},\n{PoliceRow(39)},Yes\n")).IdIn();
        var page = await police.Match(site, importId);
        Assert.Contains("Said again, so that nothing is added2", page.Text);
        var import = await site.ImportNow(importId);
        Assert.Equal((5L, 0L, 2L, 1L, 1L), (import.Rows, import.Faulty, import.SaidAgain, import.Corrected, import.Withdrawn));
        await police.Post($"/imports/{importId}/commitment");
        Assert.Equal(["K31", "K32", "K33"], (await site.InForce(listId)).Select(signal => signal.SourceKey));
        await site.Work();

        var after = (await site.InForce(listId)).ToDictionary(signal => signal.SourceKey);
        Assert.Equal(["K31", "K32", "K34"], after.Keys.Order());
        Assert.Equal("Dolwen-Rees", after["K32"].FamilyName);
        Assert.Equal(before["K31"].Id, after["K31"].Id);
        await using (var db = site.Db())
        {
            var old = await db.Signals.SingleAsync(signal => signal.Id == before["K32"].Id);
            Assert.Equal(after["K32"].Id, old.ReplacedById);
            Assert.NotNull(old.WithdrawnAt);
            Assert.Null((await db.Signals.SingleAsync(signal => signal.Id == before["K33"].Id)).ReplacedById);
            Assert.NotNull((await db.LinkedIdentities.SingleAsync(identity => identity.Id == identityId)).ToEvaluateSince);
        }

        // Undoing gives everything its place back.
        await police.Post($"/imports/{importId}/undoing", ("Because", "Sent too early."));
        Assert.Equal(before.Keys.Order(), (await site.InForce(listId)).Select(signal => signal.SourceKey));
        Assert.Equal(before.Values.Select(signal => signal.Id).Order(), (await site.InForce(listId)).Select(signal => signal.Id).Order());
        await site.Work();
        Assert.Equal(before.Values.Select(signal => signal.Id).Order(), (await site.InForce(listId)).Select(signal => signal.Id).Order());
        await using var last = site.Db();
        Assert.Equal(0, await last.Signals.CountAsync(signal => signal.ImportId == importId));
        Assert.Equal(0, await last.ImportChanges.CountAsync(change => change.ImportId == importId));
    }

    [Fact]
    public async Task Undoing_a_correction_that_was_corrected_again_leaves_the_newest_in_force()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        await police.TakeIn(site, listId, $"{PoliceHeadings}\n{PoliceRow(41, "First")}\n");
        var second = await police.TakeIn(site, listId, $"{PoliceHeadings}\n{PoliceRow(41, "Second")}\n");
        var third = await police.TakeIn(site, listId, $"{PoliceHeadings}\n{PoliceRow(41, "Third")}\n");
        await police.Post($"/imports/{second}/undoing", ("Because", "Wrong."));
        await site.Work();
        Assert.Equal("Third", Assert.Single(await site.InForce(listId)).FamilyName);
        await police.Post($"/imports/{third}/undoing", ("Because", "Wrong."));
        await site.Work();
        Assert.Equal("First", Assert.Single(await site.InForce(listId)).FamilyName);
    }

    [Fact]
    public async Task A_file_that_something_rests_on_is_the_coordinators_to_undo_and_its_rows_stay_withdrawn()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = await police.TakeIn(site, listId, $"{PoliceHeadings}\n{PoliceRow(51)}\n{PoliceRow(52)}\n");
        await using (var db = site.Db())
        {
            (await db.Signals.SingleAsync(signal => signal.ImportId == importId && signal.SourceKey == "K51")).IsNeeded = true;
            await db.SaveChangesAsync();
        }

        Assert.Contains("Ask the panel’s coordinator", (await police.Get($"/imports/{importId}/undoing")).Text);
        var version = (await site.ImportNow(importId)).Version.ToString();
        Assert.Equal(HttpStatusCode.Conflict, (await police.Post($"/imports/{importId}/undoing", ("Because", "Wrong."), ("Version", version))).Status);
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/imports/{importId}/undoing", ("Because", "Wrong."))).Status);
        await site.Work();
        Assert.Equal(ImportStatus.Undone, (await site.ImportNow(importId)).Status);
        await using (var db = site.Db())
        {
            var kept = Assert.Single(await db.Signals.Where(signal => signal.ImportId == importId).ToListAsync());
            Assert.NotNull(kept.WithdrawnAt);
            kept.IsNeeded = false;
            await db.SaveChangesAsync();
            Assert.True(await SignalPurge.Sweep(db) >= 1);
            Assert.Equal(0, await db.Signals.CountAsync(signal => signal.ImportId == importId));
        }
    }

    [Fact]
    public async Task Two_people_who_take_two_files_of_a_list_in_at_once_are_one_after_the_other()
    {
        var listId = await site.List("North Wales Police");
        var (first, second) = (await site.As("police.nw"), await site.As("police2.nw"));
        var one = (await first.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(61)}\n")).IdIn();
        var other = (await second.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(61, "Another")}\n")).IdIn();
        await first.Match(site, one);
        await second.Match(site, other);
        var replies = await Task.WhenAll(first.Post($"/imports/{one}/commitment"), second.Post($"/imports/{other}/commitment"));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], replies.Select(reply => reply.Status).Order());
        await site.Work();
        Assert.Single(await site.InForce(listId));
        // The same commitment pressed twice is one.
        var late = replies[0].Status == HttpStatusCode.Conflict ? (Visitor: first, Id: one) : (Visitor: second, Id: other);
        Assert.Equal(HttpStatusCode.Redirect, (await late.Visitor.Post($"/imports/{late.Id}/commitment")).Status);
        await site.Work();
        Assert.Single(await site.InForce(listId));
    }

    [Fact]
    public async Task Whoever_else_asks_for_a_file_finds_none_and_the_coordinator_reads_counts_alone()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = (await police.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(71, born: "Nadolig")}\n{PoliceRow(72)}\n")).IdIn();
        await police.Match(site, importId);
        foreach (var account in new[] { "health.nw", "community.nw", "provider.nw", "opcc.nw", "ig.nw", "admin", "police.herts", "coordinator.herts" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get($"/imports/{importId}")).Status);

        var coordinator = await site.AsProved("coordinator.nw");
        var page = await coordinator.Get($"/imports/{importId}");
        Assert.Contains("Faulty rows1", page.Text);
        Assert.DoesNotContain("Nadolig", page.Body);
        foreach (var part in new[] { "reading", "columns", "matching", "faults", "commitment" })
            Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Get($"/imports/{importId}/{part}")).Status);
        await using var db = await site.DbOf("coordinator.nw");
        Assert.Equal(0, await db.ImportFaults.CountAsync(fault => fault.ImportId == importId));
        await using var own = await site.DbOf("police.nw");
        Assert.NotEqual(0, await own.ImportFaults.CountAsync(fault => fault.ImportId == importId));

        // What the coordinator sends for an agency is the coordinator's to handle, and the agency's.
        var sent = (await coordinator.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(73, born: "Pasg")}\n{PoliceRow(74)}\n")).IdIn();
        Assert.Contains("Pasg", (await coordinator.Match(site, sent)).Text);
        Assert.Contains("Pasg", (await police.Get($"/imports/{sent}")).Text);
    }

    [Fact]
    public async Task A_file_is_unreadable_on_the_disk_and_goes_when_it_is_given_up_or_forgotten()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = (await police.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(81, "Unmistakable")}\n")).IdIn();
        var files = site.Services.GetRequiredService<ImportFiles>();
        using (var read = new StreamReader(files.Read(importId))) Assert.Contains("Unmistakable", await read.ReadToEndAsync());
        var folder = Directory.GetDirectories(site.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["Data:Folder"]!, "imports").Single();
        var onDisk = await File.ReadAllBytesAsync(Path.Combine(folder, $"{importId:N}.sealed"));
        Assert.DoesNotContain("Unmistakable", Encoding.Latin1.GetString(onDisk));

        var page = await police.Get($"/imports/{importId}");
        Assert.Equal(HttpStatusCode.Redirect, (await police.Send(page, $"/imports/{importId}/abandonment")).Status);
        Assert.False(files.Has(importId));
        Assert.Equal(ImportStatus.Abandoned, (await site.ImportNow(importId)).Status);

        var forgotten = (await police.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(82)}\n")).IdIn();
        await using (var db = site.Db())
        {
            var import = await db.SignalImports.SingleAsync(held => held.Id == forgotten);
            db.Entry(import).Property(nameof(SignalImport.StartedAt)).CurrentValue = db.Now.AddDays(-8);
            await db.SaveChangesAsync();
        }

        await site.Services.GetRequiredService<ImportJob>().Tidy();
        Assert.Equal(ImportStatus.Abandoned, (await site.ImportNow(forgotten)).Status);
        Assert.False(files.Has(forgotten));
    }

    [Theory]
    [InlineData("list.csv", "", "The file is empty")]
    [InlineData("list.xlsx", "a,b\n1,2", "This is plain text. Give it a name that ends in .csv, or send a workbook as .xlsx.")]
    [InlineData("list.csv", "%PDF-1.7 nothing", "This is neither a CSV file nor an .xlsx workbook, whatever its name says")]
    [InlineData("list.csv", "<html><table><tr><td>a", "This is neither a CSV file nor an .xlsx workbook, whatever its name says")]
    [InlineData("list.csv", "PK\u0003\u0004rest", "This is a packed file. Send a workbook as .xlsx, or the list as CSV.")]
    [InlineData("list.xlsx", "PK\u0003\u0004rest", "This workbook is damaged, or is none. Open it in Excel, save it again as .xlsx, and send that.")]
    public async Task What_is_no_list_is_refused_with_the_reason_and_leaves_no_file(string name, string content, string said)
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var before = site.Services.GetRequiredService<ImportFiles>().All().Count();
        var reply = await police.SendFile(listId, name, Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains(said, reply.Errors);
        Assert.Equal(before, site.Services.GetRequiredService<ImportFiles>().All().Count());
    }

    [Fact]
    public async Task A_file_without_a_good_row_offers_nothing_to_take_in_and_says_what_to_do()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = (await police.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(401, on: "31/02/2026")}\n")).IdIn();
        var page = await police.Match(site, importId);
        Assert.Contains("No row of this file is good", page.Text);
        Assert.False(page.Links($"/imports/{importId}/commitment"));
        Assert.True(page.Links($"/imports/{importId}/columns"));
        Assert.Contains("This list is accepted for: Crime, Anti-social behaviour, Missing episode.", (await police.Get($"/imports/{importId}/matching")).Text);
    }

    [Fact]
    public async Task Once_the_good_rows_are_in_the_page_says_what_to_do_about_the_others_and_undoing_says_of_what()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = await police.TakeIn(site, listId, $"{PoliceHeadings}\n{PoliceRow(411)}\n{PoliceRow(412, on: "31/02/2026")}\n", withoutFaulty: true);
        Assert.Contains("Their rows are left out. Put them right where the list is kept and send the whole file again", (await police.Get($"/imports/{importId}")).Text);
        var undoing = await police.Get($"/imports/{importId}/undoing");
        Assert.Contains("Filelist.csv", undoing.Text);
        Assert.Contains("Good rows1", undoing.Text);
    }

    [Fact]
    public async Task A_file_that_breaks_off_in_a_quote_says_where_and_can_be_read_otherwise()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = (await police.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(91)}\nK92,\"Osian,and never an end\n\n\n")).IdIn();
        var page = await police.Match(site, importId);
        Assert.Contains("The file could not be read to its end. Row 3: A quote opens here and is never closed", page.Text);
        Assert.Equal(ImportStatus.Uploaded, (await site.ImportNow(importId)).Status);
    }

    [Fact]
    public async Task Letters_that_the_file_does_not_declare_are_asked_for_and_never_guessed()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = (await police.SendFile(listId, "list.csv", Encoding.GetEncoding(1252).GetBytes($"{PoliceHeadings}\n{PoliceRow(101, "Siôn-Môn")}\n"))).IdIn();
        // Nothing goes on before somebody has said it.
        Assert.Equal($"/imports/{importId}/reading", (await police.Get($"/imports/{importId}/columns")).Location);
        var reading = await police.Get($"/imports/{importId}/reading");
        Assert.Contains("The file does not say", reading.Text);
        Assert.Contains("Siôn-Môn", reading.Text);
        var unsaid = await police.Post($"/imports/{importId}/reading");
        Assert.Contains("Choose how the letters are written", unsaid.Errors);
        Assert.Equal($"/imports/{importId}/columns", (await police.Post($"/imports/{importId}/reading", ("Encoding", "windows-1252"))).Location);
        Assert.Contains("Siôn-Môn", (await police.Get($"/imports/{importId}/columns")).Text);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_in_words()
    {
        site.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ImportSettings>>().Value.MaxFileBytes = 1_000_000;
        try
        {
            var listId = await site.List("North Wales Police");
            var reply = await (await site.As("police.nw")).SendFile(listId, "list.csv", Encoding.UTF8.GetBytes(PoliceHeadings + "\n" + new string('x', 1_200_000)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
            Assert.Contains("The file is larger than 1 million bytes. Send it in parts.", reply.Errors);
        }
        finally
        {
            site.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ImportSettings>>().Value.MaxFileBytes = 300_000_000;
        }
    }

    [Fact]
    public async Task A_file_sent_twice_by_one_form_makes_one_import_and_one_without_the_forms_token_none()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var (key, content) = (Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes($"{PoliceHeadings}\n{PoliceRow(111)}\n"));
        var first = await police.SendFile(listId, "list.csv", content, key);
        var second = await police.SendFile(listId, "list.csv", content, key);
        Assert.Equal(first.IdIn(), second.IdIn());

        using var bare = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"{PoliceHeadings}\n{PoliceRow(112)}\n")), "File", "list.csv" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await police.Client.PostAsync($"/lists/{listId}/file", bare)).StatusCode);
        await using var db = site.Db();
        Assert.Equal(1, await db.SignalImports.CountAsync(import => import.ListId == listId));
    }

    [Fact]
    public async Task Changed_headings_are_said_and_what_stayed_is_filled_in()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        await police.TakeIn(site, listId, $"{PoliceHeadings}\n{PoliceRow(121)}\n");
        var importId = (await police.SendFile(listId, $"{PoliceHeadings.Replace("Surname", "Nominal name")}\n{PoliceRow(122)}\n")).IdIn();
        var columns = await police.Get($"/imports/{importId}/columns");
        Assert.Contains("The headings have changed since the last file of this list.", columns.Text);
        Assert.Contains("No longer thereSurname", columns.Text);
        Assert.Contains("NewNominal name", columns.Text);
        Assert.Equal("1", Chosen(columns, "GivenName"));
        Assert.Equal("", Chosen(columns, "FamilyName"));
        Assert.Equal("DayMonthYear", columns.Page.QuerySelector("input[name=Dates][checked]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task While_there_is_work_the_page_shows_how_far_it_is_and_looks_again_by_itself()
    {
        var listId = await site.List("North Wales Police");
        var police = await site.As("police.nw");
        var importId = (await police.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(131)}\n")).IdIn();
        Assert.False((await police.Get($"/imports/{importId}")).Message.Headers.Contains("Refresh"));
        await police.Post($"/imports/{importId}/columns", ("Dates", "DayMonthYear"));
        await police.Post($"/imports/{importId}/matching");
        var page = await police.Get($"/imports/{importId}");
        Assert.Equal("5", page.Message.Headers.GetValues("Refresh").Single());
        var bar = page.Page.QuerySelector("progress")!;
        Assert.NotNull(page.Page.QuerySelector($"label[for={bar.Id}]"));
        Assert.True(page.Links($"/imports/{importId}"));
        await site.Work();
        Assert.False((await police.Get($"/imports/{importId}")).Message.Headers.Contains("Refresh"));
    }

    private static string Chosen(Reply columns, string field)
    {
        var place = columns.Page.QuerySelectorAll("input[name^=Columns]").First(input => input.GetAttribute("value") == field).GetAttribute("name")!.Replace("Field", "Column", StringComparison.Ordinal);
        return ((AngleSharp.Html.Dom.IHtmlSelectElement)columns.Page.QuerySelector($"select[name='{place}']")!).Value ?? "";
    }
}
