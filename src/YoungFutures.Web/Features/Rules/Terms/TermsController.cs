using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Features.Candidates;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Rules.Terms;

/// <summary>One rule of a draft is changed.</summary>
[Route("panels/{panelId:guid}/rules/{ruleSetId:guid}/{rule}/edit")]
public sealed class TermsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid panelId, Guid ruleSetId, Rule rule)
    {
        if (!ModelState.IsValid || await db.PanelOfRules(panelId) is not { } panel || await Find(panelId, ruleSetId) is not { } set || !Enum.IsDefined(rule)) return NotFound();
        if (!viewer.May(IdentificationRights.WriteRules, panel)) return Forbid();
        if (!set.IsDraft) return LocalRedirect($"/panels/{panelId}/rules/{ruleSetId}");
        return View(TermForm.Of(set[rule], set.Version.ToString()).For(set, rule));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid panelId, Guid ruleSetId, Rule rule, TermForm form)
    {
        if (ModelState["rule"]?.Errors.Count > 0 || await db.PanelOfRules(panelId) is not { } panel || await Find(panelId, ruleSetId) is not { } set || !Enum.IsDefined(rule)) return NotFound();
        if (!viewer.May(IdentificationRights.WriteRules, panel)) return Forbid();
        form.For(set, rule);
        Needs(form.HasCount, nameof(form.Count), form.Count);
        Needs(form.NeedsMonths, nameof(form.Months), form.Months);
        Needs(form.HasDays, nameof(form.Days), form.Days);
        Needs(form.HasRecentDays, nameof(form.RecentDays), form.RecentDays);
        Needs(form.HasPercent, nameof(form.Percent), form.Percent);
        Needs(form.HasLonger, nameof(form.LongerThanDays), form.LongerThanDays);
        if (form.HasOutcomes && form.Codes is { Count: 0 }) ModelState.AddModelError(nameof(form.Outcomes), T["Enter outcome codes from 1 to 23, with commas between them"]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(set, form.Version);
        set.Change(rule, form.IsOn, !rule.Finds() || form.IsSufficient, form.Thresholds);
        await db.SaveChangesAsync();
        this.Done(T["Rule {0} was changed in the draft.", rule.Code()]);
        return LocalRedirect($"/panels/{panelId}/rules/{ruleSetId}");

        void Needs(bool asked, string name, int? value)
        {
            if (asked && value is null && ModelState.GetFieldValidationState(name) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid) ModelState.AddModelError(name, T["Enter a whole number"]);
        }
    }

    private Task<RuleSet?> Find(Guid panelId, Guid ruleSetId) => db.RuleSets.Include(held => held.Terms).SingleOrDefaultAsync(held => held.Id == ruleSetId && held.PanelId == panelId);
}
