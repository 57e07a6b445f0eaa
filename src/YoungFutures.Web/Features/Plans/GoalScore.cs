using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans;

/// <summary>One goal and what the young person says of it today; left empty nothing is recorded.</summary>
[DisplayColumn(nameof(Words))]
public sealed class GoalScore
{
    public Guid GoalId { get; set; }
    [Display(Name = "How near are they to it today, 0 to 10?"), UpTo(6)] public string? Score { get; set; }
    [BindNever] public string Words { get; set; } = "";

    public static List<GoalScore> For(IEnumerable<Goal> goals) => [.. goals.Select(goal => new GoalScore { GoalId = goal.Id, Words = goal.Words })];

    /// <summary>Puts beside what came back what its goals are called; what is no goal of theirs is an error, as is what is no score.</summary>
    public static void Read(List<GoalScore> scores, IReadOnlyCollection<Goal> goals, ModelStateDictionary state, string name, Words T)
    {
        for (var place = 0; place < scores.Count; place++)
        {
            var goal = goals.FirstOrDefault(held => held.Id == scores[place].GoalId);
            scores[place].Words = goal?.Words ?? "";
            if (goal is null) state.AddModelError($"{name}[{place}].Score", T["This goal is not in the plan"]);
            else if (Scores.Read(scores[place].Score).IsWrong(Measured.Goal)) state.AddModelError($"{name}[{place}].Score", T["Enter a whole number from 0 to 10"]);
        }
    }

    public static void Record(YoungFuturesDb db, Act act, Case @case, IEnumerable<GoalScore> scores, MeasurePoint point, DateOnly on)
    {
        foreach (var given in scores)
            if (Scores.Read(given.Score).Value is { } score)
                db.OutcomeMeasures.Add(@case.Measure(act, Measured.Goal, @case.Goals.Single(goal => goal.Id == given.GoalId), point, score, Respondent.YoungPerson, on));
    }
}
