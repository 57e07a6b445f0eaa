using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Interventions.Ending;

[Route("interventions/{interventionId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid interventionId)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.End, held)) return Forbid();
        var form = new EndingForm { Version = held.Version.ToString(), Barrier = held.Barrier };
        Fill(form, held);
        return form.Endings.Count == 0 ? LocalRedirect($"/interventions/{interventionId}") : View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid interventionId, EndingForm form)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.End, held)) return Forbid();
        Fill(form, held);
        if (form.Status is { } status && form.Endings.Count > 0 && !form.Endings.Any(ending => ending.Value == status.ToString())) ModelState.AddModelError(nameof(form.Status), T["Choose how it ended"]);
        if (form is { NeedsReason: true, Barrier: { } barrier } && !form.Reasons.Any(reason => reason.Value == barrier.ToString())) ModelState.AddModelError(nameof(form.Barrier), T["Choose what stood in the way"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(held, form.Version);
        var act = await db.ActIn(held.PanelId);
        var saidByProvider = viewer.BelongsTo(held.AgencyId);
        var heldSight = held.Status != InterventionStatus.CameBack;
        held.End(act, form.Status!.Value, form.NeedsReason ? form.Barrier : null, form.Outcome, viewer.May(InterventionRights.Lead, held));
        if (saidByProvider) await letters.SayEndedToLead(held, act);
        else if (heldSight) await letters.SayStatus(held, act);
        await db.SaveChangesAsync();
        this.Done(T["It was recorded how support on case {0} ended.", held.CaseReference]);
        return LocalRedirect(await db.Interventions.AnyAsync(seen => seen.Id == interventionId) ? $"/interventions/{interventionId}" : "/interventions");
    }

    private void Fill(EndingForm form, Intervention held)
    {
        form.Head = InterventionHead.Of(held);
        form.Endings = held.PossibleEndings(viewer.May(InterventionRights.Lead, held)) is { Count: > 0 } possible ? Choice.Of<InterventionStatus>(T, possible) : [];
        form.Reasons = Choice.Of<SupportBarrier>(T, held.Barrier is { } known ? Intervention.ReasonsToEnd.Append(known).Distinct() : Intervention.ReasonsToEnd);
    }
}
