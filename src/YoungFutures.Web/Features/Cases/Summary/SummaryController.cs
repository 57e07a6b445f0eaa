using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Summary;

[Route("cases/{caseId:guid}/summary")]
public sealed class SummaryController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid caseId)
    {
        var @case = await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        return View(SummaryForm.For(@case));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid caseId, SummaryForm form)
    {
        var @case = await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(@case, form.Version);
        @case.Describe(form.Summary!);
        await db.SaveChangesAsync();
        this.Done(T["What agencies are told about {0} was changed.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }
}
