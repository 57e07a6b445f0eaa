using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>What a page asks of a passkey: for the browser, and closed for ourselves.</summary>
/// <param name="Options">As WebAuthn has it, in JSON.</param>
/// <param name="State">What comes back with the answer, and is nothing to anybody but us.</param>
public sealed record PasskeyChallenge(string Options, string State);

/// <summary>A challenge that came back in time, to the door that it was made for.</summary>
public sealed record PasskeyAsked(Guid Id, string Door, Guid? UserId, DateTimeOffset Until, string Held);

/// <summary>
/// Passkeys (WebAuthn), as the framework checks them. Each challenge is for one door and, where it is known, one person; it is good for ten minutes, and answered once.
/// </summary>
public sealed class PasskeyCheck(Records records, IPasskeyHandler<User> framework, IDataProtectionProvider protection, TimeProvider clock, IHttpContextAccessor http)
{
    /// <summary>The door at which one is made.</summary>
    public const string Adding = "account/passkeys/new";

    public static readonly TimeSpan ToAnswer = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("challenges of passkeys");

    public async Task<bool> AreHeldBy(Guid userId)
    {
        await using var db = records.As(Purpose.SigningIn);
        return await db.Passkeys.AnyAsync(held => held.UserId == userId);
    }

    public async Task<PasskeyChallenge> ToAdd(User user)
    {
        var made = await framework.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.DisplayName }, http.HttpContext!);
        return new PasskeyChallenge(made.CreationOptionsJson, Close(Adding, user.Id, made.AttestationState));
    }

    /// <param name="user">Whose passkeys may answer; nobody where it is not known who sits there, and then the page says nothing of who has any.</param>
    public async Task<PasskeyChallenge> ToUse(string door, User? user)
    {
        var made = await framework.MakeRequestOptionsAsync(user, http.HttpContext!);
        return new PasskeyChallenge(made.RequestOptionsJson, Close(door, user?.Id, made.AssertionState));
    }

    /// <summary>The challenge that this is, if it was made for this door and person and not too long ago.</summary>
    public PasskeyAsked? Asked(string? state, string door, Guid? userId)
    {
        try
        {
            var asked = JsonSerializer.Deserialize<PasskeyAsked>(protector.Unprotect(state ?? ""));
            return asked is not null && asked.Door == door && asked.UserId == userId && asked.Until > clock.GetUtcNow() ? asked : null;
        }
        catch (Exception unread) when (unread is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The passkey that was made, if it answers what was asked.</summary>
    public async Task<UserPasskeyInfo?> Made(PasskeyAsked asked, string? answer)
    {
        if (!await records.SpendOnce(asked.Id, asked.UserId)) return null;
        var made = await framework.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http.HttpContext!, CredentialJson = answer ?? "", AttestationState = asked.Held });
        return made.Succeeded ? made.Passkey : null;
    }

    /// <summary>Whose passkey an answer says that it is of. It shows nothing yet.</summary>
    public async Task<Guid?> SaidToBeOf(string? answer)
    {
        byte[] credentialId;
        try
        {
            using var json = JsonDocument.Parse(answer ?? "");
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String) return null;
            credentialId = Base64Url.DecodeFromChars(id.GetString());
        }
        catch (Exception unread) when (unread is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }

        await using var db = records.As(Purpose.SigningIn);
        var hash = Passkey.HashOf(credentialId);
        return await db.Passkeys.Where(held => held.CredentialHash == hash).Select(held => (Guid?)held.UserId).SingleOrDefaultAsync();
    }

    /// <summary>Whether a passkey of theirs answers what was asked, now and never again.</summary>
    public async Task<bool> Answers(PasskeyAsked asked, string? answer, Guid userId)
    {
        if (!await records.SpendOnce(asked.Id, userId)) return false;
        var shown = await framework.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http.HttpContext!, CredentialJson = answer ?? "", AssertionState = asked.Held });
        if (!shown.Succeeded || shown.User.Id != userId) return false;

        await using var db = records.As(Purpose.SigningIn);
        var (hash, count, backedUp, now) = (Passkey.HashOf(shown.Passkey.CredentialId), (long)shown.Passkey.SignCount, shown.Passkey.IsBackedUp, db.Now);
        var passkeyId = await db.Passkeys.Where(held => held.CredentialHash == hash && held.UserId == userId).Select(held => held.Id).SingleOrDefaultAsync();
        // Looked at once more in the same statement, so that of two with the same count only one is let in.
        return await db.PasskeyUses.Where(held => held.PasskeyId == passkeyId && (held.SignCount < count || (held.SignCount == 0 && count == 0)))
            .ExecuteUpdateAsync(set => set.SetProperty(held => held.SignCount, count).SetProperty(held => held.IsBackedUp, backedUp).SetProperty(held => held.LastUsedAt, now)) == 1;
    }

    private string Close(string door, Guid? userId, string? held) =>
        protector.Protect(JsonSerializer.Serialize(new PasskeyAsked(Guid.NewGuid(), door, userId, clock.GetUtcNow() + ToAnswer, held ?? "")));
}
