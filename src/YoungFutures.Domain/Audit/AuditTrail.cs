using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Audit;

/// <summary>
/// Writes who changed what, before and after, in the same save as the change; gives every changed record its next version;
/// and spends the form's one-time key, so that the same form posted twice meets a unique index.
/// </summary>
public sealed class AuditTrail(AuditKeyring keyring) : SaveChangesInterceptor
{
    /// <summary>Not a young person's: settings, users, agencies. Their values stand under the key of nobody in particular.</summary>
    internal static readonly Guid Administration = new("00000000-0000-0000-0000-000000000001");

    private static readonly HashSet<string> NeverKept = [nameof(User.PasswordHash), nameof(User.SecurityStamp), nameof(User.ConcurrencyStamp), nameof(Invitation.CodeHash), nameof(Authenticator.Secret), nameof(Passkey.CredentialId), nameof(Passkey.CredentialHash), nameof(Passkey.PublicKey), nameof(OrganisationSignIn.WhomHash), nameof(Agencies.PartnerSystem.SecretHash), nameof(Disclosures.EvaluationAgreement.WrappedKey), nameof(Returns.NationalReturn.Figures), nameof(Reporting.PopulationFile.FileText)];

    /// <exception cref="NotSupportedException">Audited records are saved asynchronously: the audit reads keys on the way.</exception>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        // The framework saves its data-protection keys this way, and they are no record.
        if (eventData.Context!.ChangeTracker.Entries().Any(entry => entry.Entity is Record or User))
            throw new NotSupportedException("Save asynchronously: the audit reads keys on the way.");
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellation = default)
    {
        if (eventData.Context is YoungFuturesDb db) await Write(db, cancellation);
        return result;
    }

    private async Task Write(YoungFuturesDb db, CancellationToken cancellation)
    {
        if (db.FormKey is { } key)
        {
            db.FormKeys.Add(new FormKey(key, db.Viewer.UserId, db.Now));
            db.FormKey = null;
        }

        var changes = Changes(db.ChangeTracker);
        var keys = new Dictionary<Guid, byte[]>();
        var added = changes.Where(entry => entry is { State: EntityState.Added, Entity: Record }).Select(entry => ((Record)entry.Entity).Id).ToHashSet();
        foreach (var change in changes)
        {
            if (change is { Entity: Record record, State: not EntityState.Deleted }) record.Version = Guid.NewGuid();
            if (change.Entity is ReferenceCounter) continue;
            var before = new Dictionary<string, object?>();
            var after = new Dictionary<string, object?>();
            foreach (var property in change.Properties)
            {
                var name = property.Metadata.Name;
                if (name is nameof(Record.Version) || NeverKept.Contains(name)) continue;
                if (change.State != EntityState.Added && (change.State == EntityState.Deleted || property.IsModified)) before[name] = property.OriginalValue;
                if (change.State == EntityState.Added ? property.CurrentValue is not null : change.State == EntityState.Modified && property.IsModified) after[name] = property.CurrentValue;
            }

            if (change.State == EntityState.Modified && after.Count == 0) continue;
            var subject = (change.Entity as IAboutYoungPerson)?.SubjectId;
            var id = Guid.CreateVersion7();
            var entry = new AuditEntry
            {
                Id = id,
                At = db.Now,
                UserId = db.Viewer.IsKnown ? db.Viewer.UserId : db.Origin.UserId,
                AgencyId = db.Viewer.AgencyId ?? db.Origin.AgencyId,
                Purpose = db.Viewer.Purpose?.ToString(),
                Event = change.State switch { EntityState.Added => AuditEvents.Created, EntityState.Deleted => AuditEvents.Removed, _ => AuditEvents.Changed },
                RecordKind = change.Metadata.ClrType.Name,
                RecordId = (change.Entity as Record)?.Id ?? (change.Entity as User)?.Id,
                SubjectId = subject,
                PanelId = PanelOf(change),
                From = db.Origin.Address,
                RequestId = db.Origin.RequestId,
                Fields = Shortened(string.Join(',', before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))),
                Values = AuditKeyring.Encrypt(await KeyOf(db, subject ?? Administration, keys, added, cancellation), JsonSerializer.Serialize(new { before, after }), id),
            };
            Add(db, entry, keyring);
        }
    }

    /// <summary>Adds a line with its code, and notes it for the sealer.</summary>
    public static void Add(YoungFuturesDb db, AuditEntry entry, AuditKeyring keyring)
    {
        entry.Mac = keyring.Code(entry);
        db.AuditEntries.Add(entry);
        db.AuditPending.Add(new AuditPending { EntryId = entry.Id });
    }

    // The save has looked for changes a moment ago.
    private static List<EntityEntry> Changes(ChangeTracker tracker) =>
        [.. tracker.AsLastSeen().Where(entry => entry is { State: EntityState.Added or EntityState.Modified or EntityState.Deleted, Entity: Record or User })];

    private async Task<byte[]> KeyOf(YoungFuturesDb db, Guid subjectId, Dictionary<Guid, byte[]> keys, HashSet<Guid> added, CancellationToken cancellation)
    {
        if (keys.TryGetValue(subjectId, out var known)) return known;
        // Whoever is only now put on record has no key in the database yet.
        if (!added.Contains(subjectId) && await db.SubjectKeys.FindAsync([subjectId], cancellation) is { } held)
            return keys[subjectId] = keyring.Unwrap(held.WrappedKey, subjectId);
        if (subjectId == Administration && db.Database.CurrentTransaction is null) return keys[subjectId] = await KeyOfAdministration(db, cancellation);
        var key = AuditKeyring.NewSubjectKey();
        db.SubjectKeys.Add(new SubjectKey { SubjectId = subjectId, WrappedKey = keyring.Wrap(key, subjectId), MadeAt = db.Now });
        return keys[subjectId] = key;
    }

    // A young person's key comes with the first line of that young person; this one is everybody's, and two first changes may come at once.
    // So it is saved on its own, and whoever comes second takes what is there.
    private async Task<byte[]> KeyOfAdministration(YoungFuturesDb db, CancellationToken cancellation)
    {
        await using var own = db.As(Purpose.Keying);
        var key = AuditKeyring.NewSubjectKey();
        own.SubjectKeys.Add(new SubjectKey { SubjectId = Administration, WrappedKey = keyring.Wrap(key, Administration), MadeAt = own.Now });
        try
        {
            await own.SaveChangesAsync(cancellation);
            return key;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            own.ChangeTracker.Clear();
            var held = await own.SubjectKeys.AsNoTracking().SingleAsync(made => made.SubjectId == Administration, cancellation);
            return keyring.Unwrap(held.WrappedKey, Administration);
        }
    }

    private static Guid? PanelOf(EntityEntry change) => change.Entity switch
    {
        Panel panel => panel.Id,
        IAboutYoungPerson about => about.PanelId,
        _ => change.Metadata.FindProperty("PanelId") is { } property ? change.Property(property).CurrentValue as Guid? : null,
    };

    private static string Shortened(string fields) => fields.Length <= 1000 ? fields : fields[..1000];
}
