using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.Cases;

public enum ReportedFrom
{
    [Display(Name = "A referral")] Referral,
    [Display(Name = "A case")] Case,
    [Display(Name = "A check")] Check,
    [Display(Name = "A note")] Note,
    [Display(Name = "An action")] Action,
    [Display(Name = "A record on a list")] Candidate,
    [Display(Name = "Support of a service")] Intervention,
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
    /// <summary>Empty where an answer of a referral raised it and nobody has written yet what was seen.</summary>
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
    public bool IsWritten => Concern.Length > 0;

    /// <summary>What the writer of the referral has answered since about the risk, and when. It is read with the report; it ends nothing.</summary>
    public Answer? AnsweredSince { get; private set; }
    public DateTime? AnsweredSinceAt { get; private set; }

    /// <summary>Less than nothing when it is late.</summary>
    public TimeSpan Left(DateTime now) => DueAt - now;

    /// <summary>The hour under the limit in force. It never moves away: whoever was at risk yesterday is not given longer today.</summary>
    internal void Date(Act act)
    {
        var by = RaisedAt.AddHours(act.Limits.ActNowHours);
        if (IsOpen && by < DueAt) (DueAt, DueOn) = (by, Calendar.UkTime.LocalDate(by));
    }

    /// <summary>What was seen or heard, where an answer alone had raised the report. The clock runs from the answer.</summary>
    public void Write(string concern, string? ownWords, string? areaCode)
    {
        if (IsWritten) throw new Refused("What was seen or heard has already been written down.");
        Concern = concern;
        OwnWords = ownWords ?? OwnWords;
        AreaCode ??= areaCode;
    }

    public void AnswerAgain(Answer answer, DateTime at)
    {
        if (answer == (AnsweredSince ?? Answer.Yes)) return;
        (AnsweredSince, AnsweredSinceAt) = (answer, at);
    }

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

    internal void RestWith(Guid userId) => OwnerId = userId;
}
