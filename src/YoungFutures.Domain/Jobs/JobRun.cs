using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Jobs;

/// <summary>
/// What is known of a job that runs by the clock: who has it in hand, how it went last and when it is due. Every node keeps the timetable; this row decides which of them runs.
/// </summary>
public sealed class JobRun
{
    private JobRun() { }

    public JobRun(string name) => Name = name;

    public string Name { get; private set; } = "";
    /// <summary>The node that has it in hand, until it is done or until the lease is over.</summary>
    public string? Holder { get; private set; }
    public DateTime? LeaseUntil { get; private set; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public DateTime? SucceededAt { get; private set; }
    public DateTime? NextAt { get; private set; }
    public long Milliseconds { get; private set; }
    /// <summary>How much the last run did.</summary>
    public int Did { get; private set; }
    /// <summary>In a row.</summary>
    public int Failures { get; private set; }
    /// <summary>The kind of the last failure, never its words: those may hold what a record says.</summary>
    public string? Failure { get; private set; }
    public DateTime? FailedAt { get; private set; }
    /// <summary>How often a run was begun and never ended: its node died.</summary>
    public int Abandoned { get; private set; }
    public Guid Version { get; private set; } = Guid.NewGuid();

    public bool IsRunningAt(DateTime now) => Holder is not null && now < LeaseUntil;

    /// <summary>Nobody has run it though it was due, for longer than the clocks of nodes differ.</summary>
    public bool WasMissed(DateTime now, TimeSpan grace) => NextAt is { } due && due + grace < now && !IsRunningAt(now);

    /// <summary>
    /// A lease counts only while it is no longer than a lease can be: one that lasts longer was taken before the clock was set back. The same for a next run that is
    /// farther away than the timetable ever is.
    /// </summary>
    public bool MayRun(DateTime now, TimeSpan lasts, TimeSpan tolerance, DateTime nextAfterNow) =>
        (Holder is null || now >= LeaseUntil || LeaseUntil > now + lasts + tolerance) && (NextAt is null || now + tolerance >= NextAt || NextAt > nextAfterNow);

    internal void Begin(string holder, DateTime now, TimeSpan lasts)
    {
        if (Holder is not null) Abandoned++;
        (Holder, LeaseUntil, StartedAt) = (holder, now + lasts, now);
        Version = Guid.NewGuid();
    }

    /// <summary>It is still at work: nobody else begins it meanwhile, however long it takes.</summary>
    internal void Renew(DateTime now, TimeSpan lasts)
    {
        LeaseUntil = now + lasts;
        Version = Guid.NewGuid();
    }

    internal void End(DateTime now, TimeSpan took, int did, string? failure, DateTime nextAt)
    {
        (Holder, LeaseUntil, EndedAt, NextAt) = (null, null, now, nextAt);
        Milliseconds = (long)took.TotalMilliseconds;
        if (failure is null) (SucceededAt, Failures, Did) = (now, 0, did);
        else (FailedAt, Failures, Failure) = (now, Failures + 1, failure.Length <= Lengths.Name ? failure : failure[..Lengths.Name]);
        Version = Guid.NewGuid();
    }
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.HasKey(held => held.Name);
        run.Property(held => held.Name).HasMaxLength(60);
        run.Property(held => held.Failure).HasMaxLength(Lengths.Name);
        run.Property(held => held.Version).IsConcurrencyToken();
    }
}

/// <summary>The lease of a job.</summary>
public static class JobLeases
{
    /// <summary>Whether this node runs the job now. False where it is not due, where another has it, or was quicker.</summary>
    public static async Task<bool> TakeJob(this YoungFuturesDb db, string name, string holder, TimeSpan lasts, TimeSpan tolerance, DateTime nextAfterNow, CancellationToken cancelled = default)
    {
        var now = db.Now;
        var run = await db.JobRuns.SingleOrDefaultAsync(held => held.Name == name, cancelled);
        if (run is not null && !run.MayRun(now, lasts, tolerance, nextAfterNow)) return false;
        if (run is null) db.JobRuns.Add(run = new JobRun(name));
        run.Begin(holder, now, lasts);
        try
        {
            await db.SaveChangesAsync(cancelled);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Says that this node is still at work. False where the lease was lost meanwhile: whoever has it now does the rest.</summary>
    public static async Task<bool> RenewJob(this YoungFuturesDb db, string name, string holder, TimeSpan lasts, CancellationToken cancelled = default)
    {
        var run = await db.JobRuns.SingleOrDefaultAsync(held => held.Name == name && held.Holder == holder, cancelled);
        if (run is null) return false;
        run.Renew(db.Now, lasts);
        try
        {
            await db.SaveChangesAsync(cancelled);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Notes how it went. Where the lease was lost meanwhile, whoever has it now notes that.</summary>
    public static async Task EndJob(this YoungFuturesDb db, string name, string holder, TimeSpan took, int did, string? failure, DateTime nextAt, CancellationToken cancelled = default)
    {
        var run = await db.JobRuns.SingleOrDefaultAsync(held => held.Name == name && held.Holder == holder, cancelled);
        if (run is null) return;
        run.End(db.Now, took, did, failure, nextAt);
        try
        {
            await db.SaveChangesAsync(cancelled);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Taken over in this moment.
        }

        db.ChangeTracker.Clear();
    }
}
