using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Features.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Audit.Values;

/// <summary>The line that is read, as it stands in the list, and the task for which it is.</summary>
public sealed record ValuesHead(Guid Id, DateTime At, string? Who, string Event, string? Kind, string? Reference, string? Task, string? TaskHref)
{
    public static async Task<ValuesHead> Of(YoungFuturesDb db, AuditReferences references, Viewer viewer, AuditEntry line, AuditGround? ground)
    {
        var who = await db.Users.Where(user => user.Id == line.UserId).Select(user => user.DisplayName).FirstOrDefaultAsync();
        var reference = line.RecordId is { } recordId ? (await references.Of([recordId], viewer.GovernedPanelIds)).GetValueOrDefault(recordId) : null;
        return new(line.Id, line.At, who, line.Event, line.RecordKind, reference, ground?.Kind, ground?.Kind switch
        {
            nameof(AccessRequest) => $"/subject-access/{ground.RecordId}",
            nameof(RightsRequest) => $"/rights-requests/{ground.RecordId}",
            nameof(UnusualLook) => $"/audit/unusual/{ground.RecordId}",
            _ => null,
        });
    }
}

/// <summary>One column. Label: in words, where there are any; otherwise the name of the column as it is.</summary>
public sealed record ValueRow(string Column, string? Label, string? Before, string? After);

public sealed record ValuesPage(ValuesHead Head, IReadOnlyList<ValueRow> Rows)
{
    public static async Task<ValuesPage> Of(YoungFuturesDb db, Words T, ValuesHead head, IReadOnlyList<AuditValue> values)
    {
        var type = db.Model.GetEntityTypes().FirstOrDefault(held => held.ClrType.Name == head.Kind);
        var ids = values.SelectMany(value => new[] { value.Before, value.After }).OfType<JsonElement>().SelectMany(Ids).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        foreach (var agency in await db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToListAsync()) names[agency.Id] = T.Of(agency);
        foreach (var panel in await db.Panels.AsNoTracking().Where(panel => ids.Contains(panel.Id)).ToListAsync()) names[panel.Id] = T.Of(panel);
        return new(head, [.. values.Select(value => new ValueRow(value.Column, ColumnWords.Has(value.Column) ? ColumnWords.Of(T, value.Column) : null,
            Said(value.Column, value.Before), Said(value.Column, value.After)))]);

        string? Said(string column, JsonElement? element)
        {
            if (element is not { ValueKind: not JsonValueKind.Null } held) return null;
            var kept = type?.FindProperty(column)?.ClrType;
            return Plain(held, kept is null ? null : Nullable.GetUnderlyingType(kept) ?? kept);
        }

        string Plain(JsonElement held, Type? kept) => held.ValueKind switch
        {
            JsonValueKind.True => T["Yes"],
            JsonValueKind.False => T["No"],
            JsonValueKind.Array => string.Join("; ", held.EnumerateArray().Select(one => Plain(one, null))),
            JsonValueKind.Number when kept is { IsEnum: true } && held.TryGetInt64(out var number) && Enum.ToObject(kept, number) is Enum one =>
                one.GetType().GetField(one.ToString())?.GetCustomAttribute<DisplayAttribute>() is null ? one.ToString() : T.Of(one),
            JsonValueKind.String when held.TryGetGuid(out var id) => names.GetValueOrDefault(id, id.ToString()),
            JsonValueKind.String when kept == typeof(DateTime) && held.TryGetDateTime(out var at) => at.ToLongWithTime(),
            JsonValueKind.String when kept == typeof(DateOnly) && DateOnly.TryParse(held.GetString(), CultureInfo.InvariantCulture, out var day) => day.ToLong(),
            JsonValueKind.String => held.GetString()!,
            _ => held.GetRawText(),
        };

        static IEnumerable<Guid> Ids(JsonElement held) => held.ValueKind switch
        {
            JsonValueKind.String when held.TryGetGuid(out var id) => [id],
            JsonValueKind.Array => held.EnumerateArray().SelectMany(Ids),
            _ => [],
        };
    }
}
