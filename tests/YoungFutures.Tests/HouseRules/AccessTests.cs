using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

/// <summary>Every live endpoint stands in docs/access.md, and answers every kind of viewer as the table says.</summary>
public sealed class AccessTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private readonly SampleRecords samples = new(site);

    [Fact]
    public void Every_endpoint_stands_in_the_table_and_the_table_names_no_other()
    {
        using var client = site.CreateClient();
        var live = Endpoints().ToList();
        var rows = AccessRow.Read().Select(row => $"{row.Verb} {row.Route}").ToList();
        Assert.Empty(live.Except(rows).Select(missing => $"not in docs/access.md: {missing}"));
        Assert.Empty(rows.Except(live).Select(gone => $"in docs/access.md, but not a route: {gone}"));
        Assert.Empty(rows.GroupBy(row => row).Where(row => row.Count() > 1).Select(row => $"twice: {row.Key}"));
    }

    [Fact]
    public void Only_these_endpoints_are_open_to_whoever_is_not_signed_in()
    {
        using var client = site.CreateClient();
        var open = All().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/')).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["/", "/accessibility", "/api/openapi.json", "/api/token", "/csp-reports", "/errors/{code:int}", "/health/live", "/health/ready", "/language", "/sign-in", "/sign-in/code", "/sign-in/code/passkey", "/sign-in/organisation", "/sign-in/organisation/{organisation}", "/sign-in/passkey", "/sign-out"], open.Except(["/invitations/{invitationId:guid}"]));
    }

    [Fact]
    public async Task Every_endpoint_answers_every_kind_of_viewer_as_the_table_says()
    {
        var visitors = new Dictionary<string, Visitor>();
        var proved = new Dictionary<string, Visitor>();
        var (tokens, provedTokens) = (new Dictionary<string, string?>(), new Dictionary<string, string?>());
        foreach (var (_, account) in AccessRow.Viewers)
        {
            (visitors[account], proved[account]) = (await site.As(account), await site.AsProved(account));
            tokens[account] = (await visitors[account].Get("/my-work")).Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
            provedTokens[account] = (await proved[account].Get("/my-work")).Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        }

        var faults = new List<string>();
        // Signing out is tried on its own: here it would end the visits of all rows after it.
        foreach (var row in AccessRow.Read().Where(row => row.Route is not ("/sign-out" or "/account/sessions/everywhere" or "/sign-in")))
        {
            // What nobody's post can change is made once; where a post goes through, the next viewer meets a fresh record.
            var path = await samples.Filled(row.Route, "police.nw");
            foreach (var (_, account) in AccessRow.Viewers)
            {
                if (row.Route.Contains("{searchId") && row.Expected[account] == "yes") path = await samples.Filled(row.Route, account);
                var (status, location) = await Ask(visitors[account], row.Verb, path, tokens[account]);
                // Whoever lacks it here and not everywhere is asked for the password before anything is looked at, and learns no more for giving it.
                if (row.Expected[account] != "yes" && location?.StartsWith("/sign-in/again", StringComparison.Ordinal) == true) (status, _) = await Ask(proved[account], row.Verb, path, provedTokens[account]);
                var answered = status switch
                {
                    HttpStatusCode.Forbidden => "403",
                    HttpStatusCode.NotFound => "404",
                    HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict => "yes",
                    _ => ((int)status).ToString(),
                };
                if (answered != row.Expected[account]) faults.Add($"{row.Verb} {row.Route} as {account}: {answered}, not {row.Expected[account]}");
                if (row.Verb == "POST" && answered == "yes") path = await samples.Filled(row.Route, "police.nw");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static async Task<(HttpStatusCode Status, string? Location)> Ask(Visitor visitor, string verb, string path, string? token)
    {
        using var answer = verb == "GET" ? await visitor.Client.GetAsync(path) : await visitor.Client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token ?? "")]));
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    private IEnumerable<string> Endpoints() =>
        from endpoint in All()
        where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && !endpoint.RoutePattern.RawText!.StartsWith("errors/")
        from verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select $"{verb} /{SampleRecords.Value.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "{$1}")}";

    private IEnumerable<RouteEndpoint> All() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
