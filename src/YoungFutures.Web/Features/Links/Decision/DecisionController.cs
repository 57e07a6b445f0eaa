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

namespace YoungFutures.Web.Features.Links.Decision;

[Route("links/{linkQuestionId:guid}/decision")]
public sealed class DecisionController(YoungFuturesDb db, Viewer viewer, LinkageModels models, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid linkQuestionId, DecisionForm form)
    {
        if (await db.LinkQuestions.SingleOrDefaultAsync(held => held.Id == linkQuestionId) is not { } question) return NotFound();
        HttpContext.Concerns(null, question.PanelId);
        if (!viewer.May(LinkRights.Decide, question.PanelId)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("/Features/Links/Details.cshtml", await form.About(db, models, T, question));

        db.Expect(question, form.Version);
        var pair = await db.PairToDecide(question.PanelId, question.SignalId, question.OtherId);
        var shown = (await Explained.Pair(db, models, question.PanelId, question.SignalId, question.OtherId, question.ModelVersion))!;
        var decision = question.Answer(await db.ActIn(question.PanelId), pair, form.Same!.Value, form.Because!, Explained.Written(shown.Comparison));
        db.Keep(decision, pair);
        await db.SaveChangesAsync();
        await db.SettleWhatFollows(decision, pair);
        this.Done(decision.Same ? T["Kept: the same young person. It can be undone under Decisions."] : T["Kept: not the same young person. They will not be joined or asked about again."]);
        var next = await db.LinkQuestions.Where(held => viewer.RunPanelIds.Contains(held.PanelId) && held.State == LinkQuestionState.Open).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
            .Select(held => (Guid?)held.Id).FirstOrDefaultAsync();
        return LocalRedirect(next is null ? "/links" : $"/links/{next}");
    }
}

public sealed class DecisionForm : IVersioned
{
    [Display(Name = "Are the two records about the same young person?")] public bool? Same { get; set; }
    [Display(Name = "What makes you sure?"), Long] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid QuestionId { get; set; }
    [BindNever] public WhyAsked Why { get; set; }
    [BindNever] public MayBe MayBe { get; set; }
    [BindNever] public LinkQuestionState State { get; set; }
    [BindNever] public DateOnly? DueOn { get; set; }
    /// <summary>Nothing when one of the two records is gone.</summary>
    [BindNever] public PairView? Pair { get; set; }

    public async Task<DecisionForm> About(YoungFuturesDb db, LinkageModels models, Words T, LinkQuestion question)
    {
        (QuestionId, Why, MayBe, State, DueOn) = (question.Id, question.Why, question.MayBe, question.State, question.DueOn);
        Pair = await Explained.Pair(db, models, question.PanelId, question.SignalId, question.OtherId, question.ModelVersion) is { } pair ? PairView.Of(T, pair) : null;
        return this;
    }
}

public sealed class DecisionFormValidator : AbstractValidator<DecisionForm>
{
    public DecisionFormValidator(Words T)
    {
        RuleFor(form => form.Same).NotNull().WithMessage(_ => T["Say whether they are the same young person"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say what makes you sure"]);
    }
}
