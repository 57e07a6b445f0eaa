using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Transfer;

/// <summary>Offers a case to the panel of another area.</summary>
[Route("cases/{caseId:guid}/transfer")]
public sealed class TransferController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    private const int MostPanels = 100;

    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        if (!@case.IsOpen) return LocalRedirect($"/cases/{caseId}");
        var form = new TransferForm { Version = @case.Version.ToString(), Summary = @case.Summary };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, TransferForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        await Fill(form, @case);
        if (form.ToPanelId is { } chosen && !form.Panels.Any(panel => panel.Value == chosen.ToString())) ModelState.AddModelError(nameof(form.ToPanelId), T["Choose the panel to which it is transferred"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        var to = await db.Panels.SingleAsync(panel => panel.Id == form.ToPanelId);
        var transfer = @case.ProposeTransfer(act, to, new TransferWords(form.Because!, form.Summary!, form.Concerns!, form.Strengths!, form.Views, form.FamilyAware!.Value, form.FamilyKnows!, form.ImmediateRisk!.Value));
        db.CaseTransfers.Add(transfer);
        // Proposing changes nothing on the case; its version still has to be the one just read, or it could be proposed twice at once.
        db.Entry(@case).Property(held => held.Version).IsModified = true;
        await letters.Send(to.CoordinatorId, null, $"/transfers/{transfer.Id}", T => T["A case is offered to your panel: {0}", @case.Reference],
            T => T["Another panel asks yours to take over case {0}. Answer by {1}. Until then it stays where it is:", @case.Reference, T.Day(transfer.DueOn!.Value)]);
        await db.SaveChangesAsync();
        this.Done(T["Case {0} is offered to the other panel. It stays here until that panel has acknowledged it.", @case.Reference]);
        return LocalRedirect($"/transfers/{transfer.Id}");
    }

    private Task<Case?> Find(Guid caseId) =>
        db.Cases.Include(held => held.YoungPerson).Include(held => held.Actions).Include(held => held.Transfers).Include(held => held.Interventions).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task Fill(TransferForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.WaitingId = @case.Transfers.Find(transfer => transfer.IsOpen)?.Id;
        form.OpenActions = @case.Actions.Count(action => action.IsOpen);
        form.Panels = [.. (await db.Panels.Where(panel => panel.Id != @case.PanelId).OrderBy(panel => panel.Name).Take(MostPanels).Select(panel => new { panel.Id, panel.Name, panel.NameCy }).ToListAsync())
            .Select(panel => new Choice(panel.Id.ToString(), T.Either(panel.Name, panel.NameCy)))];
    }
}
