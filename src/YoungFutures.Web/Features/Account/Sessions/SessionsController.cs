using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Sessions;

/// <summary>One browser in which the reader is signed in.</summary>
public sealed record SessionRow(Guid Id, string? With, string? From, DateTime StartedAt, DateTime LastSeenAt, bool IsThis);

/// <param name="Remembered">What each browser is called that is asked for no other code today.</param>
public sealed record SessionsPage(IReadOnlyList<SessionRow> Sessions, IReadOnlyList<string?> Remembered);

/// <summary>Where the reader is signed in, so that a browser that is not theirs does not stay unseen.</summary>
[Route("account/sessions")]
public sealed class SessionsController(YoungFuturesDb db, Viewer viewer, IOptions<SessionLimits> limits) : Controller
{
    private const int Most = 50;

    [HttpGet]
    public async Task<IActionResult> Index()
    {
        var today = UkTime.LocalDate(db.Now);
        var sessions = await limits.Value.Open(db.Sessions.AsNoTracking(), db.Now).Where(held => held.UserId == viewer.UserId)
            .OrderByDescending(held => held.Id == viewer.SessionId).ThenByDescending(held => held.LastSeenAt).ThenBy(held => held.Id).Take(Most)
            .Select(held => new SessionRow(held.Id, held.StartedWith, held.StartedFrom, held.StartedAt, held.LastSeenAt, held.Id == viewer.SessionId)).ToListAsync();
        var remembered = await db.RememberedDevices.Where(held => held.UserId == viewer.UserId && held.On == today)
            .OrderBy(held => held.Id).Take(RememberedDevices.Most).Select(held => held.With).ToListAsync();
        return View(new SessionsPage(sessions, remembered));
    }
}
