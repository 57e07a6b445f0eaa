using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Panels.Seats.Removal;

public sealed class RemovalForm : IVersioned
{
    public string? Version { get; set; }

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public Guid AgencyId { get; set; }
    [BindNever] public string Agency { get; set; } = "";
}

[Route("admin/panels/{panelId:guid}/agencies/{agencyId:guid}/removal")]
public sealed class RemovalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid panelId, Guid agencyId)
    {
        if (!viewer.May(UserRights.Administer) || await Seat(panelId, agencyId) is not { } seat) return NotFound();
        return View(new RemovalForm { PanelId = panelId, AgencyId = agencyId, Agency = T.Of(seat.Agency), Version = seat.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid panelId, Guid agencyId, RemovalForm form)
    {
        if (!viewer.May(UserRights.Administer) || await Seat(panelId, agencyId) is not { } seat) return NotFound();
        db.Expect(seat, form.Version);
        var now = db.Now;
        if (await db.Memberships.AnyAsync(held => held.PanelId == panelId && (held.Role == Role.Partner || held.Role == Role.Provider)
                && held.From <= now && (held.Until == null || now < held.Until) && db.Users.Any(user => user.Id == held.UserId && user.AgencyId == agencyId)))
            throw new Refused("People of this agency still have roles in the panel. End those first.");
        if (await db.PanelAreas.AnyAsync(area => area.PanelId == panelId && area.ChildrensServicesId == agencyId))
            throw new Refused("This agency counts as the children’s services of an area. Choose another there first.");

        db.PanelAgencies.Remove(seat);
        await db.SaveChangesAsync();
        this.Done(T["The agency has no seat on the panel any more."]);
        return LocalRedirect($"/admin/panels/{panelId}");
    }

    private Task<PanelAgency?> Seat(Guid panelId, Guid agencyId) =>
        db.PanelAgencies.Include(seat => seat.Agency).SingleOrDefaultAsync(seat => seat.PanelId == panelId && seat.AgencyId == agencyId);
}
