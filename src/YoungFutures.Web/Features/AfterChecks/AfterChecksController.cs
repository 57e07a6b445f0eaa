using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.AfterChecks;

/// <summary>A check after the end, as whoever does it sees it: of the case it opens nothing.</summary>
/// <param name="CaseId">Only for whoever sees the case.</param>
public sealed record AfterCheckPage(Guid Id, Guid? CaseId, string Reference, string Name, int Months, AfterState State, DateOnly PlannedOn, DateOnly? DueOn, string? Owner, AfterFacts? Facts, bool WasRefusedOnce,
    Holding? Holding, Domain.Referrals.Answer? PoliceContact, Occupied? Occupied, string? Note, bool WantedHelp, string? FollowedUp, DateTime? AnsweredAt, string? AnsweredBy, bool MayAnswer, bool MayFollowUp, DateOnly From)
{
    public static async Task<AfterCheckPage> Of(YoungFuturesDb db, Viewer viewer, PostClosureCheck check)
    {
        var names = await db.Users.Where(user => user.Id == check.OwnerId || user.Id == check.AnsweredById).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var may = viewer.May(SupportRights.Ask, check);
        return new(check.Id, await db.Cases.AnyAsync(@case => @case.Id == check.CaseId) ? check.CaseId : null, check.CaseReference, check.SubjectName, check.Months, check.State, check.PlannedOn, check.DueOn,
            check.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null, may ? await db.FactsOf(check) : null, check.RefusedOnceAt is not null && check.State == AfterState.Waiting,
            check.Holding, check.PoliceContact, check.Occupied, check.Note, check.WantedHelp, check.FollowedUp, check.AnsweredAt, check.AnsweredById is { } by ? names.GetValueOrDefault(by) : null,
            may && check.State == AfterState.Waiting, check.State == AfterState.HelpWanted && viewer.May(SupportRights.FollowUp, check), check.PlannedOn.AddMonths(-1));
    }
}

[Route("after-checks/{afterCheckId:guid}")]
public sealed class AfterChecksController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid afterCheckId)
    {
        var check = await db.PostClosureChecks.AsNoTracking().SingleOrDefaultAsync(held => held.Id == afterCheckId);
        if (check is null) return NotFound();
        HttpContext.Concerns(check);
        return View(await AfterCheckPage.Of(db, viewer, check));
    }
}
