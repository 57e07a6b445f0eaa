using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Sharing;

/// <summary>
/// A young person has died: every case ends, with its checks, actions, requests, letters and notices, it leaves each agenda, and no mail about them is sent any more. Where it was
/// recorded in error, the cases open again, and notices and checks after the end fall due again; what else was stopped stays stopped, and is begun anew by whoever it falls to.
/// </summary>
public static class Death
{
    /// <summary>To be saved with the request. Whatever is about the young person is read around the filter: a case that its recorder may not see ends as well.</summary>
    public static async Task Record(YoungFuturesDb db, Act act, YoungPerson youngPerson, DateOnly on)
    {
        var everybody = await db.AllOf(youngPerson.Id);
        await Around(db, async () =>
        {
            foreach (var record in await db.YoungPeople.Where(held => everybody.Contains(held.Id)).ToListAsync())
                if (record.Id == youngPerson.Id || !record.HasDied) record.Die(act, on);
            var cases = await db.Cases.Where(held => everybody.Contains(held.YoungPersonId))
                .Include(held => held.YoungPerson).Include(held => held.Checks).ThenInclude(check => check.Involvements).Include(held => held.Actions).ThenInclude(action => action.Involvements)
                .Include(held => held.Interventions).ThenInclude(support => support.Involvements).Include(held => held.Interventions).ThenInclude(support => support.Sessions)
                .Include(held => held.RisenRisks).Include(held => held.Handovers).Include(held => held.Warnings).Include(held => held.ChecksAfter).Include(held => held.Agreements).Include(held => held.Transfers).Include(held => held.Requests).Include(held => held.SightRequests).Include(held => held.Involvements).Include(held => held.Referrals).AsSplitQuery().ToListAsync();
            var caseIds = cases.ConvertAll(@case => @case.Id);
            var meetingIds = await db.AgendaItems.Where(item => caseIds.Contains(item.CaseId) && item.DecidedAt == null && !item.WasCarriedOver).Select(item => item.MeetingId).Distinct().ToListAsync();
            foreach (var meeting in await db.PanelMeetings.Where(held => meetingIds.Contains(held.Id) && (held.Status == MeetingStatus.Planned || held.Status == MeetingStatus.Published))
                         .Include(held => held.Items).ThenInclude(item => item.Case).ThenInclude(@case => @case.Involvements).Include(held => held.Items).ThenInclude(item => item.Quick).AsSplitQuery().ToListAsync())
                foreach (var item in meeting.Items.Where(item => caseIds.Contains(item.CaseId) && item.IsOpen).ToList()) meeting.Remove(act, item);
            foreach (var @case in cases) @case.CloseForDeath(act);
            foreach (var letter in await db.Letters.Where(held => caseIds.Contains(held.CaseId) && held.SentAt == null && held.StoppedAt == null).ToListAsync()) letter.Stop(act.At);
            foreach (var notice in await db.PrivacyNotices.Where(held => caseIds.Contains(held.CaseId) && held.State == PrivacyNoticeState.Due).ToListAsync()) notice.Lapse(act);
            await StopMail(db, act.At, cases);
        });
    }

    public static async Task TakeBack(YoungFuturesDb db, Act act, YoungPerson youngPerson, string because)
    {
        var everybody = await db.AllOf(youngPerson.Id);
        await Around(db, async () =>
        {
            var at = youngPerson.DeathRecordedAt;
            foreach (var record in await db.YoungPeople.Where(held => everybody.Contains(held.Id)).ToListAsync())
                if (record.Id == youngPerson.Id || (record.HasDied && record.DeathRecordedAt == at)) record.BeAlive();
            var cases = await db.Cases.Where(held => everybody.Contains(held.YoungPersonId))
                .Include(held => held.YoungPerson).Include(held => held.Referrals).Include(held => held.Involvements).Include(held => held.Warnings).Include(held => held.ChecksAfter).AsSplitQuery().ToListAsync();
            foreach (var @case in cases) @case.OpenAfterError(act, at, because);
            var caseIds = cases.ConvertAll(@case => @case.Id);
            foreach (var notice in await db.PrivacyNotices.Where(held => caseIds.Contains(held.CaseId) && held.State == PrivacyNoticeState.Lapsed && held.EndedAt == at).ToListAsync()) notice.FallDueAgain(act);
        });
    }

    /// <summary>A mail carries the address of what it is about: those that lead to a record of the young person stay here, and a list of links loses theirs.</summary>
    private static async Task StopMail(YoungFuturesDb db, DateTime at, IReadOnlyList<Case> cases)
    {
        var caseIds = cases.Select(@case => @case.Id).ToList();
        var ids = caseIds.Concat(cases.SelectMany(@case => @case.Checks).Select(check => check.Id)).Concat(cases.SelectMany(@case => @case.Actions).Select(action => action.Id))
            .Concat(cases.SelectMany(@case => @case.Referrals).Select(referral => referral.Id)).Concat(cases.SelectMany(@case => @case.Requests).Select(request => request.Id))
            .Concat(cases.SelectMany(@case => @case.SightRequests).SelectMany(request => new[] { request.Id, request.KnownRecordId }))
            .Concat(cases.SelectMany(@case => @case.Interventions).Select(support => support.Id)).Concat(cases.SelectMany(@case => @case.ChecksAfter).Select(check => check.Id))
            .Concat(await db.AgendaItems.Where(item => caseIds.Contains(item.CaseId)).Select(item => item.Id).ToListAsync())
            .Select(id => id.ToString()).ToList();
        // What has not been sent is a handful: mail leaves within seconds, unless its server is down.
        foreach (var mail in await db.OutboxMessages.Where(held => held.SentAt == null && held.StoppedAt == null).ToListAsync())
        {
            bool IsAbout(string line) => ids.Exists(id => line.Contains(id, StringComparison.OrdinalIgnoreCase));
            var lines = mail.Body.Split('\n');
            if (!lines.Any(IsAbout)) continue;
            if (lines.Any(line => !IsAbout(line) && (line.Contains("/checks/", StringComparison.Ordinal) || line.Contains("/actions/", StringComparison.Ordinal)))) mail.Leave(string.Join('\n', lines.Where(line => !IsAbout(line))));
            else mail.Stop(at);
        }
    }

    private static async Task Around(YoungFuturesDb db, Func<Task> what)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            await what();
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
