using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Actions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Actions;

[Route("cases/{caseId:guid}/actions/new")]
public sealed class NewActionController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!(@case.IsOpen)) return LocalRedirect($"/cases/{caseId}");
        var form = new NewActionForm { Summary = @case.Summary };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, NewActionForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        await Fill(form, @case);
        if (form.AgencyId is { } agencyId && !form.Agencies.Any(offered => offered.Value == agencyId.ToString()))
            ModelState.AddModelError(nameof(form.AgencyId), T["Choose an agency"]);
        var keptOut = await db.KeptOutOf(caseId);
        if (form.OwnerId is { } ownerId && keptOut.Holds(ownerId)) ModelState.AddModelError(nameof(form.OwnerId), T["This person cannot take on this action. Choose somebody else."]);
        else if (form.OwnerId is { } named && !await db.Users.OfAgency(form.AgencyId ?? Guid.Empty, @case.PanelId, db.Now).AnyAsync(user => user.Id == named))
            ModelState.AddModelError(nameof(form.OwnerId), T["Choose somebody of the agency that does it, or nobody"]);
        var objected = form.Objections.Any(held => held.AgencyId == form.AgencyId);
        if (objected && string.IsNullOrWhiteSpace(form.Despite)) ModelState.AddModelError(nameof(form.Despite), T["The family objects to this agency knowing. Say why it is given the action all the same."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        var agency = await db.Agencies.SingleAsync(held => held.Id == form.AgencyId);
        var action = new SupportAction(act, @case, agency, form.OwnerId ?? keptOut.Unless(await db.ContactOf(agency.Id)), form.What!, form.DueOn.Date!.Value, null, form.Summary, objected ? form.Despite : null);
        await letters.Ask(action, act);
        await db.SaveChangesAsync();
        this.Done(T["An action was added to case {0}. Its agency has been told.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).Include(held => held.Actions).Include(held => held.Exclusions).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task Fill(NewActionForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.Objections = await db.ObjectedAgencies(@case.Id);
        form.TwoWeeksOn = (await db.ActIn(@case.PanelId)).In(10);
        var agencies = await db.PanelAgencies.Where(held => held.PanelId == @case.PanelId && held.Agency.LeftOn == null)
            .Select(held => new { held.Agency.Id, held.Agency.Name, held.Agency.NameCy }).ToListAsync();
        form.Agencies = [.. agencies.Select(agency => new Choice(agency.Id.ToString(), T.Either(agency.Name, agency.NameCy)))
            .OrderBy(agency => agency.Text, StringComparer.CurrentCulture)];
        var known = agencies.Select(agency => agency.Id).ToList();
        var keptOut = (await db.KeptOutOf(@case.Id)).UserIds.ToList();
        var people = await db.Users.InPanel(@case.PanelId, db.Now).Where(user => !keptOut.Contains(user.Id) && user.AgencyId != null && known.Contains(user.AgencyId.Value))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new { user.Id, user.DisplayName, Agency = user.Agency!.Name, AgencyCy = user.Agency.NameCy }).ToListAsync();
        form.People = [.. people.Select(person => new Choice(person.Id.ToString(), T["{0}, {1}", person.DisplayName, T.Either(person.Agency, person.AgencyCy)]))];
    }
}
