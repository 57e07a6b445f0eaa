using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Gaps.Rules;

public sealed record GapRuleRow(Gap Gap, string? OffBecause, DateTime? OffAt, string? OffBy);

public sealed record GapRulesPage(Guid PanelId, string Panel, IReadOnlyList<GapRuleRow> Rules);

public sealed class GapRuleOffForm
{
    [Display(Name = "Why does the panel do without this rule?"), Long] public string? Because { get; set; }

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public Gap Gap { get; set; }
}

public sealed class GapRuleOffFormValidator : AbstractValidator<GapRuleOffForm>
{
    public GapRuleOffFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why the panel does without it"]);
}

/// <summary>Which rules a panel's board goes by. One can be switched off with a reason that stays on the record.</summary>
[Route("panels/{panelId:guid}/gap-rules")]
public sealed class GapRulesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid panelId)
    {
        if (await Find(panelId) is not { } panel) return NotFound();
        var off = await db.GapRulesOff.AsNoTracking().Where(held => held.PanelId == panelId && held.EndedAt == null)
            .Select(held => new { held.Gap, held.Because, held.At, By = db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault() }).ToDictionaryAsync(held => held.Gap);
        return View(new GapRulesPage(panelId, T.Of(panel), [.. Domain.Gaps.GapRules.OfThePanel
            .Select(gap => off.TryGetValue(gap, out var held) ? new GapRuleRow(gap, held.Because, held.At, held.By) : new GapRuleRow(gap, null, null, null))]));
    }

    [HttpGet("{gap}/off")]
    public async Task<IActionResult> New(Guid panelId, Gap gap) =>
        !ModelState.IsValid || !Domain.Gaps.GapRules.OfThePanel.Contains(gap) || await Find(panelId) is null ? NotFound() : View(new GapRuleOffForm { PanelId = panelId, Gap = gap });

    [HttpPost("{gap}/off")]
    public async Task<IActionResult> Create(Guid panelId, Gap gap, GapRuleOffForm form)
    {
        if (ModelState["gap"]?.Errors.Count > 0 || await Find(panelId) is null) return NotFound();
        (form.PanelId, form.Gap) = (panelId, gap);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        if (await db.GapRulesOff.AnyAsync(held => held.PanelId == panelId && held.Gap == gap && held.EndedAt == null)) throw new Refused("This rule is switched off already.");
        db.GapRulesOff.Add(new GapRuleOff(await db.ActIn(panelId), gap, form.Because!));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            throw new Refused("This rule is switched off already.");
        }

        this.Done(T["The rule is switched off. What it finds is open all the same."]);
        return LocalRedirect($"/panels/{panelId}/gap-rules");
    }

    [HttpPost("{gap}/on")]
    public async Task<IActionResult> Delete(Guid panelId, Gap gap)
    {
        if (!ModelState.IsValid || await Find(panelId) is null) return NotFound();
        if (await db.GapRulesOff.SingleOrDefaultAsync(held => held.PanelId == panelId && held.Gap == gap && held.EndedAt == null) is not { } off) return LocalRedirect($"/panels/{panelId}/gap-rules");
        off.End(await db.ActIn(panelId));
        await db.SaveChangesAsync();
        this.Done(T["The rule is on again."]);
        return LocalRedirect($"/panels/{panelId}/gap-rules");
    }

    private async Task<Panel?> Find(Guid panelId) =>
        await db.Panels.AsNoTracking().SingleOrDefaultAsync(held => held.Id == panelId) is { } panel && viewer.May(GapRights.SwitchRules, panel) ? panel : null;
}
