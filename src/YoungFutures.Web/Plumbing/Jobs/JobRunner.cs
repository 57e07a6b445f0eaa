using Quartz;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Jobs;
using YoungFutures.Domain.Looking;

namespace YoungFutures.Web.Plumbing.Jobs;

/// <summary>Runs a job if it is due and nobody else has it in hand, and notes in its row how it went. What a failure says is for the log; the row keeps its kind.</summary>
public sealed class JobRunner(Records records, TimeProvider clock, SiteAddress site, ILogger<JobRunner> log, Papers? papers = null, LookLimits? looking = null, AuditKeyring? keyring = null)
{
    /// <summary>A timer may come a moment too soon, and the clocks of two nodes differ; no job is due twice within it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(20);
    /// <summary>A run that is so late was missed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>So often a lease is renewed within its time: one that fails leaves time for another.</summary>
    private const int Beats = 4;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(15);

    private readonly string node = $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}";

    /// <returns>Whether this node ran it.</returns>
    public async Task<bool> Run(Job job, CancellationToken cancelled = default)
    {
        await using (var db = records.As(Purpose.Sweeping))
        {
            if (!await db.TakeJob(job.Name, node, job.Lasts, Tolerance, job.NextAfter(db.Now + Tolerance), cancelled)) return false;
        }

        var began = clock.GetTimestamp();
        var (did, failure) = (0, (string?)null);
        using var atWork = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        using var done = new CancellationTokenSource();
        var renewing = KeepLease(job, atWork, done.Token);
        try
        {
            await using var db = records.As(Purpose.Sweeping);
            did = await job.Do(new JobScene(db, site, papers, looking, keyring), atWork.Token);
            if (did > 0) log.LogInformation("Job {Job} did {Did}", job.Name, did);
        }
        catch (Exception failed)
        {
            failure = failed.GetType().Name;
            if (!cancelled.IsCancellationRequested) log.LogError(failed, "Job {Job} failed; what is left is done at its next time", job.Name);
        }

        await done.CancelAsync();
        await renewing;
        await using var after = records.As(Purpose.Sweeping);
        // What a node stopped in the middle of is due at once.
        var next = cancelled.IsCancellationRequested ? after.Now : job.NextAfter(after.Now + Tolerance);
        // What failed is tried again soon, also where its own time comes once a day: a sweep does what is left, and nothing twice.
        if (failure is not null && after.Now + Again < next) next = after.Now + Again;
        await after.EndJob(job.Name, node, clock.GetElapsedTime(began), did, failure, next, CancellationToken.None);
        return true;
    }

    /// <summary>As long as a job runs its lease is renewed, well before it is over. A node that lost it, because it slept or could not reach the database, stops: another has begun.</summary>
    private async Task KeepLease(Job job, CancellationTokenSource atWork, CancellationToken done)
    {
        while (true)
        {
            try
            {
                await Task.Delay(job.Lasts / Beats, clock, done);
                await using var db = records.As(Purpose.Sweeping);
                if (await db.RenewJob(job.Name, node, job.Lasts, done)) continue;
                log.LogWarning("Job {Job} lost its lease and stops", job.Name);
                await atWork.CancelAsync();
                return;
            }
            catch (OperationCanceledException) when (done.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed)
            {
                log.LogWarning(failed, "The lease of job {Job} could not be renewed; it is tried again", job.Name);
            }
        }
    }
}

/// <summary>What the timetable in memory calls.</summary>
internal sealed class RunJob(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await runner.Run(Timetable.All.Single(job => job.Name == context.JobDetail.Key.Name), cancellationToken);
}

/// <summary>Runs whatever is due, in the order of the timetable.</summary>
internal sealed class CatchUp(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var job in Timetable.All) await runner.Run(job, cancellationToken);
    }
}

public static class JobsSetup
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>The timetable is kept in memory on each node; the rows of <see cref="JobRun"/> decide which node runs what, so that no node needs to know of another.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobRunner>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            // One after the other: they are many small sweeps of one database.
            quartz.UseDefaultThreadPool(1);
            foreach (var job in Timetable.All)
            {
                quartz.AddJob<RunJob>(made => made.WithIdentity(job.Name));
                quartz.AddTrigger(at => at.ForJob(job.Name).WithIdentity(job.Name).WithCronSchedule(job.Cron, cron => cron.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))));
            }

            // What was missed while nothing ran, or was broken off with its node, is made up for: the rows know whether anything was.
            quartz.AddJob<CatchUp>(made => made.WithIdentity(nameof(CatchUp)));
            quartz.AddTrigger(at => at.ForJob(nameof(CatchUp)).WithIdentity("at a start").StartNow());
            quartz.AddTrigger(at => at.ForJob(nameof(CatchUp)).WithIdentity("now and then").WithCronSchedule("30 4/5 * * * ?"));
        });
        // Whoever waits for the first page of a start goes first.
        services.AddQuartzHostedService(hosted => (hosted.WaitForJobsToComplete, hosted.AwaitApplicationStarted, hosted.StartDelay) = (true, true, Grace));
        return services;
    }
}
