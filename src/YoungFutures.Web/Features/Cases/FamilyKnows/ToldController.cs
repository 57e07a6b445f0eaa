using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.FamilyKnows;

[Route("cases/{caseId:guid}/family-told/new")]
public sealed class ToldController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        if (!@case.IsOpen) return LocalRedirect($"/cases/{caseId}/sharing");
        return View(await Offered(new ToldForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)) }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, ToldForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        await Offered(form, @case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        foreach (var whom in form.Whom.Distinct())
            db.FamilyTold.Add(form.WasTold == true ? @case.RecordTold(act, whom, form.ToldBy!, form.On.Date!.Value, form.How!.Value) : @case.RecordNotTold(act, whom, form.Ground!.Value, form.Because!, form.DecidedBy!));
        await db.SaveChangesAsync();
        this.Done(T["What the family of case {0} knows is recorded.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/sharing");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Told).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }

    private async Task<ToldForm> Offered(ToldForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.Before = @case.Told.Where(held => !held.WasTold).MaxBy(held => held.RecordedAt)?.Because;
        form.Referrer = await db.Referrals.Where(referral => referral.CaseId == @case.Id && referral.SubmittedAt != null).OrderByDescending(referral => referral.SubmittedAt).Select(referral => referral.FamilyAware).FirstOrDefaultAsync();
        return form;
    }
}
