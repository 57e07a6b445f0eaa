using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates.Acceptance;

/// <summary>A person accepts somebody whom the rules found: a draft referral, or a note on the case there is already.</summary>
[Route("candidates/{candidateId:guid}/acceptance")]
public sealed class AcceptanceController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid candidateId)
    {
        if (await Find(candidateId) is not { } candidate) return NotFound();
        if (!viewer.May(IdentificationRights.Decide, candidate)) return Forbid();
        candidate.MustBeForThePanel();
        var form = await For(new AcceptanceForm { Version = candidate.Version.ToString() }, candidate);
        // Where there is no choice nobody is made to choose.
        if (!form.OpenCases.Any()) form.Becomes = AcceptanceForm.NewReferral;
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid candidateId, AcceptanceForm form)
    {
        if (await Find(candidateId) is not { } candidate) return NotFound();
        if (!viewer.May(IdentificationRights.Decide, candidate)) return Forbid();
        await For(form, candidate);
        var joins = form.OpenCases.FirstOrDefault(line => line.CaseId.ToString() == form.Becomes)?.CaseId;
        if (form.Becomes is { Length: > 0 } && form.Becomes != AcceptanceForm.NewReferral && joins is null) ModelState.AddModelError(nameof(form.Becomes), T["Say what should follow"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(candidate, form.Version);
        var act = await db.ActIn(candidate.PanelId);
        var found = T["The panel’s rules found this young person among agencies’ lists: {0}.", string.Join("; ", candidate.Rules.Where(rule => rule.Finds()).Select(rule => RuleWords.Called(T, rule)).Distinct())];
        if (joins is { } caseId)
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            var (note, rests) = candidate.Join(act, @case, form.Reason!, found);
            await Domain.Identification.Found.MustBeTold(db, @case, joined: candidate);
            db.Notes.Add(note);
            db.ReferralEvidence.AddRange(rests);
            // The note rests on the case as it was just read.
            db.Entry(@case).Property(held => held.Version).IsModified = true;
            await db.SaveChangesAsync();
            this.Done(T["What the rules found is a note on case {0} now.", @case.Reference]);
            return LocalRedirect($"/cases/{caseId}");
        }

        var (referral, evidence) = candidate.Accept(act, form.Reason!, found, _ => T["Found in agencies’ lists, under version {0} of the panel’s rules.", candidate.RuleSetNumber]);
        db.Referrals.Add(referral);
        db.ReferralEvidence.AddRange(evidence);
        await db.SaveChangesAsync();
        this.Done(T["A draft referral was made. Complete it and send it: nothing has gone to anybody yet."]);
        return LocalRedirect($"/referrals/{referral.Id}");
    }

    private async Task<Candidate?> Find(Guid candidateId)
    {
        var candidate = await db.Candidates.Include(held => held.Evidence).SingleOrDefaultAsync(held => held.Id == candidateId);
        if (candidate is not null) HttpContext.Concerns(candidate);
        return candidate;
    }

    private async Task<AcceptanceForm> For(AcceptanceForm form, Candidate candidate)
    {
        (form.CandidateId, form.Name, form.Known) = (candidate.Id, candidate.NameAsGiven, await CandidatePage.KnownTo(db, candidate));
        return form;
    }
}
