using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// A form posted twice makes one record: its key is saved with the first posting, in one transaction, under a unique index;
/// the second is led where the first went.
/// </summary>
public sealed class OneTimeKeys(YoungFuturesDb db, Records records) : IAsyncActionFilter
{
    private const string Item = "form key";

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !Guid.TryParse(request.Form[SubmitTagHelper.FormKey], out var key))
        {
            await next();
            return;
        }

        var used = await db.FormKeys.AsNoTracking().SingleOrDefaultAsync(held => held.Key == key && held.UserId == db.Viewer.UserId);
        if (used is not null)
        {
            context.Result = await FirstAnswer(records, key);
            return;
        }

        db.FormKey = key;
        context.HttpContext.Items[Item] = key;
        var executed = await next();
        var spent = db.FormKey is null;
        db.FormKey = null;
        if (spent && executed.Exception is null && LedTo(executed) is { Length: <= 500 } led)
        {
            await using var own = records.As(Purpose.Sweeping);
            await own.FormKeys.Where(held => held.Key == key).ExecuteUpdateAsync(set => set.SetProperty(held => held.LedTo, led));
        }
        // The other posting of this form was quicker, and what it did made this one look wrong: a check that is answered is out of sight.
        else if (!spent && executed.Exception is null && LedTo(executed) is null && await IsSpent(context.HttpContext, records, db.Viewer.UserId)) executed.Result = await FirstAnswer(records, key);
    }

    /// <summary>Whether a posting of this form, this one or another, has been saved by now.</summary>
    internal static async Task<bool> IsSpent(HttpContext context, Records records, Guid userId)
    {
        if (context.Items[Item] is not Guid key) return false;
        await using var own = records.As(Purpose.Sweeping);
        return await own.FormKeys.AnyAsync(held => held.Key == key && held.UserId == userId);
    }

    internal static Task<IActionResult> FirstAnswer(HttpContext context, Records records) => FirstAnswer(records, (Guid)context.Items[Item]!);

    private static async Task<IActionResult> FirstAnswer(Records records, Guid key)
    {
        for (var look = 0; look < 20; look++)
        {
            await using var own = records.As(Purpose.Sweeping);
            if (await own.FormKeys.Where(held => held.Key == key).Select(held => held.LedTo).SingleOrDefaultAsync() is { } led) return new LocalRedirectResult(led);
            await Task.Delay(100);
        }

        return new LocalRedirectResult("/my-work");
    }

    private static string? LedTo(ActionExecutedContext executed) => executed.Result switch
    {
        LocalRedirectResult local => local.Url,
        RedirectResult redirect when redirect.Url.StartsWith('/') => redirect.Url,
        RedirectToActionResult action => executed.HttpContext.RequestServices.GetRequiredService<Microsoft.AspNetCore.Mvc.Routing.IUrlHelperFactory>()
            .GetUrlHelper(executed).Action(action.ActionName, action.ControllerName, action.RouteValues),
        _ => null,
    };
}

/// <summary>
/// Two postings of one form were under way at once and the database let one through: the other is led where that one went, before anything says that
/// somebody else was quicker.
/// </summary>
public sealed class SentTwice(YoungFuturesDb db, Records records) : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is not (DbUpdateException or ChangedMeanwhile or Refused) || !await OneTimeKeys.IsSpent(context.HttpContext, records, db.Viewer.UserId)) return;
        db.ChangeTracker.Clear();
        context.Result = await OneTimeKeys.FirstAnswer(context.HttpContext, records);
        context.ExceptionHandled = true;
    }
}
