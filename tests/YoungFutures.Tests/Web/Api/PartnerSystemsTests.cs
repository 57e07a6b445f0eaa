using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Tests.Web.Api;

/// <summary>How an agency’s system comes by its secret, shows a token instead, and loses both.</summary>
public sealed class PartnerSystemsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static int made;

    [Fact]
    public async Task A_system_is_added_shows_its_secret_once_and_opens_its_lists_with_a_token()
    {
        var list = await List();
        var (path, id, secret) = await Add(list.Id);
        var admin = await site.As("admin");
        Assert.DoesNotContain(secret, (await admin.Get(path)).Body, StringComparison.Ordinal);
        Assert.True((await admin.Get($"/admin/agencies/{list.AgencyId}")).Links(path));

        using var client = site.CreateClient();
        var token = await Token(client, id, secret);
        var lists = await Lists(client, token);
        var only = Assert.Single(lists.EnumerateArray());
        Assert.Equal(list.Id, only.GetProperty("id").GetGuid());
        Assert.False(only.GetProperty("isTaken").GetBoolean());
        Assert.Equal("ProfessionalConcern", only.GetProperty("kinds")[0].GetString());

        await using var db = site.Db();
        Assert.Contains(await db.AuditEntries.Where(line => line.UserId == id).Select(line => line.Event).ToListAsync(), happened => happened == AuditEvents.SignedIn);
        Assert.DoesNotContain(await db.AuditEntries.Where(line => line.RecordId == id).Select(line => line.Fields).ToListAsync(), fields => fields?.Contains(nameof(PartnerSystem.SecretHash), StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_wrong_secret_or_id_takes_no_token_and_is_written_down()
    {
        var (_, id, secret) = await Add((await List()).Id);
        using var client = site.CreateClient();
        foreach (var (asId, asSecret) in new[] { (id.ToString(), secret + "x"), (Guid.NewGuid().ToString(), secret), ("", ""), ("Robert'); --", secret) })
        {
            var answer = await Ask(client, asId, asSecret);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("invalid_client", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString());
        }

        var password = await client.PostAsync("/api/token", new FormUrlEncodedContent([new("grant_type", "password"), new("client_id", id.ToString()), new("client_secret", secret)]));
        Assert.Equal("unsupported_grant_type", (await password.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString());
        await using var db = site.Db();
        Assert.True(await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.SignInFailed && line.Route == "api/token") >= 4);
    }

    [Fact]
    public async Task A_token_dies_with_its_half_hour_its_secret_and_its_system()
    {
        var (path, id, secret) = await Add((await List()).Id);
        using var client = site.CreateClient();
        var token = await Token(client, id, secret);
        site.Clock.Advance(TimeSpan.FromMinutes(29));
        await Lists(client, token);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Refused(client, token);

        token = await Token(client, id, secret);
        var admin = await site.As("admin");
        var renewed = SecretIn(await admin.Post(path + "/secret"));
        await Refused(client, token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(client, id.ToString(), secret)).StatusCode);
        token = await Token(client, id, renewed);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post(path + "/ending")).Status);
        await Refused(client, token);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post(path + "/secret")).Status);
    }

    [Fact]
    public async Task A_token_opens_no_page_and_a_session_opens_no_door_for_systems()
    {
        var (_, id, secret) = await Add((await List()).Id);
        using var client = site.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", await Token(client, id, secret));
        var page = await client.GetAsync("/my-work");
        Assert.StartsWith("/sign-in", page.Headers.Location!.PathAndQuery, StringComparison.Ordinal);

        var coordinator = await site.As("coordinator.nw");
        var answer = await coordinator.Client.GetAsync("/api/lists");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_system_is_named_for_its_own_agencys_lists_and_for_a_day_to_come()
    {
        var list = await List();
        var others = await List(Sector.Education);
        var admin = await site.As("admin");
        var path = $"/admin/agencies/{list.AgencyId}/systems/new";
        Assert.Equal(["Enter what the agency calls the system", "Choose at least one list"], (await admin.Post(path)).Errors);
        Assert.Equal(["Choose from the list"], (await admin.Post(path, ("Name", "Register"), ("ListIds", others.Id.ToString()))).Errors);
        Assert.Equal(["A secret lasts 24 months at most"], (await admin.Post(path, ("Name", "Register"), ("ListIds", list.Id.ToString()), ("ExpiresOn.Year", "2029"))).Errors);
        Assert.Equal(["The last day of the secret must be in the future"], (await admin.Post(path, ("Name", "Register"), ("ListIds", list.Id.ToString()), ("ExpiresOn.Year", "2026"), ("ExpiresOn.Month", "11"), ("ExpiresOn.Day", "1"))).Errors);
    }

    [Fact]
    public async Task What_systems_can_ask_is_described_and_nothing_else_is()
    {
        using var client = site.CreateClient();
        var document = await client.GetFromJsonAsync<JsonElement>("/api/openapi.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/api/token", paths);
        Assert.Contains("/api/lists", paths);
        Assert.All(paths, path => Assert.StartsWith("/api/", path, StringComparison.Ordinal));
    }

    private Task<SignalList> List(Sector sector = Sector.Community) => List(site, sector);

    internal static async Task<SignalList> List(YoungFuturesHost site, Sector sector, params SignalKind[] kinds)
    {
        await using var db = site.Db();
        var list = new SignalList(site.Given.PanelId, await db.Agencies.OrderBy(agency => agency.Name).FirstAsync(agency => agency.Sector == sector), $"Register {++made}", kinds.Length > 0 ? kinds : [SignalKind.ProfessionalConcern]);
        db.SignalLists.Add(list);
        await db.SaveChangesAsync();
        return list;
    }

    private Task<(string Path, Guid Id, string Secret)> Add(Guid listId) => Add(site, listId);

    internal static async Task<(string Path, Guid Id, string Secret)> Add(YoungFuturesHost site, Guid listId)
    {
        await using var db = site.Db();
        var agencyId = await db.SignalLists.Where(list => list.Id == listId).Select(list => list.AgencyId).SingleAsync();
        var shown = await (await site.As("admin")).Post($"/admin/agencies/{agencyId}/systems/new", ("Name", "Club register"), ("ListIds", listId.ToString()));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        // In the other language it would be gone: that is chosen before or after.
        Assert.Null(shown.Page.QuerySelector(".yf-language"));
        var id = Guid.Parse(shown.Page.QuerySelectorAll("code")[0].TextContent);
        return ($"/admin/agencies/{agencyId}/systems/{id}", id, SecretIn(shown));
    }

    private static string SecretIn(Reply shown) => shown.Page.QuerySelectorAll("code")[1].TextContent;

    private static Task<HttpResponseMessage> Ask(HttpClient client, string id, string secret) =>
        client.PostAsync("/api/token", new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret)]));

    internal static async Task<string> Token(HttpClient client, Guid id, string secret)
    {
        var answer = await Ask(client, id.ToString(), secret);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Bearer", said.GetProperty("token_type").GetString());
        Assert.Equal(1800, said.GetProperty("expires_in").GetInt32());
        return said.GetProperty("access_token").GetString()!;
    }

    private static async Task<JsonElement> Lists(HttpClient client, string token)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/lists") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        var answer = await client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task Refused(HttpClient client, string token)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/lists") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(asked)).StatusCode);
    }
}

/// <summary>More than a system may ask in a minute.</summary>
public sealed class ApiLimitsTests(ApiLimitsTests.FewRequests site) : IClassFixture<ApiLimitsTests.FewRequests>
{
    public sealed class FewRequests : YoungFuturesHost
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Api:TokensPerMinute", "3");
        }
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_how_long_to_wait()
    {
        using var client = site.CreateClient();
        HttpResponseMessage answer = null!;
        for (var asked = 0; asked < 4; asked++)
            answer = await client.PostAsync("/api/token", new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "x"), new("client_secret", "y")]));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }
}
