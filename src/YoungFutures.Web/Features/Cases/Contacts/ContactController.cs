using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Contacts;

[Route("cases/{caseId:guid}/contacts/new")]
public sealed class ContactController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!(@case.IsOpen)) return LocalRedirect($"/cases/{caseId}");
        var form = new ContactForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)) };
        form.Head = CaseHead.Of(@case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, ContactForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        form.Head = CaseHead.Of(@case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        @case.RecordContact(act, form.Method!.Value, form.Reached!.Value, form.On.Date!.Value, form.Note);
        await db.SaveChangesAsync();
        this.Done(T["The contact was recorded on case {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).Include(held => held.ContactAttempts).Include(held => held.Agreements).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == caseId);
}
