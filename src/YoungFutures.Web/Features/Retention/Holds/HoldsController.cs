using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Holds;

public sealed record HoldRow(Guid Id, string Reference, string Panel, HoldReason Reason, string Because, string SetBy, DateTime SetAt, bool Stands, string? LiftedBy, DateTime? LiftedAt, string? LiftedBecause);

/// <summary>What must not be disposed of, whatever its date: set on any record, due or not.</summary>
[Route("retention/holds")]
public sealed class HoldsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(RetentionRights.Govern)) return NotFound();
        var governed = viewer.GovernedPanelIds;
        var holds = await db.RetentionHolds.AsNoTracking().Where(held => governed.Contains(held.PanelId)).OrderBy(held => held.LiftedAt != null).ThenByDescending(held => held.SetAt).ThenBy(held => held.Id).ToPageAsync(page);
        var panels = await db.Panels.AsNoTracking().Where(panel => governed.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        var people = holds.Items.SelectMany(held => new[] { held.SetById, held.LiftedById ?? held.SetById }).Distinct().ToArray();
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        HttpContext.ConcernsEach(holds.Items.Select(held => new AuditPart(nameof(RetentionHold), held.Id, held.SubjectId, held.PanelId)));
        return View(new Paged<HoldRow>([.. holds.Items.Select(held => new HoldRow(held.Id, held.Reference, T.Of(panels[held.PanelId]), held.Reason, held.Because, names.GetValueOrDefault(held.SetById, "–"), held.SetAt, held.Stands,
            held.LiftedById is { } by ? names.GetValueOrDefault(by, "–") : null, held.LiftedAt, held.LiftedBecause))], holds.Page, holds.PageSize, holds.Total));
    }

    [HttpGet("new")]
    public IActionResult New() => viewer.May(RetentionRights.Govern) ? View(new HoldForm()) : NotFound();

    [HttpPost("new")]
    [Looks(typeof(RetentionHold), AuditEvents.Searched)]
    public async Task<IActionResult> Create(HoldForm form)
    {
        if (!viewer.May(RetentionRights.Govern)) return NotFound();
        var found = string.IsNullOrWhiteSpace(form.Reference) ? null : await RecordsKept.SubjectOf(db, form.Reference.Trim());
        if (found is null && !string.IsNullOrWhiteSpace(form.Reference)) ModelState.AddModelError(nameof(form.Reference), T["There is no record with this reference in your panels"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var (subjectId, panelId) = found!.Value;
        HttpContext.Concerns(subjectId, panelId);
        var act = await db.ActIn(panelId);
        db.RetentionHolds.Add(new RetentionHold(act, subjectId, form.Reference!.Trim(), form.Reason!.Value, form.Because!));
        foreach (var review in await db.RetentionReviews.Where(held => held.SubjectId == subjectId).ToListAsync())
            if (review.CanStop) review.Stop(act, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The record is on hold. Nothing of it is disposed of until the hold is lifted."]);
        return LocalRedirect("/retention/holds");
    }
}
