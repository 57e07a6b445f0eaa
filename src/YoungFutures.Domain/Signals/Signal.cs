using System.Buffers.Binary;
using YoungFutures.Domain.Linkage;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Signals;

/// <summary>
/// What one agency’s list says of one person on one day. Nobody browses signals: the engine reads them, the reviewer of one pair sees the two that are
/// compared, and the coordinator sees those that a rule needed. It is kept out of the line-by-line audit; its import has one line for all.
/// </summary>
public sealed class Signal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PanelId { get; init; }
    public Guid AgencyId { get; init; }
    public Guid ListId { get; init; }
    public Guid ImportId { get; init; }
    /// <summary>The row of the file, the heading being row 1.</summary>
    public long Row { get; init; }
    /// <summary>The source’s own key of this record, by which it corrects or withdraws it; without one, a hash of what the row says.</summary>
    public string SourceKey { get; set; } = "";
    /// <summary>Two rows with the same say the same.</summary>
    public long Fingerprint { get; set; }

    // Whom it is about, as the source writes it; identifiers only where their check digit holds
    public string? GivenName { get; init; }
    public string? MiddleNames { get; init; }
    public string? FamilyName { get; init; }
    public Sex Sex { get; init; } = Sex.NotKnown;
    public DateOnly? BornOn { get; init; }
    public string? Address { get; init; }
    public string? Town { get; init; }
    public string? Postcode { get; init; }
    public string? AreaCode { get; init; }
    public string? School { get; init; }
    public string? Upn { get; init; }
    public string? NhsNumber { get; init; }
    public string? PncId { get; init; }
    /// <summary>The agency’s own number for the person.</summary>
    public string? LocalId { get; init; }

    // What it says
    public SignalKind Kind { get; init; }
    public DateOnly OccurredOn { get; init; }
    /// <summary>The last day of what is so; null while it goes on, or for what happened on one day.</summary>
    public DateOnly? EndedOn { get; init; }
    /// <summary>The source’s reference of the incident: two lines with one crime reference are one crime.</summary>
    public string? Reference { get; init; }
    public PoliceRole? Role { get; init; }
    public RecordStanding? Standing { get; init; }
    /// <summary>Home Office outcome code of a crime, 1 to 23, and its day.</summary>
    public int? Outcome { get; init; }
    public DateOnly? OutcomeOn { get; init; }
    /// <summary>School days of an exclusion; per cent of sessions attended.</summary>
    public decimal? Quantity { get; init; }
    public Programme? Programme { get; init; }
    /// <summary>At or above the threshold for a statutory strategy discussion.</summary>
    public bool? StatutoryThreshold { get; init; }
    public List<string> ConcernCodes { get; init; } = [];
    public List<string> StrengthCodes { get; init; } = [];
    /// <summary>In the source’s words; kept with its agency’s visibility wherever it goes.</summary>
    public string? Detail { get; init; }

    /// <summary>When the source took it back, or a newer row took its place (<see cref="ReplacedById"/>).</summary>
    public DateTime? WithdrawnAt { get; set; }
    public Guid? ReplacedById { get; set; }

    /// <summary>The cluster it was linked into; null until the engine has read it.</summary>
    public Guid? IdentityId { get; set; }
    /// <summary>What a rule rests on is kept while the candidate or case is; everything else goes on the panel’s schedule.</summary>
    public bool IsNeeded { get; set; }
}

/// <summary>
/// One of the keys under which the engine finds those that a new signal may belong to. A signal has some twenty, each in another place of a table that grows to tens of millions of rows: so a row is no more
/// than this, nothing else leads to it, and whoever takes it away works out the keys anew from what the signal says.
/// </summary>
public sealed class SignalBlockKey
{
    /// <summary>As the engine makes them, 64 bits, one for each blocking rule that the record has an answer for; with the panel mixed in.</summary>
    public long Key { get; init; }
    public Guid SignalId { get; init; }

    /// <summary>The keys of one record in the register of one panel, in order, each once.</summary>
    public static long[] KeysOf(Guid panelId, NormalisedRecord record)
    {
        Span<byte> panel = stackalloc byte[16];
        panelId.TryWriteBytes(panel, bigEndian: true, out _);
        return record.KeysIn(Hashing.Of(BinaryPrimitives.ReadUInt64BigEndian(panel), BinaryPrimitives.ReadUInt64BigEndian(panel[8..])));
    }
}

/// <summary>
/// Signals that the engine, or a person, holds to be about one young person. It is not a young person on record: it has no page, no list and, being made
/// by the hundred thousand, no audit line of its own; what a person decides about it has.
/// </summary>
public sealed class LinkedIdentity : IHasVersion
{
    private LinkedIdentity() { }

    public LinkedIdentity(Guid panelId) => PanelId = panelId;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PanelId { get; private set; }
    /// <summary>The young person on record whom it belongs to, once a candidate was accepted or a person said so.</summary>
    public Guid? YoungPersonId { get; set; }
    /// <summary>Into which it was joined; its signals point there.</summary>
    public Guid? JoinedIntoId { get; set; }
    /// <summary>Since when something about its signals changed that the rules have not read; null once they have.</summary>
    public DateTime? ToEvaluateSince { get; set; }
    /// <summary>Changes whenever a record is put here or taken away, so that of two who do so at once the later one looks again.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Its records are others than before.</summary>
    public void Touch(DateTime at)
    {
        ToEvaluateSince = at;
        Version = Guid.NewGuid();
    }
    /// <summary>The next day on which the rules may find something else in the same signals.</summary>
    public DateOnly? EvaluateAgainOn { get; set; }
}
