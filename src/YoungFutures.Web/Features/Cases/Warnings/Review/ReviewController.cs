using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Warnings.Review;

[Route("warnings/{warningId:guid}/review")]
public sealed class ReviewController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid warningId)
    {
        if (await Find(warningId) is not { } warning) return NotFound();
        if (!viewer.May(SharingRights.Write, warning.Case)) return Forbid();
        if (!warning.IsOpen) return LocalRedirect($"/cases/{warning.CaseId}/family");
        return View(Of(new ReviewForm { Version = warning.Version.ToString() }, warning));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid warningId, ReviewForm form)
    {
        if (await Find(warningId) is not { } warning) return NotFound();
        if (!viewer.May(SharingRights.Write, warning.Case)) return Forbid();
        Of(form, warning);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(warning, form.Version);
        warning.Keep(await db.ActIn(warning.PanelId), form.Note!);
        await db.SaveChangesAsync();
        this.Done(T["The warning on case {0} stands, and is looked at again later.", warning.Case.Reference]);
        return LocalRedirect($"/cases/{warning.CaseId}/family");
    }

    private async Task<VisitWarning?> Find(Guid warningId)
    {
        var warning = await db.VisitWarnings.Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == warningId);
        if (warning is not null) HttpContext.Concerns(warning);
        return warning;
    }

    private static ReviewForm Of(ReviewForm form, VisitWarning warning)
    {
        (form.Head, form.What) = (CaseHead.Of(warning.Case), warning.What);
        return form;
    }
}
