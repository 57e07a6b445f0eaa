using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Tests.Web;
using YoungFutures.Web.Features.Digests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.BrowserTests;

/// <summary>
/// What the coordinator sees while nobody does anything: at each stage nothing on the last day on which there is time, and on the next working day a line that leads somewhere. The days go
/// by one after the other, and on each the mails about what is late are written.
/// </summary>
public sealed class RottingStory(OpenSite site, House desk)
{
    private const string Family = "Cudd";

    /// <summary>On which day each recipient was first written to about the check that nobody returns.</summary>
    private readonly Dictionary<string, DateOnly> told = [];
    private Guid referralId, caseId, adopted;
    private string check = "";
    private DateOnly checkDue;

    private Given Given => site.Given;
    private Words T => desk.T;
    private DateOnly Today => UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime);
    private string Board => $"/panels/{Given.PanelId}/gaps";
    private static WorkingCalendar Calendar => WorkingCalendar.EnglandAndWales;

    public async Task NobodyReadsTheReferralOrAnswersTheQuestion()
    {
        referralId = await Given.Referral(name: $"Gwenfair {Family}");
        await Rots(1, Gap.Unscreened, referralId, await DueOf<Referral>(referralId), GapStep.Screen);
        var questionId = await Given.As("coordinator.nw", async (db, act) => (await db.Referrals.SingleAsync(held => held.Id == referralId)).Ask(act, "Since when?").Id);
        await Rots(2, Gap.QuestionUnanswered, questionId, await DueOf<ReferralQuestion>(questionId), GapStep.OpenReferral);
    }

    public async Task NobodyListsTheCaseReturnsTheCheckOrHearsIt()
    {
        caseId = await Given.Case(name: $"Gwenfair {Family}-Arall");
        await Rots(3, Gap.NotListed, caseId, await DueOf<Case>(caseId), GapStep.OpenCase);
        var checkId = await Given.Check(caseId);
        var colleague = await Given.User("police2.nw");
        await Given.As("police2.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId)).TakeOn(act, colleague.Id);
            return 0;
        });
        (check, checkDue) = (await Read(db => db.AgencyChecks.Where(held => held.Id == checkId).Select(held => held.Reference).SingleAsync()), await DueOf<AgencyCheck>(checkId));
        await Rots(4, Gap.CheckNotReturned, checkId, checkDue, GapStep.ChaseCheck);
        await Given.Meeting(published: true, caseId);
        await Rots(5, Gap.NotHeard, caseId, await DueOf<Case>(caseId), GapStep.OpenCase);
    }

    public async Task NobodyTakesItOnReachesTheFamilyOrAcceptsAnAction()
    {
        adopted = await Given.Adopted();
        await Rots(6, Gap.LeadNotAccepted, adopted, await DueOf<Case>(adopted), GapStep.AcceptLead);
        await Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.ContactAttempts).SingleAsync(held => held.Id == adopted)).AcceptLead(act, act.UserId);
            return 0;
        });
        await Rots(7, Gap.FamilyNotReached, adopted, await DueOf<Case>(adopted), GapStep.RecordContact);
        var actionId = await Given.Action(adopted);
        await Rots(8, Gap.ActionNotAccepted, actionId, await DueOf<SupportAction>(actionId), GapStep.OpenAction);
    }

    public async Task NobodyWritesThePlanOrHoldsTheReview()
    {
        await Given.Agreement(adopted);
        await Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == adopted)).StartSupport(act);
            return 0;
        });
        await Rots(9, Gap.PlanLate, adopted, await DueOf<Case>(adopted), GapStep.WritePlan);
        await Rots(10, Gap.ReviewMissed, adopted, await Read(db => db.Cases.Where(held => held.Id == adopted).Select(held => held.ReviewOn!.Value).SingleAsync()), GapStep.RecordReview);
    }

    /// <summary>Whoever owns it is told on the day after; the contact of their agency when a week has gone by; the chair last. No mail says whom any of it is about.</summary>
    public async Task TheChairIsToldLastAndTheMailNamesNobody()
    {
        Assert.Equal(Calendar.Add(checkDue, 1), told["police2.nw@demo.example"]);
        Assert.Equal(Calendar.Add(checkDue, 5), told["police.nw@demo.example"]);
        Assert.Equal(Calendar.Add(checkDue, 10), told["chair.nw@demo.example"]);

        await using var db = site.Db();
        var mails = await db.OutboxMessages.Select(held => held.Subject + "\n" + held.Body).ToListAsync();
        Assert.NotEmpty(mails);
        var people = await db.YoungPeople.Select(held => new { held.GivenName, held.FamilyName, held.BornOn }).ToListAsync();
        Assert.NotEmpty(people);
        string[] named = [Family, .. people.SelectMany(held => new[] { held.GivenName, held.FamilyName })];
        foreach (var day in people.Select(held => held.BornOn).OfType<DateOnly>())
        {
            foreach (var way in new[] { desk.T, desk.T.In(Languages.Welsh) }) named = [.. named, way.Day(day)];
            named = [.. named, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), day.ToString("d.M.yy", CultureInfo.InvariantCulture)];
        }

        foreach (var word in named) Assert.All(mails, mail => Assert.DoesNotContain(word, mail, StringComparison.Ordinal));

        // The chair finds the same lines on the same board.
        var chair = await desk.Person("chair.nw");
        await chair.Open("/gaps");
        if (chair.At != Board) await chair.Open(Board);
        await chair.Sees(T.Of(Gap.ReviewMissed));
        await chair.DoesNotSee(Family);
    }

    private async Task Rots(int stage, Gap gap, Guid recordId, DateOnly due, GapStep step)
    {
        var runsOut = Calendar.Add(due, 1);
        await GoOnTo(runsOut.AddDays(-1));
        Assert.True(Today == runsOut.AddDays(-1), $"Stage {stage}: {gap} should have run out on {due:yyyy-MM-dd}, which is past on {Today:yyyy-MM-dd}.");
        Assert.Empty(await Lines(gap, recordId));

        await GoOnTo(runsOut);
        var shown = Assert.Single(await Lines(gap, recordId));
        Assert.Contains(T.Of(gap), shown, StringComparison.Ordinal);
        Assert.Contains(T["1 working day"], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Family, shown, StringComparison.Ordinal);

        // One click away is what is done about it.
        var coordinator = await desk.Person("coordinator.nw");
        await coordinator.FollowIn($"tr[id='{gap}-{recordId}']", T.Of(step));
        await coordinator.Open(coordinator.At);
        Assert.NotEqual(Board, coordinator.At);
    }

    private async Task<IReadOnlyList<string>> Lines(Gap gap, Guid recordId)
    {
        var coordinator = await desk.Person("coordinator.nw");
        await coordinator.Open($"{Board}?gap={gap}");
        return await coordinator.Read($"tr[id='{gap}-{recordId}']");
    }

    private async Task GoOnTo(DateOnly day)
    {
        while (Today < day)
        {
            site.Clock.SetUtcNow(UkTime.ToUtc(Today.AddDays(1), new TimeOnly(8, 0)));
            await using (var db = site.Db()) await DigestLetters.Send(db, site.Services.GetRequiredService<SiteAddress>(), new Words());
            if (check.Length == 0) continue;
            foreach (var to in await Read(db => db.OutboxMessages.Where(held => held.Body.Contains(check)).Select(held => held.To).Distinct().ToListAsync())) told.TryAdd(to, Today);
        }
    }

    private Task<DateOnly> DueOf<TRecord>(Guid id) where TRecord : Domain.Record, Domain.IOwned => Read(async db => (await db.Set<TRecord>().AsNoTracking().SingleAsync(held => held.Id == id)).DueOn!.Value);

    private async Task<TFound> Read<TFound>(Func<YoungFuturesDb, Task<TFound>> read)
    {
        await using var db = site.Db();
        return await read(db);
    }
}
