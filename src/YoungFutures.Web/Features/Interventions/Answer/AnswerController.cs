using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions.Answer;

/// <summary>One page: what the provider needs to know, and its yes, its wait or its no.</summary>
[Route("interventions/{interventionId:guid}/answer")]
public sealed class AnswerController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid interventionId)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Carry, held)) return Forbid();
        if (!held.WaitsForProvider) return LocalRedirect($"/interventions/{interventionId}");
        var form = new AnswerForm { WorkerId = viewer.BelongsTo(held.AgencyId) ? viewer.UserId : held.WorkerId, Version = held.Version.ToString() };
        if (held.ExpectedOn is { } expected) form.ExpectedOn = DateAnswer.From(expected);
        await Fill(form, held);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid interventionId, AnswerForm form)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Carry, held)) return Forbid();
        await Fill(form, held);
        if (form.Answer is not AnswerToOffer.No && form.WorkerId is { } chosen && !form.People.Any(person => person.Value == chosen.ToString()))
            ModelState.AddModelError(nameof(form.WorkerId), T["Choose one of the people on the list"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(held, form.Version);
        var act = await db.ActIn(held.PanelId);
        switch (form.Answer)
        {
            case AnswerToOffer.Place:
                held.Accept(act, form.WorkerId!.Value, form.FirstOn.Date);
                break;
            case AnswerToOffer.Wait:
                held.PutOnWaitingList(act, form.WorkerId!.Value, form.ExpectedOn.Date!.Value);
                break;
            default:
                held.CannotTake(act, form.Barrier!.Value, form.Because!);
                break;
        }

        await letters.SayAnswered(held, act);
        await db.SaveChangesAsync();
        this.Done(T["Your answer about case {0} was recorded. The lead practitioner has been told.", held.CaseReference]);
        // After a no, the provider no longer sees it.
        return LocalRedirect(await db.Interventions.AnyAsync(seen => seen.Id == interventionId) ? $"/interventions/{interventionId}" : "/interventions");
    }

    private async Task Fill(AnswerForm form, Intervention held)
    {
        form.Head = InterventionHead.Of(held);
        form.Need = (await db.WordsFor(held.NeedCode))[held.NeedCode];
        (form.Matters, form.HowToTalk) = (held.Briefing.Matters, held.Briefing.HowToTalk);
        form.Age = held.SubjectBornOn is { } born ? Age.On(born, UkTime.LocalDate(db.Now)) : null;
        form.People = await db.WorkersOf(held, viewer);
    }
}
