using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Imports.Undoing;

[Route("imports/{importId:guid}/undoing")]
public sealed class UndoingController(YoungFuturesDb db, Viewer viewer, Words T, ImportJob job) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid importId)
    {
        if (await db.SignalImports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Undo, import)) return Forbid();
        return import.CanBeUndone ? View(await Show(new UndoingForm { Version = import.Version.ToString() }, import, await ImportUse.Of(db, import))) : LocalRedirect($"/imports/{importId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid importId, UndoingForm form)
    {
        if (await db.SignalImports.SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Undo, import)) return Forbid();
        var use = await ImportUse.Of(db, import);
        if (!ModelState.IsValid) return this.Invalid("New", await Show(form, import, use));

        db.Expect(import, form.Version);
        if (use.IsNeeded && !viewer.May(ImportRights.UndoWhatIsNeeded, import)) throw new Refused("A candidate or a referral rests on this file. Ask the panel’s coordinator to undo it.");
        import.Undo(form.Because!, viewer.UserId, db.Now);
        await db.SaveChangesAsync();
        job.Nudge();
        this.Done(T["The file counts for nothing from now on. Its rows are being removed."]);
        return LocalRedirect($"/imports/{importId}");
    }

    private async Task<UndoingForm> Show(UndoingForm form, SignalImport import, ImportUse use)
    {
        (form.File, form.Agency) = (import.Name, T.Of(await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == import.AgencyId)));
        (form.ImportId, form.Rows, form.LaterSaidAgain) = (import.Id, import.Rows - import.Faulty, use.LaterSaidAgain);
        (form.IsNeeded, form.IsRefused) = (use.IsNeeded, use.IsNeeded && !viewer.May(ImportRights.UndoWhatIsNeeded, import));
        return form;
    }
}

public sealed class UndoingForm : IVersioned
{
    [Display(Name = "Why is it undone?"), Long] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid ImportId { get; set; }
    [BindNever] public string File { get; set; } = "";
    [BindNever] public string Agency { get; set; } = "";
    [BindNever] public long Rows { get; set; }
    [BindNever] public long LaterSaidAgain { get; set; }
    [BindNever] public bool IsNeeded { get; set; }
    [BindNever] public bool IsRefused { get; set; }
}

public sealed class UndoingFormValidator : AbstractValidator<UndoingForm>
{
    public UndoingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is undone"]);
}
