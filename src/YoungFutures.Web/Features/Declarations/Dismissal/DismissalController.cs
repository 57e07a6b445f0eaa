using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Declarations.Dismissal;

[Route("declarations/{declarationId:guid}/dismissal")]
public sealed class DismissalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid declarationId)
    {
        if (await Find(declarationId) is not { } declaration) return NotFound();
        HttpContext.Concerns(declaration);
        if (!viewer.May(DeclarationRights.Decide, declaration)) return Forbid();
        return declaration.IsOpen ? View(new DismissalForm { Version = declaration.Version.ToString() }.About(declaration)) : LocalRedirect($"/declarations/{declarationId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid declarationId, DismissalForm form)
    {
        if (await Find(declarationId) is not { } declaration) return NotFound();
        HttpContext.Concerns(declaration);
        if (!viewer.May(DeclarationRights.Decide, declaration)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", form.About(declaration));

        db.Expect(declaration, form.Version);
        declaration.Dismiss(await db.ActIn(declaration.PanelId), form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The proposal is dismissed. Nothing has changed for that person."]);
        return LocalRedirect($"/declarations/{declarationId}");
    }

    private Task<Declaration?> Find(Guid declarationId) => db.Declarations.Include(held => held.Exclusion).Include(held => held.Told).SingleOrDefaultAsync(held => held.Id == declarationId);
}

public sealed class DismissalForm : IVersioned
{
    [Display(Name = "Why is it dismissed?"), Long] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid DeclarationId { get; set; }
    [BindNever] public string Reference { get; set; } = "";
    [BindNever] public bool IsConflict { get; set; }

    public DismissalForm About(Declaration declaration)
    {
        (DeclarationId, Reference, IsConflict) = (declaration.Id, declaration.CaseReference, declaration.IsConflict);
        return this;
    }
}

public sealed class DismissalFormValidator : AbstractValidator<DismissalForm>
{
    public DismissalFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is dismissed"]);
}
