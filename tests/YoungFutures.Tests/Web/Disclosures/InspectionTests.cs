using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.Disclosures;

public sealed class InspectionTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static (string, string?)[] Asked(string until = "18") =>
    [
        ("Organisation", "Inspectorate of Probation"), ("Post", "Lead inspector"), ("Basis", "Joint targeted area inspection"), ("Reason", "The list of children within ten working days."),
        ("From.Day", "1"), ("From.Month", "10"), ("From.Year", "2026"), ("Until.Day", until), ("Until.Month", "11"), ("Until.Year", "2026"),
    ];

    [Fact]
    public async Task The_pack_lists_each_case_of_the_period_and_the_audit_of_its_records_and_writes_down_each()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var known = await own.Given.Case(name: "=Cmd Brynhyfryd");
        var restricted = await own.Given.Case("health.nw", "Mabon Tyddyn-Unig");
        await own.Given.Case("police.herts", "Somebody Elsewhere", "coordinator.herts", own.Given.OtherPanelId);
        await own.Given.Check(known);
        await own.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Involvements).Include(held => held.Checks).Include(held => held.Actions).Include(held => held.Interventions).AsSplitQuery().SingleAsync(held => held.Id == restricted)).Restrict(act, []);
            return 0;
        });
        await (await own.As("coordinator.nw")).Get($"/cases/{known}");

        var governor = await own.AsProved("ig.nw");
        var disclosure = (await governor.Post("/disclosures/inspections/new", Asked())).Location!;
        var files = await Tables(governor, disclosure + "/files/csv");
        Assert.Equal(["about.csv", "agencies.csv", "audit.csv", "cases.csv", "decisions.csv"], files.Keys.Order());
        Assert.Equal(3, files["cases.csv"].Count);
        var cases = files["cases.csv"].Skip(1).ToDictionary(line => line[1]);
        Assert.Contains("'=Cmd Brynhyfryd", cases.Keys);
        Assert.Equal("Yes", cases["Mabon Tyddyn-Unig"][6]);
        Assert.DoesNotContain("Somebody Elsewhere", cases.Keys);
        Assert.Contains(files["agencies.csv"], line => line[1] == "North Wales Police" && line[2] == "Asked for a check");
        Assert.Contains(files["audit.csv"], line => line[2] == "Nia Brynteg" && line[4] == "Seen");
        // The referral, from before there was a young person.
        Assert.Contains(files["audit.csv"], line => line[5] == "Trigger of a referral");
        Assert.DoesNotContain("Out late", string.Join('\n', files.Values.SelectMany(table => table).SelectMany(line => line)), StringComparison.Ordinal);

        await using var db = own.Db();
        var made = await db.ControlledDisclosures.SingleAsync();
        Assert.Equal(("Lead inspector", "The list of children within ten working days."), (made.Post, made.Reason));
        // One line of the file, and one for each young person in it.
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.Exported && line.RecordId == made.Id));
        Assert.Equal(2, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.Exported && line.RecordKind == nameof(Case) && line.SubjectId != null));
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_one_of_the_cases_does_not_make_it()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var caseId = await own.Given.Case();
        var governorId = (await own.Given.User("ig.nw")).Id;
        await own.Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, governorId, "A neighbour."));
        var governor = await own.AsProved("ig.nw");
        var refused = await governor.Post("/disclosures/inspections/new", Asked());
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Somebody else of information governance has to make this pack", refused.Text, StringComparison.Ordinal);
        await using var db = own.Db();
        Assert.Empty(await db.ControlledDisclosures.ToListAsync());
    }

    [Fact]
    public async Task What_is_missing_is_named_and_nothing_is_written_down()
    {
        var governor = await site.AsProved("ig.nw");
        var empty = await governor.Post("/disclosures/inspections/new");
        Assert.Equal(6, empty.Errors.Count);
        Assert.Equal("The last day must be today or earlier", Assert.Single((await governor.Post("/disclosures/inspections/new", Asked("19"))).Errors));
        await using var db = site.Db();
        Assert.Empty(await db.ControlledDisclosures.ToListAsync());
    }

    internal static async Task<Dictionary<string, List<string[]>>> Tables(Visitor visitor, string path)
    {
        var answer = await visitor.Client.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        using var file = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var tables = new Dictionary<string, List<string[]>>();
        foreach (var part in file.Entries)
        {
            using var reader = new StreamReader(part.Open());
            tables[part.FullName] = Read(await reader.ReadToEndAsync());
        }

        return tables;
    }

    /// <summary>The lines of comma-separated text, read here in a plain way of our own.</summary>
    private static List<string[]> Read(string text)
    {
        var (lines, cells, cell, quoted) = (new List<string[]>(), new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var letter in text.TrimStart('\uFEFF').Replace("\"\"", "\u0001", StringComparison.Ordinal))
        {
            if (letter == '"') quoted = !quoted;
            else if (!quoted && letter == ',') End();
            else if (!quoted && letter == '\n')
            {
                End();
                lines.Add([.. cells]);
                cells.Clear();
            }
            else if (letter != '\r' || quoted) cell.Append(letter == '\u0001' ? '"' : letter);
        }

        return lines;

        void End()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
