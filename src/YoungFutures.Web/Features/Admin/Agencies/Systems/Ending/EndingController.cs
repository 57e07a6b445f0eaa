using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Agencies.Systems.Ending;

public sealed class EndingForm : IVersioned
{
    public string? Version { get; set; }

    [BindNever] public Guid AgencyId { get; set; }
    [BindNever] public Guid SystemId { get; set; }
    [BindNever] public string Name { get; set; } = "";
}

[Route("admin/agencies/{agencyId:guid}/systems/{systemId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid agencyId, Guid systemId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var system = await db.PartnerSystems.AsNoTracking().SingleOrDefaultAsync(held => held.Id == systemId && held.AgencyId == agencyId);
        return system is null ? NotFound() : View(new EndingForm { AgencyId = agencyId, SystemId = systemId, Name = system.Name, Version = system.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid agencyId, Guid systemId, EndingForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var system = await db.PartnerSystems.SingleOrDefaultAsync(held => held.Id == systemId && held.AgencyId == agencyId);
        if (system is null) return NotFound();
        db.Expect(system, form.Version);
        system.End(db.Now);
        await db.SaveChangesAsync();
        this.Done(T["The system’s access has ended."]);
        return LocalRedirect($"/admin/agencies/{agencyId}");
    }
}
