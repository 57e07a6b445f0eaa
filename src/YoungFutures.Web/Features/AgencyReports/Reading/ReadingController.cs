using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.AgencyReports.Reading;

[Route("agency-reports/{agencyReportId:guid}/reading")]
public sealed class ReadingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid agencyReportId, string? version)
    {
        if (await db.AgencyReports.SingleOrDefaultAsync(held => held.Id == agencyReportId) is not { } report) return NotFound();
        db.Expect(report, version);
        report.Confirm(viewer.UserId, db.Now);
        await db.SaveChangesAsync();
        this.Done(T["It is saved that you have read this report."]);
        return LocalRedirect($"/agency-reports/{agencyReportId}");
    }
}
