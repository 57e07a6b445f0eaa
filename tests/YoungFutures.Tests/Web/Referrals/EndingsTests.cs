using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Web.Referrals;

public sealed class EndingsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Told = "Nothing of this may stand in a mail.";

    [Theory]
    [InlineData("NotEligible", "Not eligible")]
    [InlineData("Redirect", "Redirected")]
    [InlineData("Withdraw", "Withdrawn")]
    public async Task Whatever_ends_a_referral_tells_its_referrer_the_status_and_no_more(string ending, string status)
    {
        var id = await site.Given.Referral("police.nw", "Mererid Diwedd");
        var coordinator = await site.As("coordinator.nw");
        if (ending == "Withdraw") await coordinator.Post($"/referrals/{id}/withdrawal", ("Because", Told));
        else
            await coordinator.Post($"/referrals/{id}/screening", ("Outcome", ending), ("RedirectTo", "S06"), ("RedirectReference", ending == "Redirect" ? "X-1" : null),
                ("RedirectTold", Told), ("NotEligibleTold", Told), ("Reason", Told));

        var (referral, mail) = await After(id);
        Assert.Equal("police.nw@demo.example", mail!.To);
        Assert.Contains(referral.Reference!, mail.Subject);
        Assert.Contains(status, mail.Subject + mail.Body);
        foreach (var kept in new[] { Told, "Mererid", "Diwedd" }) Assert.DoesNotContain(kept, mail.Subject + mail.Body);
        Assert.Equal((Referral.ByMail, mail.QueuedAt), (referral.ReferrerToldHow, referral.ReferrerToldAt));
        Assert.DoesNotContain(id.ToString(), (await coordinator.Get("/my-work/referrers-to-tell")).Body);
    }

    [Fact]
    public async Task Whoever_withdraws_their_own_needs_no_mail_to_know_it()
    {
        var id = await site.Given.Referral("police.nw");
        await (await site.As("police.nw")).Post($"/referrals/{id}/withdrawal", ("Because", "Logged twice."));
        var (referral, mail) = await After(id);
        Assert.Equal((Referral.ByThemselves, (OutboxMessage?)null), (referral.ReferrerToldHow, mail));
    }

    [Fact]
    public async Task A_colleague_who_withdraws_it_tells_the_referrer()
    {
        var id = await site.Given.Referral("police.nw");
        await (await site.As("police2.nw")).Post($"/referrals/{id}/withdrawal", ("Because", "Logged twice."));
        Assert.Equal("police.nw@demo.example", (await After(id)).Mail!.To);
    }

    [Fact]
    public async Task A_referrer_without_an_account_stays_on_the_list_with_a_date()
    {
        var id = await FromAFamily();
        await (await site.As("coordinator.nw")).Post($"/referrals/{id}/screening", ("Outcome", "NotEligible"), ("NotEligibleTold", Told), ("Reason", Told));
        var (referral, mail) = await After(id);
        Assert.Equal((null, null, new DateOnly(2026, 11, 25)), (referral.ReferrerToldAt, mail, referral.TellReferrerBy!.Value));
        Assert.Contains(id.ToString(), (await (await site.As("coordinator.nw")).Get("/my-work/referrers-to-tell")).Body);
    }

    [Fact]
    public async Task A_referrer_who_has_left_is_told_through_their_agency_and_an_agency_with_nobody_by_the_coordinator()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var (first, second) = (await own.Given.Referral("police2.nw"), await own.Given.Referral("school.nw"));
        await using (var db = own.Db())
        {
            foreach (var gone in await db.Users.Where(user => user.Email == "police2.nw@demo.example" || user.Email == "school.nw@demo.example").ToListAsync()) gone.LeavesOn = new DateOnly(2026, 11, 1);
            await db.SaveChangesAsync();
        }

        var coordinator = await own.As("coordinator.nw");
        foreach (var id in new[] { first, second }) await coordinator.Post($"/referrals/{id}/withdrawal", ("Because", Told));

        await using var after = own.Db();
        var contactId = await after.Agencies.Where(agency => agency.Name == "North Wales Police").Select(agency => agency.ContactId).SingleAsync();
        var contact = await after.Users.SingleAsync(user => user.Id == contactId);
        Assert.NotEqual("police2.nw@demo.example", contact.Email);
        Assert.Equal(contact.Email, (await after.OutboxMessages.SingleAsync(mail => mail.Body.Contains(first.ToString()))).To);
        Assert.Null((await after.Referrals.SingleAsync(held => held.Id == second)).ReferrerToldAt);
        Assert.False(await after.OutboxMessages.AnyAsync(mail => mail.Body.Contains(second.ToString())));
    }

    [Fact]
    public async Task Nobody_kept_out_of_the_case_is_told_how_it_ended()
    {
        var caseId = await site.Given.Case("police2.nw", "Rhys Cadw");
        var kept = await site.Given.User("police2.nw");
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            db.Exclusions.Add(new Exclusion(await db.Cases.SingleAsync(held => held.Id == caseId), kept.Id, "A relative.", act.At));
            return caseId;
        });
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/closure", ("Reason", "MovedArea"), ("Note", Told));
        await using var db = site.Db();
        var id = await db.Referrals.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync();
        Assert.Equal("police.nw@demo.example", (await After(id)).Mail!.To);
    }

    [Fact]
    public async Task A_stopped_draft_that_ends_as_redirected_tells_its_writer()
    {
        var id = await site.Given.As("school.nw", async (db, act) =>
        {
            var draft = new Referral(act, act.AgencyId) { AreaCode = act.Panel.Areas[0].Code };
            draft.Call("Elin", "Stop", null, null);
            draft.AnswerImmediateRisk(Answer.Yes, act);
            db.Referrals.Add(draft);
            var report = new SafeguardingReport(act, draft.Id, ReportedFrom.Referral, draft.Id, null, null, null, "A bruise.", null);
            report.Report("Head", "Front door", act.At, null);
            report.Confirm("Duty", act.At, "CS-1");
            db.SafeguardingReports.Add(report);
            return await Task.FromResult(draft.Id);
        });
        await using var db = site.Db();
        var reportId = await db.SafeguardingReports.Where(held => held.RecordId == id).Select(held => held.Id).SingleAsync();
        await (await site.As("coordinator.nw")).Post($"/safeguarding/{reportId}/redirection", ("To", "S01"), ("Told", Told));
        var (referral, mail) = await After(id);
        Assert.Equal((ReferralStatus.Redirected, "school.nw@demo.example"), (referral.Status, mail!.To));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await (await site.As("school.nw")).Get($"/referrals/{id}")).Status);
    }

    [Fact]
    public async Task A_case_that_closes_a_second_time_tells_a_second_time()
    {
        var caseId = await site.Given.Case("police.nw", "Ffion Eildro");
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/cases/{caseId}/closure", ("Reason", "MovedArea"), ("Note", Told));
        await coordinator.Post($"/cases/{caseId}/reopening", ("Because", "They came back."));
        await using var db = site.Db();
        var id = await db.Referrals.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync();
        Assert.Null((await After(id)).Referral.ReferrerToldAt);

        await coordinator.Post($"/cases/{caseId}/closure", ("Reason", "MovedArea"), ("Note", Told));

        Assert.Equal(2, await db.OutboxMessages.CountAsync(mail => mail.To == "police.nw@demo.example" && mail.Body.Contains($"/referrals/{id}")));
        Assert.NotNull((await After(id)).Referral.ReferrerToldAt);
    }

    private async Task<(Referral Referral, OutboxMessage? Mail)> After(Guid id)
    {
        await using var db = site.Db();
        return (await db.Referrals.SingleAsync(held => held.Id == id),
            await db.OutboxMessages.Where(mail => mail.Body.Contains($"/referrals/{id}")).OrderByDescending(mail => mail.QueuedAt).FirstOrDefaultAsync());
    }

    private Task<Guid> FromAFamily() => site.Given.As("coordinator.nw", async (db, act) =>
    {
        var draft = new Referral(act, null) { BornOn = act.Today.AddYears(-14), AreaCode = act.Panel.Areas[0].Code, WhatHappened = "Out late.", ConcernsText = "Out late.", StrengthsText = "Football.", FamilyAware = FamilyAware.Both };
        draft.Call("Eurgain", "Teulu", null, null);
        draft.ToldBy(ReferralSource.Family, "An aunt", null, "01632 960999");
        draft.AddTrigger("T11", "Seen twice.", null, null);
        draft.AnswerImmediateRisk(Answer.No, act);
        draft.Submit(act, await site.Given.Number(db, act, "RF"), safeguardingConfirmed: false);
        db.Referrals.Add(draft);
        return draft.Id;
    });
}
