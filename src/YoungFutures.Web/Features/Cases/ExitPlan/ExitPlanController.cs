using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.ExitPlan;

/// <summary>How it goes on when the panel's work ends, written by whoever leads while there is still time to talk about it.</summary>
[Route("cases/{caseId:guid}/exit-plan")]
public sealed class ExitPlanController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!@case.IsSupported) return LocalRedirect($"/cases/{caseId}");
        return View(await Filled(new ExitPlanForm { ExitPlan = @case.ExitPlanSoFar, Version = @case.Version.ToString() }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid caseId, ExitPlanForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        await Filled(form, @case);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(@case, form.Version);
        @case.WriteExitPlan(await db.ActIn(@case.PanelId), form.ExitPlan!);
        await db.SaveChangesAsync();
        this.Done(T["The exit plan of case {0} is kept. Whoever closes the case finds it there.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/plan");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task<ExitPlanForm> Filled(ExitPlanForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.Written = await ExitPlanWritten.Of(db, @case);
        return form;
    }
}
