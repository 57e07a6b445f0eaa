using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Actions.Completion;

[Route("actions/{actionId:guid}/completion")]
public sealed class CompletionController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid actionId)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Carry, action)) return Forbid();
        var form = new CompletionForm { Version = action.Version.ToString(), Head = ActionHead.Of(action), Endings = EndingsOf(action) };
        return form.Endings.Count == 0 ? LocalRedirect($"/actions/{actionId}") : View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid actionId, CompletionForm form)
    {
        var action = await Find(actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Carry, action)) return Forbid();
        (form.Head, form.Endings) = (ActionHead.Of(action), EndingsOf(action));
        if (form.Status is not (null or ActionStatus.Done or ActionStatus.NotPossible or ActionStatus.NotDone))
            ModelState.AddModelError(nameof(form.Status), T["Choose how it ended"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(action, form.Version);
        var act = await db.ActIn(action.PanelId);
        switch (form.Status)
        {
            case ActionStatus.Done: action.Finish(act, form.Outcome!); break;
            case ActionStatus.NotPossible: action.FindNotPossible(act, form.Outcome!); break;
            default:
                action.LeaveUndone(act, form.Outcome!);
                await letters.Send(act.CoordinatorId, null, $"/actions/{actionId}", T => T["Case {0}: an action was not done", action.CaseReference],
                    T => T["An agency says that it did not do an action on case {0}. Find another way for it. Sign in to read more:", action.CaseReference]);
                break;
        }
        await db.SaveChangesAsync();
        this.Done(T["How the action on case {0} ended was recorded.", action.CaseReference]);
        return LocalRedirect($"/actions/{actionId}");
    }

    private Task<SupportAction?> Find(Guid actionId) =>
        db.SupportActions.Include(held => held.Agency).Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == actionId);

    private List<Choice> EndingsOf(SupportAction action)
    {
        List<Choice> endings = [];
        if (action.CanMoveTo(ActionStatus.Done)) endings.Add(new(nameof(ActionStatus.Done), T.Of(ActionStatus.Done)));
        if (action.CanMoveTo(ActionStatus.NotPossible))
            endings.Add(new(nameof(ActionStatus.NotPossible), T.Of(ActionStatus.NotPossible), T["Nobody’s fault: the family moved, the need has gone, the place was closed."]));
        if (action.CanMoveTo(ActionStatus.NotDone))
            endings.Add(new(nameof(ActionStatus.NotDone), T.Of(ActionStatus.NotDone), T["It could have been done and was not."]));
        return endings;
    }
}
