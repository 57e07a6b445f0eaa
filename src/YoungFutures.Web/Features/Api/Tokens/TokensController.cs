using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Api.Tokens;

/// <summary>A token, as RFC 6749 section 5.1 writes it.</summary>
public sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope);

/// <summary>Why there is none, as section 5.2 writes it.</summary>
public sealed record TokenRefusal([property: JsonPropertyName("error")] string Error);

/// <summary>The client credentials grant of OAuth 2.0 (RFC 6749, section 4.4).</summary>
[ApiController, AllowAnonymous, IgnoreAntiforgeryToken, EnableRateLimiting(ApiSetup.PerAddress)]
[Route("api/token")]
public sealed class TokensController(PartnerTokens tokens, Records records, AuditKeyring keyring) : ControllerBase
{
    /// <summary>Takes a token with the system’s id and secret, in the form or as basic authentication.</summary>
    [HttpPost, Consumes("application/x-www-form-urlencoded")]
    [ProducesResponseType<TokenAnswer>(StatusCodes.Status200OK), ProducesResponseType<TokenRefusal>(StatusCodes.Status400BadRequest), ProducesResponseType<TokenRefusal>(StatusCodes.Status401Unauthorized)]
    public async Task<IActionResult> Create([FromForm(Name = "grant_type")] string? grantType, [FromForm(Name = "client_id")] string? clientId, [FromForm(Name = "client_secret")] string? clientSecret)
    {
        if (grantType is null) return BadRequest(new TokenRefusal("invalid_request"));
        if (grantType != "client_credentials") return BadRequest(new TokenRefusal("unsupported_grant_type"));
        var (id, secret) = Basic() ?? (clientId, clientSecret);
        var system = await tokens.SystemOf(id, secret);
        await Record(system is null ? AuditEvents.SignInFailed : AuditEvents.SignedIn, system?.Id, system?.AgencyId);
        if (system is not null)
            return Ok(new TokenAnswer(tokens.Of(system), "Bearer", (int)PartnerTokens.Lifetime.TotalSeconds, string.Join(' ', system.ListIds)));
        Response.Headers.WWWAuthenticate = "Basic realm=\"api\"";
        return Unauthorized(new TokenRefusal("invalid_client"));
    }

    private (string? Id, string? Secret)? Basic()
    {
        var shown = Request.Headers.Authorization.ToString();
        if (!shown.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        Span<byte> bytes = stackalloc byte[512];
        if (!Convert.TryFromBase64String(shown["Basic ".Length..].Trim(), bytes, out var read)) return (null, null);
        var parts = Encoding.UTF8.GetString(bytes[..read]).Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : null);
    }

    private async Task Record(string happened, Guid? systemId, Guid? agencyId)
    {
        await using var own = records.As(Purpose.SigningIn);
        AuditTrail.Add(own, new AuditEntry
        {
            At = own.Now, UserId = systemId, AgencyId = agencyId, Event = happened, Route = "api/token",
            From = HttpContext.Connection.RemoteIpAddress?.ToString(), RequestId = HttpContext.TraceIdentifier,
        }, keyring);
        await own.SaveChangesAsync();
    }
}
