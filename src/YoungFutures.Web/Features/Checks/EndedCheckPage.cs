using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Errors;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks;

/// <summary>The check is out of its agency’s sight: what became of it, whom to ask, and what the reader had written meanwhile.</summary>
public sealed record EndedCheckPage(EndedCheck Check, IReadOnlyList<AnswerLine> Typed);

/// <summary>Instead of a page that says no more than that there is nothing, for those who could open the check until it ended.</summary>
public sealed class CheckEndings(YoungFuturesDb db, TypedAnswers answers)
{
    public async Task<IActionResult> Show(Controller controller, Guid checkId)
    {
        if (await db.EndedCheckOf(checkId) is not { } ended) return controller.NotFound();
        controller.HttpContext.Concerns(ended);
        var typed = TypedAnswers.HoldsText(controller.HttpContext) ? await answers.Lines(controller.HttpContext) : [];
        controller.ModelState.Clear();
        var page = controller.View("/Features/Checks/Ended.cshtml", new EndedCheckPage(ended, typed));
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
