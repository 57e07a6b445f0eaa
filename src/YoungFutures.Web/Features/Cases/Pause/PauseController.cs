using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Pause;

[Route("cases/{caseId:guid}/pause")]
public sealed class PauseController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!(@case.CanMoveTo(CaseStatus.Paused))) return LocalRedirect($"/cases/{caseId}");
        var form = new PauseForm { Version = @case.Version.ToString() };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, PauseForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        await Fill(form, @case);
        if (form.ResumeOn.Date > form.Latest) ModelState.AddModelError(nameof(form.ResumeOn), T["A pause can last until {0} at the latest", form.Latest.ToLong()]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        @case.Pause(act, form.Because!, form.ResumeOn.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["Support on case {0} is paused.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task Fill(PauseForm form, Case @case)
    {
        var act = await db.ActIn(@case.PanelId);
        form.Head = CaseHead.Of(@case);
        form.Latest = act.InWeeks(act.Limits.PauseCeilingWeeks);
    }
}
