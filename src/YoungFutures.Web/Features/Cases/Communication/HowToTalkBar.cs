using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Web.Features.Cases.Communication;

/// <summary>
/// How to talk with the young person, how to reach the family safely and, for whoever visits, what they must know: below the head of a case, an action, a check, or what a provider is given.
/// To be put only on the page of a record of that case that its reader was found to see.
/// </summary>
public sealed class HowToTalkBar(YoungFuturesDb db) : ViewComponent
{
    /// <param name="visits">The reader goes to the young person: works on the case, has one of its actions, gives support.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid caseId, bool visits) =>
        View("~/Features/Cases/Communication/_HowToTalkBar.cshtml", await db.HowToTalkOf(caseId, visits));
}
