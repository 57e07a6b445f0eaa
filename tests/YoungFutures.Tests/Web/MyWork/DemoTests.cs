using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.MyWork;

namespace YoungFutures.Tests.Web.MyWork;

[Collection(nameof(DemoSite))]
public sealed class DemoTests(DemoHost site)
{
    private static readonly DateTimeOffset Wednesday = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> SignIns => new(DemoPanels.SignIns.Select(email => email[..email.IndexOf('@')]));

    [Theory]
    [MemberData(nameof(SignIns))]
    public async Task Whoever_signs_in_finds_three_things_waiting_one_of_them_late_and_one_that_went_well(string account)
    {
        await using var db = await site.DbOf(account);
        var (waiting, late, news) = (0, 0, 0);
        foreach (var list in WorkLists.Of(db, db.Viewer).ToList())
        {
            var rows = await list.Rows.ToListAsync();
            if (list.IsNews) news += rows.Count;
            else (waiting, late) = (waiting + rows.Count, late + rows.Count(row => row.IsLate(new DateOnly(2026, 11, 18), db.Now)));
        }
        Assert.True(waiting >= 3, $"{waiting} wait");
        Assert.True(late >= 1, "nothing is late");
        Assert.True(news >= 1, "nothing went well");
    }

    [Fact]
    public async Task Today_six_cases_are_heard_one_lacks_an_answer_one_is_in_Welsh_one_was_here_before_and_the_police_need_a_deputy()
    {
        await using var db = site.Db();
        var meeting = await db.PanelMeetings.Include(held => held.Items).ThenInclude(item => item.Case).ThenInclude(@case => @case.YoungPerson)
            .Include(held => held.Attendance).ThenInclude(seat => seat.Agency).AsSplitQuery().SingleAsync(held => held.On == new DateOnly(2026, 11, 18) && held.PanelId == site.Given.PanelId);
        Assert.Equal(MeetingStatus.Published, meeting.Status);
        Assert.True(meeting.StartsAt > db.Now);
        var proposed = await db.QuickProposals.Where(proposal => meeting.Items.Select(item => item.Id).Contains(proposal.AgendaItemId)).ToListAsync();
        Assert.Equal((6, 2), (meeting.Items.Count - proposed.Count, proposed.Count));
        Assert.All(proposed, proposal => Assert.True(proposal.IsWaiting));
        var caseIds = meeting.Items.Select(item => item.CaseId).ToList();
        Assert.Equal(1, await db.AgencyChecks.CountAsync(check => caseIds.Contains(check.CaseId) && check.DueOn < meeting.On));
        Assert.Contains(meeting.Items, item => item.Case.Summary.StartsWith("Atgyfeiriwyd", StringComparison.Ordinal) && item.Case.YoungPerson.SpokenLanguage == ContactLanguage.Welsh);
        Assert.Single(meeting.Items, item => item.Case.IsRepeat);
        Assert.Contains(meeting.Attendance, seat => seat.Presence == Presence.Apologies && seat.Agency.Sector == Sector.Police);
        Assert.Contains(await db.Cases.Where(@case => caseIds.Contains(@case.Id)).Select(@case => @case.Referrals.Select(referral => referral.ReferringAgencyId).Distinct().Count()).ToListAsync(), agencies => agencies == 3);
    }

    [Fact]
    public async Task A_conflict_of_interest_waits_for_the_chair_of_todays_meeting_and_hides_nothing_yet()
    {
        await using var chair = await site.DbOf("chair.nw");
        var proposed = await chair.Declarations.SingleAsync(held => held.PanelId == site.Given.PanelId);
        Assert.Equal((DeclarationState.Proposed, DeclaredBy.Rule, Tie.Relative), (proposed.State, proposed.By, proposed.Tie));
        Assert.Equal((await site.Given.User("chair.nw")).Id, proposed.OwnerId);
        await using var member = await site.DbOf("education.nw");
        Assert.Equal(proposed.PersonId, member.Viewer.UserId);
        Assert.False(await member.Declarations.AnyAsync(held => held.CaseId == proposed.CaseId));
        Assert.True(await member.AgendaItems.AnyAsync(item => item.CaseId == proposed.CaseId && item.Meeting.On == new DateOnly(2026, 11, 18)));
    }

    [Fact]
    public async Task A_transfer_waits_for_the_coordinator_of_Hertfordshire()
    {
        await using var herts = await site.DbOf("coordinator.herts");
        var transfer = await herts.CaseTransfers.SingleAsync(held => held.ToPanelId == site.Given.OtherPanelId && held.Status == TransferStatus.Proposed);
        Assert.Equal((await site.Given.User("coordinator.herts")).Id, transfer.OwnerId);
        Assert.False(await herts.Cases.AnyAsync(@case => @case.Id == transfer.CaseId));
    }

    [Fact]
    public async Task What_health_keeps_from_the_police_the_police_do_not_find()
    {
        await using var whole = site.Db();
        var kept = await whole.Notes.SingleAsync(note => note.Visibility == Visibility.NamedAgencies && note.PanelId == site.Given.PanelId);
        await using var police = await site.DbOf("police.nw");
        await using var youthJustice = await site.DbOf("youthjustice.nw");
        Assert.True(await police.Cases.AnyAsync(@case => @case.Id == kept.CaseId));
        Assert.False(await police.Notes.AnyAsync(note => note.Id == kept.Id));
        Assert.True(await youthJustice.Notes.AnyAsync(note => note.Id == kept.Id));
    }

    [Fact]
    public async Task Two_are_brothers_and_two_share_nothing_but_a_name()
    {
        await using var db = site.Db();
        var brothers = await db.YoungPeople.Where(person => person.FamilyName == "Bebb" && (person.GivenName == "Ieuan" || person.GivenName == "Guto")).ToListAsync();
        Assert.Single(brothers.Select(person => person.Address).Distinct());
        var namesakes = await db.Referrals.Where(referral => referral.GivenName == "Owain" && referral.FamilyName == "Hughes").ToListAsync();
        Assert.Equal(namesakes.Count, namesakes.Select(referral => referral.BornOn).Distinct().Count());
        Assert.True(namesakes.Count >= 2);
    }

    [Fact]
    public async Task Whatever_is_open_has_an_owner_and_a_date_and_what_has_ended_has_neither()
    {
        await using var db = site.Db();
        Assert.Empty(await db.Referrals.Where(held => (held.DueOn == null) != (held.OwnerId == null)).ToListAsync());
        foreach (var held in (IEnumerable<IOwned>)[.. await db.Referrals.ToListAsync(), .. await db.Cases.ToListAsync(), .. await db.AgencyChecks.ToListAsync(), .. await db.SupportActions.ToListAsync(), .. await db.PanelMeetings.ToListAsync(), .. await db.Declarations.ToListAsync(), .. await db.SafeguardingReports.ToListAsync()])
        {
            Assert.Equal(held.IsOpen, held.OwnerId is not null);
            Assert.Equal(held.IsOpen, held.DueOn is not null);
        }
    }

    [Fact]
    public async Task Nothing_in_the_demo_happens_after_its_moment()
    {
        await using var db = site.Db();
        var now = db.Now;
        Assert.False(await db.Referrals.AnyAsync(held => held.SubmittedAt > now || held.ScreenedAt < held.SubmittedAt || held.EndedAt > now));
        Assert.False(await db.Cases.AnyAsync(held => held.OpenedAt > now || held.ClosedAt < held.OpenedAt || held.ClosedAt > now || held.SupportStartedAt < held.AdoptedAt));
        Assert.False(await db.SupportActions.AnyAsync(held => held.AcceptedAt < held.SetAt || held.EndedAt < held.SetAt || held.EndedAt > now));
        Assert.False(await db.Decisions.AnyAsync(held => held.RecordedAt > now));
    }

    [Fact]
    public async Task The_same_seed_and_day_give_the_same_people_at_the_same_stages()
    {
        async Task<List<string>> Made()
        {
            using var database = new TestDatabase();
            await using var db = database.Open(Viewer.For(Purpose.Testing), new FakeTimeProvider(Wednesday));
            await DemoPanels.Fill(db);
            await DemoYoungPeople.Fill(db, perCent: 4);
            return await db.Referrals.OrderBy(referral => referral.Reference).ThenBy(referral => referral.FamilyName).ThenBy(referral => referral.GivenName)
                .Select(referral => $"{referral.Reference} {referral.GivenName} {referral.FamilyName} {referral.Status} {referral.Case!.Reference} {referral.Case.Status} {referral.Case.ClosedBecause}").ToListAsync();
        }

        Assert.Equal(await Made(), await Made());
    }

    [LongFact]
    public async Task The_whole_crowd_is_about_five_hundred_most_of_them_in_Flintshire_and_Wrexham_and_at_every_stage()
    {
        using var database = new TestDatabase();
        await using var db = database.Open(Viewer.For(Purpose.Testing), new FakeTimeProvider(Wednesday));
        await DemoPanels.Fill(db);
        await DemoYoungPeople.Fill(db);
        Assert.InRange(await db.YoungPeople.CountAsync(), 470, 530);
        Assert.InRange(await db.YoungPeople.CountAsync(person => person.PanelId == db.Panels.Single(panel => panel.Code == "NW").Id), 305, 335);
        Assert.InRange(await db.YoungPeople.CountAsync(person => person.PanelId == db.Panels.Single(panel => panel.Code == "DERBYS").Id), 8, 20);
        Assert.Equal(Enum.GetValues<CaseStatus>(), await db.Cases.Select(@case => @case.Status).Distinct().ToListAsync().ContinueWith(found => found.Result.Order()));
        Assert.Equal(Enum.GetValues<ReferralStatus>(), await db.Referrals.Select(referral => referral.Status).Distinct().ToListAsync().ContinueWith(found => found.Result.Order()));
    }
}
