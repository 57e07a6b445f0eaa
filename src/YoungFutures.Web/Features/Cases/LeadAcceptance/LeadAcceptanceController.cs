using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.LeadAcceptance;

[Route("cases/{caseId:guid}/lead-acceptance")]
public sealed class LeadAcceptanceController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!(@case.HasLead)) return LocalRedirect($"/cases/{caseId}");
        var form = new LeadAcceptanceForm { PractitionerId = @case.LeadPractitionerId, Version = @case.Version.ToString() };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, LeadAcceptanceForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        await Fill(form, @case);
        if (form.PractitionerId is { } chosen && !form.People.Any(person => person.Value == chosen.ToString()))
            ModelState.AddModelError(nameof(form.PractitionerId), T["Choose one of the people on the list"]);
        else if (form.IsAccepted && form.PractitionerId is { } same && same == @case.LeadPractitionerId)
            ModelState.AddModelError(nameof(form.PractitionerId), T["This person is the lead practitioner already. Choose somebody else."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        if (@case.LeadAcceptedAt is null) @case.AcceptLead(act, form.PractitionerId!.Value);
        else @case.HandLeadTo(act, form.PractitionerId!.Value);
        // Whoever leads a restricted case sees it from now on, and whoever answers for the restriction hears of it.
        if (@case.IsRestricted)
            await letters.Send(act.CoordinatorId, null, $"/cases/{caseId}", T => T["Case {0}: somebody was named on a restricted case", @case.Reference],
                T => T["A lead practitioner was named for case {0}, which is restricted, and sees it from now on. Sign in to read who:", @case.Reference]);
        await db.SaveChangesAsync();
        this.Done(T["The lead practitioner of case {0} was recorded.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.WholeCaseToLead(caseId);

    private async Task Fill(LeadAcceptanceForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.IsAccepted = @case.LeadAcceptedAt is not null;
        if (@case.LeadAgencyId is not { } agencyId) return;
        var agency = await db.Agencies.SingleAsync(held => held.Id == agencyId);
        form.Agency = T.Either(agency.Name, agency.NameCy);
        var keptOut = (await db.KeptOutOf(@case.Id)).UserIds.ToList();
        var people = await db.Users.OfAgency(agencyId, @case.PanelId, db.Now).Where(user => !keptOut.Contains(user.Id)).OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new { user.Id, user.DisplayName, user.JobTitle }).ToListAsync();
        form.People = [.. people.Select(person => Choice.Person(person.Id, person.DisplayName, person.JobTitle))];
    }
}
