using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.BreakGlass.Opened;

public sealed record SightPage(SightHead Head, string? Agency, DateTime At, string Because, bool Lasts, string? ClosedBy, string? Owner, DateOnly? DueOn, SightFinding? Finding, string? Note, string? DecidedBy, DateTime? DecidedAt, Guid? CaseId, bool MayClose, bool MayDecide);

/// <summary>What stands above each page about a case that was opened by break-glass. The case’s reference, and no name.</summary>
public sealed record SightHead(Guid Id, string Reference, string? Who, GlassGround Ground, DateTime? Until, bool WasRefused)
{
    public static async Task<SightHead> Of(YoungFuturesDb db, EmergencySight sight) => new(sight.Id, sight.CaseReference,
        await db.Users.Where(user => user.Id == sight.ById).Select(user => user.DisplayName).SingleOrDefaultAsync(), sight.Ground, sight.Until, sight.WasRefused);
}

[Route("break-glass/opened/{emergencySightId:guid}")]
public sealed class OpenedController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid emergencySightId)
    {
        if (await db.EmergencySights.AsNoTracking().SingleOrDefaultAsync(held => held.Id == emergencySightId) is not { } sight) return NotFound();
        HttpContext.Concerns(sight);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        Guid?[] people = [sight.ClosedById, sight.OwnerId, sight.DecidedById];
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var lasts = sight.LastsAt(db.Now);
        return View(new SightPage(await SightHead.Of(db, sight),
            await db.Agencies.Where(agency => agency.Id == sight.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).SingleOrDefaultAsync(), sight.At, sight.Because, lasts, Of(sight.ClosedById), Of(sight.OwnerId), sight.DueOn,
            sight.Finding, sight.Note, Of(sight.DecidedById), sight.DecidedAt, await db.Cases.AnyAsync(held => held.Id == sight.CaseId) ? sight.CaseId : null,
            lasts && viewer.May(EmergencyRights.Close, sight), sight.IsOpen && viewer.May(EmergencyRights.Decide, sight)));

        string? Of(Guid? userId) => userId is { } id ? names.GetValueOrDefault(id) : null;
    }
}
