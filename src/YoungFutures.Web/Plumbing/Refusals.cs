using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Errors;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Two ways in which something cannot happen now. A record's own no becomes a page that says why; a record that somebody
/// else changed meanwhile becomes a page with both versions, from which what was typed can be sent all the same. Neither loses what was typed.
/// </summary>
public sealed class Refusals(YoungFuturesDb db, Words T, IModelMetadataProvider metadata, TypedAnswers answers, WayBack back) : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        switch (context.Exception)
        {
            case Refused refused:
                await NotNow(context, T.Translate(refused.Sentence, [.. refused.Values.Select(value => value is DateOnly day ? day.ToLong() : value)]));
                break;
            case HeldBack:
                await NotNow(context, T["Nothing was sent yet. Open the page again and send it from there."]);
                break;
            case ChangedMeanwhile or DbUpdateConcurrencyException:
                await BothVersions(context);
                break;
            // Two people made at once what there can be only one of: the unique index let one through.
            case DbUpdateException clash when Clash.Is(clash):
                await NotNow(context, T["Somebody saved the same a moment before you, so yours was not saved."]);
                break;
        }
    }

    private async Task NotNow(ExceptionContext context, string reason)
    {
        db.ChangeTracker.Clear();
        var typed = TypedAnswers.HoldsText(context.HttpContext) ? await answers.Lines(context.HttpContext) : [];
        Answer(context, "NotNow", new ErrorPage(Reason: reason, Back: back.ToRecord(context)) { Typed = typed });
    }

    private async Task BothVersions(ExceptionContext context)
    {
        // The version that the form carries is that of the record it was opened on, whichever record the save stumbled over.
        var record = db.Expected ?? (context.Exception as DbUpdateConcurrencyException)?.Entries.Select(held => held.Entity).OfType<IHasVersion>().FirstOrDefault();
        db.ChangeTracker.Clear();
        // Found anew, so that the filter is asked again: whoever lost sight of the record meanwhile is shown their own words and nothing else.
        var now = record is null ? null : await db.FindAsync(record.GetType(), record.Id) as IHasVersion;
        var lines = await answers.Lines(context.HttpContext, now is null ? null : db.Entry(now));
        var by = now is null ? null : await db.AuditEntries.AsNoTracking().Where(line => line.RecordId == now.Id
                    && (line.Event == Domain.Audit.AuditEvents.Changed || line.Event == Domain.Audit.AuditEvents.Created))
                .OrderByDescending(line => line.At)
                .Select(line => new { line.At, Name = db.Users.Where(user => user.Id == line.UserId).Select(user => user.DisplayName).FirstOrDefault() })
                .FirstOrDefaultAsync();
        db.ChangeTracker.Clear();
        Answer(context, "Conflict", new ConflictPage(lines, [.. TypedAnswers.Fields(context.HttpContext)], now?.Version.ToString(), by?.Name, by?.At, back.ToRecord(context),
            context.HttpContext.Request.HasFormContentType ? context.HttpContext.Request.Form[SubmitTagHelper.PageName].ToString() : null));
    }

    private void Answer(ExceptionContext context, string name, object model)
    {
        context.ModelState.Clear();
        context.Result = new ViewResult
        {
            ViewName = $"/Features/Errors/{name}.cshtml",
            StatusCode = StatusCodes.Status409Conflict,
            ViewData = new ViewDataDictionary(metadata, context.ModelState) { Model = model },
        };
        context.ExceptionHandled = true;
    }
}
