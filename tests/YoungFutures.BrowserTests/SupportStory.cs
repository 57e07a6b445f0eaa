using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Tests.Web;
using YoungFutures.Web.Features.Interventions.Answer;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>
/// How a young person whom the panel adopted is helped until it is no longer needed: by a nurse who works in Welsh on her telephone, a mentoring service where no scripts run, and the
/// coordinator at a desk. What the young person says is in Welsh, as they said it.
/// </summary>
public sealed class SupportStory(OpenSite site, House desk, House telephone, House plain)
{
    private const string Lead = "Angharad Rhosyn";
    private const string ToTalk = "Rydw i eisiau rhywun i siarad â nhw.", ToLearn = "Rydw i eisiau bod yn yr ysgol bob dydd.";
    private const string Confidence = "Cried when school was mentioned.";

    private string name = "", reference = "", @case = "", plan = "", support = "";
    private Guid caseId;

    private Words T => desk.T;
    private Words W => telephone.T;
    private DateOnly Today => UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime);

    private Task<Person> Coordinator => desk.Person("coordinator.nw");
    private Task<Person> Nurse => telephone.Person("health.nw");
    private Task<Person> Mentor => plain.Person("provider.nw");

    /// <summary>Whoever leads finds the case under their work, and is led from one step to the next.</summary>
    public async Task TheLeadTakesItOn()
    {
        caseId = await site.Given.Adopted();
        (name, reference) = await site.Given.As("coordinator.nw", async (db, _) =>
        {
            var adopted = await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId);
            adopted.YoungPerson.SpokenLanguage = adopted.YoungPerson.WrittenLanguage = ContactLanguage.Welsh;
            return (adopted.YoungPerson.FullName, adopted.Reference);
        });
        @case = $"/cases/{caseId}";

        var lead = await Nurse;
        await lead.Open("/my-work");
        await lead.Follow(reference);
        Assert.Equal(@case, lead.At);
        await lead.Sees(W["The lead agency accepts the case and names who will work with the family."]);
        Assert.Equal([W["Accept the lead"]], await lead.Read("a.govuk-button"));
        await lead.Follow(W["Accept the lead"]);
        await lead.Choose(W["Who is the lead practitioner?"], Lead);
        await lead.Press(W["Take this case on as lead agency"]);
    }

    public async Task TheFamilyIsReachedAndAgrees()
    {
        var lead = await Nurse;
        await lead.Open(@case);
        Assert.Equal([W["Record a contact"], W["Record an agreement to take part"]], await lead.Read("a.govuk-button"));
        await lead.Follow(W["Record a contact"]);
        await lead.Choose(W["How was it tried?"], W.Of(ContactMethod.HomeVisit));
        await lead.Choose(W["Was the family reached?"], W["Yes"]);
        await lead.Date(W["When?"], Today);
        await lead.Press(W["Record a contact"]);

        await lead.Open(@case);
        await lead.Follow(W["Record an agreement to take part"]);
        await lead.PressInVain(W["Record the decision"]);
        await lead.Choose(W["Do they agree to take part?"], W["Yes"]);
        await lead.Choose(W["Whose decision is it?"], W.Of(AgreementBy.Parent));
        await lead.Write(W["Who decided?"], "Mam");
        await lead.Write(W["What was agreed to, or refused?"], "Mentor unwaith yr wythnos, a bod yr ysgol yn gwybod.");
        await lead.Choose(W["May we ask how it went, after the support has ended?"], W["Yes"]);
        await lead.Choose(W["In which language was it explained?"], W.Of(ContactLanguage.Welsh));
        await lead.Choose(W["How was it said?"], W.Of(AgreementMethod.InPerson));
        await lead.Date(W["When?"], Today);
        await lead.Press(W["Record the decision"]);

        await lead.Open(@case);
        await lead.Sees(W["They agreed to take part. The lead practitioner starts support."]);
        Assert.Equal([W["Start support"]], await lead.Read("a.govuk-button"));
        await lead.Follow(W["Start support"]);
        await lead.Press(W["Start support"]);
        await lead.Sees(W.Of(CaseStatus.Supporting));
        Assert.Equal([W["Write the plan"]], await lead.Read("a.govuk-button"));
    }

    /// <summary>A conversation comes first; the plan has two goals in the young person’s words, each with what somebody does.</summary>
    public async Task TheyTalkAndWriteAPlan()
    {
        var lead = await Nurse;
        await lead.Open(@case);
        await lead.Follow(W["Write the plan"]);
        plan = lead.At;
        await lead.Follow(W["Record a conversation about strengths and needs"]);
        await lead.Date(W["When did you talk?"], Today);
        await lead.Choose(W["In which language?"], W.Of(ContactLanguage.Welsh));
        await lead.Write(W["Who took part?"], "Y person ifanc a Mam");
        await lead.Write(W["What the young person said, in their own words"], "Dwi ddim yn licio mynd i mewn ar fy mhen fy hun.");
        await lead.Write(W["The young person: what is going well?"], "Yn dda am dynnu lluniau.");
        await lead.Write(W["School, training or work: what is hard?"], Confidence);
        await lead.Write(W["What helps, and who?"], "Nain, a’r clwb celf.");
        await lead.Tick(await Need("N20"));
        await lead.Tick(await Need("N13"));
        await lead.Press(W["Record the conversation"]);
        Assert.Equal(plan, lead.At);

        await lead.Press(W["Begin the plan"]);
        await Goal(lead, ToTalk, "N20", 3, "Fi", "Yn mynd i weld y mentor bob wythnos.");
        await Goal(lead, ToLearn, "N13", 4, "Mrs Price", "Yn cwrdd â ti wrth y giât.");
        await lead.Follow(W["Record the plan"]);
        await lead.Write(W["What is going well?"], "Rwyt ti’n tynnu lluniau da iawn. Mae Nain yn falch ohonot ti.");
        await lead.Write(W["Whom can they call?"], "Angharad, 01978 496 0123, yn ystod y dydd.");
        await lead.Press(W["Record the plan"]);
        await lead.Sees(W["Not given yet"]);
    }

    private async Task Goal(Person lead, string words, string need, int score, string who, string what)
    {
        await lead.Follow(W["Add a goal"]);
        await lead.Write(W["What does the young person want?"], words);
        await lead.Choose(W["Which need does it answer?"], await Need(need));
        await lead.Write(W["How near are they to it today, 0 to 10?"], score.ToString(CultureInfo.InvariantCulture));
        await lead.Press(W["Add this goal"]);
        await lead.Sees(W["Who does what by when?"]);
        await lead.Write(W["Who?"], who);
        await lead.Write(W["What will they do?"], what);
        await lead.Date(W["By when?"], Today.AddDays(7));
        await lead.Press(W["Add this step"]);
    }

    /// <summary>The sheet is theirs: in Welsh, whoever opens it, without a marking and without a word of the case.</summary>
    public async Task TheYoungPersonIsGivenTheirSheet()
    {
        var lead = await Nurse;
        await lead.Open(plan);
        await lead.Follow(W["See and print it"]);
        var sheet = lead.At;
        await IsTheirs(lead);
        var coordinator = await Coordinator;
        await coordinator.Open(sheet);
        await IsTheirs(coordinator);

        await lead.Open(plan);
        await lead.Follow(W["Record that it was given"]);
        await lead.Write(W["Who was it given to?"], "Y person ifanc");
        await lead.Choose(W["How?"], W.Of(GivenHow.Together));
        await lead.Choose(W["In which language?"], W.Of(ContactLanguage.Welsh));
        await lead.Date(W["When?"], Today);
        await lead.Press(W["Record it"]);
        await lead.DoesNotSee(W["Not given yet"]);
    }

    private async Task IsTheirs(Person reader)
    {
        foreach (var said in new[] { W["My plan"], W["What is good"], ToTalk, ToLearn, "Mae Nain yn falch ohonot ti.", W["By {0}.", W.Day(Today.AddDays(7))] }) await reader.Sees(said);
        foreach (var kept in new[] { "OFFICIAL", "SWYDDOGOL", reference, Confidence, "heddlu", "risg" }) await reader.DoesNotSee(kept);
    }

    /// <summary>Which service helps with a goal is one press from it. Its provider is asked, and is told what it needs and nothing else.</summary>
    public async Task AServiceIsOfferedForAGoal()
    {
        await site.Given.Service("Llwybr Mentoring", "A mentor of your own");
        var lead = await Nurse;
        await lead.Open(plan);
        await lead.FollowAny($"{W["Find a service that helps with it"]}: {ToTalk}");
        await lead.Sees(W["These fit: {0}", await Need("N20")]);
        await lead.FollowAny($"{W["Offer"]}: A mentor of your own");
        await lead.Write(W["What does the provider need to know?"], "Hoffai siarad wrth gerdded. Mae’n dda am dynnu lluniau.");
        await lead.Press(W["Offer this service"]);
        support = lead.At;
        await using var db = site.Db();
        var offered = await db.Interventions.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal(ToTalk, await db.Goals.Where(goal => goal.Id == offered.GoalId).Select(goal => goal.Words).SingleAsync());
        var mail = await db.OutboxMessages.Where(held => held.To == "provider.nw@demo.example").OrderBy(held => held.Id).LastAsync();
        Assert.DoesNotContain(name.Split(' ')[^1], mail.Subject + mail.Body, StringComparison.Ordinal);

        await lead.Open(@case);
        await lead.Sees(W["Services"]);
        await lead.Sees(W.Of(InterventionStatus.Offered));
        Assert.Single(await lead.Read("#support"));
        await lead.Open(plan);
        await lead.Sees(W["Services that help with it:"]);
    }

    /// <summary>The provider says yes in one page, and each week who came in one press. No script runs.</summary>
    public async Task TheMentorAcceptsAndMeetsThem()
    {
        var mentor = await Mentor;
        await mentor.Open("/my-work");
        await mentor.Sees(plain.T["Offers of support to answer"]);
        await mentor.FollowAny(reference);
        Assert.Equal(support + "/answer", mentor.At);
        await mentor.Sees("Hoffai siarad wrth gerdded.");
        await mentor.DoesNotSee(Confidence);
        await mentor.PressInVain(plain.T["Send the answer"]);
        await mentor.Choose(plain.T["Can you support this young person?"], plain.T.Of(AnswerToOffer.Place));
        await mentor.Press(plain.T["Send the answer"]);
        await mentor.Sees(plain.T.Of(InterventionStatus.Accepted));
        foreach (var hidden in new[] { @case, plan }) await mentor.IsToldNothingAt(hidden);

        for (var week = 1; week <= 3; week++)
        {
            site.Clock.Advance(TimeSpan.FromDays(7));
            mentor = await Mentor;
            await mentor.Open("/interventions");
            await mentor.Press(plain.T["Came"]);
            await mentor.Sees(plain.T["Young people we support"]);
        }

        await mentor.Open(support);
        await mentor.Sees(plain.T["Came to {0} of {1} sessions.", 3, 3]);
        await mentor.Sees(plain.T.Of(InterventionStatus.Started));
    }

    /// <summary>After some weeks they look at it together: both goals are nearer, on a chart and in the table beside it.</summary>
    public async Task TheReviewShowsHowFarTheyHaveCome()
    {
        site.Clock.Advance(TimeSpan.FromDays(14));
        var lead = await Nurse;
        await lead.Open(@case);
        Assert.Equal([W["Record a review"]], await lead.Read("a.govuk-button"));
        await lead.Follow(W["Record a review"]);
        await lead.Date(W["When did you look at it together?"], Today);
        await lead.Write(W["Who took part?"], "Y person ifanc, Mam a’r mentor");
        await lead.Write(W["What changed?"], "Yn siarad yn rhwyddach, ac yn yr ysgol bedwar diwrnod yr wythnos.");
        await lead.Write(ToTalk, "6");
        await lead.Write(ToLearn, "7");
        await lead.Choose(W["Do they still agree to take part?"], W["Yes"]);
        await lead.Press(W["Record the review"]);
        Assert.Equal(plan, lead.At);
        Assert.Equal(2, (await lead.Read("figure:has(svg.yf-distance__chart) figcaption")).Count);
        Assert.Equal(["3", "6", "4", "7"], await lead.Read(".yf-goal td.govuk-table__cell--numeric"));
        await lead.Sees(W["From {0} on {1} up to {2} on {3}.", "3", W.Day(Today.AddDays(-35)), "6", W.Day(Today)]);
    }

    public async Task TheMentorSaysHowItEnded()
    {
        site.Clock.Advance(TimeSpan.FromDays(21));
        var mentor = await Mentor;
        await mentor.Open(support);
        await mentor.Follow(plain.T["Say how it ended"]);
        await mentor.Choose(plain.T["How did it end?"], plain.T.Of(InterventionStatus.Completed));
        await mentor.Write(plain.T["What came of it?"], "Comes by herself now, and has joined the art club.");
        await mentor.Press(plain.T["Record how it ended"]);
        // What has ended is no longer theirs to see.
        await mentor.IsToldNothingAt(support);
        await mentor.Open("/interventions");
        await mentor.DoesNotSee(reference);
    }

    public async Task TheLeadAsksHowItWas()
    {
        var lead = await Nurse;
        foreach (var (goal, score) in new[] { (ToTalk, "8"), (ToLearn, "9") })
        {
            await lead.Open(plan);
            await lead.Follow(W["Record a score"]);
            await lead.Choose(W["What was scored?"], goal);
            await lead.Choose(W["At which point of the way?"], W.Of(MeasurePoint.End));
            await lead.Write(W["Score"], score);
            await lead.Choose(W["Who said so?"], W.Of(Respondent.YoungPerson));
            await lead.Date(W["When?"], Today);
            await lead.Press(W["Record the score"]);
        }

        Assert.Equal(["3", "6", "8", "4", "7", "9"], await lead.Read(".yf-goal td.govuk-table__cell--numeric"));
        await lead.Follow(W["Record feedback"]);
        await lead.Choose(W["Whose feedback is it?"], W.Of(FeedbackFrom.YoungPerson));
        await lead.Choose(W["Do they want to say something?"], W["Yes"]);
        await lead.Choose(W["Did it help?"], W.Of(Much.ALot));
        await lead.Choose(W["Did people listen to you?"], W.Of(Much.ALot));
        await lead.Write(W["What was best?"], "Cerdded a siarad.");
        await lead.Choose(W["In which language?"], W.Of(ContactLanguage.Welsh));
        await lead.Date(W["When?"], Today);
        await lead.Press(W["Record it"]);
        await lead.Sees("Cerdded a siarad.");
    }

    public async Task TheCaseCloses()
    {
        var coordinator = await Coordinator;
        await coordinator.Open("/cases");
        await coordinator.Follow(reference);
        await coordinator.Follow(T["Close the case"]);
        await coordinator.Sees(T["Where support was given and not declined, the family is asked after 3, 6 and 12 months how it is going, as they agreed."]);
        await coordinator.DoesNotSee(T["Before the end, ask the young person how near they are to each goal:"]);
        await coordinator.Choose(T["Why does the case close?"], T.Of(ClosingReason.NeedsMet));
        await coordinator.Write(T["How did it come to this?"], "Both goals are nearly reached; the art club holds.");
        await coordinator.Write(T["Exit plan"], "Art club on Tuesdays; Mrs Price at school; Nain.");
        await coordinator.Press(T["Close this case"]);
        await coordinator.Sees(T["Case {0} is closed.", reference]);
        await coordinator.Sees(T["The family is asked again by {0}.", T.Day(Check(3))]);
        await coordinator.Open(plan);
        foreach (var months in PostClosureCheck.AtMonths) await coordinator.Sees(T["{0} months after", months]);
        Assert.Equal(["3", "6", "8", "4", "7", "9"], await coordinator.Read(".yf-goal td.govuk-table__cell--numeric"));
        await using var db = site.Db();
        Assert.Equal(PostClosureCheck.AtMonths.Select(Check), await db.PostClosureChecks.Where(held => held.CaseId == caseId).OrderBy(held => held.PlannedOn).Select(held => held.PlannedOn).ToListAsync());
    }

    private DateOnly Check(int months)
    {
        var (on, calendar) = (Today.AddMonths(months), WorkingCalendar.EnglandAndWales);
        return calendar.IsWorkingDay(on) ? on : calendar.Add(on, 1);
    }

    /// <summary>The referrer learns that it ended, and not how. Whoever led it sees it no more, until the family is to be asked.</summary>
    public async Task TheReferrerIsToldAndTheFamilyIsAskedLater()
    {
        Guid referralId;
        await using (var db = site.Db())
        {
            referralId = await db.Referrals.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync();
            Assert.NotEmpty(await db.OutboxMessages.Where(mail => mail.To == "police.nw@demo.example" && mail.Body.Contains($"/referrals/{referralId}")).ToListAsync());
            Assert.All(await db.OutboxMessages.ToListAsync(), mail => Assert.DoesNotContain(name.Split(' ')[^1], mail.Subject + mail.Body, StringComparison.Ordinal));
        }

        var police = await desk.Person("police.nw");
        await police.Open($"/referrals/{referralId}");
        await police.Sees(T["The panel’s work has ended"]);
        await police.DoesNotSee(T.Of(ClosingReason.NeedsMet));

        var lead = await Nurse;
        await lead.IsToldNothingAt(@case);
        site.Clock.SetUtcNow(UkTime.ToUtc(Check(3), new TimeOnly(9, 0)));
        lead = await Nurse;
        await lead.Open("/my-work");
        await lead.Sees(W["Checks after the end, for me"]);
        await lead.FollowAny(reference);
        await lead.Follow(W["Record what came of it"]);
        await lead.Sees(name);
    }

    /// <summary>A need by its name in the lead’s language.</summary>
    private async Task<string> Need(string code)
    {
        await using var db = site.Db();
        return W.Of(await db.ReferenceEntries.SingleAsync(entry => entry.Code == code));
    }
}
