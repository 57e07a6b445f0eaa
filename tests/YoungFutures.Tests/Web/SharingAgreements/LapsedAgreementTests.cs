using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
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
        var seated = await db.Involvements.Where(held => held.CaseId == caseId && held.Reach == Reach.Seat).Select(held => held.AgencyId).ToListAsync();
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
        var (checkId, actionId) = (await site.Given.Check(caseId), await site.Given.Action(caseId));
        await Ends(daysFromToday: -1);
        var police = await site.As("police.nw");

        // A check is seen, and says why it cannot be answered: the answer would be new.
        var shown = await police.Get($"/checks/{checkId}");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("so this check cannot be answered", shown.Text, StringComparison.Ordinal);
        Assert.False(shown.Links($"/checks/{checkId}/return"));
        await Assert.ThrowsAsync<Refused>(() => site.Given.As("police.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId)).ReturnNothingHeld(act);
            return true;
        }));
        var answer = await police.Post($"/checks/{checkId}/return", ("Known", "Known since June."), ("Visibility", "WholePanel"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("has ended, so nothing new comes from it", answer.Text, StringComparison.Ordinal);

        // An action is gone on with, to its end.
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/actions/{actionId}")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Post($"/actions/{actionId}/acceptance")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Post($"/actions/{actionId}/progress", ("Text", "Went along on Tuesday."))).Status);
        Assert.Contains("Went along on Tuesday.", (await police.Get($"/actions/{actionId}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Post($"/actions/{actionId}/completion", ("Status", "Done"), ("Outcome", "They go every week."))).Status);

        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/checks/{checkId}/act-now")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await police.Post($"/checks/{checkId}/act-now")).Status);
        await using var db = site.Db();
        Assert.Null((await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).ReturnedAt);
        Assert.NotNull((await db.SupportActions.SingleAsync(held => held.Id == actionId)).EndedAt);
    }

    [Fact]
    public async Task Of_a_case_they_work_on_its_people_read_what_was_there_when_it_ended_and_nothing_that_came_since()
    {
        const string health = "Betsi Cadwaladr University Health Board";
        var caseId = await site.Given.Case("school.nw");
        foreach (var agency in new[] { Police, health }) await site.Given.Party(caseId, agency);
        var (theirs, early, late) = (await site.Given.Action(caseId), await site.Given.Check(caseId, "Wrexham education"), await site.Given.Check(caseId, health));
        await site.Given.Note(caseId, "coordinator.nw", "Written in good time.", Visibility.WholePanel);
        await site.Given.Note(caseId, "police.nw", "What the officer wrote.", Visibility.WholePanel);
        await Answer("education.nw", early, "Told in good time.");
        // Its last day passes at midnight on the wall.
        await Ends(daysFromToday: 0);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Given.Note(caseId, "coordinator.nw", "Written too late for them.", Visibility.WholePanel);
        await Answer("health.nw", late, "Told too late for them.");
        var others = await site.Given.Action(caseId, health);
        var agencyId = (await Agency()).Id;
        var police = await site.As("police.nw");

        var shown = await police.Get($"/cases/{caseId}");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("The sharing agreement of your agency ended on", shown.Text, StringComparison.Ordinal);
        foreach (var text in new[] { "Written in good time.", "What the officer wrote." }) Assert.Contains(text, shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Written too late for them.", shown.Text, StringComparison.Ordinal);
        Assert.False(shown.Links($"/cases/{caseId}/notes/new"));
        Assert.Contains("Told in good time.", (await police.Get($"/checks/{early}")).Text, StringComparison.Ordinal);
        foreach (var gone in new[] { $"/checks/{late}", $"/actions/{others}" }) Assert.Equal(HttpStatusCode.NotFound, (await police.Get(gone)).Status);
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/actions/{theirs}")).Status);

        // Nor does anything new come from them.
        var note = await police.Post($"/cases/{caseId}/notes/new", ("Text", "Something new."), ("Visibility", "WholePanel"));
        Assert.Equal(HttpStatusCode.Conflict, note.Status);
        Assert.Contains("nothing new comes from it until information governance extends it", note.Text, StringComparison.Ordinal);
        await using (var db = site.Db()) Assert.False(await db.Notes.AnyAsync(held => held.Text == "Something new."));

        // Everybody else reads on, and the panel’s own people whatever their employer.
        foreach (var account in new[] { "health.nw", "coordinator.nw" })
            Assert.Contains("Written too late for them.", (await (await site.As(account)).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        await site.Given.As("admin", async (db, act) =>
        {
            var (runs, employer) = (await db.Users.SingleAsync(user => user.Email == "coordinator.nw@demo.example"), await db.Agencies.SingleAsync(held => held.Id == agencyId));
            db.Entry(runs).Property(user => user.AgencyId).CurrentValue = employer.Id;
            return 0;
        });
        Assert.Contains("Written too late for them.", (await (await site.As("coordinator.nw")).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);

        // Extended, they read and write again at the next request.
        await site.Given.As("ig.nw", async (db, act) =>
        {
            var agency = await db.Agencies.SingleAsync(held => held.Id == agencyId);
            db.Add(agency.Extend(act.UserId, act.At, act.Today.AddDays(10), "Signed next week."));
            return 0;
        });
        var again = await police.Get($"/cases/{caseId}");
        Assert.Contains("Written too late for them.", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The sharing agreement of your agency ended on", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Post($"/cases/{caseId}/notes/new", ("Text", "Something new."), ("Visibility", "WholePanel"))).Status);
    }

    [Fact]
    public async Task Of_a_meeting_they_keep_the_pack_that_was_given_and_read_nothing_of_what_it_decided_nor_is_the_next_one_there()
    {
        var caseId = await site.Given.Case("school.nw");
        await site.Given.Party(caseId, Police);
        var before = await site.Given.Meeting(published: true, caseId);
        await Ends(daysFromToday: 0);
        site.Clock.Advance(TimeSpan.FromDays(1));
        var after = await site.Given.Meeting(published: true, await site.Given.Case("school.nw"));
        await using var police = await site.DbOf("police.nw");
        await using var coordinator = await site.DbOf("coordinator.nw");

        Assert.True(await police.AgendaItems.AnyAsync(item => item.MeetingId == before));
        Assert.False(await police.PanelMeetings.AnyAsync(meeting => meeting.Id == after));
        Assert.Equal(2, await coordinator.PanelMeetings.CountAsync(meeting => meeting.Id == before || meeting.Id == after));
        // What happened to the case since then: the coordinator’s own people see more of it than they do.
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            db.CaseEvents.Add(new CaseEvent(@case, act, CaseEventKind.Paused));
            return 0;
        });
        Assert.Equal(await coordinator.CaseEvents.CountAsync(held => held.CaseId == caseId) - 1, await police.CaseEvents.CountAsync(held => held.CaseId == caseId));
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police.nw")).Get($"/meetings/{before}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police.nw")).Get($"/cases/{caseId}")).Status);
    }

    [Fact]
    public async Task In_an_emergency_the_case_is_read_as_it_is()
    {
        var caseId = await site.Given.Case("school.nw");
        await Ends(daysFromToday: -1);
        await site.Given.Note(caseId, "coordinator.nw", "He was seen at the bridge.", Visibility.WholePanel);
        var (id, youngPersonId) = ((await site.Given.User("police.nw")).Id, Guid.Empty);
        await site.Given.As("police.nw", async (db, act) =>
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            youngPersonId = @case.YoungPersonId;
            db.Involvements.Add(Involvement.InCase(@case, null, act.UserId, Reach.BrokenGlass, "broke the glass", act.At));
            return 0;
        });

        Assert.Contains("He was seen at the bridge.", (await (await site.As("police.nw")).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
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

    private Task<Guid> Answer(string account, Guid checkId, string known) => site.Given.As(account, async (db, act) =>
    {
        var check = await db.AgencyChecks.Include(held => held.Agency).SingleAsync(held => held.Id == checkId);
        check.ReturnKnown(act, check.Agency, known, null, null, Visibility.WholePanel, [], check.Agency.UsualGateway(act.Panel.Nation));
        return check.Id;
    });

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
