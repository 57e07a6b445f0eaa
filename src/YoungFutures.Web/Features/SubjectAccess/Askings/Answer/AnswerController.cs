using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Askings.Answer;

/// <summary>What somebody who was asked about a disclosure says.</summary>
[Route("subject-access/{accessRequestId:guid}/askings/{accessAskingId:guid}/answer")]
public sealed class AnswerController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId, Guid accessAskingId)
    {
        if (await InSight(accessRequestId, accessAskingId) is not var (request, asking)) return NotFound();
        HttpContext.Concerns(asking);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!asking.IsOpen || !request.IsOpen) return LocalRedirect($"/subject-access/{accessRequestId}");
        return View(new AnswerForm { Head = AccessHead.Of(request), Whom = asking.Whom, Question = asking.Question, On = DateAnswer.From(UkTime.LocalDate(db.Now)), Version = asking.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, Guid accessAskingId, AnswerForm form)
    {
        if (await InSight(accessRequestId, accessAskingId) is not var (request, asking)) return NotFound();
        HttpContext.Concerns(asking);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        (form.Head, form.Whom, form.Question) = (AccessHead.Of(request), asking.Whom, asking.Question);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(asking, form.Version);
        asking.Record(await db.ActIn(request.PanelId), request, form.Answer!.Value, form.Words!, form.On.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The answer was recorded."]);
        return LocalRedirect(asking.AccessItemId is { } itemId && request.IsInSight ? $"/subject-access/{accessRequestId}/items/{itemId}/decision" : $"/subject-access/{accessRequestId}");
    }

    private async Task<(AccessRequest Request, AccessAsking Asking)?> InSight(Guid accessRequestId, Guid accessAskingId)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return null;
        return await db.AccessAskings.SingleOrDefaultAsync(held => held.Id == accessAskingId && held.AccessRequestId == accessRequestId) is { } asking ? (request, asking) : null;
    }
}
