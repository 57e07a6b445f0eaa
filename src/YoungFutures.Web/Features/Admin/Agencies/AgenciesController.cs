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

namespace YoungFutures.Web.Features.Admin.Agencies;

[Route("admin/agencies")]
public sealed class AgenciesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var rows = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Name).ThenBy(agency => agency.Id)
            .Select(AgencyRow.From(db, Languages.IsWelsh(CultureInfo.CurrentUICulture))).ToPageAsync(page);
        return View(new AgenciesPage(rows, UkTime.LocalDate(db.Now)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var form = new AgencyForm();
        await form.Offer(db);
        return View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(AgencyForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        await form.Offer(db);
        await Check(form);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var agency = new Agency(form.Name!, form.NameCy!, form.Sector!.Value);
        form.WriteTo(agency);
        db.Agencies.Add(agency);
        await db.SaveChangesAsync();
        this.Done(T["The agency was added. Give it a seat on its panels, and invite its people."]);
        return LocalRedirect($"/admin/agencies/{agency.Id}");
    }

    [HttpGet("{agencyId:guid}")]
    public async Task<IActionResult> Details(Guid agencyId) =>
        viewer.May(UserRights.Administer) && await AgencyPage.For(db, agencyId) is { } page ? View(page) : NotFound();

    [HttpGet("{agencyId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid agencyId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var agency = await db.Agencies.SingleOrDefaultAsync(held => held.Id == agencyId);
        if (agency is null) return NotFound();
        var form = AgencyForm.Of(agency);
        form.Title = T.Of(agency);
        await form.Offer(db);
        return View(form);
    }

    [HttpPost("{agencyId:guid}/edit")]
    public async Task<IActionResult> Update(Guid agencyId, AgencyForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var agency = await db.Agencies.SingleOrDefaultAsync(held => held.Id == agencyId);
        if (agency is null) return NotFound();
        (form.AgencyId, form.Title) = (agencyId, T.Of(agency));
        await form.Offer(db);
        await Check(form);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(agency, form.Version);
        form.WriteTo(agency);
        await db.SaveChangesAsync();
        this.Done(T["The agency was changed."]);
        return LocalRedirect($"/admin/agencies/{agencyId}");
    }

    private async Task Check(AgencyForm form)
    {
        if (form.ContactId is { } contact && !form.People.Offers([contact])) ModelState.AddModelError(nameof(form.ContactId), T["Choose somebody who works for this agency"]);
        if (!string.IsNullOrEmpty(form.AreaCode) && form.Areas.All(area => area.Value != form.AreaCode)) ModelState.AddModelError(nameof(form.AreaCode), T["Choose from the list"]);
        if (ModelState.IsValid && await db.Agencies.AnyAsync(agency => agency.Name == form.Name && agency.Id != form.AgencyId))
            ModelState.AddModelError(nameof(form.Name), T["Another agency has this name already"]);
    }
}
