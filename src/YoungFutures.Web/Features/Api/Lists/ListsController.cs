using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Api.Lists;

/// <summary>A list that the system may send to.</summary>
/// <param name="Kinds">The kinds of signal that the list was accepted for; others are refused.</param>
/// <param name="IsTaken">Whether a delivery is taken today.</param>
/// <param name="ExpiresOn">The last day on which the list is taken, as it was accepted.</param>
public sealed record ListAnswer(Guid Id, string Name, IReadOnlyList<SignalKind> Kinds, bool IsTaken, DateOnly? ExpiresOn);

/// <summary>The lists that a system may send to.</summary>
[ApiController, Authorize(AuthenticationSchemes = PartnerTokens.Scheme), EnableRateLimiting(ApiSetup.PerSystem)]
[Route("api/lists")]
public sealed class ListsController(YoungFuturesDb db) : ControllerBase
{
    private const int Most = 200;

    /// <summary>The lists that this system was named for, and under which terms.</summary>
    [HttpGet, ProducesResponseType<IReadOnlyList<ListAnswer>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Index()
    {
        var ids = HttpContext.Features.Get<PartnerSystem>()!.ListIds;
        var today = UkTime.LocalDate(db.Now);
        var lists = await db.SignalLists.AsNoTracking().Where(list => ids.Contains(list.Id)).OrderBy(list => list.Name).ThenBy(list => list.Id).Take(Most).ToListAsync();
        return Ok(lists.Select(list => new ListAnswer(list.Id, list.Name, list.Kinds, list.IsTakenOn(today), list.ExpiresOn)));
    }
}
