using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

/// <summary>The minutes of a meeting that was held, as far as the viewer sees them; and all of them, for the moment they are locked.</summary>
public static class MinutesReading
{
    private const int MostTold = 500;

    /// <summary>Locked minutes are read as they were kept. Of a draft each item in sight is assembled from the records.</summary>
    public static async Task<MinutesFacts?> MinutesOf(this YoungFuturesDb db, Guid meetingId)
    {
        if (!await db.PanelMeetings.AnyAsync(meeting => meeting.Id == meetingId)) return null;
        var parts = await db.MinutedParts.AsNoTracking().Where(part => part.MeetingId == meetingId).ToListAsync();
        return MinutesFacts.From(parts) ?? await Assembled(db, meetingId);
    }

    /// <summary>
    /// Every item, those of cases that the chair must not see included: they are kept, and nothing of them is shown. Whoever is about to lock stands in them by name.
    /// </summary>
    public static async Task<MinutesFacts> MinutesToLock(this YoungFuturesDb db, Guid meetingId)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            var whole = await Assembled(db, meetingId);
            return whole with { Meeting = whole.Meeting with { LockedBy = viewer.DisplayName } };
        }
        finally
        {
            db.Viewer = viewer;
        }
    }

    private static async Task<MinutesFacts> Assembled(YoungFuturesDb db, Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking()
            .Include(held => held.Attendance).ThenInclude(seat => seat.Agency)
            .Include(held => held.Items).ThenInclude(item => item.Decision)
            .Include(held => held.Changes)
            .AsSplitQuery().SingleAsync(held => held.Id == meetingId);
        var cases = new Dictionary<Guid, PackFacts>(await db.FactsOf(db.AgendaItems.Where(item => item.MeetingId == meetingId)));
        foreach (var (caseId, facts) in await db.FactsOf(db.AgendaChanges.Where(change => change.MeetingId == meetingId))) cases[caseId] = facts;
        var decisions = meeting.Items.Select(item => item.Decision).OfType<Decision>().ToList();
        var decisionIds = decisions.ConvertAll(decision => (Guid?)decision.Id);
        // What was handed on to another agency since then stands as the meeting set it.
        var actions = await db.SupportActions.AsNoTracking()
            .Where(action => decisionIds.Contains(action.DecisionId) && !db.SupportActions.Any(before => before.TransferredToId == action.Id)).ToListAsync();
        var heard = meeting.Items.ConvertAll(item => item.CaseId);
        // Who did not answer is for those who run or chair the panel; an agency reads in its pack what was shared with it.
        var checks = db.Viewer.SeesAll || db.Viewer.RunsOrChairs(meeting.PanelId) ? await db.AgencyChecks.AsNoTracking().Where(check => heard.Contains(check.CaseId)).ToListAsync() : [];
        var agencyIds = checks.Select(check => check.AgencyId).Concat(actions.Select(action => action.AgencyId)).Concat(decisions.Select(decision => decision.LeadAgencyId).OfType<Guid>()).Distinct().ToList();
        var told = heard.Count == 0 ? [] : await db.Disclosures.AsNoTracking().Where(disclosure => heard.Contains(disclosure.CaseId)).OrderBy(disclosure => disclosure.Id).Take(MostTold).ToListAsync();
        Guid?[] people = [meeting.ChairId, meeting.AgreedById, .. actions.Select(action => action.OwnerId), .. meeting.Changes.Select(change => (Guid?)change.ById),
            .. meeting.Items.Select(item => item.ChairedById), .. told.Select(disclosure => (Guid?)disclosure.PersonId),
            .. decisions.SelectMany(decision => new[] { decision.LeadPractitionerId, decision.ExceptionById, decision.RecordedById, decision.SignedOffById })];
        var userIds = people.OfType<Guid>().Distinct().ToList();
        return MinutesFacts.Of(meeting, await db.Panels.AsNoTracking().SingleAsync(panel => panel.Id == meeting.PanelId), new MinutesSources(cases,
            await db.Users.Where(user => userIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName),
            await db.Agencies.AsNoTracking().Where(agency => agencyIds.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id),
            actions.ToLookup(action => action.DecisionId!.Value),
            await db.MeetingMinutes.AsNoTracking().SingleOrDefaultAsync(texts => texts.MeetingId == meetingId),
            await db.ItemMinutes.AsNoTracking().Where(texts => texts.MeetingId == meetingId && texts.Text != null).ToDictionaryAsync(texts => texts.AgendaItemId, texts => texts.Text!))
        {
            Checks = checks.ToLookup(check => check.CaseId), Told = told.ToLookup(disclosure => disclosure.CaseId),
        });
    }
}
