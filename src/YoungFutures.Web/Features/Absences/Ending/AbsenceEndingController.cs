using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Absences.Ending;

/// <summary>Back sooner than was thought.</summary>
[Route("absences/{absenceId:guid}/ending")]
public sealed class AbsenceEndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid absenceId)
    {
        if (!viewer.May(AbsenceRights.Record)) return NotFound();
        var absence = await db.Absences.SingleOrDefaultAsync(held => held.Id == absenceId);
        if (absence is null) return NotFound();
        var run = viewer.RunPanelIds;
        if (absence.UserId != viewer.UserId && !await db.Memberships.AnyAsync(role => role.UserId == absence.UserId && role.PanelId != null && run.Contains(role.PanelId.Value) && role.Until == null)) return NotFound();
        absence.End(viewer.UserId, db.Now);
        await db.SaveChangesAsync();
        await Covering.Sweep(db);
        this.Done(T["The absence is over."]);
        return LocalRedirect("/absences");
    }
}
