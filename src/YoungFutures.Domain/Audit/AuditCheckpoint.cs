namespace YoungFutures.Domain.Audit;

/// <summary>
/// Up to here the chain was let go, because its lines were older than lines are kept. What comes after follows from the code that stands here.
/// It is only ever added: the database refuses to change or remove it, and to remove any line or seal that no checkpoint lets go.
/// </summary>
public sealed class AuditCheckpoint
{
    /// <summary>The number of the last seal that was let go.</summary>
    public long Number { get; init; }
    /// <summary>The chained code of that seal: the next one follows from it.</summary>
    public byte[] Mac { get; init; } = [];
    /// <summary>When that seal was made, UTC.</summary>
    public DateTime SealedAt { get; init; }
    /// <summary>When it was let go, UTC.</summary>
    public DateTime MadeAt { get; init; }
    /// <summary>Keyed code over everything above and over the code of the checkpoint before.</summary>
    public byte[] Code { get; set; } = [];
}
