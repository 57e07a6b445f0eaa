using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Links what agencies sent, soon after it was taken in, on one node at a time; and at night compares what came of it with a whole run over each panel’s records. What a crash
/// interrupts goes on where it was.
/// </summary>
internal sealed class LinkingLoop(Records records, LinkageModels models, TimeProvider clock, ILogger<LinkingLoop> log) : BackgroundService
{
    private const string Lease = "linking";
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(20);
    // A whole run over a million records is given as long as it takes on a slow machine.
    private static readonly TimeSpan NightLasts = TimeSpan.FromHours(2);

    private readonly Dictionary<Guid, DateOnly> tried = [];
    private readonly string node = $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await Try(LinkWhatWaits, stoppingToken);
                await Try(CheckAtNight, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task LinkWhatWaits(CancellationToken stopping)
    {
        await using var db = records.As(Purpose.Linking);
        if (!await Linking.Waits(db, stopping)) return;
        var linking = new Linking(db, models);
        var held = DateTime.MinValue;
        do
        {
            if (db.Now - held >= Renewed)
            {
                if (!await db.TakeLease(Lease, node, Lasts)) return;
                held = db.Now;
            }
        }
        while (await linking.Step(cancelled: stopping));
    }

    private async Task CheckAtNight(CancellationToken stopping)
    {
        await using var db = records.As(Purpose.Linking);
        if (!LinkageCheck.IsNight(db.Now)) return;
        foreach (var panelId in await LinkageCheck.Due(db, stopping))
        {
            // What went wrong tonight is left until tomorrow.
            var tonight = UkTime.LocalDate(db.Now);
            if (tried.GetValueOrDefault(panelId) == tonight) continue;
            if (!await db.TakeLease(Lease, node, NightLasts)) return;
            tried[panelId] = tonight;
            var asked = await LinkageCheck.Run(db, models, panelId, stopping);
            log.LogInformation("The nightly run over the records of panel {PanelId} left {Asked} questions", panelId, asked);
            await db.TakeLease(Lease, node, Lasts);
        }
    }

    private async Task Try(Func<CancellationToken, Task> what, CancellationToken stopping)
    {
        try
        {
            await what(stopping);
        }
        catch (DbUpdateException elsewhere)
        {
            log.LogInformation(elsewhere, "Some records were not linked, perhaps because somebody decided about them; tried again in two seconds");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Linking failed; tried again in two seconds");
        }
    }
}

public static class LinkingSetup
{
    public static IServiceCollection AddLinking(this IServiceCollection services) => services.AddSingleton<LinkageModels>().AddHostedService<LinkingLoop>();
}
