using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Tests.Web.Meetings;

public sealed class MinutesTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Theory]
    [InlineData("coordinator.nw", "en-GB", false)]
    [InlineData("coordinator.nw", "cy-GB", false)]
    [InlineData("police2.nw", "en-GB", false)]
    [InlineData("police2.nw", "cy-GB", false)]
    [InlineData("coordinator.nw", "en-GB", true)]
    [InlineData("education.nw", "cy-GB", true)]
    public async Task Page_print_and_Word_file_say_the_same(string account, string language, bool locked)
    {
        var scene = await Held();
        if (locked) await Lock(scene.MeetingId);
        var usual = await Speak(account, language);
        try
        {
            var reader = await site.AsProved(account);
            var address = $"/meetings/{scene.MeetingId}/minutes";

            var page = TextsOf(await reader.Get(address));
            var print = TextsOf(await reader.Get($"{address}/print"));
            var (word, title, spoken) = await Word(reader, $"{address}/word");

            Assert.NotEmpty(page);
            Assert.Equal(page, print);
            Assert.Equal(page, word);
            Assert.Contains("minutes-NW-2026-11-18", title);
            Assert.Equal(language, spoken);
            Assert.DoesNotContain(scene.YoungPerson, title);
            Assert.Contains(page, text => text.Contains(language == "cy-GB" ? "Dirprwy" : "Deputy"));
        }
        finally
        {
            await Speak(account, usual);
        }
    }

    [Fact]
    public async Task Minutes_are_assembled_from_what_was_recorded()
    {
        var scene = await Held();
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{scene.MeetingId}/minutes/edit", ("Introduction", "Everybody was welcomed."), ("MattersArising", "Bus passes."))).Status);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{scene.MeetingId}/items/{scene.ItemId}/minutes", ("Text", "The boxing club was praised."))).Status);

        var page = await coordinator.Get($"/meetings/{scene.MeetingId}/minutes");

        foreach (var expected in new[] { scene.Reference, scene.YoungPerson, "Early help is wanted.", "Education: too soon.", "The nurse", "Not quorate", "The police rang in.", "Call the family.",
                     "Sergeant Rees, deputy for Inspector Hughes", "Everybody was welcomed.", "Bus passes.", "The boxing club was praised.", "carried over" })
            Assert.Contains(expected, page.Text);
    }

    [Fact]
    public async Task There_are_no_minutes_before_the_meeting_was_held_nor_of_a_meeting_of_another_panel()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        var coordinator = await site.AsProved("coordinator.nw");
        foreach (var path in new[] { "minutes", "minutes/print", "minutes/word", "minutes/edit" })
        {
            Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Get($"/meetings/{meetingId}/{path}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsProved("coordinator.herts")).Get($"/meetings/{meetingId}/{path}")).Status);
        }
    }

    [Fact]
    public async Task A_text_that_is_too_long_comes_back_with_all_that_was_typed()
    {
        var scene = await Held();
        var coordinator = await site.As("coordinator.nw");

        var answer = await coordinator.Post($"/meetings/{scene.MeetingId}/minutes/edit", ("Introduction", new string('x', 4001)), ("MattersArising", "Kept."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Kept.", answer.Body);
        Assert.Contains(new string('x', 4001), answer.Body);
    }

    [Fact]
    public async Task Two_who_write_the_same_text_are_shown_both()
    {
        var scene = await Held();
        var coordinator = await site.As("coordinator.nw");
        var address = $"/meetings/{scene.MeetingId}/items/{scene.ItemId}/minutes";
        // The first text of all, and one that was there already.
        foreach (var (quick, slow) in new[] { ("Quick one.", "Slow one."), ("Quick two.", "Slow two.") })
        {
            var stale = await coordinator.Get(address);
            Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(address, ("Text", quick))).Status);

            var answer = await coordinator.Send(stale, address, ("Text", slow));

            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains(quick, answer.Text);
            Assert.Contains(slow, answer.Text);
        }
    }

    [Fact]
    public async Task A_partner_reads_the_items_it_sits_on_and_no_gap_tells_of_another()
    {
        var scene = await Held();
        var police = await Given.User("police2.nw");
        await Exclude(scene.CaseId, police.Id);
        var partner = await site.AsProved("police2.nw");

        foreach (var path in new[] { "minutes", "minutes/print" })
        {
            var page = await partner.Get($"/meetings/{scene.MeetingId}/{path}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(scene.Reference, page.Body);
            Assert.DoesNotContain("Early help is wanted.", page.Body);
            Assert.StartsWith("1. ", page.Page.QuerySelectorAll(".yf-paper h3").Single().TextContent);
        }
        var (word, _, _) = await Word(partner, $"/meetings/{scene.MeetingId}/minutes/word");
        Assert.DoesNotContain(word, text => text.Contains(scene.Reference) || text.Contains("Call the family."));
        Assert.Contains("Call the family.", (await (await site.As("police.nw")).Get($"/meetings/{scene.MeetingId}/minutes")).Text);
    }

    [Fact]
    public async Task After_the_lock_the_lead_keeps_its_item_an_owner_of_an_action_that_action_and_the_others_the_meeting()
    {
        var scene = await Held();
        await Lock(scene.MeetingId);
        async Task<string> Read(string account) => (await (await site.As(account)).Get($"/meetings/{scene.MeetingId}/minutes")).Text;

        var health = await Read("health.nw");
        Assert.Contains("Early help is wanted.", health);
        var police = await Read("police2.nw");
        Assert.Contains("Sergeant Rees", police);
        Assert.Contains("Offer a place in the boxing club.", police);
        Assert.Contains(scene.Reference, police);
        Assert.DoesNotContain("Early help is wanted.", police);
        Assert.DoesNotContain("Call the family.", police);
        Assert.DoesNotContain(scene.YoungPerson, police);
        var education = await Read("education.nw");
        Assert.Contains("Sergeant Rees", education);
        Assert.DoesNotContain(scene.Reference, education);
        await Exclude(scene.CaseId, (await Given.User("police2.nw")).Id);
        Assert.DoesNotContain("Offer a place in the boxing club.", await Read("police2.nw"));
    }

    [Fact]
    public async Task Locked_minutes_say_the_same_whatever_is_renamed_and_an_addendum_leaves_them_alone()
    {
        var scene = await Held();
        await Lock(scene.MeetingId);
        var coordinator = await site.As("coordinator.nw");
        var address = $"/meetings/{scene.MeetingId}/minutes";
        var before = TextsOf(await coordinator.Get(address));
        var elsewhere = await Held();

        await Given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.Include(held => held.YoungPerson).ThenInclude(held => held.NameKeys).SingleAsync(held => held.Id == scene.CaseId);
            @case.YoungPerson.Call("Renamed", "Entirely", null, null);
            var police = await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police");
            police.Rename("Police of the North", police.NameCy, police.Sector);
            return true;
        });
        try
        {
            Assert.Equal(before, TextsOf(await coordinator.Get(address)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"{address}/addenda/new", ("Text", "  "))).Status);
            Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"{address}/addenda/new", ("ItemId", scene.ItemId.ToString()), ("Text", "It was the deputy nurse."))).Status);
            var after = TextsOf(await coordinator.Get(address));
            Assert.Contains("It was the deputy nurse.", after);
            Assert.Empty(before.Except(after));
            Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"{address}/edit", ("Introduction", "Late."))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Post($"{address}/addenda/new", ("ItemId", elsewhere.ItemId.ToString()), ("Text", "Wrong meeting."))).Status);
        }
        finally
        {
            await Given.As("coordinator.nw", async (db, act) =>
            {
                var police = await db.Agencies.SingleAsync(agency => agency.Name == "Police of the North");
                police.Rename("North Wales Police", police.NameCy, police.Sector);
                return true;
            });
        }
    }

    [Fact]
    public async Task The_draft_goes_to_the_chair_who_agrees_and_locks_it_once()
    {
        var scene = await Held();
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var address = $"/meetings/{scene.MeetingId}/minutes";
        Assert.True((await coordinator.Get("/my-work/minutes")).Links(address));
        Assert.False((await chair.Get("/my-work/minutes")).Links(address));

        var shown = await coordinator.Get(address);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(shown, $"{address}/submission")).Status);
        Assert.False((await coordinator.Get("/my-work/minutes")).Links(address));
        Assert.True((await chair.Get("/my-work/minutes")).Links(address));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chair.Post($"{address}/agreement", ("By", ""))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chair.Post($"{address}/agreement", ("By", "Chair"), ("On.Year", "2025"))).Status);
        Assert.Equal(HttpStatusCode.Found, (await chair.Post($"{address}/agreement", ("By", "NextMeeting"))).Status);
        Assert.Contains("The next meeting, on 18 November 2026", (await coordinator.Get(address)).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"{address}/edit", ("Introduction", "Late."))).Status);

        var lockPage = await chair.Get($"/meetings/{scene.MeetingId}/lock");
        Assert.Equal(HttpStatusCode.Found, (await chair.Send(lockPage, $"/meetings/{scene.MeetingId}/lock")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await chair.Post($"/meetings/{scene.MeetingId}/lock", ("Version", await Version(scene.MeetingId)))).Status);
    }

    [Fact]
    public async Task The_chair_signs_decisions_off_one_by_one_or_all_at_once()
    {
        await Settings(settings => settings.DecisionsNeedSignOff = true);
        try
        {
            foreach (var path in new[] { "/items/{0}/sign-off", "/sign-off" })
            {
                var scene = await Held();
                var chair = await site.As("chair.nw");
                Assert.Equal(HttpStatusCode.Conflict, (await chair.Post($"/meetings/{scene.MeetingId}/lock")).Status);
                var shown = await chair.Get($"/meetings/{scene.MeetingId}/minutes");
                Assert.Contains("Decisions that wait for your sign-off: 1.", shown.Text);

                var answer = await chair.Send(shown, $"/meetings/{scene.MeetingId}{string.Format(path, scene.ItemId)}");

                Assert.Equal(HttpStatusCode.Found, answer.Status);
                Assert.Contains("Signed off by the chair", (await chair.Get($"/meetings/{scene.MeetingId}/minutes")).Text);
                Assert.Equal(HttpStatusCode.Found, (await chair.Post($"/meetings/{scene.MeetingId}/lock")).Status);
            }
        }
        finally
        {
            await Settings(settings => settings.DecisionsNeedSignOff = false);
        }
    }

    [Fact]
    public async Task Each_export_is_written_down_for_the_meeting_and_for_each_item_on_it()
    {
        var scene = await Held();
        var user = await Given.User("health.nw");
        var reader = await site.AsProved("health.nw");
        await reader.Get($"/meetings/{scene.MeetingId}/minutes/print");
        await reader.Get($"/meetings/{scene.MeetingId}/minutes/word");

        await using var db = site.Db();
        var lines = await db.AuditEntries.Where(line => line.UserId == user.Id && line.Event == AuditEvents.Exported).ToListAsync();
        Assert.Equal(2, lines.Count(line => line.RecordKind == nameof(PanelMeeting) && line.RecordId == scene.MeetingId));
        Assert.Equal(2, lines.Count(line => line.RecordKind == nameof(AgendaItem) && line.RecordId == scene.ItemId && line.SubjectId != null));
    }

    [Fact]
    public async Task A_pack_is_a_numbered_copy_that_shows_its_reader_what_is_theirs_to_see()
    {
        var (first, hidden) = (await Given.Case(name: "Seren Pictiwr"), await Given.Case(name: "Deio Cuddiedig"));
        var meetingId = await Given.Meeting(published: true, first, hidden);
        await Exclude(hidden, (await Given.User("police2.nw")).Id);
        var (coordinator, police) = (await site.AsProved("coordinator.nw"), await site.AsProved("police2.nw"));
        var address = $"/meetings/{meetingId}/pack";

        Assert.Equal(address + "/new", (await coordinator.Get(address)).Location);
        foreach (var reader in new[] { coordinator, police, coordinator }) Assert.Equal(address, (await reader.Post(address + "/new")).Location);
        var whole = await coordinator.Get(address);
        var part = await police.Get(address);

        Assert.Equal(2, whole.Page.QuerySelectorAll(".yf-paper__part--new-sheet").Length);
        Assert.Contains("I want to be left alone.", whole.Text);
        Assert.Contains("Copy 1 for", whole.Page.QuerySelector(".yf-sheet__foot")!.TextContent);
        Assert.Single(part.Page.QuerySelectorAll(".yf-paper__part--new-sheet"));
        Assert.Contains("Copy 2 for", part.Page.QuerySelector(".yf-sheet__foot")!.TextContent);
        Assert.Contains("North Wales Police", part.Page.QuerySelector(".yf-sheet__foot")!.TextContent);
        Assert.DoesNotContain("Cuddiedig", part.Body);
        Assert.Empty(part.Page.QuerySelectorAll(".govuk-service-navigation"));
        Assert.Contains("Copy 1 for", (await coordinator.Get(address)).Body);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsProved("provider.nw")).Get(address)).Status);
        await using var db = site.Db();
        Assert.Equal([1, 2], await db.PackCopies.Where(copy => copy.MeetingId == meetingId).OrderBy(copy => copy.Number).Select(copy => copy.Number).ToListAsync());
        var user = await Given.User("police2.nw");
        var ofMeeting = await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => (Guid?)item.Id).ToListAsync();
        var items = await db.AuditEntries.Where(line => line.UserId == user.Id && line.Event == AuditEvents.Exported && ofMeeting.Contains(line.RecordId)).Select(line => line.RecordId).ToListAsync();
        Assert.Equal(await db.AgendaItems.Where(item => item.CaseId == first).Select(item => (Guid?)item.Id).SingleAsync(), Assert.Single(items));
    }

    [Fact]
    public async Task The_pack_and_the_minutes_as_a_file_ask_for_the_password_again()
    {
        var (scene, published) = (await Held(), await Given.Meeting(published: true, await Given.Case()));
        string[] paths = [$"/meetings/{scene.MeetingId}/minutes/word", $"/meetings/{published}/pack", $"/meetings/{published}/pack/new"];
        foreach (var account in new[] { "coordinator.nw", "police.nw" })
        {
            var unproved = await site.As(account);
            foreach (var path in paths) Assert.StartsWith("/sign-in/again", (await unproved.Get(path)).Location, StringComparison.Ordinal);
            // The page that it is a file of is read without.
            Assert.Equal(HttpStatusCode.OK, (await unproved.Get($"/meetings/{scene.MeetingId}/minutes")).Status);
            await using var db = site.Db();
            Assert.False(await db.PackCopies.AnyAsync(copy => copy.MeetingId == published));
        }

        // To whoever has no place at the table it is not there, and asks for nothing.
        foreach (var path in paths) Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("provider.nw")).Get(path)).Status);
    }

    [Fact]
    public async Task There_is_no_pack_before_the_agenda_is_published_nor_after_the_minutes_are_locked()
    {
        var planned = await Given.Meeting(published: false, await Given.Case());
        var scene = await Held();
        await Lock(scene.MeetingId);
        var coordinator = await site.AsProved("coordinator.nw");

        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Get($"/meetings/{planned}/pack")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Get($"/meetings/{scene.MeetingId}/pack")).Status);
    }

    private sealed record Scene(Guid MeetingId, Guid ItemId, Guid CaseId, string Reference, string YoungPerson);

    /// <summary>A meeting that was held today: one case adopted without quorum and with two actions, one carried over.</summary>
    private async Task<Scene> Held()
    {
        var (adopted, carried) = (await Given.Case(), await Given.Case());
        return await Given.As("coordinator.nw", async (db, act) =>
        {
            var chair = await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example");
            var meeting = new PanelMeeting(act, act.At, 90, "Tŷ Pawb", null, chair.Id);
            db.PanelMeetings.Add(meeting);
            var @case = await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == adopted);
            var item = meeting.Add(act, @case, 10);
            var other = meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == carried), 10);
            meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).ToListAsync());
            var police = await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police");
            meeting.RecordChair(Presence.Present, null);
            meeting.Record(police, null, "Sergeant Rees", Presence.Deputy, "Inspector Hughes", true);
            var health = await db.Agencies.SingleAsync(agency => agency.Name == "Betsi Cadwaladr University Health Board");
            meeting.Record(health, null, "The nurse", Presence.Present, null, false);
            var decision = new Decision(act, item, DecisionOutcome.Adopted, "Early help is wanted.", "Education: too soon.", health.Id, null, health.ContactId, null, "The nurse",
                meeting.QuorumFor(act.Limits, @case.AreaCode), "The police rang in.", chair.Id);
            db.Decisions.Add(decision);
            db.SupportActions.Add(new SupportAction(act, @case, health, null, "Call the family.", act.In(5), decision.Id));
            db.SupportActions.Add(new SupportAction(act, @case, police, null, "Offer a place in the boxing club.", act.In(8), decision.Id));
            meeting.CarryOver(act, other);
            meeting.Hold(act);
            return new Scene(meeting.Id, item.Id, adopted, @case.Reference, @case.YoungPerson.FullName);
        });
    }

    private async Task Lock(Guid meetingId)
    {
        var chair = await site.AsProved("chair.nw");
        Assert.Equal(HttpStatusCode.Found, (await chair.Post($"/meetings/{meetingId}/lock")).Status);
    }

    private Task<Guid> Exclude(Guid caseId, Guid userId) => Given.As("coordinator.nw", async (db, act) =>
    {
        var exclusion = new Exclusion(await db.Cases.SingleAsync(held => held.Id == caseId), userId, "A cousin", act.At);
        db.Exclusions.Add(exclusion);
        return exclusion.Id;
    });

    private Task<bool> Settings(Action<PanelSettings> change) => Given.As("coordinator.nw", (db, act) =>
    {
        var next = act.Panel.Amend(act.At, act.UserId);
        change(next);
        db.PanelSettings.Add(next);
        return Task.FromResult(true);
    });

    private async Task<string> Speak(string account, string language)
    {
        await using var db = site.Db();
        var user = await db.Users.SingleAsync(held => held.Email == account + "@demo.example");
        var usual = user.Culture;
        user.Culture = language;
        await db.SaveChangesAsync();
        return usual ?? "en-GB";
    }

    private async Task<string> Version(Guid meetingId)
    {
        await using var db = site.Db();
        return (await db.PanelMeetings.Where(held => held.Id == meetingId).Select(held => held.Version).SingleAsync()).ToString();
    }

    /// <summary>What the paper says, piece by piece, as a reader hears it.</summary>
    private static List<string> TextsOf(Reply page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return [.. page.Page.QuerySelectorAll(".yf-paper h2, .yf-paper h3, .yf-paper p, .yf-paper dt, .yf-paper dd, .yf-paper caption:not(.govuk-visually-hidden), .yf-paper td, .yf-paper th")
            .Select(element => Folded(element.TextContent)).Where(text => text.Length > 0)];
    }

    private static async Task<(List<string> Texts, string Title, string? Language)> Word(Visitor reader, string address)
    {
        var answer = await reader.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("OFFICIAL-SENSITIVE-minutes-NW-", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        await using var file = await answer.Content.ReadAsStreamAsync();
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Equal([], new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Description} {fault.Path?.XPath}"));
        var main = document.MainDocumentPart!;
        Assert.Contains("OFFICIAL-SENSITIVE", main.HeaderParts.Single().Header!.InnerText);
        Assert.Equal(["PAGE", "NUMPAGES"], main.FooterParts.Single().Footer!.Descendants<SimpleField>().Select(field => field.Instruction!.Value!));
        Assert.All(main.Document!.Descendants<Table>(), table => Assert.NotEmpty(table.Elements<TableRow>().First().Descendants<TableHeader>()));
        var paragraphs = main.Document.Body!.Descendants<Paragraph>()
            .Select(paragraph => Folded(string.Concat(paragraph.Descendants().Select(piece => piece is Break ? " " : piece is Text text ? text.Text : "")))).Where(text => text.Length > 0).ToList();
        Assert.Equal("Heading1", main.Document.Body!.Elements<Paragraph>().First().ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        var language = main.StyleDefinitionsPart!.Styles!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Languages>().Single().Val!.Value;
        // The title stands above the paper on the page.
        return (paragraphs[1..], document.PackageProperties.Title!, language);
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
