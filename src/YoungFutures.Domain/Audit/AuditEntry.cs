namespace YoungFutures.Domain.Audit;

/// <summary>What happened, in words that a log reader and a panel chair both know.</summary>
public static class AuditEvents
{
    public const string Created = "created";
    public const string Changed = "changed";
    public const string Removed = "removed";
    public const string Seen = "seen";
    public const string Refused = "refused";
    public const string Missing = "missing";
    public const string Searched = "searched";
    public const string Exported = "exported";
    public const string SignedIn = "signed-in";
    public const string SignInFailed = "sign-in-failed";
    public const string SignedOut = "signed-out";
    public const string SessionsEnded = "sessions-ended";
    public const string Locked = "locked-out";
    public const string ProvedAgain = "proved-again";
    public const string ProofFailed = "proof-failed";
    public const string CodeFailed = "code-failed";
    public const string RecoveryCodeUsed = "recovery-code-used";
    public const string ValuesRead = "values-read";
}

/// <summary>One line of the audit. It is only ever added: the database refuses to change or remove it.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public DateTime At { get; init; }
    public Guid? UserId { get; init; }
    public Guid? AgencyId { get; init; }
    public string? Purpose { get; init; }
    public string Event { get; init; } = "";
    public string? RecordKind { get; init; }
    public Guid? RecordId { get; init; }
    public Guid? SubjectId { get; init; }
    public Guid? PanelId { get; init; }
    public string? Route { get; init; }
    public string? From { get; init; }
    public string? RequestId { get; init; }
    /// <summary>Names of the fields that changed; their values are in <see cref="Values"/>.</summary>
    public string? Fields { get; init; }
    /// <summary>Before and after, encrypted under the young person's key.</summary>
    public byte[]? Values { get; init; }
    /// <summary>Keyed code over everything above.</summary>
    public byte[] Mac { get; set; } = [];
}

/// <summary>A line that the sealer has not numbered yet.</summary>
public sealed class AuditPending
{
    public Guid EntryId { get; init; }
}

/// <summary>The gapless number and chained code of one line.</summary>
public sealed class AuditSeal
{
    public long Number { get; init; }
    public Guid EntryId { get; init; }
    public byte[] Mac { get; init; } = [];
    public DateTime SealedAt { get; init; }
}

/// <summary>The key that a young person's audited values are encrypted under, itself wrapped by the instance's key. Destroying it is how they are disposed of.</summary>
public sealed class SubjectKey
{
    public Guid SubjectId { get; init; }
    public byte[] WrappedKey { get; init; } = [];
    public DateTime MadeAt { get; init; }
}

/// <summary>Which node does a job, and until when it may believe so.</summary>
public sealed class Lease
{
    public string Name { get; init; } = "";
    public string Holder { get; set; } = "";
    public DateTime Until { get; set; }
    public Guid Version { get; set; } = Guid.NewGuid();
}
