using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

/// <summary>
/// For whoever has a conflict of interest nothing of the case is to be had by any address, whatever else they were in it: tried at every route of the access table, so that a new page is tried without
/// anybody thinking of it.
/// </summary>
public sealed class ConflictedMemberTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Name = "Macsen Brynhyfryd-Unig", Account = "police.nw", Police = "North Wales Police";

    private static readonly string[] Telling = ["Brynhyfryd-Unig", "Offer a place in the boxing club.", "Words of the minutes.", "The reasons of the panel.", "Words of a note."];

    [Fact]
    public async Task Nothing_of_the_case_is_had_by_any_address_until_it_is_lifted()
    {
        var (scene, lists) = await Scene();
        var member = await site.AsProved(Account);
        var rows = AccessRow.Read().Where(row => row.Route is not ("/sign-out" or "/account/sessions/everywhere" or "/sign-in" or "/language") && scene.Fills(row.Route)).ToList();
        var looks = rows.Where(row => row.Verb == "GET").Select(row => scene.Filled(row.Route)).Concat(lists).Distinct().ToList();
        var before = new Dictionary<string, bool>();
        foreach (var look in looks) before[look] = Tells(await Read(member, look), scene);
        // The pages of the case, its item, check, action, note, papers and minutes, the lists they stand on, and what a search finds.
        Assert.True(before.Values.Count(tells => tells) >= 15, $"only {string.Join(", ", before.Where(look => look.Value).Select(look => look.Key))} tell of the case to somebody without a conflict");
        var opened = await member.Get($"/cases/{scene.Ids["caseId"]}");
        var shown = await member.Get($"/meetings/{scene.Ids["meetingId"]}");
        var (items, lines) = (RowsOf(shown), await Changes());

        Assert.Equal(HttpStatusCode.Redirect, (await member.Post($"/meetings/{scene.Ids["meetingId"]}/items/{scene.Ids["itemId"]}/declarations/new", ("Tie", "Relative"))).Status);

        var faults = new List<string>();
        foreach (var look in looks)
        {
            var (status, text) = await Read(member, look);
            if (Tells((status, text), scene)) faults.Add($"GET {look} still tells of the case");
            if (scene.OfCase.Any(id => look.Contains(id, StringComparison.Ordinal)) && status != HttpStatusCode.NotFound) faults.Add($"GET {look} answers {(int)status}");
        }

        lines = await Changes();
        var token = opened.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var route in rows.Where(row => row.Verb == "POST").Select(row => scene.Filled(row.Route)).Where(path => scene.OfCase.Any(id => path.Contains(id, StringComparison.Ordinal))))
        {
            var answer = await member.Client.PostAsync(route, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            if (answer.StatusCode != HttpStatusCode.NotFound) faults.Add($"POST {route} answers {(int)answer.StatusCode}");
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Equal(lines, await Changes());
        // One row less, and no gap where it stood.
        var after = RowsOf(await member.Get($"/meetings/{scene.Ids["meetingId"]}"));
        Assert.Equal(items.Count - 1, after.Count);
        Assert.Equal(["1"], after);
        // A colleague of the same agency sees what they saw.
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police2.nw")).Get($"/cases/{scene.Ids["caseId"]}")).Status);

        await site.Given.As("chair.nw", async (db, act) =>
        {
            var declaration = await db.Declarations.Include(held => held.Exclusion).Include(held => held.Told).SingleAsync(held => held.CaseId == Guid.Parse(scene.Ids["caseId"]) && held.State == DeclarationState.InForce);
            declaration.Lift(act, "A namesake.");
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        // What they had in hand is on their agency's list now, not on their own.
        foreach (var (look, told) in before.Where(look => !look.Key.StartsWith("/my-work", StringComparison.Ordinal))) Assert.True(told == Tells(await Read(member, look), scene), $"{look} after it was lifted");
    }

    private async Task<(CaseScene Case, IReadOnlyList<string> Lists)> Scene()
    {
        var scene = await CaseScene.Of(site, Account, Police, Name, everybodySits: true);
        var member = await site.As(Account);
        var searched = (await member.Post("/search", ("Text", "Macsen Brynhyfryd"))).Location!;
        await member.Post($"/meetings/{scene.Ids["meetingId"]}/pack/new");
        return (scene, ["/my-work/checks", "/my-work/my-checks", "/my-work/referrals-moved", "/cases?page=1", searched, $"/meetings?past=true"]);
    }

    private static bool Tells((HttpStatusCode, string Text) answer, CaseScene scene) => Telling.Append(scene.Reference).Any(word => answer.Text.Contains(word, StringComparison.Ordinal));

    private static List<string> RowsOf(Reply meeting) => [.. meeting.Page.QuerySelectorAll("#agenda ~ .yf-table-scroll tbody tr td:first-child").Take(5).Select(cell => cell.TextContent.Trim()).Where(text => int.TryParse(text, out _))];

    /// <summary>What is read there, also inside a file.</summary>
    private static async Task<(HttpStatusCode, string)> Read(Visitor visitor, string path)
    {
        var answer = await visitor.Client.GetAsync(path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentType?.MediaType?.Contains("wordprocessing", StringComparison.Ordinal) != true) return (answer.StatusCode, WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes)));
        using var file = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var part in file.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            text.Append(await reader.ReadToEndAsync());
        }

        return (answer.StatusCode, text.ToString());
    }

    private async Task<int> Changes()
    {
        await using var db = site.Db();
        return await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.Created || line.Event == AuditEvents.Changed || line.Event == AuditEvents.Removed);
    }
}
