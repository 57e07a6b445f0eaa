using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Checks;

public sealed class LateAnswersTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Health = "Betsi Cadwaladr University Health Board";

    private Given Given => site.Given;

    [Fact]
    public async Task A_late_answer_stands_on_the_item_and_the_meeting_and_coordinator_and_chair_are_told()
    {
        var (caseId, meetingId, item) = await Published();
        var (late, missing) = (await Late(caseId, Health), await Given.Check(caseId, "Wrexham education"));
        await (await site.AsProved("coordinator.nw")).Post($"/meetings/{meetingId}/pack/new");
        var before = await Mails(late);

        await (await site.As("health.nw")).Post($"/checks/{late}/return", ("Known", "Known since June."), ("Visibility", "WholePanel"));

        Assert.Equal(["chair.nw@demo.example", "coordinator.nw@demo.example"], (await Mails(late)).Except(before).Order());
        await using (var db = site.Db())
        {
            var name = await db.Cases.Where(held => held.Id == caseId).Select(held => new { held.YoungPerson.FamilyName, held.Reference }).SingleAsync();
            Assert.All(await db.OutboxMessages.Where(mail => mail.Body.Contains($"/checks/{late}")).ToListAsync(), mail =>
            {
                Assert.DoesNotContain(name.FamilyName, mail.Subject + mail.Body);
                Assert.DoesNotContain(name.Reference, mail.Subject + mail.Body);
                Assert.DoesNotContain("June", mail.Subject + mail.Body);
            });
        }

        foreach (var account in new[] { "coordinator.nw", "chair.nw" })
        {
            var reader = await site.As(account);
            Assert.True((await reader.Get("/my-work/late-answers")).Links($"/checks/{late}"), account);
            Assert.False((await reader.Get("/my-work/late-answers")).Links($"/checks/{missing}"), account);
            Assert.Contains($"{Health}: arrived 18 Nov 2026, after 17 Nov 2026", (await reader.Get($"/meetings/{meetingId}")).Text);
            var page = await reader.Get(item);
            Assert.Contains("It arrived on 18 November 2026", page.Text);
            Assert.Contains("Came late", page.Text);
            Assert.Contains("It arrived on 18 November 2026", (await reader.Get($"/checks/{late}")).Text);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("health.nw")).Get("/my-work/late-answers")).Status);
    }

    [Fact]
    public async Task Once_the_case_was_heard_a_late_answer_is_news_and_waits_for_nobody()
    {
        var caseId = await Given.TakenOn();
        var checkId = await Late(caseId, "Wrexham education");
        await (await site.As("education.nw")).Post($"/checks/{checkId}/return", ("Known", "Known."), ("Visibility", "WholePanel"));
        var chair = await site.As("chair.nw");
        Assert.True((await chair.Get("/my-work/late-answers-since")).Links($"/checks/{checkId}"));
        Assert.False((await chair.Get("/my-work/late-answers")).Links($"/checks/{checkId}"));
    }

    [Fact]
    public async Task An_answer_in_time_tells_nobody()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var before = await Mails(checkId);
        await (await site.As("health.nw")).Post($"/checks/{checkId}/return", ("Known", "Known."), ("Visibility", "WholePanel"));
        Assert.Equal(before, await Mails(checkId));
        Assert.False((await (await site.As("chair.nw")).Get("/my-work/late-answers")).Links($"/checks/{checkId}"));
    }

    [Fact]
    public async Task A_late_nothing_held_and_a_late_refusal_are_told_as_well()
    {
        var (one, other) = (await Late(await Given.Case("school.nw"), Health), await Late(await Given.Case("school.nw"), Health));
        var health = await site.As("health.nw");
        await health.Send(await health.Get($"/checks/{one}"), $"/checks/{one}/nothing-held");
        await health.Post($"/checks/{other}/cannot-share", ("Because", "A court order."));
        Assert.Contains("chair.nw@demo.example", await Mails(one));
        Assert.Contains("chair.nw@demo.example", await Mails(other));
    }

    [Fact]
    public async Task A_chair_who_is_kept_out_is_not_told_and_of_a_restricted_case_only_who_is_named()
    {
        var (kept, restricted) = (await Given.Case("school.nw"), await Given.Case("school.nw"));
        var chair = (await Given.User("chair.nw")).Id;
        var (first, second) = (await Late(kept, Health), await Late(restricted, Health));
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == kept)).Exclude(act, chair, "A cousin.").Id);
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.Include(held => held.Involvements).Include(held => held.Checks).Include(held => held.Actions).AsSplitQuery().SingleAsync(held => held.Id == restricted);
            @case.Restrict(act, []);
            return true;
        });
        var health = await site.As("health.nw");
        foreach (var checkId in new[] { first, second })
        {
            await health.Post($"/checks/{checkId}/return", ("Known", "Known."), ("Visibility", "WholePanel"));
            var told = await Mails(checkId);
            Assert.Contains("coordinator.nw@demo.example", told);
            Assert.DoesNotContain("chair.nw@demo.example", told);
        }
    }

    [Fact]
    public async Task Who_has_not_answered_is_counted_for_the_chair_on_the_meeting_and_the_item_and_not_for_a_partner()
    {
        var (caseId, meetingId, item) = await Published();
        var answered = await Given.Check(caseId, "North Wales Police");
        await Given.Check(caseId, Health);
        await Given.Check(caseId, "Wrexham education");
        await Given.As("police.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == answered)).ReturnCannotShare(act, "A court order.");
            return true;
        });
        foreach (var account in new[] { "chair.nw", "coordinator.nw" })
        {
            var reader = await site.As(account);
            foreach (var address in new[] { $"/meetings/{meetingId}", item })
            {
                var counted = (await reader.Get(address)).Page.GetElementById("not-returned")!.TextContent;
                Assert.StartsWith("2 of 3 checks have not come back: ", counted);
                Assert.Contains(Health, counted);
                Assert.Contains("Wrexham education", counted);
            }
        }

        var partner = await site.As("police.nw");
        foreach (var address in new[] { $"/meetings/{meetingId}", item })
        {
            var page = await partner.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Null(page.Page.GetElementById("not-returned"));
            Assert.DoesNotContain("have not come back", page.Text);
        }
    }

    [Fact]
    public async Task The_minutes_keep_who_had_not_answered_when_the_panel_decided_for_those_who_run_the_panel()
    {
        var (caseId, meetingId, item) = await Published();
        var (inTime, later) = (await Given.Check(caseId, "North Wales Police"), await Given.Check(caseId, Health));
        await Return(inTime, "police.nw");
        var chair = await site.As("chair.nw");
        Assert.Equal(HttpStatusCode.Found, (await chair.Post(item, ("Outcome", "Deferred"), ("Reasons", "We wait for health."))).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Return(later, "health.nw");
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var meeting = await db.PanelMeetings.Include(held => held.Items).ThenInclude(held => held.Decision).Include(held => held.Attendance).AsSplitQuery().SingleAsync(held => held.Id == meetingId);
            meeting.RecordChair(Presence.Present, null);
            meeting.Record(await db.Agencies.SingleAsync(agency => agency.Name == Health), null, "The nurse", Presence.Present, null, true);
            meeting.Hold(act);
            return true;
        });
        var said = $"1 of 2 checks had not come back: {Health}";
        Assert.Contains(said, (await chair.Get($"/meetings/{meetingId}/minutes")).Text);
        Assert.DoesNotContain("had not come back", (await (await site.As("police.nw")).Get($"/meetings/{meetingId}/minutes")).Text);
        Assert.Equal(HttpStatusCode.Found, (await chair.Post($"/meetings/{meetingId}/lock")).Status);
        Assert.Contains(said, (await chair.Get($"/meetings/{meetingId}/minutes")).Text);
        Assert.Contains(said, (await chair.Get($"/meetings/{meetingId}/minutes/print")).Body);
        await using (var db = await site.DbOf("police.nw")) Assert.False(await db.MinutedParts.AnyAsync(part => part.MeetingId == meetingId && part.Of == MinutedOf.Checks));
        await using (var db = await site.DbOf("chair.nw")) Assert.True(await db.MinutedParts.AnyAsync(part => part.MeetingId == meetingId && part.Of == MinutedOf.Checks));
    }

    [Fact]
    public async Task The_words_of_the_young_person_and_the_family_stand_where_the_answer_stands_for_its_readers_alone()
    {
        var (caseId, meetingId, item) = await Published();
        var (open, close) = (await Given.Check(caseId, Health), await Given.Check(caseId, "Wrexham education"));
        await (await site.As("health.nw")).Post($"/checks/{open}/return", ("Known", "Known."), ("OwnWords", "I want to box again."), ("FamilysWords", "His nan is tired."), ("Visibility", "WholePanel"));
        await (await site.As("education.nw")).Post($"/checks/{close}/return", ("Known", "Known."), ("OwnWords", "School is loud."), ("FamilysWords", "We are told too late."), ("Visibility", "AuthorAndChair"));
        var chair = await site.AsProved("chair.nw");
        await chair.Post($"/meetings/{meetingId}/pack/new");
        foreach (var address in new[] { item, $"/meetings/{meetingId}/pack" })
        {
            var text = (await chair.Get(address)).Body;
            foreach (var words in new[] { "I want to box again.", "His nan is tired.", "School is loud.", "We are told too late." }) Assert.Contains(words, text);
        }

        Assert.Contains("I want to box again.", (await chair.Get($"/checks/{open}")).Text);
        var police = await site.AsProved("police.nw");
        await police.Post($"/meetings/{meetingId}/pack/new");
        foreach (var address in new[] { item, $"/meetings/{meetingId}/pack" })
        {
            var text = (await police.Get(address)).Body;
            Assert.Contains("I want to box again.", text);
            Assert.Contains("His nan is tired.", text);
            Assert.DoesNotContain("School is loud.", text);
            Assert.DoesNotContain("We are told too late.", text);
        }
    }

    private async Task<(Guid CaseId, Guid MeetingId, string Item)> Published()
    {
        var live = await Given.LiveMeeting(1);
        return (live.CaseIds[0], live.Id, live.Item(1));
    }

    private async Task<Guid> Late(Guid caseId, string agency)
    {
        var checkId = await Given.Check(caseId, agency);
        return await Given.As("coordinator.nw", async (db, act) =>
        {
            db.Entry(await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).Property(held => held.DueOn).CurrentValue = new DateOnly(2026, 11, 17);
            return checkId;
        });
    }

    private Task<bool> Return(Guid checkId, string by) => Given.As(by, async (db, act) =>
    {
        var check = await db.AgencyChecks.Include(held => held.Agency).Include(held => held.Involvements).SingleAsync(held => held.Id == checkId);
        check.ReturnKnown(act, check.Agency, "Known.", null, null, Visibility.WholePanel, [], check.Agency.UsualGateway(act.Panel.Nation));
        return true;
    });

    private async Task<List<string>> Mails(Guid checkId)
    {
        await using var db = site.Db();
        return await db.OutboxMessages.Where(mail => mail.Body.Contains($"/checks/{checkId}")).OrderBy(mail => mail.To).Select(mail => mail.To).ToListAsync();
    }
}
