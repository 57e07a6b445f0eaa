using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.AgencyReports;

/// <summary>Says that a report is there, and nothing of what it says.</summary>
public static class ReportLetters
{
    public static Task<int> Send(YoungFuturesDb db, Letters letters, CancellationToken cancelled = default) => Domain.Looking.AgencyReports.Make(db, (report, contactId) => letters.Send(contactId, null, $"/agency-reports/{report.Id}",
        T => T["Young Futures: the monthly report about your agency’s people is there"],
        T => T["It says who of your agency has an account and how it was used. Read it by {0}, and say that you have:", T.Day(report.DueOn!.Value)]), cancelled);
}
