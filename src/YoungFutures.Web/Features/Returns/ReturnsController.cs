using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Returns;

/// <summary>The national returns of the panels that somebody runs or governs. They hold true counts, and are no part of the released figures.</summary>
[Route("returns")]
public sealed class ReturnsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    /// <summary>Quarters that can be reported, back from the one that ended last.</summary>
    private const int Quarters = 12;

    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(ReturnRights.List)) return NotFound();
        var returns = await db.NationalReturns.AsNoTracking().OrderByDescending(held => held.PeriodStart).ThenBy(held => held.PanelId).ThenByDescending(held => held.Number)
            .Select(held => new { held.Id, held.PanelId, held.PeriodStart, held.Number, held.State, held.DueOn }).ToPageAsync(page);
        var panelIds = returns.Items.Select(held => held.PanelId).ToHashSet();
        var panels = await db.Panels.AsNoTracking().Where(panel => panelIds.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        return View(new ReturnsPage(
            new Paged<ReturnRow>([.. returns.Items.Select(held => new ReturnRow(held.Id, T.Of(panels[held.PanelId]), ReleasePeriod.Of(PeriodKind.Quarter, held.PeriodStart), held.Number, held.State, held.DueOn))], returns.Page, returns.PageSize, returns.Total),
            viewer.May(ReturnRights.Prepare), viewer.May(ReturnRights.Govern)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(ReturnRights.List)) return NotFound();
        if (!viewer.May(ReturnRights.Prepare)) return Forbid();
        return View(await Offer(new ReturnForm()));
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(ReturnForm form)
    {
        if (!viewer.May(ReturnRights.List)) return NotFound();
        if (!viewer.May(ReturnRights.Prepare)) return Forbid();
        await Offer(form);
        if (form.PanelId is { } chosen && !form.Panels.Any(panel => panel.Value == chosen.ToString())) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel"]);
        if (form.Period is not null && !form.Periods.Any(period => period.Value == form.Period)) ModelState.AddModelError(nameof(form.Period), T["Choose the quarter"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(form.PanelId!.Value);
        var period = ReleasePeriod.Parse(form.Period!);
        var earlier = await db.NationalReturns.Where(held => held.PanelId == act.Panel.Id && held.PeriodStart == period.Start).OrderBy(held => held.Number).ToListAsync();
        if (earlier.Exists(held => held.State == ReturnState.Signed) && form.Because is null)
        {
            ModelState.AddModelError(nameof(form.Because), T["A return for this quarter was signed. Say why it is sent again"]);
            return this.Invalid("New", form);
        }

        var made = new NationalReturn(act, await db.DefinitionOn(period.LastDay), period, earlier, form.Because);
        db.NationalReturns.Add(made);
        await db.SaveChangesAsync();
        this.Done(T["The return was begun. Look at what is missing from the records, then count it."]);
        return LocalRedirect($"/returns/{made.Id}");
    }

    [HttpGet("{returnId:guid}")]
    public async Task<IActionResult> Details(Guid returnId)
    {
        if (await ReturnPage.Of(db, viewer, T, returnId) is not { } page) return NotFound();
        HttpContext.Concerns(null, page.PanelId);
        return View(page);
    }

    private async Task<ReturnForm> Offer(ReturnForm form)
    {
        var run = viewer.RunPanelIds;
        var panels = await db.Panels.AsNoTracking().Where(panel => run.Contains(panel.Id)).OrderBy(panel => panel.Name).Take(200).ToListAsync();
        form.Panels = [.. panels.Select(panel => new Choice(panel.Id.ToString(), T.Of(panel)))];
        if (panels is [var only]) form.PanelId ??= only.Id;
        var period = ReleasePeriod.Of(PeriodKind.Quarter, UkTime.LocalDate(db.Now)).Previous;
        var periods = new List<Choice>();
        for (var back = 0; back < Quarters; back++, period = period.Previous) periods.Add(new(period.Code, T.Of(period)));
        form.Periods = periods;
        return form;
    }
}
