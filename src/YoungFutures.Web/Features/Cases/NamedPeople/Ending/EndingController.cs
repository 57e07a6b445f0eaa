using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.NamedPeople.Ending;

[Route("cases/{caseId:guid}/named-people/{namedPersonId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, Guid namedPersonId)
    {
        if (!await db.NamedPeople.AnyAsync(held => held.Id == namedPersonId && held.CaseId == caseId)) return NotFound();
        var @case = await db.WholeCaseToDeclare(caseId);
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.NamePeople, @case)) return Forbid();

        @case.NoLongerName(await db.ActIn(@case.PanelId), @case.NamedPeople.Single(held => held.Id == namedPersonId));
        await db.SaveChangesAsync();
        this.Done(T["The person is no longer named in {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/named-people/new");
    }
}
