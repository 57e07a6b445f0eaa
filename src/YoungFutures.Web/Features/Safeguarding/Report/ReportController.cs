using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Safeguarding.Report;

[Route("safeguarding/{reportId:guid}/report")]
public sealed class ReportController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid reportId)
    {
        var report = await db.SafeguardingReports.SingleOrDefaultAsync(held => held.Id == reportId);
        if (report is null) return NotFound();
        HttpContext.Concerns(report);
        if (!viewer.May(SafeguardingRights.Record, report)) return Forbid();
        if (report.IsReported) return LocalRedirect($"/safeguarding/{report.Id}");
        var route = await StatutoryRoute.Of(db, T, report.PanelId, report.AreaCode);
        return View(new ReportForm
        {
            ReportId = report.Id, By = viewer.DisplayName, To = route.Teams.Count == 1 ? route.Teams[0].Team : null,
            On = DateAnswer.From(UkTime.LocalDate(db.Now)), Version = report.Version.ToString(),
        });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid reportId, ReportForm form)
    {
        var report = await db.SafeguardingReports.SingleOrDefaultAsync(held => held.Id == reportId);
        if (report is null) return NotFound();
        HttpContext.Concerns(report);
        if (!viewer.May(SafeguardingRights.Record, report)) return Forbid();
        form.ReportId = report.Id;
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(report, form.Version);
        report.Report(form.By!, form.To!, form.Moment, form.Reference);
        await db.SaveChangesAsync();
        this.Done(T["The report is recorded. It stays open until the service has confirmed that it has it."]);
        return LocalRedirect($"/safeguarding/{report.Id}");
    }
}
