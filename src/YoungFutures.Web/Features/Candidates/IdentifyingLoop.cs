using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates;

/// <summary>
/// Looks with the panels’ rules at whoever’s records changed, a few seconds after they did; and goes on with trials of rules. One node at a time does it, some thousand young people a turn.
/// </summary>
internal sealed class IdentifyingLoop(Records records, TimeProvider clock, SiteAddress site, ILogger<IdentifyingLoop> log) : BackgroundService
{
    private const string Job = "identifying";
    private const int MostATurn = 2000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TrialBudget = TimeSpan.FromSeconds(30);

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
                try
                {
                    await Turn(stoppingToken);
                }
                catch (DbUpdateException elsewhere)
                {
                    log.LogInformation(elsewhere, "What the rules found was not saved, perhaps because another node was quicker; tried again in a few seconds");
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "The rules could not be applied; tried again in a few seconds");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Turn(CancellationToken stopping)
    {
        await using var db = records.As(Purpose.Identifying);
        if (!await AnythingToDo(db, stopping) || !await db.TakeLease(Job, node, Lasts)) return;
        var words = new Words();
        var letters = new Letters(db, site, words);
        var identifying = new Identifying(db)
        {
            TellOfRisk = (candidate, report) => CandidateLetters.TellOfRisk(db, site, words, candidate, report),
            TellOfChange = letters.TellOfChange,
            WordsOfRisk = Words.Key("A record on an agency’s list says that this young person may be at risk. It came by a list: nobody has spoken to the panel about it."),
        };
        var looked = await identifying.Run(MostATurn, stopping);
        if (looked > 0) log.LogInformation("The rules looked at {Looked} young people on lists", looked);
        foreach (var ruleSetId in await db.RuleTrials.Where(trial => trial.DoneAt == null).OrderBy(trial => trial.StartedAt).Select(trial => trial.RuleSetId).Take(20).ToListAsync(stopping))
            await RuleTrial.Advance(db, ruleSetId, TrialBudget, stopping);
    }

    // Asked by everybody every few seconds: the lease is taken, and written, only where there is work.
    private static async Task<bool> AnythingToDo(YoungFuturesDb db, CancellationToken stopping)
    {
        var today = Domain.Calendar.UkTime.LocalDate(db.Now);
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Id).Select(panel => panel.Id).ToListAsync(stopping))
        {
            if (await db.LinkedIdentities.AnyAsync(held => held.PanelId == panelId && held.ToEvaluateSince != null, stopping)
                || await db.LinkedIdentities.AnyAsync(held => held.PanelId == panelId && held.EvaluateAgainOn != null && held.EvaluateAgainOn <= today, stopping))
                return true;
            var inForce = await db.RuleSets.Where(set => set.PanelId == panelId && set.PublishedAt != null && set.EffectiveFrom <= today).OrderByDescending(set => set.Number)
                .Select(set => new { set.Id, set.Number }).FirstOrDefaultAsync(stopping);
            if (inForce is { Number: > 1 } && !await db.RuleRuns.AnyAsync(run => run.RuleSetId == inForce.Id && run.DoneAt != null, stopping)) return true;
        }

        return await db.RuleTrials.AnyAsync(trial => trial.DoneAt == null, stopping);
    }
}

public static class IdentifyingSetup
{
    public static IServiceCollection AddIdentifying(this IServiceCollection services) => services.AddHostedService<IdentifyingLoop>();
}
