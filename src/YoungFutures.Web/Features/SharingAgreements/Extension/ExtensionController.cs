using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SharingAgreements.Extension;

/// <summary>Lets an agency work on for a time although its sharing agreement has ended, or is about to.</summary>
[Route("sharing-agreements/{agencyId:guid}/extension")]
public sealed class ExtensionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid agencyId)
    {
        if (await Load(agencyId) is not { } agency) return NotFound();
        if (!viewer.May(AgreementRights.Extend, agency)) return Forbid();
        return View(await new ExtensionForm().Show(agency, db, T));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid agencyId, ExtensionForm form)
    {
        if (await Load(agencyId) is not { } agency) return NotFound();
        if (!viewer.May(AgreementRights.Extend, agency)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", await form.Show(agency, db, T));
        db.Expect(agency, form.Version);
        db.AgreementExtensions.Add(agency.Extend(viewer.UserId, db.Now, form.Until.Date!.Value, form.Because!));
        await db.SaveChangesAsync();
        this.Done(T["The agency may go on until {0}.", T.Day(agency.AgreementExtendedTo!.Value)]);
        return LocalRedirect("/my-work/agreements");
    }

    /// <summary>One with a seat on a panel that the viewer governs.</summary>
    private Task<Agency?> Load(Guid agencyId) => db.Agencies.SingleOrDefaultAsync(held => held.Id == agencyId && held.LeftOn == null
        && db.PanelAgencies.Any(seat => seat.AgencyId == held.Id && viewer.GovernedPanelIds.Contains(seat.PanelId)));
}
