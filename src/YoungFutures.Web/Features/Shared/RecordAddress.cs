using YoungFutures.Domain.Cases;

namespace YoungFutures.Web.Features.Shared;

/// <summary>The page of the record on which somebody saw a risk; a note stands on the page of its case.</summary>
public static class RecordAddress
{
    public static string Of(ReportedFrom from, Guid recordId, Guid? caseId) => from switch
    {
        ReportedFrom.Referral => $"/referrals/{recordId}",
        ReportedFrom.Check => $"/checks/{recordId}",
        ReportedFrom.Action => $"/actions/{recordId}",
        ReportedFrom.Intervention => $"/interventions/{recordId}",
        ReportedFrom.Candidate => $"/candidates/{recordId}",
        _ => $"/cases/{caseId}",
    };
}
