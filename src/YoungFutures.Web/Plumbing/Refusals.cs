using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Errors;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Two ways in which something cannot happen now. A record's own no becomes a page that says why; a record that somebody
/// else changed meanwhile becomes a page with both versions, from which what was typed can be sent all the same.
/// </summary>
public sealed class Refusals(YoungFuturesDb db, Words T, IModelMetadataProvider metadata) : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        switch (context.Exception)
        {
            case Refused refused:
                db.ChangeTracker.Clear();
                context.Result = Page(context, "NotNow", new ErrorPage(Reason: T.Translate(refused.Sentence, [.. refused.Values]), Back: Back(context)));
                context.ExceptionHandled = true;
                break;
            case DbUpdateConcurrencyException conflict:
                context.Result = await BothVersions(context, conflict);
                context.ExceptionHandled = true;
                break;
            // Two people made at once what there can be only one of: the unique index let one through. The same form posted twice is
            // not two people.
            case DbUpdateException clash when Clash.Is(clash):
                db.ChangeTracker.Clear();
                if (OneTimeKeys.KeyOf(context.HttpContext) is { } key && await db.FormKeys.AsNoTracking().AnyAsync(held => held.Key == key)) break;
                context.Result = Page(context, "NotNow", new ErrorPage(Reason: T["Somebody saved the same a moment before you, so yours was not saved."], Back: Back(context)));
                context.ExceptionHandled = true;
                break;
        }
    }

    private async Task<IActionResult> BothVersions(ExceptionContext context, DbUpdateConcurrencyException conflict)
    {
        var entry = conflict.Entries.FirstOrDefault(held => held.Entity is IHasVersion);
        var stored = entry is null ? null : await entry.GetDatabaseValuesAsync();
        var form = context.HttpContext.Request.HasFormContentType ? context.HttpContext.Request.Form : FormCollection.Empty;
        var lines = form.Where(field => !Hidden(field.Key) && field.Value.ToString().Length > 0)
            .Select(field => new ConflictLine(field.Key, Label(context, field.Key), field.Value.ToString(), Stored(stored, field.Key)))
            .ToList();
        var now = stored?.GetValue<Guid>(nameof(Record.Version)).ToString();
        var by = entry?.Entity is IHasVersion record
            ? await db.AuditEntries.AsNoTracking().Where(line => line.RecordId == record.Id
                    && (line.Event == Domain.Audit.AuditEvents.Changed || line.Event == Domain.Audit.AuditEvents.Created))
                .OrderByDescending(line => line.At)
                .Select(line => new { line.At, Name = db.Users.Where(user => user.Id == line.UserId).Select(user => user.DisplayName).FirstOrDefault() })
                .FirstOrDefaultAsync()
            : null;
        db.ChangeTracker.Clear();
        var repeat = form.Where(field => field.Key is not ("__RequestVerificationToken" or "Version" or SubmitTagHelper.FormKey))
            .SelectMany(field => field.Value, (field, value) => new KeyValuePair<string, string>(field.Key, value ?? "")).ToList();
        return Page(context, "Conflict", new ConflictPage(lines, repeat, now, by?.Name, by?.At, Back(context)));
    }

    private static bool Hidden(string name) => name is "__RequestVerificationToken" or "Version" or SubmitTagHelper.FormKey;

    private string Label(ExceptionContext context, string field)
    {
        var form = context.ActionDescriptor.Parameters.Select(parameter => parameter.ParameterType).FirstOrDefault(type => type.GetProperty(field) is not null);
        var said = form is null ? null : metadata.GetMetadataForProperty(form, field).DisplayName;
        return said is null ? field : T.Translate(said);
    }

    private static string? Stored(PropertyValues? stored, string field) =>
        stored?.Properties.FirstOrDefault(property => property.Name == field) is not { } property ? null
        : stored[property] is System.Collections.IEnumerable several and not string ? string.Join(", ", several.Cast<object>())
        : stored[property]?.ToString();

    private static string Back(ExceptionContext context)
    {
        // The record that the posting was about: /referrals/{id} of /referrals/{id}/withdrawal, /admin/users/{id} of /admin/users/{id}/edit.
        var parts = (context.HttpContext.Request.Path.Value ?? "/").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var record = Array.FindIndex(parts, part => Guid.TryParse(part, out _));
        return record > 0 ? $"/{string.Join('/', parts[..(record + 1)])}" : "/my-work";
    }

    private ViewResult Page(ExceptionContext context, string name, object model)
    {
        context.ModelState.Clear();
        return new ViewResult
        {
            ViewName = $"/Features/Errors/{name}.cshtml",
            StatusCode = StatusCodes.Status409Conflict,
            ViewData = new ViewDataDictionary(metadata, context.ModelState) { Model = model },
        };
    }
}
