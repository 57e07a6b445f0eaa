using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Features.Audit;
using YoungFutures.Web.Features.Gaps;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Askings;

/// <summary>That an agency, a professional or another person was asked about a disclosure. How they are asked is nothing the program does: no record leaves by it.</summary>
[Route("subject-access/{accessRequestId:guid}/askings/new")]
public sealed class AskingsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int AnswerDays = 10;

    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId, Guid? item)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (request.State != AccessState.Deciding) return LocalRedirect($"/subject-access/{accessRequestId}");
        var of = item is { } id ? await ItemOf(accessRequestId, id) : null;
        var form = new AskingForm { Item = of?.Id, AgencyId = of?.AgencyId, Of = of?.NeedsOpinion == true ? AskedOf.Professional : null, By = DateAnswer.From(WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(db.Now), AnswerDays)) };
        await Fill(form, request, of);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, AskingForm form)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        var of = form.Item is { } id ? await ItemOf(accessRequestId, id) : null;
        if (form.Item is not null && of is null) return NotFound();
        await Fill(form, request, of);
        if (form.AgencyId is { } agencyId && form.Agencies.All(agency => agency.Value != agencyId.ToString())) ModelState.AddModelError(nameof(form.AgencyId), T["Choose the agency"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.AccessAskings.Add(new AccessAsking(await db.ActIn(request.PanelId), request, form.Of!.Value, form.Whom!, form.AgencyId, of, form.Question!, form.By.Date!.Value));
        await db.SaveChangesAsync();
        this.Done(T["It was recorded who was asked."]);
        return LocalRedirect(of is null ? $"/subject-access/{accessRequestId}" : $"/subject-access/{accessRequestId}/items/{of.Id}/decision");
    }

    private Task<AccessItem?> ItemOf(Guid accessRequestId, Guid itemId) => db.AccessItems.SingleOrDefaultAsync(held => held.Id == itemId && held.AccessRequestId == accessRequestId);

    private async Task Fill(AskingForm form, AccessRequest request, AccessItem? of) =>
        (form.Head, form.ItemKind, form.Agencies) = (AccessHead.Of(request), of is null ? null : AuditWords.Kind(T, of.Kind) ?? of.Kind,
            // SQLite writes an id in capitals, a form in small letters.
            [.. (await db.AgencyChoicesOfBoard(request.PanelId)).Select(agency => agency with { Value = Guid.Parse(agency.Value).ToString() })]);
}
