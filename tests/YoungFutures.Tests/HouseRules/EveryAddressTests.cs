using System.Globalization;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

/// <summary>What holds for every address the site has, read from its own routes, so that a new page is tried without anybody thinking of it.</summary>
public sealed class EveryAddressTests(YoungFuturesHost site, ITestOutputHelper output) : IClassFixture<YoungFuturesHost>
{
    private readonly SampleRecords samples = new(site);

    [LongFact]
    public async Task Looking_changes_nothing()
    {
        var visitors = new Dictionary<string, Visitor>();
        foreach (var (_, account) in AccessRow.Viewers) visitors[account] = await site.AsProved(account);
        var looks = 0;
        foreach (var row in AccessRow.Read().Where(row => row.Verb == "GET"))
        {
            var path = await samples.Filled(row.Route, "police.nw");
            var before = await Everything();
            foreach (var (_, account) in AccessRow.Viewers.Where(viewer => row.Expected[viewer.Account] == "yes"))
            {
                await visitors[account].Get(path);
                looks++;
            }

            var after = await Everything();
            var changed = after.Keys.Union(before.Keys).Where(kind => after.GetValueOrDefault(kind) != before.GetValueOrDefault(kind)).ToHashSet();
            // To the coordinator it is news that a check was opened; nothing else of it changes.
            if (row.Route.StartsWith("/checks/{checkId}", StringComparison.Ordinal)) changed.Remove(nameof(AgencyCheck));
            Assert.True(changed.Count == 0, $"GET {row.Route} changed {string.Join(", ", changed)}");
        }

        Assert.True(looks > 150, $"only {looks} pages were looked at");
    }

    // No NUL among them: the server of the tests does not take one in a path, as little as that of a site.
    private static readonly string[] OddIds =
    [
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7", "-1", "0", "..%2f..%2fetc%2fpasswd", "'%20or%201=1--", "%FF%FE", "%ED%A0%80", "%0d%0aSet-Cookie:a=b",
        "%7B00000000-0000-0000-0000-000000000001%7D", new('x', 3000), "null", "%E2%80%AEdrow", "*", "a.b.c...", "%252e%252e", "%C4%B0", ";a=b",
    ];

    private static readonly string[] OddValues =
    [
        "", "-1", "0", "2147483648", "99999999999999999999999", "%00", "NaN", "1e400", "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7", "'%20or%201=1--", "[]", "00000000-0000-0000-0000-000000000000", "0001-01-01", "9999-12-31", "2026-02-30", "%FF%FE",
        "%ED%A0%80", new('x', 1500), "%25%5B_%5D%25", "%0d%0aSet-Cookie:a=b", "//evil.example", "javascript:alert(1)", "true", "Closed", "2147483647", "%E2%80%AEdrow", "%CC%81%CC%81%CC%81", "+", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    ];

    [LongFact]
    public async Task However_oddly_an_address_is_written_and_whoever_asks_it_is_answered_and_who_may_not_learns_nobodys_name()
    {
        var (faults, names, asked) = (new List<string>(), new YoungNames(site), 0);
        var visitors = new Dictionary<string, Visitor>();
        foreach (var (_, account) in AccessRow.Viewers) visitors[account] = await site.AsProved(account);
        visitors["nobody"] = site.Nobody();
        foreach (var (row, turn) in AccessRow.Read().Where(row => row.Verb == "GET").Select((row, turn) => (row, turn)))
        {
            var path = await samples.Filled(row.Route, "police.nw");
            var values = FormFields.Of(site, row.Route, "GET");
            foreach (var (account, place) in visitors.Keys.Select((account, place) => (account, place)))
            {
                var (may, at) = (account == "nobody" ? "" : row.Expected[account], (turn * visitors.Count) + place);
                // As it is, for whoever may not; with odd values for whoever may, and for one of the others.
                if (may is "403" or "404") await Ask(path, may);
                if (may == "yes" || at % 7 == 0) await Ask(WithValues(path, values, at), null);
                // With an odd id, and written oddly: each time other people and other values, or there would be no end to it.
                if ((turn + place) % 3 == 0 && SampleRecords.Value.Matches(row.Route) is { Count: > 0 } ids)
                    await Ask(SampleRecords.Value.Replace(row.Route, match => match.Index == ids[^1].Index || at % 2 == 0 ? OddIds[at % OddIds.Length] : Guid.NewGuid().ToString()), null);
                if ((turn + place) % 4 == 0) await Ask(Written(path, at), null);

                async Task Ask(string address, string? expected)
                {
                    asked++;
                    var where = $"GET {(address.Length > 120 ? address[..120] + "…" : address)} ({row.Route}) as {account}";
                    try
                    {
                        using var answer = await visitors[account].Client.GetAsync(address);
                        if ((int)answer.StatusCode >= 500) faults.Add($"{where}: {(int)answer.StatusCode}");
                        if (expected is not null && ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture) != expected) faults.Add($"{where}: {(int)answer.StatusCode}, not {expected}");
                        if (may != "yes") names.Read(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), where);
                        // An organisation’s own sign-in is the one place elsewhere that the site leads to.
                        if ((int)answer.StatusCode is 302 && answer.Headers.Location is { IsAbsoluteUri: true, IsFile: false } away && away.Host != "localhost" && !row.Route.Contains("{organisation}", StringComparison.Ordinal)) faults.Add($"{where} leads to {away}");
                    }
                    catch (Exception failure) when (failure is not OutOfMemoryException)
                    {
                        faults.Add($"{where}: {failure.GetType().Name} {failure.Message}");
                    }
                }
            }
        }

        output.WriteLine($"{asked} addresses were asked");
        Assert.True(asked > 3000, $"only {asked} addresses were asked");
        faults.AddRange(await names.Told());
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Distinct().Take(60)));
    }

    // All that the page reads from its address, each with another odd value, one of them twice, and one that it does not know.
    private static string WithValues(string path, string[] names, int turn) =>
        path + "?" + string.Join('&', names.Append("page").Append("unknown").Select((name, number) => $"{Uri.EscapeDataString(name)}={OddValues[(turn + (number * 5)) % OddValues.Length]}").Append($"page={turn}").Append("=&&&"));

    private static string Written(string path, int turn) => (turn % 9) switch
    {
        0 => path + "...", 1 => path + "/", 2 => path.LastIndexOf('/') is > 0 and var last ? path.Insert(last, "/") : path + "//", 3 => path + "%01", 4 => path + "/%F0%9F%91%A9", 5 => path.ToUpperInvariant(), 6 => path + "%20", 7 => path + "%2f..%2f..", _ => path + ";v=1?#a",
    };

    [Fact]
    public async Task A_form_that_was_kept_is_shown_again_and_changes_nothing()
    {
        var faults = new List<string>();
        var (given, led) = (0, 0);
        var visitors = new Dictionary<string, Visitor>();
        foreach (var row in AccessRow.Read().Where(row => row is { Verb: "POST", Route: not ("/sign-in" or "/sign-in/code" or "/sign-in/again" or "/sign-in/passkey" or "/sign-in/code/passkey" or "/sign-in/organisation" or "/sign-in/again/passkey" or "/sign-out" or "/language" or "/invitations/{invitationId}") }))
        {
            if (AccessRow.Viewers.Select(viewer => viewer.Account).FirstOrDefault(account => row.Expected[account] == "yes") is not { } account) continue;
            if (!visitors.TryGetValue(account, out var visitor)) visitors[account] = visitor = await site.AsProved(account);
            var path = await samples.Filled(row.Route, account);
            // The pages of a draft are there until it is sent.
            if (row.Route is "/referrals/{referralId}/young-person" or "/referrals/{referralId}/reasons" or "/referrals/{referralId}/safety" or "/referrals/{referralId}/check-answers")
                path = row.Route.Replace("{referralId}", (await site.Given.Draft(account)).ToString(), StringComparison.Ordinal);
            // What is done with an authenticator needs one, and its owner would be asked for a code once it is there.
            var holder = row.Route switch
            {
                "/account/codes/recovery" or "/account/codes/removal" => (await site.Given.User(account)).Id,
                "/admin/users/{userId}/authenticator/removal" => Guid.Parse(path.Split('/')[3]),
                _ => (Guid?)null,
            };
            if (holder is { } holds) await Authenticator(holds, held => held.SetUp([1], DateTime.UtcNow));
            // The same with a passkey.
            var passkeyOf = row.Route == "/account/passkeys/{passkeyId}/removal" ? (await site.Given.User(account)).Id : (Guid?)null;
            if (passkeyOf is { } owner) path = $"/account/passkeys/{await AddPasskey(owner)}/removal";
            // And with an organisation's sign-in.
            var connectedTo = row.Route == "/account/organisations/{connectionId}/removal" ? (await site.Given.User(account)).Id : (Guid?)null;
            if (connectedTo is { } connected) path = $"/account/organisations/{await Connect(connected)}/removal";
            // The form stands on the page of its own address or, a mere button, on one above it.
            var shown = await visitor.Get(path);
            for (var above = path; shown.Status != HttpStatusCode.OK && above.LastIndexOf('/') is > 0 and var cut;) shown = await visitor.Get(above = above[..cut]);
            var version = shown.Page.QuerySelector("main input[name=Version]")?.GetAttribute("value");
            (string, string?)[] plausible = [.. FormFields.Of(site, row.Route).Where(field => !field.EndsWith("Version", StringComparison.OrdinalIgnoreCase)).Select(field => (field, Plausible(shown, field))).Where(field => field.Item2 is not null)];
            var before = await Changes();
            var reply = await visitor.Send(shown, path, [.. plausible, ("Version", version), ("KeptForm", Guid.NewGuid().ToString())]);
            if (await Changes() != before) faults.Add($"POST {row.Route} changed something");
            switch (reply.Status)
            {
                case HttpStatusCode.UnprocessableEntity when reply.Text.Contains("Nothing was lost", StringComparison.Ordinal):
                    given++;
                    break;
                case HttpStatusCode.Redirect when await Follow(visitor, reply) is { Status: HttpStatusCode.OK } page && page.Text.Contains("nothing was done", StringComparison.Ordinal):
                    led++;
                    break;
                // What the sample cannot do now has no page to give the form back on; a no shows what was typed, and says why.
                case HttpStatusCode.Conflict when (await visitor.Get(path)).Status != HttpStatusCode.OK:
                case HttpStatusCode.Redirect when await Follow(visitor, reply) is { Status: HttpStatusCode.Conflict }:
                    break;
                default:
                    faults.Add($"POST {row.Route} as {account}: {(int)reply.Status} {reply.Location} {reply.Heading}");
                    break;
            }

            if (passkeyOf is { } keeper) await Forget(db => db.ForgetPasskeys(keeper));
            if (connectedTo is { } parted) await Forget(db => db.ForgetOrganisations(parted));
            if (holder is { } held) await Authenticator(held, left => left.Remove(DateTime.UtcNow));
        }

        output.WriteLine($"{given} forms were given back, {led} led to their page");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.True(given > 40 && led > 10, $"only {given} forms were given back, and {led} led to their page");
    }

    private async Task Authenticator(Guid userId, Action<Authenticator> act)
    {
        await using var db = site.Db();
        var authenticator = await db.Authenticators.SingleOrDefaultAsync(held => held.UserId == userId);
        if (authenticator is null) db.Authenticators.Add(authenticator = new Authenticator(userId));
        act(authenticator);
        await db.SaveChangesAsync();
    }

    private async Task<Guid> AddPasskey(Guid userId)
    {
        await using var db = site.Db();
        var made = new Microsoft.AspNetCore.Identity.UserPasskeyInfo(Guid.NewGuid().ToByteArray(), [1], DateTimeOffset.UtcNow, 0, [], true, false, false, [], []);
        var passkey = (await db.Users.SingleAsync(held => held.Id == userId)).Add("Laptop", made, 0, DateTime.UtcNow);
        db.Passkeys.Add(passkey);
        await db.SaveChangesAsync();
        return passkey.Id;
    }

    private async Task<Guid> Connect(Guid userId)
    {
        await using var db = site.Db();
        var made = (await db.Users.SingleAsync(held => held.Id == userId)).Connect(Web.SignIn.FakeOrganisation.Key, OrganisationSignIn.HashOf("somebody", "somewhere"), "officer", DateTime.UtcNow);
        db.OrganisationSignIns.Add(made);
        await db.SaveChangesAsync();
        return made.Id;
    }

    private async Task Forget(Func<YoungFuturesDb, Task> forget)
    {
        await using var db = site.Db();
        await forget(db);
        await db.SaveChangesAsync();
    }

    private static async Task<Reply> Follow(Visitor visitor, Reply reply)
    {
        for (var steps = 0; steps < 3 && reply.Location is { } location; steps++) reply = await visitor.Get(location);
        return reply;
    }

    /// <summary>How often anything was saved: each change of a record has its line, and what is no record is counted.</summary>
    private async Task<(int, int, int, int)> Changes()
    {
        await using var db = site.Db();
        return (await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.Created || line.Event == AuditEvents.Changed || line.Event == AuditEvents.Removed),
            await db.FormKeys.CountAsync(), await db.SavedSearches.CountAsync(), await db.OutboxMessages.CountAsync());
    }

    // What a form of the page would send: what stands in it, its first choice, or some words.
    private static string? Plausible(Reply shown, string field) => shown.Page.QuerySelector($"main [name='{field}']") switch
    {
        null => null,
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value is { Length: > 0 } chosen ? chosen : select.Options.Select(option => option.Value).FirstOrDefault(value => value.Length > 0),
        AngleSharp.Html.Dom.IHtmlInputElement { Type: "hidden" or "radio" or "checkbox" } input => input.Value,
        AngleSharp.Html.Dom.IHtmlInputElement { Value.Length: > 0 } input => input.Value,
        _ when field.EndsWith(".Day", StringComparison.Ordinal) => "1",
        _ when field.EndsWith(".Month", StringComparison.Ordinal) => "12",
        _ when field.EndsWith(".Year", StringComparison.Ordinal) => "2026",
        _ => "Some words",
    };

    [Fact]
    public void Every_question_of_a_form_has_a_name_to_be_shown_again_by()
    {
        using var client = site.CreateClient();
        string[] secret = ["SignInForm", "InvitationForm"];
        var unnamed = from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints
                      let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
                      where action is not null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
                      from parameter in action.MethodInfo.GetParameters()
                      where parameter.ParameterType.Namespace?.StartsWith("YoungFutures.Web.Features", StringComparison.Ordinal) == true && !secret.Contains(parameter.ParameterType.Name)
                      from property in parameter.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                      where property.SetMethod?.IsPublic == true && property.Name is not ("Version" or "Later" or "Writer" or "Over") && !property.IsDefined(typeof(Microsoft.AspNetCore.Mvc.ModelBinding.BindNeverAttribute))
                          && !property.IsDefined(typeof(System.ComponentModel.DataAnnotations.DisplayAttribute))
                      select $"{parameter.ParameterType.FullName}.{property.Name}";
        Assert.Empty(unnamed.Distinct());
    }

    [Fact]
    public void No_form_is_a_record()
    {
        using var client = site.CreateClient();
        var bound = from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints
                    let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
                    where action is not null
                    from parameter in action.MethodInfo.GetParameters()
                    where parameter.ParameterType.Namespace?.StartsWith("YoungFutures.Domain", StringComparison.Ordinal) == true && parameter.ParameterType.IsClass
                    // What a system posts holds nothing but what it says; a record is made of it row by row.
                    where parameter.ParameterType != typeof(YoungFutures.Domain.Signals.PostedDelivery)
                    select $"{action.DisplayName}: {parameter.ParameterType.Name}";
        Assert.Empty(bound);
    }

    /// <summary>What each kind of record holds, but for those that looking may change.</summary>
    /// <summary>A fingerprint of every table but the audit and the sessions, row by row as the database holds them: to follow thousands of records would take most of the test.</summary>
    private async Task<Dictionary<string, string>> Everything()
    {
        await using var db = site.Db();
        await db.Database.OpenConnectionAsync();
        var tables = new Dictionary<string, string>();
        foreach (var kind in db.Model.GetEntityTypes().Where(type => type.ClrType.Namespace != typeof(AuditEntry).Namespace && type.ClrType != typeof(Session) && type.GetTableName() is not null).GroupBy(type => type.GetTableName()!))
        {
            await using var all = db.Database.GetDbConnection().CreateCommand();
            all.CommandText = $"SELECT * FROM {db.GetService<ISqlGenerationHelper>().DelimitIdentifier(kind.Key)}";
            await using var reader = await all.ExecuteReaderAsync();
            var (rows, values) = (new List<string>(), new object[reader.FieldCount]);
            while (await reader.ReadAsync())
            {
                reader.GetValues(values);
                rows.Add(string.Join('|', values.Select(Shown)));
            }

            tables[kind.First().GetRootType().ClrType.Name] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Order(StringComparer.Ordinal)))));
        }

        return tables;
    }

    private static string Shown(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
