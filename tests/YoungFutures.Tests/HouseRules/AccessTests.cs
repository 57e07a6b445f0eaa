using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

/// <summary>Every live endpoint stands in docs/access.md, and answers every kind of viewer as the table says.</summary>
public sealed class AccessTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static readonly Regex Value = new(@"\{(\w+)(:\w+)?\}");

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
        Assert.Equal(["/", "/errors/{code:int}", "/health/live", "/health/ready", "/language", "/sign-in", "/sign-out"], open.Except(["/invitations/{invitationId:guid}"]));
    }

    [Fact]
    public async Task Every_endpoint_answers_every_kind_of_viewer_as_the_table_says()
    {
        var visitors = new Dictionary<string, Visitor>();
        var tokens = new Dictionary<string, string?>();
        foreach (var (_, account) in AccessRow.Viewers)
        {
            visitors[account] = await site.As(account);
            tokens[account] = (await visitors[account].Get("/my-work")).Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        }

        var faults = new List<string>();
        // Signing out is tried on its own: here it would end the visits of all rows after it.
        foreach (var row in AccessRow.Read().Where(row => row.Route is not ("/sign-out" or "/sign-in")))
        {
            // What nobody's post can change is made once; where a post goes through, the next viewer meets a fresh record.
            var path = await Filled(row.Route, "police.nw");
            foreach (var (_, account) in AccessRow.Viewers)
            {
                if (row.Route.Contains("{searchId") && row.Expected[account] == "yes") path = await Filled(row.Route, account);
                var status = row.Verb == "GET"
                    ? (await visitors[account].Client.GetAsync(path)).StatusCode
                    : (await visitors[account].Client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", tokens[account] ?? "")]))).StatusCode;
                var answered = status switch
                {
                    HttpStatusCode.Forbidden => "403",
                    HttpStatusCode.NotFound => "404",
                    HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict => "yes",
                    _ => ((int)status).ToString(),
                };
                if (answered != row.Expected[account]) faults.Add($"{row.Verb} {row.Route} as {account}: {answered}, not {row.Expected[account]}");
                if (row.Verb == "POST" && answered == "yes") path = await Filled(row.Route, "police.nw");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private async Task<string> Filled(string route, string account)
    {
        var ids = new Dictionary<string, string>();
        foreach (var name in Value.Matches(route).Select(match => match.Groups[1].Value)) ids[name] = await Sample(name, ids, account);
        return Value.Replace(route, match => ids[match.Groups[1].Value]);
    }

    /// <summary>A record of this kind in which the police of North Wales are involved as far as the kind allows.</summary>
    private async Task<string> Sample(string name, Dictionary<string, string> sofar, string account)
    {
        var given = site.Given;
        switch (name)
        {
            case "referralId":
                return (await given.Referral()).ToString();
            case "caseId":
                return (await Case()).ToString();
            case "youngPersonId":
            {
                var caseId = await Case();
                await using var db = site.Db();
                return (await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync()).ToString();
            }
            case "checkId":
                return (await given.Check(await given.Case())).ToString();
            case "exclusionId":
            {
                var caseId = Guid.Parse(sofar["caseId"]);
                var kept = (await given.User("community.nw")).Id;
                return (await given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId))
                    .Exclude(act, kept, "A neighbour.").Id)).ToString();
            }
            case "actionId":
                return (await given.Action(await given.Case())).ToString();
            case "noteId":
                return (await given.Note(await Case(), "coordinator.nw", "A note for everybody.", Visibility.WholePanel)).ToString();
            case "agreementId":
            {
                var caseId = await Case();
                return (await given.As("coordinator.nw", async (db, act) => (await db.Cases.SingleAsync(held => held.Id == caseId))
                    .RecordAgreement(act, true, AgreementBy.Parent, "The mother", "Support", ContactLanguage.English, act.Today).Id)).ToString();
            }
            case "questionId":
            {
                var referralId = Guid.Parse(sofar["referralId"]);
                return (await given.As("coordinator.nw", async (db, act) => (await db.Referrals.SingleAsync(held => held.Id == referralId)).Ask(act, "Since when?").Id)).ToString();
            }
            case "reportId":
            {
                var referralId = await given.Referral();
                return (await given.As("police.nw", async (db, act) =>
                {
                    var referral = await db.Referrals.SingleAsync(held => held.Id == referralId);
                    var report = new SafeguardingReport(act, referral.Id, ReportedFrom.Referral, referral.Id, null, referral.Reference, referral.AreaCode, "A bruise.", null);
                    db.SafeguardingReports.Add(report);
                    return report.Id;
                })).ToString();
            }
            case "meetingId":
            case "itemId":
            {
                if (sofar.TryGetValue("meetingId", out var known))
                {
                    await using var db = site.Db();
                    return (await db.AgendaItems.Where(item => item.MeetingId == Guid.Parse(known)).Select(item => item.Id).SingleAsync()).ToString();
                }

                var caseId = await given.Case();
                return (await given.As("coordinator.nw", async (db, act) =>
                {
                    var chair = await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example");
                    var meeting = new PanelMeeting(act, act.At.AddDays(3), 90, "Tŷ Pawb", null, chair.Id);
                    db.PanelMeetings.Add(meeting);
                    meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
                    var police = await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police");
                    meeting.Publish(act, [police.Id]);
                    return meeting.Id;
                })).ToString();
            }
            case "searchId":
            {
                var user = await given.User(account);
                await using var db = site.Db();
                var search = new SavedSearch(user.Id, "Llwyd", null, db.Now) { PanelId = given.PanelId };
                db.SavedSearches.Add(search);
                await db.SaveChangesAsync();
                return search.Id.ToString();
            }
            case "releaseId":
            {
                await using var db = site.Db();
                var release = await db.Releases.FirstOrDefaultAsync(held => held.PanelId == given.PanelId);
                if (release is null)
                {
                    var sources = SuppressedTable.From(TrueCounts.By(Enum.GetNames<ReferralSource>(), new Dictionary<string, int>()), SuppressionRule.Default);
                    release = Release.Of(given.PanelId, ReleasePeriod.Parse("2026-09"), new ReleaseContent().With(ReleaseTables.Sources, sources), db.Now);
                    db.Releases.Add(release);
                    await db.SaveChangesAsync();
                }

                return release.Id.ToString();
            }
            case "panelId":
                return given.PanelId.ToString();
            case "areaId":
            {
                await using var db = site.Db();
                return (await db.PanelAreas.Where(area => area.PanelId == given.PanelId).OrderBy(area => area.Code).Select(area => area.Id).FirstAsync()).ToString();
            }
            case "agencyId":
            {
                await using var db = site.Db();
                return (await db.Agencies.Where(agency => agency.Sector == Sector.Community).Select(agency => agency.Id).SingleAsync()).ToString();
            }
            case "userId":
                return (await given.User("police2.nw")).Id.ToString();
            case "membershipId":
                return (await given.User("police2.nw")).Memberships[0].Id.ToString();
            case "entryId":
            {
                await using var db = site.Db();
                return (await db.ReferenceEntries.OrderBy(entry => entry.Order).Select(entry => entry.Id).FirstAsync()).ToString();
            }
            case "list":
                return "triggers";
            case "kind":
                return "act-now";
            case "keptFormId" or "invitationId":
                return Guid.NewGuid().ToString();
            default:
                throw new InvalidOperationException($"The access test knows no record for {{{name}}}: give it one.");
        }
    }

    private async Task<Guid> Case()
    {
        var caseId = await site.Given.Case();
        await site.Given.Party(caseId, "North Wales Police");
        return caseId;
    }

    private IEnumerable<string> Endpoints() =>
        from endpoint in All()
        where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && !endpoint.RoutePattern.RawText!.StartsWith("errors/")
        from verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select $"{verb} /{Value.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "{$1}")}";

    private IEnumerable<RouteEndpoint> All() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
