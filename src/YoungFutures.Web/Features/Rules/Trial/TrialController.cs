using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Rules.Trial;

/// <summary>How many a draft would find beside the rules in force. It reads everybody whom lists name, a few seconds of it at once and the rest in the background, and shows numbers only.</summary>
[Route("panels/{panelId:guid}/rules/{ruleSetId:guid}/trial")]
public sealed class TrialController(YoungFuturesDb db, Viewer viewer) : Controller
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    [HttpGet]
    public async Task<IActionResult> New(Guid panelId, Guid ruleSetId)
    {
        if (await db.PanelOfRules(panelId) is not { } panel || await Find(panelId, ruleSetId) is not { } set) return NotFound();
        if (!viewer.May(IdentificationRights.WriteRules, panel)) return Forbid();
        if (!set.IsDraft) return LocalRedirect($"/panels/{panelId}/rules/{ruleSetId}");
        return View(new TrialPage(panelId, ruleSetId, set.Number, set.Version, await db.RuleTrials.AsNoTracking().SingleOrDefaultAsync(held => held.RuleSetId == ruleSetId) is { } trial ? TrialNumbers.Of(trial) : null));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid panelId, Guid ruleSetId)
    {
        if (await db.PanelOfRules(panelId) is not { } panel || await Find(panelId, ruleSetId) is not { } set) return NotFound();
        if (!viewer.May(IdentificationRights.WriteRules, panel)) return Forbid();
        if (!set.IsDraft) return LocalRedirect($"/panels/{panelId}/rules/{ruleSetId}");
        await RuleTrial.Begin(db, set);
        await db.SaveChangesAsync();
        await RuleTrials.AdvanceFor(db, ruleSetId, AtOnce, HttpContext.RequestAborted);
        return LocalRedirect($"/panels/{panelId}/rules/{ruleSetId}/trial");
    }

    private Task<RuleSet?> Find(Guid panelId, Guid ruleSetId) => db.RuleSets.AsNoTracking().SingleOrDefaultAsync(held => held.Id == ruleSetId && held.PanelId == panelId);
}
