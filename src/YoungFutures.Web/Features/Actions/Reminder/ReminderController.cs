using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions.Reminder;

public sealed class ReminderForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }
}

/// <summary>One press reminds the agency of an action that it has neither accepted nor declined.</summary>
[Route("actions/{actionId:guid}/reminder")]
public sealed class ReminderController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid actionId, ReminderForm form)
    {
        var action = await db.SupportActions.SingleOrDefaultAsync(held => held.Id == actionId);
        if (action is null) return NotFound();
        HttpContext.Concerns(action);
        if (!viewer.May(ActionRights.Remind, action)) return Forbid();

        db.Expect(action, form.Version);
        // Only now: whoever is asked sees no case, and would not find the action with it.
        await db.Entry(action).Reference(held => held.Case).LoadAsync();
        action.RemindByHand(await db.ActIn(action.PanelId));
        if (await letters.RemindByHand(action) == 0) throw new Refused("Nobody of this agency can be written to about this. Say who has it in hand first, or ask the agency another way.");
        await db.SaveChangesAsync();
        this.Done(T["The agency was reminded of the action on case {0}.", action.CaseReference]);
        return LocalRedirect($"/actions/{actionId}");
    }
}
