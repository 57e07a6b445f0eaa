using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.SecondOffers;

[Route("cases/{caseId:guid}/second-offer")]
public sealed class SecondOfferController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!@case.MayBeOfferedAgain) return LocalRedirect($"/cases/{caseId}");
        return View(Of(new SecondOfferForm { Version = @case.Version.ToString(), On = DateAnswer.From(UkTime.LocalDate(db.Now)) }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, SecondOfferForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        Of(form, @case);
        if (form.Answer is not (null or SecondAnswer.NotWanted) && @case.ClosedAt is { } closed && form.On.Date < UkTime.LocalDate(closed))
            ModelState.AddModelError(nameof(form.On), T["Support is offered once more after the case was closed, on {0} or later", UkTime.LocalDate(closed).ToLong()]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        db.SecondOffers.Add(@case.RecordSecondOffer(await db.ActIn(@case.PanelId), new(form.On.Date!.Value, form.By!, form.How, form.Answer!.Value, form.Note)));
        await db.SaveChangesAsync();
        var accepted = form.Answer == SecondAnswer.Accepted && @case.CanReopen && viewer.May(CaseRights.Run, @case);
        this.Done(form.Answer switch
        {
            SecondAnswer.Accepted => T["It is recorded that they would like support. Reopen the case, so that it can begin."],
            SecondAnswer.Declined or SecondAnswer.NotWanted => T["It is recorded. That is respected: nobody asks them again."],
            _ => T["It is recorded that nobody answered. Support has been offered once more, and the board no longer asks for it."],
        });
        return LocalRedirect(accepted ? $"/cases/{caseId}/reopening" : $"/cases/{caseId}");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Agreements).Include(held => held.SecondOffers).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }

    private static SecondOfferForm Of(SecondOfferForm form, Case @case)
    {
        (form.Head, form.DeclinedOn) = (CaseHead.Of(@case), @case.ClosedAt is { } closed ? UkTime.LocalDate(closed).ToLong() : null);
        return form;
    }
}
