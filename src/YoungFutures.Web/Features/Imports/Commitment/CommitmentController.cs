using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Imports.Commitment;

[Route("imports/{importId:guid}/commitment")]
public sealed class CommitmentController(YoungFuturesDb db, Viewer viewer, Words T, ImportJob job) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid importId)
    {
        if (await db.SignalImports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        return import.CanBeTakenIn ? View(Show(new CommitmentForm { Version = import.Version.ToString() }, import)) : LocalRedirect($"/imports/{importId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid importId, CommitmentForm form)
    {
        if (await db.SignalImports.SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();
        if (import is { CanBeTakenIn: true, Faulty: > 0 } && !form.WithoutFaulty) ModelState.AddModelError(nameof(form.WithoutFaulty), T["Tick the box to leave the faulty rows out, or put them right and send the file again"]);
        if (!ModelState.IsValid) return this.Invalid("New", Show(form, import));

        db.Expect(import, form.Version);
        var list = await db.SignalLists.AsNoTracking().SingleAsync(held => held.Id == import.ListId);
        if (await db.SignalImports.AnyAsync(held => held.ListId == import.ListId && held.Id != importId && (held.Status == ImportStatus.Staging || held.Status == ImportStatus.Undoing)))
            throw new Refused("Another file of this list is being taken in or undone. Wait until that is done.");
        import.TakeIn(list, await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == list.AgencyId), form.WithoutFaulty, viewer.UserId, db.Now);
        await db.SaveChangesAsync();
        job.Nudge();
        return LocalRedirect($"/imports/{importId}");
    }

    private static CommitmentForm Show(CommitmentForm form, SignalImport import)
    {
        (form.ImportId, form.Counts) = (import.Id, ImportCounts.Of(import, null));
        return form;
    }
}

public sealed class CommitmentForm : IVersioned
{
    [Display(Name = "Leave the faulty rows out")] public bool WithoutFaulty { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid ImportId { get; set; }
    [BindNever] public ImportCounts Counts { get; set; } = new(0, 0, 0, 0, 0, 0, 0);
}
