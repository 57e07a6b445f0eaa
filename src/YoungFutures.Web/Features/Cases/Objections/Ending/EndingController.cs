using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Objections.Ending;

[Route("objections/{objectionId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid objectionId)
    {
        if (await Find(objectionId) is not { } objection) return NotFound();
        if (!viewer.May(SharingRights.Write, objection.Case)) return Forbid();
        if (!objection.IsOpen) return LocalRedirect($"/cases/{objection.CaseId}/sharing");
        return View(Of(new EndingForm { Version = objection.Version.ToString() }, objection));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid objectionId, EndingForm form)
    {
        if (await Find(objectionId) is not { } objection) return NotFound();
        if (!viewer.May(SharingRights.Write, objection.Case)) return Forbid();
        Of(form, objection);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(objection, form.Version);
        objection.End(await db.ActIn(objection.PanelId), form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The objection on case {0} was taken back.", objection.Case.Reference]);
        return LocalRedirect($"/cases/{objection.CaseId}/sharing");
    }

    private async Task<Objection?> Find(Guid objectionId)
    {
        var objection = await db.Objections.Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == objectionId);
        if (objection is not null) HttpContext.Concerns(objection);
        return objection;
    }

    private static EndingForm Of(EndingForm form, Objection objection)
    {
        (form.Head, form.Said) = (CaseHead.Of(objection.Case), objection.Words);
        return form;
    }
}
