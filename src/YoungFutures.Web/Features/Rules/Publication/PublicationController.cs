using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Rules.Publication;

/// <summary>A draft of rules is published: from its day on it is in force, and nothing changes it.</summary>
[Route("panels/{panelId:guid}/rules/{ruleSetId:guid}/publication")]
public sealed class PublicationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid panelId, Guid ruleSetId)
    {
        if (await db.PanelOfRules(panelId) is not { } panel || await Find(panelId, ruleSetId) is not { } set) return NotFound();
        if (!viewer.May(IdentificationRights.PublishRules, panel)) return Forbid();
        if (!set.IsDraft) return LocalRedirect($"/panels/{panelId}/rules/{ruleSetId}");
        return View(new PublicationForm { Version = set.Version.ToString() }.For(set, await WasTried(set)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid panelId, Guid ruleSetId, PublicationForm form)
    {
        if (await db.PanelOfRules(panelId) is not { } panel || await Find(panelId, ruleSetId) is not { } set) return NotFound();
        if (!viewer.May(IdentificationRights.PublishRules, panel)) return Forbid();
        form.For(set, await WasTried(set));
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(set, form.Version);
        set.Publish(await db.ActIn(panelId), form.EffectiveFrom.Date!.Value, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["Version {0} is published. Everybody whom lists name is looked at again once it is in force.", set.Number]);
        return LocalRedirect($"/panels/{panelId}/rules");
    }

    private Task<RuleSet?> Find(Guid panelId, Guid ruleSetId) => db.RuleSets.SingleOrDefaultAsync(held => held.Id == ruleSetId && held.PanelId == panelId);

    private Task<bool> WasTried(RuleSet set) => db.RuleTrials.AnyAsync(trial => trial.RuleSetId == set.Id && trial.Draft == set.Version && trial.DoneAt != null);
}
