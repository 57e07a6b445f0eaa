using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Exclusions.Lifting;

[Route("cases/{caseId:guid}/exclusions/{exclusionId:guid}/lifting")]
public sealed class LiftingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, Guid exclusionId)
    {
        var @case = await db.Cases.Include(held => held.Exclusions).SingleOrDefaultAsync(held => held.Id == caseId);
        var exclusion = @case?.Exclusions.SingleOrDefault(held => held.Id == exclusionId);
        if (@case is null || exclusion is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Restrict, @case)) return Forbid();

        if (await db.Declarations.AnyAsync(held => held.ExclusionId == exclusionId)) throw new Refused("This person withdrew because of a conflict of interest. That is lifted where it was declared.");
        exclusion.Lift(db.Now);
        await db.SaveChangesAsync();
        this.Done(T["That person is no longer kept out of {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/exclusions/new");
    }
}
