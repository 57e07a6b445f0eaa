using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Summary;

/// <summary>A site with the quarters of the pilot and two since, on the grid of fives, so that rounding moves none of them: of two panels of an area, and of a third that came too late for the pilot.</summary>
public sealed class FindingsHost : YoungFuturesHost
{
    public static readonly string[] Quarters = ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"];

    public Guid SecondPanelId { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        var coordinator = (await Given.User("coordinator.nw")).Id;
        var analyst = await db.Users.SingleAsync(user => user.Email == "opcc.nw@demo.example");
        var welsh = new User
        {
            Email = "opcc2.nw@demo.example", NormalizedEmail = "OPCC2.NW@DEMO.EXAMPLE", UserName = "opcc2.nw@demo.example", NormalizedUserName = "OPCC2.NW@DEMO.EXAMPLE", EmailConfirmed = true,
            DisplayName = "Tesni Aberdaron", Culture = "cy-GB", AgencyId = analyst.AgencyId, PasswordHash = analyst.PasswordHash, SecurityStamp = Guid.NewGuid().ToString("N"), IsDemo = true,
        };
        var second = new Panel("NWB", "Conwy Young Futures Panel", "Panel Dyfodol Ifanc Conwy", Nation.Wales, "W15000001", coordinator);
        var late = new Panel("NWL", "Gwynedd Young Futures Panel", "Panel Dyfodol Ifanc Gwynedd", Nation.Wales, "W15000001", coordinator);
        db.AddRange(welsh, new Membership(welsh.Id, Role.Analyst, Given.PanelId, db.Now.AddMonths(-10)), second, late, new Membership(coordinator, Role.Chair, late.Id, db.Now.AddMonths(-8)));
        SecondPanelId = second.Id;

        // Adopted decisions of all: 25 of 170 in the pilot, 155 of 165 since; one number of Deferred lies under the mark.
        Quarter(Given.PanelId, 0, adopted: 10, deferred: 70, inTime: 10, late: 20, days: 31);
        Quarter(Given.PanelId, 1, adopted: 15, deferred: 75, inTime: 15, late: 20, days: 28);
        Quarter(Given.PanelId, 2, adopted: 75, deferred: 0, inTime: 25, late: 10, days: 19);
        Quarter(Given.PanelId, 3, adopted: 80, deferred: 10, inTime: 30, late: 10, days: null);
        foreach (var quarter in Enumerable.Range(0, 4)) Quarter(second.Id, quarter, adopted: 40, deferred: 40, inTime: 20, late: 20, days: 40);
        Quarter(late.Id, 1, adopted: 500, deferred: 500, inTime: 500, late: 500, days: 3);
        Quarter(late.Id, 2, adopted: 500, deferred: 500, inTime: 500, late: 500, days: 3);
        await db.SaveChangesAsync();

        void Quarter(Guid panelId, int quarter, int adopted, int deferred, int inTime, int late, int? days) => db.Add(Release.Of(panelId, ReleasePeriod.Parse(Quarters[quarter]), new ReleaseContent()
            .With(ReleaseTables.Decisions, Made((nameof(DecisionOutcome.Adopted), adopted), (nameof(DecisionOutcome.Deferred), deferred)))
            .With(ReleaseTables.ScreenedInTime, Made((ReleaseTables.InTime, inTime), (ReleaseTables.Late, late)))
            .With(ReleaseTables.Screenings, Made((ReleaseTables.ScreenedIn, 20), (ReleaseTables.NotEligible, inTime + late - 20)))
            .With(ReleaseTables.Repeats, SuppressedTable.From(TrueCounts.Overlapping([ReleaseTables.Repeat], new Dictionary<string, int> { [ReleaseTables.Repeat] = 10 }), SuppressionRule.Default))
            .With(ReleaseTables.DaysToDecision, SuppressedMedian.From(days is null ? 0 : 20, days ?? 0, days ?? 0)), db.Now));
    }

    private static SuppressedTable Made(params (string Code, int Count)[] counts) =>
        SuppressedTable.From(TrueCounts.By([.. counts.Select(held => held.Code)], counts.ToDictionary(held => held.Code, held => held.Count)), SuppressionRule.Default);
}

public sealed class FindingsTests(FindingsHost site) : IClassFixture<FindingsHost>
{
    private const string Area = "/summary/findings?panel=W15000001", One = "/summary/findings?panel=NW";

    private sealed record Cell(string Table, string Row, string Column, string Figure);

    [Fact]
    public async Task Each_window_is_the_sum_of_its_quarters_as_they_were_released_and_what_was_hidden_stays_hidden()
    {
        foreach (var language in new[] { "en", "cy" })
        {
            var page = await (await Reading(language)).Get(One);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var tried = 0;
            foreach (var (name, row, place) in new[] { (ReleaseTables.Decisions, (string?)nameof(DecisionOutcome.Adopted), 0), (ReleaseTables.Decisions, nameof(DecisionOutcome.Deferred), 1), (ReleaseTables.Decisions, null, 2),
                (ReleaseTables.ScreenedInTime, ReleaseTables.InTime, 0), (ReleaseTables.ScreenedInTime, ReleaseTables.Late, 1), (ReleaseTables.Repeats, ReleaseTables.Repeat, 0) })
            {
                var cells = Row(page, name, place);
                foreach (var (window, quarters) in new[] { FindingsHost.Quarters[..2], FindingsHost.Quarters[2..] }.Index())
                {
                    var shown = new List<int>();
                    var hidden = 0;
                    foreach (var quarter in quarters)
                        if ((await Table(site.Given.PanelId, quarter, name)) is var table && (row is null ? table.Total : table[row]).Value is { } value) shown.Add(value);
                        else hidden++;
                    Assert.Equal(hidden == 0 ? $"{shown.Sum()}" : shown.Count == 0 ? "c" : $"{shown.Sum()} + c", cells[window]);
                    tried++;
                    if (hidden > 0) Assert.Equal(language == "cy" ? "Heb ei roi" : "Not given", cells[2 + window]);
                    else
                    {
                        var (least, most) = (Math.Floor(Math.Max(0, shown.Sum() - 8) / 2.0), Math.Ceiling((shown.Sum() + 28) / 2.0));
                        Assert.Equal($"{Math.Round(shown.Sum() / 2.0, MidpointRounding.AwayFromZero)} ({least} {(language == "cy" ? "i" : "to")} {most})", cells[2 + window]);
                    }
                }
            }

            Assert.Equal(12, tried);
            // Deferred: 145 in the pilot; of what followed one quarter is hidden.
            Assert.Equal(["145", "10 + c"], Row(page, ReleaseTables.Decisions, 1)[..2]);
        }
    }

    [Fact]
    public async Task Shares_stand_with_intervals_that_rounding_widened_and_those_that_do_not_overlap_are_named()
    {
        var page = await (await Reading("en")).Get(One);
        // The numbers of the host, by hand: 25 of 170 before, and 155 of 165 after.
        var (before, after) = (Interval(25, 170, 2), Interval(155, 165, 2));
        Assert.Equal([$"15% ({Per(before.From)} to {Per(before.To)})", $"94% ({Per(after.From)} to {Per(after.To)})", "They do not overlap"], Row(page, ReleaseTables.Decisions, 0)[4..]);
        Assert.Contains("Decisions by outcome (“Adopt: the panel takes the case on”): 15% in the pilot, 94% since.", page.Text, StringComparison.Ordinal);
        // Late: 40 of 65, then 20 of 75. A repeat is one of those accepted: 20 of 40 and 20 of 40, which overlap.
        Assert.Equal("They overlap", Row(page, ReleaseTables.Repeats, 0)[6]);
        Assert.StartsWith("50% (", Row(page, ReleaseTables.Repeats, 0)[4], StringComparison.Ordinal);
        Assert.DoesNotContain("Repeat referrals (", page.Text, StringComparison.Ordinal);
        // What is hidden has no share.
        Assert.Equal(["Not given", "Not given"], Row(page, ReleaseTables.Decisions, 1)[5..]);
    }

    [Fact]
    public async Task An_area_is_made_of_the_same_panels_in_every_quarter_and_names_whom_it_leaves_out()
    {
        var page = await (await Reading("en")).Get(Area);
        Assert.Contains("Gwynedd Young Futures Panel: without figures of every quarter.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["105", "235"], Row(page, ReleaseTables.Decisions, 0)[..2]);
        // Four counts were rounded, two quarters of two panels.
        Assert.Equal($"53 ({Math.Floor((105 - 16) / 2.0)} to {Math.Ceiling((105 + 56) / 2.0)})", Row(page, ReleaseTables.Decisions, 0)[2]);
        var before = Interval(105, 330, 4);
        Assert.Equal($"32% ({Per(before.From)} to {Per(before.To)})", Row(page, ReleaseTables.Decisions, 0)[4]);
        // Days belong to one panel.
        Assert.Null(page.Page.GetElementById(ReleaseTables.DaysToDecision));
        Assert.Contains("There is no median of several panels together.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Medians_stand_quarter_by_quarter_and_are_never_added_up()
    {
        var page = await (await Reading("en")).Get(One);
        var rows = page.Page.QuerySelectorAll($"#{ReleaseTables.DaysToDecision} tbody tr").Select(row => (Said(row.QuerySelector("th")!), Said(row.QuerySelector("td")!)));
        Assert.Equal([("Quarter 4 of 2025 (pilot)", "31"), ("Quarter 1 of 2026 (pilot)", "28"), ("Quarter 2 of 2026", "19"), ("Quarter 3 of 2026", "c")], rows);
    }

    [Fact]
    public async Task The_page_says_of_when_whose_and_as_at_when_its_figures_are()
    {
        var page = await (await Reading("en")).Get(Area);
        foreach (var said in new[] { "October 2025 – March 2026 (quarters: 2)", "April 2026 – September 2026 (quarters: 2)", "18 November 2026", "as they were released for each quarter", "It is a reason to ask, not an effect." })
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        var welsh = await (await Reading("cy")).Get(Area);
        Assert.Equal("Canfyddiadau: y peilot a’r hyn a ddilynodd", welsh.Heading);
        Assert.Contains("Hydref 2025 – Mawrth 2026 (nifer y chwarteri: 2)", welsh.Text, StringComparison.Ordinal);
        Assert.Equal(page.Page.QuerySelectorAll(".yf-figures td").Select(Said).Where(figure => figure.All(char.IsDigit)), welsh.Page.QuerySelectorAll(".yf-figures td").Select(Said).Where(figure => figure.All(char.IsDigit)));
        Assert.Empty(page.Page.QuerySelectorAll("caption").Select(Said).Intersect(welsh.Page.QuerySelectorAll("caption").Select(Said)));
    }

    [Theory]
    [InlineData("en", One)]
    [InlineData("cy", One)]
    [InlineData("en", Area)]
    [InlineData("cy", Area)]
    public async Task Files_and_the_sheet_hold_the_cells_of_the_page_and_no_other(string language, string address)
    {
        var visitor = await Reading(language);
        var page = await visitor.Get(address);
        var cells = OnPage(page, ".yf-figures table");
        Assert.NotEmpty(cells);

        var csv = await visitor.Client.GetAsync(Link(page, "export"));
        Assert.Equal($"OFFICIAL-SENSITIVE-young-futures-findings-{address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..]}-2026-Q3.csv", csv.Content.Headers.ContentDisposition!.FileName);
        var lines = Lines(await csv.Content.ReadAsStringAsync());
        Assert.Equal(cells, lines.Skip(1).Select(line => new Cell(line[5], line[6], line[7], line[9])));
        var meanings = page.Page.QuerySelectorAll(".yf-figures details .govuk-details__text p").Select(Said).ToHashSet();
        Assert.All(lines.Skip(1), line =>
        {
            Assert.Equal("OFFICIAL-SENSITIVE", line[0]);
            Assert.All(line, Assert.NotEmpty);
            Assert.Contains("2025", line[2], StringComparison.Ordinal);
            Assert.Contains("2026", line[3], StringComparison.Ordinal);
            Assert.Contains(line[10], meanings);
        });

        using var book = SpreadsheetDocument.Open(new MemoryStream(await visitor.Client.GetByteArrayAsync(Link(page, "workbook"))), isEditable: false);
        var sheets = book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!
            .Descendants<Row>().Select(row => row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(cell => cell.InnerText).ToArray()).ToList()).ToList();
        Assert.Equal(2, sheets.Count);
        Assert.Equal(lines, sheets[1]);
        Assert.Contains(sheets[0], line => line[1] == "OFFICIAL-SENSITIVE");

        var sheet = await visitor.Get(Link(page, "print"));
        Assert.Equal(cells, OnPage(sheet, "main table"));
        Assert.Contains("OFFICIAL-SENSITIVE", sheet.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.Page.QuerySelectorAll(".yf-figures details .govuk-details__text p:not(:last-child)"), meaning => Assert.Contains(Said(meaning), sheet.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_figures_of_the_pilot_there_is_nothing_to_set_beside_one_another()
    {
        var visitor = await Reading("en");
        Assert.Contains("There is nothing to set beside one another yet", (await visitor.Get("/summary/findings?panel=NWL")).Text, StringComparison.Ordinal);
        Assert.Contains("There is nothing to set beside one another yet", (await visitor.Get("/summary/findings/print?panel=NWL")).Text, StringComparison.Ordinal);
        Assert.Single(Lines((await visitor.Get("/summary/findings/export?panel=NWL")).Body));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/summary/findings/workbook?panel=NWL")).StatusCode);
    }

    [Fact]
    public async Task Another_force_s_panel_does_not_exist_and_the_widest_comes_without_a_choice()
    {
        var visitor = await Reading("en");
        foreach (var path in new[] { "", "/export", "/workbook", "/print" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/summary/findings{path}?panel=HERTS")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/summary/findings{path}?panel=%00")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/summary/findings{path}?panel=NW")).Status);
        }

        Assert.Equal("W15000001", (await visitor.Get("/summary/findings")).Page.QuerySelector("#panel option[selected]")!.GetAttribute("value"));
        // A chair reads their own panels, and no area.
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get(Area)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("chair.nw")).Get(One)).Status);
    }

    [Fact]
    public async Task A_look_and_each_file_are_noted()
    {
        var visitor = await site.As("chair.nw");
        var user = await site.Given.User("chair.nw");
        foreach (var path in new[] { "", "/export", "/workbook", "/print" }) await visitor.Client.GetAsync($"/summary/findings{path}?panel=NW");
        await using var db = site.Db();
        foreach (var (path, what) in new[] { ("", AuditEvents.Seen), ("/export", AuditEvents.Exported), ("/workbook", AuditEvents.Exported), ("/print", AuditEvents.Exported) })
            Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == user.Id && line.Route == $"GET /summary/findings{path}" && line.Event == what && line.RecordKind == "Release" && line.PanelId == site.Given.PanelId), path);
    }

    /// <summary>Worked out by trying every pair of true counts.</summary>
    private static (double From, double To) Interval(int part, int whole, int rounded)
    {
        var (from, to) = (1.0, 0.0);
        for (var all = whole - (4 * rounded); all <= whole + (14 * rounded); all++)
            for (var some = part - (4 * rounded); some <= Math.Min(all, part + (14 * rounded)); some++)
            {
                var interval = ShareRange.Wilson(some, all);
                (from, to) = (Math.Min(from, interval.From), Math.Max(to, interval.To));
            }

        return (from, to);
    }

    private static string Per(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) + "%";

    private static string[] Row(Reply page, string table, int place) => [.. page.Page.QuerySelectorAll($"#{table} tbody tr, #{table} tfoot tr")[place].QuerySelectorAll("td").Select(Said)];

    private static List<Cell> OnPage(Reply page, string tables) =>
    [
        .. page.Page.QuerySelectorAll(tables).SelectMany(table =>
        {
            var columns = table.QuerySelectorAll("thead th").Select(Said).ToList();
            return table.QuerySelectorAll("tbody tr, tfoot tr").SelectMany(row => row.QuerySelectorAll("td").Select((cell, index) => new Cell(Said(table.QuerySelector("caption")!), Said(row.QuerySelector("th")!), columns[index + 1], Said(cell))));
        }),
    ];

    private static string Said(IElement element) => element.TextContent.Trim();

    private static string Link(Reply page, string to) => page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Single(href => href.StartsWith($"/summary/findings/{to}", StringComparison.Ordinal));

    private static List<string[]> Lines(string body)
    {
        using var csv = CsvReader.Create(new StringReader(body.TrimStart('\uFEFF')), new CsvReaderOptions { HasHeader = false });
        var lines = new List<string[]>();
        while (csv.Read()) lines.Add([.. Enumerable.Range(0, csv.FieldCount).Select(index => csv.GetString(index)!)]);
        return lines;
    }

    private async Task<SuppressedTable> Table(Guid panelId, string period, string name)
    {
        await using var db = site.Db();
        var of = ReleasePeriod.Parse(period);
        return (await db.Releases.AsNoTracking().SingleAsync(release => release.PanelId == panelId && release.PeriodKind == of.Kind && release.PeriodStart == of.Start)).Read().Tables[name];
    }

    private Task<Visitor> Reading(string language) => site.As(language == "cy" ? "opcc2.nw" : "opcc.nw");
}
