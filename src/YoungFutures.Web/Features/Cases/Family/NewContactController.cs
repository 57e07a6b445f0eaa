using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Family;

[Route("cases/{caseId:guid}/family/new")]
public sealed class NewContactController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId, Guid? same)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        var other = same is null ? null : await db.FamilyContacts.AsNoTracking().SingleOrDefaultAsync(held => held.Id == same && held.PanelId == @case.PanelId && held.EndedAt == null);
        if (other is not null) HttpContext.Concerns(other);
        return View(await Offered(other is null ? new FamilyContactForm() : FamilyContactForm.SameAs(other), @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, FamilyContactForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        await Offered(form, @case);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var contact = new FamilyContact(await db.ActIn(@case.PanelId), @case.YoungPerson, form.Relation!.Value, form.Name!);
        form.WriteTo(contact);
        db.FamilyContacts.Add(contact);
        await db.SaveChangesAsync();
        this.Done(T["That person was added to the family of case {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/family");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }

    private async Task<FamilyContactForm> Offered(FamilyContactForm form, Case @case)
    {
        (form.Head, form.Back, form.IsNew) = (CaseHead.Of(@case), $"/cases/{@case.Id}/family", true);
        var (postcode, panelId, youngPersonId) = (@case.YoungPerson.Postcode, @case.PanelId, @case.YoungPersonId);
        if (postcode is not null)
            form.AtTheAddress = await db.FamilyContacts.AsNoTracking().Where(held => held.PanelId == panelId && held.Postcode == postcode && held.YoungPersonId != youngPersonId && held.EndedAt == null && held.Relation != FamilyRelation.Themselves)
                .OrderBy(held => held.Name).ThenBy(held => held.Id).Take(20).Select(held => new SameAddress(held.Id, held.Name)).ToListAsync();
        return form;
    }
}
