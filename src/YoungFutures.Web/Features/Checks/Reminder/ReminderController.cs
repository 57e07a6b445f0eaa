using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks.Reminder;

public sealed class ReminderForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }
}

/// <summary>One press reminds the agency of a check; that it was, and by whom, stands on the check.</summary>
[Route("checks/{checkId:guid}/reminder")]
public sealed class ReminderController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid checkId, ReminderForm form)
    {
        var check = await db.AgencyChecks.SingleOrDefaultAsync(held => held.Id == checkId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.Remind, check)) return Forbid();

        db.Expect(check, form.Version);
        // Only now: whoever is asked sees no case, and would not find the check with it.
        await db.Entry(check).Reference(held => held.Case).LoadAsync();
        var act = await db.ActIn(check.PanelId);
        check.RemindByHand(act);
        if (await letters.RemindByHand(check, act.Today) == 0) throw new Refused("Nobody of this agency can be written to about this. Say who has it in hand first, or ask the agency another way.");
        await db.SaveChangesAsync();
        this.Done(T["The agency was reminded of the check {0}.", check.Reference]);
        return LocalRedirect($"/checks/{checkId}");
    }
}
