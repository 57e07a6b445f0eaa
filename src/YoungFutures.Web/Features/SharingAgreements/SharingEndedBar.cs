using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Features.SharingAgreements;

/// <summary>On each page of a case: that its reader’s agency is told nothing new, so that what is missing does not look as if nothing had happened.</summary>
public sealed class SharingEndedBar(YoungFuturesDb db, Viewer viewer) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid caseId)
    {
        if (viewer.ToldUntil is not { } until) return Content("");
        var held = await db.Cases.Where(@case => @case.Id == caseId).Select(@case => new { @case.PanelId, @case.YoungPersonId }).SingleOrDefaultAsync();
        if (held is null || !viewer.IsCutOffIn(held.PanelId) || viewer.EmergencyIds.Contains(held.YoungPersonId)) return Content("");
        return View("~/Features/SharingAgreements/_SharingEndedBar.cshtml", UkTime.LocalDate(until).AddDays(-1));
    }
}
