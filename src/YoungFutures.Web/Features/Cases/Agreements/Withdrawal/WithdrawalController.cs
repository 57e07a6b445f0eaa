using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Agreements.Withdrawal;

[Route("agreements/{agreementId:guid}/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid agreementId)
    {
        var agreement = await Find(agreementId);
        if (agreement is null) return NotFound();
        HttpContext.Concerns(agreement);
        if (!viewer.May(CaseRights.Lead, agreement.Case)) return Forbid();
        if (!agreement.IsInForce || !agreement.Case.IsOpen) return LocalRedirect($"/cases/{agreement.CaseId}");
        return View(new WithdrawalForm { Version = agreement.Version.ToString(), Head = CaseHead.Of(agreement.Case) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid agreementId, WithdrawalForm form)
    {
        var agreement = await Find(agreementId);
        if (agreement is null) return NotFound();
        HttpContext.Concerns(agreement);
        if (!viewer.May(CaseRights.Lead, agreement.Case)) return Forbid();
        form.Head = CaseHead.Of(agreement.Case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(agreement, form.Version);
        agreement.Case.WithdrawAgreement(await db.ActIn(agreement.PanelId), agreement, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The agreement on case {0} was withdrawn.", agreement.Case.Reference]);
        return LocalRedirect($"/cases/{agreement.CaseId}");
    }

    private Task<Agreement?> Find(Guid agreementId) => db.Agreements
        .Include(held => held.Case).ThenInclude(held => held.YoungPerson)
        .Include(held => held.Case).ThenInclude(held => held.Agreements)
        .SingleOrDefaultAsync(held => held.Id == agreementId);
}
