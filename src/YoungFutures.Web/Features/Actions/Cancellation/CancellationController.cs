using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions.Cancellation;

[Route("actions/{actionId:guid}/cancellation")]
public sealed class CancellationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid actionId)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Direct, action)) return Forbid();
        if (!action.CanMoveTo(ActionStatus.Cancelled)) return LocalRedirect($"/actions/{actionId}");
        return View(new CancellationForm { Version = action.Version.ToString(), Head = ActionHead.Of(action) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid actionId, CancellationForm form)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Direct, action)) return Forbid();
        form.Head = ActionHead.Of(action);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(action, form.Version);
        var act = await db.ActIn(action.PanelId);
        action.Cancel(act, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The action on case {0} was cancelled.", action.CaseReference]);
        return LocalRedirect($"/actions/{actionId}");
    }

    private Task<SupportAction?> Find(Guid actionId) =>
        db.SupportActions.Include(held => held.Agency).Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == actionId);
}
