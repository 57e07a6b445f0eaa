using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Warnings;

[Route("cases/{caseId:guid}/warnings/new")]
public sealed class WarningsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        if (!@case.IsOpen) return LocalRedirect($"/cases/{caseId}/family");
        return View(await Of(new WarningForm(), @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, WarningForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        await Of(form, @case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.VisitWarnings.Add(new VisitWarning(await db.ActIn(@case.PanelId), @case, form.What!, form.WhatToDo!, form.Source!, form.SeenOn.Date!.Value));
        await db.SaveChangesAsync();
        this.Done(T["The warning is shown to whoever is asked to visit on case {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/family");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }

    private async Task<WarningForm> Of(WarningForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.ReviewWeeks = (await db.ActIn(@case.PanelId)).Limits.WarningReviewWeeks;
        return form;
    }
}
