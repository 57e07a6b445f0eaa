using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Admin;

/// <summary>The owner is a person or, from the moment that person leaves, somebody who is there.</summary>
public sealed class LeaversWorkTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private async Task<Guid?> OwnerOf<T>(Guid id) where T : YoungFutures.Domain.Record, IOwned
    {
        await using var db = site.Db();
        return (await db.Set<T>().AsNoTracking().SingleAsync(held => held.Id == id)).OwnerId;
    }

    private async Task LeavesOn(string account, DateOnly? on)
    {
        await using var db = site.Db();
        (await db.Users.SingleAsync(user => user.Email == account + "@demo.example")).LeavesOn = on;
        await db.SaveChangesAsync();
    }

    private async Task ContactIs(string account)
    {
        await using var db = site.Db();
        var user = await db.Users.SingleAsync(held => held.Email == account + "@demo.example");
        (await db.Agencies.SingleAsync(agency => agency.Id == user.AgencyId)).ContactId = user.Id;
        await db.SaveChangesAsync();
    }

    private async Task<int> HandOn()
    {
        await using var db = site.Db();
        return await LeaversWork.HandOn(db);
    }

    private DateOnly Today => DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);

    private static readonly string[] Leaver = ["police.nw"];

    [Fact]
    public async Task Whatever_rests_with_somebody_rests_with_somebody_else_from_the_day_after_their_last()
    {
        var caseId = await Given.Adopted("North Wales Police");
        var checkId = await Given.Check(caseId);
        var actionId = await Given.Action(caseId);
        var draftId = await Given.Draft();
        var referralId = await Given.Referral();
        var questionId = await Given.As("coordinator.nw", async (db, act) => (await db.Referrals.SingleAsync(held => held.Id == referralId)).Ask(act, "Since when?").Id);
        var (police, colleague, coordinator) = (await Given.User(Leaver[0]), await Given.User("police2.nw"), await Given.User("coordinator.nw"));
        Assert.Equal(police.Id, await OwnerOf<Case>(caseId));

        // A last day that is still to come, or today, changes nothing.
        await LeavesOn(Leaver[0], Today);
        Assert.Equal(0, await HandOn());
        site.Clock.Advance(TimeSpan.FromDays(1));
        await ContactIs("police2.nw");
        Assert.Equal(5, await HandOn());

        foreach (var owner in new[] { await OwnerOf<AgencyCheck>(checkId), await OwnerOf<SupportAction>(actionId), await OwnerOf<ReferralQuestion>(questionId) }) Assert.Equal(colleague.Id, owner);
        foreach (var owner in new[] { await OwnerOf<Case>(caseId), await OwnerOf<Referral>(draftId) }) Assert.Equal(coordinator.Id, owner);
        Assert.Equal(0, await HandOn());
        await using var db = site.Db();
        var line = await db.AuditEntries.SingleAsync(entry => entry.RecordId == checkId && entry.Event == AuditEvents.Changed);
        Assert.Contains(nameof(AgencyCheck.OwnerId), line.Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_contact_has_left_too_the_coordinator_has_it_and_the_agency_has_no_contact()
    {
        var caseId = await Given.Case("school.nw");
        var checkId = await Given.Check(caseId);
        var actionId = await Given.Action(caseId);
        await LeavesOn(Leaver[0], Today.AddDays(-1));
        await HandOn();
        var coordinator = await Given.User("coordinator.nw");
        Assert.Equal(coordinator.Id, await OwnerOf<AgencyCheck>(checkId));
        Assert.Equal(coordinator.Id, await OwnerOf<SupportAction>(actionId));
        await using var db = site.Db();
        Assert.Null((await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police")).ContactId);
        Assert.True((await (await site.As("coordinator.nw")).Get($"/checks/{checkId}")).Links($"/checks/{checkId}/owner"));
    }

    [Fact]
    public async Task A_lead_practitioner_who_leaves_leaves_the_case_to_the_coordinator_and_its_page_says_so()
    {
        var caseId = await Given.Supported();
        var health = await Given.User("health.nw");
        await (await site.As("admin")).Post($"/admin/users/{health.Id}/ending");
        var coordinator = await Given.User("coordinator.nw");
        Assert.Equal(coordinator.Id, await OwnerOf<Case>(caseId));
        await using var db = site.Db();
        Assert.Null((await db.Cases.SingleAsync(held => held.Id == caseId)).LeadPractitionerId);
        var page = await (await site.As("coordinator.nw")).Get($"/cases/{caseId}");
        Assert.Contains($"The lead practitioner left: {health.DisplayName}", page.Text, StringComparison.Ordinal);
        Assert.True(page.Links($"/cases/{caseId}/lead-acceptance"));
        // Whoever ended the account is the one the audit names.
        var admin = await Given.User("admin");
        Assert.Contains(await db.AuditEntries.Where(entry => entry.RecordId == caseId && entry.Purpose == "Sweeping").Select(entry => entry.UserId).ToListAsync(), by => by == admin.Id);
    }

    [Fact]
    public async Task A_last_day_to_come_is_acted_on_by_the_sweep_once_it_is_over()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"));
        var police = await Given.User(Leaver[0]);
        var admin = await site.As("admin");
        async Task Save(DateOnly on) => Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"/admin/users/{police.Id}/edit",
            ("LeavesOn.Day", $"{on.Day}"), ("LeavesOn.Month", $"{on.Month}"), ("LeavesOn.Year", $"{on.Year}"))).Status);
        await Save(Today.AddDays(3));
        Assert.Equal(police.Id, await OwnerOf<AgencyCheck>(checkId));
        site.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, await HandOn());
        Assert.NotEqual(police.Id, await OwnerOf<AgencyCheck>(checkId));
    }

    [Fact]
    public async Task Two_nodes_that_sweep_at_once_hand_each_of_it_on_once()
    {
        var checks = new List<Guid>();
        for (var made = 0; made < 5; made++) checks.Add(await Given.Check(await Given.Case("school.nw")));
        await LeavesOn(Leaver[0], Today.AddDays(-1));
        var moved = await Task.WhenAll(Task.Run(HandOn), Task.Run(HandOn));
        Assert.Equal(5, moved.Sum());
        await using var db = site.Db();
        foreach (var checkId in checks)
            Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.RecordId == checkId && entry.Event == AuditEvents.Changed));
    }

    [Fact]
    public async Task A_restricted_case_goes_to_a_coordinator_who_is_named_on_it_and_its_check_to_nobody_unnamed()
    {
        var caseId = await Given.Adopted("North Wales Police");
        var checkId = await Given.Check(caseId, "North Wales Police");
        var police = await Given.User(Leaver[0]);
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.WithAllThatClosingTouches().SingleAsync(held => held.Id == caseId);
            @case.Restrict(act, [police.Id]);
            // Another coordinated the panel then.
            foreach (var named in @case.Involvements.Where(held => held.IsByName && held.UserId == act.CoordinatorId)) named.End(act.At);
            return caseId;
        });
        await ContactIs("police2.nw");
        await LeavesOn(Leaver[0], Today.AddDays(-1));
        await HandOn();
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get($"/cases/{caseId}")).Status);
        Assert.Equal((await Given.User("coordinator.nw")).Id, await OwnerOf<AgencyCheck>(checkId));
        var police2 = await site.As("police2.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await police2.Get($"/checks/{checkId}")).Status);
        await coordinator.Post($"/checks/{checkId}/owner", ("OwnerId", (await Given.User("police2.nw")).Id.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await police2.Get($"/checks/{checkId}")).Status);
    }

    [Fact]
    public async Task New_work_goes_to_no_contact_who_has_left()
    {
        var police = await Given.User(Leaver[0]);
        var coordinator = (await Given.User("coordinator.nw")).Id;
        var caseId = await Given.Case("school.nw");
        var listed = await Given.Case("school.nw");
        var meetingId = await Given.As("coordinator.nw", async (db, act) =>
        {
            var meeting = new PanelMeeting(act, act.At, 60, "Tŷ Pawb", null, null);
            db.PanelMeetings.Add(meeting);
            meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == listed), 10);
            meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).Where(seat => seat.AgencyId == police.AgencyId).ToListAsync());
            return meeting.Id;
        });
        await LeavesOn(Leaver[0], Today.AddDays(-1));

        // Before the sweep has come by, the agency still names its old contact.
        var visitor = await site.As("coordinator.nw");
        (string, string?)[] day = [("DueOn.Day", $"{Today.AddDays(7).Day}"), ("DueOn.Month", $"{Today.AddDays(7).Month}"), ("DueOn.Year", $"{Today.AddDays(7).Year}")];
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Post($"/cases/{caseId}/actions/new", [("What", "Call."), ("Summary", "Out late."), ("AgencyId", police.AgencyId.ToString()), .. day])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Post($"/cases/{caseId}/checks/new", [("AgencyIds", police.AgencyId.ToString()), .. day])).Status);
        Guid itemId;
        await using (var db = site.Db()) itemId = await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => item.Id).SingleAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.As("chair.nw")).Post($"/meetings/{meetingId}/items/{itemId}", ("Outcome", "Adopted"), ("Reasons", "Help is wanted."), ("LeadAgencyId", police.AgencyId.ToString()),
            ("TellsFamily", "The school"), ("Exception", "The others agreed in writing."), ("Actions[0].What", "Visit."), ("Actions[0].AgencyId", police.AgencyId.ToString()),
            ("Actions[0].DueOn.Day", $"{Today.AddDays(7).Day}"), ("Actions[0].DueOn.Month", $"{Today.AddDays(7).Month}"), ("Actions[0].DueOn.Year", $"{Today.AddDays(7).Year}"))).Status);

        await using var after = site.Db();
        Assert.Equal(2, await after.SupportActions.CountAsync(action => action.OwnerId == coordinator));
        Assert.Equal(coordinator, (await after.AgencyChecks.SingleAsync()).OwnerId);
        Assert.Equal(coordinator, (await after.Cases.SingleAsync(held => held.Id == listed)).OwnerId);
        Assert.False(await after.Cases.AnyAsync(held => held.OwnerId == police.Id) || await after.SupportActions.AnyAsync(held => held.OwnerId == police.Id));
    }
}
