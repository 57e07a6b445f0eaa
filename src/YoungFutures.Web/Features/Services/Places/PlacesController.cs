using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Services.Places;

/// <summary>The provider's own page: how many can begin, and how long one waits.</summary>
[Route("services/{serviceId:guid}/places")]
public sealed class PlacesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid serviceId)
    {
        var service = await Find(serviceId);
        if (service is null) return NotFound();
        if (!viewer.May(ServiceRights.SayPlaces, service)) return Forbid();
        if (!service.IsOpen) return LocalRedirect($"/services/{serviceId}");
        var form = new PlacesForm { Places = service.Places, WaitingDays = service.WaitingDays, Version = service.Version.ToString() };
        await Fill(form, service);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid serviceId, PlacesForm form)
    {
        var service = await Find(serviceId);
        if (service is null) return NotFound();
        if (!viewer.May(ServiceRights.SayPlaces, service)) return Forbid();
        await Fill(form, service);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(service, form.Version);
        service.SayPlaces(await db.ActIn(service.PanelId), form.Places!.Value, form.WaitingDays);
        await db.SaveChangesAsync();
        this.Done(T["Thank you. What you said stands in the directory now."]);
        return LocalRedirect($"/services/{serviceId}");
    }

    private Task<Service?> Find(Guid serviceId) => viewer.May(ServiceRights.List) ? db.Services.SingleOrDefaultAsync(held => held.Id == serviceId) : Task.FromResult<Service?>(null);

    private async Task Fill(PlacesForm form, Service service)
    {
        (form.ServiceId, form.Service, form.LastSaidAt) = (service.Id, T.Either(service.Name, service.NameCy), service.PlacesAt);
        form.LastSaidBy = await db.Users.Where(user => user.Id == service.PlacesById).Select(user => user.DisplayName).SingleOrDefaultAsync();
    }
}
