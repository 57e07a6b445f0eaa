using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Family.Edit;

[Route("family-contacts/{contactId:guid}/edit")]
public sealed class EditController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid contactId)
    {
        if (await Find(contactId) is not var (contact, @case)) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        return View("~/Features/Cases/Family/New.cshtml", Of(FamilyContactForm.Of(contact), @case));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid contactId, FamilyContactForm form)
    {
        if (await Find(contactId) is not var (contact, @case)) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        Of(form, @case);
        if (!ModelState.IsValid) return this.Invalid("~/Features/Cases/Family/New.cshtml", form);

        db.Expect(contact, form.Version);
        form.WriteTo(contact);
        if (form.NoLonger) contact.End(await db.ActIn(contact.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The details were changed."]);
        return LocalRedirect($"/cases/{@case.Id}/family");
    }

    // The newest of the young person's cases in sight says who may.
    private async Task<(FamilyContact, Case)?> Find(Guid contactId)
    {
        var contact = await db.FamilyContacts.SingleOrDefaultAsync(held => held.Id == contactId && held.EndedAt == null);
        if (contact is null) return null;
        HttpContext.Concerns(contact);
        var @case = await db.Cases.Include(held => held.YoungPerson).Where(held => held.YoungPersonId == contact.YoungPersonId).OrderByDescending(held => held.OpenedAt).FirstOrDefaultAsync();
        return @case is null ? null : (contact, @case);
    }

    private static FamilyContactForm Of(FamilyContactForm form, Case @case)
    {
        (form.Head, form.Back) = (CaseHead.Of(@case), $"/cases/{@case.Id}/family");
        return form;
    }
}
