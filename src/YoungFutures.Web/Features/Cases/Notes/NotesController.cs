using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Notes;

[Route("cases/{caseId:guid}/notes/new")]
public sealed class NotesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.WriteNote, @case)) return Forbid();
        return View(new NoteForm().Offering(@case.Reference, await db.AgencyChoices(@case.PanelId, viewer.AgencyId)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, NoteForm form)
    {
        var @case = await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.WriteNote, @case)) return Forbid();
        form.Offering(@case.Reference, await db.AgencyChoices(@case.PanelId, viewer.AgencyId));
        if (!form.Agencies.Offers(form.AgencyIds)) ModelState.AddModelError(nameof(form.AgencyIds), T["Choose from the agencies of this panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        db.Notes.Add(new Note(@case, act, form.Text!, form.Visibility!.Value, form.AgencyIds));
        await db.SaveChangesAsync();
        this.Done(T["The note on {0} was saved.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}#chronology");
    }
}
