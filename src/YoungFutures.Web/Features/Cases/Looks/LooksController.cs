using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Looks;

/// <summary>Who looked at the case, for whoever leads it and the panel’s own people. Reading it is a look like any other.</summary>
[Route("cases/{caseId:guid}/looks")]
[Looks(typeof(AuditEntry))]
public sealed class LooksController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid caseId, int page = 1)
    {
        if (await db.Cases.AsNoTracking().Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId) is not { } @case) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.ReadLooks, @case)) return Forbid();
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var looks = await (await db.LooksAt(@case)).OrderByDescending(line => line.At).ThenByDescending(line => line.Id)
            .Select(line => new LookRow(line.At,
                db.Users.Where(user => user.Id == line.UserId).Select(user => user.DisplayName).FirstOrDefault(),
                db.Agencies.Where(agency => agency.Id == line.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                line.RecordKind, line.Event == AuditEvents.Exported))
            .ToPageAsync(page);
        return View(new LooksPage(@case.Id, @case.Reference, @case.YoungPerson.FullName, looks));
    }
}
