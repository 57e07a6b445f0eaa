using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Plans;

/// <summary>What was tried for the same young person before, as far as the reader sees that case.</summary>
public sealed record TriedBefore(Guid CaseId, string Reference, DateTime? ClosedAt, ClosingReason? ClosedBecause, string? ClosingNote, string? ExitPlan, IReadOnlyList<TriedGoal> Goals, IReadOnlyList<TriedService> Services);

public sealed record TriedService(Guid CaseId, string Service, InterventionStatus Status, DateOnly? StartedOn);

public sealed record TriedGoal(string Words, bool? WasReached, decimal? First, decimal? Last);

/// <summary>The support of a case on its page: what presses, and the way to the plan.</summary>
public sealed record SupportSummary(Guid CaseId, IReadOnlyList<(Guid Id, DateOnly? DueOn)> Risen, DateOnly? Turns18On, int? Plan, bool HasDraft, bool GivenYet, IReadOnlyList<string> Goals, int AfterOpen, DateOnly? AfterNext, IReadOnlyList<TriedBefore> Before,
    bool IsOpen, bool IsShown);

public sealed class SupportOfCase(YoungFuturesDb db) : ViewComponent
{
    private const int Most = 10;

    public async Task<IViewComponentResult> InvokeAsync(Guid caseId)
    {
        var @case = await db.Cases.AsNoTracking().Include(held => held.YoungPerson).Include(held => held.Handovers).SingleAsync(held => held.Id == caseId);
        var risen = await db.RisenRisks.Where(held => held.CaseId == caseId && held.EndedAt == null).OrderBy(held => held.RaisedAt).Select(held => new { held.Id, held.DueOn }).Take(Most).ToListAsync();
        var plans = await db.SupportPlans.AsNoTracking().Where(plan => plan.CaseId == caseId && (plan.State == PlanState.Draft || plan.State == PlanState.InForce))
            .OrderByDescending(plan => plan.Number).Select(plan => new { plan.Number, plan.State, plan.GivenOn, plan.StartedAt }).Take(Most).ToListAsync();
        var inForce = plans.Find(plan => plan.State == PlanState.InForce && (@case.ReopenedAt is null || plan.StartedAt >= @case.ReopenedAt));
        var goals = inForce is null ? [] : await db.Goals.Where(goal => goal.CaseId == caseId && goal.FirstPlan <= inForce.Number && (goal.LastPlan == null || goal.LastPlan >= inForce.Number))
            .OrderBy(goal => goal.SetAt).Select(goal => goal.Words).Take(Most).ToListAsync();
        var after = await db.PostClosureChecks.Where(check => check.CaseId == caseId && check.DueOn != null).OrderBy(check => check.DueOn).Select(check => check.DueOn).Take(Most).ToListAsync();
        // Nothing is said of support before the panel has decided that there is to be any, unless something of it stands there from an earlier time.
        var isShown = @case.HasLead || @case.SupportStartedAt is not null || plans.Count > 0
            || await db.Interventions.AnyAsync(held => held.CaseId == caseId) || await db.ProvisionGaps.AnyAsync(held => held.CaseId == caseId);
        return View("~/Features/Plans/_SupportOfCase.cshtml", new SupportSummary(caseId, risen.ConvertAll(held => (held.Id, held.DueOn)),
            @case.NeedsHandoverAt18(await db.ActIn(@case.PanelId)) ? @case.Turns18On : null, inForce?.Number, plans.Exists(plan => plan.State == PlanState.Draft), inForce?.GivenOn is not null, goals,
            after.Count, after.FirstOrDefault(), @case.IsOpen ? await Before(@case) : [], @case.IsOpen, isShown));
    }

    /// <summary>The last cases of the same young person that have closed: their filter says which of them the reader sees.</summary>
    private async Task<IReadOnlyList<TriedBefore>> Before(Case now)
    {
        var closed = await db.Cases.AsNoTracking().Where(held => held.YoungPersonId == now.YoungPersonId && held.Id != now.Id && held.Status == CaseStatus.Closed).OrderByDescending(held => held.ClosedAt).Take(3)
            .Select(held => new { held.Id, held.Reference, held.ClosedAt, held.ClosedBecause, held.ClosingNote, held.ExitPlan }).ToListAsync();
        if (closed.Count == 0) return [];
        var ids = closed.ConvertAll(held => held.Id);
        var goals = await db.Goals.AsNoTracking().Where(goal => ids.Contains(goal.CaseId)).OrderBy(goal => goal.SetAt).Take(50).Select(goal => new { goal.Id, goal.CaseId, goal.Words, goal.WasReached }).ToListAsync();
        var goalIds = goals.ConvertAll(goal => (Guid?)goal.Id);
        var scores = await db.OutcomeMeasures.AsNoTracking().Where(held => goalIds.Contains(held.GoalId) && held.StruckAt == null).OrderBy(held => held.On).Take(500).Select(held => new { held.GoalId, held.Tenths }).ToListAsync();
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var services = await db.Interventions.AsNoTracking().Where(held => ids.Contains(held.CaseId)).OrderBy(held => held.OfferedAt).Take(50)
            .Select(held => new TriedService(held.CaseId, welsh ? held.Service.NameCy : held.Service.Name, held.Status, held.StartedOn)).ToListAsync();
        return closed.ConvertAll(held => new TriedBefore(held.Id, held.Reference, held.ClosedAt, held.ClosedBecause, held.ClosingNote, held.ExitPlan,
        [
            .. goals.Where(goal => goal.CaseId == held.Id).Select(goal => scores.FindAll(score => score.GoalId == goal.Id) is { Count: > 1 } way
                ? new TriedGoal(goal.Words, goal.WasReached, way[0].Tenths / 10m, way[^1].Tenths / 10m) : new TriedGoal(goal.Words, goal.WasReached, null, null)),
        ], services.FindAll(service => service.CaseId == held.Id)));
    }
}
