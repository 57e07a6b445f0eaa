using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Plans.Goals;

[Route("cases/{caseId:guid}/goals/new")]
public sealed class GoalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (@case.DraftOfPlan is null) return LocalRedirect($"/cases/{caseId}/plan");
        var form = new GoalForm { Version = @case.Version.ToString() };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, GoalForm form)
    {
        var @case = await db.CaseInHand(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        await Fill(form, @case);
        if (form.NeedCode is { } chosen && form.NeedChoices.All(choice => choice.Value != chosen)) ModelState.AddModelError(nameof(form.NeedCode), T["Choose a need that was found in the conversation"]);
        var score = Scores.Read(form.Start);
        if (score.IsWrong(Measured.Goal)) ModelState.AddModelError(nameof(form.Start), T["Enter a whole number from 0 to 10"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        if (@case.DraftOfPlan is not { } draft) throw new Domain.Refused("Begin a new version of the plan first.");
        var goal = @case.SetGoal(act, draft, form.NeedCode!, form.Words!);
        db.Goals.Add(goal);
        if (score.Value is { } start) db.OutcomeMeasures.Add(@case.Measure(act, Measured.Goal, goal, MeasurePoint.Start, start, Respondent.YoungPerson, act.Today));
        await db.SaveChangesAsync();
        this.Done(T["The goal was added. Now say who does what by when."]);
        return LocalRedirect($"/goals/{goal.Id}/steps/new");
    }

    private async Task Fill(GoalForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        var names = await db.NeedNames(T);
        form.NeedChoices = [.. (@case.Conversation?.NeedCodes ?? []).Select(code => new Choice(code, names.GetValueOrDefault(code, code)))];
    }
}
