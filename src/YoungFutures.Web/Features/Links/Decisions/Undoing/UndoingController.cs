using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Links.Decisions.Undoing;

[Route("links/decisions/{linkDecisionId:guid}/undoing")]
public sealed class UndoingController(YoungFuturesDb db, Viewer viewer, LinkageModels models, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid linkDecisionId)
    {
        if (await db.LinkDecisions.AsNoTracking().SingleOrDefaultAsync(held => held.Id == linkDecisionId) is not { } decision) return NotFound();
        HttpContext.Concerns(null, decision.PanelId);
        if (!viewer.May(LinkRights.Decide, decision.PanelId)) return Forbid();
        return View(await new UndoingForm { Version = decision.Version.ToString() }.About(db, models, T, decision));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid linkDecisionId, UndoingForm form)
    {
        if (await db.LinkDecisions.SingleOrDefaultAsync(held => held.Id == linkDecisionId) is not { } decision) return NotFound();
        HttpContext.Concerns(null, decision.PanelId);
        if (!viewer.May(LinkRights.Decide, decision.PanelId)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", await form.About(db, models, T, decision));

        db.Expect(decision, form.Version);
        await db.Undo(models, await db.ActIn(decision.PanelId), decision, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The decision is undone. Each record is back where it was."]);
        return LocalRedirect("/links/decisions");
    }
}

public sealed class UndoingForm : IVersioned
{
    [Display(Name = "Why is it undone?"), Long, RecordedAs(nameof(LinkDecision.UndoneBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public bool Same { get; set; }
    [BindNever] public string DecidedBecause { get; set; } = "";
    [BindNever] public string? By { get; set; }
    [BindNever] public DateTime At { get; set; }
    [BindNever] public int Moved { get; set; }
    [BindNever] public DateTime? UndoneAt { get; set; }
    [BindNever] public string? UndoneBy { get; set; }
    [BindNever] public string? UndoneBecause { get; set; }
    [BindNever] public PairView? Pair { get; set; }

    public async Task<UndoingForm> About(YoungFuturesDb db, LinkageModels models, Words T, LinkDecision decision)
    {
        (Same, DecidedBecause, At, Moved, UndoneAt, UndoneBecause) = (decision.Same, decision.Because, decision.At, decision.Moved, decision.UndoneAt, decision.UndoneBecause);
        Guid?[] ids = [decision.ById, decision.UndoneById];
        var names = await db.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        By = names.GetValueOrDefault(decision.ById);
        UndoneBy = decision.UndoneById is { } undoer ? names.GetValueOrDefault(undoer) : null;
        var pair = await Explained.Pair(db, models, decision.PanelId, decision.SignalId, decision.OtherId, decision.ModelVersion);
        // As it was shown to whoever decided, not as it would be reckoned today.
        Pair = pair is null ? null : PairView.Of(T, pair, Explained.Read(decision.Explanation));
        return this;
    }
}

public sealed class UndoingFormValidator : AbstractValidator<UndoingForm>
{
    public UndoingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is undone"]);
}
