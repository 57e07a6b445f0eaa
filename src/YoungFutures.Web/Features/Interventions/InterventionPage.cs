using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Interventions;

public sealed record SessionLine(Guid Id, DateOnly On, SessionAttendance? Attendance, string? RecordedBy);

public sealed record BriefingLines(string Matters, string? HowToTalk, string? SafeContact, string? WrittenBy, DateTime WrittenAt);

public sealed record InterventionPage(Guid Id, Guid? CaseId, Guid OfCaseId, string CaseReference, string Name, int? Age, Guid ServiceId, string Service, string Agency, string Need, InterventionStatus Status, string? Owner, DateOnly? DueOn,
    string? Worker, string? OfferedBy, DateTime OfferedAt, DateTime? AnsweredAt, DateOnly? ExpectedOn, DateOnly? StartedOn, SupportBarrier? Barrier, string? Outcome, DateTime? EndedAt, string? EndedBy,
    BriefingLines? Briefing, IReadOnlyList<SessionLine> ToCome, IReadOnlyList<SessionLine> Held, DateOnly Today,
    bool MayAnswer, bool MayRecord, bool MayEnd, bool MayBrief, bool MayResume, bool MayHandTo, bool LeadsOn)
{
    // A year of two sessions a week, and more; the newest of them.
    private const int Most = 120;

    /// <summary>Today has no session yet: one can be recorded that was not planned.</summary>
    public bool IsTodayFree => !ToCome.Concat(Held).Any(session => session.On == Today);

    public int Came => Held.Count(session => session.Attendance == SessionAttendance.Came);

    public static async Task<InterventionPage?> Of(YoungFuturesDb db, Viewer viewer, Guid interventionId, HttpContext context)
    {
        var held = await db.Interventions.AsNoTracking().Include(one => one.Service).Include(one => one.Agency).SingleOrDefaultAsync(one => one.Id == interventionId);
        if (held is null) return null;
        Plumbing.AuditSubjects.Concerns(context, held);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var briefing = await db.Briefings.AsNoTracking().SingleOrDefaultAsync(one => one.InterventionId == interventionId);
        var sessions = await db.SupportSessions.AsNoTracking().Where(session => session.InterventionId == interventionId).OrderByDescending(session => session.On).Take(Most)
            .Select(session => new SessionLine(session.Id, session.On, session.Attendance, db.Users.Where(user => user.Id == session.RecordedById).Select(user => user.DisplayName).FirstOrDefault())).ToListAsync();
        Guid?[] people = [held.OwnerId, held.WorkerId, held.OfferedById, held.EndedById, briefing?.WrittenById];
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var seesCase = await db.Cases.AnyAsync(one => one.Id == held.CaseId);
        var need = (await db.WordsFor(held.NeedCode))[held.NeedCode];
        var (carries, leads) = (viewer.May(InterventionRights.Carry, held), viewer.May(InterventionRights.Lead, held));
        return new(held.Id, seesCase ? held.CaseId : null, held.CaseId, held.CaseReference, held.SubjectName, held.SubjectBornOn is { } born ? Age(born) : null, held.ServiceId, welsh ? held.Service.NameCy : held.Service.Name,
            welsh ? held.Agency.NameCy : held.Agency.Name, need, held.Status, NameOf(held.OwnerId), held.DueOn, NameOf(held.WorkerId), NameOf(held.OfferedById), held.OfferedAt, held.AnsweredAt, held.ExpectedOn,
            held.StartedOn, held.Barrier, held.Outcome, held.EndedAt, NameOf(held.EndedById),
            briefing is null ? null : new(briefing.Matters, briefing.HowToTalk, briefing.SafeContact, NameOf(briefing.WrittenById), briefing.WrittenAt),
            [.. sessions.Where(session => session.Attendance is null).OrderBy(session => session.On)], [.. sessions.Where(session => session.Attendance is not null)], today,
            carries && held.WaitsForProvider, carries && held.TakesSessions, viewer.May(InterventionRights.End, held) && held.PossibleEndings(leads).Count > 0, leads && held.IsOpen && held.Status != InterventionStatus.CameBack,
            leads && held.Status == InterventionStatus.OnHold, (carries || leads) && held.IsOpen && held.Status != InterventionStatus.CameBack, leads);

        int Age(DateOnly bornOn) => Domain.Calendar.Age.On(bornOn, today);
        string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }
}
