using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using YoungFutures.Domain.Access;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Security;

/// <summary>
/// What this action does is asked of nobody's open browser: its user first shows again that it is they, by the password today. What was asked for is gone on
/// with afterwards; a form that was sent too late is kept, and given back to be sent again.
/// </summary>
/// <param name="rights">The class of the right by which an action of this kind exists for somebody at all.</param>
/// <param name="right">Its name. To everybody else the action is not there: nobody is asked for a password before a page that is not theirs.</param>
/// <remarks>Put it on the page with the form as well as on its posting, so that it is asked before anything is typed.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StepUpAttribute(Type rights, string right) : Attribute, IAsyncActionFilter
{
    public Right Right { get; } = rights.GetField(right, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as Right
        ?? throw new ArgumentException($"{rights.Name} has no right {right}.", nameof(right));

    /// <summary>What is asked for is saved and not shown: whoever went straight on to it would be left at the form for the password. They go back to where they asked, and ask again.</summary>
    public bool Saves { get; init; }

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.Features.Get<Viewer>() is not { SessionId: { } sessionId } viewer || !viewer.May(Right))
        {
            context.Result = new NotFoundResult();
            return;
        }

        var request = http.Request;
        var sends = HttpMethods.IsPost(request.Method);
        if (await http.RequestServices.GetRequiredService<SessionCookie>().IsProved(sessionId, sends))
        {
            await next();
            return;
        }

        var goOn = sends && request.HasFormContentType
            ? $"/kept-forms/{await http.RequestServices.GetRequiredService<KeptForms>().Keep(viewer.UserId, request.Path, request.Form)}"
            : $"{request.Path}{request.QueryString}";
        context.Result = Saves && CameFrom(request) is { } page ? new AskedAgain(page, comesBack: true) : new AskedAgain(goOn);
    }

    private static string? CameFrom(HttpRequest request) =>
        request.GetTypedHeaders().Referer is { } from && from.Authority == request.Host.Value && from.AbsolutePath != request.Path ? from.PathAndQuery : null;
}

/// <summary>Nothing was shown yet: first the password.</summary>
public sealed class AskedAgain(string goOn, bool comesBack = false) : LocalRedirectResult($"/sign-in/again?returnUrl={Uri.EscapeDataString(goOn)}{(comesBack ? "&comesBack=true" : "")}");
