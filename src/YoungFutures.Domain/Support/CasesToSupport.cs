using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Support;

public static class CasesToSupport
{
    /// <summary>Cases with all that the verbs of support look at, as far as it is in sight: whoever sees a case sees all of this.</summary>
    public static IQueryable<Case> WithSupport(this IQueryable<Case> cases) => cases
        .Include(held => held.YoungPerson)
        .Include(held => held.Agreements)
        .Include(held => held.Conversations)
        .Include(held => held.Plans)
        .Include(held => held.Goals).ThenInclude(goal => goal.Steps)
        .Include(held => held.Measures)
        .Include(held => held.Feedback)
        .Include(held => held.Handovers)
        .AsSplitQuery();

    /// <summary>A check after the end that is in sight, with the case that its owner no longer sees: for its verbs only.</summary>
    public static async Task<PostClosureCheck?> CheckToAnswer(this YoungFuturesDb db, Guid checkId)
    {
        if (!await db.PostClosureChecks.AnyAsync(check => check.Id == checkId)) return null;
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            return await db.PostClosureChecks
                .Include(check => check.Case).ThenInclude(@case => @case.ChecksAfter)
                .Include(check => check.Case).ThenInclude(@case => @case.YoungPerson)
                .Include(check => check.Case).ThenInclude(@case => @case.Plans)
                .Include(check => check.Case).ThenInclude(@case => @case.Goals)
                .Include(check => check.Case).ThenInclude(@case => @case.Measures)
                .AsSplitQuery().SingleAsync(check => check.Id == checkId);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }

    /// <summary>How to reach the family for a check that is in sight: what stands on record today, and no more of the young person.</summary>
    public static async Task<AfterFacts?> FactsOf(this YoungFuturesDb db, PostClosureCheck check)
    {
        if (!check.IsOpen || !await db.PostClosureChecks.AnyAsync(held => held.Id == check.Id)) return null;
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            return await db.YoungPeople.Where(person => person.Id == check.SubjectId)
                .Select(person => new AfterFacts(person.PreferredName, person.SafeContact, person.SpokenLanguage, person.CommunicationNeeds)).SingleOrDefaultAsync();
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}

/// <summary>What somebody needs who asks, months later, how it went.</summary>
public sealed record AfterFacts(string? PreferredName, string? SafeContact, ContactLanguage Language, string? CommunicationNeeds);
