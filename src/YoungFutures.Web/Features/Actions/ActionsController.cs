using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions;

[Route("actions")]
public sealed class ActionsController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(ActionsShown show, bool mine, int page = 1)
    {
        if (!viewer.May(ActionRights.List)) return NotFound();
        return View(new ActionsPage(show, mine, viewer.PanelIds.Length > 0, await ActionsPage.Rows(db, viewer, show, mine).ToPageAsync(page)));
    }

    [HttpGet("{actionId:guid}")]
    public async Task<IActionResult> Details(Guid actionId)
    {
        var action = await db.SupportActions.Include(held => held.Agency).Include(held => held.Progress).SingleOrDefaultAsync(held => held.Id == actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        Guid?[] people = [action.OwnerId, action.SetById, action.EndedById, action.RemindedByHandById, .. action.Progress.Select(line => (Guid?)line.ById)];
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var seesCase = await db.Cases.AnyAsync(held => held.Id == action.CaseId);
        var next = action.TransferredToId is { } nextId
            ? await db.SupportActions.Where(held => held.Id == nextId).Select(held => (Guid?)held.Id).SingleOrDefaultAsync()
            : null;
        return View(ActionPage.For(action, viewer, names, seesCase, next, UkTime.LocalDate(db.Now)));
    }
}
