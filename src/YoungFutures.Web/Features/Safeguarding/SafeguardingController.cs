using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Safeguarding;

[Route("safeguarding")]
public sealed class SafeguardingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(bool confirmed = false, int page = 1)
    {
        if (!viewer.May(SafeguardingRights.List)) return NotFound();
        var ordered = confirmed
            ? db.SafeguardingReports.Where(report => report.ConfirmedAt != null).OrderByDescending(report => report.ConfirmedAt).ThenBy(report => report.Id)
            : db.SafeguardingReports.Where(report => report.ConfirmedAt == null).OrderBy(report => report.DueAt).ThenBy(report => report.Id);
        return View(new SafeguardingList(await ordered.AsNoTracking().Select(SafeguardingRow.Read(db)).ToPageAsync(page), confirmed, db.Now));
    }

    [HttpGet("{reportId:guid}")]
    public async Task<IActionResult> Details(Guid reportId)
    {
        var report = await db.SafeguardingReports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == reportId);
        if (report is null) return NotFound();
        HttpContext.Concerns(report);
        var raisedBy = await db.Users.Where(user => user.Id == report.RaisedById).Select(user => user.DisplayName).SingleOrDefaultAsync();
        var draft = report is { From: ReportedFrom.Referral, ConfirmedAt: not null }
            ? await db.Referrals.AsNoTracking().SingleOrDefaultAsync(held => held.Id == report.RecordId && held.Status == ReferralStatus.Draft)
            : null;
        var seesRecord = await RecordAtRisk.Find(db, report.From, report.RecordId) is not null;
        return View(new SafeguardingPage(report.Id, report.From, report.RecordReference, RecordAddress.Of(report.From, report.RecordId, report.CaseId),
            seesRecord, seesRecord && report is { IsWritten: false, IsOpen: true } && viewer.May(SafeguardingRights.Record, report) ? $"/referrals/{report.RecordId}/act-now" : null,
            report.Concern, report.OwnWords, report.RaisedAt, raisedBy, report.AnsweredSince, report.AnsweredSinceAt, HourClock.Of(T, report.DueAt, db.Now),
            report.ReportedBy, report.ReportedTo, report.ReportedAt, report.ServiceReference, report.ConfirmedBy, report.ConfirmedAt,
            viewer.May(SafeguardingRights.Record, report), viewer.May(SafeguardingRights.List),
            draft is not null && (viewer.May(ReferralRights.Write, draft) || viewer.May(ReferralRights.Screen, draft)) ? $"/referrals/{draft.Id}/check-answers" : null,
            draft is not null && viewer.May(ReferralRights.Screen, draft) ? $"/safeguarding/{report.Id}/redirection" : null,
            await StatutoryRoute.Of(db, T, report.PanelId, report.AreaCode)));
    }
}
