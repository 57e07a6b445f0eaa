using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Web.Plumbing;

/// <summary>What is due by the clock alone, every hour: drafts that nobody sent go. Each sweep may run again, or on two nodes at once, without harm.</summary>
internal sealed class Sweeps(Records records, TimeProvider clock, ILogger<Sweeps> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                try
                {
                    await using var db = records.As(Purpose.Sweeping);
                    var removed = await DraftPurge.Sweep(db, stoppingToken);
                    if (removed > 0) log.LogInformation("{Removed} drafts that were not sent in time were removed", removed);
                }
                catch (DbUpdateConcurrencyException)
                {
                    log.LogInformation("Another node was sweeping; what is left is swept in an hour");
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "A sweep failed; tried again in an hour");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}

public static class SweepsSetup
{
    public static IServiceCollection AddSweeps(this IServiceCollection services) => services.AddHostedService<Sweeps>();
}
