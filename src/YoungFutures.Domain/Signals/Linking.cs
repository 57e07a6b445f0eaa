using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Domain.Signals;

/// <summary>
/// Links the rows of imports that were taken in against everybody the panel’s lists told of before, some rows at a time and in their order. Each step is one save: what a crash
/// interrupts was not done, and is done again. A certain link joins; whatever is not certain is put aside and asked about; what is joined already, it never joins further by itself.
/// </summary>
public sealed class Linking(YoungFuturesDb db, LinkageModels models)
{
    /// <summary>No save holds more rows than this; on a slow disk it holds fewer, so that nobody else who writes waits long.</summary>
    public const int AtOnce = 50;
    private const int Fewest = 5;
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(80);
    /// <summary>A key that more records share than this says nothing that could be looked through.</summary>
    public const int MostInBlock = 300;
    /// <summary>One record makes no more questions than this.</summary>
    public const int MostAsked = 3;
    private const int MostRecords = 30;
    private const int MostLoaded = 50_000;
    // More than a block may hold, so that each query gets further.
    private const int MostRead = 10_000;
    private const int MostClashes = 3;

    private readonly Dictionary<Guid, Act> acts = [];
    private int pace = AtOnce / 5;

    /// <summary>The next rows of the oldest import that is not linked yet. False when there is nothing to do.</summary>
    /// <param name="atOnce">How many rows; as many as a short save takes, unless told.</param>
    public async Task<bool> Step(int? atOnce = null, CancellationToken cancelled = default)
    {
        for (var clashes = 0; ; clashes++)
        {
            try
            {
                return await Next(atOnce ?? pace, cancelled);
            }
            // Somebody joined or parted one of those that these rows belong to, or the import is being undone: looked at again.
            catch (DbUpdateException) when (clashes < MostClashes)
            {
            }
            catch (Joined) when (clashes < MostClashes)
            {
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Whether an import waits to be linked.</summary>
    public static Task<bool> Waits(YoungFuturesDb db, CancellationToken cancelled = default) => Waiting(db).AnyAsync(cancelled);

    private static IQueryable<SignalImport> Waiting(YoungFuturesDb db) =>
        db.SignalImports.Where(import => import.Status == ImportStatus.Committed && !db.ImportLinkings.Any(linking => linking.ImportId == import.Id && linking.DoneAt != null));

    private async Task<bool> Next(int atOnce, CancellationToken cancelled)
    {
        var import = await Waiting(db).AsNoTracking().OrderBy(held => held.CommittedAt).ThenBy(held => held.Id).Select(held => new { held.Id, held.PanelId, held.ListId }).FirstOrDefaultAsync(cancelled);
        if (import is null) return false;
        // Before anything else: keeping it is a save of its own, and would take half a step along.
        var model = await models.ToLinkBy(db, import.PanelId, cancelled);
        var progress = await db.ImportLinkings.SingleOrDefaultAsync(held => held.ImportId == import.Id, cancelled);
        if (progress is null) db.ImportLinkings.Add(progress = new ImportLinking { ImportId = import.Id, PanelId = import.PanelId, StartedAt = db.Now });
        var from = progress.Row;
        var rows = await db.Signals.Where(held => held.ImportId == import.Id && held.Row > from).OrderBy(held => held.Row).Take(atOnce).ToListAsync(cancelled);
        if (rows.Count == 0) progress.DoneAt = db.Now;
        else progress.Row = rows[^1].Row;
        // What was taken back before it was looked at belongs to nobody.
        var signals = rows.Where(held => held is { IdentityId: null, WithdrawnAt: null }).ToList();
        await ShelveAgain([.. rows.Where(held => held is { IdentityId: not null, WithdrawnAt: null })], cancelled);
        if (signals.Count > 0) await Link(import.PanelId, import.ListId, signals, progress, model, cancelled);
        var began = Stopwatch.GetTimestamp();
        await db.SaveChangesAsync(cancelled);
        var took = Stopwatch.GetElapsedTime(began);
        if (took > Slow) pace = Math.Max(Fewest, pace / 2);
        else if (took < Slow / 3) pace = Math.Min(AtOnce, pace + Fewest);
        return true;
    }

    private async Task Link(Guid panelId, Guid listId, List<Signal> signals, ImportLinking progress, LinkageModel model, CancellationToken cancelled)
    {
        var read = signals.ConvertAll(held =>
        {
            var facts = NamedBySignal.Of(held);
            var record = NormalisedRecord.Of(facts.ToRecord());
            return (Signal: held, Facts: facts, Record: record, Keys: SignalBlockKey.KeysOf(panelId, record));
        });
        var register = await Register.Of(db, panelId, [.. read.SelectMany(one => one.Keys).Distinct()], cancelled);
        var bars = await BarsOf(panelId, listId, signals, cancelled);

        foreach (var (signal, facts, record, keys) in read)
        {
            Shelve(signal, keys);
            var (near, skipped) = register.Under(keys);
            progress.Skipped += skipped;
            var kept = bars[signal.Id].ToHashSet();
            var attachment = model.Attach(record, [.. near.Select(known => new KnownPerson(known.Id, known.Records, kept.Count > 0 && known.Signals.Overlaps(kept)))]);
            var ranked = attachment.Ranked.Select(likeness => near.First(known => known.Id == likeness.PersonId)).ToList();

            Known own;
            if (attachment.Outcome == LinkOutcome.Match)
            {
                own = ranked[0];
                var (nearest, comparison) = own.Nearest(model, record);
                Keep(signal, own, nearest.Facts.Id, comparison, model);
                progress.Attached++;
                var second = attachment.Ranked.Skip(1).FirstOrDefault(likeness => likeness.Probability >= LinkageModel.JoinFrom);
                if (second is not null && ranked[1] is var other && !await AreBarred(own, other, cancelled))
                    await Ask(panelId, facts, record, other, WhyAsked.JoinsTwo, null, model);
            }
            else
            {
                own = register.Add(panelId);
                db.LinkedIdentities.Add(own.Identity!);
                Keep(signal, own, null, null, model);
                if (ranked.Count > 0) progress.Asked++;
                else progress.Alone++;
                var several = attachment.Outcome == LinkOutcome.ManyMatch;
                foreach (var close in ranked.Take(MostAsked))
                    await Ask(panelId, facts, record, close, several ? WhyAsked.SeveralClose : WhyAsked.InBetween, several ? ranked.Find(other => other != close) : null, model);
            }

            register.Put(own, facts, record, keys);
        }

        Guid[] attachedTo = [.. register.Touched.Where(touched => touched.Identity is null).Select(touched => touched.Id)];
        if (attachedTo.Length > 0)
        {
            var there = await db.LinkedIdentities.Where(held => attachedTo.Contains(held.Id)).ToDictionaryAsync(held => held.Id, cancelled);
            if (there.Count < attachedTo.Length || there.Values.Any(held => held.JoinedIntoId is not null)) throw new Joined();
            foreach (var touched in register.Touched) touched.Identity ??= there[touched.Id];
        }

        foreach (var touched in register.Touched) touched.Identity!.Touch(db.Now);
    }

    /// <summary>Where the register was emptied, because keys are made in another way now, an import is gone through once more: what was linked stays where it is, and is found again.</summary>
    private async Task ShelveAgain(List<Signal> linked, CancellationToken cancelled)
    {
        if (linked.Count == 0) return;
        var ids = linked.ConvertAll(held => held.Id);
        var before = (await db.SignalLinks.Where(link => ids.Contains(link.SignalId)).Select(link => link.SignalId).ToListAsync(cancelled)).ToHashSet();
        foreach (var held in linked.Where(held => before.Contains(held.Id))) Shelve(held, SignalBlockKey.KeysOf(held.PanelId, NormalisedRecord.Of(NamedBySignal.Of(held).ToRecord())));
    }

    private void Shelve(Signal signal, long[] keys) => db.SignalBlockKeys.AddRange(keys.Select(key => new SignalBlockKey { Key = key, SignalId = signal.Id }));

    private void Keep(Signal signal, Known own, Guid? otherId, Comparison? comparison, LinkageModel model)
    {
        signal.IdentityId = own.Id;
        db.SignalLinks.Add(new SignalLink
        {
            SignalId = signal.Id, PanelId = signal.PanelId, IdentityId = own.Id, OtherId = otherId, Weight = comparison?.Total ?? 0, Probability = comparison?.Probability ?? 1,
            Pattern = comparison?.Pattern ?? 0, ModelVersion = model.Version, At = db.Now,
        });
    }

    /// <param name="rival">Who is as close: what the two have in common says why it cannot be called.</param>
    private async Task Ask(Guid panelId, NamedBySignal facts, NormalisedRecord record, Known close, WhyAsked why, Known? rival, LinkageModel model)
    {
        var (nearest, comparison) = close.Nearest(model, record);
        var mayBe = rival is null ? MayBeOf(comparison) : MayBeOf(rival.Nearest(model, nearest.Record).Comparison);
        if (!acts.TryGetValue(panelId, out var act)) acts[panelId] = act = await db.ActIn(panelId);
        db.LinkQuestions.Add(new LinkQuestion(act with { At = db.Now }, PairOf(facts, nearest.Facts, comparison), why, mayBe, model.Version));
    }

    internal static AskedPair PairOf(NamedBySignal one, NamedBySignal other, Comparison comparison) =>
        new(one.Id, other.Id, one.AgencyId, other.AgencyId, [.. comparison.Fields.Select(field => field.Level)], comparison.Total, comparison.Probability);

    /// <summary>What else than one and the same person would explain how two records agree.</summary>
    public static MayBe MayBeOf(Comparison comparison)
    {
        var by = comparison.Fields.ToDictionary(field => field.Field, field => field.Agreement);
        Agreement Is(LinkageField field) => by.GetValueOrDefault(field, Agreement.Missing);
        var home = Is(LinkageField.Address) == Agreement.Agree;
        var surname = Is(LinkageField.Surname) is Agreement.Agree or Agreement.Partly;
        if (Is(LinkageField.Given) is not Agreement.Agree && (home || surname) && Is(LinkageField.BornOn) == Agreement.Agree) return MayBe.Twins;
        if (Is(LinkageField.Given) == Agreement.Agree && Is(LinkageField.Surname) == Agreement.Agree && !home) return MayBe.Namesakes;
        return home ? Is(LinkageField.Given) == Agreement.Differ && surname ? MayBe.Twins : MayBe.SharedHome : MayBe.Nothing;
    }

    /// <summary>Of whom it was said, of an earlier version of the same row, that it is somebody else. That is not forgotten because a row is corrected.</summary>
    private async Task<ILookup<Guid, Guid>> BarsOf(Guid panelId, Guid listId, List<Signal> signals, CancellationToken cancelled)
    {
        var sources = signals.Select(held => held.SourceKey).Where(key => key.Length > 0).Distinct().ToList();
        var earlier = await db.Signals.Where(held => held.ListId == listId && sources.Contains(held.SourceKey) && held.WithdrawnAt != null)
            .Select(held => new { held.Id, held.SourceKey }).ToListAsync(cancelled);
        if (earlier.Count == 0) return Array.Empty<(Guid, Guid)>().ToLookup(pair => pair.Item1, pair => pair.Item2);
        var ids = earlier.ConvertAll(held => held.Id);
        var said = await db.NeverTheSame.AsNoTracking().Where(pair => ids.Contains(pair.SignalId)).OrderBy(pair => pair.SignalId).Take(MostLoaded).ToListAsync(cancelled);
        var carried = (from pair in said
                       join held in earlier on pair.SignalId equals held.Id
                       from signal in signals
                       where signal.SourceKey == held.SourceKey && signal.Id != pair.OtherId
                       select (signal.Id, pair.OtherId, pair.DecisionId)).Distinct().ToList();
        foreach (var (id, otherId, decisionId) in carried)
        {
            db.NeverTheSame.Add(new() { SignalId = id, OtherId = otherId, DecisionId = decisionId, PanelId = panelId });
            db.NeverTheSame.Add(new() { SignalId = otherId, OtherId = id, DecisionId = decisionId, PanelId = panelId });
        }

        return carried.ToLookup(pair => pair.Id, pair => pair.OtherId);
    }

    private async Task<bool> AreBarred(Known one, Known other, CancellationToken cancelled)
    {
        Guid[] some = [.. one.Signals], others = [.. other.Signals];
        return await db.NeverTheSame.AnyAsync(pair => some.Contains(pair.SignalId) && others.Contains(pair.OtherId), cancelled);
    }

    private sealed class Joined : Exception;

    /// <summary>Somebody whom the panel’s lists told of, with what they said.</summary>
    private sealed class Known(Guid id)
    {
        private readonly HashSet<object> said = [];
        private readonly List<(NamedBySignal Facts, NormalisedRecord Record)> records = [];

        public Guid Id => id;
        public LinkedIdentity? Identity { get; set; }
        public HashSet<Guid> Signals { get; } = [];
        public IReadOnlyList<NormalisedRecord> Records => records.ConvertAll(held => held.Record);

        public void Put(NamedBySignal facts, NormalisedRecord? record = null)
        {
            Signals.Add(facts.Id);
            if (records.Count < MostRecords && said.Add(facts.Said)) records.Add((facts, record ?? NormalisedRecord.Of(facts.ToRecord())));
        }

        public ((NamedBySignal Facts, NormalisedRecord Record) One, Comparison Comparison) Nearest(LinkageModel model, NormalisedRecord record) =>
            records.Select(held => (One: held, Comparison: model.Compare(record, held.Record))).MaxBy(pair => pair.Comparison.Total);
    }

    /// <summary>The part of the register that some keys lead to.</summary>
    private sealed class Register
    {
        private readonly Dictionary<Guid, Known> people = [];
        private readonly Dictionary<long, int> counts = [];
        private readonly Dictionary<long, HashSet<Known>> under = [];
        private readonly HashSet<Known> touched = [];

        public IReadOnlyCollection<Known> Touched => touched;

        public static async Task<Register> Of(YoungFuturesDb db, Guid panelId, long[] keys, CancellationToken cancelled)
        {
            var register = new Register();
            var members = await register.Members(db, keys, cancelled);
            if (members.Count == 0) return register;

            // What was taken back, or belongs to a list that is being undone, is nobody’s likeness.
            var standing = db.Signals.Where(held => held.WithdrawnAt == null && held.IdentityId != null
                && db.SignalImports.Any(import => import.Id == held.ImportId && import.PanelId == panelId && import.Status == ImportStatus.Committed));
            Guid[] ids = [.. members.Select(member => member.SignalId).Distinct()];
            var near = standing.Where(held => ids.Contains(held.Id)).Select(held => held.IdentityId);
            var identities = new Dictionary<Guid, Guid>();
            foreach (var facts in await standing.Where(held => near.Contains(held.IdentityId)).OrderBy(held => held.IdentityId).ThenBy(held => held.Id).Take(MostLoaded).Select(NamedBySignal.From).ToListAsync(cancelled))
            {
                identities[facts.Id] = facts.IdentityId!.Value;
                register.Of(facts.IdentityId.Value).Put(facts);
            }

            foreach (var member in members)
                if (identities.TryGetValue(member.SignalId, out var identityId)) register.At(member.Key).Add(register.Of(identityId));
            return register;
        }

        /// <summary>
        /// The signals under each key, in the order in which they lie, some thousands with each query: nearly always one. A block that is too large is counted as far as that is plain and read no further.
        /// </summary>
        private async Task<List<SignalBlockKey>> Members(YoungFuturesDb db, long[] keys, CancellationToken cancelled)
        {
            var members = new List<SignalBlockKey>();
            var left = keys;
            while (left.Length > 0)
            {
                var read = await db.SignalBlockKeys.AsNoTracking().Where(held => left.Contains(held.Key)).OrderBy(held => held.Key).ThenBy(held => held.SignalId).Take(MostRead).ToListAsync(cancelled);
                var isAll = read.Count < MostRead;
                var last = isAll ? 0 : read[^1].Key;
                left = [];
                foreach (var block in read.GroupBy(member => member.Key))
                {
                    var count = block.Count();
                    // Of the last one, there may be more than was read.
                    if (!isAll && block.Key == last && count <= MostInBlock) continue;
                    counts[block.Key] = count;
                    if (count <= MostInBlock) members.AddRange(block);
                }

                if (!isAll) left = [.. keys.Where(key => key > last || (key == last && !counts.ContainsKey(key)))];
            }

            return members;
        }

        /// <summary>Whoever is found under these keys, in a fixed order, and how many keys say nothing because too many share them.</summary>
        public (List<Known> Near, int Skipped) Under(IReadOnlyList<long> keys)
        {
            var near = new HashSet<Known>();
            var skipped = 0;
            foreach (var key in keys)
            {
                if (counts.GetValueOrDefault(key) > MostInBlock) skipped++;
                else if (under.TryGetValue(key, out var some)) near.UnionWith(some);
            }

            return ([.. near.OrderBy(known => known.Id)], skipped);
        }

        public Known Add(Guid panelId)
        {
            var identity = new LinkedIdentity(panelId);
            var known = Of(identity.Id);
            known.Identity = identity;
            return known;
        }

        public void Put(Known known, NamedBySignal facts, NormalisedRecord record, IReadOnlyList<long> keys)
        {
            known.Put(facts, record);
            touched.Add(known);
            foreach (var key in keys)
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
                At(key).Add(known);
            }
        }

        private Known Of(Guid id) => people.TryGetValue(id, out var known) ? known : people[id] = new Known(id);

        private HashSet<Known> At(long key) => under.TryGetValue(key, out var some) ? some : under[key] = [];
    }
}
