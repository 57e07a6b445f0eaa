using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Recertifications;

public sealed record RecertificationRow(Guid Id, DateOnly Quarter, string? Agency, string Panel, DateOnly? DueOn, DateTime? ClosedAt, int Lines, int Undecided, int Suspended);

public sealed record RecertificationListPage(Paged<RecertificationRow> Held, DateOnly Today)
{
    /// <summary>All that the viewer sees, with their history.</summary>
    public static async Task<RecertificationListPage> For(YoungFuturesDb db, Viewer viewer, int page)
    {
        // What the filter lets through as well; said here, it leads the database by its indexes.
        var (panelIds, agencyId) = (viewer.PanelIds.Union(viewer.GovernedPanelIds).ToArray(), viewer.May(UserRights.SeeOwnPeople) ? viewer.AgencyId!.Value : Guid.Empty);
        var (welsh, administers) = (Languages.IsWelsh(CultureInfo.CurrentUICulture), viewer.IsAdministrator);
        return new RecertificationListPage(await db.Recertifications.AsNoTracking().Where(held => panelIds.Contains(held.PanelId) || held.AgencyId == agencyId || (administers && held.AgencyId == null)).OrderByDescending(held => held.Quarter).ThenBy(held => held.Id).Select(held => new RecertificationRow(held.Id, held.Quarter,
            db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(), db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => welsh ? panel.NameCy : panel.Name).FirstOrDefault()!,
            held.DueOn, held.ClosedAt, held.Lines.Count, held.Lines.Count(line => line.Outcome == null), held.Lines.Count(line => line.Outcome == null && line.SuspendedAt != null))).ToPageAsync(page), UkTime.LocalDate(db.Now));
    }
}

public sealed record AccessLine(Guid Id, Guid UserId, string Name, string? JobTitle, Role Role, DateTime? LastSignedInAt, DateOnly? TrainedOn, AccessOutcome? Outcome, string? DecidedBy, DateTime? DecidedAt, string? Because, bool IsSuspended, string Version)
{
    public bool NeedsTraining(DateOnly today) => User.TrainingIsDue(TrainedOn, today);
}

/// <summary>Agency: none where it is about the roles of the panel itself.</summary>
public sealed record RecertificationPage(Guid Id, DateOnly Quarter, string? Agency, string Panel, DateOnly DecideBy, DateOnly SuspendedAfter, DateTime? ClosedAt, string? Owner, IReadOnlySet<Role> MayDecide, Guid ViewerId, Paged<AccessLine> Lines, DateOnly Today)
{
    public static async Task<RecertificationPage> For(YoungFuturesDb db, Viewer viewer, Recertification held, int page)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var id = held.Id;
        var agency = await db.Agencies.Where(one => one.Id == held.AgencyId).Select(one => welsh ? one.NameCy : one.Name).SingleOrDefaultAsync();
        var panel = await db.Panels.Where(one => one.Id == held.PanelId).Select(one => welsh ? one.NameCy : one.Name).SingleAsync();
        var owner = await db.Users.Where(user => user.Id == held.OwnerId).Select(user => user.DisplayName).FirstOrDefaultAsync();
        var lines = await db.RecertificationLines.AsNoTracking().Where(line => line.RecertificationId == id).Join(db.Users, line => line.UserId, user => user.Id, (line, user) => new { Line = line, User = user })
            .OrderBy(one => one.User.DisplayName).ThenBy(one => one.Line.Id)
            .Select(one => new AccessLine(one.Line.Id, one.User.Id, one.User.DisplayName, one.User.JobTitle, one.Line.Role, db.Sessions.Where(session => session.UserId == one.User.Id).Max(session => (DateTime?)session.StartedAt), one.User.TrainedOn,
                one.Line.Outcome, db.Users.Where(user => user.Id == one.Line.DecidedById).Select(user => user.DisplayName).FirstOrDefault(), one.Line.DecidedAt, one.Line.Because,
                db.Memberships.Any(role => role.Id == one.Line.MembershipId && role.SuspendedAt != null && role.Until == null), one.Line.Version.ToString())).ToPageAsync(page);
        return new RecertificationPage(id, held.Quarter, agency, panel, held.DecideBy, WorkingCalendar.EnglandAndWales.Add(held.DecideBy, Recertification.SuspendingDays), held.ClosedAt, owner,
            held.IsOpen ? Enum.GetValues<Role>().Where(role => viewer.May(RecertificationRights.DecideRole, new RoleToDecide(held, role))).ToHashSet() : [], viewer.UserId, lines, UkTime.LocalDate(db.Now));
    }
}

/// <summary>One line with what it hangs from, to be decided.</summary>
public sealed record AccessToDecide(Recertification Held, RecertificationLine Line, User User, Membership Role)
{
    /// <summary>Only as far as the viewer sees the record.</summary>
    public static async Task<AccessToDecide?> Of(YoungFuturesDb db, Guid recertificationId, Guid lineId)
    {
        if (await db.Recertifications.Include(one => one.Lines).SingleOrDefaultAsync(one => one.Id == recertificationId) is not { } held || held.Lines.Find(one => one.Id == lineId) is not { } line) return null;
        var user = await db.Users.Include(one => one.Memberships).SingleAsync(one => one.Id == line.UserId);
        return new AccessToDecide(held, line, user, user.Memberships.Single(role => role.Id == line.MembershipId));
    }
}
