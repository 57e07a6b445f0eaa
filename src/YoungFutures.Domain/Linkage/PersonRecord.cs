namespace YoungFutures.Domain.Linkage;

/// <summary>What an agency said of one person in one record. Any of it may be missing; identifiers are as given and are checked when the record is read.</summary>
/// <param name="Id">What the record is called; only compared for equality and order.</param>
/// <param name="LocalId">What the agency itself calls the person; says something between records of one agency.</param>
public sealed record PersonRecord(
    string Id,
    string? Agency,
    string? GivenName,
    string? MiddleNames,
    string? Surname,
    string? Sex,
    DateOnly? BornOn,
    string? Address,
    string? Town,
    string? Postcode,
    string? NhsNumber,
    string? Upn,
    string? LocalId);

/// <summary>What a person said of two records: they are of the same young person, or not. It always wins.</summary>
public sealed record Judgement(string OneId, string OtherId, bool Same);

/// <summary>Somebody the register knows, with every record that is attached.</summary>
/// <param name="NeverTheSame">A person said "not the same" of the record that is being attached and this one.</param>
public sealed record KnownPerson(Guid Id, IReadOnlyList<NormalisedRecord> Records, bool NeverTheSame = false);

/// <summary>What is to be done with a record. The words are those of the Department for Education’s SUI_Matcher.</summary>
public enum LinkOutcome
{
    /// <summary>Nobody known comes near: a new person.</summary>
    NoMatch,

    /// <summary>Somebody may be the same: a person is asked.</summary>
    PotentialMatch,

    /// <summary>Several are too close to call, as with twins, namesakes or a shared home: a person is asked, always.</summary>
    ManyMatch,

    /// <summary>One person, from a probability of 0.95.</summary>
    Match,
}

/// <summary>How like a record somebody known is.</summary>
/// <param name="Weight">Mean over the person’s records, in bits (log2 of the odds).</param>
/// <param name="Probability">From 0 to 1.</param>
public sealed record Likeness(Guid PersonId, double Weight, double Probability);

/// <summary>Where a record belongs.</summary>
/// <param name="Ranked">Best first, those from <see cref="LinkageModel.AskFrom"/>.</param>
public sealed record Attachment(LinkOutcome Outcome, IReadOnlyList<Likeness> Ranked);

/// <summary>Where a record came out.</summary>
/// <param name="Cluster">Number of the person, from 0, without gaps.</param>
/// <param name="Probability">That the record belongs with the others of its cluster; 1 where it stands alone.</param>
public sealed record LinkedRecord(string RecordId, int Cluster, double Probability);

/// <summary>A block that was too large to be compared pair by pair.</summary>
/// <param name="Rule">Code of the rule, as in <see cref="BlockRule"/>.</param>
/// <param name="Records">How many records share the key.</param>
public sealed record SkippedBlock(string Rule, int Records);

/// <summary>Two records of which a person should be asked whether they are one young person.</summary>
/// <param name="Pairs">How many pairs of records the answer would join or part.</param>
/// <param name="Linked">True where the engine joined them.</param>
public sealed record DoubtfulPair(string OneId, string OtherId, double Probability, int Pairs, bool Linked);

/// <summary>What came of linking a set of records.</summary>
/// <param name="Records">One for each record, in the order given.</param>
/// <param name="Doubtful">What a person should be asked, most useful first.</param>
public sealed record LinkResult(
    IReadOnlyList<LinkedRecord> Records,
    LinkageModel Model,
    long PairsCompared,
    IReadOnlyList<SkippedBlock> Skipped,
    IReadOnlyList<DoubtfulPair> Doubtful);
