using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.NamedPeople;

/// <summary>Who else is named in a case, so that a namesake at the table is thought of before the item is heard.</summary>
[Route("cases/{caseId:guid}/named-people/new")]
public sealed class NamedPeopleController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int Most = 100;

    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId) is not { } @case) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.NamePeople, @case)) return Forbid();
        return View(await Offered(new NamedPersonForm(), @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, NamedPersonForm form)
    {
        if (await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId) is not { } @case) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.NamePeople, @case)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", await Offered(form, @case));

        @case = await db.WholeCaseToDeclare(caseId);
        var act = await db.ActIn(@case.PanelId);
        @case.Name(act, form.GivenName, form.FamilyName, form.Part!.Value);
        var members = await db.MembersOf(@case.PanelId);
        @case.ProposeConflicts(act, members, await db.WhoConfirms(caseId, members));
        await db.SaveChangesAsync();
        this.Done(T["The person is named in {0}.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/named-people/new");
    }

    private async Task<NamedPersonForm> Offered(NamedPersonForm form, Case @case)
    {
        form.Reference = @case.Reference;
        form.Named = await db.NamedPeople.AsNoTracking().Where(held => held.CaseId == @case.Id && held.EndedAt == null).OrderBy(held => held.NamedAt).ThenBy(held => held.Id).Take(Most)
            .Select(held => new NamedRow(held.Id, held.GivenName, held.FamilyName, held.Part)).ToListAsync();
        return form;
    }
}
