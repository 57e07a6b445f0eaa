using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Population.Shipped;

/// <summary>Back to the file that comes with the product.</summary>
[Route("admin/population/shipped")]
public sealed class ShippedController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        // To whoever asks for what is so already it is done.
        var newest = await db.PopulationFiles.AsNoTracking().NewestFirst().FirstOrDefaultAsync();
        if (newest?.FileText is not null)
        {
            db.PopulationFiles.Add(PopulationFile.Back(newest, db.Now, viewer.UserId));
            await db.SaveChangesAsync();
        }

        this.Done(T["The file that comes with the product is in force."]);
        return LocalRedirect("/admin/population");
    }
}
