using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Goals.Ending;

[Route("goals/{goalId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid goalId)
    {
        var goal = await db.GoalInHand(goalId);
        if (goal is null) return NotFound();
        HttpContext.Concerns(goal);
        if (!viewer.May(CaseRights.Lead, goal.Case)) return Forbid();
        if (goal.Case.DraftOfPlan is null || !goal.Holds) return LocalRedirect($"/cases/{goal.CaseId}/plan");
        return View(new EndingForm { Version = goal.Version.ToString(), Head = CaseHead.Of(goal.Case), Words = goal.Words });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid goalId, EndingForm form)
    {
        var goal = await db.GoalInHand(goalId);
        if (goal is null) return NotFound();
        HttpContext.Concerns(goal);
        if (!viewer.May(CaseRights.Lead, goal.Case)) return Forbid();
        (form.Head, form.Words) = (CaseHead.Of(goal.Case), goal.Words);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(goal, form.Version);
        goal.End(await db.ActIn(goal.PanelId), goal.Case.DraftOfPlan ?? throw new Refused("Begin a new version of the plan first."), form.Reached!.Value);
        await db.SaveChangesAsync();
        this.Done(T["From the version that is being written on, it is no goal any more."]);
        return LocalRedirect($"/cases/{goal.CaseId}/plan");
    }
}

public sealed class EndingForm : IVersioned
{
    [Display(Name = "Was it reached?"), RecordedAs(nameof(Goal.WasReached))] public bool? Reached { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string Words { get; set; } = "";
}

public sealed class EndingFormValidator : AbstractValidator<EndingForm>
{
    public EndingFormValidator(Words T) => RuleFor(form => form.Reached).NotNull().WithMessage(_ => T["Say whether it was reached"]);
}
