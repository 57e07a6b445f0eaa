using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Returns.Publication;

[Route("admin/returns/{definitionId:guid}/publication")]
public sealed class PublicationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid definitionId)
    {
        if (await db.DefinitionFor(viewer, definitionId) is not { } held) return NotFound();
        if (!held.IsDraft) return LocalRedirect($"/admin/returns/{definitionId}");
        return View(new PublicationForm { DefinitionId = definitionId, Number = held.Number, DaysToSign = held.DaysToSign, Version = held.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid definitionId, PublicationForm form)
    {
        if (await db.DefinitionFor(viewer, definitionId) is not { } held) return NotFound();
        (form.DefinitionId, form.Number) = (definitionId, held.Number);
        var before = await db.ReturnDefinitions.AsNoTracking().Where(one => one.PublishedAt != null).OrderByDescending(one => one.EffectiveFrom).FirstAsync();
        if (form.EffectiveFrom.Date is { } from && before.Id != held.Id && before.EffectiveFrom >= from) ModelState.AddModelError(nameof(form.EffectiveFrom), T["Version {0} is in force from {1}: this one must begin later", before.Number, before.EffectiveFrom.Value.ToLong()]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(held, form.Version);
        held.Publish(viewer.UserId, db.Now, form.EffectiveFrom.Date!.Value, form.DaysToSign!.Value, form.Because!, before);
        await db.SaveChangesAsync();
        this.Done(T["Version {0} is published.", held.Number]);
        return LocalRedirect("/admin/returns");
    }
}
