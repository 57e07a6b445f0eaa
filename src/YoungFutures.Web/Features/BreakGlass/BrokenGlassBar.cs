using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Features.BreakGlass;

/// <summary>Somebody to whom a case is open by break-glass now.</summary>
public sealed record BrokenGlassLine(Guid SightId, string? Name, DateTime Until, bool IsReader);

/// <summary>On each page of a case: that its reader, or somebody else, sees it by break-glass, and until when.</summary>
public sealed class BrokenGlassBar(YoungFuturesDb db, Viewer viewer) : ViewComponent
{
    private const int Most = 10;

    public async Task<IViewComponentResult> InvokeAsync(Guid caseId)
    {
        var now = db.Now;
        return View("~/Features/BreakGlass/_BrokenGlassBar.cshtml", await db.EmergencySights
            .Where(held => held.CaseId == caseId && held.Until > now && db.Involvements.Any(open => open.Id == held.InvolvementId && (open.Until == null || open.Until > now)))
            .OrderBy(held => held.Until).ThenBy(held => held.Id).Take(Most)
            .Select(held => new BrokenGlassLine(held.Id, db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault(), held.Until!.Value, held.ById == viewer.UserId)).ToListAsync());
    }
}
