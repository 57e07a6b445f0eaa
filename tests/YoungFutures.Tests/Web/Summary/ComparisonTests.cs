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
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Summary;

public sealed class ComparisonTests(SummaryHost site) : IClassFixture<SummaryHost>
{
    private const string OnTime = "actions-by-timeliness.on-time";

    [Fact]
    public async Task Panels_of_an_area_stand_beside_one_another_with_what_each_released()
    {
        foreach (var language in new[] { "en", "cy" })
        {
            var page = await (await site.As(language == "cy" ? "opcc2.nw" : "opcc.nw")).Get($"/summary/comparison?panel=W15000001&period=2026-Q3&figure={OnTime}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            await using var db = site.Db();
            var panels = (await db.Panels.Where(panel => panel.PoliceAreaCode == "W15000001").ToListAsync()).OrderBy(panel => language == "cy" ? panel.NameCy : panel.Name, StringComparer.Create(new CultureInfo(language == "cy" ? "cy-GB" : "en-GB"), false)).ToList();
            var rows = page.Page.QuerySelectorAll("#comparison tbody tr").ToList();
            Assert.Equal(panels.Count, rows.Count);
            foreach (var (index, (panel, row)) in panels.Zip(rows).Index())
            {
                Assert.Equal($"{index + 1}. {(language == "cy" ? panel.NameCy : panel.Name)}", row.QuerySelector("th")!.TextContent.Trim());
                var table = await Table(panel.Id, "2026-Q3");
                Assert.Equal([table[ReleaseTables.OnTime].ToString(), table.Total.ToString()], row.QuerySelectorAll(".yf-figure").Select(figure => figure.TextContent));
                Assert.Equal(SuppressedPercentage.Of(table[ReleaseTables.OnTime], table.Total).ToString(), row.QuerySelector(".yf-share")!.TextContent);
            }
        }
    }

    [Fact]
    public async Task A_share_has_its_interval_and_its_place_among_the_others()
    {
        var (table, other) = (await Table(site.Given.PanelId, "2026-Q3", ReleaseTables.Sources), await Table(site.SecondPanelId, "2026-Q3", ReleaseTables.Sources));
        var row = table.Rows.First(code => ShareRange.Of(table[code], table.Total) is not null);
        var page = await (await site.As("opcc.nw")).Get($"/summary/comparison?panel=W15000001&period=2026-Q3&figure={ReleaseTables.Sources}.{row}");
        var range = ShareRange.Of(table[row], table.Total)!;
        var cells = page.Page.QuerySelectorAll("#comparison tbody tr").Single(line => line.TextContent.Contains("Flintshire and Wrexham", StringComparison.Ordinal)).QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal($"{PerCent(range.From)} to {PerCent(range.To)}", cells[3]);
        Assert.Contains(cells[4], new[] { "Within what chance explains", "Outside the 95% limits", "Outside the 99.8% limits" });
        var all = SuppressedTable.Across([table, other]);
        var centre = (double)all[row].Value!.Value / all.Total.Value!.Value;
        Assert.Contains($"All of these panels together: {PerCent(centre)}", page.Text, StringComparison.Ordinal);

        // The lines of the chart are those of the table, at the denominators of the table.
        var limits = page.Page.QuerySelectorAll("#limits tbody tr").ToList();
        Assert.True(limits.Count >= 4);
        foreach (var limit in limits)
        {
            var (from, to) = new FunnelLimits(centre).At(int.Parse(limit.GetAttribute("data-whole")!, CultureInfo.InvariantCulture), ShareRange.Ninety998);
            Assert.Equal($"{PerCent(from)} to {PerCent(to)}", limit.QuerySelectorAll("td")[1].TextContent.Trim());
        }
    }

    [Fact]
    public async Task Periods_of_one_panel_stand_in_the_order_of_time_up_to_the_one_chosen()
    {
        var page = await (await site.As("coordinator.nw")).Get($"/summary/comparison?panel=NW&period=2026-09&figure={OnTime}");
        var names = page.Page.QuerySelectorAll("#comparison tbody th").Select(name => name.TextContent.Trim()).ToList();
        Assert.Equal(12, names.Count);
        Assert.Equal(["July 2026", "August 2026", "September 2026"], names[^3..]);
        Assert.Contains("do not read a change", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Page.GetElementById("limits"));
    }

    [Fact]
    public async Task What_is_hidden_has_no_share_no_interval_and_no_place()
    {
        var page = await (await site.As("opcc.herts")).Get("/summary/comparison?panel=HERTS&period=2026-09&figure=actions-by-timeliness.not-done");
        var rows = page.Page.QuerySelectorAll("#comparison tbody tr").Where(row => row.QuerySelector(".yf-figure")!.TextContent == "c").ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(("c", "Not given"), (row.QuerySelector(".yf-share")!.TextContent, row.QuerySelectorAll("td")[3].TextContent.Trim())));
        Assert.All(rows, row => Assert.Null(row.QuerySelector("[data-share]")));
    }

    [Fact]
    public async Task Whoever_reads_several_areas_sees_all_their_panels_beside_one_another()
    {
        await using (var db = site.Db())
        {
            var national = new User
            {
                Email = "national@demo.example", NormalizedEmail = "NATIONAL@DEMO.EXAMPLE", UserName = "national@demo.example", NormalizedUserName = "NATIONAL@DEMO.EXAMPLE", EmailConfirmed = true,
                DisplayName = "Tanwen Rhosydd", Culture = "en-GB", PasswordHash = (await db.Users.SingleAsync(user => user.Email == "opcc.nw@demo.example")).PasswordHash, SecurityStamp = Guid.NewGuid().ToString("N"), IsDemo = true,
            };
            db.AddRange(national, new Membership(national.Id, Role.Analyst, site.Given.PanelId, db.Now.AddDays(-1)), new Membership(national.Id, Role.Analyst, site.Given.OtherPanelId, db.Now.AddDays(-1)));
            await db.SaveChangesAsync();
        }

        var page = await (await site.As("national@demo.example")).Get($"/summary/comparison?period=2026-Q3&figure={OnTime}");
        Assert.Equal(3, page.Page.QuerySelectorAll("#comparison tbody tr").Length);
        Assert.Equal("all", page.Page.QuerySelector("#panel option[selected]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("opcc.nw")).Get("/summary/comparison?panel=all")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get("/summary/comparison?panel=all")).Status);
    }

    [Theory]
    [InlineData("en", "panel=W15000001&period=2026-Q3&figure=screenings-in-time.in-time")]
    [InlineData("cy", "panel=W15000001&period=2026-Q3&figure=actions-by-timeliness.on-time")]
    [InlineData("en", "panel=NW&period=2026-09&figure=actions-by-timeliness.on-time")]
    [InlineData("cy", "panel=NW&period=2026-09&figure=actions-by-timeliness.not-done")]
    public async Task The_files_hold_the_cells_of_the_page_and_no_other(string language, string asked)
    {
        var visitor = await site.As(language == "cy" ? "opcc2.nw" : "opcc.nw");
        var page = await visitor.Get($"/summary/comparison?{asked}");
        string[][] cells =
        [
            .. page.Page.QuerySelectorAll("#comparison, #limits").SelectMany(table =>
            {
                var columns = table.QuerySelectorAll("thead th").Select(Said).ToList();
                return table.QuerySelectorAll("tbody tr").SelectMany(row => row.QuerySelectorAll("td").Select((cell, index) => new[] { Said(table.QuerySelector("caption")!), Said(row.QuerySelector("th")!), columns[index + 1], Said(cell) }));
            }),
        ];
        Assert.NotEmpty(cells);
        Assert.Equal(asked.Contains("W15", StringComparison.Ordinal), page.Page.GetElementById("limits") is not null);

        var csv = await visitor.Client.GetAsync(Link("export"));
        Assert.StartsWith("OFFICIAL-SENSITIVE-young-futures-comparison-", csv.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        var lines = new List<string[]>();
        using (var reader = CsvReader.Create(new StringReader((await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF')), new CsvReaderOptions { HasHeader = false }))
            while (reader.Read()) lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index)!)]);
        Assert.Equal(cells, lines.Skip(1).Select(line => new[] { line[5], line[6], line[7], line[9] }));
        var meaning = page.Page.QuerySelectorAll("details p").Select(Said).ToList();
        Assert.All(lines.Skip(1), line =>
        {
            Assert.Equal("OFFICIAL-SENSITIVE", line[0]);
            Assert.All(line, Assert.NotEmpty);
            Assert.Contains(line[10], meaning);
            Assert.Contains(meaning, said => said.EndsWith(": " + line[11], StringComparison.Ordinal));
        });

        using var book = SpreadsheetDocument.Open(new MemoryStream(await visitor.Client.GetByteArrayAsync(Link("workbook"))), isEditable: false);
        var sheets = book.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!
            .Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()).ToList()).ToList();
        Assert.Equal(lines, sheets[1]);
        Assert.Contains(sheets[0], line => line[1].StartsWith(language == "cy" ? "Mae “c” yn sefyll" : "“c” stands for", StringComparison.Ordinal));

        var paper = await visitor.Get(Link("print"));
        Assert.Equal(lines.Skip(1).Select(line => line[9]), paper.Page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()));

        string Link(string to) => page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Single(href => href.StartsWith($"/summary/comparison/{to}", StringComparison.Ordinal));
        static string Said(IElement element) => element.TextContent.Trim();
    }

    [Fact]
    public async Task A_file_of_what_cannot_be_compared_does_not_exist_and_each_file_is_noted()
    {
        var visitor = await site.As("chair.nw");
        var user = await site.Given.User("chair.nw");
        foreach (var to in new[] { "export", "workbook", "print" })
        {
            foreach (var asked in new[] { "panel=HERTS", "panel=all", "panel=NW&period=2026-Q3&figure=nothing", "panel=NW&period=2031" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync($"/summary/comparison/{to}?{asked}")).StatusCode);
            await visitor.Client.GetAsync($"/summary/comparison/{to}?panel=NW&period=2026-Q3");
            await using var db = site.Db();
            Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == user.Id && line.Route == $"GET /summary/comparison/{to}" && line.Event == AuditEvents.Exported && line.PanelId == site.Given.PanelId));
        }
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("actions-by-timeliness")]
    [InlineData("actions-by-timeliness.nobody")]
    [InlineData("referrals-by-trigger.T01")]
    [InlineData("%00")]
    public async Task A_figure_that_cannot_be_compared_does_not_exist(string figure) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("opcc.nw")).Get($"/summary/comparison?panel=NW&period=2026-Q3&figure={figure}")).Status);

    private async Task<SuppressedTable> Table(Guid panelId, string period, string name = ReleaseTables.Actions)
    {
        await using var db = site.Db();
        var of = ReleasePeriod.Parse(period);
        return (await db.Releases.AsNoTracking().SingleAsync(release => release.PanelId == panelId && release.PeriodKind == of.Kind && release.PeriodStart == of.Start)).Read().Tables[name];
    }

    private static string PerCent(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) + "%";
}
