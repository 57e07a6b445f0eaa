using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Tests.Web.Imports;
using YoungFutures.Web.Features.SharingAgreements;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using static YoungFutures.Tests.Web.Imports.GivenImports;

namespace YoungFutures.Tests.Web.SharingAgreements;

/// <summary>Nothing new goes to an agency, or comes from it, once its sharing agreement has ended, unless information governance extends it; what it has it finishes.</summary>
public sealed class LapsedAgreementTests : IAsyncLifetime
{
    private const string Police = "North Wales Police";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Nothing_new_goes_to_an_agency_whose_agreement_has_ended()
    {
        var caseId = await site.Given.Case("school.nw");
        await Ends(daysFromToday: 0);
        await site.Given.Check(await site.Given.Case("school.nw"));
        await Ends(daysFromToday: -1);

        Assert.Contains("has ended", (await Assert.ThrowsAsync<Refused>(() => site.Given.Check(caseId))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refused>(() => site.Given.Action(caseId));
        await Assert.ThrowsAsync<Refused>(() => site.Given.Party(caseId, Police));
        await site.Given.Check(caseId, "Betsi Cadwaladr University Health Board");

        await site.Given.Meeting(published: true, caseId);
        await using var db = site.Db();
        var seated = await db.Involvements.Where(held => held.CaseId == caseId && held.Reach == YoungFutures.Domain.Access.Reach.Seat).Select(held => held.AgencyId).ToListAsync();
        Assert.NotEmpty(seated);
        Assert.DoesNotContain((await Agency()).Id, seated.OfType<Guid>());
    }

    [Fact]
    public async Task Whoever_asks_it_in_a_browser_is_told_which_agency_and_why()
    {
        var caseId = await site.Given.Case("school.nw");
        await Ends(daysFromToday: -1);
        var coordinator = await site.As("coordinator.nw");
        var agency = await Agency();

        var answer = await coordinator.Send(await coordinator.Get($"/cases/{caseId}/actions/new"), $"/cases/{caseId}/actions/new", ("AgencyId", agency.Id.ToString()), ("What", "Offer a place in the club."), ("Summary", "Likes boxing."), ("DueOn.Day", "2"), ("DueOn.Month", "12"), ("DueOn.Year", "2026"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains($"The sharing agreement with {Police} has ended", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_new_comes_from_it_neither_referral_nor_list()
    {
        var draftId = await site.Given.Draft();
        var listId = await site.List(Police);
        await Ends(daysFromToday: -1);

        await Assert.ThrowsAsync<Refused>(() => site.Given.Referral());
        var police = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/referrals/{draftId}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await police.SendFile(listId, $"{PoliceHeadings}\n{PoliceRow(1)}\n")).Status);
        await using var db = site.Db();
        Assert.False(await db.SignalImports.AnyAsync(held => held.ListId == listId));
        Assert.Equal(YoungFutures.Domain.Referrals.ReferralStatus.Draft, (await db.Referrals.SingleAsync(held => held.Id == draftId)).Status);
    }

    [Fact]
    public async Task What_its_people_have_already_they_see_and_finish_and_a_child_at_risk_is_told_of_at_once()
    {
        var caseId = await site.Given.Case("school.nw");
        var checkId = await site.Given.Check(caseId);
        await Ends(daysFromToday: -1);
        var police = await site.As("police.nw");

        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/checks/{checkId}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/checks/{checkId}/act-now")).Status);
        await site.Given.As("police.nw", async (db, act) =>
        {
            var check = await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId);
            check.ReturnNothingHeld(act);
            return true;
        });
        await using var db = site.Db();
        Assert.NotNull((await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).ReturnedAt);
    }

    [Fact]
    public async Task Information_governance_extends_it_with_a_reason_for_three_months_at_most_and_it_is_written_down()
    {
        var caseId = await site.Given.Case("school.nw");
        await Ends(daysFromToday: -1);
        var agency = await Agency();
        var address = $"/sharing-agreements/{agency.Id}/extension";
        var governance = await site.As("ig.nw");
        Assert.True((await governance.Get("/my-work/agreements")).Links(address));

        foreach (var (day, because, wrong) in new[] { ("", "Signed next month.", "Enter the last day"), ("31/02/2027", "Signed next month.", "real date"), ("17/11/2026", "Signed next month.", "in the past"), ("01/06/2027", "Signed next month.", "at most"), ("01/12/2026", "", "Say why") })
        {
            var parts = day.Split('/');
            var refused = await governance.Send(await governance.Get(address), address, ("Until.Day", parts.ElementAtOrDefault(0)), ("Until.Month", parts.ElementAtOrDefault(1)), ("Until.Year", parts.ElementAtOrDefault(2)), ("Because", because));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(refused.Errors, error => error.Contains(wrong, StringComparison.Ordinal));
        }

        var granted = await governance.Send(await governance.Get(address), address, ("Until.Day", "1"), ("Until.Month", "12"), ("Until.Year", "2026"), ("Because", "Signed next month."));
        Assert.Equal("/my-work/agreements", granted.Location);
        await site.Given.Check(caseId);
        Assert.Contains("Signed next month.", (await governance.Get(address)).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(14));
        await Assert.ThrowsAsync<Refused>(() => site.Given.Action(caseId));
        await using var db = site.Db();
        Assert.Equal((await site.Given.User("ig.nw")).Id, (await db.AgreementExtensions.SingleAsync()).GrantedById);
        foreach (var nobody in new[] { "coordinator.nw", "police.nw", "admin", "opcc.nw" }) Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(nobody)).Get(address)).Status);
    }

    [Fact]
    public async Task Agency_coordinator_and_information_governance_are_told_60_30_and_7_days_before_and_when_it_has_ended_once_each()
    {
        await Ends(daysFromToday: 62);
        var told = new List<int>();
        for (var day = 0; day < 66; day++)
        {
            for (var twice = 0; twice < 2; twice++)
                if (await Tell() is > 0 and var mails)
                {
                    Assert.Equal(0, twice);
                    Assert.Equal(4, mails);
                    told.Add(62 - day);
                }

            site.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([60, 30, 7, -1], told);
        await using var db = site.Db();
        var mail = await db.OutboxMessages.Where(held => held.Body.Contains(Police)).ToListAsync();
        Assert.Superset(new HashSet<string> { "police.nw@demo.example", "coordinator.nw@demo.example", "ig.nw@demo.example", "ig2.nw@demo.example" }, mail.Select(held => held.To).ToHashSet());

        async Task<int> Tell()
        {
            await using var own = site.Db();
            var before = await own.OutboxMessages.CountAsync(held => held.Body.Contains(Police));
            await AgreementLetters.Send(own, new Letters(own, site.Services.GetRequiredService<SiteAddress>(), new Words()));
            return await own.OutboxMessages.CountAsync(held => held.Body.Contains(Police)) - before;
        }
    }

    private async Task<Agency> Agency()
    {
        await using var db = site.Db();
        return await db.Agencies.SingleAsync(held => held.Name == Police);
    }

    private async Task Ends(int daysFromToday)
    {
        await using var db = site.Db();
        (await db.Agencies.SingleAsync(held => held.Name == Police)).AgreementExpiresOn = YoungFutures.Domain.Calendar.UkTime.LocalDate(db.Now).AddDays(daysFromToday);
        await db.SaveChangesAsync();
    }
}
