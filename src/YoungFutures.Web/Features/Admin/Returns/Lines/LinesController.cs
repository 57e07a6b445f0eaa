using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Returns.Lines;

/// <summary>The lines of a draft.</summary>
[Route("admin/returns/{definitionId:guid}/lines")]
public sealed class LinesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid definitionId)
    {
        if (await db.DefinitionFor(viewer, definitionId) is not { } held) return NotFound();
        if (!held.IsDraft) return LocalRedirect($"/admin/returns/{definitionId}");
        return View(new LineForm { DefinitionId = definitionId, Breakdown = ReturnBreakdown.None, Version = held.Version.ToString() });
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(Guid definitionId, LineForm form)
    {
        if (await db.DefinitionFor(viewer, definitionId) is not { } held) return NotFound();
        form.DefinitionId = definitionId;
        MustBeNew(held, form, null);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(held, form.Version);
        held.Add(form.Words());
        await db.SaveChangesAsync();
        this.Done(T["The line was added at the end."]);
        return LocalRedirect($"/admin/returns/{definitionId}");
    }

    [HttpGet("{lineId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid definitionId, Guid lineId)
    {
        if (await db.DefinitionFor(viewer, definitionId) is not { } held || held.Lines.Find(line => line.Id == lineId) is not { } line) return NotFound();
        if (!held.IsDraft) return LocalRedirect($"/admin/returns/{definitionId}");
        return View(LineForm.Of(held, line));
    }

    [HttpPost("{lineId:guid}/edit")]
    public async Task<IActionResult> Update(Guid definitionId, Guid lineId, LineForm form)
    {
        if (await db.DefinitionFor(viewer, definitionId) is not { } held || held.Lines.Find(line => line.Id == lineId) is not { } line) return NotFound();
        (form.DefinitionId, form.LineId) = (definitionId, lineId);
        MustBeNew(held, form, line);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);
        db.Expect(held, form.Version);
        held.Change(line, form.Words());
        await db.SaveChangesAsync();
        this.Done(T["The line was saved."]);
        return LocalRedirect($"/admin/returns/{definitionId}");
    }

    [HttpPost("{lineId:guid}/removal")]
    public async Task<IActionResult> Delete(Guid definitionId, Guid lineId, string? version)
    {
        if (await db.DefinitionFor(viewer, definitionId) is not { } held || held.Lines.Find(line => line.Id == lineId) is not { } line) return NotFound();
        db.Expect(held, version);
        held.Remove(line);
        await db.SaveChangesAsync();
        this.Done(T["The line was removed."]);
        return LocalRedirect($"/admin/returns/{definitionId}");
    }

    private void MustBeNew(ReturnDefinition held, LineForm form, ReturnLine? line)
    {
        if (form.Code is { } code && held.Lines.Exists(other => other != line && string.Equals(other.Code, code, StringComparison.OrdinalIgnoreCase))) ModelState.AddModelError(nameof(form.Code), T["Another line has this code already"]);
    }
}
