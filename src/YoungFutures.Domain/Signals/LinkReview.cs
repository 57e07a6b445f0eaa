using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Linkage;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Signals;

/// <summary>
/// What a decision about two records needs, whole and tracked, and what follows from it. Whoever decides sees two records; everything that these stand with moves along.
/// For verbs only; nothing of it is shown.
/// </summary>
public static class LinkReview
{
    private const int MostFollowing = 200;
    private const int MostCame = 20;
    private const int MostJoined = 10_000;

    /// <summary>To be called once the viewer’s right to decide is clear.</summary>
    /// <exception cref="Refused">One of the two is gone with its list.</exception>
    public static Task<LinkedPair> PairToDecide(this YoungFuturesDb db, Guid panelId, Guid signalId, Guid otherId) => db.Whole(async () =>
    {
        var ends = await db.Signals.Where(held => held.PanelId == panelId && (held.Id == signalId || held.Id == otherId)).ToDictionaryAsync(held => held.Id);
        if (!ends.TryGetValue(signalId, out var one) || !ends.TryGetValue(otherId, out var other) || one.IdentityId is null || other.IdentityId is null)
            throw new Refused("One of the two records has been taken back by its agency.");
        Guid?[] ids = [one.IdentityId, other.IdentityId];
        var identities = await db.LinkedIdentities.Where(held => ids.Contains(held.Id)).ToDictionaryAsync(held => held.Id);
        var signals = (await db.Signals.Where(held => ids.Contains(held.IdentityId)).OrderBy(held => held.Id).Take(MostJoined).ToListAsync()).ToLookup(held => held.IdentityId);
        var (of, ofOther) = (identities[one.IdentityId.Value], identities[other.IdentityId.Value]);
        Guid[] some = [.. signals[of.Id].Select(held => held.Id)], others = [.. signals[ofOther.Id].Select(held => held.Id)];
        var bars = await db.NeverTheSame.Where(pair => some.Contains(pair.SignalId) && others.Contains(pair.OtherId)).OrderBy(pair => pair.SignalId).ThenBy(pair => pair.OtherId).Take(MostJoined).Select(pair => new { pair.SignalId, pair.OtherId }).ToListAsync();
        return new LinkedPair
        {
            One = one, Other = other, Of = of, OfOther = ofOther, Signals = [.. signals[of.Id]], OtherSignals = [.. signals[ofOther.Id]],
            Bars = bars.Select(pair => (pair.SignalId, pair.OtherId)).ToHashSet(),
            AreTwoOnRecord = of.YoungPersonId is { } first && ofOther.YoungPersonId is { } second && await db.SurvivorOf(first) != await db.SurvivorOf(second),
        };
    });

    /// <summary>Keeps a decision, with what it made. To be saved.</summary>
    public static void Keep(this YoungFuturesDb db, LinkDecision decision, LinkedPair pair)
    {
        if (pair.Made is not null) db.LinkedIdentities.Add(pair.Made);
        db.LinkDecisions.Add(decision);
    }

    /// <summary>
    /// Once a decision is saved: what else is asked about the same people and follows from it is asked no longer. Were it not done, a person would be asked what is known already, and no harm would come of it.
    /// </summary>
    public static Task<int> SettleWhatFollows(this YoungFuturesDb db, LinkDecision decision, LinkedPair pair) => db.Whole(async () =>
    {
        Guid[] ids = [.. pair.Signals.Concat(pair.OtherSignals).Select(held => held.Id).Distinct()];
        var open = await db.LinkQuestions.Where(held => held.State == LinkQuestionState.Open && (ids.Contains(held.SignalId) || ids.Contains(held.OtherId)))
            .OrderBy(held => held.AskedAt).ThenBy(held => held.Id).Take(MostFollowing).ToListAsync();
        if (open.Count == 0) return 0;
        var ends = open.SelectMany(held => new[] { held.SignalId, held.OtherId }).Distinct().ToList();
        var of = await db.Signals.Where(held => ends.Contains(held.Id)).Select(held => new { held.Id, held.IdentityId }).ToDictionaryAsync(held => held.Id, held => held.IdentityId);
        var settled = 0;
        foreach (var question in open)
        {
            var (one, other) = (of.GetValueOrDefault(question.SignalId), of.GetValueOrDefault(question.OtherId));
            var follows = question.Why == WhyAsked.CheckWouldPart ? one != other
                : one == other || await db.AreHeldApart(one, other);
            if (!follows) continue;
            question.Settle(decision);
            settled++;
        }

        if (settled > 0) await db.SaveChangesAsync();
        return settled;
    });

    /// <summary>
    /// Undoes a decision: each record that it moved is back where it was, what it answered or settled is asked again, and of what came to the joined since, a person is asked where it belongs. To be saved.
    /// The decision must be in the viewer’s sight, and tracked.
    /// </summary>
    public static Task Undo(this YoungFuturesDb db, LinkageModels models, Act act, LinkDecision decision, string because) => db.Whole(async () =>
    {
        await db.Entry(decision).Collection(held => held.Moves).LoadAsync();
        await db.Entry(decision).Collection(held => held.Bars).LoadAsync();
        Guid[] ids = [.. decision.Moves.Select(move => move.SignalId)], from = [.. decision.Moves.Select(move => move.FromId).Distinct()], to = [.. decision.Moves.Select(move => move.ToId).Distinct()];
        var moved = await db.Signals.Where(held => ids.Contains(held.Id)).ToDictionaryAsync(held => held.Id);
        var identities = await db.LinkedIdentities.Where(held => from.Contains(held.Id) || to.Contains(held.Id)).ToDictionaryAsync(held => held.Id);
        var later = await db.LinkMoves.AnyAsync(move => (ids.Contains(move.SignalId) || from.Contains(move.FromId))
            && db.LinkDecisions.Any(held => held.Id == move.DecisionId && held.Id != decision.Id && held.UndoneAt == null && held.At > decision.At));
        decision.Undo(act, because, moved, identities, later);
        db.NeverTheSame.RemoveRange(decision.Bars);
        foreach (var question in await db.LinkQuestions.Where(held => held.DecisionId == decision.Id).OrderBy(held => held.AskedAt).ThenBy(held => held.Id).Take(MostFollowing).ToListAsync()) question.AskAgain(act);
        if (decision.Same && moved.Count > 0) await AskOfWhatCame(db, models, act, decision, to, [.. moved.Values]);
        return 0;
    });

    private static async Task AskOfWhatCame(YoungFuturesDb db, LinkageModels models, Act act, LinkDecision decision, Guid[] to, IReadOnlyList<Signal> back)
    {
        var backIds = back.Select(held => held.Id).ToArray();
        var came = await db.Signals.Where(held => held.IdentityId != null && to.Contains(held.IdentityId.Value) && !backIds.Contains(held.Id)
                && db.SignalLinks.Any(link => link.SignalId == held.Id && link.At > decision.At))
            .OrderBy(held => held.Id).Take(MostCame).Select(NamedBySignal.From).ToListAsync();
        if (came.Count == 0) return;
        // A model that is kept for the first time is saved at once, and by itself: nothing of an undoing is saved before all of it is.
        await using var own = db.As(Purpose.Linking);
        var model = await models.ToLinkBy(own, decision.PanelId);
        var records = back.Select(held => (Facts: NamedBySignal.Of(held), Record: NormalisedRecord.Of(NamedBySignal.Of(held).ToRecord()))).ToList();
        foreach (var facts in came)
        {
            var record = NormalisedRecord.Of(facts.ToRecord());
            var (nearest, comparison) = records.Select(held => (held.Facts, Comparison: model.Compare(record, held.Record))).MaxBy(held => held.Comparison.Total);
            if (await db.WasAsked(facts.Id, nearest.Id)) continue;
            db.LinkQuestions.Add(new LinkQuestion(act, Linking.PairOf(facts, nearest, comparison), WhyAsked.CameMeanwhile, Linking.MayBeOf(comparison), model.Version));
        }
    }

    /// <summary>Somebody said of a record of the one that it is not about whom a record of the other is about.</summary>
    internal static Task<bool> AreHeldApart(this YoungFuturesDb db, Guid? one, Guid? other, CancellationToken cancelled = default) =>
        db.Signals.AnyAsync(held => held.IdentityId == one && db.NeverTheSame.Any(bar => bar.SignalId == held.Id && db.Signals.Any(across => across.Id == bar.OtherId && across.IdentityId == other)), cancelled);

    /// <summary>Whether a person was ever asked about these two, or said of them that they are not the same.</summary>
    internal static async Task<bool> WasAsked(this YoungFuturesDb db, Guid signalId, Guid otherId) =>
        await db.LinkQuestions.AnyAsync(held => (held.SignalId == signalId && held.OtherId == otherId) || (held.SignalId == otherId && held.OtherId == signalId))
        || await db.NeverTheSame.AnyAsync(pair => pair.SignalId == signalId && pair.OtherId == otherId);

    /// <summary>
    /// Before signals are deleted with their list: their keys and links go, and nobody is asked about them any more. Decisions stay, with bare ids. To be called, and saved, in the same step as the
    /// deletion, some hundreds at a time; the context must see all.
    /// </summary>
    public static async Task ForgetLinksOf(this YoungFuturesDb db, IReadOnlyCollection<Guid> signalIds, CancellationToken cancelled = default)
    {
        foreach (var signal in await db.Signals.AsNoTracking().Where(held => signalIds.Contains(held.Id)).ToListAsync(cancelled))
        {
            var keys = SignalBlockKey.KeysOf(signal.PanelId, NormalisedRecord.Of(NamedBySignal.Of(signal).ToRecord()));
            await db.SignalBlockKeys.Where(held => keys.Contains(held.Key) && held.SignalId == signal.Id).ExecuteDeleteAsync(cancelled);
        }

        db.SignalLinks.RemoveRange(await db.SignalLinks.Where(held => signalIds.Contains(held.SignalId)).ToListAsync(cancelled));
        // Each pair stands there both ways, and is found by its first.
        var bars = await db.NeverTheSame.Where(held => signalIds.Contains(held.SignalId)).ToListAsync(cancelled);
        var others = bars.ConvertAll(bar => bar.OtherId);
        db.NeverTheSame.RemoveRange(bars.Union(await db.NeverTheSame.Where(held => others.Contains(held.SignalId) && signalIds.Contains(held.OtherId)).ToListAsync(cancelled)));
        foreach (var question in await db.LinkQuestions.Where(held => held.State == LinkQuestionState.Open && (signalIds.Contains(held.SignalId) || signalIds.Contains(held.OtherId))).ToListAsync(cancelled)) question.Lapse();
        Guid?[] of = [.. await db.Signals.Where(held => signalIds.Contains(held.Id) && held.IdentityId != null).Select(held => held.IdentityId).Distinct().ToListAsync(cancelled)];
        foreach (var identity in await db.LinkedIdentities.Where(held => of.Contains(held.Id)).ToListAsync(cancelled)) identity.Touch(db.Now);
    }

    private static async Task<T> Whole<T>(this YoungFuturesDb db, Func<Task<T>> what)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Linking);
        try
        {
            return await what();
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
