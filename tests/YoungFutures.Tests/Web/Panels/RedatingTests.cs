using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Tests.Web.Emergencies;
using YoungFutures.Tests.Web.Sharing;

namespace YoungFutures.Tests.Web.Panels;

/// <summary>What is open follows the panel's limits when they change, and an agency's check the meeting that it is asked for.</summary>
public sealed class RedatingTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;
    private static WorkingCalendar Calendar => WorkingCalendar.EnglandAndWales;
    private DateOnly Today => UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime);

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task A_changed_limit_gives_what_is_open_its_date_anew_from_the_day_it_was_counted_from_and_only_once()
    {
        var (referralId, asked, caseId, adopted) = (await Given.Referral(), await Given.Referral(), await Given.Case(), await Given.Adopted());
        var actionId = await Given.Action(adopted);
        await Given.As("coordinator.nw", async (db, act) => (await db.Referrals.SingleAsync(held => held.Id == asked)).Ask(act, "Since when?").Id);
        var began = Today;
        await Sweep();
        site.Clock.Advance(TimeSpan.FromDays(5));
        await Given.As("coordinator.nw", (_, act) =>
        {
            var next = act.Panel.Amend(act.At, act.UserId);
            (next.ScreeningDays, next.InformationDays, next.ListingDays, next.AcceptDays) = (4, 9, 12, 1);
            return Task.FromResult(0);
        });
        // Begun under the new limits already, and as it should be.
        var late = await Given.Referral();
        var lateDue = await DueOf<Referral>(late);

        Assert.True(await Sweep() >= 5);

        Assert.Equal(Calendar.Add(began, 4), await DueOf<Referral>(referralId));
        Assert.Equal(Calendar.Add(began, 9), await DueOf<Referral>(asked));
        Assert.Equal(Calendar.Add(began, 12), await DueOf<Case>(caseId));
        Assert.Equal(Calendar.Add(began, 1), await DueOf<Case>(adopted));
        Assert.Equal(Calendar.Add(began, 1), await DueOf<SupportAction>(actionId));
        Assert.Equal(lateDue, await DueOf<Referral>(late));
        Assert.Equal(0, await Sweep());
    }

    [Fact]
    public async Task A_review_date_that_somebody_chose_stays()
    {
        var caseId = await Given.Supported();
        await Sweep();
        var review = await Read(db => db.Cases.Where(held => held.Id == caseId).Select(held => held.ReviewOn).SingleAsync());
        await Given.As("coordinator.nw", (_, act) =>
        {
            var next = act.Panel.Amend(act.At, act.UserId);
            (next.ReviewWeeks, next.PlanDays) = (2, 7);
            return Task.FromResult(0);
        });

        await Sweep();

        Assert.Equal(review, await Read(db => db.Cases.Where(held => held.Id == caseId).Select(held => held.ReviewOn).SingleAsync()));
        Assert.Equal(Calendar.Add(Today, 7), await DueOf<Case>(caseId));
    }

    [Fact]
    public async Task Checks_that_were_due_before_a_meeting_are_due_before_its_new_day_and_others_keep_theirs()
    {
        var (caseId, other) = (await Given.Case(), await Given.Case());
        var meetingId = await Given.Meeting(published: true, caseId, other);
        var on = await Read(db => db.PanelMeetings.Where(held => held.Id == meetingId).Select(held => held.On).SingleAsync());
        var (before, own) = (await Check(caseId, Calendar.Add(on, -1)), await Check(other, Today.AddDays(1)));
        var wasOwn = await DueOf<AgencyCheck>(own);

        var moved = await (await site.As("coordinator.nw")).Post($"/meetings/{meetingId}/postponement", ("To", "new"), ("On.Day", "2"), ("On.Month", "12"), ("On.Year", "2026"), ("StartsAt", "14:00"));

        Assert.Equal(System.Net.HttpStatusCode.Redirect, moved.Status);
        Assert.Equal(new DateOnly(2026, 12, 1), await DueOf<AgencyCheck>(before));
        Assert.Equal(wasOwn, await DueOf<AgencyCheck>(own));
    }

    /// <summary>One of each kind that is counted, as a list of rules of what another calendar would have said of it: a day later.</summary>
    [Fact]
    public async Task Whatever_another_calendar_had_counted_is_counted_anew_and_what_somebody_chose_stays()
    {
        await OneOfEach();
        await Sweep();
        // What somebody chose: the day by which an agency was asked to answer, the day of a meeting and of the case that waits for it, that of a draft, and an action's own.
        var (checkId, draftId, accepted) = (await Given.Check(await Given.Case()), await Given.Draft(), await Given.Action(await Given.Case()));
        var listed = await Given.Case();
        var meetingId = await Given.Meeting(published: true, listed);
        await Given.As("police.nw", async (db, act) =>
        {
            (await db.SupportActions.Include(held => held.Involvements).SingleAsync(held => held.Id == accepted)).Accept(act, act.UserId);
            return 0;
        });
        Guid[] chosen = [checkId, draftId, accepted, meetingId, .. await Read(db => db.Cases.Where(held => held.Status == CaseStatus.Listed).Select(held => held.Id).Concat(db.PanelMeetings.Where(held => held.Status != MeetingStatus.Held).Select(held => held.Id)).ToListAsync())];
        Assert.Contains(listed, chosen);
        var before = await Dates();
        await Read(async db =>
        {
            await foreach (var (entry, _) in Owned(db))
                foreach (var date in entry.Properties.Where(property => property.CurrentValue is DateOnly && property.Metadata.Name is "DueOn" or "ListBy" or "LeadAcceptBy" or "PlanBy" or "ConfirmAgreementBy" or "TakeUpBy" or "WaitBy" or "PlannedOn" or "PromisedFor" or "TellReferrerBy"))
                    date.CurrentValue = ((DateOnly)date.CurrentValue!).AddDays(1);
            (await db.PanelSettings.Where(held => held.PanelId == Given.PanelId).OrderByDescending(held => held.Number).FirstAsync()).DatedBy = "another";
            return await db.SaveChangesAsync();
        });
        var other = await Dates();

        Assert.True(await Sweep() > 20);

        var after = await Dates();
        foreach (var (record, date) in before)
            Assert.True(after[record] == (chosen.Contains(record.Id) ? other[record] : date), $"{record} was due on {date}, by another calendar on {other[record]}, and now on {after[record]}");
        Assert.Equal(0, await Sweep());
        var kinds = before.Keys.Select(record => record.Kind).ToHashSet();
        // The day by which a return is signed stands in its definition; how long the review of a look may take is the site’s setting and no panel’s; confirming access has the same time everywhere.
        string[] never = [nameof(EvidenceChange), nameof(YoungFutures.Domain.Returns.NationalReturn), nameof(YoungFutures.Domain.SubjectAccess.AccessRequest), nameof(YoungFutures.Domain.RightsRequests.RightsRequest), nameof(YoungFutures.Domain.Looking.UnusualLook), nameof(YoungFutures.Domain.Users.Recertification)];
        await using var model = site.Db();
        Assert.Empty(model.Model.GetEntityTypes().Where(type => typeof(IOwned).IsAssignableFrom(type.ClrType)).Select(type => type.ClrType.Name).Except(kinds).Except(never).Except([nameof(SafeguardingReport)]));
    }

    [Fact]
    public async Task A_record_that_somebody_changes_all_the_time_is_tried_some_times_and_the_run_then_fails_and_is_done_again()
    {
        var referralId = await Given.Referral();
        await Sweep();
        await Given.As("coordinator.nw", (_, act) => Task.FromResult(act.Panel.Amend(act.At, act.UserId).ScreeningDays = 9));
        var always = new Always(site, referralId);
        await using (var db = site.Db())
        {
            always.Against = db;
            db.SavingChanges += always.Change;
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Redating.Sweep(db));
        }

        Assert.InRange(always.Times, 2, 20);
        Assert.Equal(1, await Sweep());
        Assert.Equal(Calendar.Add(Today, 9), await DueOf<Referral>(referralId));
    }

    /// <summary>Somebody who saves the record in the moment before anybody else does.</summary>
    private sealed class Always(YoungFuturesHost site, Guid referralId)
    {
        public YoungFutures.Domain.Data.YoungFuturesDb? Against { get; set; }
        public int Times { get; private set; }

        public void Change(object? sender, SavingChangesEventArgs saving)
        {
            if (!Against!.ChangeTracker.Entries<Referral>().Any(entry => entry.State == EntityState.Modified)) return;
            Times++;
            using var other = site.Db();
            other.Referrals.Single(held => held.Id == referralId).Source = Times % 2 == 0 ? ReferralSource.School : ReferralSource.Family;
            other.SaveChangesAsync().GetAwaiter().GetResult();
        }
    }

    private async Task OneOfEach()
    {
        await Given.Referral();
        var asked = await Given.Referral();
        var ended = await Given.Referral();
        var (gathers, urgent, adopted, takenOn, agreed) = (await Given.Case(), await Given.Case(), await Given.Adopted(), await Given.TakenOn(), await Given.TakenOn());
        var (supported, withdrawn) = (await Given.Supported(), await Given.Supported());
        await Given.Agreement(agreed);
        await Given.Action(gathers);
        var declined = await Given.Action(gathers);
        await Given.Notice(gathers);
        await Given.Warning(supported);
        await Given.RisenRisk(supported);
        await Given.Declaration(gathers, "community.nw");
        await Given.BrokenGlass(gathers, "community.nw");
        await Given.SightRequest(await Given.KnownRecord(urgent, "Glannau Youth Club"), "community.nw");
        await Given.EndedWithChecks();
        await Given.LinkQuestion();
        await site.Candidate();
        var service = await Given.Service("Llwybr Mentoring");
        await Given.Intervention(service, supported);
        await Given.PlaceGiven(await Given.Intervention(await Given.Service("Llwybr Mentoring")));
        await Given.UnderWay(await Given.Intervention(await Given.Service("Llwybr Mentoring")));
        await Given.UnderWay(await Given.Intervention(await Given.Service("Llwybr Mentoring"), withdrawn));
        var (full, waits) = (await Given.Intervention(await Given.Service("Llwybr Mentoring")), await Given.Intervention(await Given.Service("Llwybr Mentoring")));
        var held = await Given.Meeting(published: true, await Given.Case());
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Referrals.SingleAsync(one => one.Id == asked)).Ask(act, "Since when?");
            (await db.Referrals.SingleAsync(one => one.Id == ended)).FindNotEligible(act, "Too old.");
            var @case = await db.Cases.Include(one => one.Requests).SingleAsync(one => one.Id == gathers);
            db.Add(@case.AskForUrgency(act, "Soon.", act.UserId));
            (await db.Cases.Include(one => one.Requests).SingleAsync(one => one.Id == urgent)).AgreeUrgent(act, "Soon.");
            (await db.SupportActions.SingleAsync(one => one.Id == declined)).Decline(act, "No.");
            (await YoungFutures.Domain.Interventions.WholeInterventions.WholeIntervention(db, full))!.CannotTake(act, YoungFutures.Domain.Interventions.SupportBarrier.Full, "Full.");
            (await YoungFutures.Domain.Interventions.WholeInterventions.WholeIntervention(db, waits))!.PutOnWaitingList(act, act.UserId, act.Today.AddDays(300));
            var moving = await db.Cases.WithAllThatClosingTouches().Include(one => one.YoungPerson).SingleAsync(one => one.Id == adopted);
            db.Add(moving.ProposeTransfer(act, await db.Panels.FirstAsync(panel => panel.Code == "HERTS"), new TransferWords("Moved.", "Out late.", "Out late.", "Football.", null, FamilyAware.Both, "Yes.", Answer.No)));
            (await db.PanelMeetings.SingleAsync(one => one.Id == held)).Move(act, act.At, 60, null, null, null);
            await db.SaveChangesAsync();
            (await db.PanelMeetings.SingleAsync(one => one.Id == held)).Hold(act);
            return 0;
        });
        await Given.As("health.nw", async (db, act) =>
        {
            var @case = await db.Cases.WithSupport().SingleAsync(one => one.Id == supported);
            @case.YoungPerson.BornOn = act.Today.AddYears(-18).AddDays(40);
            db.Add(@case.PlanHandover(act, "Careers Wales", "What helps."));
            var without = await db.Cases.Include(one => one.Agreements).Include(one => one.Interventions).ThenInclude(one => one.Sessions).Include(one => one.Actions).AsSplitQuery().SingleAsync(one => one.Id == withdrawn);
            without.WithdrawAgreement(act, without.Agreements.Single(), "Enough.");
            return 0;
        });
    }

    private async Task<Dictionary<(string Kind, Guid Id), DateOnly>> Dates()
    {
        await using var db = site.Db();
        var dates = new Dictionary<(string, Guid), DateOnly>();
        await foreach (var (entry, date) in Owned(db)) dates[(entry.Metadata.ClrType.Name, ((YoungFutures.Domain.Record)entry.Entity).Id)] = date;
        return dates;
    }

    /// <summary>Whatever is open in the panel, with its next date; of a referral that has ended, the day by which its referrer is told.</summary>
    private async IAsyncEnumerable<(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry Entry, DateOnly Date)> Owned(YoungFutures.Domain.Data.YoungFuturesDb db)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(IOwned).IsAssignableFrom(type.ClrType)))
        {
            var set = (IQueryable<object>)db.GetType().GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            foreach (var record in await set.ToListAsync())
                if (((record as IOwned)!.DueOn ?? (record as Referral)?.TellReferrerBy) is { } date && record is not SafeguardingReport) yield return (db.Entry(record), date);
        }
    }

    private Task<Guid> Check(Guid caseId, DateOnly dueOn) => Given.As("coordinator.nw", async (db, act) =>
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).SingleAsync(held => held.Id == caseId);
        var asked = await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police");
        return @case.Ask(act, asked.Id, asked.ContactId, "Is the young person known to you?", dueOn).Id;
    });

    private async Task<int> Sweep()
    {
        await using var db = site.Db();
        return await Redating.Sweep(db);
    }

    private async Task<DateOnly> DueOf<T>(Guid id) where T : YoungFutures.Domain.Record, IOwned
    {
        await using var db = site.Db();
        return (await db.Set<T>().AsNoTracking().SingleAsync(held => held.Id == id)).DueOn!.Value;
    }

    private async Task<T> Read<T>(Func<YoungFutures.Domain.Data.YoungFuturesDb, Task<T>> read)
    {
        await using var db = site.Db();
        return await read(db);
    }
}
