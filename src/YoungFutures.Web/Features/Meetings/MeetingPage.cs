using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Declarations;
using YoungFutures.Web.Features.Meetings.Items;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Meetings;

/// <summary>One meeting as its reader may see it: what is heard, who is there, and what comes next.</summary>
public sealed record MeetingPage(Guid Id, string Version, string Panel, DateTime StartsAt, int Minutes, string? Place, string? Link, string? Chair, MeetingStatus Status)
{
    private const int MostChanges = 50;

    public DateTime? PublishedAt { get; init; }
    public DateTime? MovedFrom { get; init; }
    public DateTime? HeldAt { get; init; }
    public DateTime? LockedAt { get; init; }
    public string? CancelledBecause { get; init; }
    public Presence? ChairPresence { get; init; }
    public string? ChairDeputy { get; init; }
    public IReadOnlyList<AgendaRow> Agenda { get; init; } = [];
    public IReadOnlyList<AttendanceRow> Attendance { get; init; } = [];
    public IReadOnlyList<QuorumRow> Quorum { get; init; } = [];
    public IReadOnlyList<AgendaChangeRow> Changes { get; init; } = [];
    public ArrangedAgenda Arranged { get; init; } = new();

    /// <summary>Whoever runs or chairs the panel sees how ready each item is.</summary>
    public bool ShowsReadiness { get; init; }
    public bool CanArrange { get; init; }
    public bool CanPublish { get; init; }
    public bool CanRecordAttendance { get; init; }
    public bool CanHear { get; init; }
    public bool CanCarryOver { get; init; }
    public bool CanHold { get; init; }
    public bool CanLock { get; init; }
    public bool CanCancel { get; init; }
    /// <summary>The minutes wait for the chair, and the reader is not the chair.</summary>
    public bool WaitsForChair { get; init; }
    public bool AttendanceMissing { get; init; }

    /// <summary>How the meeting stood when this was read.</summary>
    public string Stamp { get; init; } = "";
    /// <summary>The page follows it: there is still something to come.</summary>
    public bool IsWatched { get; init; }
    /// <summary>Something can be done with at least one of the items that are listed by themselves.</summary>
    public bool ShowsMoves => CanArrange || (CanCarryOver && Agenda.Any(item => item is { IsQuick: false, IsOpen: true }));
    /// <summary>Conflicts of interest that the reader may decide, or know that somebody decides.</summary>
    public IReadOnlyList<DeclarationRow> Waiting { get; init; } = [];
    /// <summary>Agencies that sit on an item although the family does not want them to know.</summary>
    public IReadOnlyList<ObjectedSeat> ObjectedSeats { get; init; } = [];

    public bool HasMinutes { get; init; }
    public bool HasPack { get; init; }

    public AgendaRow? NextToHear => Agenda.Where(item => item.IsOpen).OrderBy(item => item.IsQuick).FirstOrDefault();
    private IEnumerable<AgendaRow> ToBeHeard => Agenda.Where(item => item.IsOpen);
    public int ChecksAsked => ToBeHeard.Sum(item => item.ChecksAsked);
    public IReadOnlyList<MissingCheck> ChecksMissing => [.. ToBeHeard.SelectMany(item => item.ChecksMissing)];
    public IReadOnlyList<string> AgenciesMissing => [.. ChecksMissing.GroupBy(missing => missing.Agency).OrderByDescending(agency => agency.Count()).ThenBy(agency => agency.Key, StringComparer.CurrentCulture).Select(agency => agency.Key)];
    public int AgendaMinutes => Agenda.Sum(item => item.Minutes);

    public static async Task<MeetingPage?> For(YoungFuturesDb db, Viewer viewer, Guid meetingId)
    {
        // Before anything else is read: what changes meanwhile is then told of once too often, not once too seldom.
        var stamp = await db.StampOf(meetingId);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var meeting = await db.PanelMeetings.AsNoTracking().Include(held => held.Attendance).ThenInclude(held => held.Agency).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return null;
        var (runs, decides, chairs) = (viewer.May(MeetingRights.Run, meeting), viewer.May(MeetingRights.Decide, meeting), viewer.May(MeetingRights.Chair, meeting));
        var today = UkTime.LocalDate(db.Now);
        var panel = await db.Panels.AsNoTracking().Include(held => held.Areas).SingleAsync(held => held.Id == meeting.PanelId);
        var settings = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == meeting.PanelId).OrderByDescending(held => held.Number).FirstAsync();
        var arranged = await ArrangedAgenda.For(db, viewer, meeting, welsh);
        var objected = await ObjectedSeat.Of(db, viewer, meeting);
        var agenda = arranged.Arrange(await AgendaOf(db, viewer, meeting, decides, today, welsh))
            .Select(row => row with { Objected = [.. objected.Where(seat => seat.ItemId == row.Id).Select(seat => seat.Agency)] }).ToList();
        var changes = db.AgendaChanges.Where(change => change.MeetingId == meetingId).OrderByDescending(change => change.At).Take(MostChanges);
        var changed = await db.FactsOf(changes);
        var areas = panel.Areas.ToDictionary(area => area.Code, area => welsh ? area.NameCy : area.Name);
        var agencies = await db.AgenciesAtTheTable(meeting.PanelId, meeting.On).AsNoTracking().OrderBy(agency => welsh ? agency.NameCy : agency.Name).ToListAsync();
        var dayHasCome = meeting.On <= today;
        var caseIds = await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => item.CaseId).ToListAsync();
        var standsIn = runs && (await db.OutOfTheChairsSight(meeting)).Count > 0;

        return new MeetingPage(meeting.Id, meeting.Version.ToString(), welsh ? panel.NameCy : panel.Name, meeting.StartsAt, meeting.Minutes, meeting.Place, meeting.Link,
            await db.Users.Where(user => user.Id == meeting.ChairId).Select(user => user.DisplayName).SingleOrDefaultAsync(), meeting.Status)
        {
            PublishedAt = meeting.PublishedAt, MovedFrom = meeting.MovedFrom, HeldAt = meeting.HeldAt, LockedAt = meeting.LockedAt, CancelledBecause = meeting.CancelledBecause,
            ChairPresence = meeting.ChairPresence, ChairDeputy = meeting.ChairDeputy,
            Agenda = agenda,
            Arranged = arranged,
            Attendance = [.. agencies.Select(agency => AttendanceRow.Of(agency, meeting.Attendance.Find(held => held.AgencyId == agency.Id), welsh)),
                .. meeting.Attendance.Where(held => agencies.All(agency => agency.Id != held.AgencyId)).Select(held => AttendanceRow.Of(held.Agency, held, welsh))],
            Quorum = meeting.IsOpen ? [.. agenda.Where(item => item.IsOpen).Select(item => item.AreaCode).Distinct()
                .Select(code => new QuorumRow(code is null ? null : areas.GetValueOrDefault(code, code), meeting.QuorumFor(settings, code)))] : [],
            Changes = [.. (await changes.Select(change => new { change.CaseId, change.At, change.Kind, change.MinutesBefore, change.MinutesAfter, By = db.Users.Where(user => user.Id == change.ById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync())
                .Select(change => new AgendaChangeRow(change.At, changed[change.CaseId].Reference, change.Kind, change.By, change.MinutesBefore, change.MinutesAfter))],
            Stamp = stamp, IsWatched = meeting.IsOpen,
            ShowsReadiness = decides,
            HasMinutes = meeting.HasMinutes,
            HasPack = meeting.HasPack,
            CanArrange = runs && meeting.CanMoveTo(MeetingStatus.Cancelled),
            CanPublish = runs && meeting.CanMoveTo(MeetingStatus.Published),
            CanRecordAttendance = runs && meeting.IsOpen,
            CanHear = decides && meeting.MayDecide(today),
            CanCarryOver = decides && meeting.MayDecide(today),
            CanHold = runs && dayHasCome && meeting.CanMoveTo(MeetingStatus.Held),
            CanLock = (chairs || standsIn) && meeting.CanMoveTo(MeetingStatus.Locked),
            Waiting = decides ? await DeclarationRow.Waiting(db, caseIds) : [],
            ObjectedSeats = objected,
            CanCancel = runs && meeting.CanMoveTo(MeetingStatus.Cancelled) && agenda.All(item => item.Outcome is null),
            WaitsForChair = runs && !chairs && !standsIn && meeting.CanMoveTo(MeetingStatus.Locked),
            AttendanceMissing = decides && dayHasCome && meeting.IsOpen && !(meeting.ChairPresence is not null && meeting.Attendance.Exists(held => held.IsAtTheTable)),
        };
    }

    private static async Task<IReadOnlyList<AgendaRow>> AgendaOf(YoungFuturesDb db, Viewer viewer, PanelMeeting meeting, bool withReadiness, DateOnly today, bool welsh)
    {
        var listed = db.AgendaItems.Where(item => item.MeetingId == meeting.Id);
        var items = await listed.OrderBy(item => item.Order).ThenBy(item => item.Id)
            .Select(item => new { item.Id, item.CaseId, item.Minutes, item.WasCarriedOver, ChairedBy = db.Users.Where(user => user.Id == item.ChairedById).Select(user => user.DisplayName).FirstOrDefault(), Outcome = item.Decision == null ? (DecisionOutcome?)null : item.Decision.Outcome })
            .ToListAsync();
        var facts = await db.FactsOf(listed);
        var caseIds = items.Select(item => item.CaseId).ToList();
        var checks = !withReadiness || caseIds.Count == 0 ? [] : await db.AgencyChecks.Where(check => caseIds.Contains(check.CaseId) && check.UnassignedAt == null)
            .Select(check => new { check.CaseId, Agency = welsh ? check.Agency.NameCy : check.Agency.Name, Returned = check.ReturnedAt != null, check.ReturnedAt, check.MissedOn, check.DueOn })
            .ToListAsync();
        var told = (await DisclosureRow.Now(db, caseIds)).ToLookup(row => row.CaseId);
        var withoutChair = withReadiness && meeting.IsOpen ? await ItemsWithoutChair.Of(db, meeting) : new HashSet<Guid>();
        var mayDeclare = meeting.Status is not (MeetingStatus.Locked or MeetingStatus.Cancelled) && (viewer.RunsOrChairs(meeting.PanelId) || viewer.SeatedPanelIds.Contains(meeting.PanelId));
        // Counted among what the reader sees: a gap in the numbers would tell of an item that is kept from them.
        return [.. items.Select((item, index) => (Item: item, Number: index + 1, Facts: facts[item.CaseId])).Select(row => new AgendaRow(
            row.Item.Id, row.Number, row.Facts.Reference, row.Facts.FullName, row.Facts.AreaCode, row.Item.Minutes,
            row.Facts.IsUrgent, row.Facts.IsRepeat, row.Facts.IsInWelsh, row.Item.Outcome, row.Item.WasCarriedOver)
        {
            Withdrew = [.. told[row.Item.CaseId].Where(held => held.Interest is null).Select(held => held.Person).Distinct()],
            HasInterest = [.. told[row.Item.CaseId].Where(held => held.Interest is not null).Select(held => held.Person).Distinct()],
            ChairedBy = row.Item.ChairedBy,
            NeedsChair = row.Item is { ChairedBy: null, Outcome: null, WasCarriedOver: false } && withoutChair.Contains(row.Item.Id),
            MayDeclare = mayDeclare,
            ChecksAsked = checks.Count(check => check.CaseId == row.Item.CaseId),
            ChecksMissing = [.. checks.Where(check => check.CaseId == row.Item.CaseId && !check.Returned).OrderBy(check => check.DueOn)
                .Select(check => new MissingCheck(check.Agency, check.DueOn, WorkingCalendar.EnglandAndWales.IsLate(check.DueOn, today)))],
            ChecksCameLate = [.. checks.Where(check => check.CaseId == row.Item.CaseId && check.MissedOn != null).OrderBy(check => check.ReturnedAt)
                .Select(check => new LateCheck(check.Agency, check.ReturnedAt!.Value, check.MissedOn!.Value))],
        })];
    }
}

public sealed record AgendaRow(Guid Id, int Number, string Reference, string YoungPerson, string? AreaCode, int Minutes, bool IsUrgent, bool IsRepeat, bool InWelsh,
    DecisionOutcome? Outcome, bool WasCarriedOver)
{
    public int ChecksAsked { get; init; }
    public IReadOnlyList<MissingCheck> ChecksMissing { get; init; } = [];
    public IReadOnlyList<LateCheck> ChecksCameLate { get; init; } = [];
    public int ChecksReturned => ChecksAsked - ChecksMissing.Count;
    public bool IsOpen => Outcome is null && !WasCarriedOver;
    /// <summary>On the quick-agree list, and not lifted out.</summary>
    public bool IsQuick { get; init; }
    public Readiness? Points { get; init; }
    public IReadOnlyList<string> Withdrew { get; init; } = [];
    public IReadOnlyList<string> HasInterest { get; init; } = [];
    public string? ChairedBy { get; init; }
    public bool NeedsChair { get; init; }
    /// <summary>Agencies that sit on it although the family objects; for whoever runs or chairs the panel.</summary>
    public IReadOnlyList<string> Objected { get; init; } = [];
    public bool MayDeclare { get; init; }
    public bool IsReady => Points is { IsReady: true };
}

/// <summary>A check that an agency has not returned.</summary>
public sealed record MissingCheck(string Agency, DateOnly? DueOn, bool IsLate);

/// <summary>A check that came back after its date.</summary>
public sealed record LateCheck(string Agency, DateTime ReturnedAt, DateOnly MissedOn);

public sealed record AttendanceRow(string Agency, Presence? Presence, string? Name, string? DeputyFor, bool ConfidentialitySigned)
{
    public static AttendanceRow Of(Agency agency, Domain.Panels.Attendance? held, bool welsh) =>
        new(welsh ? agency.NameCy : agency.Name, held?.Presence, held?.Name, held?.DeputyFor, held?.ConfidentialitySigned ?? false);
}

/// <summary>Whether a decision about a young person of this area would be quorate now; without a name the area is not known.</summary>
public sealed record QuorumRow(string? Area, Quorum Quorum);

public sealed record AgendaChangeRow(DateTime At, string Reference, AgendaChangeKind Kind, string? By, int? MinutesBefore, int? MinutesAfter);
