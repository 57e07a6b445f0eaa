using System.Threading.Channels;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Audit;

/// <summary>
/// The lines of who looked at what. Lines of requests that run at the same time share one transaction; each request waits until its own line is durable.
/// </summary>
public sealed class Looks : IAsyncDisposable
{
    public const int MostInOneCommit = 500;
    private const int MostWaiting = 10_000;

    private readonly Records records;
    private readonly AuditKeyring keyring;
    private readonly Channel<Line> queue = Channel.CreateBounded<Line>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task writing;

    public Looks(Records records, AuditKeyring keyring)
    {
        this.records = records;
        this.keyring = keyring;
        // The writer outlives whichever request first asked for it and must not carry that request's context along.
        using (ExecutionContext.SuppressFlow()) writing = Task.Run(Write);
    }

    /// <summary>Returns when the line is durable.</summary>
    /// <exception cref="LookNotRecorded">It is not: whatever was to be shown must not be shown.</exception>
    public async Task Record(AuditEntry entry, CancellationToken cancelled = default)
    {
        var line = new Line(entry);
        try
        {
            await queue.Writer.WriteAsync(line, cancelled);
        }
        catch (ChannelClosedException closed)
        {
            throw new LookNotRecorded(closed);
        }

        await line.Durable.Task;
    }

    /// <summary>Takes no more lines and returns when those already taken are written.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
    }

    private async Task Write()
    {
        var lines = new List<Line>(MostInOneCommit);
        while (await queue.Reader.WaitToReadAsync())
        {
            lines.Clear();
            while (lines.Count < MostInOneCommit && queue.Reader.TryRead(out var line)) lines.Add(line);
            try
            {
                await Save(lines);
                foreach (var line in lines) line.Durable.SetResult();
            }
            catch (Exception failure)
            {
                foreach (var line in lines) line.Durable.SetException(new LookNotRecorded(failure));
            }
        }
    }

    private async Task Save(List<Line> lines)
    {
        await using var db = records.As(Purpose.Looking);
        foreach (var line in lines) AuditTrail.Add(db, line.Entry, keyring);
        await db.SaveChangesAsync();
    }

    private sealed class Line(AuditEntry entry)
    {
        public AuditEntry Entry { get; } = entry;
        public TaskCompletionSource Durable { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>The audit could not take the line of a look.</summary>
public sealed class LookNotRecorded(Exception why) : Exception("The audit could not take the line of a look.", why);
