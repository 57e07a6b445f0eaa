using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;

namespace YoungFutures.Domain.Users;

/// <summary>
/// What rested with somebody who has left rests with somebody who is there: a check, an action or a question to a referrer with the contact of its
/// agency, everything else, and whatever has no contact, with the panel's coordinator.
/// </summary>
public static class LeaversWork
{
    private const int AtOnce = 100;
    private const int MostClashes = 5;

    /// <summary>Hands on the open work of everybody who has left, or of one of them, and says how much it was. Running it again, or twice at once, does no harm.</summary>
    public static async Task<int> HandOn(YoungFuturesDb db, Guid? leaverId = null, CancellationToken cancelled = default)
    {
        // Whoever ends an account sees no case, and need not: they say that somebody has left, and this is what follows.
        await using var own = db.As(Purpose.Sweeping);
        var today = UkTime.LocalDate(own.Now);
        var left = own.Users.Where(user => user.LeavesOn < today);
        if (leaverId is { } only) left = left.Where(user => user.Id == only);
        var acts = new Dictionary<Guid, Act>();

        // New work goes to nobody who has left.
        await Each(left.Join(own.Agencies, user => (Guid?)user.Id, agency => agency.ContactId, (_, agency) => agency).OrderBy(agency => agency.Id),
            agency =>
            {
                agency.ContactId = null;
                return Task.CompletedTask;
            });

        // Nor does anybody stand in who is not there any more.
        await Each(left.Join(own.Absences, user => user.Id, away => away.CoverId, (_, away) => away).Where(away => away.EndedAt == null && away.To >= today).OrderBy(away => away.To).ThenBy(away => away.Id),
            away =>
            {
                away.CoverLeft(own.Now);
                return Task.CompletedTask;
            });

        return await Each(Of(own.Cases).Include(held => held.Involvements), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.AgencyChecks).Include(held => held.Case), async held => held.OwnerLeft(await ActIn(held.PanelId), await StandIn(held.CaseId, held.AgencyId)))
            + await Each(Of(own.SupportActions).Include(held => held.Case), async held => held.OwnerLeft(await ActIn(held.PanelId), await StandIn(held.CaseId, held.AgencyId)))
            + await Each(Of(own.Interventions).Include(held => held.Case), async held => held.OwnerLeft(await ActIn(held.PanelId), await StandIn(held.CaseId, held.AgencyId)))
            + await Each(Of(own.Referrals), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.ReferralQuestions).Include(held => held.Referral),
                async held => held.OwnerLeft(await ActIn(held.PanelId), held.Referral.ReferringAgencyId is { } agencyId ? await own.ContactOf(agencyId) : null))
            + await Each(Of(own.RequestsToChair), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.Declarations), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.LinkQuestions), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.PanelMeetings), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.NationalReturns), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.UnusualLooks), async held => held.OwnerLeft(await own.GovernorOf(held.PanelId, held.LookerId, cancelled)))
            // Whoever answers for the agency has left with this, so it is the coordinator’s until another does.
            + await Each(Of(own.Recertifications).Include(held => held.Lines), async held => held.OwnerLeft(await ActIn(held.PanelId), await own.DecidersOf(held, cancelled)))
            + await Each(Of(own.Candidates), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.EvidenceChanges), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.RisenRisks), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.AdultHandovers), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.PostClosureChecks), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.PrivacyNotices), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.VisitWarnings), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.SightRequests), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.EmergencySights), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.SafeguardingReports), async held => held.OwnerLeft(await ActIn(held.PanelId)))
            + await Each(Of(own.AccessRequests), async held => held.RestWith(await Governor(held.PanelId, held.OwnerId, held.SubjectId, null) ?? (await ActIn(held.PanelId)).CoordinatorId))
            + await Each(Of(own.RightsRequests), async held => held.RestWith(await Governor(held.PanelId, held.OwnerId, held.SubjectId, held.AboutUserId) ?? (await ActIn(held.PanelId)).CoordinatorId))
            // The panel that is to answer it.
            + await Each(left.Join(own.CaseTransfers, user => (Guid?)user.Id, held => held.OwnerId, (user, held) => new { user, held })
                .Where(rests => !own.Panels.Any(panel => panel.Id == rests.held.ToPanelId && panel.CoordinatorId == rests.held.OwnerId))
                .OrderBy(rests => rests.user.LeavesOn).ThenBy(rests => rests.user.Id).ThenBy(rests => rests.held.DueOn).ThenBy(rests => rests.held.Id).Select(rests => rests.held),
                async held => held.OwnerLeft(await ActIn(held.ToPanelId)));

        // What rests with a panel's coordinator stays there: the panel gets another one first.
        IQueryable<T> Of<T>(IQueryable<T> records) where T : Record, IOwned =>
            left.Join(records, user => (Guid?)user.Id, held => held.OwnerId, (user, held) => new { user, held })
                .Where(rests => !own.Panels.Any(panel => panel.Id == EF.Property<Guid>(rests.held, nameof(IAboutYoungPerson.PanelId)) && panel.CoordinatorId == rests.held.OwnerId))
                // By the one who left: in the order of the records the database would go through all of them.
                .OrderBy(rests => rests.user.LeavesOn).ThenBy(rests => rests.user.Id).ThenBy(rests => rests.held.DueOn).ThenBy(rests => rests.held.Id)
                .Select(rests => rests.held);

        // A coordinator does not see it; where nobody of information governance is left it waits with them until somebody is, and takes it over.
        async Task<Guid?> Governor(Guid panelId, Guid? ownerId, Guid subjectId, Guid? aboutId) => await own.Memberships
            .Where(role => role.PanelId == panelId && role.Role == Role.InformationGovernance && role.UserId != ownerId && (aboutId == null || role.UserId != aboutId) && role.From <= own.Now && (role.Until == null || own.Now < role.Until)
                && own.Users.Any(user => user.Id == role.UserId && (user.LeavesOn == null || user.LeavesOn >= today))
                && !own.Exclusions.Any(kept => kept.SubjectId == subjectId && kept.UserId == role.UserId && kept.From <= own.Now && (kept.Until == null || own.Now < kept.Until)))
            .OrderBy(role => role.From).ThenBy(role => role.Id).Select(role => (Guid?)role.UserId).FirstOrDefaultAsync(cancelled);

        async Task<Guid?> StandIn(Guid caseId, Guid agencyId) => (await own.KeptOutOf(caseId)).Unless(await own.ContactOf(agencyId));

        async Task<Act> ActIn(Guid panelId) => acts.TryGetValue(panelId, out var known) ? known : acts[panelId] = await own.ActIn(panelId);

        async Task<int> Each<T>(IQueryable<T> theirs, Func<T, Task> handOn) where T : class
        {
            var (moved, clashes) = (0, 0);
            while (true)
            {
                var some = await theirs.Take(AtOnce).ToListAsync(cancelled);
                if (some.Count == 0) return moved;
                foreach (var one in some) await handOn(one);
                try
                {
                    await own.SaveChangesAsync(cancelled);
                    moved += some.Count;
                }
                catch (DbUpdateException) when (clashes++ < MostClashes)
                {
                    // Somebody changed one of them, or another node was quicker: what still rests with somebody who has left is looked up again.
                }

                own.ChangeTracker.Clear();
            }
        }
    }
}
