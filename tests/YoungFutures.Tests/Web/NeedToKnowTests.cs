using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web;

/// <summary>Who reaches what by their agency, their seat and their name, and when that ends.</summary>
public sealed class NeedToKnowTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Health = "Betsi Cadwaladr University Health Board", Police = "North Wales Police";

    private Given Given => site.Given;

    [Fact]
    public async Task A_seat_opens_the_pack_of_the_item_and_neither_the_case_nor_the_young_person()
    {
        var caseId = await Given.Case(name: "Ffion Bryn-Hyfryd");
        await Given.Note(caseId, "coordinator.nw", "The mother rang about a cousin.", Visibility.WholePanel);
        var meetingId = await Given.Meeting(published: true, caseId);
        var (itemId, youngPersonId) = await ItemOf(meetingId);
        var health = await site.As("health.nw");

        var pack = await health.Get($"/meetings/{meetingId}/items/{itemId}");

        Assert.Equal(HttpStatusCode.OK, pack.Status);
        Assert.Contains("Ffion Bryn-Hyfryd", pack.Text, StringComparison.Ordinal);
        Assert.Contains("Out late with older friends", pack.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cousin", pack.Text, StringComparison.Ordinal);
        Assert.False(pack.Links($"/cases/{caseId}"));
        Assert.Contains("Ffion Bryn-Hyfryd", (await health.Get($"/meetings/{meetingId}")).Text, StringComparison.Ordinal);
        foreach (var beyond in new[] { $"/cases/{caseId}", $"/young-people/{youngPersonId}", $"/cases/{caseId}/notes/new", $"/cases/{caseId}/contacts/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await health.Get(beyond)).Status);
        Assert.DoesNotContain("Ffion", (await health.Get("/cases")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_reads_the_answers_meant_for_the_whole_panel_and_no_others()
    {
        var caseId = await Given.Case();
        var (open, kept) = (await Given.Check(caseId, Police), await Given.Check(caseId, "Wrexham children’s services"));
        await Answer("police.nw", open, "Seen at the retail park.", Visibility.WholePanel);
        await Answer("wrexham.nw", kept, "A matter for the chair.", Visibility.AuthorAndChair);
        var meetingId = await Given.Meeting(published: true, caseId);
        var (itemId, _) = await ItemOf(meetingId);

        var pack = await (await site.As("health.nw")).Get($"/meetings/{meetingId}/items/{itemId}");

        Assert.Contains("Seen at the retail park.", pack.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A matter for the chair.", pack.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_place_on_an_item_does_not_learn_that_it_is_there()
    {
        var caseId = await Given.Case(name: "Tegan Cae-Mawr");
        var meetingId = await Given.Meeting(published: true, caseId);
        var (itemId, _) = await ItemOf(meetingId);
        // The young person is of Wrexham: neither the other council nor a community group needs to know.
        foreach (var account in new[] { "flintshire.nw", "community.nw", "provider.nw" })
        {
            var visitor = await site.As(account);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/meetings/{meetingId}/items/{itemId}")).Status);
            Assert.DoesNotContain("Tegan", (await visitor.Get($"/meetings/{meetingId}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_seat_ends_with_the_minutes()
    {
        var caseId = await Given.Case();
        var meetingId = await Given.Meeting(published: true, caseId);
        var (itemId, _) = await ItemOf(meetingId);
        var health = await site.As("health.nw");
        Assert.Equal(HttpStatusCode.OK, (await health.Get($"/meetings/{meetingId}/items/{itemId}")).Status);

        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.WholeMeeting(meetingId))!.Cancel(act, "Snow.");
            return caseId;
        });

        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/meetings/{meetingId}/items/{itemId}")).Status);
    }

    [Fact]
    public async Task Who_is_kept_out_of_a_case_has_no_seat_on_its_item()
    {
        var caseId = await Given.Case();
        var meetingId = await Given.Meeting(published: true, caseId);
        var (itemId, _) = await ItemOf(meetingId);
        var nurse = await Given.User("health.nw");
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, nurse.Id, "A cousin.").Id);

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("health.nw")).Get($"/meetings/{meetingId}/items/{itemId}")).Status);
    }

    [Theory]
    [InlineData(Role.InformationGovernance)]
    [InlineData(Role.Administrator)]
    [InlineData(null)]
    public async Task Belonging_to_an_agency_opens_nothing_without_a_part_in_the_panel(Role? role)
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var caseId = await own.Given.Case("health.nw");
        var (checkId, actionId) = (await own.Given.Check(caseId, Health), await own.Given.Action(caseId, Health));
        await own.Given.Party(caseId, Health);
        var meetingId = await own.Given.Meeting(published: true, caseId);
        Guid itemId, referralId;
        await using (var db = own.Db())
        {
            itemId = await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => item.Id).SingleAsync();
            referralId = await db.Referrals.Where(referral => referral.CaseId == caseId).Select(referral => referral.Id).SingleAsync();
        }

        string[] addresses = [$"/cases/{caseId}", $"/checks/{checkId}", $"/actions/{actionId}", $"/referrals/{referralId}", $"/meetings/{meetingId}/items/{itemId}"];
        var nurse = await own.As("health.nw");
        foreach (var address in addresses) Assert.Equal(HttpStatusCode.OK, (await nurse.Get(address)).Status);

        // The same person, whose part in the panel has ended or is another one now.
        await own.Given.As("coordinator.nw", async (db, act) =>
        {
            var user = await db.Users.Include(held => held.Memberships).SingleAsync(held => held.Email == "health.nw@demo.example");
            db.Memberships.RemoveRange(user.Memberships);
            if (role is { } other) db.Memberships.Add(new Membership(user.Id, other, other == Role.Administrator ? null : act.Panel.Id, act.At));
            return caseId;
        });

        foreach (var address in addresses) Assert.Equal(HttpStatusCode.NotFound, (await nurse.Get(address)).Status);
    }

    [Fact]
    public async Task An_agency_that_is_brought_in_reads_the_case_until_that_ends()
    {
        var caseId = await Given.Case();
        var (coordinator, health) = (await site.As("coordinator.nw"), await site.As("health.nw"));
        var nurse = await Given.User("health.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/cases/{caseId}")).Status);

        Assert.Equal(3, (await coordinator.Post($"/cases/{caseId}/agencies/new")).Errors.Count);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/cases/{caseId}/agencies/new", ("AgencyId", nurse.AgencyId.ToString()), ("Level", "Works"), ("Why", "Sleep clinic."))).Status);
        Assert.Equal(HttpStatusCode.OK, (await health.Get($"/cases/{caseId}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"/cases/{caseId}/agencies/new", ("AgencyId", nurse.AgencyId.ToString()), ("Level", "Works"), ("Why", "Again."))).Status);

        var working = (await coordinator.Get($"/cases/{caseId}/agencies/new")).Page.QuerySelector("main form[action$='/ending']")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(await coordinator.Get($"/cases/{caseId}/agencies/new"), working)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/cases/{caseId}")).Status);
    }

    [Fact]
    public async Task A_draft_that_was_withdrawn_unsent_stays_its_writers_alone()
    {
        var draftId = await Given.Draft("police.nw", "Cai Unsent");
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.As("police.nw")).Post($"/referrals/{draftId}/withdrawal", ("Because", "A mistake."))).Status);

        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"/referrals/{draftId}")).Status);
        Assert.DoesNotContain("Cai Unsent", (await coordinator.Get("/referrals?status=Withdrawn")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cai Unsent", (await coordinator.Get("/referrals")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police.nw")).Get($"/referrals/{draftId}")).Status);
    }

    [Fact]
    public async Task Being_kept_out_of_a_case_covers_the_reports_one_raised_oneself()
    {
        var caseId = await Given.Case("police.nw");
        var officer = await Given.User("police.nw");
        var reportId = await Given.As("police.nw", async (db, act) =>
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            var report = new SafeguardingReport(act, @case.YoungPersonId, ReportedFrom.Case, caseId, caseId, @case.Reference, @case.AreaCode, "A bruise.", null);
            db.SafeguardingReports.Add(report);
            return report.Id;
        });
        var visitor = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/safeguarding/{reportId}")).Status);

        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, officer.Id, "A cousin.").Id);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/safeguarding/{reportId}")).Status);
    }

    private async Task<(Guid ItemId, Guid YoungPersonId)> ItemOf(Guid meetingId)
    {
        await using var db = site.Db();
        var item = await db.AgendaItems.Include(held => held.Case).SingleAsync(held => held.MeetingId == meetingId);
        return (item.Id, item.Case.YoungPersonId);
    }

    private Task<Guid> Answer(string account, Guid checkId, string known, Visibility visibility) => Given.As(account, async (db, act) =>
    {
        var check = await db.AgencyChecks.Include(held => held.Agency).SingleAsync(held => held.Id == checkId);
        check.ReturnKnown(act, check.Agency, known, null, null, visibility, [], check.Agency.UsualGateway(act.Panel.Nation));
        return check.Id;
    });
}
