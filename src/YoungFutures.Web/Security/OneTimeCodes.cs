using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>The codes of an authenticator (RFC 6238: six digits, thirty seconds), and those for the day on which it is not at hand. Each opens once.</summary>
public sealed class OneTimeCodes(Records records, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>What an authenticator shows above the codes.</summary>
    public const string Issuer = "Young Futures";

    /// <summary>As many bytes as the hash behind the codes is long.</summary>
    private const int SecretLength = 20;
    private const int Digits = 6;

    /// <summary>How long somebody may take from the page that shows a secret to the code that proves it arrived.</summary>
    private static readonly TimeSpan ToSetUp = TimeSpan.FromMinutes(30);

    // A clock may be half a minute off; older codes mean nothing, and need not be remembered.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);
    private const long RememberedSteps = 10;

    private readonly IDataProtector kept = protection.CreateProtector("authenticators");
    private readonly ITimeLimitedDataProtector shown = protection.CreateProtector("authenticators on their way").ToTimeLimitedDataProtector();

    public async Task<bool> AreSetUpBy(Guid userId)
    {
        await using var db = records.As(Purpose.SigningIn);
        return await db.Authenticators.AnyAsync(held => held.UserId == userId && held.Secret != null);
    }

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static string Written(byte[] secret) => Base32Encoding.ToString(secret);

    public static string Address(byte[] secret, string account) => new OtpUri(OtpType.Totp, secret, account, Issuer).ToString();

    /// <summary>A secret that its owner has not shown to hold yet travels with the form, closed to everybody else.</summary>
    public string OnItsWay(byte[] secret, Guid userId) => shown.Protect(Convert.ToBase64String([.. userId.ToByteArray(), .. secret]), ToSetUp);

    public byte[]? Arrived(string? onItsWay, Guid userId)
    {
        try
        {
            var bytes = Convert.FromBase64String(shown.Unprotect(onItsWay ?? ""));
            return new Guid(bytes.AsSpan(0, 16)) == userId ? bytes[16..] : null;
        }
        catch (Exception unread) when (unread is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public byte[] Keep(byte[] secret) => kept.Protect(secret);

    /// <summary>The step of time that this is the code of, near now.</summary>
    public long? StepOf(byte[] secret, string? code)
    {
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length == Digits && new Totp(secret, totpSize: Digits).VerifyTotp(clock.GetUtcNow().UtcDateTime, digits, out var step, Window) ? step : null;
    }

    /// <summary>Whether this code opens the account, now and never again.</summary>
    public async Task<bool> Spend(Guid userId, string? code)
    {
        await using var db = records.As(Purpose.SigningIn);
        if (await db.Authenticators.Where(held => held.UserId == userId).Select(held => held.Secret).SingleOrDefaultAsync() is not { } secret) return false;
        if (StepOf(kept.Unprotect(secret), code) is not { } step) return false;
        db.UsedCodes.Add(new UsedCode(userId, step));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return false;
        }

        await db.UsedCodes.Where(used => used.UserId == userId && used.Step < step - RememberedSteps).ExecuteDeleteAsync();
        return true;
    }

    /// <summary>The same with a recovery code.</summary>
    public async Task<bool> SpendRecovery(Guid userId, string recoveryCode)
    {
        await using var db = records.As(Purpose.SigningIn);
        var (hash, now) = (RecoveryCode.HashOf(recoveryCode), db.Now);
        return await db.RecoveryCodes.Where(held => held.UserId == userId && held.Hash == hash && held.UsedAt == null
            && db.Authenticators.Any(authenticator => authenticator.UserId == userId && authenticator.Secret != null)).ExecuteUpdateAsync(set => set.SetProperty(held => held.UsedAt, now)) == 1;
    }
}
