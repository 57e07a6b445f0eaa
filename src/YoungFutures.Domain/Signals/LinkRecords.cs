namespace YoungFutures.Domain.Signals;

/// <summary>How far the engine has come with an import. Made and changed with every batch, so no line of the audit tells of it.</summary>
public sealed class ImportLinking
{
    public Guid ImportId { get; init; }
    public Guid PanelId { get; init; }
    /// <summary>The last row that was linked.</summary>
    public long Row { get; set; }
    public DateTime StartedAt { get; init; }
    public DateTime? DoneAt { get; set; }
    /// <summary>Attached to somebody known.</summary>
    public long Attached { get; set; }
    /// <summary>Nobody known came near.</summary>
    public long Alone { get; set; }
    /// <summary>A person is asked.</summary>
    public long Asked { get; set; }
    /// <summary>Blocks that were too large to be looked through.</summary>
    public long Skipped { get; set; }
}

/// <summary>Why a signal is where it is: the record it resembled most, how much, and under which model. Ids only, so that a list that is undone may go.</summary>
public sealed class SignalLink
{
    public Guid SignalId { get; init; }
    public Guid PanelId { get; init; }
    /// <summary>Where it was put; where it is now, the signal says.</summary>
    public Guid IdentityId { get; init; }
    /// <summary>The record of that identity that was most like it; null for whoever came first.</summary>
    public Guid? OtherId { get; init; }
    /// <summary>In bits: log2 of the odds.</summary>
    public double Weight { get; init; }
    public double Probability { get; init; }
    public int Pattern { get; init; }
    public string ModelVersion { get; init; } = "";
    public DateTime At { get; init; }
}

/// <summary>A person said that these two signals are not about one young person. It follows the signals, whatever they are joined with; each pair stands here both ways.</summary>
public sealed class NeverTheSame
{
    public Guid SignalId { get; init; }
    public Guid OtherId { get; init; }
    public Guid DecisionId { get; init; }
    public Guid PanelId { get; init; }
}

/// <summary>What the engine went by: estimated from a panel’s own signals, or, without a panel, as shipped. Kept as long as a link or decision rests on it.</summary>
public sealed class LinkageModelVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid? PanelId { get; init; }
    public string Version { get; init; } = "";
    public string Json { get; init; } = "";
    public DateTime MadeAt { get; init; }
    public long Records { get; init; }
}
