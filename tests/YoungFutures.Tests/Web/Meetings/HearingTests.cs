using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Tests.Web.Meetings;

public sealed class HearingTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task The_coordinator_records_a_decision_with_its_actions_in_one_go()
    {
        var (address, caseId) = await Item(quorate: true);
        var coordinator = await site.As("coordinator.nw");
        var shown = await coordinator.Get(address);
        Assert.Empty(shown.Page.QuerySelectorAll("input[name=Outcome][checked]"));
        var health = await Given.User("health.nw");

        var answer = await coordinator.Post(address, ("Outcome", "Adopted"), ("Reasons", "A club would help."), ("Dissent", "Education: too soon."), ("TellsFamily", "The nurse"),
            ("LeadAgencyId", health.AgencyId.ToString()), ("LeadPractitionerId", health.Id.ToString()),
            ("Actions[0].What", "Call the family."), ("Actions[0].AgencyId", health.AgencyId.ToString()), ("Actions[0].OwnerId", health.Id.ToString()),
            ("Actions[0].DueOn.Day", "2"), ("Actions[0].DueOn.Month", "12"), ("Actions[0].DueOn.Year", "2026"),
            ("Actions[3].What", "Find a mentor."), ("Actions[3].AgencyId", health.AgencyId.ToString()),
            ("Actions[3].DueOn.Day", "9"), ("Actions[3].DueOn.Month", "12"), ("Actions[3].DueOn.Year", "2026"));

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        await using var db = site.Db();
        var decision = await db.Decisions.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal((DecisionOutcome.Adopted, true, "Education: too soon."), (decision.Outcome, decision.WasQuorate, decision.Dissent));
        var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
        Assert.Equal((CaseStatus.Engaging, health.Id), (@case.Status, @case.OwnerId!.Value));
        Assert.Equal(2, await db.SupportActions.CountAsync(action => action.DecisionId == decision.Id && action.Status == ActionStatus.Open));
        var page = await coordinator.Get(address);
        Assert.Contains("A club would help.", page.Text);
        Assert.DoesNotContain("Record the decision", page.Text);
    }

    [Fact]
    public async Task A_decision_tells_the_lead_agency_and_whoever_an_action_rests_with_and_no_word_of_it()
    {
        var (address, caseId) = await Item(quorate: true);
        var (coordinator, health, police) = (await site.As("coordinator.nw"), await Given.User("health.nw"), await Given.User("police.nw"));

        await coordinator.Post(address, [.. await Adopt(),
            ("Actions[0].What", "Call the family."), ("Actions[0].AgencyId", police.AgencyId.ToString()), ("Actions[0].OwnerId", police.Id.ToString()),
            ("Actions[0].DueOn.Day", "2"), ("Actions[0].DueOn.Month", "12"), ("Actions[0].DueOn.Year", "2026")]);

        await using var db = site.Db();
        var @case = await db.Cases.Include(held => held.Actions).SingleAsync(held => held.Id == caseId);
        var lead = await db.OutboxMessages.SingleAsync(mail => mail.Body.Contains($"/cases/{caseId}"));
        Assert.Equal((health.Email, @case.OwnerId), (lead.To, (Guid?)health.Id));
        Assert.Contains(@case.Reference, lead.Subject);
        Assert.Contains("20 November 2026", lead.Body);
        var asked = await db.OutboxMessages.SingleAsync(mail => mail.Body.Contains($"/actions/{@case.Actions.Single().Id}"));
        Assert.Equal(police.Email, asked.To);
        Assert.All([lead, asked], mail => Assert.DoesNotContain("family", mail.Subject + mail.Body));
    }

    [Fact]
    public async Task A_decision_that_is_refused_tells_nobody()
    {
        var (address, caseId) = await Item(quorate: false);
        Assert.Equal(HttpStatusCode.Conflict, (await (await site.As("coordinator.nw")).Post(address, await Adopt())).Status);
        await using var db = site.Db();
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.Body.Contains($"/cases/{caseId}")));
    }

    [Fact]
    public async Task Without_quorum_only_the_chair_can_let_a_case_be_adopted()
    {
        var (address, caseId) = await Item(quorate: false);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var adopt = await Adopt();
        Assert.Contains("Not quorate", (await coordinator.Get(address)).Text);

        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post(address, adopt)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Post(address, [.. adopt, ("Exception", "I say so.")])).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await chair.Post(address, adopt)).Status);
        Assert.Equal(HttpStatusCode.Found, (await chair.Post(address, [.. adopt, ("Exception", "The police rang in.")])).Status);

        await using var db = site.Db();
        var decision = await db.Decisions.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal((false, "The police rang in.", (await Given.User("chair.nw")).Id), (decision.WasQuorate, decision.Exception, decision.ExceptionById!.Value));
    }

    [Fact]
    public async Task A_partner_with_a_seat_reads_the_item_and_decides_nothing()
    {
        var (address, caseId) = await Item(quorate: true);
        var police = await site.As("police2.nw");

        Assert.Equal(HttpStatusCode.OK, (await police.Get(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Post(address, ("Outcome", "NoFurtherAction"), ("Reasons", "No."), ("TellsFamily", "Nobody"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.herts")).Post(address, ("Outcome", "NoFurtherAction"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.herts")).Get(address)).Status);
        await using var db = site.Db();
        Assert.False(await db.Decisions.AnyAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task An_item_decided_by_somebody_quicker_keeps_both_texts_on_the_page()
    {
        var (address, caseId) = await Item(quorate: true);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var slow = await chair.Get(address);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(address, ("Outcome", "NoFurtherAction"), ("Reasons", "The family has help."), ("TellsFamily", "The school"))).Status);

        var answer = await chair.Send(slow, address, ("Outcome", "Deferred"), ("Reasons", "We want to hear the school."));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("The family has help.", answer.Text);
        Assert.Contains("We want to hear the school.", answer.Text);
        await using var db = site.Db();
        Assert.Equal(DecisionOutcome.NoFurtherAction, (await db.Decisions.SingleAsync(held => held.CaseId == caseId)).Outcome);
    }

    [Fact]
    public async Task Two_who_decide_in_the_same_moment_make_one_decision()
    {
        var (address, caseId) = await Item(quorate: true);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var (one, other) = (await coordinator.Get(address), await chair.Get(address));

        var answers = await Task.WhenAll(
            coordinator.Send(one, address, ("Outcome", "NoFurtherAction"), ("Reasons", "One."), ("TellsFamily", "The school")),
            chair.Send(other, address, ("Outcome", "Signposted"), ("Reasons", "Other."), ("TellsFamily", "The school")));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        await using var db = site.Db();
        Assert.Equal(1, await db.Decisions.CountAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_decision_and_its_actions_once()
    {
        var (address, caseId) = await Item(quorate: true);
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get(address);
        var health = (await Given.User("health.nw")).AgencyId.ToString();
        (string, string?)[] fields = [.. await Adopt(), ("Actions[0].What", "Call."), ("Actions[0].AgencyId", health),
            ("Actions[0].DueOn.Day", "2"), ("Actions[0].DueOn.Month", "12"), ("Actions[0].DueOn.Year", "2026")];

        var first = await coordinator.Send(form, address, fields);
        var second = await coordinator.Send(form, address, fields);

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (first.Status, second.Status));
        await using var db = site.Db();
        Assert.Equal((1, 1), (await db.Decisions.CountAsync(held => held.CaseId == caseId), await db.SupportActions.CountAsync(held => held.CaseId == caseId)));
    }

    [Fact]
    public async Task A_decision_that_closes_the_case_ends_what_hangs_from_it_but_not_the_pack()
    {
        var (address, caseId) = await Item(quorate: true);
        var checkId = await Given.Check(caseId, "Glannau Youth Club");
        var coordinator = await site.As("coordinator.nw");

        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(address, ("Outcome", "Signposted"), ("Reasons", "The youth club."), ("TellsFamily", "The school"))).Status);

        await using var db = site.Db();
        Assert.NotNull((await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).UnassignedAt);
        var referral = await db.Referrals.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal(YoungFutures.Domain.Referrals.Referral.ByMail, referral.ReferrerToldHow);
        var mail = await db.OutboxMessages.SingleAsync(held => held.To == "police.nw@demo.example" && held.Body.Contains($"/referrals/{referral.Id}"));
        Assert.DoesNotContain("youth club", mail.Subject + mail.Body);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("health.nw")).Get(address)).Status);
    }

    [Theory]
    [InlineData("Outcome", "", "Choose what the panel decided")]
    [InlineData("Outcome", "Redirect the moon", "Enter an answer that can be understood")]
    [InlineData("Reasons", "", "Enter the reasons for the decision")]
    [InlineData("TellsFamily", "", "Enter who tells the family")]
    [InlineData("Actions[0].What", "Call.", "This decision closes the case, so it can set no actions. Clear them, or choose another decision.")]
    [InlineData("ReviewOn.Day", "1", "The date must include a month and a year")]
    public async Task A_form_that_is_wrong_says_what_is_wrong_and_keeps_what_was_typed(string field, string typed, string message)
    {
        var (address, caseId) = await Item(quorate: true);
        var coordinator = await site.As("coordinator.nw");
        var fields = new Dictionary<string, string?> { ["Outcome"] = "NoFurtherAction", ["Reasons"] = "Nothing to do here.", ["TellsFamily"] = "The school", [field] = typed };

        var answer = await coordinator.Post(address, [.. fields.Select(held => (held.Key, held.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Errors);
        if (field != "Reasons") Assert.Contains("Nothing to do here.", answer.Body);
        await using var db = site.Db();
        Assert.False(await db.Decisions.AnyAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task Nobody_can_be_named_who_does_not_work_for_the_agency()
    {
        var (address, _) = await Item(quorate: true);
        var coordinator = await site.As("coordinator.nw");
        var (health, police, herts) = (await Given.User("health.nw"), await Given.User("police.nw"), await Given.User("police.herts"));

        var answer = await coordinator.Post(address, [.. (await Adopt()).Where(field => field.Item1 != "LeadAgencyId"), ("LeadAgencyId", health.AgencyId.ToString()), ("LeadPractitionerId", police.Id.ToString()),
            ("Actions[0].What", "Call."), ("Actions[0].AgencyId", herts.AgencyId.ToString())]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Choose somebody who works for the lead agency", answer.Errors);
        Assert.Contains("Choose an agency of this panel", answer.Errors);
        Assert.Contains("Enter the date by which it is done", answer.Errors);
    }

    [Fact]
    public async Task Before_the_day_the_page_offers_no_decision_and_takes_none()
    {
        var caseId = await Given.Case();
        var meetingId = await Given.Meeting(published: true, caseId);
        await using var db = site.Db();
        var address = $"/meetings/{meetingId}/items/{await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => item.Id).SingleAsync()}";
        var coordinator = await site.As("coordinator.nw");

        var page = await coordinator.Get(address);
        Assert.Contains("Decisions are recorded from a published agenda, on the day of the meeting or after it.", page.Text);
        var version = (await db.AgendaItems.SingleAsync(item => item.MeetingId == meetingId)).Version.ToString();
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post(address, ("Outcome", "NoFurtherAction"), ("Reasons", "No."), ("TellsFamily", "X"), ("Version", version))).Status);
    }

    [Fact]
    public async Task An_agency_the_family_objects_to_leads_or_is_given_an_action_only_with_a_reason_that_it_never_reads()
    {
        var (address, caseId) = await Item(quorate: true);
        var health = (await Given.User("health.nw")).AgencyId;
        await Given.Objection(caseId, "Betsi Cadwaladr University Health Board");
        await Given.Objection(caseId, "Wrexham education");
        var (coordinator, education) = (await site.As("coordinator.nw"), (await Given.User("education.nw")).AgencyId);
        Assert.Contains("They were at school together.", (await coordinator.Get(address)).Page.QuerySelector("[data-deciding]")!.TextContent);
        (string, string?)[] adopt = [.. await Adopt(), ("Actions[0].What", "Call the school."), ("Actions[0].AgencyId", education.ToString()),
            ("Actions[0].DueOn.Day", "2"), ("Actions[0].DueOn.Month", "12"), ("Actions[0].DueOn.Year", "2026")];

        var silent = await coordinator.Post(address, adopt);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("The family objects to this agency knowing. Say why it leads all the same.", silent.Errors);
        Assert.Contains("The family objects to this agency knowing. Say why it is given the action all the same.", silent.Errors);
        Assert.Contains("A club would help.", silent.Text);

        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(address, [.. adopt, ("Despite", "Nobody else can treat her."), ("Actions[0].Despite", "Only they know the head.")])).Status);
        await using (var db = site.Db())
        {
            var despite = await db.DisclosuresMade.Where(held => held.CaseId == caseId && held.Despite != null).ToDictionaryAsync(held => held.ToAgencyId!.Value, held => held.Despite);
            Assert.Equal(("Nobody else can treat her.", "Only they know the head."), (despite[health!.Value], despite[education!.Value]));
        }

        var nurse = await site.As("health.nw");
        foreach (var page in new[] { $"/cases/{caseId}", $"/cases/{caseId}/sharing", address })
        {
            var read = await nurse.Get(page);
            Assert.Equal(HttpStatusCode.OK, read.Status);
            Assert.DoesNotContain("Nobody else can treat her.", read.Text);
            Assert.DoesNotContain("Objection: Betsi", read.Text);
            Assert.DoesNotContain("objects to Betsi", read.Text);
        }
    }

    [Fact]
    public async Task No_decision_makes_an_agency_lead_against_an_objection_without_a_reason()
    {
        var caseId = await Given.Case();
        await Given.Objection(caseId, "Betsi Cadwaladr University Health Board");
        var lead = (await Given.User("health.nw")).AgencyId!.Value;
        Task<Guid> Decide(string? despite) => Given.As("chair.nw", async (db, act) =>
        {
            var meeting = new PanelMeeting(act, act.At, 60, "Tŷ Pawb", null, act.UserId);
            db.PanelMeetings.Add(meeting);
            meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
            meeting.Publish(act, []);
            db.Decisions.Add(new Decision(act, meeting.Items.Single(), DecisionOutcome.Adopted, "Early help is wanted.", null, lead, null, null, null, null, new Quorum(true, [], []), null, null, despite));
            return caseId;
        });
        await Assert.ThrowsAsync<YoungFutures.Domain.Refused>(() => Decide(null));
        await Decide("Nobody else can treat her.");
    }

    private async Task<(string, string?)[]> Adopt() =>
        [("Outcome", "Adopted"), ("Reasons", "A club would help."), ("TellsFamily", "The nurse"), ("LeadAgencyId", (await Given.User("health.nw")).AgencyId.ToString())];

    private async Task<(string Address, Guid CaseId)> Item(bool quorate)
    {
        var caseId = await Given.Case();
        var address = await Given.As("coordinator.nw", async (db, act) =>
        {
            var meeting = new PanelMeeting(act, act.At, 90, "Tŷ Pawb", null, (await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example")).Id);
            db.PanelMeetings.Add(meeting);
            var item = meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
            var agencies = await db.AgenciesAtTheTable(act.Panel.Id, act.Today).ToListAsync();
            meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).ToListAsync());
            if (quorate)
            {
                meeting.RecordChair(Presence.Present, null);
                foreach (var agency in agencies) meeting.Record(agency, null, "Somebody", Presence.Present, null, true);
            }

            return $"/meetings/{meeting.Id}/items/{item.Id}";
        });
        return (address, caseId);
    }
}
