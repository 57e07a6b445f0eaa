using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.FamilyLetters;

[Route("cases/{caseId:guid}/letters/new")]
public sealed class NewLetterController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId, string? kind)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        Letter.MustBeAlive(@case.YoungPerson);
        return View(await Offered(new LetterForm { Kind = Enum.TryParse<LetterKind>(kind, out var asked) && Enum.IsDefined(asked) ? asked : null }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, LetterForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        Letter.MustBeAlive(@case.YoungPerson);
        await Offered(form, @case);
        var contact = form.ContactId is { } contactId ? await db.FamilyContacts.SingleOrDefaultAsync(held => held.Id == contactId && held.YoungPersonId == @case.YoungPersonId && held.EndedAt == null) : null;
        if (form.ContactId is not null && contact is not { MayReceive: true }) ModelState.AddModelError(nameof(form.ContactId), T["Choose somebody who may receive a letter"]);
        var panel = (await db.ActIn(@case.PanelId)).Panel;
        if (contact is not null && form.Kind is { } chosen && LetterText.HasWordsOfItsOwn(chosen))
        {
            var wanted = LetterText.LanguageFor(contact, panel.Nation);
            if (wanted != LetterLanguage.Welsh && string.IsNullOrWhiteSpace(form.English)) ModelState.AddModelError(nameof(form.English), T["This letter goes in English: write these words in English"]);
            if (wanted != LetterLanguage.English && string.IsNullOrWhiteSpace(form.Welsh)) ModelState.AddModelError(nameof(form.Welsh), T["This letter goes in Welsh: write these words in Welsh"]);
        }

        if (!ModelState.IsValid) return this.Invalid("New", form);

        var (kind, language) = (form.Kind!.Value, LetterText.LanguageFor(contact!, panel.Nation));
        string In(bool welsh) => LetterText.Written(kind, contact!, @case.YoungPerson, panel, viewer.DisplayName, form.Telephone!, welsh ? form.Welsh : form.English, welsh);
        var letter = new Letter(await db.ActIn(@case.PanelId), @case, contact!, kind, language, language == LetterLanguage.English ? null : In(welsh: true), language == LetterLanguage.Welsh ? null : In(welsh: false));
        db.Letters.Add(letter);
        await db.SaveChangesAsync();
        this.Done(T["The letter is written. Nothing has been sent yet."]);
        return LocalRedirect($"/letters/{letter.Id}");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }

    private async Task<LetterForm> Offered(LetterForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        var nation = await db.Panels.Where(panel => panel.Id == @case.PanelId).Select(panel => panel.Nation).SingleAsync();
        var contacts = await db.FamilyContacts.AsNoTracking().Where(held => held.YoungPersonId == @case.YoungPersonId && held.EndedAt == null).OrderBy(held => held.RecordedAt).ThenBy(held => held.Id).Take(50).ToListAsync();
        form.Contacts = [.. contacts.Where(held => held.MayReceive).Select(held => new Choice(held.Id.ToString(), T["{0}, {1}", held.Name, T.Of(held.Relation)],
            T["In {0}. {1}", T.Of(LetterText.LanguageFor(held, nation)), held.SafeHow]))];
        form.MustNot = [.. contacts.Where(held => held.MustNotReceive).Select(held => T["{0}, {1}", held.Name, T.Of(held.Relation)])];
        return form;
    }
}
