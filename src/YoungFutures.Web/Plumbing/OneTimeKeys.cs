using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// A form posted twice makes one record: its key is saved with the first posting, in one transaction, under a unique index;
/// the second is led where the first went.
/// </summary>
public sealed class OneTimeKeys(YoungFuturesDb db, Records records) : IAsyncActionFilter, IAsyncExceptionFilter, IOrderedFilter
{
    // Around everything else, so that a repeat is known as one before a rule refuses it.
    public int Order => -100;

    private const string Item = "form key";

    internal static Guid? KeyOf(HttpContext context) => context.Items[Item] as Guid?;

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
            context.Result = await FirstAnswer(key);
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
    }

    /// <summary>Both postings were under way at once: the database let one through.</summary>
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is not DbUpdateException || context.HttpContext.Items[Item] is not Guid key) return;
        db.ChangeTracker.Clear();
        await using var own = records.As(Purpose.Sweeping);
        if (!await own.FormKeys.AnyAsync(held => held.Key == key)) return;
        context.Result = await FirstAnswer(key);
        context.ExceptionHandled = true;
    }

    private async Task<IActionResult> FirstAnswer(Guid key)
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
