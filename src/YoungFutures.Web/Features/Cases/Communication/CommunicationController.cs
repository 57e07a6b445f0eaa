using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Communication;

[Route("cases/{caseId:guid}/communication")]
public sealed class CommunicationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        var form = CommunicationForm.Of(@case.YoungPerson);
        form.Head = CaseHead.Of(@case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid caseId, CommunicationForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        form.Head = CaseHead.Of(@case);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(@case.YoungPerson, form.Version);
        form.WriteTo(@case.YoungPerson, UkTime.LocalDate(db.Now));
        await db.SaveChangesAsync();
        this.Done(T["How to talk with the young person of {0} was changed.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/family");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }
}
