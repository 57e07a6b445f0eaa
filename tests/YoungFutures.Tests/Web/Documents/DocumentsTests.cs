using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SkiaSharp;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Documents;
using YoungFutures.Tests.Domain.Documents;
using YoungFutures.Web.Features.Documents;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.Documents;

/// <summary>The site with a scanner, small limits, and everything that it logs.</summary>
public class ScannedSite : YoungFuturesHost
{
    public StubClamd Clamd { get; } = new();

    public ConcurrentQueue<string> Logged { get; } = [];

    protected virtual string Store => "Files";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Documents:Clamd", $"127.0.0.1:{Clamd.Port}").UseSetting("Documents:ScanSeconds", "5").UseSetting("Documents:Store", Store)
            .UseSetting("Documents:MaxFileBytes", "1000000").UseSetting("Documents:MaxFiles", "3").UseSetting("Documents:MaxPixels", "1000000").UseSetting("Documents:MaxUnpackedBytes", "2000000");
        builder.ConfigureTestServices(services => services.AddSingleton<ILoggerFactory>(_ => LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Kept(Logged)))));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Clamd.Dispose();
    }

    private sealed class Kept(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);
    }
}

/// <summary>The same with its documents in the database.</summary>
public sealed class SiteWithRows : ScannedSite
{
    protected override string Store => "Database";
}

public sealed class DocumentsInDatabaseTests(SiteWithRows site) : IClassFixture<SiteWithRows>
{
    [Fact]
    public async Task A_document_is_sent_checked_and_read_again_from_the_database()
    {
        var caseId = await site.Given.Case();
        var coordinator = await site.As("coordinator.nw");
        var sent = new byte[900_000];
        Random.Shared.NextBytes(sent);
        "%PDF-1.7"u8.CopyTo(sent);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendDocument($"/cases/{caseId}", "report.pdf", sent)).Status);

        await using var db = site.Db();
        var document = await db.Documents.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal(DocumentState.Clean, document.State);
        Assert.Equal(2, await db.DocumentPieces.CountAsync(piece => piece.ContentId == document.ContentId));
        Assert.Equal(sent, await coordinator.Client.GetByteArrayAsync($"/documents/{document.Id}/file"));
    }
}

public sealed class DocumentsTests(ScannedSite site) : IClassFixture<ScannedSite>, IAsyncLifetime
{
    private Guid caseId;

    public async Task InitializeAsync()
    {
        caseId = await site.Given.Case();
        await site.Given.Party(caseId, "North Wales Police");
        await site.Given.Party(caseId, "Wrexham education");
        await site.Given.Party(caseId, "Betsi Cadwaladr University Health Board");
        site.Clamd.Behaves = Behaves.Answers;
        site.Clamd.Up();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_document_is_checked_listed_and_given_to_whoever_works_on_the_case_as_a_file_that_does_nothing()
    {
        var education = await site.As("education.nw");
        var sent = GivenDocuments.Text("Mae’r ysgol yn poeni.");

        var answer = await education.SendDocument($"/cases/{caseId}", "Adroddiad ŵ.txt", sent);
        Assert.Equal($"/cases/{caseId}/documents", answer.Location);
        Assert.Equal(sent, site.Clamd.Given);

        var police = await site.As("police.nw");
        var list = await police.Get($"/cases/{caseId}/documents");
        Assert.Contains("School report", list.Text, StringComparison.Ordinal);
        Assert.Contains("Adroddiad ŵ.txt", list.Text, StringComparison.Ordinal);
        var document = await Only();
        using var file = await police.Client.GetAsync($"/documents/{document.Id}/file");
        Assert.Equal(sent, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Adroddiad ŵ.txt", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("text/plain", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-store", file.Headers.CacheControl!.ToString());
        // That it was read is known.
        await using var db = site.Db();
        var reader = (await site.Given.User("police.nw")).Id;
        var line = await db.AuditEntries.SingleAsync(held => held.RecordId == document.Id && held.Event == AuditEvents.Exported);
        Assert.Equal((reader, nameof(Document), document.SubjectId), (line.UserId, line.RecordKind, line.SubjectId!.Value));
    }

    [Fact]
    public async Task The_beginning_of_a_text_is_shown_as_it_was_written_and_does_nothing()
    {
        var (education, police) = (await site.As("education.nw"), await site.As("police.nw"));
        await education.SendDocument($"/cases/{caseId}", "note.txt", GivenDocuments.Text("<script>alert(1)</script> <b>Tŷ</b>\nSecond line"));
        var page = await police.Get($"/documents/{(await Only()).Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var shown = page.Page.QuerySelector("[aria-labelledby=text]")!;
        Assert.Equal("<script>alert(1)</script> <b>Tŷ</b>\nSecond line", shown.TextContent);
        Assert.Empty(shown.Children);
        Assert.DoesNotContain("<script>alert(1)", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Only the beginning", page.Text, StringComparison.Ordinal);
        // Withdrawn, it is not shown either.
        Assert.Equal(HttpStatusCode.Redirect, (await education.Post($"/documents/{(await Only()).Id}/withdrawal", ("Because", "The wrong file."))).Status);
        Assert.DoesNotContain("Second line", (await police.Get($"/documents/{(await Only()).Id}")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FileFormats.MostShown - 1, 0, false)]
    [InlineData(FileFormats.MostShown, 0, false)]
    // The last character lies across the cut: what is half there is left away, and nothing stands for it.
    [InlineData(FileFormats.MostShown - 1, 1, true)]
    [InlineData(3 * FileFormats.MostShown, 0, true)]
    public async Task No_more_of_a_text_is_read_than_is_shown(int letters, int wide, bool isCut)
    {
        var (text, cut) = await FileFormats.BeginningOf(new MemoryStream(Encoding.UTF8.GetBytes(new string('a', letters) + new string('ŵ', wide))));
        Assert.Equal((isCut, Math.Min(letters, FileFormats.MostShown)), (cut, text.Length));
        Assert.DoesNotContain('\uFFFD', text);
        // In UTF-16 its mark says so, and what is no text of either kind is shown as what it is.
        Assert.Equal("Tŷ", (await FileFormats.BeginningOf(new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Tŷ")]))).Text);
        Assert.Equal("a\uFFFDb", (await FileFormats.BeginningOf(new MemoryStream([(byte)'a', 0xE9, (byte)'b']))).Text);
    }

    [Fact]
    public async Task What_the_scanner_finds_is_removed_and_its_sender_and_the_coordinator_are_told()
    {
        var education = await site.As("education.nw");

        var answer = await education.SendDocument($"/cases/{caseId}", "letter.txt", GivenDocuments.Text(StubClamd.Harmful));

        Assert.Contains("was refused", (await education.Get(answer.Location!)).Page.Body!.TextContent, StringComparison.Ordinal);
        var document = await Only();
        Assert.Equal((DocumentState.Refused, StubClamd.Signature, (Guid?)null), (document.State, document.Signature, document.ContentId));
        Assert.Empty(Kept());
        var page = await education.Get($"/documents/{document.Id}");
        Assert.Contains(StubClamd.Signature, page.Text, StringComparison.Ordinal);
        Assert.False(page.Links($"/documents/{document.Id}/file"));
        Assert.Equal(HttpStatusCode.Conflict, (await education.Get($"/documents/{document.Id}/file")).Status);
        await using var db = site.Db();
        var mails = await db.OutboxMessages.Where(mail => mail.Body.Contains(document.Id.ToString())).ToListAsync();
        Assert.Equal(["coordinator.nw@demo.example", "education.nw@demo.example"], mails.Select(mail => mail.To).Order());
        Assert.All(mails, mail => Assert.DoesNotContain("letter", mail.Subject + mail.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Behaves.Hangs)]
    [InlineData(Behaves.BreaksOff)]
    [InlineData(Behaves.SaysNonsense)]
    [InlineData(Behaves.CannotLook)]
    public async Task While_the_scanner_does_not_answer_a_document_waits_and_nobody_opens_it(Behaves? how)
    {
        var education = await site.As("education.nw");
        if (how is { } so) site.Clamd.Behaves = so;
        else site.Clamd.Down();

        var answer = await education.SendDocument($"/cases/{caseId}", "letter.txt", GivenDocuments.Text("Dear panel"));

        Assert.Contains("scanner did not answer", (await education.Get(answer.Location!)).Page.Body!.TextContent, StringComparison.Ordinal);
        var document = await Only();
        Assert.Equal(DocumentState.Waiting, document.State);
        foreach (var account in new[] { "education.nw", "coordinator.nw" })
        {
            var reader = await site.As(account);
            Assert.Equal(HttpStatusCode.Conflict, (await reader.Get($"/documents/{document.Id}/file")).Status);
            Assert.Contains("not been checked for viruses yet", (await reader.Get($"/documents/{document.Id}")).Text, StringComparison.Ordinal);
        }

        // The job says that it failed, and does its work once the scanner is back.
        await Assert.ThrowsAsync<ScannerUnavailable>(Sweep);
        site.Clamd.Behaves = Behaves.Answers;
        site.Clamd.Up();
        Assert.True(await Sweep() >= 1);
        Assert.Equal("Dear panel", (await education.Get($"/documents/{document.Id}/file")).Body);
        Assert.Equal(0, await Sweep());
    }

    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "empty", "note.txt", "The file is empty" },
        { "program", "report.pdf", "This kind of file is not taken" },
        { "pdf", "report.docx", "The ending of the file’s name" },
        { "pdf", "report", "The ending of the file’s name" },
        { "macros", "report.docx", "The file holds macros" },
        { "bomb", "report.docx", "The file holds more than can be looked at here" },
        { "old", "report.doc", "office document of an old kind" },
        { "flood", "picture.png", "The picture has more than" },
        { "torn", "picture.jpg", "The picture is damaged" },
        { "large", "note.txt", "The file is larger than 1 million bytes" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_file_that_is_not_taken_is_told_why_and_nothing_of_it_is_kept(string kind, string name, string said)
    {
        var coordinator = await site.As("coordinator.nw");
        var before = Directory.GetFiles(Store, "*", SearchOption.AllDirectories).Length;
        byte[] content = kind switch
        {
            "empty" => [],
            "program" => [.. "MZ"u8, 0x90, 0, 3, 0],
            "pdf" => GivenDocuments.Text("%PDF-1.7"),
            "macros" => OfficeFiles.Word(("word/vbaProject.bin", "x")),
            "bomb" => OfficeFiles.Word(("word/media/image.bin", new string('0', 2_500_000))),
            "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "flood" => GivenDocuments.Flood(30_000, 30_000),
            "torn" => GivenDocuments.Picture(SKEncodedImageFormat.Jpeg, 400, 400)[..600],
            _ => new byte[1_000_001],
        };

        var answer = await coordinator.SendDocument($"/cases/{caseId}", name, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Errors, error => error.Contains(said, StringComparison.Ordinal));
        Assert.Equal("School report", answer.Page.QuerySelector("input[name=About]")!.GetAttribute("value"));
        await using var db = site.Db();
        Assert.False(await db.Documents.AnyAsync(held => held.CaseId == caseId));
        Assert.Equal(before, Directory.GetFiles(Store, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Without_a_file_a_name_or_readers_the_form_comes_back()
    {
        var coordinator = await site.As("coordinator.nw");
        var answer = await coordinator.Post($"/cases/{caseId}/documents/new", ("Visibility", null), ("About", " "));
        Assert.Equal(["Choose a file", "Say what the document is", "Choose who may read the document"], answer.Errors);
        var named = await coordinator.SendDocument($"/cases/{caseId}", "note.txt", [65], visibility: "NamedAgencies", agencies: Guid.NewGuid());
        Assert.Equal(["Choose from the agencies of this panel"], named.Errors);
    }

    [Theory]
    [InlineData("<script>alert(1)<\u2215script>.txt", "_script_alert(1)_\u2215script_.txt")]
    [InlineData("gwenllian\u202Etxt.exe.txt", "gwenlliantxt.exe.txt")]
    [InlineData("long", "long")]
    public async Task Whatever_a_file_is_called_it_is_shown_as_text_and_saved_under_a_harmless_name(string name, string saved)
    {
        if (name == "long") (name, saved) = (new string('ŵ', 300) + ".txt", new string('ŵ', 100) + ".txt");
        var coordinator = await site.As("coordinator.nw");

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendDocument($"/cases/{caseId}", name, [65])).Status);

        var document = await Only();
        foreach (var page in new[] { await coordinator.Get($"/cases/{caseId}/documents"), await coordinator.Get($"/documents/{document.Id}") })
        {
            Assert.Empty(page.Page.QuerySelectorAll("main script"));
            Assert.DoesNotContain('\u202E', page.Body);
        }

        using var file = await coordinator.Client.GetAsync($"/documents/{document.Id}/file");
        Assert.Equal(saved, file.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_name_in_the_name_of_a_file_is_in_no_address_no_title_and_no_line_of_the_log()
    {
        const string Name = "Blodeuwedd-Trawsfynydd";
        var coordinator = await site.As("coordinator.nw");
        await coordinator.SendDocument($"/cases/{caseId}", $"{Name}.exe", [1, 0]);
        var answer = await coordinator.SendDocument($"/cases/{caseId}", $"{Name}.txt", [65], about: Name);
        var document = await Only();
        var page = await coordinator.Get($"/documents/{document.Id}");
        await coordinator.Get($"/documents/{document.Id}/file");
        site.Clamd.Behaves = Behaves.BreaksOff;
        await coordinator.SendDocument($"/cases/{caseId}", $"{Name}.txt", [66], about: Name);

        Assert.Contains(Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, answer.Location! + page.Page.Title, StringComparison.Ordinal);
        Assert.NotEmpty(site.Logged);
        Assert.DoesNotContain(site.Logged, line => line.Contains("Blodeuwedd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_photograph_loses_where_it_was_taken_and_is_shown_upright()
    {
        var coordinator = await site.As("coordinator.nw");
        var sent = GivenDocuments.Photograph();
        Assert.Contains(GivenDocuments.Place, System.Text.Encoding.Latin1.GetString(sent), StringComparison.Ordinal);

        await coordinator.SendDocument($"/cases/{caseId}", "IMG_1.jpeg", sent);

        var document = await Only();
        Assert.Contains($"/documents/{document.Id}/picture", (await coordinator.Get($"/documents/{document.Id}")).Body, StringComparison.Ordinal);
        using var shown = await coordinator.Client.GetAsync($"/documents/{document.Id}/picture");
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", shown.Content.Headers.ContentDisposition!.ToString());
        Assert.StartsWith("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var kept = await shown.Content.ReadAsByteArrayAsync();
        Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.DoesNotContain(GivenDocuments.Place, System.Text.Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(kept);
        // 40 by 20, red left of blue, was turned by a quarter to the right: red above blue.
        Assert.Equal((20, 40), (picture.Width, picture.Height));
        Assert.True(picture.GetPixel(10, 5) is { Red: > 200, Blue: < 60 }, "red is not above");
        Assert.True(picture.GetPixel(10, 35) is { Blue: > 200, Red: < 60 }, "blue is not below");
        await using var db = site.Db();
        Assert.True(await db.AuditEntries.AnyAsync(line => line.RecordId == document.Id && line.Event == AuditEvents.Seen && line.Route == "GET /documents/{documentId:guid}/picture"));
    }

    [Fact]
    public async Task What_is_no_picture_is_shown_nowhere()
    {
        var coordinator = await site.As("coordinator.nw");
        await coordinator.SendDocument($"/cases/{caseId}", "report.pdf", GivenDocuments.Text("%PDF-1.7"));
        var document = await Only();
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"/documents/{document.Id}/picture")).Status);
        Assert.Empty((await coordinator.Get($"/documents/{document.Id}")).Page.QuerySelectorAll("main img"));
    }

    [Theory]
    [InlineData(Visibility.WholePanel, false, null, "coordinator.nw chair.nw health.nw education.nw police.nw")]
    [InlineData(Visibility.WholePanel, true, null, "coordinator.nw chair.nw health.nw education.nw")]
    [InlineData(Visibility.AuthorAndChair, false, null, "coordinator.nw chair.nw health.nw")]
    [InlineData(Visibility.NamedAgencies, false, "Wrexham education", "coordinator.nw chair.nw health.nw education.nw")]
    [InlineData(Visibility.NamedAgencies, true, "North Wales Police", "coordinator.nw chair.nw health.nw police.nw")]
    public async Task A_document_is_for_the_readers_its_sender_chose(Visibility visibility, bool isHealth, string? named, string readers)
    {
        Guid[] agencies = [];
        if (named is not null)
        {
            await using var db = site.Db();
            agencies = [await db.Agencies.Where(agency => agency.Name == named).Select(agency => agency.Id).SingleAsync()];
        }

        var health = await site.As("health.nw");
        Assert.Equal(HttpStatusCode.Redirect, (await health.SendDocument($"/cases/{caseId}", "picture.png", GivenDocuments.Picture(SKEncodedImageFormat.Png), visibility.ToString(), isHealth, agencies: agencies)).Status);
        var document = await Only();

        foreach (var account in new[] { "coordinator.nw", "chair.nw", "health.nw", "education.nw", "police.nw", "school.nw", "coordinator.herts", "ig.nw", "opcc.nw" })
        {
            var reader = await site.As(account);
            var sees = readers.Split(' ').Contains(account);
            foreach (var path in new[] { $"/documents/{document.Id}", $"/documents/{document.Id}/file", $"/documents/{document.Id}/picture" })
                Assert.True(((int)(await reader.Get(path)).Status is 200) == sees && ((int)(await reader.Get(path)).Status is 404) != sees, $"{account} {path}");
            var list = await reader.Get($"/cases/{caseId}/documents");
            if (list.Status == HttpStatusCode.OK) Assert.Equal(sees, list.Links($"/documents/{document.Id}"));
        }
    }

    [Fact]
    public async Task Once_an_agency_no_longer_works_on_the_case_its_documents_are_gone_for_it()
    {
        var police = await site.As("police.nw");
        await police.SendDocument($"/cases/{caseId}", "note.txt", [65]);
        var document = await Only();
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/documents/{document.Id}/file")).Status);

        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            foreach (var held in await db.Involvements.Where(held => held.CaseId == caseId && held.Reach == Reach.Party).ToListAsync()) held.End(act.At);
            return true;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/documents/{document.Id}/file")).Status);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_document_and_two_forms_at_once_make_two()
    {
        var coordinator = await site.As("coordinator.nw");
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => coordinator.SendDocument($"/cases/{caseId}", "note.txt", [65], key: key)));
        Assert.All(answers, answer => Assert.Equal($"/cases/{caseId}/documents", answer.Location));
        Assert.Equal($"/cases/{caseId}/documents", (await coordinator.SendDocument($"/cases/{caseId}", "note.txt", [65], key: key)).Location);
        var document = await Only();
        Assert.Single(Kept());

        await Task.WhenAll(Enumerable.Range(0, 2).Select(number => coordinator.SendDocument($"/cases/{caseId}", "note.txt", [66, (byte)(65 + number)])));
        await using var db = site.Db();
        Assert.Equal(3, await db.Documents.CountAsync(held => held.CaseId == caseId));
        // There are three now, and that is as many as are kept.
        var refused = await coordinator.SendDocument($"/cases/{caseId}", "note.txt", [67]);
        Assert.Equal(["There are 3 documents here already, and no more can be kept."], refused.Errors);
    }

    [Fact]
    public async Task A_document_is_withdrawn_with_a_reason_and_stays_known()
    {
        var education = await site.As("education.nw");
        await education.SendDocument($"/cases/{caseId}", "note.txt", [65]);
        var document = await Only();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("police.nw")).Get($"/documents/{document.Id}/withdrawal")).Status);
        Assert.Equal(["Say why it is being withdrawn"], (await education.Post($"/documents/{document.Id}/withdrawal", ("Because", ""))).Errors);

        var answer = await education.Post($"/documents/{document.Id}/withdrawal", ("Because", "It belongs to another case."));

        Assert.Equal($"/documents/{document.Id}", answer.Location);
        var page = await (await site.As("police.nw")).Get($"/documents/{document.Id}");
        Assert.Contains("It belongs to another case.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await education.Get($"/documents/{document.Id}/file")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await education.Get($"/documents/{document.Id}/withdrawal")).Status);
        Assert.Single(Kept());
    }

    [Fact]
    public async Task A_referrers_document_is_read_by_whoever_sees_the_referral_and_on_the_case_that_it_becomes()
    {
        var school = await site.As("school.nw");
        var caseOfSchool = await site.Given.Case("school.nw");
        await site.Given.Party(caseOfSchool, "North Wales Police");
        Guid referralId;
        await using (var db = site.Db()) referralId = await db.Referrals.Where(held => held.CaseId == caseOfSchool).Select(held => held.Id).SingleAsync();

        Assert.Equal($"/referrals/{referralId}/documents", (await school.SendDocument($"/referrals/{referralId}", "note.txt", [65])).Location);

        await using var whole = site.Db();
        var document = await whole.Documents.SingleAsync(held => held.ReferralId == referralId);
        Assert.Equal("A", (await school.Get($"/documents/{document.Id}/file")).Body);
        var coordinator = await site.As("coordinator.nw");
        Assert.True((await coordinator.Get($"/cases/{caseOfSchool}/documents")).Links($"/documents/{document.Id}"));
        var police = await site.As("police.nw");
        Assert.False((await police.Get($"/cases/{caseOfSchool}/documents")).Links($"/documents/{document.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/documents/{document.Id}")).Status);
        // A named agency would not see it: a referral is not the case.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SendDocument($"/referrals/{referralId}", "note.txt", [65], "NamedAgencies")).Status);
    }

    [Fact]
    public async Task What_was_sent_with_a_referral_stays_under_the_key_of_its_day_and_is_read_and_destroyed_with_it()
    {
        var school = await site.As("school.nw");
        var referralId = await site.Given.Referral("school.nw");
        await school.SendDocument($"/referrals/{referralId}", "before.txt", [65]);
        var youngPersonId = await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var referral = await db.Referrals.SingleAsync(held => held.Id == referralId);
            var youngPerson = new YoungFutures.Domain.YoungPeople.YoungPerson(act.Panel.Id, referral.GivenName!, referral.FamilyName!) { BornOn = referral.BornOn, AreaCode = referral.AreaCode };
            db.YoungPeople.Add(youngPerson);
            var @case = new Case(act, youngPerson, await site.Given.Number(db, act, YoungFutures.Domain.Panels.ReferenceCounter.OfCase), "Out late.", referral.AreaCode, act.Today, isRepeat: false);
            db.Cases.Add(@case);
            referral.StartScreening(act);
            referral.Accept(act, @case);
            return youngPerson.Id;
        });
        await school.SendDocument($"/referrals/{referralId}", "after.txt", [66]);

        await using var db = site.Db();
        var documents = await db.Documents.Where(held => held.ReferralId == referralId).OrderBy(held => held.SentAt).ThenBy(held => held.Id).ToListAsync();
        Assert.Equal([referralId, youngPersonId], documents.ConvertAll(document => document.SubjectId));
        foreach (var (document, content) in documents.Zip(new[] { "A", "B" })) Assert.Equal(content, (await school.Get($"/documents/{document.Id}/file")).Body);
        // Both keys go when the whole is disposed of.
        var whole = await YoungFutures.Domain.Retention.WholeRecord.Of(db, youngPersonId);
        Assert.Empty(documents.Select(document => document.SubjectId).Except(whole!.Subjects));
        await db.SubjectKeys.Where(key => whole.Subjects.Contains(key.SubjectId)).ExecuteDeleteAsync();
        foreach (var document in documents) Assert.NotEqual(HttpStatusCode.OK, (await school.Get($"/documents/{document.Id}/file")).Status);
    }

    [Fact]
    public async Task A_document_of_a_draft_is_its_writers()
    {
        var draftId = await site.Given.Draft();
        var police = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.Redirect, (await police.SendDocument($"/referrals/{draftId}", "note.txt", [65])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.nw")).Get($"/referrals/{draftId}/documents")).Status);
    }

    [Fact]
    public async Task Once_the_key_is_destroyed_nobody_reads_the_document()
    {
        var coordinator = await site.As("coordinator.nw");
        await coordinator.SendDocument($"/cases/{caseId}", "note.txt", [65]);
        var document = await Only();
        await using (var db = site.Db()) await db.SubjectKeys.Where(key => key.SubjectId == document.SubjectId).ExecuteDeleteAsync();

        var answer = await coordinator.Get($"/documents/{document.Id}/file");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("key destroyed", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_read_page_by_page()
    {
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            for (var number = 1; number <= 60; number++)
                db.Documents.Add(new Document(@case, act with { At = act.At.AddMinutes(number) }, new KeptFile(Guid.NewGuid(), "note.txt", FileFormat.Text, 1), $"Note {number:00}", Visibility.WholePanel, [], false));
            return true;
        });
        var coordinator = await site.As("coordinator.nw");
        var first = await coordinator.Get($"/cases/{caseId}/documents");
        Assert.Equal(50, first.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Note 60", first.Text, StringComparison.Ordinal);
        Assert.Contains("Note 01", (await coordinator.Get($"/cases/{caseId}/documents?page=2")).Text, StringComparison.Ordinal);
    }

    private string Store => Directory.CreateDirectory(Path.Combine(site.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["Data:Folder"]!, "documents")).FullName;

    /// <summary>What lies in the store of documents of this test.</summary>
    private List<string> Kept()
    {
        using var db = site.Db();
        var held = db.Documents.Where(document => document.CaseId == caseId && document.ContentId != null).Select(document => document.ContentId!.Value).ToList();
        var all = db.Documents.Where(document => document.ContentId != null).Select(document => document.ContentId!.Value).ToHashSet();
        // Of this case what is held, and of nobody what is not.
        return [.. Directory.GetFiles(Store, "*.sealed", SearchOption.AllDirectories).Where(file => Guid.ParseExact(Path.GetFileNameWithoutExtension(file), "N") is var id && (held.Contains(id) || !all.Contains(id)))];
    }

    private async Task<Document> Only()
    {
        await using var db = site.Db();
        return await db.Documents.AsNoTracking().SingleAsync(held => held.CaseId == caseId);
    }

    private async Task<int> Sweep()
    {
        await using var db = site.Db();
        return await site.Services.GetRequiredService<DocumentScans>().Sweep(db, site.Services.GetRequiredService<SiteAddress>(), CancellationToken.None);
    }
}
