using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans;

/// <summary>What the chronology of a case tells of its support. Each kind gives its newest lines.</summary>
public static class SupportHappenings
{
    public static async Task<IReadOnlyList<Happening>> Of(YoungFuturesDb db, Guid caseId, Words T, int most)
    {
        var plan = $"/cases/{caseId}/plan";
        var told = new List<Happening>();

        var conversations = await db.NeedsConversations.AsNoTracking().Where(held => held.CaseId == caseId).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new { held.RecordedAt, held.HeldOn, Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        told.AddRange(conversations.Select(held => new Happening(held.RecordedAt, T["Strengths and needs were talked about on {0}", held.HeldOn.ToLong()], null, held.Who, plan)));

        var plans = await db.SupportPlans.AsNoTracking().Where(held => held.CaseId == caseId && held.RecordedAt != null).OrderByDescending(held => held.Number).Take(most)
            .Select(held => new { held.Number, RecordedAt = held.RecordedAt!.Value, held.GivenOn, held.GivenTo, Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        told.AddRange(plans.Select(held => new Happening(held.RecordedAt, T["Version {0} of the plan was recorded", held.Number],
            held.GivenOn is { } given ? T["Given to {0} on {1}", held.GivenTo, given.ToLong()] : null, held.Who, plan)));

        var reviews = await db.SupportReviews.AsNoTracking().Where(held => held.CaseId == caseId).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new { held.RecordedAt, held.On, held.WhatChanged, held.StillAgreed, Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        told.AddRange(reviews.Select(held => new Happening(held.RecordedAt,
            held.StillAgreed ? T["The support was reviewed on {0}", held.On.ToLong()] : T["The support was reviewed on {0}: they no longer agree", held.On.ToLong()], held.WhatChanged, held.Who, plan)));

        var risen = await db.RisenRisks.AsNoTracking().Where(held => held.CaseId == caseId).OrderByDescending(held => held.RaisedAt).Take(most)
            .Select(held => new
            {
                held.RaisedAt, held.Since, held.WhatChanged, held.EndedAt, held.WhatWasDone, Who = db.Users.Where(user => user.Id == held.RaisedById).Select(user => user.DisplayName).FirstOrDefault(),
                Ended = db.Users.Where(user => user.Id == held.EndedById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        foreach (var held in risen)
        {
            told.Add(new(held.RaisedAt, T["The risk has risen since {0}", held.Since.ToLong()], held.WhatChanged, held.Who, plan));
            if (held is { EndedAt: { } ended, WhatWasDone: not null }) told.Add(new(ended, T["What was done about the risk that rose"], held.WhatWasDone, held.Ended, plan));
        }

        var said = await db.Feedback.AsNoTracking().Where(held => held.CaseId == caseId).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new { held.RecordedAt, held.From, Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        told.AddRange(said.Select(held => new Happening(held.RecordedAt, T["Feedback was recorded: {0}", T.Of(held.From)], null, held.Who, plan)));

        var handovers = await db.AdultHandovers.AsNoTracking().Where(held => held.CaseId == caseId).OrderByDescending(held => held.PlannedAt).Take(most)
            .Select(held => new { held.PlannedAt, held.To, held.AcceptedOn, held.EndedAt, Who = db.Users.Where(user => user.Id == held.PlannedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        foreach (var held in handovers)
        {
            told.Add(new(held.PlannedAt, T["The handover at 18 was planned"], held.To, held.Who, plan));
            if (held is { AcceptedOn: { } accepted, EndedAt: { } ended }) told.Add(new(ended, T["The handover at 18 was accepted on {0}", accepted.ToLong()], held.To, null, plan));
        }

        var again = await db.SecondOffers.AsNoTracking().Where(held => held.CaseId == caseId).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new { held.RecordedAt, held.On, held.By, held.Answer, held.Note, Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        told.AddRange(again.Select(held => new Happening(held.RecordedAt, held.Answer == SecondAnswer.NotWanted ? T.Of(held.Answer) : T["Support was offered once more on {0} by {1}: {2}", held.On.ToLong(), held.By, T.Of(held.Answer)], held.Note, held.Who)));

        var after = await db.PostClosureChecks.AsNoTracking().Where(held => held.CaseId == caseId && held.EndedAt != null).OrderByDescending(held => held.EndedAt).ThenBy(held => held.Id).Take(most)
            .Select(held => new { held.Id, EndedAt = held.EndedAt!.Value, held.Months, held.State, Who = db.Users.Where(user => user.Id == held.EndedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        told.AddRange(after.Select(held => new Happening(held.EndedAt, T["Check {0} months after: {1}", held.Months, T.Of(held.State)], null, held.Who, $"/after-checks/{held.Id}")));
        return told;
    }
}
