using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions.Resumption;

[Route("interventions/{interventionId:guid}/resumption")]
public sealed class ResumptionController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid interventionId)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Lead, held)) return Forbid();
        if (held.Status != InterventionStatus.OnHold) return LocalRedirect($"/interventions/{interventionId}");
        return View(new ResumptionForm { Version = held.Version.ToString(), Head = InterventionHead.Of(held), HasAgreement = held.Case.HasAgreement, CaseId = held.CaseId });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid interventionId, ResumptionForm form)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Lead, held)) return Forbid();
        db.Expect(held, form.Version);
        var act = await db.ActIn(held.PanelId);
        held.Resume(act);
        await letters.SayGoesOn(held, act);
        await db.SaveChangesAsync();
        this.Done(T["Support on case {0} goes on. Its provider has been told.", held.CaseReference]);
        return LocalRedirect($"/interventions/{interventionId}");
    }
}
