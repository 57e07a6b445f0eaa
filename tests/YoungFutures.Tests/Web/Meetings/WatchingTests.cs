using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Tests.Web.Meetings;

/// <summary>Who hears that a meeting changed, and that nobody hears more than that.</summary>
public sealed class WatchingTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private Given Given => site.Given;

    [Fact]
    public async Task Whoever_watches_hears_of_every_change_and_only_that_there_is_one()
    {
        var meeting = await Given.LiveMeeting(2);
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police2.nw"));
        await using var line = await Watching(police, meeting);
        await line.Quiet();

        await coordinator.Post(meeting.Item(1) + "/opening");
        Assert.Equal($"\"{meeting.Id}\"", await line.Hears());
        await coordinator.Post(meeting.Item(1), ("Outcome", "NoFurtherAction"), ("Reasons", "The family has help."), ("TellsFamily", "The school"));
        Assert.Equal($"\"{meeting.Id}\"", await line.Hears());
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.PanelMeetings.SingleAsync(held => held.Id == meeting.Id)).RecordChair(Presence.Apologies, null);
            return 0;
        });
        await line.Hears();
        await Given.Check(meeting.CaseIds[1]);
        await line.Hears();
    }

    [Fact]
    public async Task What_is_proposed_for_the_quick_agree_list_and_lifted_out_of_it_is_heard_of_as_well()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police2.nw"));
        await using var line = await Watching(await site.As("health.nw"), meeting);
        await line.Quiet();

        await coordinator.Post(meeting.Item(1) + "/quick", ("Outcome", "NoFurtherAction"), ("Reasons", "Nothing more is needed."), ("Views", "I am fine."), ("TellsFamily", "The coordinator"));
        await line.Hears();
        Assert.Equal(HttpStatusCode.Found, (await police.Post(meeting.Item(1) + "/lifting")).Status);
        await line.Hears();
    }

    [Fact]
    public async Task What_changed_between_the_page_and_the_connection_is_not_missed()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police2.nw"));
        var stamp = Stamp(await police.Get(meeting.Item(1)));
        await coordinator.Post(meeting.Item(1) + "/opening");

        await using var line = await Connect(police);
        Assert.True(await line.Watch(meeting.Id, stamp));

        await line.Hears();
        Assert.NotEqual(stamp, Stamp(await police.Get(meeting.Item(1))));
    }

    [Fact]
    public async Task Nobody_hears_of_a_meeting_that_they_do_not_see()
    {
        var meeting = await Given.LiveMeeting(1);
        var hidden = await Given.Meeting(published: false, await Given.Case());
        foreach (var (account, id) in new[] { ("police.herts", meeting.Id), ("provider.nw", meeting.Id), ("opcc.nw", meeting.Id), ("admin", meeting.Id), ("police2.nw", hidden), ("police2.nw", Guid.NewGuid()) })
        {
            await using var line = await Connect(await site.As(account));
            Assert.False(await line.Watch(id, ""), account);
        }

        await using var stranger = Line(site.Nobody());
        await Assert.ThrowsAnyAsync<Exception>(() => stranger.Connection.StartAsync());
        await using var elsewhere = Line(await site.As("police2.nw"), ("Origin", "https://elsewhere.example"));
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await elsewhere.Connection.StartAsync();
            await elsewhere.Watch(meeting.Id, "");
        });
    }

    [Fact]
    public async Task A_connection_ends_with_its_session_and_keeps_none_alive()
    {
        var meeting = await Given.LiveMeeting(2);
        // It ended long ago, and somebody left its page open.
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddHours(3));
        var (coordinator, police, other) = (await site.As("coordinator.nw"), await site.As("police2.nw"), await site.As("health.nw"));
        await using var line = await Watching(police, meeting);
        await using var stays = await Watching(other, meeting);
        for (var quarter = 0; quarter < 2; quarter++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(9));
            // Left open, the page asks for itself and the other's reader is at it.
            await police.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, meeting.Item(1)) { Headers = { { SessionCookie.Unattended, "1" } } });
            await other.Get(meeting.Item(1));
        }

        coordinator = await site.As("coordinator.nw");
        await coordinator.Post(meeting.Item(1) + "/opening");

        await stays.Hears();
        await line.Ended.WaitAsync(Soon);
        Assert.DoesNotContain(line.Connection.ConnectionId, site.Services.GetRequiredService<Watchers>().All.Select(watch => watch.Connection.ConnectionId));
        Assert.Equal(HttpStatusCode.Found, (await police.Get(meeting.Item(1))).Status);
        await police.Send(await other.Get("/my-work"), "/sign-out");
    }

    [Fact]
    public async Task Whoever_sits_in_a_meeting_under_way_stays_signed_in_without_touching_anything()
    {
        var meeting = await Given.LiveMeeting(1);
        var police = await site.As("police2.nw");
        await using var line = await Watching(police, meeting);
        for (var minutes = 0; minutes < 40; minutes += 10)
        {
            site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(10));
            await Until(async db => await db.Sessions.AnyAsync(held => held.User.Email == "police2.nw@demo.example" && held.LastSeenAt == db.Now));
        }

        Assert.Equal(HttpStatusCode.OK, (await police.Get(meeting.Item(1))).Status);

        // An hour after its planned end nobody sits there any more.
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(14));
        await Until(async db => await db.Sessions.AnyAsync(held => held.User.Email == "police2.nw@demo.example" && held.LastSeenAt == db.Now));
        await using (var db = site.Db()) site.Clock.AdjustTime((await db.PanelMeetings.SingleAsync(held => held.Id == meeting.Id)).StartsAt.AddMinutes(90).AddHours(1));
        Assert.Equal(HttpStatusCode.Found, (await police.Get(meeting.Item(1))).Status);
    }

    private async Task Until(Func<YoungFutures.Domain.Data.YoungFuturesDb, Task<bool>> what)
    {
        for (var patience = 0; patience < 100; patience++)
        {
            await using (var db = site.Db()) if (await what(db)) return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not come to that.");
    }

    [Fact]
    public async Task An_agency_that_is_removed_hears_it_and_finds_nothing_any_more()
    {
        var meeting = await Given.LiveMeeting(1);
        var community = await site.As("police2.nw");
        Assert.Equal(HttpStatusCode.OK, (await community.Get(meeting.Item(1))).Status);
        await using var line = await Watching(community, meeting);
        var user = await Given.User("police2.nw");
        await Given.As("admin", async (db, act) =>
        {
            foreach (var part in await db.Memberships.Where(held => held.UserId == user.Id && held.Until == null).ToListAsync()) part.End(act.At);
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        await line.Hears();
        Assert.Equal(HttpStatusCode.NotFound, (await community.Get(meeting.Item(1))).Status);
        Assert.False(await line.Watch(meeting.Id, ""));
    }

    private static string Stamp(Reply page) => page.Page.GetElementById("watching")!.GetAttribute("data-stamp")!;

    private async Task<Ear> Watching(Visitor visitor, LiveMeeting meeting)
    {
        var line = await Connect(visitor);
        Assert.True(await line.Watch(meeting.Id, Stamp(await visitor.Get(meeting.Item(1)))));
        return line;
    }

    private async Task<Ear> Connect(Visitor visitor)
    {
        var line = Line(visitor);
        await line.Connection.StartAsync();
        return line;
    }

    private Ear Line(Visitor visitor, params (string Name, string Value)[] headers) => new(new HubConnectionBuilder().WithUrl(new Uri(site.Server.BaseAddress, "/watching"), options =>
    {
        options.Transports = HttpTransportType.LongPolling;
        options.HttpMessageHandlerFactory = _ => new ByVisitor(visitor.Client);
        foreach (var (name, value) in headers) options.Headers[name] = value;
    }).Build());

    /// <summary>The visitor's own browser, cookies and all.</summary>
    private sealed class ByVisitor(HttpClient client) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
            foreach (var header in request.Headers) copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            return await client.SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
    }

    private sealed class Ear : IAsyncDisposable
    {
        private readonly Channel<string> heard = Channel.CreateUnbounded<string>();
        private readonly TaskCompletionSource ended = new();

        public Ear(HubConnection connection)
        {
            Connection = connection;
            connection.On<System.Text.Json.JsonElement>(WatchingHub.Changed, what => heard.Writer.TryWrite(what.GetRawText()));
            connection.Closed += _ =>
            {
                ended.TrySetResult();
                return Task.CompletedTask;
            };
        }

        public HubConnection Connection { get; }
        public Task Ended => ended.Task;

        public Task<bool> Watch(Guid meetingId, string stamp) => Connection.InvokeAsync<bool>("Watch", meetingId, stamp);

        public async Task<string> Hears() => await heard.Reader.ReadAsync().AsTask().WaitAsync(Soon);

        /// <summary>Nothing is said while nothing happens.</summary>
        public async Task Quiet()
        {
            await Task.Delay(1200);
            Assert.False(heard.Reader.TryRead(out var said), said);
        }

        public async ValueTask DisposeAsync() => await Connection.DisposeAsync();
    }
}
