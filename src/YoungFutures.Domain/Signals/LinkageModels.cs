using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Domain.Signals;

/// <summary>What the engine goes by: the newest that was estimated from a panel’s own signals, or else what is shipped. Whatever was gone by is kept, so that each link can explain itself later.</summary>
public sealed class LinkageModels
{
    private const int MostKept = 20;

    private readonly ConcurrentDictionary<string, LinkageModel> read = new();

    /// <summary>The model in force. Changes nothing.</summary>
    public async Task<LinkageModel> InForce(YoungFuturesDb db, Guid panelId, CancellationToken cancelled = default)
    {
        var newest = await db.LinkageModelVersions.Where(held => held.PanelId == panelId).OrderByDescending(held => held.MadeAt).ThenByDescending(held => held.Id)
            .Select(held => held.Version).FirstOrDefaultAsync(cancelled);
        return newest is not null && await Of(db, panelId, newest, cancelled) is { } own ? own : LinkageModel.Shipped;
    }

    /// <summary>The model in force, for whoever links by it: what is shipped is kept in the database from the first time that a panel needs it. Saves.</summary>
    public async Task<LinkageModel> ToLinkBy(YoungFuturesDb db, Guid panelId, CancellationToken cancelled = default)
    {
        var model = await InForce(db, panelId, cancelled);
        if (model.Version != LinkageModel.Shipped.Version || read.ContainsKey(model.Version)) return model;
        if (!await db.LinkageModelVersions.AnyAsync(held => held.PanelId == null && held.Version == model.Version, cancelled))
        {
            db.LinkageModelVersions.Add(new LinkageModelVersion { Version = model.Version, Json = model.ToJson(), MadeAt = db.Now });
            await db.SaveChangesAsync(cancelled);
        }

        return Keep(model);
    }

    /// <returns>The model of this version, as this panel or the product made it; nothing when it is not kept any more.</returns>
    public async Task<LinkageModel?> Of(YoungFuturesDb db, Guid panelId, string version, CancellationToken cancelled = default)
    {
        if (version == LinkageModel.Shipped.Version) return LinkageModel.Shipped;
        if (read.TryGetValue(version, out var known)) return known;
        var json = await db.LinkageModelVersions.Where(held => held.Version == version && (held.PanelId == panelId || held.PanelId == null)).OrderBy(held => held.Id).Select(held => held.Json).FirstOrDefaultAsync(cancelled);
        return json is null ? null : Keep(LinkageModel.FromJson(json));
    }

    private LinkageModel Keep(LinkageModel model)
    {
        if (read.Count >= MostKept) read.Clear();
        return read[model.Version] = model;
    }
}
