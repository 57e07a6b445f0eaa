using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Signals;

/// <summary>
/// What a person said of two records, why, and what it moved. It can be undone: each record that it moved goes back to where it was. The explanation holds how the
/// two agreed as it was shown then, without the values: those are the signals’ own, never change, and leave with them.
/// </summary>
public sealed class LinkDecision : Record
{
    private LinkDecision() { }

    internal LinkDecision(Act act, Guid signalId, Guid otherId, bool same, string because, string explanation, string modelVersion, Guid? questionId)
    {
        PanelId = act.Panel.Id;
        (SignalId, OtherId, Same, Because) = (signalId, otherId, same, because);
        (Explanation, ModelVersion, QuestionId) = (explanation, modelVersion, questionId);
        (ById, At) = (act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid? QuestionId { get; private set; }
    public Guid SignalId { get; private set; }
    public Guid OtherId { get; private set; }
    public bool Same { get; private set; }
    public string Because { get; private set; } = "";
    public string Explanation { get; private set; } = "";
    public string ModelVersion { get; private set; } = "";
    public Guid ById { get; private set; }
    public DateTime At { get; private set; }
    /// <summary>How many records it moved.</summary>
    public int Moved { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public Guid? UndoneById { get; private set; }
    public string? UndoneBecause { get; private set; }
    public List<LinkMove> Moves { get; } = [];
    public List<NeverTheSame> Bars { get; } = [];

    public bool Stands => UndoneAt is null;

    /// <summary>Somebody says, from the young person’s side, that one record is about another: it stands alone from now on.</summary>
    public static LinkDecision Separate(Act act, LinkedPair pair, string because, string explanation, string modelVersion)
    {
        if (pair.Of.Id != pair.OfOther.Id || pair.Signals.Count < 2) throw new Refused("This record is not joined with the others any more.");
        var decision = new LinkDecision(act, pair.One.Id, pair.Other.Id, same: false, because, explanation, modelVersion, null);
        decision.Part(pair, [.. pair.Signals.Where(signal => signal.Id != pair.One.Id)]);
        return decision;
    }

    internal void Join(LinkedPair pair, bool oneRecord)
    {
        if (pair.Of.Id == pair.OfOther.Id) return;
        if (oneRecord && pair.Signals.Count > 1)
        {
            if (pair.IsBarred([pair.One], pair.OtherSignals)) throw Barred();
            Move(pair.One, pair.OfOther.Id);
        }
        else
        {
            if (pair.IsBarred(pair.Signals, pair.OtherSignals)) throw Barred();
            if (pair.AreTwoOnRecord) throw new Refused("These records belong to two young people on record. Put the two young people together first, then answer again.");
            // Whoever is on record stays what they are; else the one with more records, so that few move.
            var (stays, goes, going) = pair.Of.YoungPersonId is not null || (pair.OfOther.YoungPersonId is null && pair.Signals.Count > pair.OtherSignals.Count)
                ? (pair.Of, pair.OfOther, pair.OtherSignals) : (pair.OfOther, pair.Of, pair.Signals);
            foreach (var signal in going) Move(signal, stays.Id);
            goes.JoinedIntoId = stays.Id;
        }

        pair.Of.Touch(At);
        pair.OfOther.Touch(At);
    }

    /// <summary>The first record is not the same as any of these; where it stands with them, it leaves.</summary>
    internal void Part(LinkedPair pair, IReadOnlyList<Signal> from)
    {
        foreach (var other in from)
        {
            Bars.Add(new() { SignalId = pair.One.Id, OtherId = other.Id, DecisionId = Id, PanelId = PanelId });
            Bars.Add(new() { SignalId = other.Id, OtherId = pair.One.Id, DecisionId = Id, PanelId = PanelId });
        }

        if (pair.Of.Id != pair.OfOther.Id) return;
        var own = new LinkedIdentity(PanelId);
        pair.Made = own;
        Move(pair.One, own.Id);
        pair.Of.Touch(At);
        own.Touch(At);
    }

    /// <summary>
    /// Puts every record that it moved back. The moved signals and the identities they moved between must be loaded.
    /// </summary>
    /// <param name="later">Whether a decision that came after it, and stands, moved one of the same records, or emptied where they would go back to.</param>
    public void Undo(Act act, string because, IReadOnlyDictionary<Guid, Signal> moved, IReadOnlyDictionary<Guid, LinkedIdentity> identities, bool later)
    {
        if (!Stands) throw new Refused("This decision has been undone since you opened it.");
        if (later || Moves.Any(move => (moved.TryGetValue(move.SignalId, out var signal) && signal.IdentityId != move.ToId)
                || (identities[move.FromId].JoinedIntoId is { } elsewhere && elsewhere != move.ToId)))
            throw new Refused("A later decision moved some of these records. Undo that one first.");
        (UndoneAt, UndoneById, UndoneBecause) = (act.At, act.UserId, because);
        foreach (var move in Moves)
        {
            // What has left with an undone list has nothing to go back to.
            if (moved.TryGetValue(move.SignalId, out var signal)) signal.IdentityId = move.FromId;
            identities[move.FromId].JoinedIntoId = null;
        }

        foreach (var (fromId, toId) in Moves.Select(move => (move.FromId, move.ToId)).Distinct())
        {
            identities[fromId].Touch(act.At);
            identities[toId].Touch(act.At);
            // The identity that a separation made is empty again.
            if (!Same) identities[toId].JoinedIntoId = fromId;
        }
    }

    private void Move(Signal signal, Guid toId)
    {
        Moves.Add(new LinkMove { DecisionId = Id, SignalId = signal.Id, FromId = signal.IdentityId!.Value, ToId = toId });
        Moved++;
        signal.IdentityId = toId;
    }

    private static Refused Barred() => new Refused("Somebody decided that two of these records are not about the same young person. Undo that decision first.");
}

/// <summary>A record that a decision moved. Its decision stands in the audit; of ids alone there is nothing more to tell.</summary>
public sealed class LinkMove
{
    public Guid DecisionId { get; init; }
    public Guid SignalId { get; init; }
    public Guid FromId { get; init; }
    public Guid ToId { get; init; }
}

/// <summary>Two records with everything each of them stands with, for a verb; tracked, and shown to nobody.</summary>
public sealed class LinkedPair
{
    public required Signal One { get; init; }
    public required Signal Other { get; init; }
    public required LinkedIdentity Of { get; init; }
    public required LinkedIdentity OfOther { get; init; }
    /// <summary>Of the first one’s identity, itself among them.</summary>
    public required IReadOnlyList<Signal> Signals { get; init; }
    public required IReadOnlyList<Signal> OtherSignals { get; init; }
    public required IReadOnlySet<(Guid, Guid)> Bars { get; init; }
    /// <summary>Both belong to young people on record, and not to the same.</summary>
    public required bool AreTwoOnRecord { get; init; }
    /// <summary>What a verb made, to be kept with it.</summary>
    public LinkedIdentity? Made { get; internal set; }

    internal bool IsBarred(IReadOnlyList<Signal> some, IReadOnlyList<Signal> others) => Bars.Count > 0 && some.Any(one => others.Any(other => Bars.Contains((one.Id, other.Id))));
}
