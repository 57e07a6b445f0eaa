using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.Checks;

public sealed class AskingTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task Each_agency_is_asked_what_its_sector_begins_with_unless_that_is_changed_for_the_case()
    {
        var caseId = await Given.Case();
        var (police, health) = (await Given.User("police.nw"), await Given.User("health.nw"));
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/cases/{caseId}/checks/new");
        Assert.Equal(CheckQuestions.UsualOf(Sector.Health).English, Question(form, health.AgencyId!.Value));

        await coordinator.Send(form, $"/cases/{caseId}/checks/new", ("AgencyIds", police.AgencyId.ToString()), ("AgencyIds", health.AgencyId.ToString()),
            (form.QuestionTo(police.AgencyId.ToString()!), "Was she a victim in June?"));

        await using var db = site.Db();
        var asked = await db.AgencyChecks.Where(check => check.CaseId == caseId).ToDictionaryAsync(check => check.AgencyId, check => check.Question);
        Assert.Equal(("Was she a victim in June?", CheckQuestions.UsualOf(Sector.Health).English), (asked[police.AgencyId!.Value], asked[health.AgencyId!.Value]));
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task Without_its_question_nobody_is_asked_and_what_the_others_were_to_be_asked_stays()
    {
        var caseId = await Given.Case();
        var (police, health) = ((await Given.User("police.nw")).AgencyId!.Value, (await Given.User("health.nw")).AgencyId!.Value);
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/cases/{caseId}/checks/new");
        var wrong = await coordinator.Send(form, $"/cases/{caseId}/checks/new", ("AgencyIds", police.ToString()), ("AgencyIds", health.ToString()),
            (form.QuestionTo(police.ToString()), ""), (form.QuestionTo(health.ToString()), "Only this."));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter the question"), (wrong.Status, Assert.Single(wrong.Errors)));
        var field = wrong.Page.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href")![1..];
        Assert.Equal(form.QuestionTo(police.ToString()), wrong.Page.GetElementById(field)!.GetAttribute("name"));
        Assert.Equal("Only this.", Question(wrong, health));
        await using var db = site.Db();
        Assert.False(await db.AgencyChecks.AnyAsync(check => check.CaseId == caseId));
    }

    [Fact]
    public async Task The_date_is_a_working_day_before_the_meeting_that_hears_the_case_or_before_the_next_one()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var (listed, waiting, none) = (await own.Given.Case(), await own.Given.Case(), await own.Given.Case());
        var coordinator = await own.As("coordinator.nw");
        async Task<string> Due(Guid caseId)
        {
            var page = await coordinator.Get($"/cases/{caseId}/checks/new");
            return string.Join('-', new[] { "Year", "Month", "Day" }.Select(part => page.Page.QuerySelector($"input[name='DueOn.{part}']")!.GetAttribute("value")));
        }

        // No meeting: three working days from Wednesday the 18th.
        Assert.Equal("2026-11-23", await Due(none));
        // The next meeting, on Saturday the 21st, without the case.
        await own.Given.Meeting(false);
        Assert.Equal("2026-11-20", await Due(waiting));
        // The case is on the agenda of a later one, on Monday the 30th: the working day before is Friday the 27th.
        await own.Given.As("coordinator.nw", async (db, act) =>
        {
            var later = new YoungFutures.Domain.Panels.PanelMeeting(act, act.At.AddDays(12), 90, "Tŷ Pawb", null, null);
            db.PanelMeetings.Add(later);
            later.Add(act, await db.Cases.SingleAsync(held => held.Id == listed), 10);
            return later.Id;
        });
        Assert.Equal("2026-11-27", await Due(listed));
        Assert.Contains("on the agenda of the meeting on 30 November 2026", (await coordinator.Get($"/cases/{listed}/checks/new")).Text);
        Assert.Equal("2026-11-20", await Due(waiting));
        Assert.Contains("next meeting is on 21 November 2026", (await coordinator.Get($"/cases/{waiting}/checks/new")).Text);
    }

    [Fact]
    public async Task A_question_that_nobody_changed_is_read_in_the_readers_language_and_one_for_the_case_as_it_was_written()
    {
        var (caseId, other) = (await Given.Case(), await Given.Case());
        var school = (await Given.User("school.nw")).AgencyId.ToString()!;
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/cases/{caseId}/checks/new", ("AgencyIds", school));
        var form = await coordinator.Get($"/cases/{other}/checks/new");
        await coordinator.Send(form, $"/cases/{other}/checks/new", ("AgencyIds", school), (form.QuestionTo(school), "How is she at lunch?"));
        await using var db = site.Db();
        var (asItStands, changed) = (await db.AgencyChecks.SingleAsync(held => held.CaseId == caseId), await db.AgencyChecks.SingleAsync(held => held.CaseId == other));
        var usual = CheckQuestions.UsualOf(Sector.School);
        Assert.Contains(usual.English, (await coordinator.Get($"/checks/{asItStands.Id}")).Text);
        var reader = await site.As("school.nw");
        Assert.Contains(usual.Welsh, (await reader.Get($"/checks/{asItStands.Id}")).Text);
        Assert.Contains("How is she at lunch?", (await reader.Get($"/checks/{changed.Id}")).Text);
        Assert.Null(changed.QuestionInWelsh);
    }

    private static string Question(Reply form, Guid agencyId) => form.Page.QuerySelector($"textarea[name='{form.QuestionTo(agencyId.ToString())}']")!.TextContent.Trim();
}
