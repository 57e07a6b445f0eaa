using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Safeguarding;

/// <summary>One report on the page of its record: when, where it stands, how late.</summary>
public sealed record ReportLine(Guid Id, DateTime RaisedAt, bool IsReported, DateTime? ConfirmedAt, HourClock Clock);

/// <summary>The trace that Act now leaves on a record: its reports, as far as the reader may see them; on a case those of everything that belongs to it.</summary>
public sealed class ReportsOfRecord(YoungFuturesDb db, Words T) : ViewComponent
{
    // More than any record has; the list of reports holds them all.
    private const int Most = 20;

    public async Task<IViewComponentResult> InvokeAsync(Guid recordId)
    {
        var now = db.Now;
        var ids = await db.Referrals.Where(referral => referral.CaseId == recordId).OrderBy(referral => referral.Id).Select(referral => referral.Id).Take(100).ToListAsync();
        ids.Add(recordId);
        var reports = await db.SafeguardingReports.Where(report => report.CaseId == recordId || ids.Contains(report.RecordId))
            .OrderByDescending(report => report.RaisedAt).ThenBy(report => report.Id).Take(Most)
            .Select(report => new { report.Id, report.RaisedAt, report.DueAt, IsReported = report.ReportedAt != null, report.ConfirmedAt }).ToListAsync();
        return View("~/Features/Safeguarding/_ReportsOfRecord.cshtml", reports.Select(report =>
            new ReportLine(report.Id, report.RaisedAt, report.IsReported, report.ConfirmedAt, HourClock.Of(T, report.DueAt, now))).ToList());
    }
}
