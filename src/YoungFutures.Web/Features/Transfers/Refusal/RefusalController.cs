using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Transfers.Refusal;

[Route("transfers/{transferId:guid}/refusal")]
public sealed class RefusalController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid transferId)
    {
        if (await db.CaseTransfers.SingleOrDefaultAsync(held => held.Id == transferId) is not { } transfer) return NotFound();
        HttpContext.Concerns(transfer);
        if (!viewer.May(TransferRights.Answer, transfer)) return Forbid();
        return transfer.IsOpen ? View(new RefusalForm { TransferId = transfer.Id, Reference = transfer.CaseReference, Version = transfer.Version.ToString() }) : LocalRedirect($"/transfers/{transferId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid transferId, RefusalForm form)
    {
        if (await db.CaseTransfers.SingleOrDefaultAsync(held => held.Id == transferId) is not { } transfer) return NotFound();
        HttpContext.Concerns(transfer);
        if (!viewer.May(TransferRights.Answer, transfer)) return Forbid();
        (form.TransferId, form.Reference) = (transfer.Id, transfer.CaseReference);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(transfer, form.Version);
        transfer.Decline(await db.ActIn(transfer.ToPanelId), form.Because!);
        await letters.Send(transfer.ProposedById, await db.Panels.Where(panel => panel.Id == transfer.PanelId).Select(panel => panel.CoordinatorId).SingleAsync(), $"/transfers/{transferId}",
            T => T["Case {0}: the transfer was declined", transfer.CaseReference], T => T["The other panel has declined case {0}. It stays with your panel. Sign in to read why:", transfer.CaseReference], transfer.CaseId);
        await db.SaveChangesAsync();
        this.Done(T["The transfer is declined. The case stays with the panel that offered it."]);
        return LocalRedirect($"/transfers/{transferId}");
    }
}

public sealed class RefusalForm : IVersioned
{
    [Display(Name = "Why is it declined?"), Long] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    [BindNever] public Guid TransferId { get; set; }
    [BindNever] public string Reference { get; set; } = "";
}

public sealed class RefusalFormValidator : AbstractValidator<RefusalForm>
{
    public RefusalFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is declined"]);
}
