using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates.Changes;

/// <summary>A source took back or corrected what a referral or a case rests on: whoever holds it reads that, and says what follows.</summary>
[Route("evidence-changes/{changeId:guid}")]
public sealed class ChangesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid changeId) => await Find(changeId) is { } change ? View(await For(new ChangeForm { Version = change.Version.ToString() }, change)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid changeId, ChangeForm form)
    {
        if (await Find(changeId) is not { } change) return NotFound();
        if (!viewer.May(IdentificationRights.Acknowledge, change)) return Forbid();
        await For(form, change);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(change, form.Version);
        change.Acknowledge(await db.ActIn(change.PanelId), form.Consequence!);
        await db.SaveChangesAsync();
        this.Done(T["What it means is recorded."]);
        return LocalRedirect($"/evidence-changes/{changeId}");
    }

    private async Task<EvidenceChange?> Find(Guid changeId)
    {
        var change = await db.EvidenceChanges.SingleOrDefaultAsync(held => held.Id == changeId);
        if (change is not null) HttpContext.Concerns(change);
        return change;
    }

    private async Task<ChangeForm> For(ChangeForm form, EvidenceChange change)
    {
        (form.ChangeId, form.Reference, form.At, form.StillFound) = (change.Id, change.RecordReference, change.At, change.StillFound);
        form.Href = change.CaseId is { } caseId ? $"/cases/{caseId}" : $"/referrals/{change.ReferralId}";
        form.CandidateId = await db.Candidates.Where(held => held.Id == change.CandidateId).Select(held => (Guid?)held.Id).SingleOrDefaultAsync();
        // Only what the reader may see of the evidence; somebody else’s record is not named to them.
        form.Lines = [.. (await EvidenceOfRecord.Lines(db, T, db.ReferralEvidence.Where(line => line.CandidateId == change.CandidateId && line.TakenBackAt != null))).SelectMany(fired => fired.Lines)];
        form.MayAcknowledge = change.IsOpen && viewer.May(IdentificationRights.Acknowledge, change);
        (form.AcknowledgedAt, form.Said) = (change.AcknowledgedAt, change.Consequence);
        form.AcknowledgedBy = change.AcknowledgedById is null ? null : await db.Users.Where(user => user.Id == change.AcknowledgedById).Select(user => user.DisplayName).SingleOrDefaultAsync();
        return form;
    }
}
