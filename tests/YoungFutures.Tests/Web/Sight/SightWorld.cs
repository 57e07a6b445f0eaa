using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Sight;

/// <summary>Every row of a small world as it stands in the tables, whoever may see it.</summary>
internal sealed record SightWorld(DateTime Now, IReadOnlyList<User> People, IReadOnlyList<Case> Cases, IReadOnlyList<Referral> Referrals, IReadOnlyList<AgencyCheck> Checks, IReadOnlyList<Note> Notes,
    IReadOnlyList<SupportAction> Actions, IReadOnlyList<Intervention> Interventions, IReadOnlyList<AgendaItem> Items, IReadOnlyList<Involvement> Involvements, IReadOnlyList<Exclusion> Exclusions,
    IReadOnlyDictionary<Guid, DateTime> Ended)
{
    public static async Task<SightWorld> Read(YoungFuturesDb db, IReadOnlyCollection<string> accounts)
    {
        var mails = accounts.Select(account => account + "@demo.example").ToList();
        return new(db.Now, await db.Users.AsNoTracking().Include(user => user.Memberships).Where(user => mails.Contains(user.Email!)).ToListAsync(),
            await db.Cases.AsNoTracking().Include(held => held.YoungPerson).ToListAsync(), await db.Referrals.AsNoTracking().ToListAsync(), await db.AgencyChecks.AsNoTracking().ToListAsync(),
            await db.Notes.AsNoTracking().ToListAsync(), await db.SupportActions.AsNoTracking().ToListAsync(), await db.Interventions.AsNoTracking().ToListAsync(),
            await db.AgendaItems.AsNoTracking().ToListAsync(), await db.Involvements.AsNoTracking().ToListAsync(), await db.Exclusions.AsNoTracking().ToListAsync(),
            // When the day after the last one of an agency’s agreement began.
            (await db.Agencies.AsNoTracking().Where(agency => agency.AgreementExpiresOn != null).ToListAsync()).ToDictionary(agency => agency.Id, agency => UkTime.StartOf(agency.AgreementExpiresOn!.Value.AddDays(1)))
                .Where(ended => ended.Value <= db.Now).ToDictionary());
    }
}
