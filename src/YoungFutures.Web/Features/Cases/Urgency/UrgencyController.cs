using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Urgency;

[Route("cases/{caseId:guid}/urgency")]
public sealed class UrgencyController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.AgreeUrgent, @case)) return Forbid();
        if (!(@case.CanBeUrgent)) return LocalRedirect($"/cases/{caseId}");
        var form = new UrgencyForm { Version = @case.Version.ToString() };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, UrgencyForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.AgreeUrgent, @case)) return Forbid();
        await Fill(form, @case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        @case.AgreeUrgent(act, form.Because!);
        await letters.Send(act.CoordinatorId, null, $"/cases/{caseId}", T => T["Case {0}: to be heard urgently", @case.Reference],
            T => T["The chair agrees that case {0} is heard urgently, by {1}. Put it on the agenda of a meeting, or plan an extra one:", @case.Reference, T.Day(@case.ListBy)]);
        await db.SaveChangesAsync();
        this.Done(T["Case {0} will be heard urgently. The coordinator has been told.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).Include(held => held.Requests).SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task Fill(UrgencyForm form, Case @case)
    {
        var act = await db.ActIn(@case.PanelId);
        form.Head = CaseHead.Of(@case);
        form.HeardBy = act.In(act.Limits.UrgentListingDays);
        if (@case.Requests.Find(request => request.IsOpen && request.Asks == ChairIsAsked.Urgency) is { } asked)
            form.Asked = new(asked.Id, asked.Because, await db.Users.Where(user => user.Id == asked.AskedById).Select(user => user.DisplayName).SingleOrDefaultAsync(), asked.AskedAt);
    }
}
