using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Safeguarding.Confirmation;

[Route("safeguarding/{reportId:guid}/confirmation")]
public sealed class ConfirmationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid reportId)
    {
        var report = await db.SafeguardingReports.SingleOrDefaultAsync(held => held.Id == reportId);
        if (report is null) return NotFound();
        HttpContext.Concerns(report);
        if (!viewer.May(SafeguardingRights.Record, report)) return Forbid();
        if (!report.IsReported || !report.IsOpen) return LocalRedirect($"/safeguarding/{report.Id}");
        return View(new ConfirmationForm { ReportId = report.Id, Reference = report.ServiceReference, On = DateAnswer.From(UkTime.LocalDate(db.Now)), Version = report.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid reportId, ConfirmationForm form)
    {
        var report = await db.SafeguardingReports.SingleOrDefaultAsync(held => held.Id == reportId);
        if (report is null) return NotFound();
        HttpContext.Concerns(report);
        if (!viewer.May(SafeguardingRights.Record, report)) return Forbid();
        form.ReportId = report.Id;
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(report, form.Version);
        report.Confirm(form.By!, form.Moment, form.Reference!);
        if (report.From == ReportedFrom.Referral && await db.Referrals.SingleOrDefaultAsync(held => held.Id == report.RecordId) is { } referral)
            referral.GoBackToItsWriter(await db.ActIn(report.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The confirmation is recorded."]);
        return LocalRedirect($"/safeguarding/{report.Id}");
    }
}
