using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.Actions.Refusal;

[Route("actions/{actionId:guid}/refusal")]
public sealed class RefusalController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid actionId)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Carry, action)) return Forbid();
        if (!action.CanMoveTo(ActionStatus.Declined)) return LocalRedirect($"/actions/{actionId}");
        return View(new RefusalForm { Version = action.Version.ToString(), Head = ActionHead.Of(action) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid actionId, RefusalForm form)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Carry, action)) return Forbid();
        form.Head = ActionHead.Of(action);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(action, form.Version);
        var act = await db.ActIn(action.PanelId);
        action.Decline(act, form.Because!);
        await letters.Send(act.CoordinatorId, null, $"/actions/{actionId}", T => T["Case {0}: an action was declined", action.CaseReference],
            T => T["An agency declined an action on case {0}. Find another way for it. Sign in to read more:", action.CaseReference]);
        await db.SaveChangesAsync();
        this.Done(T["The action on case {0} was declined. The coordinator looks for another way.", action.CaseReference]);
        return LocalRedirect($"/actions/{actionId}");
    }

    private Task<SupportAction?> Find(Guid actionId) =>
        db.SupportActions.Include(held => held.Agency).Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == actionId);
}
