using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Documents.Withdrawal;

public sealed class WithdrawalForm : IVersioned
{
    public string? Version { get; set; }
    [Long, Display(Name = "Why is it being withdrawn?")] public string? Because { get; set; }
    [BindNever] public Guid DocumentId { get; set; }
    [BindNever] public string About { get; set; } = "";
}

public sealed class WithdrawalFormValidator : AbstractValidator<WithdrawalForm>
{
    public WithdrawalFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is being withdrawn"]);
}

[Route("documents/{documentId:guid}/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid documentId)
    {
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(held => held.Id == documentId) is not { } document) return NotFound();
        HttpContext.Concerns(document);
        if (!viewer.May(DocumentRights.Withdraw, document)) return Forbid();
        if (document.IsWithdrawn) throw new Refused("This document has already been withdrawn.");
        return View(new WithdrawalForm { DocumentId = document.Id, About = document.About, Version = document.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid documentId, WithdrawalForm form)
    {
        if (await db.Documents.SingleOrDefaultAsync(held => held.Id == documentId) is not { } document) return NotFound();
        HttpContext.Concerns(document);
        if (!viewer.May(DocumentRights.Withdraw, document)) return Forbid();
        (form.DocumentId, form.About) = (document.Id, document.About);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(document, form.Version);
        document.Withdraw(await db.ActIn(document.PanelId), form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The document was withdrawn."]);
        return LocalRedirect($"/documents/{documentId}");
    }
}
