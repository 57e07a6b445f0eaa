using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates.Decline;

/// <summary>A person declines somebody whom the rules found, or sends them on to the service that should hold them.</summary>
[Route("candidates/{candidateId:guid}/decline")]
public sealed class DeclineController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid candidateId)
    {
        if (await Find(candidateId) is not { } candidate) return NotFound();
        if (!viewer.May(IdentificationRights.Decide, candidate)) return Forbid();
        if (!candidate.IsOpen) return LocalRedirect($"/candidates/{candidateId}");
        var report = candidate.Place != Place.Statutory ? null
            : await db.SafeguardingReports.AsNoTracking().Where(held => held.RecordId == candidateId).OrderByDescending(held => held.RaisedAt).ThenBy(held => held.Id).FirstOrDefaultAsync();
        return View(For(new DeclineForm
        {
            Decision = candidate.Place == Place.Ordinary || candidate.Place == Place.KeptOut ? null : DeclineAs.Redirected,
            RedirectedTo = report?.ReportedTo, RedirectReference = report?.ServiceReference, Version = candidate.Version.ToString(),
        }, candidate));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid candidateId, DeclineForm form)
    {
        if (await Find(candidateId) is not { } candidate) return NotFound();
        if (!viewer.May(IdentificationRights.Decide, candidate)) return Forbid();
        For(form, candidate);
        if (candidate is { IsOpen: true, Place: Place.Statutory } && ModelState.IsValid)
        {
            if (form.Decision != DeclineAs.Redirected) ModelState.AddModelError(nameof(form.Decision), T["The panel is not the way for a child at risk. Report it to the statutory service, and record that."]);
            else if (string.IsNullOrWhiteSpace(form.RedirectReference)) ModelState.AddModelError(nameof(form.RedirectReference), T["Enter the reference that the service gave you: without it nobody knows that it has this young person"]);
        }

        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(candidate, form.Version);
        var act = await db.ActIn(candidate.PanelId);
        if (form.Decision == DeclineAs.Redirected) candidate.Redirect(act, form.RedirectedTo!, form.RedirectReference, form.Reason!);
        else candidate.Decline(act, form.Reason!);
        await db.SaveChangesAsync();
        this.Done(form.Decision == DeclineAs.Redirected ? T["That it was redirected is recorded. It comes back only with a new record."] : T["Declined. It comes back only with a new record."]);
        return LocalRedirect("/candidates");
    }

    private async Task<Candidate?> Find(Guid candidateId)
    {
        var candidate = await db.Candidates.SingleOrDefaultAsync(held => held.Id == candidateId);
        if (candidate is not null) HttpContext.Concerns(candidate);
        return candidate;
    }

    private static DeclineForm For(DeclineForm form, Candidate candidate)
    {
        (form.CandidateId, form.Name, form.Place) = (candidate.Id, candidate.NameAsGiven, candidate.Place);
        return form;
    }
}
