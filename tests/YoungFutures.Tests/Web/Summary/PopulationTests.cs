using System.Globalization;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Web.Summary;

/// <summary>The same site with a month of the busy panel's figures that are large enough to have rates.</summary>
public sealed class PopulationHost : SummaryHost
{
    public const string Month = "2019-12";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        db.Add(Release.Of(Given.PanelId, ReleasePeriod.Parse(Month), new ReleaseContent()
            .With(ReleaseTables.Sexes, Made(("Female", 40), ("Male", 60), ("NotKnown", 5)))
            .With(ReleaseTables.Ethnicities, Made(("white", 60), ("mixed", 20), ("asian", 15), ("black", 3), ("other", 2), ("not-known", 5)))
            .With(ReleaseTables.Ages, Made(("Under10", 0), ("From10To13", 30), ("From14To15", 55), ("From16To17", 20), ("From18", 0), ("Unknown", 0))), db.Now));
        await db.SaveChangesAsync();
    }

    private static SuppressedTable Made(params (string Code, int Count)[] counts) =>
        SuppressedTable.From(TrueCounts.By([.. counts.Select(held => held.Code)], counts.ToDictionary(held => held.Code, held => held.Count)), SuppressionRule.Default);
}

public sealed class PopulationTests(PopulationHost site) : IClassFixture<PopulationHost>
{
    private static readonly (string Name, PopulationBy By)[] Compared = [(ReleaseTables.Sexes, PopulationBy.Sex), (ReleaseTables.Ethnicities, PopulationBy.Ethnicity), (ReleaseTables.Ages, PopulationBy.Age)];

    [Fact]
    public async Task Each_group_stands_with_what_was_released_of_it_and_how_many_of_it_live_there()
    {
        foreach (var language in new[] { "en", "cy" })
        {
            var page = await (await site.As(language == "cy" ? "opcc2.nw" : "opcc.nw")).Get($"/summary/population?panel=NW&period={PopulationHost.Month}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            await using var db = site.Db();
            var areas = await db.Set<PanelArea>().Where(area => area.PanelId == site.Given.PanelId).Select(area => area.Code).ToListAsync();
            Assert.NotEmpty(areas);
            var given = 0;
            foreach (var (name, by) in Compared)
            {
                var table = await Table(site.Given.PanelId, PopulationHost.Month, name);
                var rows = page.Page.QuerySelectorAll($"#{name} tbody tr").ToList();
                Assert.Equal(table.Rows.Count, rows.Count);
                foreach (var (code, row) in table.Rows.Zip(rows))
                {
                    // Worked out here from the shipped file itself, area by area.
                    var living = areas.Select(area => LocalPopulation.Shipped.Figures.SingleOrDefault(figure => figure.AreaCode == area && figure.By == by && figure.Code == code)?.Number).ToList();
                    var people = living.All(number => number is not null) ? living.Sum() : null;
                    var cells = row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
                    Assert.Equal(table[code].ToString(), cells[0]);
                    if (people is null)
                    {
                        Assert.Single(cells.Skip(1).Distinct());
                        continue;
                    }

                    Assert.Equal(people.Value.ToString("N0", CultureInfo.GetCultureInfo("en-GB")), cells[1]);
                    Assert.Equal(table[code].Value is { } count ? Math.Round(1000m * count / people.Value, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) : "c", cells[2]);
                    if (table[code].Value is null) Assert.Single(cells.Skip(3).Distinct());
                    else given++;
                }
            }

            Assert.True(given >= 4);
            Assert.Contains(language == "cy" ? "Niferoedd dychmygol" : "made up, for the demo", page.Text, StringComparison.Ordinal);
            Assert.Contains(language == "cy" ? "Poblogaeth 2025" : "Population of 2025", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rate_and_its_ratio_have_their_limits_which_the_rounding_widens()
    {
        var page = await (await site.As("opcc.nw")).Get($"/summary/population?panel=NW&period={PopulationHost.Month}");
        var table = await Table(site.Given.PanelId, PopulationHost.Month, ReleaseTables.Sexes);
        var code = nameof(YoungFutures.Domain.YoungPeople.Sex.Female);
        var (female, all) = (LocalPopulation.Shipped.Of(["W06000005", "W06000006"], PopulationBy.Sex, code)!.Number, LocalPopulation.Shipped.Of(["W06000005", "W06000006"], PopulationBy.All, "all")!.Number);
        var cells = page.Page.QuerySelectorAll($"#{ReleaseTables.Sexes} tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == "Female").QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();

        var rate = SuppressedRate.Of(table[code], female);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{rate.Low:0.0} to {rate.High:0.0}"), cells[3]);
        var times = (double)table[code].Value!.Value / female / ((double)table.Total.Value!.Value / all);
        Assert.Equal(times.ToString("0.00", CultureInfo.InvariantCulture), cells[4]);
        var share = ShareRange.Of(table[code], table.Total)!;
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{share.From * all / female:0.00} to {share.To * all / female:0.00}"), cells[5]);
    }

    [Fact]
    public async Task The_file_holds_what_the_page_holds()
    {
        var analyst = await site.As("opcc.nw");
        var page = await analyst.Get($"/summary/population?panel=NW&period={PopulationHost.Month}");
        var lines = (await analyst.Get($"/summary/population/export?panel=NW&period={PopulationHost.Month}")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var rows = Compared.SelectMany(held => page.Page.QuerySelectorAll($"#{held.Name} tbody tr, #{held.Name} tfoot tr")).ToList();

        Assert.Equal(rows.Count + 1, lines.Length);
        foreach (var (row, line) in rows.Zip(lines.Skip(1)))
        {
            Assert.Contains(row.QuerySelector("th")!.TextContent.Trim(), line, StringComparison.Ordinal);
            Assert.Contains($",{row.QuerySelector("td")!.TextContent.Trim()},", line, StringComparison.Ordinal);
            if (row.QuerySelector(".yf-figure")!.TextContent is var rate && rate != "Not given") Assert.Contains($",{rate},", line, StringComparison.Ordinal);
        }

        // The sheet of paper and the workbook hold the same cells.
        var paper = (await analyst.Get($"/summary/population/print?panel=NW&period={PopulationHost.Month}")).Page.QuerySelectorAll("tbody tr").ToList();
        Assert.Equal(rows.Count, paper.Count);
        Assert.All(rows.Zip(paper), pair => Assert.Equal(
            pair.First.Children.Select(cell => cell.LocalName == "th" ? cell.TextContent.Trim() : cell.TextContent.Trim().Replace(",", "", StringComparison.Ordinal)), pair.Second.Children.Select(cell => cell.TextContent.Trim())));
        using var book = SpreadsheetDocument.Open(new MemoryStream(await analyst.Client.GetByteArrayAsync($"/summary/population/workbook?panel=NW&period={PopulationHost.Month}")), isEditable: false);
        var sheet = ((WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Sheets!.Elements<Sheet>().Last().Id!.Value!)).Worksheet!.Descendants<Row>().ToList();
        Assert.Equal(lines.Length, sheet.Count);
        Assert.All(rows.Zip(sheet.Skip(1)), pair => Assert.Equal(pair.First.QuerySelector("td")!.TextContent.Trim(), pair.Second.Elements<Cell>().ElementAt(6).InnerText));
        foreach (var kind in new[] { "export", "workbook", "print" })
            Assert.Equal(HttpStatusCode.NotFound, (await analyst.Get($"/summary/population/{kind}?panel=NW&period=2019")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.Get("/summary/population?panel=HERTS")).Status);
    }

    [Fact]
    public async Task Where_nobody_can_say_who_lives_there_the_page_says_so_and_gives_no_rate()
    {
        // The second panel has no area, and so the whole police force area has no population either.
        foreach (var scope in new[] { "NWB", "W15000001" })
        {
            var page = await (await site.As("opcc.nw")).Get($"/summary/population?panel={scope}&period=2026-Q3");
            Assert.Contains("a panel has no area written down", page.Text, StringComparison.Ordinal);
            Assert.NotEmpty(page.Page.QuerySelectorAll(".yf-figure"));
            Assert.All(page.Page.QuerySelectorAll(".yf-figure"), figure => Assert.Equal("Not given", figure.TextContent));
        }
    }

    [Fact]
    public async Task A_file_that_an_administrator_sends_is_in_force_at_once_until_the_shipped_one_is_again()
    {
        var administrator = await site.As("admin");
        Assert.Contains("The file that comes with the product", (await administrator.Get("/admin/population")).Text, StringComparison.Ordinal);
        var lines = LocalPopulation.Shipped.Figures.Where(figure => figure.AreaCode.StartsWith('W')).Select(figure => $"{figure.AreaCode},{figure.By},{figure.Code},{figure.Number * 2},2024,no,\"Office for National Statistics, table 8\"");
        var sent = await Send(administrator, Heading + string.Join("\r\n", lines));
        Assert.Equal((HttpStatusCode.Redirect, "/admin/population"), (sent.Status, sent.Location));
        var shown = await administrator.Get("/admin/population");
        Assert.Equal(["Office for National Statistics, table 8", "2024", "2", "No"], shown.Page.QuerySelectorAll("#sources tbody tr > *").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("A file sent on", shown.Text, StringComparison.Ordinal);
        Assert.Equal(Heading.Trim(), (await administrator.Get("/admin/population/content")).Body.Split('\n')[0].Trim());

        // Twice as many live there: half the rate, and nothing is made up any more.
        var page = await (await site.As("opcc.nw")).Get($"/summary/population?panel=NW&period={PopulationHost.Month}");
        var table = await Table(site.Given.PanelId, PopulationHost.Month, ReleaseTables.Sexes);
        var female = 2 * LocalPopulation.Shipped.Of(["W06000005", "W06000006"], PopulationBy.Sex, "Female")!.Number;
        Assert.Equal(SuppressedRate.Of(table["Female"], female).ToString(), page.Page.QuerySelector($"#{ReleaseTables.Sexes} tbody .yf-figure")!.TextContent);
        Assert.Contains("Population of 2024: Office for National Statistics, table 8", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("made up", page.Text, StringComparison.Ordinal);
        Assert.Contains("says nothing of", (await (await site.As("opcc.herts")).Get("/summary/population?panel=HERTS&period=2026-Q3")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Send(await administrator.Get("/admin/population"), "/admin/population/shipped")).Status);
        var back = await administrator.Get("/admin/population");
        Assert.Equal(2, back.Page.QuerySelectorAll("#files li").Length);
        Assert.Contains("Made up for the demo", back.Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(line => line.RecordKind == "PopulationFile" && line.Event == YoungFutures.Domain.Audit.AuditEvents.Created));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("   ", "The file is empty")]
    [InlineData("area,number\nW06000006,3", "Line 1: The file must begin with the line")]
    [InlineData("# a\n" + Heading + "W06000006,sex,Female,-3,2024,no,ONS", "Line 3, column “number”: The number of people must be a whole number")]
    [InlineData(Heading + "W06000006,sex,Women,3,2024,no,ONS", "Line 2, column “code”: This is no group of that kind")]
    [InlineData(Heading + "W06000006,sex,Male,3,2024,no,ONS\nW06000006,sex,Male,4,2024,no,ONS\nWales,all,all,4,2024,no,ONS", "Line 3: This group of this area stands in an earlier line already", "Line 4, column “area”")]
    [InlineData(Heading + "W06000006;sex;Male;3;2024;no;ONS", "Line 2: Seven columns are needed")]
    [InlineData(Heading, "The file holds no numbers")]
    public async Task A_file_that_is_not_right_is_refused_with_the_line_and_the_column(string content, params string[] said)
    {
        var reply = await Send(await site.As("admin"), content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.NotEmpty(reply.Errors);
        Assert.All(said, words => Assert.Contains(words, reply.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_no_text_is_told_so()
    {
        var administrator = await site.As("admin");
        var large = await Send(administrator, new byte[3_000_000]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, large.Status);
        Assert.Contains("larger than 500 thousand bytes", large.Text, StringComparison.Ordinal);
        foreach (var bytes in new byte[][] { [0xFF, 0xFE, 0x61, 0x00], [0x61, 0x72, 0xE9, 0x61], [0x61, 0x00, 0x62] })
            Assert.Contains("no CSV file in UTF-8", (await Send(administrator, bytes)).Text, StringComparison.Ordinal);
    }

    private const string Heading = "area,by,code,number,year,made up,source\n";

    private static Task<Reply> Send(Visitor visitor, string content) => Send(visitor, System.Text.Encoding.UTF8.GetBytes(content));

    private static async Task<Reply> Send(Visitor visitor, byte[] content)
    {
        const string path = "/admin/population/file";
        var shown = await visitor.Get(path);
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("text/csv");
        form.Add(file, "File", "population.csv");
        form.Add(new StringContent(shown.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        form.Add(new StringContent(Guid.NewGuid().ToString()), "FormKey");
        var message = await visitor.Client.PostAsync(path, form);
        return new Reply(message.StatusCode, message.Headers.Location?.OriginalString, await message.Content.ReadAsStringAsync(), message);
    }

    private async Task<SuppressedTable> Table(Guid panelId, string period, string name)
    {
        await using var db = site.Db();
        var of = ReleasePeriod.Parse(period);
        return (await db.Releases.AsNoTracking().SingleAsync(release => release.PanelId == panelId && release.PeriodKind == of.Kind && release.PeriodStart == of.Start)).Read().Tables[name];
    }
}
