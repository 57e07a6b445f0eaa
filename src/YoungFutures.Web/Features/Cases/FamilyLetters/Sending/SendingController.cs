using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.FamilyLetters.Sending;

/// <summary>Sending is an act of its own: to whom, how, when and by whom, beside those who must get nothing.</summary>
[Route("letters/{letterId:guid}/sending")]
public sealed class SendingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid letterId)
    {
        if (await Find(letterId) is not { } letter) return NotFound();
        if (!viewer.May(SharingRights.Write, letter.Case)) return Forbid();
        Letter.MustBeAlive(letter.Case.YoungPerson);
        if (!letter.CanBeSent) return LocalRedirect($"/letters/{letterId}");
        return View(new SendingForm { Version = letter.Version.ToString(), On = DateAnswer.From(UkTime.LocalDate(db.Now)), Letter = await LetterPage.Of(db, viewer, letter) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid letterId, SendingForm form)
    {
        if (await Find(letterId) is not { } letter) return NotFound();
        if (!viewer.May(SharingRights.Write, letter.Case)) return Forbid();
        Letter.MustBeAlive(letter.Case.YoungPerson);
        form.Letter = await LetterPage.Of(db, viewer, letter);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(letter, form.Version);
        var act = await db.ActIn(letter.PanelId);
        letter.Send(act, form.Way!.Value, form.On.Date!.Value);
        if (letter.Kind == LetterKind.PrivacyNotice)
        {
            foreach (var notice in await db.PrivacyNotices.Where(held => held.CaseId == letter.CaseId).ToListAsync()) letter.Answer(act, notice);
            if (letter.Case.IsOpen)
                db.FamilyTold.Add(letter.Case.RecordTold(act, letter.Contact.IsYoungPerson ? WhoIsTold.YoungPerson : WhoIsTold.Parents, viewer.DisplayName, form.On.Date!.Value, ToldHow.Letter));
        }

        await db.SaveChangesAsync();
        this.Done(T["That the letter was sent is recorded."]);
        return LocalRedirect($"/cases/{letter.CaseId}/family");
    }

    private async Task<Letter?> Find(Guid letterId)
    {
        var letter = await db.Letters.OfFamily(letterId);
        if (letter is not null) HttpContext.Concerns(letter);
        return letter;
    }
}
