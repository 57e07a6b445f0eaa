using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Plans;

/// <summary>Plans, goals and steps in sight, each with the case that its verbs look at.</summary>
public static class PlansInHand
{
    public static async Task<SupportPlan?> PlanInHand(this YoungFuturesDb db, Guid planId)
    {
        var caseId = await db.SupportPlans.Where(plan => plan.Id == planId).Select(plan => (Guid?)plan.CaseId).SingleOrDefaultAsync();
        return (await db.CaseInHand(caseId))?.Plans.Find(plan => plan.Id == planId);
    }

    public static async Task<Goal?> GoalInHand(this YoungFuturesDb db, Guid goalId)
    {
        var caseId = await db.Goals.Where(goal => goal.Id == goalId).Select(goal => (Guid?)goal.CaseId).SingleOrDefaultAsync();
        return (await db.CaseInHand(caseId))?.Goals.Find(goal => goal.Id == goalId);
    }

    public static async Task<GoalStep?> StepInHand(this YoungFuturesDb db, Guid stepId)
    {
        var caseId = await db.GoalSteps.Where(step => step.Id == stepId).Select(step => (Guid?)step.CaseId).SingleOrDefaultAsync();
        return (await db.CaseInHand(caseId))?.Goals.SelectMany(goal => goal.Steps).FirstOrDefault(step => step.Id == stepId);
    }

    public static async Task<Case?> CaseInHand(this YoungFuturesDb db, Guid? caseId) =>
        caseId is null ? null : await db.Cases.WithSupport().SingleOrDefaultAsync(held => held.Id == caseId);

    /// <summary>What needs are called, those retired included.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NeedNames(this YoungFuturesDb db, Words T) =>
        (await db.ReferenceEntries.AsNoTracking().Where(entry => entry.Kind == ReferenceKind.Need).ToListAsync()).ToDictionary(entry => entry.Code, entry => T.Of(entry));
}
