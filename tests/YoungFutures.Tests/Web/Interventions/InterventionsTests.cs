using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;

namespace YoungFutures.Tests.Web.Interventions;

/// <summary>Support from the matching to its end, by the lead practitioner and by the provider, who sees nothing but its own.</summary>
public sealed class InterventionsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Mentors = "Llwybr Mentoring";

    private DateOnly Today => UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime);

    private async Task<Intervention> Stored(Guid interventionId)
    {
        await using var db = site.Db();
        return await db.Interventions.Include(held => held.Sessions).Include(held => held.Case).Include(held => held.Involvements).AsSplitQuery().SingleAsync(held => held.Id == interventionId);
    }

    private async Task<List<OutboxMessage>> Mails(string reference)
    {
        await using var db = site.Db();
        return await db.OutboxMessages.Where(mail => mail.Subject.Contains(reference)).OrderBy(mail => mail.Id).ToListAsync();
    }

    private async Task<Guid> Offered() => await site.Given.Intervention(await site.Given.Service(Mentors));

    private (string, string?)[] Day(DateOnly on, string field) => [($"{field}.Day", $"{on.Day}"), ($"{field}.Month", $"{on.Month}"), ($"{field}.Year", $"{on.Year}")];

    [Fact]
    public async Task The_lead_sees_what_fits_and_why_the_rest_does_not_and_offers_it_to_a_provider_who_is_told_without_a_name()
    {
        var caseId = await site.Given.Supported();
        var fits = await site.Given.Service(Mentors, "Fits well");
        await site.Given.Service(Mentors, "Far away", areas: ["W06000005"]);
        var full = await site.Given.Service(Mentors, "No room here");
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Services.SingleAsync(held => held.Id == full)).SayPlaces(act, 0, null);
            return full;
        });
        var health = await site.As("health.nw");
        Assert.True((await health.Get($"/cases/{caseId}")).Links($"/cases/{caseId}/services"));
        var matching = await health.Get($"/cases/{caseId}/services?need=N20");
        string Row(string name) => matching.Page.QuerySelectorAll("tr").Single(row => row.TextContent.Contains(name)).TextContent;
        Assert.Contains("Offer", Row("Fits well"));
        Assert.Contains("It is full", Row("No room here"));
        Assert.Contains(await AreaOf(caseId) == "W06000005" ? "Offer" : "It is not for the area", Row("Far away"));

        var path = $"/cases/{caseId}/offers/new?service={fits}&need=N20";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Send(await health.Get(path), $"/cases/{caseId}/offers/new", ("Matters", ""))).Status);
        var answer = await health.Send(await health.Get(path), $"/cases/{caseId}/offers/new", ("Matters", "Wants somebody to talk to."), ("HowToTalk", "Slowly."));
        Assert.StartsWith("/interventions/", answer.Location);
        var held = await Stored(Guid.Parse(answer.Location!.Split('/')[2]));
        Assert.Equal((InterventionStatus.Offered, (await site.Given.User("provider.nw")).Id), (held.Status, held.OwnerId!.Value));
        var mail = Assert.Single(await Mails(held.CaseReference), one => one.To == "provider.nw@demo.example");
        Assert.All(held.SubjectName.Split(' ').Append("talk to"), part => Assert.DoesNotContain(part, mail.Subject + mail.Body));
        Assert.Contains("Fits well", (await health.Get($"/cases/{caseId}")).Text);

        // The same service is not offered twice, nor by two who press at once.
        Assert.Contains("offered to them already", (await health.Get($"/cases/{caseId}/services?need=N20")).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await health.Send(await health.Get(path), $"/cases/{caseId}/offers/new", ("Matters", "Again."))).Status);
    }

    [Fact]
    public async Task Who_coordinates_one_panel_and_gives_support_in_another_finds_both_in_their_list()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var interventionId = await own.Given.Intervention(await own.Given.Service(Mentors));
        await own.Given.As("coordinator.nw", async (db, act) =>
        {
            db.Memberships.Add(new Membership((await own.Given.User("provider.nw")).Id, Role.Coordinator, own.Given.OtherPanelId, act.At));
            return interventionId;
        });
        var provider = await own.As("provider.nw");
        Assert.Equal(HttpStatusCode.OK, (await provider.Get($"/interventions/{interventionId}")).Status);
        Assert.True((await provider.Get("/interventions")).Links($"/interventions/{interventionId}"));
        // And nothing of that panel besides.
        var others = await own.Given.Intervention(await own.Given.Service());
        Assert.False((await provider.Get("/interventions")).Links($"/interventions/{others}"));
    }

    private async Task<string?> AreaOf(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.AreaCode).SingleAsync();
    }

    [Fact]
    public async Task Two_who_offer_at_once_offer_once()
    {
        var caseId = await site.Given.Supported();
        var service = await site.Given.Service(Mentors);
        var path = $"/cases/{caseId}/offers/new?service={service}&need=N20";
        var (health, coordinator) = (await site.As("health.nw"), await site.As("coordinator.nw"));
        var (one, other) = (await health.Get(path), await coordinator.Get(path));
        Assert.StartsWith("/interventions/", (await health.Send(one, $"/cases/{caseId}/offers/new", ("Matters", "One."))).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(other, $"/cases/{caseId}/offers/new", ("Matters", "Other."))).Status);
        await using var db = site.Db();
        Assert.Equal(1, await db.Interventions.CountAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task Without_an_agreement_nothing_is_offered_and_a_service_of_another_panel_or_none_is_no_service()
    {
        var caseId = await site.Given.TakenOn();
        var service = await site.Given.Service(Mentors);
        var health = await site.As("health.nw");
        Assert.Contains("Nobody has agreed to take part yet", (await health.Get($"/cases/{caseId}/services?need=N20")).Text);
        Assert.Equal($"/cases/{caseId}/services", (await health.Get($"/cases/{caseId}/offers/new?service={service}&need=N20")).Location);
        await using (var db = site.Db())
        {
            var version = (await db.Cases.SingleAsync(held => held.Id == caseId)).Version.ToString();
            var shown = await health.Get("/my-work");
            Assert.Equal(HttpStatusCode.Conflict, (await health.Send(shown, $"/cases/{caseId}/offers/new", ("ServiceId", service.ToString()), ("NeedCode", "N20"), ("Matters", "x"), ("Version", version))).Status);
            Assert.Equal(HttpStatusCode.Conflict, (await health.Send(shown, $"/cases/{caseId}/offers/new", ("ServiceId", Guid.NewGuid().ToString()), ("NeedCode", "N20"), ("Matters", "x"), ("Version", version))).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Send(await health.Get("/my-work"), $"/cases/{await site.Given.Supported()}/offers/new", ("ServiceId", service.ToString()), ("NeedCode", "X1"), ("Matters", "x"))).Status);
    }

    [Fact]
    public async Task A_need_without_a_service_is_a_gap_recorded_with_one_press_and_once()
    {
        var caseId = await site.Given.Supported();
        var health = await site.As("health.nw");
        var page = await health.Get($"/cases/{caseId}/services?need=N12&welsh=true");
        Assert.Contains("There is no service for this need", page.Text);
        Assert.Equal($"/cases/{caseId}", (await health.Send(page, $"/cases/{caseId}/provision-gaps")).Location);
        await using (var db = site.Db())
        {
            var gap = await db.ProvisionGaps.SingleAsync(held => held.CaseId == caseId);
            Assert.Equal(("N12", AgeBand.From14To15, true, (Obstacle?)null), (gap.NeedCode, gap.AgeBand, gap.InWelsh, gap.Because));
        }

        Assert.Contains("Needs for which there was no service", (await health.Get($"/cases/{caseId}")).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await health.Send(await health.Get("/my-work"), $"/cases/{caseId}/provision-gaps", ("Need", "N12"))).Status);
        await site.Given.Service(Mentors);
        Assert.Equal(HttpStatusCode.Conflict, (await health.Send(await health.Get("/my-work"), $"/cases/{caseId}/provision-gaps", ("Need", "N20"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await health.Send(await health.Get("/my-work"), $"/cases/{caseId}/provision-gaps", ("Need", "nothing"))).Status);
    }

    [Fact]
    public async Task The_provider_sees_its_own_support_and_nothing_else_and_another_provider_not_even_that()
    {
        var mine = await Offered();
        var held = await Stored(mine);
        var provider = await site.As("provider.nw");
        var page = await provider.Get($"/interventions/{mine}");
        Assert.Contains("Speak slowly.", page.Text);
        Assert.Contains("Ring after five.", page.Text);
        Assert.Contains(held.SubjectName, (await provider.Get("/interventions")).Text);
        Assert.Contains("Offers of support to answer", (await provider.Get("/my-work")).Text);
        foreach (var path in new[] { $"/cases/{held.CaseId}", $"/young-people/{held.SubjectId}", "/cases", $"/cases/{held.CaseId}/services" })
            Assert.Equal(HttpStatusCode.NotFound, (await provider.Get(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await provider.Get($"/interventions/{mine}/briefing")).Status);

        var other = await site.As("provider2.nw");
        foreach (var path in new[] { "", "/answer", "/ending", "/worker", "/act-now", "/sessions/plan" }) Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/interventions/{mine}{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Send(await other.Get("/my-work"), $"/interventions/{mine}/sessions", ("Day", "2026-11-18"), ("Attendance", "Came"))).Status);
        Assert.DoesNotContain(held.SubjectName, (await other.Get("/interventions")).Text);
    }

    [Fact]
    public async Task The_provider_accepts_in_one_page_and_the_lead_is_told()
    {
        var mine = await Offered();
        var provider = await site.As("provider.nw");
        var empty = await provider.Post($"/interventions/{mine}/answer");
        Assert.Equal(["Say whether you can support this young person"], empty.Errors);
        var stranger = (await site.Given.User("provider2.nw")).Id.ToString();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"/interventions/{mine}/answer", ("Answer", "Place"), ("WorkerId", stranger))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"/interventions/{mine}/answer", [("Answer", "Place"), .. Day(Today.AddDays(-1), "FirstOn")])).Status);
        Assert.Equal($"/interventions/{mine}", (await provider.Post($"/interventions/{mine}/answer", [("Answer", "Place"), .. Day(Today.AddDays(5), "FirstOn")])).Location);
        var held = await Stored(mine);
        Assert.Equal((InterventionStatus.Accepted, (await site.Given.User("health.nw")).Id), (held.Status, held.OwnerId!.Value));
        Assert.Contains(await Mails(held.CaseReference), mail => mail.To == "health.nw@demo.example" && mail.Subject.Contains("has answered"));
        Assert.Contains("a place is given", (await (await site.As("health.nw")).Get($"/cases/{held.CaseId}")).Text);
    }

    [Fact]
    public async Task Two_colleagues_who_answer_at_once_give_one_answer()
    {
        var mine = await Offered();
        var (provider, coordinator) = (await site.As("provider.nw"), await site.As("coordinator.nw"));
        var late = await coordinator.Get($"/interventions/{mine}/answer");
        await provider.Post($"/interventions/{mine}/answer", ("Answer", "Place"));
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(late, $"/interventions/{mine}/answer", ("Answer", "No"), ("Barrier", "Full"), ("Because", "Full."))).Status);
        Assert.Equal(InterventionStatus.Accepted, (await Stored(mine)).Status);
    }

    [Fact]
    public async Task A_wait_and_a_no_say_what_the_lead_needs_and_after_a_no_the_provider_sees_nothing()
    {
        var mine = await Offered();
        var provider = await site.As("provider.nw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"/interventions/{mine}/answer", [("Answer", "Wait"), .. Day(Today, "ExpectedOn")])).Status);
        Assert.Equal($"/interventions/{mine}", (await provider.Post($"/interventions/{mine}/answer", [("Answer", "Wait"), .. Day(Today.AddDays(20), "ExpectedOn")])).Location);
        Assert.Equal((InterventionStatus.Waiting, Today.AddDays(20)), ((await Stored(mine)).Status, (await Stored(mine)).DueOn!.Value));
        Assert.Contains("Young people who wait for a place with us", (await provider.Get("/my-work")).Text);

        Assert.Equal(["Choose why not", "Say why not"], (await provider.Post($"/interventions/{mine}/answer", ("Answer", "No"))).Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"/interventions/{mine}/answer", ("Answer", "No"), ("Barrier", "CaseClosed"), ("Because", "x"))).Status);
        Assert.Equal("/interventions", (await provider.Post($"/interventions/{mine}/answer", ("Answer", "No"), ("Barrier", "Timing"), ("Because", "Only mornings."))).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await provider.Get($"/interventions/{mine}")).Status);
        var health = await site.As("health.nw");
        Assert.Contains("Only mornings.", (await health.Get($"/interventions/{mine}")).Text);
        Assert.Contains("Support whose next step is mine", (await health.Get("/my-work")).Text);
        Assert.Equal($"/interventions/{mine}", (await health.Post($"/interventions/{mine}/ending", ("Status", "NotTakenUp"), ("Outcome", "Another mentor was found."))).Location);
        Assert.Equal((InterventionStatus.NotTakenUp, SupportBarrier.Timing), ((await Stored(mine)).Status, (await Stored(mine)).Barrier!.Value));
    }

    [Fact]
    public async Task Who_came_takes_one_press_which_counts_once_and_can_be_put_right()
    {
        var mine = await site.Given.PlaceGiven(await Offered());
        var provider = await site.As("provider.nw");
        var list = await provider.Get("/interventions");
        var path = $"/interventions/{mine}/sessions";
        Assert.Equal("/interventions", (await provider.Send(list, path, ("Attendance", "Came"))).Location);
        // The same press again leads to the same place; another one of the same day is told that it is known.
        Assert.Equal("/interventions", (await provider.Send(list, path, ("Attendance", "Came"))).Location);
        var held = await Stored(mine);
        Assert.Equal((InterventionStatus.Started, Today), (held.Status, Assert.Single(held.Sessions).On));
        var day = Today.ToString("yyyy-MM-dd");
        Assert.Equal(HttpStatusCode.Conflict, (await provider.Send(await provider.Get("/my-work"), path, ("Day", day), ("Attendance", "DidNotCome"))).Status);
        foreach (var wrong in new (string, string?)[][] { [("Day", day)], [("Day", day), ("Attendance", "CalledOff")], [("Day", "32nd"), ("Attendance", "Came")], [("Attendance", "Came")] })
            Assert.Equal(HttpStatusCode.Conflict, (await provider.Send(await provider.Get("/my-work"), path, wrong)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await provider.Send(await provider.Get("/my-work"), path, ("Day", Today.AddDays(1).ToString("yyyy-MM-dd")), ("Attendance", "Came"))).Status);
        Assert.Single((await Stored(mine)).Sessions);

        var session = held.Sessions[0].Id;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"{path}/{session}/edit", ("Attendance", "CalledOff"))).Status);
        Assert.Equal($"/interventions/{mine}", (await provider.Post($"{path}/{session}/edit", ("Attendance", "CancelledByFamily"))).Location);
        // Before the offer was answered there was no session, and who came is not known in advance.
        var before = await provider.Post($"{path}/{session}/edit", [("Attendance", "Came"), .. Day(Today.AddDays(-1), "On")]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, $"A session cannot have been before {Today.ToLong()}, when the service answered the offer."), (before.Status, Assert.Single(before.Errors)));
        Assert.Equal("#On-Day", before.Page.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"));
        Assert.Equal("Who came is recorded on the day of the session or later.", Assert.Single((await provider.Post($"{path}/{session}/edit", [("Attendance", "Came"), .. Day(Today.AddDays(1), "On")])).Errors));
        var sooner = await provider.Send(await provider.Get("/my-work"), path, ("Day", Today.AddDays(-1).ToString("yyyy-MM-dd")), ("Attendance", "Came"));
        Assert.Equal(HttpStatusCode.Conflict, sooner.Status);
        Assert.Contains("A session cannot have been before", sooner.Text, StringComparison.Ordinal);
        held = await Stored(mine);
        Assert.Equal((InterventionStatus.Accepted, SessionAttendance.CancelledByFamily), (held.Status, held.Sessions[0].Attendance!.Value));
        // A session of somebody else's support is not here.
        var theirs = (await Stored(await site.Given.UnderWay(await Offered()))).Sessions[0].Id;
        Assert.Equal(HttpStatusCode.NotFound, (await provider.Get($"{path}/{theirs}/edit")).Status);
    }

    [Fact]
    public async Task Sessions_are_planned_ahead_and_stand_under_My_work_until_somebody_says_who_came()
    {
        var mine = await site.Given.PlaceGiven(await Offered());
        var provider = await site.As("provider.nw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"/interventions/{mine}/sessions/plan", [.. Day(Today, "First"), ("Count", "27"), ("EveryWeeks", "0")])).Status);
        Assert.Equal($"/interventions/{mine}", (await provider.Post($"/interventions/{mine}/sessions/plan", [.. Day(Today, "First"), ("Count", "3"), ("EveryWeeks", "2")])).Location);
        Assert.Equal([Today, Today.AddDays(14), Today.AddDays(28)], (await Stored(mine)).Sessions.Select(session => session.On).Order());
        Assert.Contains("Sessions to record", (await provider.Get("/my-work")).Text);
    }

    [Fact]
    public async Task The_provider_says_how_it_ended_and_then_it_is_out_of_its_sight()
    {
        var mine = await site.Given.UnderWay(await Offered());
        var provider = await site.As("provider.nw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"/interventions/{mine}/ending", ("Status", "EndedEarly"), ("Outcome", "Stopped coming."))).Status);
        // That the family declined is the lead's to say.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.Post($"/interventions/{mine}/ending", ("Status", "DeclinedByFamily"), ("Barrier", "Declined"), ("Outcome", "No."))).Status);
        Assert.Equal("/interventions", (await provider.Post($"/interventions/{mine}/ending", ("Status", "EndedEarly"), ("Barrier", "Transport"), ("Outcome", "No bus."))).Location);
        var held = await Stored(mine);
        Assert.Equal((InterventionStatus.EndedEarly, SupportBarrier.Transport), (held.Status, held.Barrier!.Value));
        foreach (var path in new[] { "", "/ending", "/answer", "/act-now" }) Assert.Equal(HttpStatusCode.NotFound, (await provider.Get($"/interventions/{mine}{path}")).Status);
        Assert.Contains(await Mails(held.CaseReference), mail => mail.To == "health.nw@demo.example" && mail.Subject.Contains("support has ended"));
    }

    [Fact]
    public async Task An_agreement_withdrawn_in_the_middle_holds_support_and_its_provider_learns_the_status_only()
    {
        var mine = await site.Given.UnderWay(await Offered());
        var held = await Stored(mine);
        var waiting = await site.Given.Intervention(await site.Given.Service(Mentors), held.CaseId);
        Guid agreementId;
        await using (var db = site.Db()) agreementId = await db.Agreements.Where(one => one.CaseId == held.CaseId).Select(one => one.Id).SingleAsync();
        var health = await site.As("health.nw");
        Assert.Equal($"/cases/{held.CaseId}", (await health.Post($"/agreements/{agreementId}/withdrawal", ("Because", "They fell out with the mentor."))).Location);
        held = await Stored(mine);
        Assert.Equal((InterventionStatus.OnHold, (await site.Given.User("health.nw")).Id, true), (held.Status, held.OwnerId!.Value, held.DueOn is not null));
        Assert.Equal(InterventionStatus.Stopped, (await Stored(waiting)).Status);

        var provider = await site.As("provider.nw");
        var page = await provider.Get($"/interventions/{mine}");
        Assert.Contains("On hold", page.Text);
        Assert.DoesNotContain("Wants somebody to talk to.", page.Body);
        Assert.DoesNotContain("fell out", page.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await provider.Get($"/interventions/{waiting}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await provider.Send(await provider.Get("/my-work"), $"/interventions/{mine}/sessions", ("Day", Today.AddDays(-1).ToString("yyyy-MM-dd")), ("Attendance", "Came"))).Status);
        var told = (await Mails(held.CaseReference)).Where(mail => mail.To == "provider.nw@demo.example").ToList();
        Assert.Contains(told, mail => mail.Subject.Contains("On hold"));
        Assert.All(told, mail => Assert.DoesNotContain("fell out", mail.Body));

        Assert.Contains("Record a new agreement first", (await health.Get($"/interventions/{mine}/resumption")).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await health.Send(await health.Get("/my-work"), $"/interventions/{mine}/resumption", ("Version", held.Version.ToString()))).Status);
        await site.Given.Agreement(held.CaseId);
        Assert.Equal($"/interventions/{mine}", (await health.Post($"/interventions/{mine}/resumption")).Location);
        Assert.Contains("Wants somebody to talk to.", (await provider.Get($"/interventions/{mine}")).Body);
    }

    [Fact]
    public async Task The_case_does_not_close_before_each_support_is_settled()
    {
        var mine = await site.Given.UnderWay(await Offered());
        var caseId = (await Stored(mine)).CaseId;
        var coordinator = await site.As("coordinator.nw");
        (string, string?)[] closing = [("Reason", "NeedsMet"), ("Note", "Well."), ("ExitPlan", "Football.")];
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"/cases/{caseId}/closure", closing)).Status);
        await (await site.As("provider.nw")).Post($"/interventions/{mine}/ending", ("Status", "HandedOver"), ("Outcome", "We go on meeting."));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/cases/{caseId}/closure", closing)).Status);
    }

    [Fact]
    public async Task On_a_restricted_case_only_the_named_person_of_the_provider_sees_it_and_whoever_is_kept_out_sees_nothing()
    {
        // The police give a service here, so that there is a colleague.
        var serviceId = await site.Given.Service();
        var mine = await site.Given.UnderWay(await site.Given.Intervention(serviceId), "police.nw");
        var caseId = (await Stored(mine)).CaseId;
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police2.nw")).Get($"/interventions/{mine}")).Status);
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/restriction", ("IsRestricted", "true"), ("UserIds", (await site.Given.User("health.nw")).Id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police2.nw")).Get($"/interventions/{mine}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police.nw")).Get($"/interventions/{mine}")).Status);

        var kept = (await site.Given.User("police.nw")).Id;
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/exclusions/new", ("UserId", kept.ToString()), ("Why", "A neighbour."));
        var police = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/interventions/{mine}")).Status);
        var held = await Stored(mine);
        Assert.DoesNotContain(held.SubjectName, (await police.Get("/interventions")).Text);
        Assert.NotEqual(kept, held.OwnerId);
    }

    [Fact]
    public async Task What_rested_with_somebody_of_the_provider_who_left_rests_with_somebody_who_is_there()
    {
        var serviceId = await site.Given.Service();
        var mine = await site.Given.UnderWay(await site.Given.Intervention(serviceId), "police2.nw");
        var leaver = await site.Given.User("police2.nw");
        Assert.Equal(leaver.Id, (await Stored(mine)).OwnerId);
        await site.Given.As("admin", async (db, act) =>
        {
            (await db.Users.SingleAsync(user => user.Id == leaver.Id)).LeavesOn = act.Today.AddDays(-1);
            return leaver.Id;
        });
        await using (var db = site.Db()) await LeaversWork.HandOn(db);
        var held = await Stored(mine);
        Assert.NotEqual(leaver.Id, held.OwnerId);
        Assert.NotNull(held.OwnerId);
        await site.Given.As("admin", async (db, act) =>
        {
            (await db.Users.SingleAsync(user => user.Id == leaver.Id)).LeavesOn = null;
            return leaver.Id;
        });
    }

    [Fact]
    public async Task Whoever_gives_support_can_say_that_a_child_is_at_risk()
    {
        var mine = await site.Given.UnderWay(await Offered());
        var provider = await site.As("provider.nw");
        Assert.StartsWith("/safeguarding/", (await provider.Post($"/interventions/{mine}/act-now", ("Concern", "A bruise."))).Location);
    }
}
