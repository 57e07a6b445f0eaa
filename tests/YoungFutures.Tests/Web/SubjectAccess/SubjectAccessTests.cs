using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Tests.Web.Documents;
using YoungFutures.Tests.Web.Retention;

namespace YoungFutures.Tests.Web.SubjectAccess;

public sealed class SubjectAccessTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private static (string, string?)[] Day(string name, int day, int month, int year) => [($"{name}.Day", $"{day}"), ($"{name}.Month", $"{month}"), ($"{name}.Year", $"{year}")];

    [Fact]
    public async Task A_request_is_recorded_looked_at_gathered_decided_sent_and_closed()
    {
        var caseId = await site.Given.Case(name: "Cynhaeafwen Dirgelfa");
        await site.Given.Note(caseId, "police.nw", "She went to see Wncwl Ivor Hendre on Friday.\nIvor Hendre was not in.", Visibility.WholePanel);
        await site.Given.Note(caseId, "police.nw", "Ymholiad cudd yr heddlu.", Visibility.WholePanel);
        await site.Given.Note(caseId, "police.nw", "Peth na ddylid ei grybwyll.", Visibility.WholePanel);
        await site.Given.Note(caseId, "health.nw", "Sleeps badly since the summer.", Visibility.WholePanel);
        await site.Document(caseId, "police.nw");
        var reference = await Read(db => db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync());
        var governor = await site.AsProved("ig.nw");

        Assert.Equal(6, (await governor.Post("/subject-access/new")).Errors.Count);
        (string, string?)[] asked = [("Requester", "YoungPerson"), ("Name", "Meilyr Gwyddfid"), ("ReplyTo", "By hand."), ("Language", "English"), .. Day("ReceivedOn", 18, 11, 2026)];
        Assert.Equal("There is no record with this reference in your panels", Assert.Single((await governor.Post("/subject-access/new", [("Reference", "YF-HERTS-2026-0001"), .. asked])).Errors));
        var at = (await governor.Post("/subject-access/new", [("Reference", reference), .. asked])).Location!;
        Assert.Contains("18 December 2026", (await governor.Get("/subject-access")).Text, StringComparison.Ordinal);
        // While it is answered nothing is disposed of.
        Assert.Equal(HoldReason.SubjectAccess, (await Read(db => db.RetentionHolds.SingleAsync())).Reason);

        // Nothing is gathered, and nothing of the record seen, before the three are recorded.
        Assert.Equal(at, (await governor.Get($"{at}/gathering")).Location);
        Assert.Equal(at, (await governor.Get($"{at}/items")).Location);
        Assert.Equal(at, (await governor.Post($"{at}/identity", [("Seen", "Her worker knows her."), .. Day("On", 18, 11, 2026)])).Location);
        Assert.Equal(3, (await governor.Post($"{at}/wishes")).Errors.Count);
        Assert.Equal(at, (await governor.Post($"{at}/wishes", ("Competence", "Competent"), ("Because", "She said it back."), ("Wishes", "To know."))).Location);
        Assert.Equal(3, (await governor.Post($"{at}/risk")).Errors.Count);
        Assert.Equal(at, (await governor.Post($"{at}/risk", ("Risk", "None."), ("GoesOn", "true"), ("Because", "She lives with her aunt."))).Location);
        Assert.Equal($"{at}/items", (await governor.Post($"{at}/gathering")).Location);

        var list = await governor.Get($"{at}/items");
        Assert.Contains("Sleeps badly since the summer.", list.Text, StringComparison.Ordinal);
        Assert.Contains("Needs the professional’s opinion", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Post($"{at}/finishing")).Status);

        var requestId = Guid.Parse(at.Split('/')[^1]);
        var items = await Read(db => db.AccessItems.AsNoTracking().Where(item => item.AccessRequestId == requestId).ToListAsync());
        Assert.Contains(items, item => item.Kind == nameof(YoungFutures.Domain.YoungPeople.YoungPerson));
        Assert.Contains(items, item => item.Kind == nameof(YoungFutures.Domain.Referrals.Referral));
        var notes = await Read(db => db.Notes.AsNoTracking().ToDictionaryAsync(note => note.Text, note => note.Id));
        string ItemOf(string beginning) => $"{at}/items/{items.Single(item => item.RecordId == notes.Single(note => note.Key.StartsWith(beginning, StringComparison.Ordinal)).Value).Id}/decision";

        // Each record that was shown has its line, and so has each that leaves.
        Assert.True(await Read(db => db.AuditEntries.AnyAsync(line => line.Event == AuditEvents.Seen && line.RecordKind == nameof(Note) && line.RecordId == notes["Sleeps badly since the summer."])));

        // What is taken out, what is withheld, and what is not even counted.
        var uncle = ItemOf("She went");
        Assert.Equal(["Choose an answer or copy a passage that is taken out", "Choose the exemption", "Say why it is kept back"], (await governor.Post(uncle, ("Decision", "Redacted"))).Errors);
        Assert.Equal("One of the passages stands nowhere in this record. Copy it exactly, one line at a time.",
            Assert.Single((await governor.Post(uncle, ("Decision", "Redacted"), ("Passages", "Somebody else"), ("Exemption", "ThirdParty"), ("Because", "His."))).Errors));
        Assert.StartsWith($"{at}/items/", (await governor.Post(uncle, ("Decision", "Redacted"), ("Passages", "Wncwl Ivor Hendre\nIvor Hendre"), ("Exemption", "ThirdParty"), ("Because", "His."))).Location, StringComparison.Ordinal);
        Assert.NotNull((await governor.Post(ItemOf("Ymholiad"), ("Decision", "Withheld"), ("Exemption", "Crime"), ("Because", "The police asked."))).Location);
        Assert.NotNull((await governor.Post(ItemOf("Peth"), ("Decision", "Withheld"), ("Exemption", "Crime"), ("Because", "The police asked."), ("Unsaid", "true"))).Location);

        // Health waits for the professional, who is asked and answers.
        var health = ItemOf("Sleeps");
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Post(health, ("Decision", "Disclosed"))).Status);
        var healthId = items.Single(item => item.RecordId == notes["Sleeps badly since the summer."]).AgencyId;
        Assert.Equal(4, (await governor.Post($"{at}/askings/new", ("By.Day", ""), ("By.Month", ""), ("By.Year", ""))).Errors.Count);
        Assert.Equal(at, (await governor.Post($"{at}/askings/new", ("Of", "Professional"), ("Whom", "The school nurse"), ("AgencyId", healthId.ToString()), ("Question", "May it go?"))).Location);
        var asking = await Read(db => db.AccessAskings.SingleAsync());
        Assert.Contains("The school nurse", (await governor.Get(health)).Text, StringComparison.Ordinal);

        // Everything else goes, and what is said of others goes for a reason. The last item to be decided leads back to the list.
        foreach (var item in items.Where(item => !new[] { uncle, health, ItemOf("Ymholiad"), ItemOf("Peth") }.Any(decided => decided.Contains(item.Id.ToString(), StringComparison.Ordinal))))
        {
            var path = $"{at}/items/{item.Id}/decision";
            if (item.NeedsOpinion) await governor.Post(path, ("Decision", "Withheld"), ("Exemption", "HealthHarm"), ("Because", "Nobody answered."));
            else Assert.StartsWith($"{at}/items", (await governor.Post(path, ("Decision", "Disclosed"), ("OthersBecause", "It is about their work."))).Location, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await governor.Post($"{at}/finishing")).Status);
        Assert.Equal(at, (await governor.Post($"{at}/askings/{asking.Id}/answer", ("Answer", "MayGo"), ("Words", "No harm in it."))).Location);
        Assert.Equal($"{at}/items", (await governor.Post(health, ("Decision", "Disclosed"))).Location);
        Assert.Equal(at, (await governor.Post($"{at}/finishing")).Location);

        // The file comes after its disclosure is recorded.
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Get($"{at}/bundle/file")).Status);
        Assert.Equal(at, (await governor.Post($"{at}/bundle")).Location);
        Assert.Equal(YoungFutures.Domain.Disclosures.DisclosureKind.SubjectAccess, (await Read(db => db.ControlledDisclosures.SingleAsync())).Kind);
        var (letter, names, bytes) = await Bundle(governor, at);
        Assert.Contains(names, name => name.EndsWith(".png", StringComparison.Ordinal));
        Assert.Contains("Dear Meilyr Gwyddfid", letter, StringComparison.Ordinal);
        Assert.Contains("Sleeps badly since the summer.", letter, StringComparison.Ordinal);
        Assert.Contains("She went to see [taken out] on Friday.", letter, StringComparison.Ordinal);
        Assert.Contains("Out late with older friends; school is worried.", letter, StringComparison.Ordinal);
        Assert.Contains("Crime and taxation (Schedule 2, paragraph 2)", letter, StringComparison.Ordinal);
        Assert.Contains("Information Commissioner", letter, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Ivor", "Hendre", "Ymholiad", "cudd", "crybwyll", "grybwyll", "The police asked", "OFFICIAL-SENSITIVE" })
            foreach (var part in bytes) Assert.DoesNotContain(hidden, part, StringComparison.Ordinal);
        // One of the two that are withheld for the police is counted.
        var withheld = letter[letter.IndexOf("What is kept back", StringComparison.Ordinal)..];
        Assert.Contains("Crime and taxation (Schedule 2, paragraph 2)|1|", withheld, StringComparison.Ordinal);
        Assert.True(await Read(db => db.AuditEntries.AnyAsync(line => line.Event == AuditEvents.Exported && line.RecordId == requestId && line.SubjectId != null)));
        // The register knows that it left, and to whose post, and no name.
        var register = await governor.Get("/disclosures");
        Assert.Contains("Answer to a request for access", register.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gwyddfid", register.Body, StringComparison.Ordinal);

        // Closed, the record is out of sight and the hold is lifted.
        Assert.Equal(at, (await governor.Post($"{at}/closing", ("Ending", "Sent"), ("How", "By hand."))).Location);
        Assert.Equal(at, (await governor.Get($"{at}/items")).Location);
        Assert.Equal(at, (await governor.Get(health)).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Get($"{at}/bundle/file")).Status);
        Assert.NotNull((await Read(db => db.RetentionHolds.SingleAsync())).LiftedAt);
    }

    [Fact]
    public async Task The_answer_is_in_the_language_of_whoever_asks()
    {
        var requestId = await site.Given.AccessRequest(language: LetterLanguage.Welsh);
        await site.Given.As("ig.nw", async (db, act) =>
        {
            var request = await db.AccessRequests.Include(held => held.Pauses).SingleAsync(held => held.Id == requestId);
            request.Finish(act, 0, 0, null);
            return 0;
        });
        var governor = await site.AsProved("ig.nw");
        Assert.Equal($"/subject-access/{requestId}", (await governor.Post($"/subject-access/{requestId}/bundle")).Location);
        var (letter, _, _) = await Bundle(governor, $"/subject-access/{requestId}");
        Assert.Contains("Annwyl Meilyr Gwyddfid", letter, StringComparison.Ordinal);
        Assert.Contains("18 Tachwedd 2026", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("What is kept back", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_changed_or_come_since_it_was_decided_about_is_decided_about_again()
    {
        var caseId = await site.Given.Case();
        var requestId = await site.Given.AccessRequest(caseId);
        var governor = await site.AsProved("ig.nw");
        var at = $"/subject-access/{requestId}";
        await governor.Post($"{at}/gathering");
        var items = await Read(db => db.AccessItems.AsNoTracking().ToListAsync());
        var item = items.Single(one => one.Kind == nameof(Case));
        await governor.Post($"{at}/items/{item.Id}/decision", ("Decision", "Disclosed"));
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.SingleAsync(held => held.Id == caseId)).Restrict(act, []);
            return 0;
        });
        await site.Given.Note(caseId, "coordinator.nw", "Come since.", Visibility.WholePanel);
        Assert.Contains("Changed since", (await governor.Get($"{at}/items?show=Disclosed")).Text, StringComparison.Ordinal);
        await governor.Post($"{at}/gathering");
        var again = await Read(db => db.AccessItems.AsNoTracking().ToListAsync());
        Assert.Equal(ItemDecision.Undecided, again.Single(one => one.Id == item.Id).Decision);
        Assert.Contains(again, one => one.Kind == nameof(Note));
    }

    [Fact]
    public async Task Somebody_else_of_information_governance_sees_the_request_and_not_the_record_until_they_take_it_over()
    {
        var requestId = await site.Given.AccessRequest();
        var at = $"/subject-access/{requestId}";
        var other = await site.As("ig2.nw");
        Assert.Equal(HttpStatusCode.OK, (await other.Get(at)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get($"{at}/items")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get($"{at}/closing")).Status);
        Assert.Equal(at, (await other.Post($"{at}/owner")).Location);
        Assert.Equal(HttpStatusCode.OK, (await other.Get($"{at}/items")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("ig.nw")).Get($"{at}/items")).Status);
    }

    [Fact]
    public async Task Nobody_else_knows_of_it_nor_whoever_is_kept_out_of_the_case()
    {
        var caseId = await site.Given.Case();
        var requestId = await site.Given.AccessRequest(caseId);
        foreach (var account in new[] { "coordinator.nw", "chair.nw", "police.nw", "coordinator.herts", "opcc.nw" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get($"/subject-access/{requestId}")).Status);
        var governorId = (await site.Given.User("ig.nw")).Id;
        await site.Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, governorId, "A neighbour."));
        var governor = await site.As("ig.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Get($"/subject-access/{requestId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Get($"/subject-access/{requestId}/items")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("ig2.nw")).Get($"/subject-access/{requestId}")).Status);
    }

    [Fact]
    public async Task The_clock_is_stopped_and_started_and_extended_on_its_pages()
    {
        var requestId = await site.Given.AccessRequest();
        var at = $"/subject-access/{requestId}";
        var governor = await site.As("ig.nw");
        Assert.Equal("Choose what is awaited", Assert.Single((await governor.Post($"{at}/pause")).Errors));
        Assert.Equal(at, (await governor.Post($"{at}/pause", ("Reason", "Clarification"))).Location);
        Assert.Contains("The clock stands", (await governor.Get("/subject-access")).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(5));
        governor = await site.As("ig.nw");
        Assert.Equal(at, (await governor.Post($"{at}/resumption")).Location);
        Assert.Contains("23 December 2026", (await governor.Get(at)).Text, StringComparison.Ordinal);
        Assert.Equal(at, (await governor.Post($"{at}/extension", ("Because", "Three agencies."))).Location);
        Assert.Contains("23 February 2027", (await governor.Get(at)).Text, StringComparison.Ordinal);
        // Late, it stands on the board of whoever governs, and on nobody else's.
        site.Clock.Advance(TimeSpan.FromDays(120));
        var board = await (await site.As("ig.nw")).Get($"/panels/{site.Given.PanelId}/gaps");
        Assert.Contains("A request for access to a record is not answered", board.Text, StringComparison.Ordinal);
        Assert.True(board.Links(at));
        Assert.DoesNotContain("A request for access to a record is not answered", (await (await site.As("coordinator.nw")).Get($"/panels/{site.Given.PanelId}/gaps")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_gather_each_record_once()
    {
        var requestId = await site.Given.AccessRequest();
        var governor = await site.AsProved("ig.nw");
        var at = $"/subject-access/{requestId}";
        var shown = await governor.Get($"{at}/gathering");
        Assert.Equal($"{at}/items", (await governor.Send(shown, $"{at}/gathering")).Location);
        await governor.Send(shown, $"{at}/gathering", ("FormKey", Guid.NewGuid().ToString()));
        var items = await Read(db => db.AccessItems.AsNoTracking().ToListAsync());
        Assert.Equal(items.Count, items.Select(item => (item.Kind, item.RecordId)).Distinct().Count());
    }

    [Fact]
    public async Task What_somebody_who_leaves_was_answering_goes_to_another_of_information_governance_and_is_counted_as_their_work()
    {
        var requestId = await site.Given.AccessRequest();
        var (leaver, other) = ((await site.Given.User("ig.nw")).Id, (await site.Given.User("ig2.nw")).Id);
        await using var db = site.Db();
        Assert.Contains(await YoungFutures.Domain.Users.OpenWork.Counts(db, leaver), count => count.Kind == YoungFutures.Domain.Users.WorkKind.AccessRequests);
        (await db.Users.SingleAsync(user => user.Id == leaver)).LeavesOn = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(-1);
        await db.SaveChangesAsync();
        await YoungFutures.Domain.Users.LeaversWork.HandOn(db);
        Assert.Equal(other, (await Read(held => held.AccessRequests.SingleAsync(one => one.Id == requestId))).OwnerId);
    }

    [Fact]
    public async Task It_goes_with_the_record_when_that_is_disposed_of()
    {
        var caseId = await site.Given.Case();
        var requestId = await site.Given.AccessRequest(caseId);
        await site.Given.AccessAsking(requestId);
        await site.Given.AccessItem(requestId);
        await site.Given.As("ig.nw", async (db, act) =>
        {
            (await db.AccessRequests.Include(held => held.Pauses).SingleAsync(held => held.Id == requestId)).Close(act, AccessEnding.Withdrawn, act.Today, "By telephone.");
            return 0;
        });
        await site.Given.Close(caseId);
        site.Clock.Advance(TimeSpan.FromDays(366));
        await site.LookForDue();
        await site.Decide((await site.ReviewOf(caseId))!.Id);
        site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await site.CarryOut());
        Assert.Equal((0, 0, 0), (await Read(db => db.AccessRequests.CountAsync()), await Read(db => db.AccessItems.CountAsync()), await Read(db => db.AccessAskings.CountAsync())));
    }

    private async Task<T> Read<T>(Func<YoungFutures.Domain.Data.YoungFuturesDb, Task<T>> what)
    {
        await using var db = site.Db();
        return await what(db);
    }

    /// <summary>The letter as text, its cells with a bar behind each; the names in the archive; and every part of it and of the letter as text.</summary>
    private static async Task<(string Letter, IReadOnlyList<string> Names, IReadOnlyList<string> Parts)> Bundle(Visitor visitor, string at)
    {
        var answer = await visitor.Client.GetAsync($"{at}/bundle/file");
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        using var archive = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var (letter, parts) = ("", new List<string>());
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            await using (var from = entry.Open()) await from.CopyToAsync(content);
            parts.Add(entry.FullName + Encoding.UTF8.GetString(content.ToArray()));
            if (!entry.FullName.EndsWith(".docx", StringComparison.Ordinal)) continue;
            using var word = new ZipArchive(new MemoryStream(content.ToArray()));
            foreach (var part in word.Entries)
            {
                using var reader = new StreamReader(part.Open());
                var text = await reader.ReadToEndAsync();
                parts.Add(text);
                if (part.FullName == "word/document.xml")
                    letter = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(text.Replace("</w:tc>", "|", StringComparison.Ordinal).Replace("</w:p>", "", StringComparison.Ordinal), "<[^>]+>", ""));
            }
        }

        return (letter, [.. archive.Entries.Select(entry => entry.FullName)], parts);
    }
}
