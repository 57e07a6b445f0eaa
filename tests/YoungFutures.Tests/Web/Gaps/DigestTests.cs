using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.Web.MyWork;
using YoungFutures.Web.Features.Digests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Plumbing.Jobs;

namespace YoungFutures.Tests.Web.Gaps;

public sealed class DigestTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task Whoever_wants_it_weekly_is_written_to_by_the_first_run_of_the_week_that_succeeds()
    {
        await Given.Check(await Given.Case());
        await Weekly("police.nw");
        // Late since Tuesday the 24th. The week of the 30th begins without a run: on Monday it fails.
        foreach (var day in new[] { 24, 25, 26, 27 }) await Run(new DateOnly(2026, 11, day));
        await Run(new DateOnly(2026, 11, 30), fails: true);
        var before = await MailsTo("police.nw");
        await Run(new DateOnly(2026, 12, 1));
        Assert.Equal(before + 1, await MailsTo("police.nw"));
        await Run(new DateOnly(2026, 12, 2));
        await Run(new DateOnly(2026, 12, 4));
        Assert.Equal(before + 1, await MailsTo("police.nw"));
        await Run(new DateOnly(2026, 12, 7));
        Assert.Equal(before + 2, await MailsTo("police.nw"));
    }

    [Fact]
    public async Task What_becomes_late_later_in_the_week_waits_for_the_next_one_and_a_bank_holiday_is_no_run()
    {
        await Weekly("police.nw");
        await Run(new DateOnly(2026, 12, 21));
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 21, 10, 0, 0, TimeSpan.Zero));
        // Due on Christmas Eve.
        await Given.Check(await Given.Case());
        await Run(new DateOnly(2026, 12, 24));
        // Boxing Day is made up for on Monday the 28th: the run of that day succeeds and writes to nobody.
        await Run(new DateOnly(2026, 12, 28));
        Assert.Equal(0, await MailsTo("police.nw"));
        await Run(new DateOnly(2026, 12, 29));
        Assert.Equal(1, await MailsTo("police.nw"));
        await Run(new DateOnly(2026, 12, 30));
        Assert.Equal(1, await MailsTo("police.nw"));
    }

    [Fact]
    public async Task Who_is_away_is_answered_for_as_contact_and_as_chair_too()
    {
        var (police, colleague, chair, deputy) = (await Given.User("police.nw"), await Given.User("police2.nw"), await Given.User("chair.nw"), await Given.User("coordinator.nw"));
        var checkId = await Given.Check(await Given.Case());
        await Given.As("admin", async (db, act) =>
        {
            // Whoever coordinates chairs as well here, and so can stand in for the chair; a colleague has the check in hand, and its agency's contact is away.
            (await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Id == deputy.Id)).Take(Role.Chair, act.Panel.Id, act.At);
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId)).TakeOn(act, (await db.Users.SingleAsync(user => user.Email == "police2.nw@demo.example")).Id);
            return 0;
        });
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 14, 8, 0, 0, TimeSpan.Zero));
        await Given.As("admin", async (db, act) =>
        {
            db.Absences.Add(new Absence(police, colleague, act.Today, act.Today.AddDays(3), deputy.Id, act.At));
            db.Absences.Add(new Absence(chair, deputy, act.Today, act.Today.AddDays(3), deputy.Id, act.At));
            await db.SaveChangesAsync();
            return 0;
        });

        await using var db = site.Db();
        var due = await Digests.Due(db);

        Assert.DoesNotContain(police.Id, due.Keys);
        Assert.DoesNotContain(chair.Id, due.Keys);
        Assert.Contains(due[colleague.Id], part => part.To == DigestTo.Owner && part.Gap == Gap.CheckNotReturned);
        // It is theirs already: nobody reads of the same line twice.
        Assert.DoesNotContain(due[colleague.Id], part => part.To == DigestTo.Contact && part.Gap == Gap.CheckNotReturned);
        Assert.Contains(due[deputy.Id], part => part.To == DigestTo.Chair && part.Gap == Gap.CheckNotReturned);
    }

    [Fact]
    public async Task A_conflict_a_restriction_and_an_ended_involvement_are_kept_from_it()
    {
        var (kept, restricted) = (await Given.Case(), await Given.Case());
        await Given.Declaration(kept, "chair.nw");
        var declined = await Given.TakenOn();
        await Given.Agreement(declined, isGiven: false);
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.WithAllThatClosingTouches().SingleAsync(held => held.Id == declined)).Close(act, ClosingReason.Declined, "They said no.", null);
            (await db.Cases.Include(held => held.Involvements).SingleAsync(held => held.Id == restricted)).Restrict(act, []);
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromDays(60));

        await using var db = site.Db();
        var due = await Digests.Due(db);
        var (chair, health, references) = ((await Given.User("chair.nw")).Id, (await Given.User("health.nw")).Id, await db.Cases.ToDictionaryAsync(held => held.Id, held => held.Reference));

        Assert.Contains(references[kept], due[chair].SelectMany(part => part.References));
        // What is proposed about the chair is not the chair's to read, nor is a case that is open to others by name.
        Assert.DoesNotContain(due[chair], part => part.Gap == Gap.ConflictUnconfirmed);
        Assert.DoesNotContain(references[restricted], due[chair].SelectMany(part => part.References));
        Assert.DoesNotContain(references[declined], due.GetValueOrDefault(health, []).SelectMany(part => part.References));
    }

    [Fact]
    public async Task However_many_people_something_is_late_for_the_database_is_asked_as_often()
    {
        await Given.Check(await Given.Case());
        site.Clock.Advance(TimeSpan.FromDays(30));
        var few = await Asked();
        foreach (var agency in new[] { "Ysgol y Bont", "Betsi Cadwaladr University Health Board", "Wrexham education" }) await Given.Check(await Given.Case(), agency);
        await Given.Adopted();
        await Given.Action(await Given.Adopted("North Wales Police"));
        site.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(few, await Asked());

        async Task<(int Queries, int Panels)> Asked()
        {
            await using var db = site.Db();
            using var counting = new Counting(db);
            Assert.NotEmpty(await Digests.Due(db));
            return (counting.Count, await db.Panels.CountAsync());
        }
    }

    /// <summary>How often one context asks its database.</summary>
    private sealed class Counting : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly DbContext context;
        private readonly List<IDisposable> listening = [];

        public Counting(DbContext context)
        {
            this.context = context;
            listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count { get; private set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) listening.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData told && ReferenceEquals(told.Context, context)) Count++;
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
        public void Dispose() => listening.ForEach(held => held.Dispose());
    }

    private Task<int> Weekly(string account) => Given.As(account, async (db, act) =>
    {
        (await db.Users.SingleAsync(user => user.Id == act.UserId)).ChooseDigest(DigestRhythm.Weekly);
        return 0;
    });

    private async Task<int> MailsTo(string account)
    {
        await using var db = site.Db();
        return await db.OutboxMessages.CountAsync(mail => mail.To == account + "@demo.example" && mail.Subject.StartsWith("Young Futures:"));
    }

    private async Task Run(DateOnly day, bool fails = false)
    {
        site.Clock.SetUtcNow(new DateTimeOffset(UkTime.ToUtc(day, new TimeOnly(6, 31)), TimeSpan.Zero));
        var node = new JobRunner(site.Services.GetRequiredService<Records>(), site.Clock, site.Services.GetRequiredService<SiteAddress>(), NullLogger<JobRunner>.Instance);
        var job = Timetable.All.Single(job => job.Name == Digests.Job);
        Assert.True(await node.Run(fails ? job with { Do = (_, _) => throw new InvalidOperationException("The mail server’s disk is full.") } : job));
    }
}

/// <summary>What the digest counts for each of the demo's people is what the board, asked as that person sees it, shows them: the same need to know, said once for one and once for many.</summary>
[Collection(nameof(DemoSite))]
public sealed class DigestSightTests(DemoHost site)
{
    [Fact]
    public async Task Nobody_is_told_of_more_or_less_than_they_see()
    {
        await using var all = site.Db();
        var due = await Digests.Due(all);
        var covers = await all.CoversToday();
        var told = 0;
        foreach (var panelId in await all.Panels.Select(panel => panel.Id).ToListAsync())
        {
            var (panelAct, calendar) = (await all.ActIn(panelId), WorkingCalendar.EnglandAndWales);
            var (forContact, forChair) = (calendar.Add(GapRules.Past(panelAct.Today), -panelAct.Limits.AgencyDigestDays), calendar.Add(GapRules.Past(panelAct.Today), -panelAct.Limits.ChairDigestDays));
            foreach (var person in await all.Users.AsNoTracking().Include(user => user.Memberships).Where(user => user.Memberships.Any(held => held.PanelId == panelId)).ToListAsync())
            {
                await using var db = site.Db();
                db.Viewer = new Viewer { UserId = person.Id, AgencyId = person.AgencyId, Roles = [.. person.Memberships.Where(held => held.IsOpenAt(panelAct.At)).Select(held => new RoleInPanel(held.Role, held.PanelId))] };
                var board = await GapBoard.Of(db, await db.ActIn(panelId));
                var owns = covers.Where(held => held.Value == person.Id).Select(held => held.Key).Append(person.Id).Where(owner => covers.GetValueOrDefault(owner, owner) == person.Id).ToList();
                var agencies = await all.Agencies.Where(agency => agency.ContactId != null && owns.Contains(agency.ContactId.Value)).Select(agency => agency.Id).ToListAsync();
                var chairs = await all.Memberships.AnyAsync(held => held.PanelId == panelId && held.Role == Role.Chair && owns.Contains(held.UserId) && held.Until == null);
                foreach (var rule in board.Rules.GroupBy(rule => rule.Gap))
                {
                    var expected = new Dictionary<DigestTo, int>();
                    foreach (var one in rule)
                    {
                        expected[DigestTo.Owner] = expected.GetValueOrDefault(DigestTo.Owner) + await Lines(one).CountAsync(line => line.OwnerId != null && owns.Contains(line.OwnerId.Value));
                        var rest = Lines(one).Where(line => line.OwnerId == null || !owns.Contains(line.OwnerId.Value));
                        if (!one.OfPanel) expected[DigestTo.Contact] = expected.GetValueOrDefault(DigestTo.Contact) + await rest.CountAsync(line => line.Since <= forContact && line.AgencyId != null && agencies.Contains(line.AgencyId.Value));
                        if (chairs) expected[DigestTo.Chair] = expected.GetValueOrDefault(DigestTo.Chair) + await rest.CountAsync(line => line.Since <= forChair);
                    }

                    foreach (var to in Enum.GetValues<DigestTo>())
                    {
                        var said = due.GetValueOrDefault(person.Id, []).Where(part => part.Panel.Id == panelId && part.To == to && part.Gap == rule.Key).Sum(part => part.Count);
                        Assert.True(said == expected.GetValueOrDefault(to), $"{person.Email} sees {expected.GetValueOrDefault(to)} of {rule.Key} as {to} and is told of {said}");
                        told += said;
                    }
                }

                IQueryable<GapLine> Lines(GapRule rule)
                {
                    // What the panel has left alone until a later day nobody is told of, whether or not they see that.
                    var (gap, today) = (rule.Gap, board.Act.Today);
                    var alone = all.GapSnoozes.Where(held => held.PanelId == panelId && held.Gap == gap && held.Until > today && held.EndedAt == null).Select(held => held.RecordId).ToList();
                    return board.Waiting(rule).Where(line => !alone.Contains(line.Id));
                }
            }
        }

        Assert.True(told > 50, $"{told} lines prove too little");
    }
}
