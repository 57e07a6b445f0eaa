using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Links.Separation;

/// <summary>This record is about somebody else than those it stands with. Whoever does not run its panel is told nothing of it.</summary>
[Route("links/separation/{signalId:guid}")]
public sealed class SeparationController(YoungFuturesDb db, Viewer viewer, LinkageModels models, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid signalId)
    {
        if (await Explained.PanelOf(db, signalId) is not { } panelId || !viewer.May(LinkRights.Decide, panelId)) return NotFound();
        HttpContext.Concerns(null, panelId);
        return View(await About(new SeparationForm(), panelId, signalId));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid signalId, SeparationForm form)
    {
        if (await Explained.PanelOf(db, signalId) is not { } panelId || !viewer.May(LinkRights.Decide, panelId)) return NotFound();
        HttpContext.Concerns(null, panelId);
        if (!ModelState.IsValid) return this.Invalid("New", await About(form, panelId, signalId));

        if (await Explained.NearestOf(db, models, signalId) is not { } otherId) throw new Refused("This record is not joined with the others any more.");
        var pair = await db.PairToDecide(panelId, signalId, otherId);
        db.Expect(pair.Of, form.Version);
        var shown = (await Explained.Pair(db, models, panelId, signalId, otherId, ""))!;
        var decision = LinkDecision.Separate(await db.ActIn(panelId), pair, form.Because!, Explained.Written(shown.Comparison), shown.ModelVersion);
        db.Keep(decision, pair);
        await db.SaveChangesAsync();
        await db.SettleWhatFollows(decision, pair);
        this.Done(T["The record stands alone now. It can be undone under Decisions."]);
        return LocalRedirect("/links/decisions");
    }

    private async Task<SeparationForm> About(SeparationForm form, Guid panelId, Guid signalId)
    {
        form.Version ??= await Explained.VersionOf(db, signalId);
        var pair = await Explained.NearestOf(db, models, signalId) is { } otherId ? await Explained.Pair(db, models, panelId, signalId, otherId, "") : null;
        form.Pair = pair is null ? null : PairView.Of(T, pair);
        return form;
    }
}

public sealed class SeparationForm : IVersioned
{
    [Display(Name = "What shows that it is about somebody else?"), Long] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    /// <summary>Nothing when the record stands alone.</summary>
    [BindNever] public PairView? Pair { get; set; }
}

public sealed class SeparationFormValidator : AbstractValidator<SeparationForm>
{
    public SeparationFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say what shows that it is about somebody else"]);
}
