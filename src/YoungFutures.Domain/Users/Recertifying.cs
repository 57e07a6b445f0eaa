using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

public enum RecertificationNews
{
    Opened,
    DueSoon,
    Suspended,
}

/// <summary>
/// At the beginning of a quarter opens what is to be confirmed, and goes on with what is open: reminds, suspends what nobody has confirmed, and closes what is done. Each record is a save of its own, so that a run that
/// was broken off is finished by the next one.
/// </summary>
public static class Recertifying
{
    private const int AtOnce = 100;

    /// <param name="db">Opened for the product’s own work.</param>
    /// <param name="tell">Writes to this person that there is news about this, in the same save.</param>
    /// <returns>How many were opened, reminded of, suspended or closed.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, Func<Recertification, RecertificationNews, Guid, Task> tell, CancellationToken cancelled = default)
    {
        var opened = await Open(db, tell, cancelled) + await OpenOwn(db, tell, cancelled);
        return opened + await GoOn(db, tell, cancelled);
    }

    /// <summary>The quarter that runs, also where its first days were missed. A role that was given in it was looked at then.</summary>
    private static async Task<int> Open(YoungFuturesDb db, Func<Recertification, RecertificationNews, Guid, Task> tell, CancellationToken cancelled)
    {
        var (today, after, made) = (UkTime.LocalDate(db.Now), Guid.Empty, 0);
        var quarter = Recertification.QuarterOf(today);
        var start = UkTime.StartOf(quarter);
        while (true)
        {
            var seats = await db.PanelAgencies.AsNoTracking()
                .Where(seat => seat.Id > after && !db.Recertifications.Any(held => held.AgencyId == seat.AgencyId && held.PanelId == seat.PanelId && held.Quarter == quarter))
                .OrderBy(seat => seat.Id).Take(AtOnce).Select(seat => new { seat.Id, seat.PanelId, seat.AgencyId }).ToListAsync(cancelled);
            if (seats.Count == 0) return made;
            after = seats[^1].Id;
            foreach (var seat in seats)
            {
                var roles = await db.Users.Where(user => user.AgencyId == seat.AgencyId && (user.LeavesOn == null || user.LeavesOn >= today))
                    .SelectMany(user => user.Memberships.Where(held => held.PanelId == seat.PanelId && (held.Role == Role.Partner || held.Role == Role.Provider) && held.From < start && held.Until == null))
                    .OrderBy(held => held.Id).AsNoTracking().ToListAsync(cancelled);
                if (roles.Count == 0) continue;
                var act = await db.ActIn(seat.PanelId);
                foreach (var before in await db.Recertifications.Where(held => held.AgencyId == seat.AgencyId && held.PanelId == seat.PanelId && held.DueOn != null).ToListAsync(cancelled)) before.Close(act.At);
                var opened = new Recertification(act, seat.AgencyId, quarter, act.CoordinatorId, roles);
                opened.GoOn(act.At, await db.DecidersOf(opened, cancelled));
                db.Recertifications.Add(opened);
                await tell(opened, RecertificationNews.Opened, opened.OwnerId!.Value);
                made += await Saved(db, cancelled);
            }
        }
    }

    /// <summary>The same for those who run, chair, read figures of or govern each panel. Administrators belong to no panel: they stand with the first one.</summary>
    private static async Task<int> OpenOwn(YoungFuturesDb db, Func<Recertification, RecertificationNews, Guid, Task> tell, CancellationToken cancelled)
    {
        var (today, made) = (UkTime.LocalDate(db.Now), 0);
        var quarter = Recertification.QuarterOf(today);
        var start = UkTime.StartOf(quarter);
        // As many as there are panels.
        var panels = await db.Panels.OrderBy(panel => panel.Id).Select(panel => panel.Id).ToListAsync(cancelled);
        foreach (var panelId in panels)
        {
            if (await db.Recertifications.AnyAsync(held => held.AgencyId == null && held.PanelId == panelId && held.Quarter == quarter, cancelled)) continue;
            var isFirst = panelId == panels[0];
            var roles = await db.Users.Where(user => user.LeavesOn == null || user.LeavesOn >= today)
                .SelectMany(user => user.Memberships.Where(held => ((held.PanelId == panelId && held.Role != Role.Partner && held.Role != Role.Provider) || (isFirst && held.PanelId == null)) && held.From < start && held.Until == null))
                .OrderBy(held => held.Id).AsNoTracking().ToListAsync(cancelled);
            if (roles.Count == 0) continue;
            var act = await db.ActIn(panelId);
            foreach (var before in await db.Recertifications.Where(held => held.AgencyId == null && held.PanelId == panelId && held.DueOn != null).ToListAsync(cancelled)) before.Close(act.At);
            var opened = new Recertification(act, null, quarter, act.CoordinatorId, roles);
            opened.GoOn(act.At, await db.DecidersOf(opened, cancelled));
            db.Recertifications.Add(opened);
            await tell(opened, RecertificationNews.Opened, opened.OwnerId!.Value);
            made += await Saved(db, cancelled);
        }

        return made;
    }

    /// <summary>Whose turn it can be by now, each with whoever has had it the longest first.</summary>
    public static async Task<Deciders> DecidersOf(this YoungFuturesDb db, Recertification held, CancellationToken cancelled = default)
    {
        var coordinatorId = await db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => panel.CoordinatorId).SingleAsync(cancelled);
        if (held.AgencyId is { } agencyId) return new Deciders(await db.ContactOf(agencyId), coordinatorId, [], []);
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        return new Deciders(null, coordinatorId, await Of(Role.Administrator, null), await Of(Role.InformationGovernance, held.PanelId));

        Task<List<Guid>> Of(Role role, Guid? panelId) => db.Memberships
            .Where(one => one.Role == role && one.PanelId == panelId && one.From <= now && (one.Until == null || now < one.Until) && db.Users.Any(user => user.Id == one.UserId && (user.LeavesOn == null || user.LeavesOn >= today)))
            .OrderBy(one => one.From).ThenBy(one => one.Id).Select(one => one.UserId).ToListAsync(cancelled);
    }

    private static async Task<int> GoOn(YoungFuturesDb db, Func<Recertification, RecertificationNews, Guid, Task> tell, CancellationToken cancelled)
    {
        var done = 0;
        // As many as agencies have seats.
        var open = await db.Recertifications.Where(held => held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => held.Id).ToListAsync(cancelled);
        foreach (var id in open)
        {
            if (await db.Recertifications.Include(one => one.Lines).SingleOrDefaultAsync(one => one.Id == id && one.DueOn != null, cancelled) is not { } held) continue;
            var act = await db.ActIn(held.PanelId);
            var roles = await db.RecertificationLines.Where(line => line.RecertificationId == id && line.Outcome == null)
                .Join(db.Memberships, line => line.MembershipId, role => role.Id, (_, role) => role).ToDictionaryAsync(role => role.Id, cancelled);
            var left = (await db.RecertificationLines.Where(line => line.RecertificationId == id && line.Outcome == null)
                .Join(db.Users.Where(user => user.LeavesOn < act.Today || (held.AgencyId != null && user.AgencyId != held.AgencyId)), line => line.UserId, user => user.Id, (_, user) => user.Id).ToListAsync(cancelled)).ToHashSet();
            foreach (var line in held.Lines.Where(line => line.Outcome is null && (left.Contains(line.UserId) || !roles[line.MembershipId].IsOpenAt(act.At)))) line.Went(act.At);
            await Rest(db, held, act, cancelled);
            if (held.IsToBeReminded(act.Today))
            {
                held.Remind(act.At);
                await tell(held, RecertificationNews.DueSoon, held.OwnerId!.Value);
            }
            else if (held.Suspends(act.Today) && held.Lines.Where(line => line.Outcome is null && line.SuspendedAt is null).ToList() is { Count: > 0 } unconfirmed)
            {
                foreach (var line in unconfirmed) line.Suspend(roles[line.MembershipId], act.At);
                await tell(held, RecertificationNews.Suspended, act.CoordinatorId);
            }

            if (db.ChangeTracker.HasChanges()) done += await Saved(db, cancelled);
            db.ChangeTracker.Clear();
        }

        return done;
    }

    /// <summary>With whoever answers for the agency by now, or with whoever of those who run the panel has it in hand.</summary>
    private static async Task Rest(YoungFuturesDb db, Recertification held, Act act, CancellationToken cancelled)
    {
        var turns = await db.DecidersOf(held, cancelled);
        var (before, now, contactId) = (held.OwnerId, act.At, turns.ContactId);
        held.GoOn(now, turns);
        if (held.AgencyId is not null && held.OwnerId == act.CoordinatorId && before is { } keeps && keeps != act.CoordinatorId && keeps != contactId
            && await db.Memberships.AnyAsync(role => role.UserId == keeps && role.PanelId == held.PanelId && role.Role == Role.Coordinator && role.From <= now && (role.Until == null || now < role.Until), cancelled))
            held.RestWith(keeps);
    }

    private static async Task<int> Saved(YoungFuturesDb db, CancellationToken cancelled)
    {
        try
        {
            await db.SaveChangesAsync(cancelled);
            return 1;
        }
        catch (DbUpdateException)
        {
            // Another node was quicker, or somebody decides in this moment: the next run looks again.
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
