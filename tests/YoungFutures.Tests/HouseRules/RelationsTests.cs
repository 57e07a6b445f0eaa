using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

/// <summary>
/// One case, everything that hangs on it, every address that leads there, and everybody who stands in some relation to it: who works on it, whose part has ended, who has a conflict, who is kept out, other
/// agencies, another area, a provider, and the offices around the panel.
/// </summary>
public sealed class RelationsTests(YoungFuturesHost site, ITestOutputHelper output) : IClassFixture<YoungFuturesHost>
{
    private const string Name = "Lleucu Brynhyfryd-Unig";

    private static readonly string[] Telling = ["Brynhyfryd-Unig", "Offer a place in the boxing club.", "Words of the minutes.", "The reasons of the panel.", "Words of a note.", "A dog is loose in the yard.", "Is the young person known to you?"];

    /// <summary>Who has no part in it, why, and whose column of the table they are, if any.</summary>
    private static readonly (string Account, string Relation, string? Column)[] Strangers =
    [
        ("police2.nw", "has a conflict, in the agency that works on it", null), ("youthjustice.nw", "worked on it until a moment ago", null), ("community.nw", "is kept out", null), ("health.nw", "another agency of the panel", "community.nw"),
        ("flintshire.nw", "another agency of the panel, of another area", "community.nw"), ("police.herts", "another panel", "coordinator.herts"), ("coordinator.herts", "runs another panel", "coordinator.herts"),
        ("provider.nw", "gives support to others", "provider.nw"), ("opcc.nw", "reads figures", "opcc.nw"), ("admin", "administers the site", "admin"),
    ];

    [LongFact]
    public async Task Whoever_has_no_part_in_a_case_finds_nothing_of_it_at_any_of_its_addresses_and_who_has_is_answered_as_the_table_says()
    {
        var scene = await CaseScene.Of(site, "police.nw", "North Wales Police", Name, everybodySits: false);
        var worked = await site.Given.Party(scene.CaseId, "Wrexham Youth Justice Service");
        var visitors = new Dictionary<string, Visitor>();
        foreach (var account in Strangers.Select(stranger => stranger.Account).Append("police.nw")) visitors[account] = await site.AsProved(account);
        // Two of them saw it until now.
        foreach (var account in new[] { "police.nw", "police2.nw", "youthjustice.nw" }) Assert.True(Tells(await Read(visitors[account], $"/cases/{scene.CaseId}"), scene), $"{account} does not see the case");
        await site.Given.OwnDeclaration(scene.CaseId, "police2.nw");
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Involvements.SingleAsync(held => held.Id == worked)).End(act.At);
            return 0;
        });

        var rows = AccessRow.Read().Where(row => scene.Fills(row.Route) && scene.IsOfCase(scene.Filled(row.Route))).ToList();
        var (faults, shown) = (new List<string>(), 0);
        foreach (var row in rows)
        {
            var path = scene.Filled(row.Route);
            foreach (var (account, relation, column) in Strangers)
            {
                var (status, text) = row.Verb == "GET" ? await Read(visitors[account], path) : await Send(visitors[account], path);
                // An office’s own column may give it a page of its own about the case; without one there is nothing.
                var expected = column is null ? "404" : row.Expected[column];
                if (expected is "403" or "404" && ((int)status).ToString() != expected) faults.Add($"{row.Verb} {row.Route} as {account}, who {relation}: {(int)status}, not {expected}");
                if (expected is "403" or "404" && Tells((status, text), scene)) faults.Add($"{row.Verb} {row.Route} tells {account}, who {relation}");
                if ((int)status >= 500) faults.Add($"{row.Verb} {row.Route} as {account}: {(int)status}");
            }

            // Who works on it sees what the table says, and what the table keeps from them stays so.
            // A report from a case has no referral to be redirected, so that page is nobody’s.
            if (row.Verb != "GET" || row.Route == "/safeguarding/{reportId}/redirection") continue;
            var own = await Read(visitors["police.nw"], path);
            if (Tells(own, scene)) shown++;
            var may = row.Expected["police.nw"];
            if (may == "yes" ? own.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Conflict) : ((int)own.Status).ToString() != may) faults.Add($"GET {row.Route} as police.nw, who works on it: {(int)own.Status}, not {may}");
        }

        output.WriteLine($"{rows.Count} addresses lead to the case, {shown} of them tell of it to who works on it");
        Assert.True(rows.Count > 120 && shown > 15, $"only {rows.Count} addresses lead to the case, and {shown} tell of it");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Distinct().Take(60)));
    }

    private static bool Tells((HttpStatusCode Status, string Text) answer, CaseScene scene) => Telling.Append(scene.Reference).Any(word => answer.Text.Contains(word, StringComparison.Ordinal));

    private static async Task<(HttpStatusCode Status, string Text)> Read(Visitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(path);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private readonly Dictionary<Visitor, string?> tokens = [];

    private async Task<(HttpStatusCode Status, string Text)> Send(Visitor visitor, string path)
    {
        if (!tokens.TryGetValue(visitor, out var token)) tokens[visitor] = token = (await visitor.Get("/my-work")).Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        using var answer = await visitor.Client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token ?? "")]));
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
