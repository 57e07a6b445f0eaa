using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Plans.Steps;

[Route("goals/{goalId:guid}/steps/new")]
public sealed class StepController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int MostActions = 50;

    [HttpGet]
    public async Task<IActionResult> New(Guid goalId)
    {
        var goal = await db.GoalInHand(goalId);
        if (goal is null) return NotFound();
        HttpContext.Concerns(goal);
        if (!viewer.May(CaseRights.Lead, goal.Case)) return Forbid();
        if (goal.Case.DraftOfPlan is null || !goal.Holds) return LocalRedirect($"/cases/{goal.CaseId}/plan");
        var form = new StepForm { Version = goal.Version.ToString() };
        await Fill(form, goal);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid goalId, StepForm form)
    {
        var goal = await db.GoalInHand(goalId);
        if (goal is null) return NotFound();
        HttpContext.Concerns(goal);
        if (!viewer.May(CaseRights.Lead, goal.Case)) return Forbid();
        await Fill(form, goal);
        if (form.ActionId is { } actionId && form.Actions.All(choice => choice.Value != actionId.ToString())) ModelState.AddModelError(nameof(form.ActionId), T["Choose an action of this case, or none"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(goal, form.Version);
        var action = form.ActionId is { } chosen ? await db.SupportActions.SingleAsync(held => held.Id == chosen) : null;
        var draft = goal.Case.DraftOfPlan ?? throw new Refused("Begin a new version of the plan first.");
        db.GoalSteps.Add(goal.AddStep(await db.ActIn(goal.PanelId), draft, form.Who!, form.What!, form.By.Date!.Value, action));
        await db.SaveChangesAsync();
        this.Done(T["The step was added."]);
        return LocalRedirect(form.Another == "1" ? $"/goals/{goal.Id}/steps/new" : $"/cases/{goal.CaseId}/plan");
    }

    private async Task Fill(StepForm form, Goal goal)
    {
        (form.Head, form.Goal) = (CaseHead.Of(goal.Case), goal.Words);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var actions = await db.SupportActions.Where(action => action.CaseId == goal.CaseId).OrderByDescending(action => action.SetAt).Take(MostActions)
            .Select(action => new { action.Id, action.What, Agency = welsh ? action.Agency.NameCy : action.Agency.Name }).ToListAsync();
        form.Actions = [.. actions.Select(action => new Choice(action.Id.ToString(), T["{0}: {1}", action.Agency, Short(action.What)]))];
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..Math.Max(text.LastIndexOf(' ', 80), 40)] + "…";
}
