using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Domain.Signals;

/// <summary>One record as its agency wrote it: whom it is about, from whom and of which day it is, and nothing of what it says happened.</summary>
public sealed record ExplainedRecord(NamedBySignal Facts, string? School, string Agency, string AgencyCy, DateOnly OccurredOn, bool IsWithdrawn);

/// <summary>Two records, and how they compare under the model that was gone by.</summary>
/// <param name="ModelIsKept">False when that model is not there any more and the one in force was taken.</param>
/// <param name="With">How many records stand with the first one, itself among them.</param>
/// <param name="OtherWith">The same of the other.</param>
/// <param name="Together">Both are held to be about one young person at the moment.</param>
public sealed record ExplainedPair(ExplainedRecord One, ExplainedRecord Other, Comparison Comparison, string ModelVersion, bool ModelIsKept, int With, int OtherWith, bool Together);

/// <summary>One record of an identity, and why it is there.</summary>
/// <param name="Nearest">The record of the same identity that it was found most like; null for whoever came first or was left alone.</param>
/// <param name="ByPerson">Somebody put it there.</param>
/// <param name="Kind">What it says; null where no rule needed it, for then it is nobody’s to read.</param>
public sealed record ExplainedSignal(ExplainedRecord Record, SignalKind? Kind, ExplainedRecord? Nearest, Comparison? Comparison, bool ByPerson);

/// <summary>Everything that is held to be about one young person, record by record, ready to be put into words.</summary>
/// <param name="IsMore">There are more records than are shown.</param>
public sealed record ExplainedIdentity(Guid IdentityId, Guid PanelId, IReadOnlyList<ExplainedSignal> Signals, bool IsMore);

/// <summary>
/// Opens the records that a link rests on, to whoever may decide about it. Nobody else may see them, so this looks without the viewer, and is only to be asked once the
/// viewer’s right is clear: for a question or decision in sight, or for the panel by <see cref="LinkRights.Decide"/>.
/// </summary>
public static class Explained
{
    private const int MostShown = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>Nothing when one of the two is gone with its list.</returns>
    public static async Task<ExplainedPair?> Pair(YoungFuturesDb db, LinkageModels models, Guid panelId, Guid signalId, Guid otherId, string modelVersion)
    {
        await using var own = db.As(Purpose.Linking);
        var records = await RecordsOf(own, own.Signals.Where(held => held.PanelId == panelId && (held.Id == signalId || held.Id == otherId)).OrderBy(held => held.Id), 2);
        if (records.Find(held => held.Facts.Id == signalId) is not { } one || records.Find(held => held.Facts.Id == otherId) is not { } other) return null;
        var kept = await models.Of(own, panelId, modelVersion);
        var model = kept ?? await models.InForce(own, panelId);
        Guid?[] identities = [one.Facts.IdentityId, other.Facts.IdentityId];
        var counts = await own.Signals.Where(held => identities.Contains(held.IdentityId)).GroupBy(held => held.IdentityId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        int With(Guid? identityId) => counts.Find(held => held.Key == identityId)?.Count ?? 1;
        return new(one, other, Compare(model, one, other), model.Version, kept is not null, With(one.Facts.IdentityId), With(other.Facts.IdentityId), one.Facts.IdentityId == other.Facts.IdentityId);
    }

    /// <summary>The panel that a signal belongs to, so that the right can be asked; nothing when there is no such signal.</summary>
    public static async Task<Guid?> PanelOf(YoungFuturesDb db, Guid signalId)
    {
        await using var own = db.As(Purpose.Linking);
        return await own.Signals.Where(held => held.Id == signalId).Select(held => (Guid?)held.PanelId).SingleOrDefaultAsync();
    }

    /// <summary>The version of what a signal stands with, so that a page can be opened on it.</summary>
    public static async Task<string?> VersionOf(YoungFuturesDb db, Guid signalId)
    {
        await using var own = db.As(Purpose.Linking);
        return (await own.Signals.Where(held => held.Id == signalId).Join(own.LinkedIdentities, held => held.IdentityId, identity => identity.Id, (_, identity) => (Guid?)identity.Version).SingleOrDefaultAsync())?.ToString();
    }

    /// <summary>The record that this one was found most like among those it stands with now; nothing when it stands alone.</summary>
    public static async Task<Guid?> NearestOf(YoungFuturesDb db, LinkageModels models, Guid signalId)
    {
        await using var own = db.As(Purpose.Linking);
        if (await own.Signals.SingleOrDefaultAsync(held => held.Id == signalId) is not { IdentityId: { } identityId } signal) return null;
        var others = await own.Signals.Where(held => held.IdentityId == identityId && held.Id != signalId).OrderByDescending(held => held.OccurredOn).ThenBy(held => held.Id).Take(MostShown).Select(NamedBySignal.From).ToListAsync();
        if (others.Count == 0) return null;
        var model = await models.InForce(own, signal.PanelId);
        var record = NormalisedRecord.Of(NamedBySignal.Of(signal).ToRecord());
        return others.MaxBy(other => model.Compare(record, NormalisedRecord.Of(other.ToRecord())).Total)!.Id;
    }

    /// <summary>Every record of an identity, the newest first, each with the link that put it there.</summary>
    /// <returns>Nothing when nothing is held to be about it any more.</returns>
    public static async Task<ExplainedIdentity?> Identity(YoungFuturesDb db, LinkageModels models, Guid identityId)
    {
        await using var own = db.As(Purpose.Linking);
        var signals = own.Signals.Where(held => held.IdentityId == identityId);
        var records = await RecordsOf(own, signals.OrderByDescending(held => held.OccurredOn).ThenBy(held => held.Id), MostShown + 1);
        if (records.Count == 0) return null;
        var isMore = records.Count > MostShown;
        if (isMore) records.RemoveAt(MostShown);
        var ids = records.ConvertAll(held => held.Facts.Id);
        var panelId = await own.LinkedIdentities.Where(held => held.Id == identityId).Select(held => held.PanelId).SingleAsync();
        var kinds = await own.Signals.Where(held => ids.Contains(held.Id)).ToDictionaryAsync(held => held.Id, held => held.IsNeeded ? (SignalKind?)held.Kind : null);
        var links = await own.SignalLinks.AsNoTracking().Where(link => ids.Contains(link.SignalId)).ToDictionaryAsync(link => link.SignalId);
        var byPerson = (await own.LinkMoves.Where(move => ids.Contains(move.SignalId) && move.ToId == identityId && own.LinkDecisions.Any(decision => decision.Id == move.DecisionId && decision.UndoneAt == null))
            .Select(move => move.SignalId).ToListAsync()).ToHashSet();
        var inForce = await models.InForce(own, panelId);

        var shown = new List<ExplainedSignal>();
        foreach (var record in records)
        {
            var link = links.GetValueOrDefault(record.Facts.Id);
            var others = records.Where(other => other != record).ToList();
            // The record that the link was made by, if it still stands here; else the one that comes nearest now.
            var model = (link is null ? null : await models.Of(own, panelId, link.ModelVersion)) ?? inForce;
            var nearest = link?.OtherId is { } otherId ? others.Find(other => other.Facts.Id == otherId) : null;
            nearest ??= others.MaxBy(other => Compare(model, record, other).Total);
            shown.Add(new(record, kinds[record.Facts.Id], nearest, nearest is null ? null : Compare(model, record, nearest), byPerson.Contains(record.Facts.Id)));
        }

        return new(identityId, panelId, shown, isMore);
    }

    /// <summary>How two records agreed, as it was shown when somebody decided; no value of either is in it.</summary>
    public static string Written(Comparison comparison) => JsonSerializer.Serialize(comparison, Json);

    public static Comparison Read(string written) => JsonSerializer.Deserialize<Comparison>(written, Json)!;

    private static Comparison Compare(LinkageModel model, ExplainedRecord one, ExplainedRecord other) =>
        model.Compare(NormalisedRecord.Of(one.Facts.ToRecord()), NormalisedRecord.Of(other.Facts.ToRecord()));

    private static async Task<List<ExplainedRecord>> RecordsOf(YoungFuturesDb db, IQueryable<Signal> signals, int most)
    {
        var read = await signals.AsNoTracking().Take(most).ToListAsync();
        var agencyIds = read.Select(held => held.AgencyId).Distinct().ToList();
        var agencies = await db.Agencies.Where(held => agencyIds.Contains(held.Id)).Select(held => new { held.Id, held.Name, held.NameCy }).ToDictionaryAsync(held => held.Id);
        return read.ConvertAll(held => new ExplainedRecord(NamedBySignal.Of(held), held.School, agencies[held.AgencyId].Name, agencies[held.AgencyId].NameCy, held.OccurredOn, held.WithdrawnAt is not null));
    }
}
