using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Panels;

/// <summary>One thing that somebody owes before a meeting.</summary>
public sealed record OwedWork(Guid Id, bool IsCheck, DateOnly DueOn);

/// <summary>All that one person owes before a meeting, the soonest first.</summary>
public sealed record OwedBy(Panel Panel, PanelMeeting Meeting, ChaseRound Round, User Person, IReadOnlyList<OwedWork> Work);

/// <summary>
/// Reminds of checks and actions that are due by the panel's next meeting: some working days before it, and once more the working day before it of what is
/// still open. One mail for each person, whatever they owe; where nobody of the agency is named, or whoever is no longer sees it, it is the
/// agency's contact's, and failing that the coordinator's. May run again, or on two nodes at once: a person is reminded once in each round.
/// </summary>
public static class WorkBeforeMeeting
{
    /// <param name="write">Queues the mail, in the same save as the note that it was written.</param>
    /// <returns>How many people were reminded.</returns>
    public static async Task<int> Chase(YoungFuturesDb db, Action<OwedBy> write, CancellationToken cancelled = default)
    {
        var reminded = 0;
        foreach (var panelId in await db.Panels.Select(panel => panel.Id).ToListAsync(cancelled))
        {
            var act = await db.ActIn(panelId);
            if (await Next(db, act, cancelled) is { } meeting && RoundOf(act, meeting.On) is { } round) reminded += await Chase(db, act, meeting, round, write, cancelled);
            db.ChangeTracker.Clear();
        }

        return reminded;
    }

    /// <summary>Which reminder it is time for, if any.</summary>
    public static ChaseRound? RoundOf(Act act, DateOnly meetingOn)
    {
        var calendar = WorkingCalendar.EnglandAndWales;
        if (act.Limits.ChaseDays == 0 || act.Today >= meetingOn || act.Today < calendar.Add(meetingOn, -act.Limits.ChaseDays)) return null;
        return act.Today < calendar.Add(meetingOn, -1) ? ChaseRound.First : ChaseRound.Last;
    }

    private static Task<PanelMeeting?> Next(YoungFuturesDb db, Act act, CancellationToken cancelled) =>
        db.PanelMeetings.AsNoTracking().Where(meeting => meeting.PanelId == act.Panel.Id && (meeting.Status == MeetingStatus.Planned || meeting.Status == MeetingStatus.Published) && meeting.StartsAt > act.At)
            .OrderBy(meeting => meeting.StartsAt).FirstOrDefaultAsync(cancelled);

    private static async Task<int> Chase(YoungFuturesDb db, Act act, PanelMeeting meeting, ChaseRound round, Action<OwedBy> write, CancellationToken cancelled)
    {
        // Whoever was only just asked knows. What came after the first reminder is in the last.
        var before = UkTime.StartOf(round == ChaseRound.First ? WorkingCalendar.EnglandAndWales.Add(meeting.On, -act.Limits.ChaseDays) : act.Today);
        var owed = (await db.AgencyChecks.Where(check => check.PanelId == meeting.PanelId && check.DueOn <= meeting.On && check.AskedAt < before)
                .Select(check => new { check.Id, check.AgencyId, check.OwnerId, DueOn = check.DueOn!.Value }).ToListAsync(cancelled))
            .ConvertAll(check => (Work: new OwedWork(check.Id, true, check.DueOn), check.AgencyId, check.OwnerId));
        owed.AddRange((await db.SupportActions.Where(action => action.PanelId == meeting.PanelId && (action.Status == ActionStatus.Open || action.Status == ActionStatus.Accepted)
                && action.DueOn <= meeting.On && action.SetAt < before)
                .Select(action => new { action.Id, action.AgencyId, action.OwnerId, DueOn = action.DueOn!.Value }).ToListAsync(cancelled))
            .ConvertAll(action => (new OwedWork(action.Id, false, action.DueOn), action.AgencyId, action.OwnerId)));
        if (owed.Count == 0) return 0;

        var contacts = await db.ContactsOf([.. owed.Select(one => one.AgencyId).Distinct()]);
        var asked = owed.Select(one => one.OwnerId).Concat(contacts.Values.Select(contact => (Guid?)contact)).Append(act.CoordinatorId).OfType<Guid>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Include(user => user.Memberships).Where(user => asked.Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancelled);
        var seen = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var person in people.Values.Where(person => person.Email is not null && !person.HasLeft(act.Today)))
            seen[person.Id] = await SeenBy(db, person, [.. owed.Select(one => one.Work.Id)], cancelled);

        var reminded = 0;
        foreach (var theirs in owed.Select(one => (one.Work, To: Receiver(one.AgencyId, one.OwnerId, one.Work.Id))).Where(one => one.To is not null).GroupBy(one => one.To!.Value).ToList())
        {
            if (await db.Chases.AnyAsync(chase => chase.MeetingId == meeting.Id && chase.MeetingOn == meeting.On && chase.Round == round && chase.UserId == theirs.Key, cancelled)) continue;
            db.Chases.Add(new Chase(meeting, theirs.Key, round, act.At));
            write(new OwedBy(act.Panel, meeting, round, people[theirs.Key], [.. theirs.Select(one => one.Work).OrderBy(work => work.DueOn).ThenBy(work => work.Id)]));
            try
            {
                await db.SaveChangesAsync(cancelled);
                reminded++;
            }
            catch (DbUpdateException)
            {
                // Another node was quicker, and has written; had it been anything else, it is tried again in an hour.
            }

            db.ChangeTracker.Clear();
        }

        return reminded;

        Guid? Receiver(Guid agencyId, Guid? ownerId, Guid workId)
        {
            if (ownerId is { } owner && people.GetValueOrDefault(owner)?.AgencyId == agencyId && Sees(owner)) return owner;
            if (contacts.TryGetValue(agencyId, out var contact) && Sees(contact)) return contact;
            return Sees(act.CoordinatorId) ? act.CoordinatorId : null;

            bool Sees(Guid userId) => seen.TryGetValue(userId, out var sight) && sight.Contains(workId);
        }
    }

    /// <summary>Which of these are in somebody's sight: the filter answers, as it does when they open one.</summary>
    private static async Task<HashSet<Guid>> SeenBy(YoungFuturesDb db, User person, IReadOnlyCollection<Guid> workIds, CancellationToken cancelled)
    {
        var viewer = db.Viewer;
        db.Viewer = new Viewer
        {
            UserId = person.Id, AgencyId = person.AgencyId,
            Roles = [.. person.Memberships.Where(held => held.IsOpenAt(db.Now)).Select(held => new RoleInPanel(held.Role, held.PanelId))],
        };
        try
        {
            return
            [
                .. await db.AgencyChecks.Where(check => workIds.Contains(check.Id)).Select(check => check.Id).ToListAsync(cancelled),
                .. await db.SupportActions.Where(action => workIds.Contains(action.Id)).Select(action => action.Id).ToListAsync(cancelled),
            ];
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
