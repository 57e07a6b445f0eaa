using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Exclusions;

[Route("cases/{caseId:guid}/exclusions/new")]
public sealed class ExclusionsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Restrict, @case)) return Forbid();
        return View(await Offered(new ExclusionForm(), @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, ExclusionForm form)
    {
        var @case = await db.Cases.Include(held => held.Exclusions).Include(held => held.Involvements).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Restrict, @case)) return Forbid();
        await Offered(form, @case);
        if (form.UserId is { } chosen && !form.People.Offers([chosen])) ModelState.AddModelError(nameof(form.UserId), T["Choose from the people of this panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        @case.Exclude(act, form.UserId!.Value, form.Why!);
        await db.HandOnWorkOf(act, @case, form.UserId!.Value);
        await db.SaveChangesAsync();
        this.Done(T["That person no longer sees {0}.", @case.Reference]);
        return LocalRedirect(await db.Cases.AnyAsync(held => held.Id == caseId) ? $"/cases/{caseId}/exclusions/new" : "/cases");
    }

    private async Task<ExclusionForm> Offered(ExclusionForm form, Case @case)
    {
        var now = db.Now;
        var keptOut = await db.Exclusions.AsNoTracking().Where(held => held.CaseId == @case.Id && held.From <= now && (held.Until == null || now < held.Until))
            .OrderBy(held => held.From).ThenBy(held => held.Id).Take(100)
            .Select(held => new KeptOut(held.Id, db.Users.Where(user => user.Id == held.UserId).Select(user => user.DisplayName).FirstOrDefault() ?? "–", held.Why, held.From,
                db.Declarations.Where(declaration => declaration.ExclusionId == held.Id).Select(declaration => (Guid?)declaration.Id).FirstOrDefault()))
            .ToListAsync();
        return form.Offering(@case.Reference, await db.PeopleChoices(@case.PanelId, withProviders: true), keptOut);
    }
}
