using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Security;

/// <summary>
/// What a partner’s system shows instead of its secret, for half an hour. The token holds the system’s id and the mark of the secret it was given for;
/// whether they still hold is asked with every request, so that an ended system or a renewed secret closes at once.
/// </summary>
public sealed class PartnerTokens(IDataProtectionProvider protection, Records records, TimeProvider clock)
{
    public const string Scheme = "PartnerSystem";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly IDataProtector protector = protection.CreateProtector("partner tokens");

    public string Of(PartnerSystem system) => protector.Protect($"{system.Id:N} {system.SecretMark} {clock.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds()}");

    /// <summary>The system whose id and secret these are, and which may use them today; nobody otherwise, for whatever reason.</summary>
    public async Task<PartnerSystem?> SystemOf(string? id, string? secret)
    {
        await using var db = records.As(Purpose.SigningIn);
        var system = Guid.TryParse(id, out var systemId) ? await Find(db, systemId) : null;
        return system is not null && system.IsOpenedBy(secret, UkTime.LocalDate(db.Now)) ? system : null;
    }

    /// <summary>Who shows this token, as a viewer of the lists it may send to and of nothing else.</summary>
    public async Task<(Viewer Viewer, PartnerSystem System)?> Holder(string token)
    {
        if (Read(token) is not [var id, var mark, var until] || !Guid.TryParse(id, out var systemId) || !long.TryParse(until, out var ends)
            || clock.GetUtcNow().ToUnixTimeSeconds() >= ends) return null;
        await using var db = records.As(Purpose.SigningIn);
        var today = UkTime.LocalDate(db.Now);
        var system = await Find(db, systemId);
        if (system is null || system.SecretMark != mark || !system.IsOpenOn(today)) return null;

        var ids = system.ListIds;
        var panels = await db.SignalLists.AsNoTracking().Where(list => ids.Contains(list.Id) && list.AgencyId == system.AgencyId).Select(list => list.PanelId).Distinct().ToListAsync();
        return (new Viewer
        {
            UserId = system.Id, DisplayName = system.Name, AgencyId = system.AgencyId, Roles = [.. panels.Select(panel => new RoleInPanel(Role.Partner, panel))],
        }, system);
    }

    private static Task<PartnerSystem?> Find(YoungFuturesDb db, Guid id)
    {
        var today = UkTime.LocalDate(db.Now);
        return db.PartnerSystems.AsNoTracking()
            .SingleOrDefaultAsync(held => held.Id == id && db.Agencies.Any(agency => agency.Id == held.AgencyId && (agency.LeftOn == null || agency.LeftOn >= today)));
    }

    private string[]? Read(string token)
    {
        try
        {
            return protector.Unprotect(token).Split(' ');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}

public sealed class PartnerTokenOptions : AuthenticationSchemeOptions;

/// <summary>Reads the token of a request that names this scheme. Pages never do, so a token opens none of them.</summary>
public sealed class PartnerTokenHandler(IOptionsMonitor<PartnerTokenOptions> options, ILoggerFactory logger, UrlEncoder encoder, PartnerTokens tokens)
    : AuthenticationHandler<PartnerTokenOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var shown = Request.Headers.Authorization.ToString();
        if (!shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (await tokens.Holder(shown[Bearer.Length..].Trim()) is not var (viewer, system)) return AuthenticateResult.Fail("The token is not valid, or no longer.");

        Context.Features.Set(viewer);
        Context.Features.Set(system);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, system.Id.ToString())], PartnerTokens.Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), PartnerTokens.Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return ApiProblem.Write(Context, StatusCodes.Status401Unauthorized, "Show a token: take one at /api/token with the system’s id and secret.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.Write(Context, StatusCodes.Status403Forbidden, "This system may not do that.");
}
