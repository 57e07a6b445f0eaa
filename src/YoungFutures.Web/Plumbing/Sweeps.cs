using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Checks;
using YoungFutures.Web.Features.Interventions;
using YoungFutures.Web.Features.MyWork;
using YoungFutures.Web.Features.Referrals.Screening;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// What is due by the clock alone, every hour: drafts that nobody sent go, questions that nobody answered are reminded of and then given up, agencies are reminded of checks, people of what they owe before a meeting, cases whose review is due go back onto an agenda, signals of agencies’ lists go on the panel’s schedule, what rested with somebody
/// who has left is handed on, and the figures of a month that has settled are released. Each sweep may run again, or on two
/// nodes at once, without harm.
/// </summary>
internal sealed class Sweeps(Records records, TimeProvider clock, SiteAddress address, ILogger<Sweeps> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private const string Releasing = "releases";
    // Long enough for a first start with years of records. It spares work, no more: that figures are released once is the database's to keep.
    private static readonly TimeSpan ReleasingLasts = TimeSpan.FromMinutes(30);

    private readonly string node = $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            // By the wall's clock: whoever waits for the first page of a start goes first.
            await Task.Delay(Grace, stoppingToken);
            do
            {
                await Sweep(async db =>
                {
                    var removed = await DraftPurge.Sweep(db, stoppingToken);
                    if (removed > 0) log.LogInformation("{Removed} drafts that were not sent in time were removed", removed);
                });
                await Sweep(async db =>
                {
                    var reminded = await QuestionReminders.Send(db, new Letters(db, address, new Words()), stoppingToken);
                    if (reminded > 0) log.LogInformation("{Reminded} referrers were reminded of a question", reminded);
                });
                await Sweep(async db =>
                {
                    var reminded = await CheckLetters.Remind(db, new Letters(db, address, new Words()), stoppingToken);
                    if (reminded > 0) log.LogInformation("{Reminded} agencies were reminded of a check", reminded);
                });
                await Sweep(async db =>
                {
                    var late = await CheckLetters.SayLate(db, new Letters(db, address, new Words()), stoppingToken);
                    if (late > 0) log.LogInformation("{Late} agencies were told that a check is late", late);
                });
                await Sweep(async db =>
                {
                    var back = await UnansweredQuestions.Sweep(db, stoppingToken);
                    if (back > 0) log.LogInformation("{Back} referrals went back to screening without the answer", back);
                });
                await Sweep(async db =>
                {
                    var moved = await LeaversWork.HandOn(db, cancelled: stoppingToken);
                    if (moved > 0) log.LogInformation("{Moved} records that rested with people who have left were handed on", moved);
                });
                await Sweep(async db =>
                {
                    var back = await ClosedServices.GiveBack(db, InterventionLetters.SayClosed(address, new Words()), stoppingToken);
                    if (back > 0) log.LogInformation("{Back} offers and supports of services that have closed came back", back);
                });
                // After that: what rested with a leaver is somebody else's to be reminded of by now.
                await Sweep(async db =>
                {
                    var reminded = await WorkReminders.Send(db, address, new Words(), stoppingToken);
                    if (reminded > 0) log.LogInformation("{Reminded} people were reminded of what they owe before a meeting", reminded);
                });
                await Sweep(async db =>
                {
                    var listed = await NextAgenda.Sweep(db, stoppingToken);
                    if (listed > 0) log.LogInformation("{Listed} cases whose review is due were put on an agenda", listed);
                });
                await Sweep(async db =>
                {
                    var proposed = await ConflictsByName.Sweep(db, stoppingToken);
                    if (proposed > 0) log.LogInformation("{Proposed} conflicts of interest were proposed because of a name", proposed);
                });
                await Sweep(async db =>
                {
                    var removed = await HearingDraftPurge.Sweep(db, stoppingToken);
                    if (removed > 0) log.LogInformation("{Removed} drafts of meetings that are over were removed", removed);
                });
                await Sweep(async db =>
                {
                    var purged = await SignalPurge.Sweep(db, stoppingToken);
                    if (purged > 0) log.LogInformation("{Purged} signals of agencies' lists went because their time was over", purged);
                });
                await Sweep(async db =>
                {
                    if (!await db.TakeLease(Releasing, node, ReleasingLasts)) return;
                    var computed = await new ReleaseComputation(db).ComputeDue(stoppingToken);
                    if (computed > 0) log.LogInformation("{Computed} releases of figures were computed", computed);
                });
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Sweep(Func<YoungFuturesDb, Task> sweep)
    {
        try
        {
            await using var db = records.As(Purpose.Sweeping);
            await sweep(db);
        }
        catch (DbUpdateException elsewhere)
        {
            log.LogInformation(elsewhere, "What was due was not saved, perhaps because another node was sweeping; what is left is swept in an hour");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "A sweep failed; tried again in an hour");
        }
    }
}

public static class SweepsSetup
{
    public static IServiceCollection AddSweeps(this IServiceCollection services) => services.AddHostedService<Sweeps>();
}
