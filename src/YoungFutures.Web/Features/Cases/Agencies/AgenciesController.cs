using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Agencies;

/// <summary>Which agencies work on the case beside its lead, and so read it; and which know that there is a record, and nothing of it.</summary>
[Route("cases/{caseId:guid}/agencies/new")]
public sealed class AgenciesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int Most = 100;

    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await db.Cases.SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        return View(await Offered(new AgencyForm { Version = @case.Version.ToString() }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, AgencyForm form)
    {
        var @case = await db.Cases.Include(held => held.Involvements).Include(held => held.Known).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Run, @case)) return Forbid();
        await Offered(form, @case);
        if (form.AgencyId is { } chosen && !form.Agencies.Offers([chosen])) ModelState.AddModelError(nameof(form.AgencyId), T["Choose an agency of this panel"]);
        var objected = form.Objections.Any(held => held.AgencyId == form.AgencyId);
        if (objected && string.IsNullOrWhiteSpace(form.Despite)) ModelState.AddModelError(nameof(form.Despite), T["The family objects to this agency knowing. Say why it is brought in all the same."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        if (form.Level == AgencyLevel.Exists) @case.LetKnow(act, form.AgencyId!.Value, form.Why!, objected ? form.Despite : null);
        else @case.BringIn(act, form.AgencyId!.Value, form.Why!, objected ? form.Despite : null);
        // Had the case been closed or restricted meanwhile, nobody may be brought in.
        db.Entry(@case).Property(held => held.Version).IsModified = true;
        await db.SaveChangesAsync();
        this.Done(form.Level == AgencyLevel.Exists ? T["The agency sees that there is a record, and may ask for access."] : T["The agency works on {0} and can read it.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/agencies/new");
    }

    private async Task<AgencyForm> Offered(AgencyForm form, Case @case)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var now = db.Now;
        var atWork = await db.Involvements.AsNoTracking()
            .Where(held => held.CaseId == @case.Id && held.Reach == Reach.Party && held.AgencyId != null && held.AgencyId != @case.LeadAgencyId && held.From <= now && (held.Until == null || now < held.Until))
            .OrderBy(held => held.From).ThenBy(held => held.Id).Take(Most)
            .Select(held => new Working(held.Id, db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault() ?? "–", held.Why, held.From, held.Until))
            .ToListAsync();
        var knowing = await db.KnownRecords.AsNoTracking().Where(held => held.CaseId == @case.Id && db.Involvements.Any(open => open.Id == held.InvolvementId && (open.Until == null || now < open.Until)))
            .OrderBy(held => held.Since).ThenBy(held => held.Id).Take(Most)
            .Select(held => new Knowing(held.Id, held.Reference, db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault() ?? "–", held.Since))
            .ToListAsync();
        return form.Offering(@case.Reference, await db.AgencyChoices(@case.PanelId, except: @case.LeadAgencyId), atWork, knowing).Objected(await db.ObjectedAgencies(@case.Id));
    }
}
