using Microsoft.EntityFrameworkCore;

namespace YoungFutures.Domain.Cases;

public static class CasesToClose
{
    /// <summary>
    /// Cases with all that closing and reopening look at or end. Only those who run the panel may do either: whoever else sees
    /// the case might not see each of its actions, and a guard counts only what was loaded.
    /// </summary>
    public static IQueryable<Case> WithAllThatClosingTouches(this IQueryable<Case> cases) => cases
        .Include(held => held.Actions).ThenInclude(action => action.Involvements)
        .Include(held => held.Interventions).ThenInclude(support => support.Involvements)
        .Include(held => held.Interventions).ThenInclude(support => support.Sessions)
        .Include(held => held.Checks).ThenInclude(check => check.Involvements)
        .Include(held => held.Referrals)
        .Include(held => held.Involvements)
        .Include(held => held.Exclusions)
        .Include(held => held.Agreements)
        .Include(held => held.ContactAttempts)
        .Include(held => held.Transfers)
        .Include(held => held.Requests)
        .Include(held => held.SightRequests)
        .Include(held => held.RisenRisks)
        .Include(held => held.Handovers)
        .Include(held => held.ChecksAfter)
        .Include(held => held.Warnings)
        .Include(held => held.Exclusions)
        .Include(held => held.Plans)
        .Include(held => held.Goals)
        .Include(held => held.Measures)
        .Include(held => held.Declarations)
        .AsSplitQuery();
}
