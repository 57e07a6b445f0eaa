using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Domain.Signals;

/// <summary>
/// The nightly run: links all of a panel’s records at once, which no record that comes by itself can see. What it learned is the model from then on; where it would join or part others than
/// the register does, a person is asked. It changes nothing.
/// </summary>
public static class LinkageCheck
{
    /// <summary>Fewer records teach nothing.</summary>
    public const int LeastRecords = 500;
    /// <summary>No night leaves more questions than this.</summary>
    public const int MostAsked = 50;
    private const int AtOnce = 5_000;
    private const int MostCompared = 50;
    private const int FirstHour = 1;
    private const int LastHour = 5;

    public static bool IsNight(DateTime at) => UkTime.Of(at).Hour is >= FirstHour and < LastHour;

    /// <summary>The panels that have records linked since their last run, and enough of them.</summary>
    public static async Task<IReadOnlyList<Guid>> Due(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var tonight = UkTime.StartOf(UkTime.LocalDate(db.Now));
        var linked = await db.ImportLinkings.Where(held => held.DoneAt > DateTime.UnixEpoch).GroupBy(held => held.PanelId).Select(group => new { group.Key, At = group.Max(held => held.DoneAt), Rows = group.Sum(held => held.Attached + held.Alone + held.Asked) }).ToListAsync(cancelled);
        var made = await db.LinkageModelVersions.Where(held => held.PanelId != null).GroupBy(held => held.PanelId!.Value).Select(group => new { group.Key, At = group.Max(held => held.MadeAt) }).ToDictionaryAsync(held => held.Key, held => held.At, cancelled);
        return [.. linked.Where(held => held.At is not null && held.Rows >= LeastRecords && (!made.TryGetValue(held.Key, out var last) || (last < tonight && last < held.At))).Select(held => held.Key)];
    }

    /// <returns>How many questions it left.</returns>
    public static async Task<int> Run(YoungFuturesDb db, LinkageModels models, Guid panelId, CancellationToken cancelled = default)
    {
        var began = db.Now;
        var read = await Read(db, panelId, cancelled);
        if (read.Count < LeastRecords) return 0;
        var result = BatchLinkage.Link([.. read.Select(held => held.ToRecord())], await Judged(db, panelId, cancelled), cancelled);
        if (!await db.LinkageModelVersions.AnyAsync(held => held.PanelId == panelId && held.Version == result.Model.Version, cancelled))
            db.LinkageModelVersions.Add(new LinkageModelVersion { PanelId = panelId, Version = result.Model.Version, Json = result.Model.ToJson(), MadeAt = began, Records = read.Count });
        await db.SaveChangesAsync(cancelled);
        await ForgetModels(db, panelId, result.Model.Version, cancelled);

        var asked = 0;
        var act = await db.ActIn(panelId);
        foreach (var (one, other, why) in Differences(read, result, cancelled))
        {
            if (asked >= MostAsked) break;
            if (await db.WasAsked(one.Id, other.Id) || !await Stand(db, one, other, cancelled)) continue;
            var comparison = result.Model.Compare(NormalisedRecord.Of(one.ToRecord()), NormalisedRecord.Of(other.ToRecord()));
            db.LinkQuestions.Add(new LinkQuestion(act, Linking.PairOf(one, other, comparison), why, Linking.MayBeOf(comparison), result.Model.Version));
            // One at a time, so that no save holds others up.
            await db.SaveChangesAsync(cancelled);
            asked++;
        }

        db.ChangeTracker.Clear();
        return asked;
    }

    private static async Task<List<NamedBySignal>> Read(YoungFuturesDb db, Guid panelId, CancellationToken cancelled)
    {
        var read = new List<NamedBySignal>();
        foreach (var importId in await db.SignalImports.Where(held => held.PanelId == panelId && held.Status == ImportStatus.Committed).OrderBy(held => held.StartedAt).ThenBy(held => held.Id).Select(held => held.Id).ToListAsync(cancelled))
        {
            for (long from = 0; ;)
            {
                var last = from;
                var rows = await db.Signals.Where(held => held.ImportId == importId && held.Row > last).OrderBy(held => held.Row).Take(AtOnce).Select(held => held.Row).ToListAsync(cancelled);
                if (rows.Count == 0) break;
                var until = rows[^1];
                read.AddRange(await db.Signals.Where(held => held.ImportId == importId && held.Row > last && held.Row <= until && held.WithdrawnAt == null && held.IdentityId != null).OrderBy(held => held.Row).Select(NamedBySignal.From).ToListAsync(cancelled));
                from = until;
            }
        }

        return read;
    }

    private static async Task<List<Judgement>> Judged(YoungFuturesDb db, Guid panelId, CancellationToken cancelled)
    {
        var same = await db.LinkDecisions.Where(held => held.PanelId == panelId && held.Same && held.UndoneAt == null).Select(held => new { held.SignalId, held.OtherId }).ToListAsync(cancelled);
        var never = await db.NeverTheSame.Where(held => held.PanelId == panelId).Select(held => new { held.SignalId, held.OtherId }).ToListAsync(cancelled);
        return [.. same.Select(pair => new Judgement(pair.SignalId.ToString("N"), pair.OtherId.ToString("N"), true)),
            .. never.Where(pair => pair.SignalId.CompareTo(pair.OtherId) < 0).Select(pair => new Judgement(pair.SignalId.ToString("N"), pair.OtherId.ToString("N"), false))];
    }

    /// <summary>Where the run and the register differ: first what may be wrong, then what may be missing, the surest first.</summary>
    private static IEnumerable<(NamedBySignal One, NamedBySignal Other, WhyAsked Why)> Differences(List<NamedBySignal> read, LinkResult result, CancellationToken cancelled)
    {
        var placed = read.Zip(result.Records, (facts, record) => (Facts: facts, record.Cluster, record.Probability)).ToList();
        // Somebody of the register whom the run holds to be several: each record of the smaller parts, against the largest.
        foreach (var identity in placed.GroupBy(held => held.Facts.IdentityId).Where(group => group.Select(held => held.Cluster).Distinct().Count() > 1).OrderBy(group => group.Key))
        {
            cancelled.ThrowIfCancellationRequested();
            var parts = identity.GroupBy(held => held.Cluster).OrderByDescending(part => part.Count()).ThenBy(part => part.Key).ToList();
            foreach (var record in parts.Skip(1).SelectMany(part => part))
                if (Closest(result.Model, [record.Facts], parts[0].Select(held => held.Facts)) is { } pair) yield return (pair.One, pair.Other, WhyAsked.CheckWouldPart);
        }

        // A cluster that the register holds to be several people: the largest of them, and each of the others.
        foreach (var cluster in placed.GroupBy(held => held.Cluster).Where(group => group.Select(held => held.Facts.IdentityId).Distinct().Count() > 1).OrderByDescending(group => group.Max(held => held.Probability)).ThenBy(group => group.Key))
        {
            cancelled.ThrowIfCancellationRequested();
            var parts = cluster.GroupBy(held => held.Facts.IdentityId).OrderByDescending(part => part.Count()).ThenBy(part => part.Key).ToList();
            foreach (var part in parts.Skip(1))
                if (Closest(result.Model, part.Select(held => held.Facts), parts[0].Select(held => held.Facts)) is { } pair) yield return (pair.One, pair.Other, WhyAsked.CheckWouldJoin);
        }
    }

    private static (NamedBySignal One, NamedBySignal Other)? Closest(LinkageModel model, IEnumerable<NamedBySignal> some, IEnumerable<NamedBySignal> others)
    {
        var second = others.DistinctBy(facts => facts.Said).Take(MostCompared).Select(facts => (Facts: facts, Record: NormalisedRecord.Of(facts.ToRecord()))).ToList();
        return some.DistinctBy(facts => facts.Said).Take(MostCompared).Select(facts => (Facts: facts, Record: NormalisedRecord.Of(facts.ToRecord())))
            .SelectMany(one => second.Select(other => (One: one.Facts, Other: other.Facts, model.Compare(one.Record, other.Record).Total)))
            .OrderByDescending(pair => pair.Total).Select(pair => ((NamedBySignal, NamedBySignal)?)(pair.One, pair.Other)).FirstOrDefault();
    }

    /// <summary>Nobody moved or took back either while the run went on, and nobody said that what they stand with is not the same.</summary>
    private static async Task<bool> Stand(YoungFuturesDb db, NamedBySignal one, NamedBySignal other, CancellationToken cancelled) =>
        await db.Signals.CountAsync(held => held.WithdrawnAt == null && ((held.Id == one.Id && held.IdentityId == one.IdentityId) || (held.Id == other.Id && held.IdentityId == other.IdentityId)), cancelled) == 2
        && (one.IdentityId == other.IdentityId
            || !await db.AreHeldApart(one.IdentityId, other.IdentityId, cancelled));

    /// <summary>A model that is not gone by any more, and that no link, question or decision rests on, leaves.</summary>
    private static async Task ForgetModels(YoungFuturesDb db, Guid panelId, string inForce, CancellationToken cancelled)
    {
        db.LinkageModelVersions.RemoveRange(await db.LinkageModelVersions.Where(held => held.PanelId == panelId && held.Version != inForce
            && !db.SignalLinks.Any(link => link.PanelId == panelId && link.ModelVersion == held.Version)
            && !db.LinkQuestions.Any(question => question.PanelId == panelId && question.ModelVersion == held.Version)
            && !db.LinkDecisions.Any(decision => decision.PanelId == panelId && decision.ModelVersion == held.Version)).ToListAsync(cancelled));
        await db.SaveChangesAsync(cancelled);
    }
}
