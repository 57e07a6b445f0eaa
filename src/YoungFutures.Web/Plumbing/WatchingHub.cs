using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Tells open pages that something about their meeting changed, and never what: each fetches itself again by its ordinary address, where sight and rights are asked anew and the audit
/// notes the look. See docs/decisions/0008-watching-a-meeting.md.
/// </summary>
public sealed class WatchingHub(Watchers watchers, SessionCookie sessions, Records records) : Hub
{
    public const string Path = "/watching";
    public const string Changed = "Changed";

    public override async Task OnConnectedAsync()
    {
        if (ComesFromElsewhere() || await Holder() is null) Context.Abort();
        else await base.OnConnectedAsync();
    }

    /// <summary>From now on this connection hears of the meeting, if its viewer sees that. It hears of one meeting only.</summary>
    /// <param name="stamp">How the meeting stood on the page that asks, so that nothing is missed in between.</param>
    public async Task<bool> Watch(Guid meetingId, string stamp)
    {
        if (await Holder() is not { SessionId: { } sessionId } viewer)
        {
            Context.Abort();
            return false;
        }

        if (!await Sees(records, viewer, meetingId)) return false;
        watchers.Add(new Watch(Context, sessionId, meetingId, stamp is { Length: <= 16 } ? stamp : ""));
        return true;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watchers.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    internal static async Task<bool> Sees(Records records, Viewer viewer, Guid meetingId)
    {
        if (!viewer.May(MeetingRights.List)) return false;
        await using var db = records.For(viewer, Origin.Itself);
        return await db.PanelMeetings.AnyAsync(meeting => meeting.Id == meetingId);
    }

    private async Task<Viewer?> Holder() => Guid.TryParse(Context.User?.FindFirstValue(SessionCookie.Claim), out var sessionId) ? await sessions.Holder(sessionId) : null;

    // A page of another site cannot read what comes, yet it need not hold a line into this one.
    private bool ComesFromElsewhere() => Context.GetHttpContext() is not { } http
        || (http.Request.Headers.Origin.ToString() is { Length: > 0 } origin && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !from.Authority.Equals(new Uri($"{http.Request.Scheme}://{http.Request.Host}").Authority, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>One open page that follows one meeting, with the stamp of what it was last told.</summary>
public sealed record Watch(HubCallerContext Connection, Guid SessionId, Guid MeetingId, string Stamp)
{
    public string Stamp { get; set; } = Stamp;
}

/// <summary>Who watches on this node.</summary>
public sealed class Watchers
{
    private readonly ConcurrentDictionary<string, Watch> watches = new();

    public IReadOnlyList<Watch> All => [.. watches.Values];

    public void Add(Watch watch) => watches[watch.Connection.ConnectionId] = watch;

    public void Remove(string connectionId) => watches.TryRemove(connectionId, out _);
}

/// <summary>
/// Looks twice a second how each watched meeting stands. Every node asks the database for its own watchers, so that it does not matter where a change was made.
/// </summary>
internal sealed class Watching(Watchers watchers, IHubContext<WatchingHub> hub, Records records, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Watching> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    /// <summary>How many rounds a watcher whose meeting stands still is left alone before they are asked who they are.</summary>
    private const int Patience = 60;
    private static readonly TimeSpan Signs = TimeSpan.FromMinutes(1);

    private DateTimeOffset lastSigns;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            for (var round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
            {
                try
                {
                    foreach (var meeting in watchers.All.GroupBy(watch => watch.MeetingId)) await Tell(meeting.Key, [.. meeting], stoppingToken);
                    if (round % Patience == 0) await Ask(watchers.All, stoppingToken);
                    if (clock.GetUtcNow() - lastSigns >= Signs)
                    {
                        lastSigns = clock.GetUtcNow();
                        await Attend(watchers.All, stoppingToken);
                    }
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogWarning(failure, "Watched meetings could not be looked at; tried again in a moment, and pages look by themselves meanwhile");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Tell(Guid meetingId, IReadOnlyList<Watch> watches, CancellationToken stopping)
    {
        string stamp;
        await using (var db = records.As(Purpose.Watching)) stamp = await db.StampOf(meetingId, stopping);
        var behind = watches.Where(watch => watch.Stamp != stamp).ToList();
        if (behind.Count == 0) return;
        behind = await StillSignedIn(behind, stopping);
        foreach (var watch in behind) watch.Stamp = stamp;
        await hub.Clients.Clients(behind.ConvertAll(watch => watch.Connection.ConnectionId)).SendAsync(WatchingHub.Changed, meetingId, stopping);
    }

    /// <summary>A connection outlives neither its session nor its viewer's sight of the meeting. Whoever lost that is told once more, so that their page finds it out.</summary>
    private async Task Ask(IReadOnlyList<Watch> watches, CancellationToken stopping)
    {
        using var scope = scopes.CreateScope();
        var sessions = scope.ServiceProvider.GetRequiredService<SessionCookie>();
        foreach (var watch in await StillSignedIn(watches, stopping))
        {
            if (await sessions.Holder(watch.SessionId) is { } viewer && await WatchingHub.Sees(records, viewer, watch.MeetingId)) continue;
            watchers.Remove(watch.Connection.ConnectionId);
            await hub.Clients.Client(watch.Connection.ConnectionId).SendAsync(WatchingHub.Changed, watch.MeetingId, stopping);
        }
    }

    /// <summary>Whoever follows a meeting that is under way listens and talks, and may touch nothing for an hour: they are there.</summary>
    private async Task Attend(IReadOnlyList<Watch> watches, CancellationToken stopping)
    {
        if (watches.Count == 0) return;
        List<PanelMeeting> meetings;
        await using (var db = records.As(Purpose.Watching))
        {
            var ids = watches.Select(watch => watch.MeetingId).Distinct().ToList();
            meetings = await db.PanelMeetings.AsNoTracking().Where(meeting => ids.Contains(meeting.Id)).ToListAsync(stopping);
        }

        var underWay = meetings.Where(meeting => meeting.IsUnderWay(clock.GetUtcNow().UtcDateTime)).Select(meeting => meeting.Id).ToHashSet();
        var attending = watches.Where(watch => underWay.Contains(watch.MeetingId)).Select(watch => watch.SessionId).Distinct().ToList();
        if (attending.Count == 0) return;
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<SessionCookie>().Attend(attending, stopping);
    }

    private async Task<List<Watch>> StillSignedIn(IReadOnlyList<Watch> watches, CancellationToken stopping)
    {
        if (watches.Count == 0) return [];
        using var scope = scopes.CreateScope();
        var open = await scope.ServiceProvider.GetRequiredService<SessionCookie>().Open([.. watches.Select(watch => watch.SessionId).Distinct()], stopping);
        foreach (var ended in watches.Where(watch => !open.Contains(watch.SessionId)))
        {
            watchers.Remove(ended.Connection.ConnectionId);
            ended.Connection.Abort();
        }

        return [.. watches.Where(watch => open.Contains(watch.SessionId))];
    }
}

public static class WatchingSetup
{
    public static IServiceCollection AddWatching(this IServiceCollection services)
    {
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = 1024;
            // A connection that was cut is noticed by either side within seconds.
            hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(20);
        });
        services.AddSingleton<Watchers>();
        services.AddHostedService<Watching>();
        return services;
    }
}
