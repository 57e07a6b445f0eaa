using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.Cases;

public sealed class KeptOutTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Refusal = "This person cannot take on this action. Choose somebody else.";

    private Given Given => site.Given;

    [Fact]
    public async Task The_contact_of_an_agency_who_is_kept_out_gets_neither_its_check_nor_a_mail_and_a_colleague_can_answer()
    {
        var caseId = await Given.Case("school.nw");
        var police = await Given.User("police.nw");
        await KeepOut(caseId, police.Id);
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/cases/{caseId}/checks/new", ("AgencyIds", police.AgencyId.ToString()))).Status);
        await using var db = site.Db();
        var check = await db.AgencyChecks.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal((await Given.User("coordinator.nw")).Id, check.OwnerId);
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.Body.Contains($"/checks/{check.Id}")));

        var colleague = await site.As("police2.nw");
        var form = await colleague.Get($"/checks/{check.Id}/owner");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.DoesNotContain(police.Id.ToString(), form.Body);
        var forged = await colleague.Send(form, $"/checks/{check.Id}/owner", ("OwnerId", police.Id.ToString()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "This person cannot answer this check. Choose somebody else."), (forged.Status, Assert.Single(forged.Errors)));
        Assert.DoesNotContain(police.Id.ToString(), (await coordinator.Get($"/checks/{check.Id}/owner")).Body);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/checks/{check.Id}")).Status);
    }

    [Fact]
    public async Task Nobody_who_is_kept_out_is_offered_or_given_an_action()
    {
        var caseId = await Given.Case("school.nw");
        var police = await Given.User("police.nw");
        await KeepOut(caseId, police.Id);
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/cases/{caseId}/actions/new");
        Assert.DoesNotContain(police.Id.ToString(), form.Body);
        (string, string?)[] said = [("What", "Call."), ("Summary", "Out late."), ("AgencyId", police.AgencyId.ToString()), ("DueOn.Day", "30"), ("DueOn.Month", "11"), ("DueOn.Year", "2026")];
        var forged = await coordinator.Send(form, $"/cases/{caseId}/actions/new", [.. said, ("OwnerId", police.Id.ToString())]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, Refusal), (forged.Status, Assert.Single(forged.Errors)));

        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/cases/{caseId}/actions/new", said)).Status);
        await using var db = site.Db();
        var action = await db.SupportActions.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal((await Given.User("coordinator.nw")).Id, action.OwnerId);
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.To == police.Email && mail.Body.Contains($"/actions/{action.Id}")));

        var colleague = await site.As("police2.nw");
        var accept = await colleague.Get($"/actions/{action.Id}/acceptance");
        Assert.DoesNotContain(police.Id.ToString(), accept.Body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await colleague.Send(accept, $"/actions/{action.Id}/acceptance", ("OwnerId", police.Id.ToString()))).Status);
        Assert.Equal(HttpStatusCode.Found, (await colleague.Post($"/actions/{action.Id}/acceptance")).Status);
    }

    [Fact]
    public async Task An_action_handed_to_an_agency_whose_contact_is_kept_out_waits_with_the_coordinator()
    {
        var caseId = await Given.Case("school.nw");
        var police = await Given.User("police.nw");
        await KeepOut(caseId, police.Id);
        var actionId = await Given.Action(caseId, "Wrexham education");
        Assert.Equal(HttpStatusCode.Found, (await (await site.As("coordinator.nw")).Post($"/actions/{actionId}/transfer", ("AgencyId", police.AgencyId.ToString()), ("Because", "Closer."))).Status);
        await using var db = site.Db();
        var next = await db.SupportActions.SingleAsync(held => held.CaseId == caseId && held.Id != actionId);
        Assert.Equal((await Given.User("coordinator.nw")).Id, next.OwnerId);
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.To == police.Email && mail.Body.Contains($"/actions/{next.Id}")));
    }

    [Fact]
    public async Task At_the_meeting_nobody_who_is_kept_out_is_offered_as_lead_or_as_owner_of_an_action()
    {
        var live = await Given.LiveMeeting(1);
        var police = await Given.User("police.nw");
        await KeepOut(live.CaseIds[0], police.Id);
        var coordinator = await site.As("coordinator.nw");
        var page = await coordinator.Get(live.Item(1));
        Assert.DoesNotContain($"value=\"{police.Id}\"", page.Body);
        (string, string?)[] said = [("Outcome", "Adopted"), ("Reasons", "Help is wanted."), ("LeadAgencyId", police.AgencyId.ToString()), ("TellsFamily", "The school"),
            ("Actions[0].What", "Visit."), ("Actions[0].AgencyId", police.AgencyId.ToString()), ("Actions[0].DueOn.Day", "30"), ("Actions[0].DueOn.Month", "11"), ("Actions[0].DueOn.Year", "2026")];
        var forged = await coordinator.Send(page, live.Item(1), [.. said, ("LeadPractitionerId", police.Id.ToString()), ("Actions[0].OwnerId", police.Id.ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Equal(["This person cannot lead this case. Choose somebody else.", Refusal], forged.Errors);

        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(live.Item(1), said)).Status);
        await using var db = site.Db();
        var coordinatorId = (await Given.User("coordinator.nw")).Id;
        Assert.Equal(coordinatorId, (await db.SupportActions.SingleAsync(held => held.CaseId == live.CaseIds[0])).OwnerId);
        Assert.Equal(coordinatorId, (await db.Cases.SingleAsync(held => held.Id == live.CaseIds[0])).OwnerId);
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.To == police.Email && mail.Body.Contains($"/cases/{live.CaseIds[0]}")));
    }

    [Fact]
    public async Task What_somebody_had_in_hand_is_the_coordinators_once_they_are_kept_out()
    {
        var caseId = await Given.Case("school.nw");
        var (checkId, actionId) = (await Given.Check(caseId), await Given.Action(caseId));
        var police = (await Given.User("police.nw")).Id;
        Assert.Equal(HttpStatusCode.Found, (await (await site.As("chair.nw")).Post($"/cases/{caseId}/exclusions/new", ("UserId", police.ToString()), ("Why", "A cousin."))).Status);
        await using var db = site.Db();
        var coordinatorId = (await Given.User("coordinator.nw")).Id;
        Assert.Equal(coordinatorId, (await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).OwnerId);
        Assert.Equal(coordinatorId, (await db.SupportActions.SingleAsync(held => held.Id == actionId)).OwnerId);
    }

    [Fact]
    public async Task A_referrer_who_is_kept_out_is_not_told_how_the_case_ended()
    {
        var caseId = await Given.Case("police.nw");
        var police = await Given.User("police.nw");
        await KeepOut(caseId, police.Id);
        Assert.Equal(HttpStatusCode.Found, (await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/closure", ("Reason", "OpenedInError"), ("Note", "A mistake."))).Status);
        await using var db = site.Db();
        var referral = await db.Referrals.SingleAsync(held => held.CaseId == caseId);
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.To == police.Email && mail.Body.Contains($"/referrals/{referral.Id}") && mail.Subject.Contains("ended")));
        Assert.Null(referral.ReferrerToldAt);
    }

    private Task<Guid> KeepOut(Guid caseId, Guid userId) => Given.As("coordinator.nw", async (db, act) =>
        (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, userId, "A cousin.").Id);
}
