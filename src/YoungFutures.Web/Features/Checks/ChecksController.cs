using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks;

[Route("checks")]
public sealed class ChecksController(YoungFuturesDb db, Viewer viewer, Records records, CheckEndings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? show, int page = 1)
    {
        if (!viewer.May(CheckRights.List)) return NotFound();
        return View(await CheckListPage.Of(db, viewer, show, page));
    }

    [HttpGet("{checkId:guid}")]
    public async Task<IActionResult> Details(Guid checkId)
    {
        var check = await Find(checkId);
        if (check is null) return await endings.Show(this, checkId);
        HttpContext.Concerns(check);
        if (check is { IsOpen: true, OpenedAt: null } && viewer.May(CheckRights.Return, check))
        {
            await NoteOpening(checkId);
            check = await Find(checkId);
            if (check is null) return await endings.Show(this, checkId);
        }

        return View(await CheckPage.Of(db, viewer, check));
    }

    private Task<AgencyCheck?> Find(Guid checkId) =>
        db.AgencyChecks.AsNoTracking().Include(held => held.Agency).Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == checkId);

    // That a colleague has read the question is itself what the coordinator waits for, so looking is noted here although a GET
    // changes nothing else. It has a context of its own: nothing of this request can be saved along with it.
    private async Task NoteOpening(Guid checkId)
    {
        await using var own = records.For(viewer, db.Origin);
        var check = await own.AgencyChecks.SingleOrDefaultAsync(held => held.Id == checkId);
        if (check is null) return;
        check.Open(viewer.UserId, own.Now);
        try
        {
            await own.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague opened it in the same moment, or it was taken back: either is what the page now shows.
        }
    }
}
