using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Candidates;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Rules;

/// <summary>The versions of a panel’s rules. None is overwritten: a draft is written, tried and published.</summary>
[Route("panels/{panelId:guid}/rules")]
public sealed class RulesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    // More versions than a panel makes in years.
    private const int Most = 100;

    [HttpGet]
    public async Task<IActionResult> Index(Guid panelId)
    {
        if (await db.PanelOfRules(panelId) is not { } panel) return NotFound();
        var inForce = await db.RulesOf(panelId, UkTime.LocalDate(db.Now));
        var versions = await db.RuleSets.AsNoTracking().Where(set => set.PanelId == panelId).OrderByDescending(set => set.Number).Take(Most)
            .Select(set => new RuleSetRow(set.Id, set.Number, set.PublishedAt == null, set.EffectiveFrom, set.PublishedAt, db.Users.Where(user => user.Id == set.PublishedById).Select(user => user.DisplayName).FirstOrDefault(), set.Because, set.Id == inForce.Id)).ToListAsync();
        return View(new RuleSetsPage(panelId, T.Of(panel), versions, viewer.May(IdentificationRights.WriteRules, panel) && !versions.Exists(version => version.IsDraft)));
    }

    /// <summary>Begins a draft with what is in force.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(Guid panelId)
    {
        if (await db.PanelOfRules(panelId) is not { } panel) return NotFound();
        if (!viewer.May(IdentificationRights.WriteRules, panel)) return Forbid();
        var newest = await db.RuleSets.AsNoTracking().Where(set => set.PanelId == panelId).OrderByDescending(set => set.Number).FirstOrDefaultAsync();
        if (newest is { IsDraft: true }) return LocalRedirect($"/panels/{panelId}/rules/{newest.Id}");
        var act = await db.ActIn(panelId);
        // From the newest that is published, in force yet or not: what was decided last is what is changed.
        var from = newest is null ? await db.RulesOf(panelId, act.Today) : await db.RuleSets.AsNoTracking().Include(set => set.Terms).SingleAsync(set => set.Id == newest.Id);
        var draft = from.Next(from.Number + 1, act);
        db.RuleSets.Add(draft);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            throw new Refused("Somebody has begun a draft in this moment. Open it instead.");
        }

        this.Done(T["Draft {0} was begun with the rules as they are.", draft.Number]);
        return LocalRedirect($"/panels/{panelId}/rules/{draft.Id}");
    }

    [HttpGet("{ruleSetId:guid}")]
    public async Task<IActionResult> Details(Guid panelId, Guid ruleSetId)
    {
        if (await db.PanelOfRules(panelId) is not { } panel) return NotFound();
        var set = await db.RuleSets.AsNoTracking().Include(held => held.Terms).SingleOrDefaultAsync(held => held.Id == ruleSetId && held.PanelId == panelId);
        if (set is null) return NotFound();
        var before = await db.RuleSets.AsNoTracking().Include(held => held.Terms).Where(held => held.PanelId == panelId && held.Number < set.Number && held.PublishedAt != null).OrderByDescending(held => held.Number).FirstOrDefaultAsync();
        var inForce = await db.RulesOf(panelId, UkTime.LocalDate(db.Now));
        var by = set.PublishedById is null ? null : await db.Users.Where(user => user.Id == set.PublishedById).Select(user => user.DisplayName).SingleOrDefaultAsync();
        return View(new RuleSetPage(panelId, T.Of(panel), new RuleSetRow(set.Id, set.Number, set.IsDraft, set.EffectiveFrom, set.PublishedAt, by, set.Because, set.Id == inForce.Id),
            [.. Enum.GetValues<Rule>().Select(rule => set[rule]).Select(term => new TermLine(term.Rule, term.IsOn, term.IsSufficient, RuleWords.Asks(T, term),
                before is not null && !before[term.Rule].SaysTheSameAs(term) ? Before(before[term.Rule]) : null))],
            set.IsDraft && viewer.May(IdentificationRights.WriteRules, panel), set.IsDraft && viewer.May(IdentificationRights.PublishRules, panel)));
    }

    private string Before(RuleTerm term) => !term.IsOn ? T["Before: switched off."] : term.Rule.Finds()
        ? term.IsSufficient ? T["Before, sufficient: {0}", RuleWords.Asks(T, term)] : T["Before, supporting: {0}", RuleWords.Asks(T, term)]
        : T["Before: {0}", RuleWords.Asks(T, term)];
}

public static class PanelsWithRules
{
    /// <summary>The panel, for whoever may read its rules; for everybody else it has none.</summary>
    public static async Task<Panel?> PanelOfRules(this YoungFuturesDb db, Guid panelId) =>
        await db.Panels.AsNoTracking().SingleOrDefaultAsync(held => held.Id == panelId) is { } panel && db.Viewer.May(IdentificationRights.ReadRules, panel) ? panel : null;
}
