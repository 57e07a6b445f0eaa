using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Objections;

[Route("cases/{caseId:guid}/objections/new")]
public sealed class ObjectionsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        if (!@case.IsOpen) return LocalRedirect($"/cases/{caseId}/sharing");
        return View(await Offered(new ObjectionForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)) }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, ObjectionForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        await Offered(form, @case);
        if (form.AgencyId is { } agencyId && !form.Agencies.Offers([agencyId])) ModelState.AddModelError(nameof(form.AgencyId), T["Choose an agency of this panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Objections.Add(@case.Object(await db.ActIn(@case.PanelId), form.AgencyId!.Value, form.By!, form.Says!, form.On.Date!.Value));
        await db.SaveChangesAsync();
        this.Done(T["The objection on case {0} is recorded. It is shown before that agency is asked.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/sharing");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Objections).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }

    private async Task<ObjectionForm> Offered(ObjectionForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        var welsh = Languages.IsWelsh(System.Globalization.CultureInfo.CurrentUICulture);
        // Providers of support too: they are asked where support is offered.
        form.Agencies = await db.PanelAgencies.AsNoTracking().Where(seat => seat.PanelId == @case.PanelId && seat.Agency.LeftOn == null).OrderBy(seat => seat.Agency.Name).Take(300)
            .Select(seat => new Choice(seat.AgencyId.ToString(), welsh ? seat.Agency.NameCy : seat.Agency.Name, null, false)).ToListAsync();
        return form;
    }
}
