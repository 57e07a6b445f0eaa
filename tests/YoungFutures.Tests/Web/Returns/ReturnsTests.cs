using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Returns;

namespace YoungFutures.Tests.Web.Returns;

public sealed class ReturnsTests(ReturnsHost site) : IClassFixture<ReturnsHost>
{
    private static readonly ReleasePeriod Quarter = ReleasePeriod.Parse(ReturnsHost.Quarter);

    /// <summary>Everything that is counted, added up here once more from all records, in other words.</summary>
    [Fact]
    public async Task The_counts_are_those_of_the_records()
    {
        await using var db = site.Db();
        var panelId = site.Given.PanelId;
        var counts = await ReturnCounting.Count(db, panelId, await db.DefinitionOn(Quarter.LastDay), Quarter);
        var referrals = (await db.Referrals.Include(held => held.Triggers).ToListAsync()).Where(held => held.PanelId == panelId && held.SubmittedAt is not null).ToList();
        var cases = (await db.Cases.Include(held => held.YoungPerson).Include(held => held.Agreements).AsSplitQuery().ToListAsync()).Where(held => held.PanelId == panelId).ToList();
        var support = (await db.Interventions.Include(held => held.Service).ToListAsync()).Where(held => held.PanelId == panelId).ToList();
        var decisions = (await db.Decisions.ToListAsync()).Where(held => held.PanelId == panelId).ToList();

        Assert.True(referrals.Count >= 6 && cases.Count >= 5 && support.Count >= 1 && decisions.Count >= 2, "the scene has become too small to tell anything");
        Assert.Equal(referrals.Count, counts["A1"]!.Total);
        Assert.Equal(referrals.GroupBy(held => held.Source.ToString()).ToDictionary(group => group.Key, group => group.Count()), Above("A1"));
        Assert.Equal(referrals.SelectMany(held => held.Triggers.Select(trigger => trigger.Code).Distinct()).GroupBy(code => code).ToDictionary(group => group.Key, group => group.Count()), Above("A2"));
        Assert.Equal(referrals.Count, counts["A3"]!["14-15"]);
        Assert.Equal(cases.Count, counts["B1"]!.Total);
        Assert.Equal(new() { ["W"] = 2, ["A"] = 1, ["NK"] = cases.Count - 3 }, Above("B2"));
        Assert.Equal(new() { ["K1"] = 1, ["NK"] = cases.Count - 1 }, Above("B3"));
        Assert.Equal(cases.Count(held => held.ClosedAt is null), counts["B5"]!.Total);
        Assert.Equal(decisions.GroupBy(held => held.Outcome.ToString()).ToDictionary(group => group.Key, group => group.Count()), Above("C1"));
        Assert.Equal(cases.Count(held => held.AdoptedAt is not null), counts["C2"]!.Total);
        Assert.Equal(cases.Count(held => held.Agreements.Exists(made => made.Given)), counts["C3"]!.Total);
        Assert.Equal(cases.Count(held => held.SupportStartedAt is not null), counts["D1"]!.Total);
        Assert.Equal(support.GroupBy(held => held.Service.Kind.ToString()).ToDictionary(group => group.Key, group => group.Count()), Above("D2"));
        Assert.Equal(support.Count(held => held.Status is InterventionStatus.Accepted or InterventionStatus.Started), counts["D3"]!.Total);
        Assert.Equal(support.Count(held => held.StartedOn is not null), counts["D4"]!.Total);
        Assert.Equal(cases.Where(held => held.ClosedAt is not null).GroupBy(held => held.ClosedBecause.ToString()!).ToDictionary(group => group.Key, group => group.Count()), Above("E1"));

        // Noughts are there as well; the quarter before has nothing else.
        Assert.Contains(counts["A1"]!.Cells, cell => cell.Count == 0);
        Assert.All((await ReturnCounting.Count(db, panelId, await db.DefinitionOn(Quarter.LastDay), Quarter.Previous)).Figures, figure => Assert.Equal(0, figure.Total));

        Dictionary<string, int> Above(string line) => counts[line]!.Cells.Where(cell => cell.Count > 0).ToDictionary(cell => cell.Code, cell => cell.Count);
    }

    [Fact]
    public async Task A_return_goes_from_the_coordinator_to_the_recipient_and_again_with_what_differs()
    {
        await using var own = new ReturnsHost();
        await own.InitializeAsync();
        var coordinator = await own.As("coordinator.nw");
        var begun = await coordinator.Post("/returns/new", ("Period", ReturnsHost.Quarter));
        var address = begun.Location!;
        // Without a ground nothing is counted, and what is missing is shown all the same.
        var page = await coordinator.Get(address);
        Assert.Contains("Until then nothing is counted", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ethnic group not known", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Page.QuerySelectorAll("main a[href^='/cases/']"));
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(page, address + "/counting", ("version", page.Page.QuerySelector("input[name=Version]")!.GetAttribute("value")))).Status);

        var governor = await own.AsProved("ig.nw");
        Assert.Equal("/returns/bases", (await governor.Post("/returns/bases/new", ("Organisation", "Home Office"), ("Post", "Head of the statistics unit"), ("Basis", "=1+1 Grant agreement"))).Location);
        Assert.Equal(address, (await coordinator.Send(await coordinator.Get(address), address + "/counting")).Location);
        page = await coordinator.Get(address);
        Assert.Contains("Head of the statistics unit, Home Office", page.Text, StringComparison.Ordinal);
        Assert.Equal(address, (await coordinator.Send(page, address + "/submission")).Location);

        // Information governance sees how many records spoil it, and not which.
        var read = await governor.Get(address);
        Assert.Contains("when it was counted", read.Text, StringComparison.Ordinal);
        Assert.Empty(read.Page.QuerySelectorAll("main a[href^='/cases/'], main a[href^='/referrals/']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await governor.Post(address + "/signature")).Status);
        Assert.Equal(address, (await governor.Post(address + "/signature", ("Agreed", "true"))).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(page, address + "/counting")).Status);

        var disclosure = (await governor.Post(address + "/disclosure", ("Reason", "Sent by the secure portal."))).Location!;
        Assert.StartsWith("/disclosures/", disclosure, StringComparison.Ordinal);
        var csv = await governor.Get(disclosure + "/files/csv");
        Assert.Equal("text/csv", csv.Message.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("OFFICIAL-SENSITIVE-", csv.Message.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.Contains("'=1+1 Grant agreement", csv.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", csv.Body, StringComparison.Ordinal);
        Assert.Contains("How many referrals were received", csv.Body, StringComparison.Ordinal);
        var sheet = await Sheets(governor, disclosure + "/files/xlsx");
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", sheet, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("=1+1 Grant agreement", sheet, StringComparison.Ordinal);
        await using (var db = own.Db())
        {
            var made = await db.ControlledDisclosures.SingleAsync();
            Assert.Equal((DisclosureKind.Return, "Head of the statistics unit"), (made.Kind, made.Post));
            Assert.Equal(2, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.Exported && line.RecordId == made.Id));
            // The audit repeats no count.
            var returnId = made.ReturnId;
            Assert.DoesNotContain(await db.AuditEntries.Where(line => line.RecordId == returnId).Select(line => line.Fields).ToListAsync(), fields => fields?.Contains(nameof(NationalReturn.Figures), StringComparison.Ordinal) == true);
        }

        // A referral of the quarter is known only now; the return is sent again.
        await using (var db = own.Db())
        {
            var held = await db.Cases.Include(one => one.YoungPerson).FirstAsync(one => one.PanelId == own.Given.PanelId && one.YoungPerson.EthnicityCode == null);
            held.YoungPerson.EthnicityCode = "B1";
            await db.SaveChangesAsync();
        }

        var missing = await coordinator.Post("/returns/new", ("Period", ReturnsHost.Quarter));
        Assert.Equal("A return for this quarter was signed. Say why it is sent again", Assert.Single(missing.Errors));
        var second = (await coordinator.Post("/returns/new", ("Period", ReturnsHost.Quarter), ("Because", "An ethnic group was recorded."))).Location!;
        await coordinator.Send(await coordinator.Get(second), second + "/counting");
        var differs = await coordinator.Get(second);
        Assert.Contains("What differs from number 1", differs.Text, StringComparison.Ordinal);
        var rows = differs.Page.QuerySelectorAll("[aria-label=Differences] tbody tr").Select(row => string.Join('|', row.Children.Skip(1).Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Black, Black Welsh or Black British|0|1", rows);

        // After its day there are no files; the register stays.
        own.Clock.AdjustTime(own.Clock.GetUtcNow().AddHours(25));
        Assert.Equal(HttpStatusCode.Conflict, (await (await own.AsProved("ig.nw")).Get(disclosure + "/files/csv")).Status);
    }

    [Fact]
    public async Task A_basis_that_has_ended_is_not_named_on_a_return_that_is_still_prepared()
    {
        await using var own = new ReturnsHost();
        await own.InitializeAsync();
        var (coordinator, governor) = (await own.As("coordinator.nw"), await own.AsProved("ig.nw"));
        await governor.Post("/returns/bases/new", ("Organisation", "Home Office"), ("Post", "Head of the statistics unit"), ("Basis", "Grant agreement"));
        var address = (await coordinator.Post("/returns/new", ("Period", ReturnsHost.Quarter))).Location!;
        await coordinator.Send(await coordinator.Get(address), address + "/counting");
        Assert.Contains("Head of the statistics unit, Home Office", (await coordinator.Get(address)).Text, StringComparison.Ordinal);

        await own.Given.As("ig.nw", async (db, act) =>
        {
            (await db.ReturnBases.SingleAsync(held => held.EndedAt == null)).End(act);
            await db.SaveChangesAsync();
            return 0;
        });
        var page = await coordinator.Get(address);
        Assert.DoesNotContain("Head of the statistics unit", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Grant agreement", page.Text, StringComparison.Ordinal);
        Assert.Contains("Until then nothing is counted", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("form[action$='/counting']"));
    }

    [Fact]
    public async Task Of_two_bases_recorded_in_the_same_moment_the_second_is_refused()
    {
        await using var own = new ReturnsHost();
        await own.InitializeAsync();
        await using YoungFuturesDb first = own.Db(), second = own.Db();
        foreach (var db in new[] { first, second })
        {
            var act = await db.ActIn(own.Given.PanelId);
            db.ReturnBases.Add(new ReturnBasis(act, "Home Office", "Head of the statistics unit", "Grant agreement", act.Today, null, await db.ReturnBases.Where(held => held.PanelId == act.Panel.Id).ToListAsync()));
        }

        await first.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        await using var after = own.Db();
        Assert.Equal(1, await after.ReturnBases.CountAsync());
    }

    [Fact]
    public async Task Whoever_reads_a_return_leaves_a_line_that_names_its_panel()
    {
        await using var own = new ReturnsHost();
        await own.InitializeAsync();
        var coordinator = await own.As("coordinator.nw");
        var address = (await coordinator.Post("/returns/new", ("Period", ReturnsHost.Quarter))).Location!;
        await coordinator.Get(address);
        await using var db = own.Db();
        var returnId = Guid.Parse(address.Split('/')[^1]);
        Assert.Contains(await db.AuditEntries.Where(line => line.Event == AuditEvents.Seen && line.RecordId == returnId).ToListAsync(), line => line.PanelId == own.Given.PanelId);
    }

    [Fact]
    public async Task To_analysts_chairs_and_agencies_there_are_no_returns_and_no_figure_of_one()
    {
        var returnId = await site.Given.Return();
        foreach (var account in new[] { "opcc.nw", "chair.nw", "police.nw", "provider.nw", "admin" })
        {
            var visitor = await site.As(account);
            foreach (var path in new[] { "/returns", "/returns/new", $"/returns/{returnId}", $"/returns/{returnId}/signature", $"/returns/{returnId}/disclosure", "/returns/bases", "/disclosures", "/disclosures/inspections/new", "/evaluations" })
                Assert.True((await visitor.Get(path)).Status == HttpStatusCode.NotFound, $"{account} {path}");
        }

        foreach (var account in new[] { "opcc.nw", "chair.nw", "coordinator.herts" })
        {
            await using var db = await site.DbOf(account);
            Assert.Empty(await db.NationalReturns.ToListAsync());
            Assert.Empty(await db.ControlledDisclosures.ToListAsync());
            Assert.Empty(await db.EvaluationAgreements.ToListAsync());
        }

        // What an analyst does read, in both formats, names no return.
        var analyst = await site.As("opcc.nw");
        foreach (var path in new[] { "/my-work", "/summary", "/summary/export" }) Assert.DoesNotContain("/returns", (await analyst.Get(path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_that_is_not_signed_stands_on_the_board_and_goes_with_the_work_of_its_owner()
    {
        await using var own = new ReturnsHost();
        await own.InitializeAsync();
        var returnId = await own.Given.Return();
        own.Clock.AdjustTime(own.Clock.GetUtcNow().AddDays(40));
        var board = await (await own.As("coordinator.nw")).Get($"/panels/{own.Given.PanelId}/gaps?gap={nameof(YoungFutures.Domain.Gaps.Gap.ReturnLate)}");
        Assert.True(board.Links($"/returns/{returnId}"), board.Text);
        await using var db = own.Db();
        var owner = (await db.NationalReturns.SingleAsync()).OwnerId!.Value;
        Assert.Contains(await YoungFutures.Domain.Users.OpenWork.Counts(db, owner), count => count.Kind == YoungFutures.Domain.Users.WorkKind.Returns);
    }

    [Fact]
    public async Task An_administrator_writes_a_new_version_and_a_quarter_keeps_the_one_in_force_at_its_end()
    {
        await using var own = new ReturnsHost();
        await own.InitializeAsync();
        var admin = await own.As("admin");
        var list = await admin.Get("/admin/returns");
        var draft = (await admin.Send(list, "/admin/returns")).Location!;
        var wrong = await admin.Post(draft + "/lines/new", ("Code", "Z1"), ("Section", "More"), ("SectionCy", "Rhagor"), ("Question", "How many?"), ("QuestionCy", "Faint?"), ("Measure", "CasesOpened"), ("Breakdown", "Source"));
        Assert.Equal("This count cannot be broken down in this way. Choose another breakdown", Assert.Single(wrong.Errors));
        Assert.Equal(draft, (await admin.Send(wrong, draft + "/lines/new", ("Breakdown", "Language"))).Location);
        var same = await admin.Post(draft + "/publication", ("EffectiveFrom.Day", "1"), ("EffectiveFrom.Month", "1"), ("EffectiveFrom.Year", "2027"), ("Because", "The template came out."));
        Assert.Equal("The first day must be today or later", Assert.Single(same.Errors));
        Assert.Equal("/admin/returns", (await admin.Post(draft + "/publication", ("EffectiveFrom.Day", "1"), ("EffectiveFrom.Month", "3"), ("EffectiveFrom.Year", "2027"), ("Because", "The template came out."))).Location);
        await using var db = own.Db();
        Assert.Equal(1, (await db.DefinitionOn(Quarter.LastDay)).Number);
        Assert.Equal(2, (await db.DefinitionOn(Quarter.Next.LastDay)).Number);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Get(draft + "/lines/new")).Status);
    }

    private static async Task<string> Sheets(Visitor visitor, string path)
    {
        using var file = new ZipArchive(new MemoryStream(await (await visitor.Client.GetAsync(path)).Content.ReadAsByteArrayAsync()));
        var text = "";
        foreach (var part in file.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            text += await reader.ReadToEndAsync();
        }

        return text;
    }
}
