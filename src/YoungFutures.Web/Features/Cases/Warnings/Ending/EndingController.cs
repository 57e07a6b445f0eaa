using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Warnings.Ending;

[Route("warnings/{warningId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid warningId)
    {
        if (await Find(warningId) is not { } warning) return NotFound();
        if (!viewer.May(SharingRights.Write, warning.Case)) return Forbid();
        if (!warning.IsOpen) return LocalRedirect($"/cases/{warning.CaseId}/family");
        return View(Of(new EndingForm { Version = warning.Version.ToString() }, warning));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid warningId, EndingForm form)
    {
        if (await Find(warningId) is not { } warning) return NotFound();
        if (!viewer.May(SharingRights.Write, warning.Case)) return Forbid();
        Of(form, warning);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(warning, form.Version);
        warning.End(await db.ActIn(warning.PanelId), form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The warning on case {0} has ended.", warning.Case.Reference]);
        return LocalRedirect($"/cases/{warning.CaseId}/family");
    }

    private async Task<VisitWarning?> Find(Guid warningId)
    {
        var warning = await db.VisitWarnings.Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == warningId);
        if (warning is not null) HttpContext.Concerns(warning);
        return warning;
    }

    private static EndingForm Of(EndingForm form, VisitWarning warning)
    {
        (form.Head, form.What) = (CaseHead.Of(warning.Case), warning.What);
        return form;
    }
}
