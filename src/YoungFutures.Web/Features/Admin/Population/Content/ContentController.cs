using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Population.Content;

/// <summary>The file in force as it was sent: public numbers, and what the next one must look like.</summary>
[Route("admin/population/content")]
[Looks(typeof(PopulationFile), AuditEvents.Exported)]
public sealed class ContentController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var newest = await db.PopulationFiles.AsNoTracking().NewestFirst().Select(held => held.FileText).FirstOrDefaultAsync();
        return File(Encoding.UTF8.GetBytes(newest ?? LocalPopulation.ShippedText()), "text/csv; charset=utf-8", "population-10-to-17.csv");
    }
}
