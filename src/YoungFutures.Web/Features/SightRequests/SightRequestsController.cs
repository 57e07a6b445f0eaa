using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SightRequests;

/// <summary>What agencies ask for that know of a record: for whoever runs or chairs the panel. An agency reads its own with the record that it knows of.</summary>
[Route("sight-requests")]
public sealed class SightRequestsController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet, Looks(typeof(SightRequest))]
    public async Task<IActionResult> Index(bool answered = false, int page = 1)
    {
        if (!viewer.May(KnownRecordRights.ListRequests)) return NotFound();
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var theirs = db.SightRequests.AsNoTracking().Where(held => viewer.PanelIds.Contains(held.PanelId));
        var ordered = answered ? theirs.Where(held => held.EndedAt != null).OrderByDescending(held => held.EndedAt).ThenBy(held => held.Id) : theirs.Where(held => held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id);
        return View(new RequestListPage(answered, await ordered.Select(held => new RequestRow(held.Id, held.Known.Reference, held.Case.Reference, held.Case.YoungPerson.GivenName + " " + held.Case.YoungPerson.FamilyName,
            db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(), held.Purpose, held.Status, held.DueOn, held.EndedAt)).ToPageAsync(page)));
    }

    [HttpGet("{sightRequestId:guid}")]
    public async Task<IActionResult> Details(Guid sightRequestId)
    {
        if (await db.SightRequests.AsNoTracking().SingleOrDefaultAsync(held => held.Id == sightRequestId) is not { } request) return NotFound();
        HttpContext.Concerns(request);
        if (!viewer.RunsOrChairs(request.PanelId)) return Forbid();
        var head = await RequestHead.Of(db, request);
        var names = await db.Users.Where(user => user.Id == request.EndedById || user.Id == request.OwnerId).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        return View(new RequestPage(head, request.Status, request.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null, request.DueOn, request.Level, request.GrantedUntil, request.RefusedBecause,
            request.EndedById is { } by ? names.GetValueOrDefault(by) : null, request.EndedAt, request.IsOpen && viewer.May(KnownRecordRights.Answer, request)));
    }
}
