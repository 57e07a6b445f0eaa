using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.JsonWebTokens;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>Whom an organisation has just said that it is, and what for.</summary>
/// <param name="WhomHash">As <see cref="OrganisationSignIn.HashOf"/> makes it.</param>
/// <param name="Name">What they are called there.</param>
/// <param name="UserId">Who asked, signed in here, to connect it with their account; nobody at the door.</param>
public sealed record OrganisationAnswer(Guid Id, string Organisation, byte[] WhomHash, string Name, Guid? UserId, DateTimeOffset Until, string? ReturnUrl);

/// <summary>
/// The few seconds between what an organisation says and what is done with it here. The framework checks what it says, outside all pages; a closed cookie carries it to the page that acts on it,
/// in the reader’s language and within the limits of every other page. It is good for ten minutes, and once.
/// </summary>
public sealed class OrganisationAnswers(Records records, IDataProtectionProvider protection, TimeProvider clock, IHostEnvironment environment)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const string AskedBy = "asked by";
    private const string GoOn = "go on";
    private const int LongestReturn = 500;

    // Lax: the browser comes from the organisation’s site when it gets it, and opens the next page with it at once.
    private readonly ClosedCookie<OrganisationAnswer> cookie = new(protection, environment, "organisation", SameSiteMode.Lax);

    /// <summary>What goes to the organisation and back, closed, with the question.</summary>
    /// <param name="userId">Who connects it with their account; nobody at the door.</param>
    public static AuthenticationProperties Question(Guid? userId, string? returnUrl)
    {
        // Where it goes on is said below; unsaid, the whole address that was asked for would travel too.
        var question = new AuthenticationProperties { RedirectUri = OrganisationSetup.Door };
        if (userId is { } asked) question.SetString(AskedBy, asked.ToString());
        // It travels in an address and in a cookie, neither of which may be long.
        if (returnUrl is { Length: <= LongestReturn }) question.SetString(GoOn, returnUrl);
        return question;
    }

    /// <summary>Whether this came back to somebody who was signed in when they left.</summary>
    public static bool WasConnecting(AuthenticationProperties? question) => question?.GetString(AskedBy) is not null;

    /// <returns>False where the organisation names nobody.</returns>
    public bool Keep(HttpContext context, Organisation organisation, ClaimsPrincipal? said, AuthenticationProperties? question)
    {
        if (said?.FindFirstValue(JwtRegisteredClaimNames.Iss) is not { Length: > 0 } issuer || said.FindFirstValue(JwtRegisteredClaimNames.Sub) is not { Length: > 0 } subject) return false;
        var name = said.FindFirstValue(JwtRegisteredClaimNames.PreferredUsername) ?? said.FindFirstValue(JwtRegisteredClaimNames.Name) ?? "";
        Guid? userId = Guid.TryParse(question?.GetString(AskedBy), out var asked) ? asked : null;
        cookie.Give(context, new OrganisationAnswer(Guid.NewGuid(), organisation.Key, OrganisationSignIn.HashOf(issuer, subject), name.Length > Lengths.Name ? name[..Lengths.Name] : name,
            userId, clock.GetUtcNow() + Lifetime, question?.GetString(GoOn)));
        return true;
    }

    /// <summary>What was said to this browser for this purpose, if it is not too long ago.</summary>
    /// <param name="userId">Who connects it; nobody at the door.</param>
    public OrganisationAnswer? Read(HttpContext context, Guid? userId) =>
        cookie.Read(context) is { } held && held.UserId == userId && held.Until > clock.GetUtcNow() ? held : null;

    /// <summary>It is acted on now, and never again.</summary>
    public Task<bool> Spend(HttpContext context, OrganisationAnswer answered)
    {
        cookie.Forget(context);
        return records.SpendOnce(answered.Id, answered.UserId);
    }
}
