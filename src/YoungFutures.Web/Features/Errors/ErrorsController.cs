using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using YoungFutures.Domain.Access;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Errors;

/// <summary>The pages for answers that have no other. They are reached only from inside, whatever the verb was.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController(TypedAnswers answers, Plumbing.KeptForms kept) : Controller
{
    [Route("errors/{code:int}")]
    public async Task<IActionResult> Details(int code)
    {
        // Asked for by its own address, an error page is a page that does not exist.
        if (HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is null) code = StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        return code switch
        {
            403 => View("Forbidden", new ErrorPage { Typed = await Typed() }),
            404 or 405 => View("Missing", new ErrorPage { Typed = await Typed() }),
            429 => View("TooMany", new TooManyPage(Response.Headers.RetryAfter.ToString(), await Kept())),
            503 => View("Failed", new ErrorPage(HttpContext.TraceIdentifier)),
            >= 500 => View("Failed", new ErrorPage(HttpContext.TraceIdentifier)),
            _ => View("NotUnderstood", new ErrorPage()),
        };
    }

    // Nobody reads a form that comes too often, and its writer does not lose it.
    private async Task<Guid?> Kept() => HttpContext.Features.Get<Viewer>() is { IsKnown: true } viewer && HttpMethods.IsPost(Request.Method) && Request.HasFormContentType
        && HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is { } asked
        && !asked.OriginalPath.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase) && !asked.OriginalPath.StartsWith("/invitations", StringComparison.OrdinalIgnoreCase)
        ? await kept.Keep(viewer.UserId, asked.OriginalPath, Request.Form) : null;

    // Whoever lost sight of a record while writing about it learns nothing of it, and does not lose their own words.
    private async Task<IReadOnlyList<AnswerLine>> Typed() => TypedAnswers.HoldsText(HttpContext) ? await answers.Lines(HttpContext) : [];
}
