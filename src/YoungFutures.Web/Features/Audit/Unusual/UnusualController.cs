using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Audit.Unusual;

/// <summary>Looking that a rule found unusual, and what came of it. Neither names a young person.</summary>
[Route("audit/unusual")]
public sealed class UnusualController(YoungFuturesDb db, Viewer viewer, AuditReferences references, Words T) : Controller
{
    [HttpGet]
    [Looks(typeof(UnusualLook), AuditEvents.Searched)]
    public async Task<IActionResult> Index(string? rule, string? show, int page = 1)
    {
        if (!viewer.May(LookRights.Govern)) return NotFound();
        LookRule? only = Enum.TryParse<LookRule>(rule, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        var state = show switch { UnusualPage.Reviewed => UnusualPage.Reviewed, UnusualPage.All => UnusualPage.All, _ => UnusualPage.Open };
        var (governed, welsh) = (viewer.GovernedPanelIds, Languages.IsWelsh(CultureInfo.CurrentUICulture));
        var mine = db.UnusualLooks.AsNoTracking().Where(held => governed.Contains(held.PanelId));
        var shown = only is { } one ? mine.Where(held => held.Rule == one) : mine;
        if (state == UnusualPage.Open) shown = shown.Where(held => held.ReviewedAt == null);
        if (state == UnusualPage.Reviewed) shown = shown.Where(held => held.ReviewedAt != null);
        var rows = await shown.OrderByDescending(held => held.FoundAt).ThenByDescending(held => held.Id)
            .Select(held => new UnusualRow(held.Id, held.Rule, db.Users.Where(user => user.Id == held.LookerId).Select(user => user.DisplayName).FirstOrDefault(),
                db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                held.Day, held.Looks, held.SubjectId, held.DueOn, held.Outcome)).ToPageAsync(page);
        var outcomes = await mine.Where(held => held.Outcome != null).GroupBy(held => new { held.Rule, held.Outcome }).Select(held => new { held.Key.Rule, held.Key.Outcome, Count = held.Count() }).ToListAsync();
        var precision = Enum.GetValues<LookRule>().Select(each => new RulePrecision(each,
            outcomes.Where(held => held.Rule == each).Sum(held => held.Count), outcomes.Where(held => held.Rule == each && held.Outcome == LookOutcome.FalseAlarm).Sum(held => held.Count))).ToList();
        return View(new UnusualPage(only, state, rows, await references.OfSubjects([.. rows.Items.Select(row => row.SubjectId).OfType<Guid>().Distinct()], governed), precision, db.Now));
    }

    [HttpGet("{unusualLookId:guid}")]
    public async Task<IActionResult> Details(Guid unusualLookId)
    {
        if (!viewer.May(LookRights.Govern) || await db.UnusualLooks.AsNoTracking().SingleOrDefaultAsync(held => held.Id == unusualLookId) is not { } held) return NotFound();
        // About the young person this is no look: they, or whoever leads their case, would read that there is an alert.
        HttpContext.Concerns(null, held.PanelId);
        var reviewer = await db.Users.Where(user => user.Id == held.ReviewedById).Select(user => user.DisplayName).FirstOrDefaultAsync();
        var owner = await db.Users.Where(user => user.Id == held.OwnerId).Select(user => user.DisplayName).FirstOrDefaultAsync();
        return View(new UnusualLookPage(await UnusualHead.Of(db, held, references, viewer, T), viewer.May(LookRights.Review, held) && held.IsOpen, owner, held.DueOn, held.Outcome, held.Note, reviewer, held.ReviewedAt));
    }
}
