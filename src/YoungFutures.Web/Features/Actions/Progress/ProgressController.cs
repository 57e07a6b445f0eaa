using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions.Progress;

[Route("actions/{actionId:guid}/progress")]
public sealed class ProgressController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid actionId)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Carry, action)) return Forbid();
        if (!action.IsOpen) return LocalRedirect($"/actions/{actionId}");
        return View(new ProgressForm { Head = ActionHead.Of(action) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid actionId, ProgressForm form)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Carry, action)) return Forbid();
        form.Head = ActionHead.Of(action);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        action.Report(await db.ActIn(action.PanelId), form.Text!);
        await db.SaveChangesAsync();
        this.Done(T["Progress was reported on case {0}.", action.CaseReference]);
        return LocalRedirect($"/actions/{actionId}");
    }

    private Task<SupportAction?> Find(Guid actionId) => db.SupportActions.Include(held => held.Agency).SingleOrDefaultAsync(held => held.Id == actionId);
}
