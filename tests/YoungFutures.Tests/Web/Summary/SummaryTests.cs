using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Reporting;
using YoungFutures.Tests.Domain.Reporting;
using YoungFutures.Tests.HouseRules;
using YoungFutures.Web.Features.Summary;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.Summary;

public sealed class SummaryTests(SummaryHost site) : IClassFixture<SummaryHost>
{
    private static readonly string[] Periods = ["2026-01", "2026-07", "2026-10", "2026-Q2", "2026-Q3"];

    [Theory]
    [InlineData("opcc.nw")]
    [InlineData("coordinator.nw")]
    [InlineData("chair.nw")]
    [InlineData("opcc.herts")]
    [InlineData("coordinator.herts")]
    [InlineData("coordinator.derbys")]
    public async Task Analysts_coordinators_and_chairs_read_the_figures(string account)
    {
        var page = await (await site.As(account)).Get("/summary");
        Assert.Equal((HttpStatusCode.OK, "Summary"), (page.Status, page.Heading));
        Assert.NotEmpty(page.Page.QuerySelectorAll("table"));
    }

    [Theory]
    [InlineData("police.nw")]
    [InlineData("community.nw")]
    [InlineData("school.nw")]
    [InlineData("provider.nw")]
    [InlineData("ig.nw")]
    [InlineData("admin")]
    public async Task For_everybody_else_there_is_no_summary(string account)
    {
        var visitor = await site.As(account);
        foreach (var address in new[] { "/summary", "/summary?panel=NW&period=2026-10", $"/summary/{await Newest(site.Given.PanelId)}", "/summary/export", "/summary/workbook", "/summary/print", "/summary/comparison", "/summary/population", "/summary/population/export" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(address)).Status);
    }

    [Theory]
    [InlineData("opcc.nw", "HERTS")]
    [InlineData("opcc.nw", "DERBYS")]
    [InlineData("coordinator.nw", "HERTS")]
    [InlineData("chair.nw", "NWB")]
    [InlineData("chair.nw", "W15000001")]
    [InlineData("opcc.herts", "NW")]
    [InlineData("opcc.herts", "W15000001")]
    [InlineData("coordinator.derbys", "HERTS")]
    [InlineData("opcc.nw", "nowhere")]
    [InlineData("opcc.nw", "’ OR 1=1 --")]
    public async Task Another_panels_figures_do_not_exist(string account, string panel)
    {
        var visitor = await site.As(account);
        foreach (var page in new[] { "", "/export", "/workbook", "/print", "/comparison" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/summary{page}?panel={Uri.EscapeDataString(panel)}")).Status);
    }

    [Fact]
    public async Task A_release_of_another_area_does_not_exist()
    {
        var theirs = await Newest(site.Given.OtherPanelId);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("opcc.nw")).Get($"/summary/{theirs}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.nw")).Get($"/summary/{theirs}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("opcc.herts")).Get($"/summary/{theirs}")).Status);
    }

    [Fact]
    public async Task Who_may_choose_a_panel_is_who_may_read_its_releases()
    {
        foreach (var account in new[] { "opcc.nw", "coordinator.nw", "chair.nw", "opcc.herts", "coordinator.derbys", "police.nw", "provider.nw", "ig.nw", "admin" })
        {
            await using var db = await site.DbOf(account);
            var readable = await db.Releases.Select(release => release.PanelId).Distinct().ToListAsync();
            Assert.Equal(readable.Order(), (await db.Panels.ReadBy(db.Viewer).Select(panel => panel.Id).ToListAsync()).Order());
        }
    }

    /// <summary>Tables that the page shows as rows of others: the way from referral to outcome, the answers, what is not known.</summary>
    private static readonly HashSet<string> OnlyWithOthers = ["referrals-lacking", "agreements-by-who", "support-started", "first-actions-done", "closings", ReleaseTables.Repeats];

    [Fact]
    public async Task Every_figure_on_the_page_stands_in_the_release_and_agrees_with_what_truly_happened()
    {
        var (analyst, other) = (await site.As("opcc.nw"), await site.As("opcc.herts"));
        foreach (var (visitor, panelId, code) in new[] { (analyst, site.Given.PanelId, "NW"), (analyst, site.SecondPanelId, "NWB"), (other, site.Given.OtherPanelId, "HERTS") })
            foreach (var period in Periods.Select(ReleasePeriod.Parse))
            {
                var page = await visitor.Get($"/summary?panel={code}&period={period.Code}");
                var content = (await Release(panelId, period)).Read();
                var truth = site.Histories[panelId].Truth(period);
                Assert.Subset(OnlyWithOthers, content.Tables.Keys.Where(name => page.Page.GetElementById(name) is null).ToHashSet());
                foreach (var (name, table) in content.Tables.Where(held => page.Page.GetElementById(held.Key) is not null))
                {
                    Assert.Equal(Shown(table), Figures(page, name));
                    if (!truth.TryGetValue(name, out var counted)) continue;
                    foreach (var row in table.Rows) Agrees(counted.GetValueOrDefault(row), table[row].ToString(), $"{name} {row} {code} {period.Code}");
                    if (table.AddsUp) Agrees(counted.Values.Sum(), table.Total.ToString(), $"{name} {code} {period.Code}");
                }

                Assert.Equal(
                    FigureDescriptions.Days.Where(days => days.Section == FigureSection.Timeliness && content.Medians.ContainsKey(days.Name))
                        .SelectMany(days => new[] { content.Medians[days.Name].ToString(), content.Medians[days.Ninetieth!].ToString() }),
                    Figures(page, "median-days"));
                foreach (var (name, days) in site.Histories[panelId].Medians(period))
                    if (content.Medians[name].Days is { } shown) Assert.Equal(days, shown);
                Agrees(truth[ReleaseTables.Repeats].Values.Sum(), Tile(page, "Repeat referrals"));
                var actions = content.Tables[ReleaseTables.Actions];
                Assert.Equal(SuppressedPercentage.Of(actions[ReleaseTables.OnTime], actions.Total).ToString(), Tile(page, "Actions done on time"));
            }
    }

    [Fact]
    public async Task A_busy_panel_shows_figures_and_a_quiet_one_marks()
    {
        var busy = await (await site.As("opcc.nw")).Get("/summary?panel=NW&period=2026-Q3");
        Assert.NotEqual("c", Tile(busy, "Referrals"));
        Assert.Contains(Figures(busy, ReleaseTables.Sources), figure => figure != "c");
        var quiet = await (await site.As("coordinator.derbys")).Get("/summary?period=2026-Q3");
        Assert.All(quiet.Page.QuerySelectorAll("td .yf-figure"), figure => Assert.Equal("c", figure.TextContent));
        Assert.Contains("“c” stands for a small number, or for none.", quiet.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "/summary?panel=NW&period=")]
    [InlineData("cy", "/summary?panel=NW&period=")]
    [InlineData("en", "/summary?panel=W15000001&period=")]
    [InlineData("en", "/summary/export?panel=NW&period=")]
    [InlineData("cy", "/summary/export?panel=W15000001&period=")]
    public async Task No_number_is_shown_that_was_not_released(string language, string address)
    {
        var visitor = await Reading(language);
        foreach (var period in Periods.Select(ReleasePeriod.Parse))
        {
            var allowed = await Allowed(address.Contains("W15000001", StringComparison.Ordinal) ? [site.Given.PanelId, site.SecondPanelId] : [site.Given.PanelId], period);
            var reply = await visitor.Get(address + period.Code);
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            foreach (var text in address.Contains("export", StringComparison.Ordinal) ? Cells(reply.Body).Skip(1).Select(line => line[9]) : Shown(reply))
                foreach (Match number in Regex.Matches(text, @"\d+"))
                    Assert.True(allowed.Contains(int.Parse(number.Value, CultureInfo.InvariantCulture)), $"{period.Code}: {number.Value} in “{text}”");
        }
    }

    [Fact]
    public async Task The_area_is_the_sum_of_what_its_panels_released_and_has_no_median()
    {
        var page = await (await site.As("opcc.nw")).Get("/summary?panel=W15000001&period=2026-Q3");
        var tables = await Task.WhenAll(Tables(site.Given.PanelId), Tables(site.SecondPanelId));
        foreach (var name in new[] { ReleaseTables.Months, ReleaseTables.Sources, ReleaseTables.Triggers, ReleaseTables.Decisions, ReleaseTables.Actions })
        {
            var sum = SuppressedTable.Across([tables[0][name], tables[1][name]]);
            Assert.Equal(sum.Rows.Select(row => sum[row].ToString()), Figures(page, name).Take(sum.Rows.Count));
            foreach (var row in sum.Rows) Agrees(site.Histories[site.Given.PanelId].Truth(Third)[name].GetValueOrDefault(row) + site.Histories[site.SecondPanelId].Truth(Third)[name].GetValueOrDefault(row), sum[row].ToString());
        }

        Assert.Null(page.Page.GetElementById("median-days"));
        Assert.Contains("There is no median of several panels together.", page.Text, StringComparison.Ordinal);

        async Task<IReadOnlyDictionary<string, SuppressedTable>> Tables(Guid panelId) => (await Release(panelId, Third)).Read().Tables;
    }

    [Fact]
    public async Task An_area_says_which_of_its_panels_are_in_the_sum()
    {
        // The second panel began in 2026: of 2025 there are figures of the first alone.
        var page = await (await site.As("opcc.nw")).Get("/summary?panel=W15000001&period=2025");
        Assert.Contains("Released for this period, and added up here: Flintshire and Wrexham Young Futures Panel", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("added up here", (await (await site.As("opcc.nw")).Get("/summary?panel=W15000001&period=2026-Q3")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_stands_beside_the_earlier_months_of_its_year()
    {
        var page = await (await site.As("opcc.nw")).Get("/summary?panel=NW&period=2026-03");
        var months = await Task.WhenAll(new[] { "2026-01", "2026-02", "2026-03" }.Select(async month => (await Release(site.Given.PanelId, ReleasePeriod.Parse(month))).Read().Tables[ReleaseTables.Sources].Total.ToString()));
        Assert.Equal(months, Figures(page, ReleaseTables.Months));
    }

    [Fact]
    public async Task The_link_of_My_work_opens_the_release_it_names()
    {
        var visitor = await site.As("opcc.nw");
        var list = await visitor.Get("/my-work/figures");
        var links = list.Page.QuerySelectorAll(".yf-work__row a").ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var page = await visitor.Get(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(link.TextContent, page.Page.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_choice_it_is_the_newest_and_the_longer_of_two_that_end_together()
    {
        Assert.Contains("October 2026", (await (await site.As("opcc.nw")).Get("/summary")).Page.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        var chosen = await (await site.As("opcc.nw")).Get("/summary?panel=NWB&period=2026-Q2");
        Assert.Equal(["NWB", "2026-Q2"], chosen.Page.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")));
    }

    [Theory]
    [InlineData("2026-11")]
    [InlineData("2024")]
    [InlineData("2026-13")]
    [InlineData("last week")]
    [InlineData("2026-10-01")]
    public async Task For_a_period_that_was_not_released_there_is_a_word_and_no_file(string period)
    {
        var visitor = await site.As("opcc.nw");
        var page = await visitor.Get($"/summary?period={Uri.EscapeDataString(period)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No figures of this panel have been released for this period.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("table"));
        foreach (var other in new[] { "export", "workbook", "print" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/summary/{other}?period={Uri.EscapeDataString(period)}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/summary/comparison?period={Uri.EscapeDataString(period)}")).Status);
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("%E2%80%AE")]
    public async Task Odd_addresses_are_answered(string odd)
    {
        var visitor = await site.As("opcc.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/summary?panel={odd}")).Status);
        // An address with a NUL is nowhere, whatever it names.
        Assert.Equal(odd == "%00" ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await visitor.Get($"/summary?period={odd}&panel=NW&panel=HERTS&extra=1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/summary?panel={new string('x', 10_000)}")).Status);
    }

    [Fact]
    public async Task The_page_and_the_file_ask_nothing_of_the_records_of_young_people()
    {
        var visitor = await site.As("opcc.nw");
        await visitor.Get("/summary");
        site.Statements.Clear();
        foreach (var address in new[] { "/summary", "/summary?panel=W15000001&period=2026-Q3", $"/summary/{await Newest(site.Given.PanelId)}", "/summary/export?panel=NW", "/summary/workbook?panel=NW", "/summary/print?panel=NW&period=2026-Q3", "/summary/comparison?panel=W15000001&period=2026-Q3", "/summary/comparison?panel=NW", "/summary/population?panel=NW&period=2026-Q3", "/summary/population/export?panel=NW", "/summary/comparison/export?panel=NW", "/summary/findings?panel=NW", "/summary/findings/workbook?panel=W15000001" })
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(address)).Status);

        var asked = string.Join('\n', site.Statements);
        Assert.Contains("Releases", asked, StringComparison.Ordinal);
        await using var db = site.Db();
        var live = db.Model.GetEntityTypes().Where(type => typeof(YoungFutures.Domain.IAboutYoungPerson).IsAssignableFrom(type.ClrType)).Select(type => type.GetTableName()!).Distinct().ToList();
        Assert.Contains("Referrals", live);
        foreach (var table in live) Assert.DoesNotContain($"\"{table}\"", asked.Replace('[', '"').Replace(']', '"'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_later_changes_nothing_on_the_page()
    {
        var visitor = await site.As("opcc.herts");
        var before = await visitor.Get("/summary?panel=HERTS&period=2026-Q3");
        await using (var db = site.Db())
        {
            var panel = await db.Panels.Include(held => held.Areas).Include(held => held.SettingsHistory).AsSplitQuery().SingleAsync(held => held.Id == site.Given.OtherPanelId);
            var agency = await db.Agencies.SingleAsync(held => held.Name == "North Wales Police");
            db.AddRange(new MadeUpHistory(panel, agency, panel.CoordinatorId, seed: 9, referredADay: 6, prefix: "LATE").Live(new(2026, 8, 1), new(2026, 9, 30)).Records);
            await db.SaveChangesAsync();
            Assert.Equal(0, await new ReleaseComputation(db).ComputeDue());
        }

        Assert.Equal(before.Text, (await visitor.Get("/summary?panel=HERTS&period=2026-Q3")).Text);
    }

    [Fact]
    public async Task In_Welsh_the_page_and_the_file_say_the_same_figures()
    {
        var (english, welsh) = (await Reading("en"), await Reading("cy"));
        var (here, yma) = (await english.Get("/summary?panel=NW&period=2026-Q3"), await welsh.Get("/summary?panel=NW&period=2026-Q3"));
        Assert.Equal("Crynodeb", yma.Heading);
        Assert.Contains("Chwarter 3", yma.Page.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(here.Page.QuerySelectorAll(".yf-figure, .yf-tile__count").Select(figure => figure.TextContent), yma.Page.QuerySelectorAll(".yf-figure, .yf-tile__count").Select(figure => figure.TextContent));
        Assert.Empty(here.Page.QuerySelectorAll("caption").Select(caption => caption.TextContent).Intersect(yma.Page.QuerySelectorAll("caption").Select(caption => caption.TextContent)));
    }

    [Fact]
    public async Task Tables_say_what_they_hold_to_whoever_cannot_see_them()
    {
        var page = await (await site.As("opcc.nw")).Get("/summary");
        foreach (var table in page.Page.QuerySelectorAll("table"))
        {
            Assert.NotNull(table.QuerySelector("caption"));
            Assert.All(table.QuerySelectorAll("thead th"), heading => Assert.Equal("col", heading.GetAttribute("scope")));
            Assert.All(table.QuerySelectorAll("tbody tr, tfoot tr"), row => Assert.Equal("row", row.QuerySelector("th")!.GetAttribute("scope")));
        }

        Assert.All(page.Page.QuerySelectorAll("th.govuk-table__header"), heading => Assert.NotEmpty(heading.TextContent.Trim()));
        Assert.All(page.Page.QuerySelectorAll("svg"), bar => Assert.Equal("true", bar.GetAttribute("aria-hidden")));
        Assert.Empty(page.Page.QuerySelectorAll("main [style]"));
        Assert.Single(Regex.Matches(page.Text, "stands for a small number"));
    }

    [Fact]
    public async Task Each_table_says_what_it_means_out_of_what_and_as_at_when_one_click_away()
    {
        foreach (var language in new[] { "en", "cy" })
        {
            var page = await (await Reading(language)).Get("/summary?panel=NW&period=2026-Q3");
            var computed = (await Release(site.Given.PanelId, Third)).ComputedAt;
            foreach (var table in page.Page.QuerySelectorAll(".yf-figures table"))
            {
                var meaning = page.Page.GetElementById(table.Id + "-meaning")!;
                Assert.Contains(table.QuerySelector("caption")!.TextContent, meaning.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
                var said = meaning.QuerySelectorAll(".govuk-details__text p").Select(text => text.TextContent.Trim()).ToList();
                Assert.True(said.Count >= 3, table.Id);
                Assert.All(said, Assert.NotEmpty);
                Assert.Contains(said, text => text.StartsWith(language == "cy" ? "Allan o: " : "Out of: ", StringComparison.Ordinal));
                Assert.Contains(UkTime.Of(computed).ToString("yyyy", CultureInfo.InvariantCulture), said[^1], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Every_table_of_a_release_is_described_and_so_is_every_median()
    {
        foreach (var period in new[] { Third, ReleasePeriod.Parse("2026-10") })
        {
            var content = (await Release(site.Given.PanelId, period)).Read();
            Assert.Empty(content.Tables.Keys.Except(FigureDescriptions.Tables.Select(table => table.Name)).Except(OnlyWithOthers));
            Assert.Empty(content.Medians.Keys.Except(FigureDescriptions.Days.SelectMany(days => new[] { days.Name, days.Ninetieth })));
            foreach (var described in FigureDescriptions.Tables.Where(table => content.Tables.ContainsKey(table.Name)))
            {
                var table = content.Tables[described.Name];
                Assert.Equal(described.Columns is not null, table.Columns.Count > 0);
                if (described.Headline?.Row is { } row) Assert.Contains(row, table.Rows);
            }
        }

        var names = FigureDescriptions.Tables.Select(table => table.Name).Concat(FigureDescriptions.Days.Select(days => days.Name)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task The_links_of_the_head_and_of_the_contents_lead_to_what_they_name()
    {
        var page = await (await site.As("opcc.nw")).Get("/summary");
        var links = page.Page.QuerySelectorAll("main a[href^='#']").ToList();
        Assert.True(links.Count >= 8, $"{links.Count} links");
        Assert.All(links, link => Assert.NotNull(page.Page.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task Scripts_for_charts_are_asked_for_where_there_are_figures_and_nowhere_else()
    {
        var visitor = await site.As("opcc.nw");
        Assert.NotNull((await visitor.Get("/summary")).Page.QuerySelector("script[src*='charts.js']"));
        Assert.Null((await visitor.Get("/my-work")).Page.QuerySelector("script[src*='charts.js']"));
        Assert.Null((await visitor.Get("/summary?period=2024")).Page.QuerySelector("script[src*='charts.js']"));
        // Each chart has its table, so that it can be drawn from nothing else.
        var page = await visitor.Get("/summary");
        Assert.All(page.Page.QuerySelectorAll(".yf-chart"), chart =>
        {
            Assert.Equal("TABLE", page.Page.GetElementById(chart.GetAttribute("data-of")!)!.TagName);
            Assert.Empty(chart.TextContent.Trim());
            Assert.True(chart.HasAttribute("hidden"));
        });
    }

    [Fact]
    public async Task A_look_and_an_export_are_noted_with_the_release_they_showed()
    {
        var visitor = await site.As("chair.nw");
        var user = await site.Given.User("chair.nw");
        var releaseId = (await Release(site.Given.PanelId, ReleasePeriod.Parse("2026-05"))).Id;
        await visitor.Get("/summary?period=2026-05");
        foreach (var other in new[] { "export", "workbook", "print", "comparison" }) await visitor.Get($"/summary/{other}?period=2026-05");
        await using var db = site.Db();
        foreach (var (route, what) in new[] { ("GET /summary", AuditEvents.Seen), ("GET /summary/export", AuditEvents.Exported), ("GET /summary/workbook", AuditEvents.Exported), ("GET /summary/print", AuditEvents.Exported) })
            Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == user.Id && line.Route == route && line.Event == what
                && line.RecordKind == "Release" && line.RecordId == releaseId && line.PanelId == site.Given.PanelId));
        // Several releases stand on it: the panel says which.
        Assert.True(await db.AuditEntries.AnyAsync(line => line.UserId == user.Id && line.Route == "GET /summary/comparison" && line.RecordKind == "Release" && line.PanelId == site.Given.PanelId));
    }

    [Fact]
    public async Task What_a_spreadsheet_would_run_as_a_formula_is_written_as_text()
    {
        await using (var db = site.Db())
        {
            (await db.ReferenceEntries.SingleAsync(entry => entry.Kind == ReferenceKind.Trigger && entry.Code == "T08")).Say("=cmd|' /C calc'!A0", "@SUM(A1)");
            await db.SaveChangesAsync();
        }

        var body = (await (await site.As("opcc.nw")).Get("/summary/export?panel=NW&period=2026-Q3")).Body;
        Assert.Contains(Cells(body), line => line[6] == "'=cmd|' /C calc'!A0");
        Assert.All(Cells(body).SelectMany(line => line), cell => Assert.DoesNotMatch(@"^[=+\-@\t\r\n]", cell));

        var file = CsvFile.Of("x.csv", ["A"], new[] { "=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "a,b", "say \"so\"", "two\nlines", "ŵ", "" }.Select(cell => new[] { cell }));
        Assert.Equal(["A", "'=1", "'+1", "'-1", "'@x", "'\t=1", "'\r=1", "'\n=1", "a,b", "say \"so\"", "two\nlines", "ŵ", ""], Cells(System.Text.Encoding.UTF8.GetString(file.FileContents[3..])).Select(line => line[0]));
    }

    private static readonly ReleasePeriod Third = ReleasePeriod.Parse("2026-Q3");

    /// <summary>Never a number for fewer than five; otherwise at most four above and, over a quarter, ten below for each of two panels.</summary>
    private static void Agrees(int count, string figure, string what = "")
    {
        Assert.True(count >= 5 || figure == "c", $"{what}: {figure} for a count under five");
        if (figure != "c") Assert.InRange(int.Parse(figure, CultureInfo.InvariantCulture) - count, -20, 8);
        if (count > 60) Assert.NotEqual("c", figure);
    }

    /// <summary>The counts of a table row by row, its totals with them.</summary>
    private static IEnumerable<string> Shown(SuppressedTable table) =>
    [
        .. table.Rows.SelectMany(row => table.Columns.Select(column => table[row, column].ToString()).Append(table[row].ToString())),
        .. table.AddsUp ? table.Columns.Select(column => table.TotalOf(column).ToString()).Append(table.Total.ToString()) : [],
    ];

    private static List<string> Figures(Reply page, string table) => [.. page.Page.QuerySelectorAll($"#{table} .yf-figure").Select(figure => figure.TextContent)];

    private static string Tile(Reply page, string name) =>
        page.Page.QuerySelectorAll(".yf-tile").Single(tile => tile.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent;

    /// <summary>Every piece of text of the page but the names of periods and the day of computation, and what a row or column is called in the product’s own words (“Turned 18”).</summary>
    private static IEnumerable<string> Shown(Reply page)
    {
        foreach (var named in page.Page.QuerySelectorAll("main form, main h2, main .yf-count, main caption, main details, #referrals-by-month tbody th").ToList()) named.Remove();
        foreach (var called in page.Page.QuerySelectorAll("main th").Where(heading => WelshTests.Phrases.Contains(heading.TextContent)).ToList()) called.Remove();
        return page.Page.QuerySelectorAll("main *").Where(element => element.ChildElementCount == 0).Select(element => element.TextContent);
    }

    private async Task<HashSet<int>> Allowed(Guid[] panelIds, ReleasePeriod period)
    {
        var allowed = new HashSet<int>();
        await using var db = site.Db();
        var year = ReleasePeriod.Of(PeriodKind.Year, period.Start).Start;
        var releases = await db.Releases.AsNoTracking().Where(release => panelIds.Contains(release.PanelId) && release.PeriodKind == period.Kind
            && release.PeriodStart >= year && release.PeriodStart <= period.Start).ToListAsync();
        foreach (var month in releases.Where(_ => period.Kind == PeriodKind.Month).GroupBy(release => release.PeriodStart))
            Add(SuppressedTable.Across([.. month.Select(release => release.Read().Tables[ReleaseTables.Sources])]).Total.Value);
        var shown = releases.Where(release => release.PeriodStart == period.Start).Select(release => release.Read()).ToList();
        foreach (var name in shown[0].Tables.Keys)
        {
            var table = SuppressedTable.Across([.. shown.Select(content => content.Tables[name])]);
            foreach (var row in table.Rows)
            {
                Add(table[row].Value);
                foreach (var column in table.Columns)
                {
                    Add(table[row, column].Value);
                    Add(SuppressedPercentage.Of(table[row, column], table[row]).Value);
                }

                if (table.AddsUp) Add(SuppressedPercentage.Of(table[row], table.Total).Value);
            }

            if (!table.AddsUp) continue;
            Add(table.Total.Value);
            Add(SuppressedPercentage.Of(table.Total, table.Total).Value);
            foreach (var column in table.Columns)
            {
                Add(table.TotalOf(column).Value);
                Add(SuppressedPercentage.Of(table.TotalOf(column), table.Total).Value);
            }
        }

        if (shown is [var only])
            foreach (var median in only.Medians.Values) Add(median.Days);
        return allowed;

        void Add(int? figure)
        {
            if (figure is { } value) allowed.Add(value);
        }
    }

    private static List<string[]> Cells(string body)
    {
        using var csv = CsvReader.Create(new StringReader(body.TrimStart('\uFEFF')), new CsvReaderOptions { HasHeader = false });
        var lines = new List<string[]>();
        while (csv.Read()) lines.Add([.. Enumerable.Range(0, csv.FieldCount).Select(index => csv.GetString(index)!)]);
        return lines;
    }

    /// <summary>An analyst of North Wales who reads this language.</summary>
    private Task<Visitor> Reading(string language) => site.As(language == "cy" ? "opcc2.nw" : "opcc.nw");

    private async Task<Guid> Newest(Guid panelId)
    {
        await using var db = site.Db();
        return await db.Releases.Where(release => release.PanelId == panelId).OrderByDescending(release => release.PeriodStart).Select(release => release.Id).FirstAsync();
    }

    private async Task<Release> Release(Guid panelId, ReleasePeriod period)
    {
        await using var db = site.Db();
        return await db.Releases.AsNoTracking().SingleAsync(release => release.PanelId == panelId && release.PeriodKind == period.Kind && release.PeriodStart == period.Start);
    }
}
