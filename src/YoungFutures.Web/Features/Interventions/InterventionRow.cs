using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions;

public enum SupportShown
{
    [Display(Name = "Open")] Open,
    [Display(Name = "Late")] Late,
    [Display(Name = "Ended")] Ended,
}

public sealed record InterventionsPage(SupportShown Show, bool OfProvider, Paged<InterventionRow> Rows, DateOnly Today)
{
    /// <summary>The lines of the list in their order, for its page and for its file.</summary>
    public static IQueryable<InterventionRow> Lines(YoungFuturesDb db, Viewer viewer, SupportShown show, DateOnly today)
    {
        var past = WorkingCalendar.EnglandAndWales.Past(today);
        // Who runs one panel may give support in another: both are theirs.
        var own = db.Interventions.Where(held => viewer.PanelIds.Contains(held.PanelId) || (viewer.AgencyId != null && (held.AgencyId == viewer.AgencyId || held.LeadAgencyId == viewer.AgencyId)));
        var shown = show switch
        {
            SupportShown.Late => own.Where(held => held.DueOn < past).OrderBy(held => held.DueOn).ThenBy(held => held.Id),
            SupportShown.Ended => own.Where(held => held.EndedAt != null).OrderByDescending(held => held.EndedAt).ThenBy(held => held.Id),
            _ => own.Where(held => held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id),
        };
        return shown.Select(InterventionRow.From(db, viewer.AgencyId, today));
    }
}

/// <param name="ToRecordOn">The first session up to today of which nobody has said who came.</param>
public sealed record InterventionRow(Guid Id, string CaseReference, string Name, string Service, string Agency, InterventionStatus Status, string? Owner, DateOnly? DueOn, DateTime? EndedAt,
    bool IsOurs, DateOnly? ToRecordOn, bool IsTodayRecorded) : IListed
{
    public Guid? SubjectId { get; init; }
    public Guid PanelId { get; init; }
    public bool TakesSessions => Status is InterventionStatus.Accepted or InterventionStatus.Started;
    public DateOnly? Asks(DateOnly today) => !IsOurs || !TakesSessions ? null : ToRecordOn ?? (IsTodayRecorded ? null : today);

    public static Expression<Func<Intervention, InterventionRow>> From(YoungFuturesDb db, Guid? agencyId, DateOnly today)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return held => new(held.Id, held.CaseReference, held.SubjectName, welsh ? held.Service.NameCy : held.Service.Name, welsh ? held.Agency.NameCy : held.Agency.Name, held.Status,
            db.Users.Where(user => user.Id == held.OwnerId).Select(user => user.DisplayName).FirstOrDefault(), held.DueOn, held.EndedAt, held.AgencyId == agencyId,
            held.Sessions.Where(session => session.Attendance == null && session.On <= today).Min(session => (DateOnly?)session.On),
            held.Sessions.Any(session => session.On == today && session.Attendance != null))
        { SubjectId = held.SubjectId, PanelId = held.PanelId };
    }
}
