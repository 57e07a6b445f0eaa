using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.SubjectAccess;

namespace YoungFutures.Domain.RightsRequests;

/// <summary>
/// Who has had a part in a matter: whoever stands anywhere, by their id, in what the panel holds of the young person. So nobody has to be listed: who referred, screened, asked, answered, led, chaired, decided, wrote, was kept out. What governing leaves
/// behind is no part in it.
/// </summary>
public sealed class PartInMatter
{
    /// <summary>Records of information governance’s own work.</summary>
    private static readonly HashSet<Type> Governing =
        [typeof(RetentionReview), typeof(RetentionHold), typeof(UnusualLook), typeof(GapSnooze), typeof(AccessRequest), typeof(AccessPause), typeof(AccessItem), typeof(AccessAsking), typeof(RightsRequest), typeof(RecordMark)];

    /// <summary>Whether opening in an emergency was right is said by whoever governs.</summary>
    private static readonly HashSet<string> Governed = [nameof(EmergencySight.DecidedById), nameof(EmergencySight.ClosedById), nameof(EmergencySight.OwnerId)];

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Ids = new();

    private readonly Guid subjectId;
    private readonly HashSet<Guid> held;
    private Guid? aboutId;

    private PartInMatter(Guid subjectId, HashSet<Guid> held) => (this.subjectId, this.held) = (subjectId, held);

    public bool Holds(Guid userId) => held.Contains(userId) || aboutId == userId;

    internal static PartInMatter Of(Guid subjectId, params IEnumerable<object> records) => new(subjectId, [.. records.SelectMany(IdsIn)]);

    internal PartInMatter Of(RightsRequest request)
    {
        if (request.SubjectId != subjectId) throw new ArgumentException("This is about another young person.", nameof(request));
        aboutId = request.AboutUserId;
        return this;
    }

    /// <summary>Read around the filter, for nobody to see: only whether somebody is among them is ever said.</summary>
    public static async Task<PartInMatter> Read(YoungFuturesDb db, RightsRequest request, CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.KeepingApart);
        var part = new PartInMatter(request.SubjectId, []);
        if (await WholeRecord.Of(own, request.SubjectId, cancelled) is { } whole)
            foreach (var line in DisposalPlan.Lines.Where(line => !Governing.Contains(line.Kind)))
                foreach (var record in await line.Read(own, whole, cancelled)) part.held.UnionWith(IdsIn(record));
        return part.Of(request);
    }

    private static IEnumerable<Guid> IdsIn(object record) => Governing.Contains(record.GetType()) ? []
        : Ids.GetOrAdd(record.GetType(), static kind => [.. kind.GetProperties().Where(property => property.PropertyType == typeof(Guid) || property.PropertyType == typeof(Guid?))
                .Where(property => kind != typeof(EmergencySight) || !Governed.Contains(property.Name))])
            .Select(property => property.GetValue(record)).OfType<Guid>();
}
