using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.AgencyReports;

/// <summary>What each agency’s contact is told every month of how their people use the site.</summary>
[Route("agency-reports")]
[Looks(typeof(AgencyReport))]
public sealed class AgencyReportsController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!await db.AnswersForAgency(viewer)) return NotFound();
        return View(new ReportListPage(await db.AgencyReports.AsNoTracking().Where(held => held.AgencyId == viewer.AgencyId).OrderByDescending(held => held.Month).ThenBy(held => held.Id).Select(held => new ReportRow(held.Id, held.Month, held.DueOn, held.ReadAt)).ToPageAsync(page)));
    }

    [HttpGet("{agencyReportId:guid}")]
    public async Task<IActionResult> Details(Guid agencyReportId, int page = 1)
    {
        if (await db.AgencyReports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == agencyReportId) is not { } report) return NotFound();
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var agency = await db.Agencies.Where(held => held.Id == report.AgencyId).Select(held => welsh ? held.NameCy : held.Name).SingleAsync();
        var reader = await db.Users.Where(user => user.Id == report.ReadById).Select(user => user.DisplayName).FirstOrDefaultAsync();
        var lines = await db.AgencyReportLines.AsNoTracking().Where(line => line.ReportId == agencyReportId).Join(db.Users, line => line.UserId, user => user.Id, (line, user) => new { Line = line, user.DisplayName })
            .OrderBy(held => held.DisplayName).ThenBy(held => held.Line.UserId)
            .Select(held => new ReportLine(held.DisplayName, held.Line.LastSignedInAt, held.Line.HasCodes, held.Line.Records, held.Line.Searches, held.Line.Exports, held.Line.OutOfHours, held.Line.LeftOn, held.Line.OpenSessions)).ToPageAsync(page);
        var isAmiss = await db.AgencyReportLines.AnyAsync(line => line.ReportId == agencyReportId && line.LeftOn != null && line.OpenSessions > 0);
        return View(new ReportPage(report.Id, agency, report.Month, report.MadeAt, lines, isAmiss,
            [(LookOutcome.Explained, report.Explained), (LookOutcome.Training, report.Training), (LookOutcome.Reported, report.Reported), (LookOutcome.FalseAlarm, report.FalseAlarms)],
            report.DueOn, reader, report.ReadAt, report.Version.ToString()));
    }
}

internal static class ContactOfAgency
{
    /// <summary>An analyst reads figures, and answers here for nobody.</summary>
    public static async Task<bool> AnswersForAgency(this YoungFuturesDb db, Viewer viewer) =>
        viewer is { IsAnalyst: false, AgencyId: { } agencyId } && await db.Agencies.AnyAsync(agency => agency.Id == agencyId && agency.ContactId != null && viewer.AnswersFor.Contains(agency.ContactId.Value));
}
