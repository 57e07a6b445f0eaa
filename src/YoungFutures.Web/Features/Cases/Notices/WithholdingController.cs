using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Notices;

[Route("privacy-notices/{privacyNoticeId:guid}/withholding")]
public sealed class WithholdingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid privacyNoticeId)
    {
        if (await Find(privacyNoticeId) is not { } notice) return NotFound();
        if (!viewer.May(SharingRights.Write, notice.Case)) return Forbid();
        if (!notice.IsOpen) return LocalRedirect($"/cases/{notice.CaseId}/sharing");
        return View(Of(new WithholdingForm { Version = notice.Version.ToString() }, notice));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid privacyNoticeId, WithholdingForm form)
    {
        if (await Find(privacyNoticeId) is not { } notice) return NotFound();
        if (!viewer.May(SharingRights.Write, notice.Case)) return Forbid();
        Of(form, notice);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(notice, form.Version);
        notice.Withhold(await db.ActIn(notice.PanelId), form.Ground!.Value, form.Because!, form.DecidedBy!);
        await db.SaveChangesAsync();
        this.Done(T["Why the family of case {0} gets no privacy notice is recorded.", notice.Case.Reference]);
        return LocalRedirect($"/cases/{notice.CaseId}/sharing");
    }

    private async Task<PrivacyNotice?> Find(Guid privacyNoticeId)
    {
        var notice = await db.PrivacyNotices.Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == privacyNoticeId);
        if (notice is not null) HttpContext.Concerns(notice);
        return notice;
    }

    private static WithholdingForm Of(WithholdingForm form, PrivacyNotice notice)
    {
        (form.Head, form.PromisedFor) = (CaseHead.Of(notice.Case), notice.PromisedFor);
        return form;
    }
}
