using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Tests.Web.Candidates;

/// <summary>Whom the rules find, who sees them, and what a person decides.</summary>
public sealed class CandidatesTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Police = "North Wales Police", Education = "Wrexham education", ChildrensServices = "Wrexham children’s services", YouthJustice = "Wrexham Youth Justice Service";

    [Fact]
    public async Task A_candidate_shows_which_rules_fired_on_which_records_and_never_a_sum()
    {
        var (listed, id) = await site.Candidate(detail: "Took a bicycle at the station.");
        await site.Says(listed, Education, SignalKind.Attendance, 100, signal => (signal.EndedOn, signal.Quantity) = (site.Clock.GetUtcNow().UtcDateTime.AsDay().AddDays(-30), 71.5m));
        await site.Says(listed, ChildrensServices, SignalKind.SocialWorker, 100);
        await site.Identify();
        var coordinator = await site.As("coordinator.nw");

        var page = await coordinator.Get($"/candidates/{id}");

        Assert.Equal($"{listed.Given} {listed.Family}", page.Heading);
        foreach (var said in new[] { "T01 Second time a suspect of a crime", "T08 Low attendance last term", "Only supports", "X03 Has an allocated social worker", "Took a bicycle at the station.", Police, Education, "71.5 per cent", "Found under version 1" })
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        var list = await coordinator.Get("/candidates");
        Assert.True(list.Links($"/candidates/{id}"));
        Assert.DoesNotContain("bicycle", list.Text, StringComparison.Ordinal);
        Assert.True((await coordinator.Get("/candidates?rule=T08&order=Agencies")).Links($"/candidates/{id}"));
        Assert.False((await coordinator.Get("/candidates?rule=T09")).Links($"/candidates/{id}"));
        Assert.False((await coordinator.Get("/candidates?area=W06000005")).Links($"/candidates/{id}"));
        Assert.True((await coordinator.Get("/my-work/candidates")).Links($"/candidates/{id}"));
        Assert.True((await (await site.As("chair.nw")).Get("/candidates?order=Rules")).Links($"/candidates/{id}"));
    }

    [Theory]
    [InlineData("police.nw")]
    [InlineData("coordinator.herts")]
    [InlineData("opcc.nw")]
    [InlineData("ig.nw")]
    [InlineData("admin")]
    public async Task Nobody_else_learns_that_there_is_a_candidate(string account)
    {
        var (_, id) = await site.Candidate();
        var visitor = await site.As(account);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/candidates/{id}")).Status);
        if (account != "coordinator.herts") Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/candidates")).Status);
        else Assert.False((await visitor.Get("/candidates")).Links($"/candidates/{id}"));
    }

    [Fact]
    public async Task The_chair_reads_and_does_not_decide()
    {
        var (_, id) = await site.Candidate();
        var chair = await site.As("chair.nw");
        Assert.Equal(HttpStatusCode.OK, (await chair.Get($"/candidates/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await chair.Get($"/candidates/{id}/acceptance")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await chair.Get($"/candidates/{id}/decline")).Status);
    }

    [Fact]
    public async Task Accepting_and_declining_need_a_reason()
    {
        var (_, id) = await site.Candidate();
        var coordinator = await site.As("coordinator.nw");
        var accepted = await coordinator.Post($"/candidates/{id}/acceptance", ("Becomes", "new"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, accepted.Status);
        Assert.Equal(["Say why. A person decides here, and their reason is kept."], accepted.Errors);
        Assert.Equal(["Say what should follow"], (await coordinator.Post($"/candidates/{id}/acceptance", ("Becomes", Guid.NewGuid().ToString()), ("Reason", "Because."))).Errors);
        Assert.Equal(["Say what you decide", "Say why. A person decides here, and their reason is kept."], (await coordinator.Post($"/candidates/{id}/decline")).Errors);
        Assert.Equal(["Enter the service that should hold it"], (await coordinator.Post($"/candidates/{id}/decline", ("Decision", "Redirected"), ("Reason", "Because."))).Errors);
        Assert.Equal(CandidateStatus.Waiting, (await site.CandidateOf(id)).Status);
    }

    /// <summary>The canary: what the police wrote goes into the referral and the case, and no page of either shows it to anybody but the panel's own people and the police.</summary>
    [Fact]
    public async Task Accepting_makes_a_draft_whose_evidence_keeps_its_sources_visibility()
    {
        const string canary = "Canary of the police: seen behind the leisure centre.";
        var (listed, id) = await site.Candidate("Bedwyr Canari-Melyn", canary);
        var coordinator = await site.As("coordinator.nw");

        var done = await coordinator.Post($"/candidates/{id}/acceptance", ("Becomes", "new"), ("Reason", "Two in a short time, and nobody holds him."));

        Assert.StartsWith("/referrals/", done.Location, StringComparison.Ordinal);
        var referralId = Guid.Parse(done.Location!.Split('/')[^1]);
        var caseId = Guid.Empty;
        await using (var db = site.Db())
        {
            var referral = await db.Referrals.Include(held => held.Triggers).SingleAsync(held => held.Id == referralId);
            Assert.Equal((ReferralSource.Identified, ReferralStatus.Draft, listed.BornOn), (referral.Source, referral.Status, referral.BornOn!.Value));
            Assert.Equal(["T01"], referral.Triggers.Select(trigger => trigger.Code));
            foreach (var text in new[] { referral.WhatHappened!, referral.Triggers[0].Evidence })
            {
                Assert.DoesNotContain("leisure", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Police", text, StringComparison.OrdinalIgnoreCase);
            }

            var candidate = await site.CandidateOf(id);
            Assert.Equal((CandidateStatus.Accepted, referralId), (candidate.Status, candidate.ReferralId));
            Assert.NotNull(candidate.DecidedById);
            Assert.All(await db.Signals.Where(held => held.IdentityId == listed.IdentityId).ToListAsync(), signal => Assert.True(signal.IsNeeded));
        }

        Assert.Contains(canary, (await coordinator.Get($"/referrals/{referralId}")).Text, StringComparison.Ordinal);
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var referral = await db.Referrals.Include(held => held.Triggers).Include(held => held.NameKeys).AsSplitQuery().SingleAsync(held => held.Id == referralId);
            referral.ConcernsText = "Out with older boys.";
            referral.StrengthsText = "Keen on bicycles.";
            referral.FamilyAware = FamilyAware.Neither;
            referral.FamilyNotAwareBecause = "Not told yet.";
            referral.AnswerImmediateRisk(Answer.No, act);
            referral.Submit(act, await site.Given.Number(db, act, ReferenceCounter.OfReferral), safeguardingConfirmed: false);
            return referral.Id;
        });
        var screening = await coordinator.Get($"/referrals/{referralId}/screening");
        Assert.Contains(canary, screening.Text, StringComparison.Ordinal);
        Assert.True(screening.Links($"/candidates/{id}"));
        var accepted = await coordinator.Post($"/referrals/{referralId}/screening", ("Outcome", "Accept"), ("Reason", "Fits the panel."), ("YoungPerson", "new"), ("Summary", "Out with older boys."));
        Assert.StartsWith("/cases/", accepted.Location, StringComparison.Ordinal);
        caseId = Guid.Parse(accepted.Location!.Split('/')[^1]);
        await using (var db = site.Db())
            Assert.Equal(await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync(), (await db.LinkedIdentities.SingleAsync(held => held.Id == listed.IdentityId)).YoungPersonId);

        // Everybody works on the case, is asked for a check, and sits at the meeting.
        foreach (var agency in new[] { Police, Education, "Betsi Cadwaladr University Health Board" }) await site.Given.Party(caseId, agency);
        var checkId = await site.Given.Check(caseId, Education);
        var actionId = await site.Given.Action(caseId, Education);
        var meetingId = await site.Given.Meeting(published: true, caseId);
        Guid itemId, youngPersonId;
        await using (var db = site.Db())
        {
            itemId = await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => item.Id).SingleAsync();
            youngPersonId = await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
        }

        string[] pages = [$"/cases/{caseId}", $"/young-people/{youngPersonId}", $"/checks/{checkId}", $"/actions/{actionId}", $"/meetings/{meetingId}", $"/meetings/{meetingId}/items/{itemId}", $"/meetings/{meetingId}/pack", $"/referrals/{referralId}", "/my-work", "/cases", "/referrals"];
        foreach (var account in new[] { "education.nw", "health.nw", "wrexham.nw" })
        {
            var visitor = await site.AsProved(account);
            foreach (var path in pages)
            {
                var shown = await visitor.Get(path);
                Assert.DoesNotContain("leisure", shown.Body, StringComparison.Ordinal);
                Assert.DoesNotContain($"/candidates/{id}", shown.Body, StringComparison.Ordinal);
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await (await site.As("education.nw")).Get($"/cases/{caseId}")).Status);
        var police = await (await site.As("police.nw")).Get($"/cases/{caseId}");
        Assert.Contains(canary, police.Text, StringComparison.Ordinal);
        Assert.False(police.Links($"/candidates/{id}"));

        // Whoever is kept out of the case is kept out of what led to it.
        Assert.True((await (await site.As("chair.nw")).Get("/candidates?show=Accepted")).Links($"/candidates/{id}"));
        var chairId = (await site.Given.User("chair.nw")).Id;
        await site.Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, chairId, "A neighbour.").Id);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get($"/candidates/{id}")).Status);
        Assert.False((await (await site.As("chair.nw")).Get("/candidates?show=Accepted")).Links($"/candidates/{id}"));
    }

    [Fact]
    public async Task Accepting_into_an_open_case_leaves_a_note_and_no_second_referral()
    {
        var caseId = await site.Given.Case(name: "Caradog Agored");
        DateOnly bornOn;
        int referrals;
        await using (var db = site.Db())
        {
            bornOn = (await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPerson.BornOn).SingleAsync())!.Value;
            referrals = await db.Referrals.CountAsync();
        }

        var listed = await site.Listed("Caradog Agored", bornOn);
        await site.Says(listed, Education, SignalKind.PermanentExclusion, 4, signal => signal.Detail = "Canary of the school.");
        await site.Identify();
        var id = (await site.WaitingOf(listed))!.Value;
        var coordinator = await site.As("coordinator.nw");
        Assert.True((await coordinator.Get($"/candidates/{id}")).Links($"/cases/{caseId}"));

        var done = await coordinator.Post($"/candidates/{id}/acceptance", ("Becomes", caseId.ToString()), ("Reason", "It belongs to what we do already."));

        Assert.Equal($"/cases/{caseId}", done.Location);
        await using (var db = site.Db())
        {
            Assert.Equal(referrals, await db.Referrals.CountAsync());
            var note = await db.Notes.SingleAsync(held => held.CaseId == caseId);
            Assert.Equal((Visibility.AuthorAndChair, (Guid?)null), (note.Visibility, note.AuthorAgencyId));
            Assert.DoesNotContain("Canary", note.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Canary of the school.", (await coordinator.Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        await site.Given.Party(caseId, ChildrensServices);
        var colleague = await (await site.As("wrexham.nw")).Get($"/cases/{caseId}");
        Assert.Equal(HttpStatusCode.OK, colleague.Status);
        Assert.DoesNotContain("Canary", colleague.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("T07", colleague.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_declined_comes_back_only_with_a_record_that_nobody_had_seen_and_says_so()
    {
        var (listed, id) = await site.Candidate();
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal("/candidates", (await coordinator.Post($"/candidates/{id}/decline", ("Decision", "Declined"), ("Reason", "His school holds him well."))).Location);
        Assert.True((await coordinator.Get("/candidates?show=Declined")).Links($"/candidates/{id}"));

        // The same records, looked at again; and the same crime said again by a newer row of its source.
        await Touch(listed);
        await site.Identify();
        Assert.Null(await site.WaitingOf(listed));
        string key;
        await using (var db = site.Db()) key = (await db.Signals.FirstAsync(held => held.IdentityId == listed.IdentityId && held.OccurredOn < site.Clock.GetUtcNow().UtcDateTime.AsDay().AddDays(-30))).SourceKey;
        await site.Says(listed, Police, SignalKind.Crime, 61, signal => signal.SourceKey = key);
        await site.Identify();
        Assert.Null(await site.WaitingOf(listed));

        await site.Says(listed, Police, SignalKind.Crime, 1);
        await site.Identify();
        var again = (await site.WaitingOf(listed))!.Value;
        var page = await coordinator.Get($"/candidates/{again}");
        Assert.Contains("Came back because of a record that was not there when somebody decided before.", page.Text, StringComparison.Ordinal);
        Assert.Contains("His school holds him well.", page.Text, StringComparison.Ordinal);
        Assert.True(page.Links($"/candidates/{id}"));
    }

    [Fact]
    public async Task Of_two_people_who_decide_at_once_one_is_told_so()
    {
        var (_, id) = await site.Candidate();
        var (one, other) = (await site.As("coordinator.nw"), await site.As("coordinator.nw"));
        var (first, second) = (await one.Get($"/candidates/{id}/acceptance"), await other.Get($"/candidates/{id}/decline"));
        Assert.Equal(HttpStatusCode.Redirect, (await one.Send(first, $"/candidates/{id}/acceptance", ("Becomes", "new"), ("Reason", "Nobody holds them."))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await other.Send(second, $"/candidates/{id}/decline", ("Decision", "Declined"), ("Reason", "No."))).Status);
        Assert.Equal(CandidateStatus.Accepted, (await site.CandidateOf(id)).Status);
        await using var db = site.Db();
        Assert.Equal(1, await db.Referrals.CountAsync(held => held.Id == db.Candidates.Where(candidate => candidate.Id == id).Select(candidate => candidate.ReferralId).Single()));
    }

    [Fact]
    public async Task A_candidate_whose_record_is_taken_back_leaves_the_list_and_says_why()
    {
        var listed = await site.Listed();
        var signalId = await site.Says(listed, Police, SignalKind.Weapon, 3);
        await site.Identify();
        var id = (await site.WaitingOf(listed))!.Value;

        await site.TakesBack(listed, signalId);
        await site.Identify();

        var candidate = await site.CandidateOf(id);
        Assert.Equal((CandidateStatus.NoLongerMet, (Guid?)null), (candidate.Status, candidate.OwnerId));
        var coordinator = await site.As("coordinator.nw");
        Assert.False((await coordinator.Get("/candidates")).Links($"/candidates/{id}"));
        Assert.True((await coordinator.Get("/candidates?show=NoLongerMet")).Links($"/candidates/{id}"));
        Assert.Contains("the rules no longer find this young person", (await coordinator.Get($"/candidates/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Get($"/candidates/{id}/acceptance")).Status);
        await using var db = site.Db();
        Assert.False((await db.Signals.SingleAsync(held => held.Id == signalId)).IsNeeded);
    }

    [Fact]
    public async Task What_lapses_with_time_leaves_the_list_on_its_day()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var listed = await own.Listed();
        await own.Says(listed, Police, SignalKind.Crime, 85);
        await own.Says(listed, Police, SignalKind.Crime, 100);
        await own.Identify();
        Assert.NotNull(await own.WaitingOf(listed));
        own.Clock.Advance(TimeSpan.FromDays(5));
        await own.Identify();
        Assert.NotNull(await own.WaitingOf(listed));
        own.Clock.Advance(TimeSpan.FromDays(1));
        await own.Identify();
        Assert.Null(await own.WaitingOf(listed));
    }

    [Fact]
    public async Task A_record_dated_in_the_future_fires_on_its_day()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var listed = await own.Listed();
        await own.Says(listed, Police, SignalKind.Weapon, -2);
        await own.Identify();
        Assert.Null(await own.WaitingOf(listed));
        own.Clock.Advance(TimeSpan.FromDays(2));
        await own.Identify();
        Assert.NotNull(await own.WaitingOf(listed));
    }

    [Fact]
    public async Task Whoever_holds_what_rested_on_a_record_is_told_that_it_was_taken_back_and_says_what_follows()
    {
        var listed = await site.Listed();
        var signalId = await site.Says(listed, Police, SignalKind.Weapon, 3, signal => signal.Detail = "A kitchen knife in a bag.");
        await site.Identify();
        var id = (await site.WaitingOf(listed))!.Value;
        var coordinator = await site.As("coordinator.nw");
        var referralId = Guid.Parse((await coordinator.Post($"/candidates/{id}/acceptance", ("Becomes", "new"), ("Reason", "A knife."))).Location!.Split('/')[^1]);

        await site.TakesBack(listed, signalId);
        Guid changeId;
        await using (var db = site.Db())
        {
            await using var own = db.As(Purpose.Identifying);
            EvidenceChange? told = null;
            await new Identifying(own) { TellOfChange = change => { told = change; return Task.CompletedTask; } }.Run();
            Assert.Equal(((await site.Given.User("coordinator.nw")).Id, referralId, false), (told!.OwnerId!.Value, told.ReferralId!.Value, told.StillFound));
            changeId = told.Id;
        }

        await site.Identify();
        Assert.True((await coordinator.Get("/my-work")).Links($"/evidence-changes/{changeId}"));
        var page = await coordinator.Get($"/evidence-changes/{changeId}");
        Assert.Contains("Without it the panel’s rules would not have found the young person.", page.Text, StringComparison.Ordinal);
        Assert.Contains("A kitchen knife in a bag.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Say what it means, even if nothing changes"], (await coordinator.Post($"/evidence-changes/{changeId}")).Errors);
        await coordinator.Post($"/evidence-changes/{changeId}", ("Consequence", "The draft is withdrawn."));
        Assert.Contains("The draft is withdrawn.", (await coordinator.Get($"/evidence-changes/{changeId}")).Text, StringComparison.Ordinal);
        Assert.False((await coordinator.Get("/my-work/evidence-changes")).Links($"/evidence-changes/{changeId}"));
        Assert.Contains("Taken back or corrected on", (await coordinator.Get($"/referrals/{referralId}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/evidence-changes/{changeId}")).Status);
        await using (var db = site.Db()) Assert.Equal(1, await db.EvidenceChanges.CountAsync(held => held.CandidateId == id));
    }

    [Fact]
    public async Task A_record_that_says_that_a_child_is_at_risk_starts_the_clock_of_act_now_and_shows_whom_to_ring()
    {
        var listed = await site.Listed();
        await site.Says(listed, ChildrensServices, SignalKind.RiskOfHarm, 1);
        var told = 0;
        await using (var db = site.Db())
        {
            await using var own = db.As(Purpose.Identifying);
            await new Identifying(own) { TellOfRisk = (_, _) => { told++; return Task.CompletedTask; } }.Run();
        }

        Assert.Equal(1, told);
        var id = (await site.WaitingOf(listed))!.Value;
        var coordinator = await site.As("coordinator.nw");
        var page = await coordinator.Get($"/candidates/{id}");
        Assert.Contains("01632 960101", page.Text, StringComparison.Ordinal);
        Assert.Contains("the panel is not the way", page.Text, StringComparison.Ordinal);
        Guid reportId;
        await using (var db = site.Db())
        {
            var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == id);
            reportId = report.Id;
            Assert.Equal(ReportedFrom.Candidate, report.From);
            Assert.Equal(report.RaisedAt.AddHours(4), report.DueAt);
        }

        Assert.True(page.Links($"/safeguarding/{reportId}"));
        Assert.True((await coordinator.Get($"/safeguarding/{reportId}")).Links($"/candidates/{id}"));
        Assert.Contains($"{listed.Given} {listed.Family}", (await coordinator.Get("/my-work")).Text, StringComparison.Ordinal);
        // What the program says of it is read in the reader’s language.
        Assert.Contains("It came by a list", (await coordinator.Get("/my-work")).Text, StringComparison.Ordinal);
        await coordinator.Post("/language", ("language", "cy"), ("returnUrl", "/my-work"));
        var welsh = (await coordinator.Get("/my-work")).Text;
        Assert.Contains("Mae cofnod ar restr asiantaeth yn dweud y gall y person ifanc hwn fod mewn perygl", welsh, StringComparison.Ordinal);
        Assert.DoesNotContain("It came by a list", welsh, StringComparison.Ordinal);
        await coordinator.Post("/language", ("language", "en"), ("returnUrl", "/my-work"));
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Get($"/candidates/{id}/acceptance")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/candidates/{id}/decline", ("Decision", "Declined"), ("Reason", "No."))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/candidates/{id}/decline", ("Decision", "Redirected"), ("RedirectedTo", "Front door"), ("Reason", "Reported."))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/candidates/{id}/decline", ("Decision", "Redirected"), ("RedirectedTo", "Front door"), ("RedirectReference", "FD/1"), ("Reason", "Reported."))).Status);
        // Looked at again, it starts no second clock.
        await Touch(listed);
        await site.Identify();
        await using (var db = site.Db()) Assert.Equal(1, await db.SafeguardingReports.CountAsync(held => held.RecordId == id));
    }

    [Fact]
    public async Task A_draft_that_nobody_sends_goes_and_the_candidate_waits_again()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var (listed, id) = await own.Candidate();
        var done = await (await own.As("coordinator.nw")).Post($"/candidates/{id}/acceptance", ("Reason", "Nobody holds him."));
        var referralId = Guid.Parse(done.Location!.Split('/')[^1]);
        own.Clock.Advance(TimeSpan.FromDays(15));
        await using (var db = own.Db())
        {
            await using var sweeping = db.As(Purpose.Sweeping);
            Assert.Equal(1, await DraftPurge.Sweep(sweeping));
            Assert.False(await db.Referrals.AnyAsync(held => held.Id == referralId));
            Assert.False(await db.ReferralEvidence.AnyAsync(held => held.CandidateId == id));
        }

        Assert.Equal(id, await own.WaitingOf(listed));
        Assert.Equal((CandidateStatus.Waiting, (Guid?)null, true), await own.CandidateOf(id) is var again ? (again.Status, again.DecidedById, again.OwnerId is not null) : default);
    }

    [Fact]
    public async Task The_name_is_that_of_the_records_whose_birth_date_is_taken()
    {
        var listed = await site.Listed();
        await site.Says(listed, Police, SignalKind.Weapon, 30);
        await site.Says(listed, Education, SignalKind.PermanentExclusion, 20);
        // A record of somebody else that was linked by mistake is the newest.
        await site.Says(listed with { Given = "Arall", BornOn = listed.BornOn.AddYears(-1) }, Police, SignalKind.Weapon, 2);
        await site.Identify();
        var candidate = await site.CandidateOf((await site.WaitingOf(listed))!.Value);
        Assert.Equal((listed.Given, listed.BornOn), (candidate.GivenName, candidate.BornOn!.Value));
        Assert.Contains("About: Arall", (await (await site.As("coordinator.nw")).Get($"/candidates/{candidate.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_looked_after_child_is_redirected_not_accepted()
    {
        var listed = await site.Listed();
        await site.Says(listed, Education, SignalKind.PermanentExclusion, 3);
        await site.Says(listed, ChildrensServices, SignalKind.LookedAfter, 300);
        await site.Identify();
        var id = (await site.WaitingOf(listed))!.Value;
        var coordinator = await site.As("coordinator.nw");
        Assert.False((await coordinator.Get("/candidates")).Links($"/candidates/{id}"));
        Assert.True((await coordinator.Get("/candidates?show=Elsewhere")).Links($"/candidates/{id}"));
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Get($"/candidates/{id}/acceptance")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/candidates/{id}/decline", ("Decision", "Redirected"), ("RedirectedTo", "Looked-after team"), ("Reason", "They hold him."))).Status);
    }

    [Fact]
    public async Task What_others_hold_is_a_fact_and_a_sensitive_programme_is_only_a_contact()
    {
        var (listed, id) = await site.Candidate();
        await site.Says(listed, YouthJustice, SignalKind.Programme, 40, signal => signal.Programme = Programme.Turnaround);
        await site.Says(listed, ChildrensServices, SignalKind.Programme, 40, signal => signal.Programme = Programme.Sensitive);
        await site.Given.As("admin", async (db, _) => (await db.Agencies.SingleAsync(agency => agency.Name == ChildrensServices)).ContactId = (await db.Users.SingleAsync(user => user.Email == "wrexham.nw@demo.example")).Id);

        var page = await (await site.As("coordinator.nw")).Get($"/candidates/{id}");

        Assert.Contains($"Turnaround has the young person already, says {YouthJustice}", page.Text, StringComparison.Ordinal);
        Assert.Contains("Already held: speak to Huw Derwen", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A programme that is not named", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_says_who_else_holds_the_young_person_without_naming_another_panels_record()
    {
        var caseId = await site.Given.Case("police.herts", "Meurig Ffin", "coordinator.herts", site.Given.OtherPanelId);
        DateOnly bornOn;
        string reference;
        await using (var db = site.Db()) (bornOn, reference) = await db.Cases.Where(held => held.Id == caseId).Select(held => new ValueTuple<DateOnly, string>(held.YoungPerson.BornOn!.Value, held.Reference)).SingleAsync();
        var listed = await site.Listed("Meurig Ffin", bornOn);
        await site.Says(listed, YouthJustice, SignalKind.Programme, 40, signal => signal.Programme = Programme.YouthJustice);
        var referralId = await site.Given.Referral(name: "Meurig Ffin");
        await using (var db = site.Db())
        {
            (await db.Referrals.SingleAsync(held => held.Id == referralId)).BornOn = bornOn;
            await db.SaveChangesAsync();
        }

        var page = await (await site.As("coordinator.nw")).Get($"/referrals/{referralId}/screening");

        Assert.Contains($"Youth justice service has the young person already, says {YouthJustice}", page.Text, StringComparison.Ordinal);
        Assert.Contains("Already held: speak to Grace Thistledown", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, page.Text, StringComparison.Ordinal);
    }

    private async Task Touch(Listed listed)
    {
        await using var db = site.Db();
        (await db.LinkedIdentities.SingleAsync(held => held.Id == listed.IdentityId)).ToEvaluateSince = db.Now;
        await db.SaveChangesAsync();
    }
}
