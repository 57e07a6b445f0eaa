using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks.Unassignment;

[Route("checks/{checkId:guid}/unassignment")]
public sealed class UnassignmentController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid checkId)
    {
        var check = await Find(checkId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.Unassign, check)) return Forbid();
        if (!check.IsOpen && !check.CanEndSight(db.Now)) return LocalRedirect($"/checks/{checkId}");
        return View(new UnassignmentForm { Version = check.Version.ToString() }.About(await CheckPage.Of(db, viewer, check)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid checkId, UnassignmentForm form)
    {
        var check = await Find(checkId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.Unassign, check)) return Forbid();

        db.Expect(check, form.Version);
        var act = await db.ActIn(check.PanelId);
        var wasOpen = check.IsOpen;
        if (wasOpen) check.Unassign(act);
        else check.EndSight(act);
        await db.SaveChangesAsync();
        this.Done(wasOpen ? T["The check {0} was taken back.", check.Reference] : T["The agency no longer sees the check {0}. Its answer stays.", check.Reference]);
        return LocalRedirect($"/cases/{check.CaseId}");
    }

    private Task<AgencyCheck?> Find(Guid checkId) =>
        db.AgencyChecks.Include(held => held.Agency).Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == checkId);
}
