using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Panels.Seats;

[Route("admin/panels/{panelId:guid}/agencies")]
public sealed class SeatsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    // The list narrows as one types; an installation has some hundreds of agencies.
    private const int Most = 1000;

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid panelId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var form = new NewSeatForm();
        return await Offer(form, panelId) ? View(form) : NotFound();
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(Guid panelId, NewSeatForm form)
    {
        if (!viewer.May(UserRights.Administer) || !await Offer(form, panelId)) return NotFound();
        if (form.AgencyId is { } chosen && !form.Agencies.Offers([chosen])) ModelState.AddModelError(nameof(form.AgencyId), T["Choose an agency that has no seat on this panel yet"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var agency = await db.Agencies.SingleAsync(held => held.Id == form.AgencyId);
        db.PanelAgencies.Add(new PanelAgency(panelId, agency, form.MayRefer!.Value) { SitsOnEveryItem = form.SitsOnEveryItem!.Value });
        await db.SaveChangesAsync();
        this.Done(T["The agency has a seat on the panel."]);
        return LocalRedirect($"/admin/panels/{panelId}");
    }

    [HttpGet("{agencyId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid panelId, Guid agencyId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        return await Seat(panelId, agencyId) is { } seat ? View(For(SeatForm.Of(seat), seat)) : NotFound();
    }

    [HttpPost("{agencyId:guid}/edit")]
    public async Task<IActionResult> Update(Guid panelId, Guid agencyId, SeatForm form)
    {
        if (!viewer.May(UserRights.Administer) || await Seat(panelId, agencyId) is not { } seat) return NotFound();
        if (!ModelState.IsValid) return this.Invalid("Edit", For(form, seat));

        db.Expect(seat, form.Version);
        seat.MayRefer = form.MayRefer!.Value;
        seat.SitsOnEveryItem = form.SitsOnEveryItem!.Value;
        await db.SaveChangesAsync();
        this.Done(T["The agency’s seat was changed."]);
        return LocalRedirect($"/admin/panels/{panelId}");
    }

    private Task<PanelAgency?> Seat(Guid panelId, Guid agencyId) =>
        db.PanelAgencies.Include(seat => seat.Agency).SingleOrDefaultAsync(seat => seat.PanelId == panelId && seat.AgencyId == agencyId);

    private SeatForm For(SeatForm form, PanelAgency seat)
    {
        (form.PanelId, form.AgencyId, form.Agency) = (seat.PanelId, seat.AgencyId, T.Of(seat.Agency));
        return form;
    }

    private async Task<bool> Offer(NewSeatForm form, Guid panelId)
    {
        var code = await db.Panels.Where(panel => panel.Id == panelId).Select(panel => panel.Code).SingleOrDefaultAsync();
        if (code is null) return false;
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        (form.PanelId, form.Panel) = (panelId, code);
        form.Agencies = await db.Agencies.AsNoTracking()
            .Where(agency => (agency.LeftOn == null || agency.LeftOn >= today) && !db.PanelAgencies.Any(seat => seat.PanelId == panelId && seat.AgencyId == agency.Id))
            .OrderBy(agency => agency.Name).ThenBy(agency => agency.Id).Take(Most)
            .Select(agency => new Choice(agency.Id.ToString(), welsh ? agency.NameCy : agency.Name, null, false)).ToListAsync();
        return true;
    }
}
