using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>The story, step by step, in the words of the pages. Young person and telling details are made up.</summary>
public sealed class Story(House house)
{
    private const string GivenName = "Gwenllïan";
    private const string FamilyName = "Tŷ-Coch";
    private const string Confidence = "Talks about older friends who buy him things.";

    private static readonly string[] Asked = ["wrexham.nw", "health.nw", "education.nw"];

    private readonly DateOnly born = new(2012, 3, 27);
    private string referral = "", referralReference = "", @case = "", caseReference = "", meeting = "";

    private Words T => house.T;
    private DateOnly Today => UkTime.LocalDate(house.Site.Clock.GetUtcNow().UtcDateTime);

    private string Wrexham => T.Either("Wrexham children’s services", "Gwasanaethau plant Wrecsam");
    private string Health => T.Either("Betsi Cadwaladr University Health Board", "Bwrdd Iechyd Prifysgol Betsi Cadwaladr");
    private string Education => T.Either("Wrexham education", "Addysg Wrecsam");
    private string Police => T.Either("North Wales Police", "Heddlu Gogledd Cymru");

    public async Task PoliceLogAReferral()
    {
        var police = await house.Person("police.nw");
        await police.Open("/referrals");
        await police.Follow(T["Log a referral"]);
        await police.Write(T["Given names"], GivenName);
        await police.Write(T["Family name"], FamilyName);
        await police.Date(T["Date of birth (optional)"], born);
        await police.Press(T["Look, then start"]);
        await police.Sees(T["Nothing that you can see here resembles this young person. Start a new referral."]);
        await police.Press(T["Start a new referral"]);

        await police.Choose(T["Sex"], T.Of(Sex.Female));
        await police.Choose(T["Where do they live?"], T.Either("Wrexham", "Wrecsam"));
        await police.Choose(T["Which language do they want to use?"], T.Of(ContactLanguage.Welsh));
        await police.Press(T["Save and continue"]);

        await police.Write(T["What happened?"], "Seen at the bus station at midnight with men in their twenties, twice this month.");
        await police.Date(T["When did it happen? (optional)"], Today.AddDays(-3));
        var judgement = T.Either("Professional judgement", "Barn broffesiynol");
        await police.Choose(T["What makes you think of the panel?"], judgement);
        await police.WriteBelow(T["What makes you think of the panel?"], judgement, T["What shows it?"], "Two incident logs and what the youth club told us.");
        await police.Choose(T["Concerns"], T.Either("Older people they spend time with", "Pobl hŷn y maent yn treulio amser gyda nhw"));
        await police.Choose(T["Strengths"], T.Either("Sport, music or another activity", "Chwaraeon, cerddoriaeth neu weithgaredd arall"));
        await police.Press(T["Save and continue"]);

        await police.Choose(T["Is the young person at immediate risk of harm?"], T.Of(Answer.No));
        await police.Choose(T["Does the family know about this referral?"], T.Of(FamilyAware.Both));
        await police.Write(T["In the young person’s own words (optional)"], "Dwi isio chwarae rygbi eto.");
        await police.Press(T["Save and continue"]);

        await police.Sees(GivenName);
        await police.Press(T["Send the referral"]);
        referral = police.At;
        await using var db = house.Site.Db();
        referralReference = await db.Referrals.Select(held => held.Reference!).SingleAsync();
        await police.Sees(referralReference);
        await police.Sees(T["Waiting to be read by the coordinator"]);
    }

    public async Task TheCoordinatorScreensIt()
    {
        var coordinator = await house.Person("coordinator.nw");
        await coordinator.Open("/referrals");
        await coordinator.Follow(referralReference);
        await coordinator.Follow(T["Screen this referral"]);
        await coordinator.Choose(T["What happens to this referral?"], T.Of(ScreeningOutcome.Accept));
        await coordinator.Choose(T["Who is it about?"], T["A new young person"]);
        await coordinator.Write(T["What agencies are told when they are asked"], "Seen out late with older people. Is she known to you?");
        await coordinator.Write(T["Your reason"], "Fits the panel: thirteen to fourteen, early signs of exploitation, no service holds her.");
        await coordinator.Press(T["Record the screening"]);
        @case = coordinator.At;
        Assert.StartsWith("/cases/", @case);
        await using var db = house.Site.Db();
        caseReference = await db.Cases.Select(held => held.Reference).SingleAsync();
        await coordinator.Sees(caseReference);

        var police = await house.Person("police.nw");
        await police.Open(referral);
        await police.Sees(T["Accepted: the panel looks at it"]);
        await police.DoesNotSee(caseReference);
        await police.IsToldNothingAt(@case);
    }

    public async Task ThreeAgenciesAreAsked()
    {
        var coordinator = await house.Person("coordinator.nw");
        await coordinator.Open(@case);
        await coordinator.Follow(T["Ask agencies what they know"]);
        foreach (var agency in new[] { Wrexham, Health, Education })
        {
            await coordinator.Choose(T["Which agencies?"], agency);
            await coordinator.Write(T["What do you ask {0}?", agency], "What do you know, and what is going well?");
        }

        await coordinator.Date(T["Answer by"], Today.AddDays(1));
        await coordinator.Press(T["Ask them"]);
        await coordinator.Sees(T["Not opened yet"]);
    }

    private async Task<string> CheckOf(string account)
    {
        var agencyId = (await house.Site.Given.User(account)).AgencyId;
        await using var db = house.Site.Db();
        return await db.AgencyChecks.Where(check => check.AgencyId == agencyId).Select(check => check.Reference).SingleAsync();
    }

    public async Task TheAgenciesAnswer()
    {
        house.Site.Clock.Advance(TimeSpan.FromHours(20));
        foreach (var account in Asked)
        {
            var partner = await house.Person(account);
            await partner.Open("/checks");
            await partner.Sees(T["New"]);
            // By the name of the check itself: the case's number is not for whoever is only asked.
            await partner.DoesNotSee(caseReference);
            await partner.Follow(await CheckOf(account));
            await partner.Follow(T["We know this young person"]);
            await partner.Write(T["What does your agency know?"], account == "health.nw" ? Confidence : "Attendance has fallen since the summer.");
            await partner.Write(T["What is going well? (optional)"], "Trusts her form tutor; plays for the under-fifteens.");
            await partner.Choose(T["Who may read your answer?"], T.Of(account == "health.nw" ? Visibility.AuthorAndChair : Visibility.WholePanel));
            await partner.Choose(T["Under which legal gateway do you share it?"], T["Children Act 2004, sections 25 and 28 (Wales)"]);
            await partner.Press(T["Send the answer"]);
            await partner.IsToldNothingAt(@case);
        }

        var coordinator = await house.Person("coordinator.nw");
        await coordinator.Open(@case);
        await coordinator.DoesNotSee(T["Not opened yet"]);
    }

    public async Task ItIsListed()
    {
        var coordinator = await house.Person("coordinator.nw");
        await coordinator.Open("/meetings");
        await coordinator.Follow(T["Plan a meeting"]);
        await coordinator.Date(T["Date of the meeting"], Today.AddDays(1));
        await coordinator.Write(T["Start time"], "10:00");
        await coordinator.Write(T["Length in minutes"], "60");
        await coordinator.Write(T["Place"], "Tŷ Pawb, Wrecsam");
        await coordinator.Choose(T["Who will chair?"], "Gareth Morfa, Panel chair, Flintshire and Wrexham");
        await coordinator.Press(T["Plan the meeting"]);
        meeting = coordinator.At;
        await coordinator.Follow(T["Add a case"]);
        await coordinator.ChooseLike(T["Which cases are to be heard?"], caseReference);
        await coordinator.Write(T["Minutes for each"], "20");
        await coordinator.Press(T["Put on the agenda"]);
        await coordinator.Sees(caseReference);
        await coordinator.Follow(T["Publish the agenda"]);
        await coordinator.Press(T["Publish the agenda"]);
        await coordinator.Sees(T.Of(MeetingStatus.Published));

        // The agencies at the table read the pack, each within what was meant for it.
        var education = await house.Person("education.nw");
        await education.Open(meeting);
        await education.Follow(caseReference);
        await education.DoesNotSee(Confidence);
    }

    public async Task ThePanelMeetsAndDecides()
    {
        house.Site.Clock.Advance(TimeSpan.FromHours(29));
        var coordinator = await house.Person("coordinator.nw");
        await coordinator.Open(meeting);
        await coordinator.Follow(T["Record attendance"]);
        await coordinator.Choose(T["Is the chair there?"], T.Of(Presence.Present));
        await Attends(coordinator, Police, "Siân Ffynnon");
        await Attends(coordinator, Wrexham, "Huw Derwen");
        await Attends(coordinator, Health, "Angharad Rhosyn");
        await Attends(coordinator, Education, "Rhodri Talar");
        await coordinator.Press(T["Save attendance"]);

        var chair = await house.Person("chair.nw");
        await chair.Open(meeting);
        await chair.Follow(T["Open the next item"]);
        await chair.Sees(Confidence);
        await chair.Choose(T["What did the panel decide?"], T.Of(DecisionOutcome.Adopted));
        await chair.Write(T["Reasons"], "Early signs of exploitation; school and rugby hold her and can be built on.");
        await chair.Write(T["Who tells the family?"], "Huw Derwen");
        await chair.Pick(T["Lead agency"], Wrexham);
        await Sets(chair, 1, "Offer three sessions with the school nurse.", Health);
        await Sets(chair, 2, "Agree a timetable with her form tutor.", Education);
        await chair.Press(T["Record the decision"]);

        await coordinator.Open(meeting);
        await coordinator.Follow(T["Record that it was held"]);
        await coordinator.Press(T["The meeting was held"]);
        await chair.Open(meeting);
        await chair.Follow(T["Lock the minutes"]);
        await chair.Press(T["Lock the minutes"]);
        await chair.Sees(T.Of(MeetingStatus.Locked));
    }

    public async Task TheLeadAgencyWinsTheFamilyOver()
    {
        house.Site.Clock.Advance(TimeSpan.FromDays(3));
        var lead = await house.Person("wrexham.nw");
        await lead.Open("/cases");
        await lead.Follow(caseReference);
        await lead.DoesNotSee(Confidence);
        await lead.Follow(T["Accept the lead"]);
        await lead.Choose(T["Who is the lead practitioner?"], "Huw Derwen");
        await lead.Press(T["Take this case on as lead agency"]);

        await lead.Open(@case);
        await lead.Follow(T["Record a contact"]);
        await lead.Choose(T["How was it tried?"], T.Of(ContactMethod.HomeVisit));
        await lead.Choose(T["Was the family reached?"], T["Yes"]);
        await lead.Date(T["When?"], Today);
        await lead.Press(T["Record a contact"]);

        await lead.Open(@case);
        await lead.Follow(T["Record an agreement to take part"]);
        await lead.Choose(T["Do they agree to take part?"], T["Yes"]);
        await lead.Choose(T["Whose decision is it?"], T.Of(AgreementBy.Parent));
        await lead.Write(T["Who decided?"], "Mam");
        await lead.Write(T["What was agreed to, or refused?"], "The school nurse, and a timetable with her tutor.");
        await lead.Choose(T["May we ask how it went, after the support has ended?"], T["Yes"]);
        await lead.Choose(T["In which language was it explained?"], T.Of(ContactLanguage.Welsh));
        await lead.Choose(T["How was it said?"], T.Of(AgreementMethod.InPerson));
        await lead.Date(T["When?"], Today);
        await lead.Press(T["Record the decision"]);

        await lead.Open(@case);
        await lead.Follow(T["Start support"]);
        await lead.Press(T["Start support"]);
        await lead.Sees(T.Of(CaseStatus.Supporting));
    }

    public async Task HealthAndEducationDoWhatTheyPromised()
    {
        foreach (var (account, who, what) in new[]
        {
            ("health.nw", "Angharad Rhosyn", "Offer three sessions with the school nurse."),
            ("education.nw", "Rhodri Talar", "Agree a timetable with her form tutor."),
        })
        {
            var partner = await house.Person(account);
            await partner.Open("/actions");
            await partner.FollowAny(what.TrimEnd('.'));
            await partner.Follow(T["Accept this action"]);
            await partner.Choose(T["Who will do it?"], who);
            await partner.Press(T["Accept this action"]);
            await partner.IsToldNothingAt(@case);
        }

        house.Site.Clock.Advance(TimeSpan.FromDays(2));
        foreach (var (account, what) in new[] { ("health.nw", "Offer three sessions with the school nurse"), ("education.nw", "Agree a timetable with her form tutor") })
        {
            var partner = await house.Person(account);
            await partner.Open("/actions");
            await partner.FollowAny(what);
            await partner.Follow(T["Report progress"]);
            await partner.Write(T["What has been done so far?"], "First session held.");
            await partner.Press(T["Report progress"]);
            await partner.Follow(T["Say what came of it"]);
            await partner.Choose(T["How did it end?"], T.Of(ActionStatus.Done));
            await partner.Write(T["What came of it?"], "It went well and goes on by itself.");
            await partner.Press(T["Record how it ended"]);
            await partner.Sees(T.Of(ActionStatus.Done));
        }
    }

    public async Task TheCaseCloses()
    {
        var coordinator = await house.Person("coordinator.nw");
        await coordinator.Open("/cases");
        await coordinator.Follow(caseReference);
        await coordinator.Follow(T["Close the case"]);
        await coordinator.Choose(T["Why does the case close?"], T.Of(ClosingReason.NeedsMet));
        await coordinator.Write(T["How did it come to this?"], "Both actions done; she is back at training.");
        await coordinator.Write(T["Exit plan"], "Form tutor and school nurse know whom to ring; rugby twice a week.");
        await coordinator.Press(T["Close this case"]);
        await coordinator.Sees(T["Case {0} is closed.", caseReference]);
        await coordinator.Sees(T.Of(CaseStatus.Closed));

        // Whoever led it no longer does, and no longer sees it.
        await (await house.Person("wrexham.nw")).IsToldNothingAt(@case);
    }

    public async Task TheReferrerSeesThatItEnded()
    {
        var police = await house.Person("police.nw");
        await police.Open(referral);
        await police.Sees(T["The panel’s work has ended"]);
        await police.DoesNotSee(T.Of(ClosingReason.NeedsMet));
        await police.DoesNotSee(caseReference);
    }

    public async Task ThePartnerWhoIsNotInvolvedFindsNothing()
    {
        var stranger = await house.Person("community.nw");
        foreach (var list in new[] { "/my-work", "/referrals", "/cases", "/checks", "/actions", "/young-people", "/meetings" })
        {
            await stranger.Open(list);
            await stranger.DoesNotSee(FamilyName);
            await stranger.DoesNotSee(caseReference);
            await stranger.DoesNotSee(referralReference);
        }

        foreach (var asked in new[] { $"{GivenName} {FamilyName}", caseReference, referralReference })
        {
            await stranger.Open("/search");
            await stranger.Write(T["Name or reference"], asked);
            await stranger.Press(T["Search"]);
            await stranger.Sees(T["Nothing that you may see answers to this. Try one name only, or another spelling."]);
        }

        foreach (var address in await EveryAddress()) await stranger.IsToldNothingAt(address);
    }

    public async Task TheNextReleaseHoldsItAndGivesNobodyAway()
    {
        // A month with enough others that figures are shown at all, and not one figure more.
        for (var i = 0; i < 24; i++) await house.Site.Given.Referral("police.nw");
        house.Site.Clock.Advance(TimeSpan.FromDays(14));
        await using (var db = house.Site.Db()) Assert.True(await new ReleaseComputation(db).ComputeDue() > 0);

        await using var read = house.Site.Db();
        var november = await read.Releases.SingleAsync(release => release.PanelId == house.Site.Given.PanelId && release.PeriodKind == PeriodKind.Month && release.PeriodStart == new DateOnly(2026, 11, 1));
        var tables = november.Read().Tables;
        bool InNovember(DateTime? moment) => moment is { } at && UkTime.LocalDate(at) is { Year: 2026, Month: 11 };

        var sent = (await read.Referrals.Where(held => held.PanelId == house.Site.Given.PanelId).Include(held => held.Triggers).ToListAsync()).Where(held => InNovember(held.SubmittedAt)).ToList();
        Assert.Contains(sent, held => held.Reference == referralReference);
        Assert.Equal(25, sent.Count);
        Agree(tables[ReleaseTables.Sources], sent.GroupBy(held => held.Source.ToString()).ToDictionary(group => group.Key, group => group.Count()), sent.Count);
        Agree(tables[ReleaseTables.Triggers], sent.SelectMany(held => held.Triggers.Select(trigger => trigger.Code).Distinct()).GroupBy(code => code).ToDictionary(group => group.Key, group => group.Count()), null);
        Assert.False(tables[ReleaseTables.Sources].Total.IsHidden);

        var decided = (await read.Decisions.ToListAsync()).Where(held => InNovember(held.RecordedAt)).ToList();
        Assert.Single(decided);
        Agree(tables[ReleaseTables.Decisions], decided.GroupBy(held => held.Outcome.ToString()).ToDictionary(group => group.Key, group => group.Count()), decided.Count);

        var promised = (await read.SupportActions.ToListAsync()).Where(held => held.TargetOn is { Year: 2026, Month: 11 }).ToList();
        Assert.Equal(2, promised.Count);
        Agree(tables[ReleaseTables.Actions], new() { [ReleaseTables.OnTime] = promised.Count }, promised.Count);

        // Whoever reads the numbers sees these and no other, each on the grid, and finds no way from them to anybody.
        var analyst = await house.Person("opcc.nw");
        await analyst.Open("/my-work");
        await analyst.Open($"/summary/{november.Id}");
        var figures = await analyst.Read("table:not(#median-days) .yf-figure");
        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.True(figure == SuppressedCount.Mark || (int.TryParse(figure, CultureInfo.InvariantCulture, out var count) && count % 5 == 0 && count > 0), figure));
        Assert.Contains(tables[ReleaseTables.Sources].Total.Value?.ToString(CultureInfo.InvariantCulture), figures);
        await analyst.DoesNotSee(FamilyName);
        await analyst.DoesNotSee(caseReference);
        foreach (var address in await EveryAddress()) await analyst.IsToldNothingAt(address);
    }

    /// <summary>A figure is a mark or a multiple of five near the truth, so that one young person more or less cannot be seen in it.</summary>
    private static void Agree(SuppressedTable table, Dictionary<string, int> counted, int? total)
    {
        Assert.Empty(counted.Keys.Except(table.Rows));
        foreach (var row in table.Rows) Agree(table[row], counted.GetValueOrDefault(row));
        if (total is { } all) Agree(table.Total, all);
    }

    private static void Agree(SuppressedCount shown, int count)
    {
        if (count < 5) Assert.True(shown.IsHidden);
        if (shown.Value is not { } value) return;
        Assert.Equal(0, value % 5);
        Assert.InRange(value - count, -9, 4);
    }

    private async Task Attends(Person who, string agency, string name)
    {
        await who.Choose(agency, T.Of(Presence.Present));
        await who.WriteWithin(agency, T["Name"], name);
    }

    private async Task Sets(Person who, int number, string what, string agency)
    {
        if (house.Script) await who.PressHere(T["Add an action"]);
        else await who.Unfold(T["Action {0}", number]);
        await who.Write(T["What is to be done?"], what, number - 1);
        await who.Pick(T["Agency"], agency, number - 1);
        await who.Date(T["Done by"], Today.AddDays(7), number - 1);
    }

    /// <summary>Where everything that belongs to the story stands.</summary>
    private async Task<List<string>> EveryAddress()
    {
        await using var db = house.Site.Db();
        var caseId = Guid.Parse(@case.Split('/')[^1]);
        return
        [
            referral, @case,
            .. (await db.YoungPeople.Where(held => held.FamilyName == FamilyName).Select(held => held.Id).ToListAsync()).Select(id => $"/young-people/{id}"),
            .. (await db.AgencyChecks.Where(held => held.CaseId == caseId).Select(held => held.Id).ToListAsync()).Select(id => $"/checks/{id}"),
            .. (await db.SupportActions.Where(held => held.CaseId == caseId).Select(held => held.Id).ToListAsync()).Select(id => $"/actions/{id}"),
            .. (await db.AgendaItems.Where(held => held.CaseId == caseId).Select(held => new { held.Id, held.MeetingId }).ToListAsync()).Select(item => $"/meetings/{item.MeetingId}/items/{item.Id}"),
        ];
    }
}
