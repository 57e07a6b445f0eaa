using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Referrals.Drafts;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Start.Known;

[Route("referrals/new/{searchId:guid}")]
public sealed class KnownController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    [Looks(typeof(SavedSearch), AuditEvents.Searched)]
    public async Task<IActionResult> New(Guid searchId)
    {
        var search = await db.SavedSearches.AsNoTracking().SingleOrDefaultAsync(held => held.Id == searchId && held.PanelId != null);
        if (search is null) return NotFound();
        if (!viewer.May(ReferralRights.Start)) return Forbid();
        HttpContext.Concerns(null, search.PanelId);
        var asked = new PersonFacts(search.Text, search.FamilyName ?? "", null, [], search.BornOn, false, null, search.Postcode, null);
        var known = await AlreadyKnown.To(db, asked, search.PanelId!.Value, HttpContext.RequestAborted);
        return View(new KnownPage($"{search.Text} {search.FamilyName}".Trim(), search.BornOn, search.Postcode,
            [.. await Rows(known)], search.IncidentOf is not null));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid searchId)
    {
        var search = await db.SavedSearches.AsNoTracking().SingleOrDefaultAsync(held => held.Id == searchId && held.PanelId != null);
        if (search is null) return NotFound();
        var panelId = search.PanelId!.Value;
        if (!viewer.May(ReferralRights.Start)) return Forbid();
        if (!(await PanelsToReferTo.Of(db, viewer)).Any(panel => panel.Id == panelId)) return Forbid();

        var act = await db.ActIn(panelId);
        // Whoever coordinates writes down what somebody else said, so that the agency is asked for on the next page.
        var draft = viewer.Runs(panelId) ? new Referral(act, null) : new Referral(act, viewer.AgencyId) { ReferrerName = viewer.DisplayName };
        if (viewer.Sector == Domain.Agencies.Sector.School && !viewer.Runs(panelId)) draft.Source = ReferralSource.School;
        draft.Call(search.Text.Length > 0 ? search.Text : null, search.FamilyName, null, null);
        draft.BornOn = search.BornOn;
        draft.Postcode = search.Postcode;
        if (search.IncidentOf is { } otherId
            && await db.Referrals.Include(held => held.Triggers).SingleOrDefaultAsync(held => held.Id == otherId) is { } other
            && viewer.May(ReferralRights.Write, other)) draft.TakeIncidentOf(other);
        db.Referrals.Add(draft);
        await db.SaveChangesAsync();
        return LocalRedirect(Steps.Next(draft));
    }

    private async Task<IEnumerable<KnownRow>> Rows(IReadOnlyList<KnownPerson> known)
    {
        var codes = known.Select(one => one.AreaCode).OfType<string>().Distinct().ToArray();
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var areas = await db.PanelAreas.Where(area => codes.Contains(area.Code)).Select(area => new { area.Code, Name = welsh ? area.NameCy : area.Name }).Distinct().ToListAsync();
        var names = areas.DistinctBy(area => area.Code).ToDictionary(area => area.Code, area => area.Name);
        return known.Select(one => KnownRow.For(one, T, names));
    }
}
