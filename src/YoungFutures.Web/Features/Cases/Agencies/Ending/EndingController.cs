using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Agencies.Ending;

[Route("cases/{caseId:guid}/agencies/{involvementId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, Guid involvementId)
    {
        var @case = await db.Cases.Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == caseId);
        var working = @case?.Involvements.SingleOrDefault(held => held.Id == involvementId && held.Reach == Reach.Party && held.AgencyId is not null && held.AgencyId != @case.LeadAgencyId);
        if (@case is null || working is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();

        working.End(db.Now);
        await db.SaveChangesAsync();
        this.Done(T["The agency no longer reads {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/agencies/new");
    }
}
