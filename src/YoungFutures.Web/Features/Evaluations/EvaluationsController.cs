using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Web.Features.Returns.Bases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Evaluations;

public sealed record EvaluationRow(Guid Id, string Panel, string Organisation, string Post, DateOnly Until, bool IsInForce);

public sealed record EvaluationPage(Guid Id, string Version, string Panel, string Organisation, string Post, string Purpose, string Basis, DateOnly From, DateOnly Until, DateOnly CasesFrom, DateOnly CasesUntil,
    IReadOnlyList<EvaluationField> Fields, bool IsInForce, bool IsEnded, DateTime? KeyDestroyedAt);

/// <summary>Under which agreements evaluators have extracts.</summary>
[Route("evaluations")]
public sealed class EvaluationsController(YoungFuturesDb db, Viewer viewer, AuditKeyring keyring, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(DisclosureRights.Govern)) return NotFound();
        var governed = viewer.GovernedPanelIds;
        var agreements = await db.EvaluationAgreements.AsNoTracking().Where(held => governed.Contains(held.PanelId)).OrderByDescending(held => held.Until).ThenBy(held => held.Id).ToPageAsync(page);
        var panels = await db.Panels.AsNoTracking().Where(panel => governed.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        var today = UkTime.LocalDate(db.Now);
        return View(new Paged<EvaluationRow>([.. agreements.Items.Select(held => new EvaluationRow(held.Id, T.Of(panels[held.PanelId]), held.Organisation, held.Post, held.Until, held.IsInForceOn(today)))], agreements.Page, agreements.PageSize, agreements.Total));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(DisclosureRights.Govern)) return NotFound();
        var form = new EvaluationForm
        {
            Panels = await db.GovernedPanelChoices(viewer, T), From = DateAnswer.From(UkTime.LocalDate(db.Now)), CasesFrom = DateAnswer.From(EvaluationAgreement.PilotFrom), CasesUntil = DateAnswer.From(EvaluationAgreement.PilotUntil),
        };
        if (form.Panels is [var only]) form.PanelId = Guid.Parse(only.Value);
        return View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(EvaluationForm form)
    {
        if (!viewer.May(DisclosureRights.Govern)) return NotFound();
        form.Panels = await db.GovernedPanelChoices(viewer, T);
        if (form.PanelId is { } chosen && !form.Panels.Any(panel => panel.Value == chosen.ToString())) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel"]);
        if (form.Fields.Exists(field => !Enum.IsDefined(field))) ModelState.AddModelError(nameof(form.Fields), T["Choose what the extract holds"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var agreement = new EvaluationAgreement(await db.ActIn(form.PanelId!.Value), new Recipient(form.Organisation!, form.Post!, form.Basis!), form.Purpose!, form.From.Date!.Value, form.Until.Date!.Value,
            form.CasesFrom.Date!.Value, form.CasesUntil.Date!.Value, form.Fields, keyring);
        db.EvaluationAgreements.Add(agreement);
        await db.SaveChangesAsync();
        this.Done(T["The agreement was recorded, with a key of its own."]);
        return LocalRedirect($"/evaluations/{agreement.Id}");
    }

    [HttpGet("{evaluationAgreementId:guid}")]
    public async Task<IActionResult> Details(Guid evaluationAgreementId)
    {
        if (!viewer.May(DisclosureRights.Govern)) return NotFound();
        if (await db.EvaluationAgreements.AsNoTracking().SingleOrDefaultAsync(one => one.Id == evaluationAgreementId) is not { } held) return NotFound();
        HttpContext.Concerns(null, held.PanelId);
        var panel = await db.Panels.AsNoTracking().SingleAsync(one => one.Id == held.PanelId);
        return View(new EvaluationPage(held.Id, held.Version.ToString(), T.Of(panel), held.Organisation, held.Post, held.Purpose, held.Basis, held.From, held.Until, held.CasesFrom, held.CasesUntil, held.Fields,
            held.IsInForceOn(UkTime.LocalDate(db.Now)), held.EndedAt is not null || held.WrappedKey is null, held.KeyDestroyedAt));
    }

    [HttpPost("{evaluationAgreementId:guid}/ending")]
    public async Task<IActionResult> Delete(Guid evaluationAgreementId, string? version)
    {
        if (!viewer.May(DisclosureRights.Govern)) return NotFound();
        if (await db.EvaluationAgreements.SingleOrDefaultAsync(one => one.Id == evaluationAgreementId) is not { } held) return NotFound();
        db.Expect(held, version);
        held.End(await db.ActIn(held.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The agreement was ended and its key destroyed."]);
        return LocalRedirect($"/evaluations/{evaluationAgreementId}");
    }
}
