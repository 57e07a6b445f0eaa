using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Services;

[Route("services")]
public sealed class ServicesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] ServiceFilter filter, int page = 1)
    {
        if (!viewer.May(ServiceRights.List)) return NotFound();
        // An answer that is none of the list's is as good as no answer.
        ModelState.Clear();
        return View(await ServiceListPage.Of(db, viewer, filter, page));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(ServiceRights.Add)) return NotFound();
        var form = new ServiceForm();
        await form.Offer(db, viewer, T);
        return View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(ServiceForm form)
    {
        if (!viewer.May(ServiceRights.Add)) return NotFound();
        await form.Offer(db, viewer, T);
        // Whoever runs one panel is not asked which.
        if (form.PanelId is not { } panelId || !form.Panels.Any(panel => panel.Value == panelId.ToString())) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel whose directory it stands in"]);
        Check(form);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(form.PanelId!.Value);
        var service = new Service(act, await db.Agencies.SingleAsync(agency => agency.Id == form.AgencyId), form.Words());
        db.Services.Add(service);
        await db.SaveChangesAsync();
        this.Done(T["The service was added to the directory. Its provider says how many places there are."]);
        return LocalRedirect($"/services/{service.Id}");
    }

    [HttpGet("{serviceId:guid}")]
    public async Task<IActionResult> Details(Guid serviceId) =>
        viewer.May(ServiceRights.List) && await ServicePage.Of(db, viewer, serviceId) is { } page ? View(page) : NotFound();

    [HttpGet("{serviceId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid serviceId)
    {
        var service = await Find(serviceId);
        if (service is null) return NotFound();
        if (!viewer.May(ServiceRights.Keep, service)) return Forbid();
        if (!service.IsOpen) return LocalRedirect($"/services/{serviceId}");
        var form = ServiceForm.Of(service);
        await form.Offer(db, viewer, T);
        return View(form);
    }

    [HttpPost("{serviceId:guid}/edit")]
    public async Task<IActionResult> Update(Guid serviceId, ServiceForm form)
    {
        var service = await Find(serviceId);
        if (service is null) return NotFound();
        if (!viewer.May(ServiceRights.Keep, service)) return Forbid();
        // Whose it is and where it stands was said when it was added.
        (form.ServiceId, form.PanelId, form.AgencyId) = (serviceId, service.PanelId, service.AgencyId);
        ModelState.Remove(nameof(form.AgencyId));
        await form.Offer(db, viewer, T);
        Check(form);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(service, form.Version);
        service.Describe(await db.ActIn(service.PanelId), form.Words());
        await db.SaveChangesAsync();
        this.Done(T["The entry was saved."]);
        return LocalRedirect($"/services/{serviceId}");
    }

    private Task<Service?> Find(Guid serviceId) => viewer.May(ServiceRights.List) ? db.Services.Include(held => held.Agency).SingleOrDefaultAsync(held => held.Id == serviceId) : Task.FromResult<Service?>(null);

    private void Check(ServiceForm form)
    {
        if (form.AgencyId is { } agencyId && !form.Agencies.Any(agency => agency.Value == agencyId.ToString())) ModelState.AddModelError(nameof(form.AgencyId), T["Choose the agency that gives it"]);
        if (form.NeedCodes.Except(form.Needs.Select(need => need.Value)).Any()) ModelState.AddModelError(nameof(form.NeedCodes), T["Choose needs of the list"]);
        if (form.AreaCodes.Except(form.Areas.Select(area => area.Value)).Any()) ModelState.AddModelError(nameof(form.AreaCodes), T["Choose areas of the panel"]);
    }
}
