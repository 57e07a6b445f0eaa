using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Minutes;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Panels.CheckQuestions;

/// <summary>What the panel asks the agencies of each sector to begin with. It is the coordinator’s to write: no administrator is needed for it.</summary>
[Route("panels/{panelId:guid}/check-questions")]
public sealed class CheckQuestionsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid panelId)
    {
        if (await Find(panelId) is not { } panel) return NotFound();
        var questions = await db.CheckQuestionsOf(panelId);
        var own = await db.CheckQuestions.Where(held => held.PanelId == panelId).Select(held => held.Sector).ToListAsync();
        return View(new CheckQuestionsPage(panelId, T.Either(panel.Name, panel.NameCy), viewer.May(CheckRights.WriteQuestions, panel),
            [.. Domain.Cases.CheckQuestions.Sectors.Select(sector => new CheckQuestionRow(sector, questions[sector].English, questions[sector].Welsh, own.Contains(sector)))]));
    }

    [HttpGet("{sector}/edit")]
    public async Task<IActionResult> Edit(Guid panelId, Sector sector)
    {
        if (!ModelState.IsValid || await Find(panelId) is not { } panel || !Domain.Cases.CheckQuestions.Sectors.Contains(sector)) return NotFound();
        if (!viewer.May(CheckRights.WriteQuestions, panel)) return Forbid();
        var held = await db.CheckQuestions.AsNoTracking().SingleOrDefaultAsync(question => question.PanelId == panelId && question.Sector == sector);
        var usual = Domain.Cases.CheckQuestions.UsualOf(sector);
        return View(new CheckQuestionForm
        {
            English = held?.English ?? usual.English, Welsh = held is null ? usual.Welsh : held.Welsh, Version = held?.Version.ToString() ?? FirstWritings.None,
        }.For(panel, sector));
    }

    [HttpPost("{sector}/edit")]
    public async Task<IActionResult> Update(Guid panelId, Sector sector, CheckQuestionForm form)
    {
        if (ModelState["sector"]?.Errors.Count > 0 || await Find(panelId) is not { } panel || !Domain.Cases.CheckQuestions.Sectors.Contains(sector)) return NotFound();
        if (!viewer.May(CheckRights.WriteQuestions, panel)) return Forbid();
        form.For(panel, sector);
        if (panel.Nation == Nation.Wales && string.IsNullOrEmpty(form.Welsh)) ModelState.AddModelError(nameof(form.Welsh), T["Enter the question in Welsh. In Wales both languages are offered."]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        var question = await db.FirstWriting(form.Version, Written, () => new CheckQuestion(panelId, sector));
        question.Write(panel.Nation, form.English!, form.Welsh);
        await db.SaveWriting(question, Written);
        this.Done(T["The question for {0} is saved. Checks that were asked already keep theirs.", T.Of(sector)]);
        return LocalRedirect($"/panels/{panelId}/check-questions");

        Task<CheckQuestion?> Written() => db.CheckQuestions.SingleOrDefaultAsync(held => held.PanelId == panelId && held.Sector == sector);
    }

    // Nobody else's to see, so that nobody else learns that it is there.
    private async Task<Panel?> Find(Guid panelId) =>
        await db.Panels.AsNoTracking().SingleOrDefaultAsync(held => held.Id == panelId) is { } panel && viewer.May(CheckRights.ReadQuestions, panel) ? panel : null;
}
