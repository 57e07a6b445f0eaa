using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks.NothingHeld;

[Route("checks/{checkId:guid}/nothing-held")]
public sealed class NothingHeldController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters, CheckEndings endings) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid checkId, NothingHeldForm form)
    {
        var check = await db.AgencyChecks.Include(held => held.Involvements).SingleOrDefaultAsync(held => held.Id == checkId);
        if (check is null) return await endings.Show(this, checkId);
        HttpContext.Concerns(check);
        if (!viewer.May(CheckRights.Return, check)) return Forbid();

        db.Expect(check, form.Version);
        check.ReturnNothingHeld(await db.ActIn(check.PanelId));
        await letters.TellOfLateAnswer(db, check);
        await db.SaveChangesAsync();
        this.Done(T["Thank you. {0}: nothing held. Your agency no longer sees this check.", check.Reference]);
        // The agency's sight has ended with its answer, so there is no page to go back to.
        return LocalRedirect("/checks");
    }
}

public sealed class NothingHeldForm : IVersioned
{
    public string? Version { get; set; }
}
