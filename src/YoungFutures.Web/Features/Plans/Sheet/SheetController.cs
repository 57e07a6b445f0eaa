using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Sheet;

public sealed record SheetStep(string Who, string What, string By);

public sealed record SheetGoal(string Words, IReadOnlyList<SheetStep> Steps);

/// <summary>What the young person takes home: one version of the plan, in their language, and nothing else of the case.</summary>
/// <param name="T">The words of that language, whatever the language of whoever prints it.</param>
public sealed record SheetPage(Words T, CultureInfo Language, bool IsChosen, Guid CaseId, Guid PlanId, bool IsDraft, bool IsReplaced, string Name, string? Strengths, IReadOnlyList<SheetGoal> Goals, string? CallWhom, string? Review, string Written,
    PlainWords Plain)
{
    public static SheetPage Of(SupportPlan plan, Words words, string? asked, DateOnly today)
    {
        var who = plan.Case.YoungPerson;
        // In the language that the young person chose to read; where that is none of the two, in the one of whoever reads it out, until one is chosen.
        var language = Languages.Find(asked) ?? who.WrittenLanguage switch
        {
            ContactLanguage.Welsh => Languages.Welsh,
            ContactLanguage.English => Languages.English,
            _ => CultureInfo.CurrentUICulture,
        };
        var T = words.In(language);
        var goals = plan.Case.GoalsOf(plan).Select(goal => new SheetGoal(goal.Words, [.. goal.StepsOf(plan).Select(step => new SheetStep(step.Who, step.What, T["By {0}.", T.Day(step.By)]))])).ToList();
        return new(T, language, asked is not null || who.WrittenLanguage is ContactLanguage.Welsh or ContactLanguage.English, plan.CaseId, plan.Id, plan.IsDraft, plan.State is PlanState.Replaced or PlanState.GivenUp,
            who.PreferredName ?? who.GivenName, plan.Strengths, goals, plan.CallWhom,
            // Once it was looked at, the next time is what counts.
            (plan.State == PlanState.InForce ? plan.Case.ReviewOn : null) is { } next ? T.Day(next) : plan.ReviewOn is { } review ? T.Day(review) : null,
            T.Day(plan.RecordedAt is { } recorded ? UkTime.LocalDate(recorded) : today),
            PlainWords.Of([plan.Strengths, plan.CallWhom, .. goals.Select(goal => goal.Words), .. goals.SelectMany(goal => goal.Steps).SelectMany(step => new[] { step.Who, step.What })]));
    }
}

[Route("plans/{planId:guid}/sheet")]
public sealed class SheetController(YoungFuturesDb db, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid planId, string? language)
    {
        var plan = await db.PlanInHand(planId);
        if (plan is null) return NotFound();
        HttpContext.Concerns(plan);
        return View(SheetPage.Of(plan, T, language, UkTime.LocalDate(db.Now)));
    }
}
