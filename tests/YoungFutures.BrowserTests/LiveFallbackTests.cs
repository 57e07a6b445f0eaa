using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.Panels;
using YoungFutures.Tests.Web;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>A meeting is followed behind a network that lets less through: by long polling, and by a page that looks every ten seconds.</summary>
[Collection(InChromium.Name)]
public sealed class LiveFallbackTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Reasons = "The family has help.";

    private readonly OpenSite site = new();
    private House house = null!;

    private Words T => house.T;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null) return;
        await site.InitializeAsync();
        house = new House(site, chromium.Browser, Languages.English, script: true);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (house is null) return;
        await house.DisposeAsync();
        await ((IAsyncLifetime)site).DisposeAsync();
    }

    [LongBrowserFact]
    public async Task Without_web_sockets_a_change_is_shown_by_long_polling_and_again_after_the_line_was_lost()
    {
        var live = await site.Given.LiveMeeting(2);
        var police = await house.Person("police2.nw");
        await police.HasNoOpenConnections();
        var asked = police.Asks();
        await police.Open(live.Item(1));
        await Until(() => asked.Count(one => one.StartsWith("GET /watching?id=", StringComparison.Ordinal)) > 0);

        await Shown("long polling", police, Reasons, 8, () => Decide(live, 0));
        Assert.DoesNotContain(asked, one => one.StartsWith("socket", StringComparison.Ordinal));

        await police.Open(live.Item(2));
        await police.LoseConnection();
        await police.ComesToSee(T["There is no connection. What you write stays on this page and is kept once it is back."]);
        await Decide(live, 1);
        await police.DoesNotSee(Reasons);
        await Shown("long polling, once the line was back", police, Reasons, 12, police.ComeBack);
        house.HasNoFault();
    }

    [LongBrowserFact]
    public async Task Without_the_hub_the_page_looks_by_itself_every_ten_seconds_and_again_after_the_line_was_lost()
    {
        var live = await site.Given.LiveMeeting(2);
        var police = await house.Person("police2.nw");
        await police.HasNoHub();
        await police.Open(live.Item(1));

        await Shown("polling", police, Reasons, 14, () => Decide(live, 0));

        await police.Open(live.Item(2));
        await police.LoseConnection();
        await Decide(live, 1);
        // It looks, finds no line, and says so.
        await police.ComesToSee(T["There is no connection. What you write stays on this page and is kept once it is back."]);
        await Shown("polling, once the line was back", police, Reasons, 14, police.ComeBack);
        house.HasNoFault();
    }

    [LongBrowserFact]
    public async Task The_agenda_shows_what_was_decided_and_what_was_added_while_somebody_looks_at_it()
    {
        var live = await site.Given.LiveMeeting(2);
        var late = await site.Given.Case();
        string reference, first;
        await using (var db = site.Db())
        {
            reference = await db.Cases.Where(held => held.Id == late).Select(held => held.Reference).SingleAsync();
            first = await db.Cases.Where(held => held.Id == live.CaseIds[0]).Select(held => held.Reference).SingleAsync();
        }

        var (coordinator, police, health) = (await house.Person("coordinator.nw"), await house.Person("police2.nw"), await house.Person("health.nw"));
        await health.HasNoHub();
        foreach (var watcher in new[] { coordinator, police, health }) await watcher.Open(live.Address);
        await police.Sees(T["To be heard"]);
        await police.DoesNotSee(T.Of(DecisionOutcome.NoFurtherAction));

        await Shown("a decision, on the agenda", police, T.Of(DecisionOutcome.NoFurtherAction), 8, () => Decide(live, 0));
        await police.ComesToSee(T["The agenda has changed."]);
        await Shown("a decision, on the agenda, by polling", health, T.Of(DecisionOutcome.NoFurtherAction), 14, () => Task.CompletedTask);
        await Shown("an item that was added", police, reference, 8, () => site.Given.As("coordinator.nw", async (db, act) =>
        {
            var meeting = await db.WholeMeeting(live.Id);
            return meeting!.Add(act, await db.Cases.SingleAsync(held => held.Id == late), 10, await db.Table(act.Panel.Id, act.Today).ToListAsync()).Id;
        }));
        await police.Examine();
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.PanelMeetings.SingleAsync(held => held.Id == live.Id)).RecordChair(Presence.Apologies, null);
            return 0;
        });
        await coordinator.ComesToSee(T.Of(Presence.Apologies));
        // The agenda reads as before; a button in it still goes by how the meeting stands now.
        await coordinator.Press($"{T["Move down"]} {first}");
        await coordinator.Sees(T.Of(AgendaChangeKind.Moved));
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var user = await db.Users.Include(held => held.Memberships).SingleAsync(held => held.Email == "police2.nw@demo.example");
            foreach (var part in user.Memberships) part.End(act.At);
            return 0;
        });
        await police.ComesToSee(T["This meeting is not open to you any more."]);
        await police.DoesNotSee(reference);
        house.HasNoFault();
    }

    private Task Decide(LiveMeeting live, int item) => site.Given.As("coordinator.nw", async (db, act) =>
    {
        var heard = await db.AgendaItems.Include(held => held.Meeting).ThenInclude(held => held.Attendance).Include(held => held.Decision).AsSplitQuery().SingleAsync(held => held.Id == live.ItemIds[item]);
        await YoungFutures.Domain.Cases.CasesToClose.WithAllThatClosingTouches(db.Cases).SingleAsync(held => held.Id == heard.CaseId);
        var decision = new Decision(act, heard, DecisionOutcome.NoFurtherAction, Reasons, null, null, null, null, null, "The school", new Quorum(true, [], []), null, null);
        db.Decisions.Add(decision);
        return decision.Id;
    });

    private async Task Shown(string what, Person who, string text, int seconds, Func<Task> act)
    {
        await act();
        var began = Stopwatch.GetTimestamp();
        var took = Stopwatch.GetElapsedTime(began, await who.ComesToSee(text, seconds + 20));
        output.WriteLine($"{what}: {took.TotalMilliseconds:0} ms");
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(seconds));
    }

    private static async Task Until(Func<bool> done)
    {
        for (var tried = 0; tried < 200; tried++)
        {
            if (done()) return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not come to that within twenty seconds.");
    }
}
