using System.Net;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Exports;

namespace YoungFutures.Tests.Web.Exports;

/// <summary>A list as a file, as it is filtered.</summary>
public sealed class ListExportTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Because = "For the weekly round of our own team.";

    /// <summary>Some of each kind, of two panels, of several agencies.</summary>
    private async Task<Guid> Some()
    {
        var first = await site.Given.Case("police.nw");
        var second = await site.Given.Case("health.nw");
        await site.Given.Draft("police.nw");
        await site.Given.Referral("health.nw");
        await site.Given.Check(first);
        await site.Given.Check(second, "Betsi Cadwaladr University Health Board");
        await site.Given.Action(first);
        await site.Given.Action(second, "Betsi Cadwaladr University Health Board", dueInDays: 3);
        await site.Given.Meeting(published: true, first);
        await site.Given.Intervention(await site.Given.Service());
        await site.Given.Case("police.herts", coordinator: "coordinator.herts", panelId: site.Given.OtherPanelId);
        return first;
    }

    [Theory]
    [InlineData("/cases")]
    [InlineData("/cases?owner=mine")]
    [InlineData("/cases?status=Closed")]
    [InlineData("/referrals")]
    [InlineData("/referrals?show=Drafts")]
    [InlineData("/referrals?show=All&mine=true")]
    [InlineData("/actions")]
    [InlineData("/actions?show=late&mine=true")]
    [InlineData("/checks")]
    [InlineData("/checks?show=unopened")]
    [InlineData("/checks?show=returned")]
    [InlineData("/meetings")]
    [InlineData("/interventions")]
    [InlineData("/interventions?show=ended")]
    public async Task The_file_holds_the_rows_of_the_list_in_its_order_for_whoever_reads_it_and_no_others(string list)
    {
        await Some();
        foreach (var account in new[] { "coordinator.nw", "police.nw", "coordinator.herts" })
        {
            var visitor = await site.AsProved(account);
            var shown = await visitor.Get(list);
            var rows = shown.Page.QuerySelectorAll("main tbody tr").ToList();
            for (var page = 2; shown.Page.QuerySelector("main .govuk-pagination__next") is not null; page++) rows.AddRange((shown = await visitor.Get($"{list}{(list.Contains('?') ? '&' : '?')}page={page}")).Page.QuerySelectorAll("main tbody tr"));
            var address = list.Contains('?') ? list.Replace("?", "/export?", StringComparison.Ordinal) : list + "/export";
            if (rows.Count == 0)
            {
                Assert.Contains("There is nothing in this list to save.", (await visitor.Get(address)).Text, StringComparison.Ordinal);
                continue;
            }

            Assert.Contains(shown.Page.QuerySelectorAll("main a"), link => link.TextContent == "Save this list as a CSV file");
            var lines = await Lines(visitor, address);
            Assert.Equal(rows.Count, lines.Count - 1);
            Assert.Equal("Marking", lines[0][^1]);
            foreach (var (row, line) in rows.Zip(lines.Skip(1)))
            {
                var text = string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                // All that is no date stands in the row of the list, word for word.
                Assert.All(line.SkipLast(1).SelectMany(cell => cell.Split(", ")).Where(cell => !cell.StartsWith("20", StringComparison.Ordinal)), cell => Assert.Contains(cell, text, StringComparison.Ordinal));
                Assert.Equal("OFFICIAL-SENSITIVE", line[^1]);
            }
        }
    }

    [Fact]
    public async Task A_filter_is_kept_and_said_and_leads_back()
    {
        var caseId = await Some();
        await using var db = site.Db();
        var late = await db.Cases.AsNoTracking().SingleAsync(held => held.Id == caseId);
        var visitor = await site.AsProved("coordinator.nw");
        var link = (await visitor.Get($"/cases?status={late.Status}&page=1")).Page.QuerySelectorAll("main a").Single(one => one.TextContent == "Save this list as a CSV file").GetAttribute("href")!;
        Assert.Equal($"/cases/export?status={late.Status}", link);
        var form = await visitor.Get(link);
        Assert.Contains("All areas", form.Text, StringComparison.Ordinal);
        Assert.True(form.Links($"/cases?status={late.Status}"));
        var lines = await Lines(visitor, link);
        Assert.Equal(await db.Cases.CountAsync(held => held.PanelId == site.Given.PanelId && held.Status == late.Status), lines.Count - 1);
        Assert.Equal(0, (await visitor.Get("/cases/export?status=Closed&late=true")).Page.QuerySelectorAll("main form").Length);

        // What nobody's list would ask is answered all the same.
        foreach (var odd in new[] { "?status=99", "?agency=x", "?area=%3Cb%3E", "?late=perhaps", "?status=Closed&status=Open", "?%", "?owner=" + new string('x', 2000) })
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/cases/export" + odd)).Status);
    }

    [Fact]
    public async Task Without_a_reason_nothing_leaves_and_nothing_is_written_down_as_if_it_had()
    {
        await Some();
        var visitor = await site.AsProved("chair.nw");
        var user = await site.Given.User("chair.nw");
        foreach (var (reason, error) in new[] { ("", "Say why you need this list as a file"), ("Too short", "Say in at least 10 characters why you need it"), (new string('x', 501), "Shorten this to 500 characters or fewer; it has 501") })
        {
            var reply = await visitor.Post("/cases/export?owner=mine", ("Because", reason), ("Filter", ""));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
            Assert.Equal([error], reply.Errors);
        }

        // The form that came back still knows how the list was filtered.
        Assert.Equal("status=Closed", (await visitor.Post("/cases/export", ("Because", ""), ("Filter", "status=Closed"))).Page.QuerySelector("main .govuk-back-link, .govuk-back-link")!.GetAttribute("href")!.Split('?')[1]);
        await using var db = site.Db();
        Assert.False(await db.AuditEntries.AnyAsync(line => line.UserId == user.Id && line.Event == AuditEvents.Exported));
    }

    [Fact]
    public async Task The_password_is_asked_for_first_and_the_filter_is_not_lost()
    {
        await Some();
        var visitor = await site.As("coordinator.nw");
        foreach (var list in new[] { "cases", "referrals", "actions", "checks", "meetings", "interventions" })
        {
            Assert.Equal($"/sign-in/again?returnUrl={Uri.EscapeDataString($"/{list}/export?mine=true")}", (await visitor.Get($"/{list}/export?mine=true")).Location);
            var sent = await visitor.Send(await visitor.Get("/my-work"), $"/{list}/export", ("Because", Because), ("Filter", "mine=true"));
            Assert.StartsWith("/sign-in/again?returnUrl=%2Fkept-forms%2F", sent.Location, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_spreadsheet_would_take_for_a_formula_is_text()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        await own.Given.Case(name: "=HYPERLINK(1) @Brynhyfryd");
        var visitor = await own.AsProved("coordinator.nw");
        var lines = await Lines(visitor, "/cases/export");
        Assert.Equal("'=HYPERLINK(1) @Brynhyfryd", Assert.Single(lines.Skip(1))[1]);
    }

    [Fact]
    public async Task Who_saved_what_and_why_and_each_young_person_on_it_is_written_down_and_the_reason_read_by_information_governance()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        Guid[] cases = [await own.Given.Case(), await own.Given.Case()];
        var visitor = await own.AsProved("coordinator.nw");
        var form = await visitor.Get("/cases/export");
        // The same form may be sent again for the file once more: each time is written down.
        for (var times = 0; times < 2; times++) Assert.Equal(HttpStatusCode.OK, (await visitor.Send(form, "/cases/export", ("Because", Because))).Status);
        await using var db = own.Db();
        var user = await own.Given.User("coordinator.nw");
        var lines = await db.AuditEntries.AsNoTracking().Where(line => line.UserId == user.Id && line.Event == AuditEvents.Exported).ToListAsync();
        Assert.All(lines, line => Assert.Equal(("POST /cases/export", own.Given.PanelId), (line.Route, line.PanelId)));
        var ofCases = lines.Where(line => line.RecordKind == nameof(Case)).ToList();
        Assert.Equal(4, ofCases.Count);
        Assert.Equal(cases.Order(), ofCases.Select(line => line.RecordId!.Value).Distinct().Order());
        Assert.All(ofCases, line => Assert.NotNull(line.SubjectId));
        var why = lines.Where(line => line is { RecordKind: nameof(ListExport), Values: not null }).ToList();
        Assert.Equal(2, why.Count);
        Assert.All(why, line => Assert.DoesNotContain("weekly", Encoding.UTF8.GetString(line.Values!), StringComparison.Ordinal));

        var read = await (await own.AsProved("ig.nw")).Post($"/audit/{why[0].Id}/values", ("Because", "What do our coordinators take out?"));
        Assert.Equal(HttpStatusCode.OK, read.Status);
        foreach (var said in new[] { "List saved as a file", Because, "All open cases; All areas", "Rows – 2" }) Assert.Contains(said, read.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/audit/{why[0].Id}/values")).Status);
        // A list with nothing in it is no file, also where its form was sent before it was empty.
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.Send(form, "/cases/export", ("Because", Because), ("Filter", "status=Closed"))).Status);
    }

    [Fact]
    public async Task It_is_written_in_its_readers_language()
    {
        await Some();
        var visitor = await site.AsProved("coordinator.nw");
        await visitor.Send(await visitor.Get("/cases"), "/language", ("language", "cy"));
        var lines = await Lines(visitor, "/cases/export");
        Assert.Equal(["Cyfeirnod", "Person ifanc", "Ardal", "Statws"], lines[0].Take(4));
        await visitor.Send(await visitor.Get("/cases"), "/language", ("language", "en"));
    }

    [Fact]
    public async Task More_rows_than_anybody_works_from_are_refused_before_anything_leaves()
    {
        using var scope = site.Services.CreateScope();
        await using var db = site.Db();
        var rows = from one in db.Users from two in db.Users from three in db.Users from four in db.Users orderby one.Id select new MeetingLike { Id = one.Id };
        Assert.True(await rows.Take(ListFiles.Most + 1).CountAsync() > ListFiles.Most);
        var before = await db.AuditEntries.CountAsync();
        var refused = await Assert.ThrowsAsync<Refused>(() => scope.ServiceProvider.GetRequiredService<ListFiles>()
            .Of(new DefaultHttpContext(), new SavedList<MeetingLike>("Meetings", nameof(PanelMeeting), [], rows, [new("Id", row => row.Id.ToString())]), Because, CancellationToken.None));
        Assert.Contains("There are more than {0} rows", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(before, await db.AuditEntries.CountAsync());
    }

    private sealed class MeetingLike : IListed
    {
        public Guid Id { get; init; }
        public Guid? SubjectId => null;
        public Guid PanelId => Guid.Empty;
    }

    private static async Task<List<string[]>> Lines(Visitor visitor, string address)
    {
        var form = await visitor.Get(address);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        var reply = await visitor.Send(form, address.Split('?')[0], ("Because", Because));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("text/csv", reply.Message.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("OFFICIAL-SENSITIVE ", (reply.Message.Content.Headers.ContentDisposition!.FileNameStar ?? reply.Message.Content.Headers.ContentDisposition.FileName)!.Trim('"'), StringComparison.Ordinal);
        var bytes = await reply.Message.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        using var csv = CsvReader.Create(new StringReader(Encoding.UTF8.GetString(bytes[3..])), new CsvReaderOptions { HasHeader = false });
        var lines = new List<string[]>();
        while (csv.Read()) lines.Add([.. Enumerable.Range(0, csv.FieldCount).Select(index => csv.GetString(index)!)]);
        return lines;
    }
}
