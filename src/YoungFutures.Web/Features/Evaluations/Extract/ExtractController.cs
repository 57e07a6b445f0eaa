using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Evaluations.Extract;

[Route("evaluations/{evaluationAgreementId:guid}/extract")]
[StepUp(typeof(DisclosureRights), nameof(DisclosureRights.Govern))]
public sealed class ExtractController(YoungFuturesDb db, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid evaluationAgreementId)
    {
        if (await Find(evaluationAgreementId) is not { } held) return NotFound();
        if (!held.IsInForceOn(UkTime.LocalDate(db.Now))) return LocalRedirect($"/evaluations/{evaluationAgreementId}");
        return View(new ExtractForm { AgreementId = held.Id, Organisation = held.Organisation, Post = held.Post });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid evaluationAgreementId, ExtractForm form)
    {
        if (await Find(evaluationAgreementId) is not { } held) return NotFound();
        (form.AgreementId, form.Organisation, form.Post) = (held.Id, held.Organisation, held.Post);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var made = ControlledDisclosure.OfEvaluation(await db.ActIn(held.PanelId), held, form.Reason);
        await EvaluationExtract.Scope(db, held);
        db.ControlledDisclosures.Add(made);
        await db.SaveChangesAsync();
        this.Done(T["The disclosure was recorded. Its files can be downloaded for one day."]);
        return LocalRedirect($"/disclosures/{made.Id}");
    }

    private Task<EvaluationAgreement?> Find(Guid agreementId) => db.EvaluationAgreements.AsNoTracking().SingleOrDefaultAsync(one => one.Id == agreementId);
}
