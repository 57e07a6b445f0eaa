using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Features.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Services.Closure;

[Route("services/{serviceId:guid}/closure")]
public sealed class ClosureController(YoungFuturesDb db, Viewer viewer, Words T, SiteAddress address) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid serviceId)
    {
        var service = await Find(serviceId);
        if (service is null) return NotFound();
        if (!viewer.May(ServiceRights.Keep, service)) return Forbid();
        if (!service.IsOpen) return LocalRedirect($"/services/{serviceId}");
        return View(new ClosureForm { ServiceId = serviceId, Service = T.Either(service.Name, service.NameCy), Version = service.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid serviceId, ClosureForm form)
    {
        var service = await Find(serviceId);
        if (service is null) return NotFound();
        if (!viewer.May(ServiceRights.Keep, service)) return Forbid();
        (form.ServiceId, form.Service) = (serviceId, T.Either(service.Name, service.NameCy));
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(service, form.Version);
        service.Close(await db.ActIn(service.PanelId), form.Because!);
        await db.SaveChangesAsync();
        // After the save: whatever this leaves undone, the hourly sweep does.
        await ClosedServices.GiveBack(db, InterventionLetters.SayClosed(address, T));
        this.Done(T["The service was closed. Whoever waited for it or was supported by it is back with their lead practitioner."]);
        return LocalRedirect($"/services/{serviceId}");
    }

    private Task<Service?> Find(Guid serviceId) => viewer.May(ServiceRights.List) ? db.Services.SingleOrDefaultAsync(held => held.Id == serviceId) : Task.FromResult<Service?>(null);
}
