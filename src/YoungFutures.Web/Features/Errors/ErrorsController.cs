using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Errors;

/// <summary>The pages for answers that have no other. They are reached only from inside, whatever the verb was.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController(TypedAnswers answers) : Controller
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
            503 => View("Failed", new ErrorPage(HttpContext.TraceIdentifier)),
            >= 500 => View("Failed", new ErrorPage(HttpContext.TraceIdentifier)),
            _ => View("NotUnderstood", new ErrorPage()),
        };
    }

    // Whoever lost sight of a record while writing about it learns nothing of it, and does not lose their own words.
    private async Task<IReadOnlyList<AnswerLine>> Typed() => TypedAnswers.HoldsText(HttpContext) ? await answers.Lines(HttpContext) : [];
}
