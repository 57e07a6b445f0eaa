using System.Text.Json;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Audit;

/// <summary>
/// A list that left as a file: which, how it was filtered, of how many rows, and why. It is no record of its own: this is what the audit keeps of it, a line for each panel whose rows it holds,
/// under the key of nobody in particular, so that whoever oversees the panel reads the reason and nobody else does.
/// </summary>
/// <param name="Filtered">In words, as whoever saved it read them: areas, states and agencies, never a person.</param>
public sealed record ListExport(string List, string Filtered, string Because)
{
    /// <param name="rows">How many, by panel.</param>
    public async Task Record(YoungFuturesDb db, AuditKeyring keyring, string route, IReadOnlyDictionary<Guid, int> rows, CancellationToken cancelled = default)
    {
        var key = await db.KeepSubjectKey(keyring, AuditTrail.Administration, cancelled);
        foreach (var (panelId, count) in rows)
        {
            var id = Guid.CreateVersion7();
            AuditTrail.Add(db, new AuditEntry
            {
                Id = id, At = db.Now, UserId = db.Viewer.UserId, AgencyId = db.Viewer.AgencyId, Event = AuditEvents.Exported, RecordKind = nameof(ListExport), PanelId = panelId, Route = route,
                From = db.Origin.Address, RequestId = db.Origin.RequestId, Fields = "Because,Filtered,List,Rows",
                Values = AuditKeyring.Encrypt(key, JsonSerializer.Serialize(new { before = new { }, after = new { List, Filtered, Rows = count, Because } }), id),
            }, keyring);
        }

        await db.SaveChangesAsync(cancelled);
    }
}
