using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Web;

public sealed class ReferralTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Wrexham = "W06000006";

    [Fact]
    public async Task A_referral_is_logged_on_three_pages_and_gets_a_reference()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Siân", "Brychan", born: ("3", "2", "2012"));

        Assert.True((await police.Get($"/referrals/{draft}")).Links($"/referrals/{draft}/young-person"), "A name and a date of birth are not yet the first page.");
        var afterPerson = await Person(police, draft);
        var afterReasons = await Reasons(police, draft);
        var afterSafety = await Safety(police, draft);
        var check = await police.Get(afterSafety.Location!);
        var sent = await police.Post($"/referrals/{draft}/check-answers");
        var page = await police.Get(sent.Location!);

        Assert.Equal($"/referrals/{draft}/reasons", afterPerson.Location);
        Assert.Equal($"/referrals/{draft}/safety", afterReasons.Location);
        Assert.Equal($"/referrals/{draft}/check-answers", afterSafety.Location);
        Assert.Contains("Age on the day of referral 14", check.Text);
        Assert.Contains("Weapon: A knife was found.", check.Text);
        Assert.Equal($"/referrals/{draft}", sent.Location);
        Assert.StartsWith("Referral RF-NW-2026-", page.Heading);
        Assert.Contains("The coordinator reads it by 20 November 2026", page.Text);
        Assert.False(page.Page.QuerySelectorAll("main a").Any(link => link.TextContent == "Change"), "What was sent can no longer be changed.");
        Assert.DoesNotContain("Brychan", page.Page.Title);
    }

    [Fact]
    public async Task A_search_before_the_referral_finds_what_one_may_see_whatever_the_spelling()
    {
        await site.Given.Referral("police.nw", "Gwilym O’Dŵr");
        var police = await site.As("police.nw");

        var found = await police.Get((await police.Post("/referrals/new", ("GivenName", "odwr"), ("FamilyName", "gwilym"))).Location!);

        Assert.Contains("Gwilym O’Dŵr", found.Text);
        Assert.Contains("Given name and family name are the other way round", found.Text);
    }

    [Fact]
    public async Task Nobody_is_told_that_another_agency_knows_the_young_person()
    {
        await site.Given.Case("police.nw", "Tegwen Ffrancon");
        var school = await site.As("health.nw");

        var known = await school.Get((await school.Post("/referrals/new", ("GivenName", "Tegwen"), ("FamilyName", "Ffrancon"))).Location!);
        var strange = await school.Get((await school.Post("/referrals/new", ("GivenName", "Nobody"), ("FamilyName", "Yet"))).Location!);

        Assert.Equal(strange.Text.Replace("Nobody Yet", "Tegwen Ffrancon"), known.Text);
        var coordinator = await site.As("coordinator.nw");
        Assert.Contains("YF-NW-", (await coordinator.Get((await coordinator.Post("/referrals/new", ("GivenName", "Tegwen"), ("FamilyName", "Ffrancon"))).Location!)).Text);
    }

    [Fact]
    public async Task No_name_stands_in_the_address_of_a_search_and_nobody_else_opens_it()
    {
        var police = await site.As("police.nw");

        var answer = await police.Post("/referrals/new", ("GivenName", "Mabon"), ("FamilyName", "Hir"));

        Assert.DoesNotContain("Mabon", answer.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police2.nw")).Get(answer.Location!)).Status);
    }

    [Theory]
    [InlineData("31", "2", "2012", "Enter a real date")]
    [InlineData("1", "2", "12", "The year must have four digits")]
    [InlineData("1", "2", "2027", "The date of birth must be in the past")]
    [InlineData("1", "2", "1700", "Check the year of birth")]
    public async Task A_date_of_birth_that_cannot_be_is_said_to_be_so(string day, string month, string year, string message)
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Efa", "Graig");

        var answer = await Person(police, draft, ("BornOn.Day", day), ("BornOn.Month", month), ("BornOn.Year", year), ("School", "Ysgol y Graig"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([message], answer.Errors);
        Assert.Equal(year, answer.Page.QuerySelector("[name='BornOn.Year']")!.GetAttribute("value"));
        // The rest of the page is saved all the same, and the page that came back can be sent again.
        Assert.Contains("Ysgol y Graig", (await police.Get($"/referrals/{draft}/young-person")).Body);
        var again = await police.Send(answer, $"/referrals/{draft}/young-person", ("BornOn.Day", "1"), ("BornOn.Month", "2"), ("BornOn.Year", "2012"));
        Assert.Equal($"/referrals/{draft}/reasons", again.Location);
    }

    [Fact]
    public async Task Not_known_yet_is_always_an_answer()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, null, "Unknown");

        await police.Post($"/referrals/{draft}/young-person", ("BornOnNotKnown", "true"), ("Sex", "NotKnown"), ("AreaCode", "NotKnown"), ("Language", "NotKnown"));
        await police.Post($"/referrals/{draft}/reasons", ("WhatHappened", "Not known yet."), ("TriggerCodes", "NK"), ("ConcernCodes", "NK"), ("StrengthCodes", "NK"));
        await police.Post($"/referrals/{draft}/safety", ("ImmediateRisk", "NotKnown"), ("FamilyAware", "NotKnown"));

        Assert.Equal($"/referrals/{draft}", (await police.Post($"/referrals/{draft}/check-answers")).Location);
    }

    [Theory]
    [InlineData("4", "11", "2019", "Aged 7 on the day of referral")]
    [InlineData("4", "11", "2006", "Aged 20 on the day of referral")]
    public async Task Somebody_younger_or_older_is_warned_about_and_not_refused(string day, string month, string year, string warning)
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Ynyr", "Bychan");

        var answer = await Person(police, draft, ("BornOn.Day", day), ("BornOn.Month", month), ("BornOn.Year", year));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains(warning, (await police.Get(answer.Location!)).Text);
    }

    [Fact]
    public async Task An_immediate_risk_stops_the_form_and_puts_the_draft_before_the_coordinator_at_once()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Heledd", "Risg", born: ("3", "2", "2012"));
        await Person(police, draft);
        await Reasons(police, draft);
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"/referrals/{draft}")).Status);

        var answer = await police.Post($"/referrals/{draft}/safety", ("ImmediateRisk", "Yes"));

        Assert.Equal($"/referrals/{draft}/act-now", answer.Location);
        Assert.Contains("Stopped draft", (await coordinator.Get("/referrals")).Text);
        Assert.Contains("Report it to children’s services now", (await coordinator.Get($"/referrals/{draft}")).Text);
        await police.Post($"/referrals/{draft}/safety", ("FamilyAware", "Both"));
        Assert.Equal(HttpStatusCode.Conflict, (await police.Post($"/referrals/{draft}/check-answers")).Status);

        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == draft);
            report.Report("Nia", "Wrexham children’s services", act.At, "CS-1");
            report.Confirm("Duty desk", act.At, "CS-1");
            return report.Id;
        });
        Assert.Equal($"/referrals/{draft}", (await police.Post($"/referrals/{draft}/check-answers")).Location);
    }

    [Fact]
    public async Task A_yes_about_immediate_risk_is_not_taken_back_by_answering_again()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Beca", "Eto");
        await police.Post($"/referrals/{draft}/safety", ("ImmediateRisk", "Yes"));

        await police.Post($"/referrals/{draft}/safety", ("ImmediateRisk", "No"), ("FamilyAware", "Both"));

        await using var db = site.Db();
        Assert.Equal(Answer.Yes, (await db.Referrals.SingleAsync(held => held.Id == draft)).ImmediateRisk);
        // It is not lost either: it stands with the report, for the coordinator to read.
        var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == draft);
        Assert.Equal((Answer.No, true), (report.AnsweredSince!.Value, report.IsOpen));
        Assert.Contains("Immediate risk of harm, as answered since", (await (await site.As("coordinator.nw")).Get($"/safeguarding/{report.Id}")).Text);
        Assert.Contains("Answered since", (await police.Get($"/referrals/{draft}/safety")).Text);
    }

    [Fact]
    public async Task Saving_for_later_keeps_what_is_there_and_asks_for_nothing()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Lleu", "Wedyn");

        var answer = await police.Post($"/referrals/{draft}/reasons", ("WhatHappened", "Half a sentence"), ("Later", "1"));

        Assert.Equal("/referrals", answer.Location);
        Assert.Contains("Half a sentence", (await (await site.As("police.nw")).Get($"/referrals/{draft}/reasons")).Body);
        Assert.Contains("Continue the draft", (await police.Get("/referrals")).Text);
    }

    [Fact]
    public async Task A_draft_belongs_to_its_writer_alone()
    {
        var draft = await site.Given.Draft("police.nw");

        foreach (var other in new[] { "police2.nw", "coordinator.nw", "chair.nw", "health.nw" })
            foreach (var page in new[] { "", "/young-person", "/reasons", "/safety", "/check-answers", "/another", "/withdrawal" })
                Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(other)).Get($"/referrals/{draft}{page}")).Status);
    }

    [Fact]
    public async Task Another_young_person_of_the_same_incident_gets_the_incident_and_nothing_else()
    {
        var police = await site.As("police.nw");
        var first = await Start(police, "Rhiannon", "Dafydd", born: ("3", "2", "2012"));
        await Person(police, first, ("Address", "1 Stryd y Bont"));
        await police.Post($"/referrals/{first}/reasons", ("WhatHappened", "Rhiannon was seen with two others. Rhiannon Dafydd ran."), ("TriggerCodes", "T09"),
            ("Triggers[8].Evidence", "A knife was found on Rhiannon."), ("Triggers[8].Reference", "CRIME-77"), ("ConcernCodes", "C10"), ("StrengthCodes", "P01"), ("AgenciesInvolved", "The school"));

        var search = await police.Post($"/referrals/{first}/another", ("GivenName", "Math"), ("FamilyName", "Arall"));
        var started = await police.Post(search.Location!);

        await using var db = site.Db();
        var second = await db.Referrals.Include(held => held.Triggers).OrderByDescending(held => held.Id).FirstAsync();
        Assert.NotEqual(first, second.Id);
        Assert.Equal($"/referrals/{second.Id}/young-person", started.Location);
        Assert.Equal("Math Arall", second.NameAsGiven);
        Assert.Equal("[…] was seen with two others. […] ran.", second.WhatHappened);
        Assert.Equal("The school", second.AgenciesInvolved);
        var trigger = Assert.Single(second.Triggers);
        Assert.Equal(("T09", "A knife was found on […].", (string?)null), (trigger.Code, trigger.Evidence, trigger.SourceReference));
        Assert.Null(second.Address);
        Assert.Empty(second.ConcernCodes);
        Assert.Null(second.BornOn);
    }

    [Fact]
    public async Task A_coordinator_logs_what_an_agency_told_and_the_agency_has_it_as_its_own()
    {
        var coordinator = await site.As("coordinator.nw");
        var draft = await Start(coordinator, "Peredur", "Galw", born: ("3", "2", "2012"));
        Guid school;
        await using (var db = site.Db()) school = await db.Agencies.Where(agency => agency.Name == "Ysgol y Bont").Select(agency => agency.Id).SingleAsync();

        var told = await coordinator.Post($"/referrals/{draft}/referrer", ("ToldBy", "Agency"), ("AgencyId", school.ToString()), ("Name", "The head of year"));
        await Person(coordinator, draft);
        await Reasons(coordinator, draft);
        await Safety(coordinator, draft);
        await coordinator.Post($"/referrals/{draft}/check-answers");

        Assert.Equal($"/referrals/{draft}/young-person", told.Location);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("school.nw")).Get($"/referrals/{draft}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("health.nw")).Get($"/referrals/{draft}")).Status);
    }

    [Fact]
    public async Task Who_told_it_for_an_agency_is_chosen_or_named_and_works_there()
    {
        var coordinator = await site.As("coordinator.nw");
        var draft = await Start(coordinator, "Manawydan", "Galw", born: ("3", "2", "2012"));
        var (school, police) = (await site.Given.User("school.nw"), await site.Given.User("police.nw"));
        (string, string?)[] bySchool = [("ToldBy", "Agency"), ("AgencyId", school.AgencyId.ToString())];

        var nobody = await coordinator.Post($"/referrals/{draft}/referrer", bySchool);
        Assert.Equal(["Choose who told you, or enter their name if they have no account"], nobody.Errors);
        var elsewhere = await coordinator.Post($"/referrals/{draft}/referrer", [.. bySchool, ("ColleagueId", police.Id.ToString())]);
        Assert.Equal(["Choose somebody who works for this agency"], elsewhere.Errors);
        await Person(coordinator, draft);
        await Reasons(coordinator, draft);
        await Safety(coordinator, draft);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"/referrals/{draft}/check-answers")).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/referrals/{draft}/referrer", [.. bySchool, ("ColleagueId", school.Id.ToString())])).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/referrals/{draft}/check-answers")).Status);
        await using var db = site.Db();
        var sent = await db.Referrals.SingleAsync(held => held.Id == draft);
        Assert.Equal((school.Id, school.DisplayName), (sent.ReferrerId!.Value, sent.ReferrerName));
        Assert.True((await (await site.As("school.nw")).Get("/referrals?show=All&mine=true")).Links($"/referrals/{draft}"));
    }

    [Fact]
    public async Task The_first_page_says_whom_the_panel_looks_at_by_its_own_settings()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        Assert.Contains("aged 10 to 17", (await (await own.As("police.nw")).Get("/referrals/new")).Text);
        await own.Given.As("coordinator.nw", (_, act) => Task.FromResult(act.Panel.Amend(act.At, act.UserId).MinimumAge = 11));
        Assert.Contains("aged 11 to 17", (await (await own.As("police.nw")).Get("/referrals/new")).Text);
    }

    [Fact]
    public async Task An_agency_of_another_panel_cannot_be_the_referrer()
    {
        var coordinator = await site.As("coordinator.nw");
        var draft = await Start(coordinator, "Pwyll", "Galw");
        Guid elsewhere;
        await using (var db = site.Db()) elsewhere = await db.Agencies.Where(agency => agency.Name == "Hertfordshire Constabulary").Select(agency => agency.Id).SingleAsync();

        var answer = await coordinator.Post($"/referrals/{draft}/referrer", ("ToldBy", "Agency"), ("AgencyId", elsewhere.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task Telling_a_referrer_without_an_account_stays_the_coordinators_task_until_it_is_recorded()
    {
        var coordinator = await site.As("coordinator.nw");
        var draft = await Start(coordinator, "Branwen", "Galw", born: ("3", "2", "2012"));
        await coordinator.Post($"/referrals/{draft}/referrer", ("ToldBy", "Family"), ("Name", "An aunt"), ("Contact", "01632 960999"));
        await Person(coordinator, draft);
        await Reasons(coordinator, draft);
        await Safety(coordinator, draft);
        await coordinator.Post($"/referrals/{draft}/check-answers");
        await coordinator.Post($"/referrals/{draft}/withdrawal", ("Because", "The aunt asked for it."));
        Assert.Contains("must hear how it ended by 25 November 2026", (await coordinator.Get($"/referrals/{draft}")).Text);
        Assert.Contains("Branwen", (await coordinator.Get("/referrals?show=ToTell")).Text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/referrals/{draft}/telling")).Status);
        await coordinator.Post($"/referrals/{draft}/telling", ("How", "By telephone, by me"));

        Assert.Contains("The referrer was told on 18 November 2026: By telephone, by me", (await coordinator.Get($"/referrals/{draft}")).Text);
        Assert.DoesNotContain("Branwen", (await coordinator.Get("/referrals?show=ToTell")).Text);
    }

    [Fact]
    public async Task The_referrer_sees_where_it_stands_and_nothing_the_panel_knows()
    {
        var caseId = await site.Given.Case("police.nw", "Olwen Statws");
        Guid referralId;
        string reference;
        await using (var db = site.Db())
        {
            referralId = await db.Referrals.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync();
            reference = await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
        }

        var referrers = await (await site.As("police.nw")).Get($"/referrals/{referralId}");
        var coordinators = await (await site.As("coordinator.nw")).Get($"/referrals/{referralId}");

        Assert.Contains("Accepted: the panel looks at it", referrers.Text);
        Assert.DoesNotContain(reference, referrers.Body);
        Assert.DoesNotContain("Fits the panel.", referrers.Body);
        Assert.Contains(reference, coordinators.Text);
        Assert.Contains("Fits the panel.", coordinators.Text);
    }

    [Fact]
    public async Task A_referral_is_withdrawn_with_a_reason_and_only_once()
    {
        var referralId = await site.Given.Referral();
        var police = await site.As("police.nw");
        var shown = await police.Get($"/referrals/{referralId}/withdrawal");

        Assert.Equal(["Say why it is being withdrawn"], (await police.Send(shown, $"/referrals/{referralId}/withdrawal")).Errors);
        Assert.Equal($"/referrals/{referralId}", (await police.Send(shown, $"/referrals/{referralId}/withdrawal", ("Because", "Logged twice."))).Location);

        Assert.Contains("Logged twice.", (await police.Get($"/referrals/{referralId}")).Text);
        Assert.Equal($"/referrals/{referralId}", (await police.Get($"/referrals/{referralId}/withdrawal")).Location);
    }

    [Fact]
    public async Task The_same_form_posted_twice_makes_one_referral()
    {
        var police = await site.As("police.nw");
        var search = (await police.Post("/referrals/new", ("GivenName", "Dwywaith"), ("FamilyName", "Unwaith"))).Location!;
        var shown = await police.Get(search);

        var first = await police.Send(shown, search);
        var second = await police.Send(shown, search);

        Assert.Equal(first.Location, second.Location);
        await using var db = site.Db();
        Assert.Equal(1, await db.Referrals.CountAsync(held => held.GivenName == "Dwywaith"));
    }

    [Fact]
    public async Task A_page_opened_before_somebody_saved_shows_both_versions()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Hen", "Dudalen");
        var stale = await police.Get($"/referrals/{draft}/safety");
        await police.Post($"/referrals/{draft}/safety", ("OwnWords", "The newer words"), ("Later", "1"));

        var answer = await police.Send(stale, $"/referrals/{draft}/safety", ("OwnWords", "The older words"), ("Later", "1"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("The older words", answer.Text);
        Assert.Contains("The newer words", answer.Text);
    }

    [Theory]
    [InlineData("emoji 👩‍👩‍👧 and ŵŷ")]
    [InlineData("\u202Eturned round")]
    [InlineData("<script>alert(1)</script> & {0} %00 '; --")]
    public async Task Whatever_is_typed_is_kept_or_cleaned_and_never_breaks_the_page(string typed)
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Unrhyw", "Beth");

        var answer = await police.Post($"/referrals/{draft}/safety", ("ImmediateRisk", "No"), ("FamilyAware", "Both"), ("OwnWords", typed), ("NoSuchField", "x"), ("Status", "Accepted"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/referrals/{draft}/check-answers")).Status);
        await using var db = site.Db();
        Assert.Equal(ReferralStatus.Draft, (await db.Referrals.SingleAsync(held => held.Id == draft)).Status);
    }

    [Fact]
    public async Task A_form_that_no_browser_sends_is_said_to_be_one()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Dim", "Nod");

        var answer = await police.Post($"/referrals/{draft}/safety", ("ImmediateRisk", "No"), ("OwnWords", "before\0after"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Heading);
    }

    [Fact]
    public async Task A_text_of_a_hundred_thousand_characters_comes_back_whole_and_the_rest_is_saved()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Hir", "Iawn");
        var text = new string('x', 100_000);

        var answer = await police.Post($"/referrals/{draft}/safety", ("ImmediateRisk", "No"), ("FamilyAware", "ParentOnly"), ("OwnWords", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(text, answer.Body);
        await using var db = site.Db();
        var held = await db.Referrals.SingleAsync(referral => referral.Id == draft);
        Assert.Equal((FamilyAware.ParentOnly, (string?)null), (held.FamilyAware, held.OwnWords));
    }

    [Theory]
    [InlineData("AreaCode", "E10000015")]
    [InlineData("EthnicityCode", "ZZ")]
    [InlineData("Sex", "Purple")]
    public async Task An_answer_that_was_not_offered_is_not_taken(string field, string value)
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Heb", "Gynnig");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Person(police, draft, (field, value))).Status);
        await using var db = site.Db();
        var held = await db.Referrals.SingleAsync(referral => referral.Id == draft);
        Assert.DoesNotContain(value, new[] { held.AreaCode, held.EthnicityCode });
    }

    [Fact]
    public async Task A_trigger_without_evidence_and_both_known_and_not_known_are_sent_back()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Dim", "Tystiolaeth");

        var answer = await police.Post($"/referrals/{draft}/reasons", ("WhatHappened", "Something."), ("TriggerCodes", "T09"), ("ConcernCodes", "C10"), ("ConcernCodes", "NK"), ("StrengthCodes", "P01"));

        Assert.Equal(["Say what shows it", "Choose what is known, or “Not known yet”, not both"], answer.Errors);
    }

    [Fact]
    public async Task A_draft_that_nobody_sends_is_removed_in_time_and_one_stopped_by_a_risk_never()
    {
        var plain = await site.Given.As("police.nw", (db, act) => Old(db, act, Answer.No));
        var stopped = await site.Given.As("police.nw", (db, act) => Old(db, act, Answer.Yes));

        await using (var db = site.Db())
        {
            await DraftPurge.Sweep(db);
            Assert.Equal(0, await DraftPurge.Sweep(db));
        }

        await using var left = site.Db();
        Assert.False(await left.Referrals.AnyAsync(held => held.Id == plain));
        Assert.True(await left.Referrals.AnyAsync(held => held.Id == stopped));
        Assert.False(await left.ReferralTriggers.AnyAsync(held => held.ReferralId == plain));
        Assert.False(await left.NameKeys.AnyAsync(held => held.ReferralId == plain));
    }

    [Fact]
    public async Task A_name_that_was_changed_is_no_longer_found_by_the_old_one()
    {
        var police = await site.As("police.nw");
        var draft = await Start(police, "Hafwen", "Cynt");
        await Person(police, draft, ("GivenName", "Eirlys"), ("FamilyName", "Wedyn"));

        await using var db = site.Db();
        var keys = await db.NameKeys.Where(key => key.ReferralId == draft).Select(key => key.Value).ToListAsync();
        Assert.Contains("eirlys", keys);
        Assert.DoesNotContain("hafwen", keys);
        Assert.False(await db.NameKeys.AnyAsync(key => key.ReferralId == null && key.YoungPersonId == null));
    }

    private static Task<Guid> Old(YoungFutures.Domain.Data.YoungFuturesDb db, YoungFutures.Domain.Act act, Answer risk)
    {
        var draft = new Referral(act with { At = act.At.AddDays(-20) }, act.AgencyId);
        draft.Call("Hen", "Ddrafft", null, null);
        draft.AddTrigger("T11", "Seen.", null, null);
        draft.AnswerImmediateRisk(risk, act with { At = act.At.AddDays(-20) });
        db.Referrals.Add(draft);
        return Task.FromResult(draft.Id);
    }

    private static async Task<Guid> Start(Visitor visitor, string? given, string? family, (string Day, string Month, string Year)? born = null)
    {
        var search = await visitor.Post("/referrals/new", ("GivenName", given), ("FamilyName", family),
            ("BornOn.Day", born?.Day), ("BornOn.Month", born?.Month), ("BornOn.Year", born?.Year));
        Assert.StartsWith("/referrals/new/", search.Location);
        var started = await visitor.Post(search.Location!);
        return Guid.Parse(started.Location!.Split('/')[2]);
    }

    private static Task<Reply> Person(Visitor visitor, Guid draft, params (string, string?)[] changed)
    {
        var fields = new Dictionary<string, string?>
        {
            ["BornOn.Day"] = "3", ["BornOn.Month"] = "2", ["BornOn.Year"] = "2012", ["Sex"] = "Female", ["AreaCode"] = Wrexham, ["Language"] = "Welsh",
        };
        foreach (var (name, value) in changed) fields[name] = value;
        return visitor.Post($"/referrals/{draft}/young-person", [.. fields.Select(field => (field.Key, field.Value))]);
    }

    private static Task<Reply> Reasons(Visitor visitor, Guid draft) => visitor.Post($"/referrals/{draft}/reasons",
        ("WhatHappened", "Stopped in town with a knife."), ("TriggerCodes", "T09"), ("Triggers[8].Evidence", "A knife was found."), ("ConcernCodes", "C10"), ("StrengthCodes", "P01"));

    private static Task<Reply> Safety(Visitor visitor, Guid draft) => visitor.Post($"/referrals/{draft}/safety",
        ("ImmediateRisk", "No"), ("FamilyAware", "Both"), ("OwnWords", "Dw i eisiau llonydd."));
}
