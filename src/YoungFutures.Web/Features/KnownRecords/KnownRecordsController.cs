using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.KnownRecords;

/// <summary>The records that one’s agency knows of and may ask for, and for whoever runs or chairs a panel those that its agencies know of.</summary>
[Route("known-records")]
public sealed class KnownRecordsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet, Looks(typeof(KnownRecord))]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(KnownRecordRights.List)) return NotFound();
        var (now, welsh, agencyId) = (db.Now, Languages.IsWelsh(CultureInfo.CurrentUICulture), viewer.AgencyId);
        var found = await db.KnownRecords.AsNoTracking().Where(held => viewer.PanelIds.Contains(held.PanelId) || (held.AgencyId == agencyId && viewer.SeatedPanelIds.Contains(held.PanelId)))
            .OrderByDescending(held => held.Since).ThenBy(held => held.Id)
            .Select(held => new KnownRow(held.Id, held.Reference, held.PanelId, held.Since)
            {
                Agency = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                // Each within its own filter: the case for the panel’s own people, the name where the reader has it on a record of their own.
                CaseId = db.Cases.Where(@case => @case.Id == held.CaseId).Select(@case => (Guid?)@case.Id).FirstOrDefault(),
                CaseReference = db.Cases.Where(@case => @case.Id == held.CaseId).Select(@case => @case.Reference).FirstOrDefault(),
                Name = db.Referrals.Where(referral => referral.CaseId == held.CaseId && referral.ReferringAgencyId == agencyId).Select(referral => referral.GivenName + " " + referral.FamilyName).FirstOrDefault()
                    ?? db.AgencyChecks.Where(check => check.CaseId == held.CaseId && check.AgencyId == agencyId).Select(check => check.SubjectName).FirstOrDefault(),
                Waits = held.Requests.Any(request => request.DueOn != null),
                Lasts = db.Involvements.Any(open => open.Id == held.InvolvementId && (open.Until == null || now < open.Until)),
            }).ToPageAsync(page);
        var panelIds = found.Items.Select(held => held.PanelId).Distinct().ToList();
        var panels = (await db.Panels.AsNoTracking().Where(panel => panelIds.Contains(panel.Id)).ToListAsync()).ToDictionary(panel => panel.Id, panel => T.Of(panel));
        return View(new KnownListPage(found, panels, viewer.May(KnownRecordRights.ListRequests)));
    }

    [HttpGet("{knownRecordId:guid}")]
    public async Task<IActionResult> Details(Guid knownRecordId)
    {
        if (await db.KnownRecords.AsNoTracking().SingleOrDefaultAsync(held => held.Id == knownRecordId) is not { } known) return NotFound();
        HttpContext.Concerns(known);
        return View(await KnownPage.Of(db, viewer, known, T));
    }
}
