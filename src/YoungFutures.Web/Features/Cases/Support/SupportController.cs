using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Support;

[Route("cases/{caseId:guid}/support")]
public sealed class SupportController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!(@case.CanMoveTo(CaseStatus.Supporting))) return LocalRedirect($"/cases/{caseId}");
        var form = new SupportForm { Version = @case.Version.ToString() };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, SupportForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        await Fill(form, @case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        @case.StartSupport(act);
        await db.SaveChangesAsync();
        this.Done(T["Support is under way on case {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).Include(held => held.Agreements).SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task Fill(SupportForm form, Case @case)
    {
        var act = await db.ActIn(@case.PanelId);
        form.Head = CaseHead.Of(@case);
        form.IsPaused = @case.Status == CaseStatus.Paused;
        form.IsTakenOn = @case.LeadAcceptedAt is not null;
        form.HasAgreement = @case.HasAgreement;
        form.ReviewOn = act.InWeeks(act.Limits.ReviewWeeks);
    }
}
