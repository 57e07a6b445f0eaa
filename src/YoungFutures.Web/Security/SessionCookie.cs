using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>
/// How long a session lasts, and how long the password that was given again is good for. Settings <c>Session:IdleMinutes</c>, <c>Session:AbsoluteHours</c> and <c>Session:ProofMinutes</c>.
/// </summary>
public sealed class SessionLimits
{
    public int IdleMinutes { get; set; } = 15;
    public int AbsoluteHours { get; set; } = 8;
    public int ProofMinutes { get; set; } = 10;

    /// <summary>Those that still open something at this moment.</summary>
    public IQueryable<Session> Open(IQueryable<Session> sessions, DateTime now)
    {
        var (seenSince, startedSince) = (now.AddMinutes(-IdleMinutes), now.AddHours(-AbsoluteHours));
        return sessions.Where(held => held.EndedAt == null && held.LastSeenAt >= seenSince && held.StartedAt >= startedSince);
    }
}

/// <summary>How long this session still lasts if nothing is asked of it any more, and how long at most.</summary>
public sealed record SessionTimes(TimeSpan Idle, TimeSpan Whole);

/// <summary>A cookie that was real and whose session has run out: enough to keep what its owner was typing, for nothing else.</summary>
public sealed record ExpiredSession(Guid UserId);

/// <summary>
/// The cookie holds a session's id and no more. Who the viewer is, is read anew with every request, in one query,
/// so that a role taken away, a leaver, or a sign-out elsewhere holds at once.
/// </summary>
public sealed class SessionCookie(Records records, TimeProvider clock, Microsoft.Extensions.Options.IOptions<SessionLimits> limits, CodesRequired codesRequired) : CookieAuthenticationEvents
{
    public const string Claim = "session";

    /// <summary>What a page's script says of a request that nobody's hand was behind. It is answered, and keeps no session alive.</summary>
    public const string Unattended = "X-Unattended";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var viewer = Guid.TryParse(context.Principal?.FindFirstValue(Claim), out var id) ? await Read(id, context.HttpContext, IsAttended(context.Request)) : null;
        if (viewer is null)
        {
            context.RejectPrincipal();
            return;
        }

        // The framework ties a form's token to it.
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(ClaimTypes.NameIdentifier, viewer.UserId.ToString()));
        context.HttpContext.Features.Set(viewer);
    }

    private static bool IsAttended(HttpRequest request) => !request.Headers.ContainsKey(Unattended) && !request.Path.StartsWithSegments(Plumbing.WatchingHub.Path)
        && !request.Path.StartsWithSegments(CspReports.Path);

    /// <summary>Who holds this session now, if it is still open: for what goes on between two requests, and is no sign of life.</summary>
    public Task<Viewer?> Holder(Guid sessionId) => Read(sessionId, null, attended: false);

    /// <summary>Which of these sessions are still open, in one query.</summary>
    public async Task<HashSet<Guid>> Open(IReadOnlyCollection<Guid> sessionIds, CancellationToken cancelled)
    {
        await using var db = records.As(Purpose.SigningIn);
        var today = UkTime.LocalDate(db.Now);
        return [.. await limits.Value.Open(db.Sessions.AsNoTracking(), db.Now).Where(held => sessionIds.Contains(held.Id)
            && (held.User.LeavesOn == null || held.User.LeavesOn >= today)).Select(held => held.Id).ToListAsync(cancelled)];
    }

    /// <summary>Whoever sits in a meeting is there, though their hands may rest: it keeps those of these sessions alive that are still open, and no longer than a session lasts at all.</summary>
    public async Task Attend(IReadOnlyCollection<Guid> sessionIds, CancellationToken cancelled)
    {
        await using var db = records.As(Purpose.SigningIn);
        var now = db.Now;
        await limits.Value.Open(db.Sessions, now).Where(held => sessionIds.Contains(held.Id)).ExecuteUpdateAsync(set => set.SetProperty(held => held.LastSeenAt, now), cancelled);
    }

    private async Task<Viewer?> Read(Guid sessionId, HttpContext? context, bool attended)
    {
        await using var db = records.As(Purpose.SigningIn);
        var (now, today, required) = (db.Now, UkTime.LocalDate(db.Now), codesRequired.OfEverybody);
        // Asked with every request, so for no more than it needs, and with nothing left to follow.
        var session = await db.Sessions.AsNoTracking().Where(held => held.Id == sessionId)
            .Select(held => new
            {
                held.Id, held.StartedAt, held.LastSeenAt, held.EndedAt,
                MissesCodes = required && !db.Authenticators.Any(set => set.UserId == held.UserId && set.Secret != null) && !db.Passkeys.Any(passkey => passkey.UserId == held.UserId),
                User = new
                {
                    held.User.Id, held.User.DisplayName, held.User.AgencyId, Sector = held.User.Agency == null ? (Sector?)null : held.User.Agency.Sector, held.User.Culture, held.User.UsesShortcuts, held.User.LeavesOn,
                    AnswersForAgency = held.User.Agency != null && held.User.Agency.ContactId == held.User.Id,
                    AgreementExpiresOn = held.User.Agency == null ? null : held.User.Agency.AgreementExpiresOn, AgreementExtendedTo = held.User.Agency == null ? null : held.User.Agency.AgreementExtendedTo,
                },
                StandsIn = db.Absences.Any(away => away.CoverId == held.UserId && away.From <= today && away.To >= today && away.EndedAt == null),
                Roles = held.User.Memberships.Where(role => role.From <= now && (role.Until == null || now < role.Until)).Select(role => new { role.Role, role.PanelId, role.SuspendedAt }).ToList(),
            })
            .SingleOrDefaultAsync();
        if (session is null) return null;

        var user = session.User;
        var idle = now - session.LastSeenAt > TimeSpan.FromMinutes(limits.Value.IdleMinutes);
        var old = now - session.StartedAt > TimeSpan.FromHours(limits.Value.AbsoluteHours);
        var left = user.LeavesOn < UkTime.LocalDate(now);
        if (session.EndedAt is not null || left) return null;
        if (idle || old)
        {
            context?.Features.Set(new ExpiredSession(user.Id));
            return null;
        }

        if (session.MissesCodes)
        {
            // Between two requests nobody sets anything up.
            if (context is null) return null;
            context.Features.Set(CodesMissing.Here);
        }

        // Once a minute is exact enough for a limit of many, and spares a write with every page.
        var seen = session.LastSeenAt;
        if (attended && now - seen > TimeSpan.FromMinutes(1))
        {
            await db.Sessions.Where(held => held.Id == sessionId).ExecuteUpdateAsync(set => set.SetProperty(held => held.LastSeenAt, now));
            seen = now;
        }

        context?.Features.Set(new SessionTimes(seen.AddMinutes(limits.Value.IdleMinutes) - now, session.StartedAt.AddHours(limits.Value.AbsoluteHours) - now));

        var toldUntil = Agency.ToldUntil(user.AgreementExpiresOn, user.AgreementExtendedTo, today);
        return new Viewer
        {
            UserId = user.Id,
            DisplayName = user.DisplayName,
            AgencyId = user.AgencyId,
            ToldUntil = toldUntil,
            // Asked only of the few whose agency’s agreement has ended, and never of an analyst, who may not break glass.
            EmergencyIds = toldUntil is null || session.Roles.TrueForAll(held => held.Role == Role.Analyst) ? [] : await db.Involvements.Where(open => open.UserId == user.Id && open.Reach == Reach.BrokenGlass && open.From <= now && (open.Until == null || now < open.Until)).Select(open => open.SubjectId).Distinct().ToArrayAsync(),
            Sector = user.Sector,
            AnswersForAgency = user.AnswersForAgency,
            Culture = user.Culture,
            UsesShortcuts = user.UsesShortcuts,
            SessionId = session.Id,
            // Asked only of the few who stand in for somebody today.
            CoversFor = !session.StandsIn ? [] : await db.Absences.Where(away => away.CoverId == user.Id && away.From <= today && away.To >= today && away.EndedAt == null).Select(away => away.UserId).ToArrayAsync(),
            SuspendedPanelIds = [.. session.Roles.Where(role => role.SuspendedAt is not null).Select(role => role.PanelId).OfType<Guid>().Distinct()],
            Roles = [.. session.Roles.Where(role => role.SuspendedAt is null).Select(role => new RoleInPanel(role.Role, role.PanelId))],
        };
    }

    /// <summary>A new session for every sign-in; whatever cookie came before means nothing.</summary>
    public async Task<Guid> Start(HttpContext context, User user)
    {
        await using var db = records.As(Purpose.SigningIn);
        var now = db.Now;
        var session = new Session(user.Id, now, context.Connection.RemoteIpAddress?.ToString(), BrowserName.Of(context.Request.Headers.UserAgent));
        db.Sessions.Add(session);
        // The cookie of the session before is gone from this browser; a copy of it opens nothing any more either.
        if (context.Features.Get<Viewer>()?.SessionId is { } before)
            await db.Sessions.Where(held => held.Id == before && held.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(held => held.EndedAt, now));
        await db.SaveChangesAsync();
        var identity = new ClaimsIdentity([new Claim(Claim, session.Id.ToString())], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity), new AuthenticationProperties
        {
            // The cookie outlives the session, so that an expired one is still known to be real.
            IsPersistent = false,
            AllowRefresh = false,
            ExpiresUtc = clock.GetUtcNow().AddHours(24),
        });
        return session.Id;
    }

    /// <summary>Whether this session's user showed again, not long ago, that it is they. A form may be sent for as long again as a session may rest: it was opened while that was fresh.</summary>
    public async Task<bool> IsProved(Guid sessionId, bool sends)
    {
        await using var db = records.As(Purpose.SigningIn);
        var since = db.Now.AddMinutes(-limits.Value.ProofMinutes - (sends ? limits.Value.IdleMinutes : 0));
        return await db.Sessions.AnyAsync(held => held.Id == sessionId && held.EndedAt == null && held.ProvedAt > since);
    }

    public async Task Prove(Guid sessionId, Proof by)
    {
        await using var db = records.As(Purpose.SigningIn);
        var now = db.Now;
        await db.Sessions.Where(held => held.Id == sessionId && held.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(held => held.ProvedAt, now).SetProperty(held => held.ProvedBy, by));
    }

    public async Task End(HttpContext context)
    {
        if (context.Features.Get<Viewer>()?.SessionId is { } sessionId)
        {
            await using var db = records.As(Purpose.SigningIn);
            var now = db.Now;
            await db.Sessions.Where(held => held.Id == sessionId && held.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(held => held.EndedAt, now));
        }

        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>One of a user's own.</summary>
    /// <returns>Whether it was theirs, and open.</returns>
    public async Task<bool> EndOne(Guid userId, Guid sessionId)
    {
        await using var db = records.As(Purpose.SigningIn);
        var now = db.Now;
        return await db.Sessions.Where(held => held.Id == sessionId && held.UserId == userId && held.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(held => held.EndedAt, now)) > 0;
    }

    /// <summary>In every browser, at its next request.</summary>
    public async Task EndAllOf(Guid userId)
    {
        await using var db = records.As(Purpose.SigningIn);
        var now = db.Now;
        await db.Sessions.Where(held => held.UserId == userId && held.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(held => held.EndedAt, now));
        // Whatever the reason, no browser is trusted any more than another from here on.
        await db.RememberedDevices.Where(held => held.UserId == userId).ExecuteDeleteAsync();
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
