using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Reopening;

[Route("cases/{caseId:guid}/reopening")]
public sealed class ReopeningController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        if (!(@case.CanReopen)) return LocalRedirect($"/cases/{caseId}");
        var form = new ReopeningForm { Version = @case.Version.ToString() };
        form.Head = CaseHead.Of(@case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, ReopeningForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        form.Head = CaseHead.Of(@case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        // Whoever was put together with others has one open case between them.
        if (!@case.IsOpen && await db.OpenCasesOf(await db.SurvivorOf(@case.YoungPersonId)) > 0)
            throw new Refused("This young person has another open case, perhaps one that you do not see. A second one cannot be opened.");
        db.OpensFor(@case.YoungPerson);
        @case.Reopen(act, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["Case {0} is open again.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
}
