using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Agreements;

[Route("cases/{caseId:guid}/agreements/new")]
public sealed class AgreementController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!(@case.IsOpen)) return LocalRedirect($"/cases/{caseId}");
        var form = new AgreementForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)) };
        form.Head = CaseHead.Of(@case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, AgreementForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        form.Head = CaseHead.Of(@case);
        if (form.By == AgreementBy.YoungPerson16 && @case.YoungPerson.BornOn is { } born && form.On.Date is { } on && on >= born && Age.On(born, on) < 16)
            ModelState.AddModelError(nameof(form.By), T["The young person was under 16 on that day. Choose who decided for them, or that they were found able to decide."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        @case.RecordAgreement(act, form.Given!.Value, form.By!.Value, form.DecidedBy!, form.Scope!, form.Language!.Value, form.On.Date!.Value, form.CoversContactAfter, form.Method,
            form.FormVersion);
        await db.SaveChangesAsync();
        this.Done(T["The decision about taking part was recorded on case {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).Include(held => held.Agreements).SingleOrDefaultAsync(held => held.Id == caseId);
}
