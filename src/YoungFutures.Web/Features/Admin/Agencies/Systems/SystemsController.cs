using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Agencies.Systems;

/// <summary>The systems with which an agency sends signals by itself.</summary>
[Route("admin/agencies/{agencyId:guid}/systems")]
public sealed class SystemsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid agencyId)
    {
        var form = new SystemForm { ExpiresOn = DateAnswer.From(UkTime.LocalDate(db.Now).AddMonths(12)) };
        return await Offer(form, agencyId) ? View(form) : NotFound();
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(Guid agencyId, SystemForm form)
    {
        if (!await Offer(form, agencyId)) return NotFound();
        Check(form);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var (system, secret) = PartnerSystem.Of(agencyId, form.Name!, form.Chosen, form.ExpiresOn.Date!.Value, viewer.UserId, db.Now);
        db.PartnerSystems.Add(system);
        await db.SaveChangesAsync();
        return View("Secret", new SecretPage(agencyId, system.Id, form.Agency, system.Name, secret, system.ExpiresOn));
    }

    [HttpGet("{systemId:guid}")]
    public async Task<IActionResult> Details(Guid agencyId, Guid systemId) =>
        viewer.May(UserRights.Administer) && await SystemPage.For(db, agencyId, systemId) is { } page ? View(page) : NotFound();

    [HttpGet("{systemId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid agencyId, Guid systemId)
    {
        if (await Find(agencyId, systemId) is not { } system) return NotFound();
        var form = new SystemForm
        {
            SystemId = systemId, Name = system.Name, ListIds = [.. system.ListIds.Select(id => id.ToString())], ExpiresOn = DateAnswer.From(system.ExpiresOn), Version = system.Version.ToString(),
        };
        return await Offer(form, agencyId) ? View(form) : NotFound();
    }

    [HttpPost("{systemId:guid}/edit")]
    public async Task<IActionResult> Update(Guid agencyId, Guid systemId, SystemForm form)
    {
        if (await Find(agencyId, systemId) is not { } system || !await Offer(form, agencyId)) return NotFound();
        form.SystemId = systemId;
        // The secret’s last day changes with the secret alone.
        ModelState.Remove(nameof(form.ExpiresOn));
        Check(form);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(system, form.Version);
        system.Change(form.Name!, form.Chosen);
        await db.SaveChangesAsync();
        this.Done(T["The system was changed."]);
        return LocalRedirect($"/admin/agencies/{agencyId}/systems/{systemId}");
    }

    private async Task<PartnerSystem?> Find(Guid agencyId, Guid systemId) => viewer.May(UserRights.Administer)
        ? await db.PartnerSystems.SingleOrDefaultAsync(held => held.Id == systemId && held.AgencyId == agencyId)
        : null;

    private async Task<bool> Offer(SystemForm form, Guid agencyId)
    {
        if (!viewer.May(UserRights.Administer) || await db.Agencies.AsNoTracking().SingleOrDefaultAsync(held => held.Id == agencyId) is not { } agency) return false;
        (form.AgencyId, form.Agency) = (agencyId, T.Of(agency));
        await form.Offer(db);
        return true;
    }

    private void Check(SystemForm form)
    {
        if (form.ListIds.Count > 0 && form.ListIds.Exists(id => form.Lists.All(list => list.Value != id))) ModelState.AddModelError(nameof(form.ListIds), T["Choose from the list"]);
    }
}
