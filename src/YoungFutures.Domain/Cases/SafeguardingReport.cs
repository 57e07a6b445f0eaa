using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Cases;

public enum ReportedFrom
{
    [Display(Name = "A referral")] Referral,
    [Display(Name = "A case")] Case,
    [Display(Name = "A check")] Check,
    [Display(Name = "A note")] Note,
    [Display(Name = "An action")] Action,
}

/// <summary>
/// Act now: somebody has seen that a child is at risk of harm. The report goes to the statutory service, never to the panel;
/// here stands who made it, when, its reference and that it arrived. Its clock runs every day of the week.
/// </summary>
public sealed class SafeguardingReport : Record, IAboutYoungPerson, IOwned
{
    private SafeguardingReport() { }

    public SafeguardingReport(Act act, Guid subjectId, ReportedFrom from, Guid recordId, Guid? caseId, string? recordReference, string? areaCode, string concern, string? ownWords)
    {
        PanelId = act.Panel.Id;
        SubjectId = subjectId;
        From = from;
        RecordId = recordId;
        CaseId = caseId;
        RecordReference = recordReference;
        AreaCode = areaCode;
        Concern = concern;
        OwnWords = ownWords;
        RaisedById = act.UserId;
        RaisedByAgencyId = act.AgencyId;
        RaisedAt = act.At;
        DueAt = act.At.AddHours(act.Limits.ActNowHours);
        OwnerId = act.CoordinatorId;
        DueOn = Calendar.UkTime.LocalDate(DueAt);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public ReportedFrom From { get; private set; }
    public Guid RecordId { get; private set; }
    /// <summary>The case that the record belongs to: whoever must not see it must not see this.</summary>
    public Guid? CaseId { get; private set; }
    /// <summary>A reference, never a name; a draft has none.</summary>
    public string? RecordReference { get; private set; }
    public string? AreaCode { get; private set; }
    public string Concern { get; private set; } = "";
    public string? OwnWords { get; private set; }
    public Guid RaisedById { get; private set; }
    public Guid? RaisedByAgencyId { get; private set; }
    public DateTime RaisedAt { get; private set; }
    public DateTime DueAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }

    public string? ReportedBy { get; private set; }
    public string? ReportedTo { get; private set; }
    public DateTime? ReportedAt { get; private set; }
    public string? ServiceReference { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }

    public bool IsOpen => ConfirmedAt is null;
    public bool IsReported => ReportedAt is not null;

    /// <summary>Less than nothing when it is late.</summary>
    public TimeSpan Left(DateTime now) => DueAt - now;

    public void Report(string by, string to, DateTime at, string? serviceReference)
    {
        if (ReportedAt is not null) throw new Refused("This report has already been recorded.");
        ReportedBy = by;
        ReportedTo = to;
        ReportedAt = at;
        ServiceReference = serviceReference;
    }

    /// <summary>The service that received it says that it has it. Without its reference and this, the clock runs on.</summary>
    public void Confirm(string by, DateTime at, string serviceReference)
    {
        if (ReportedAt is null) throw new Refused("Record who made the report and when before its confirmation.");
        if (ConfirmedAt is not null) throw new Refused("This report has already been confirmed.");
        ServiceReference = serviceReference;
        ConfirmedBy = by;
        ConfirmedAt = at;
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>Whoever it rested with has left.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;
}
