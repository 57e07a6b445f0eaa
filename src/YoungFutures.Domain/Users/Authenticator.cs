using System.Security.Cryptography;
using System.Text;

namespace YoungFutures.Domain.Users;

/// <summary>What makes somebody’s one-time codes: one for each person, kept when its secret is gone, so that it stays known since when.</summary>
public sealed class Authenticator : Record
{
    private Authenticator() { }

    public Authenticator(Guid userId) => UserId = userId;

    public Guid UserId { get; private set; }
    /// <summary>Encrypted; nothing where none is set up, or no more. The audit never holds it.</summary>
    public byte[]? Secret { get; private set; }
    public DateTime? SetUpAt { get; private set; }
    public DateTime? RemovedAt { get; private set; }
    /// <summary>Since when the recovery codes hold that are kept now.</summary>
    public DateTime? RecoveryCodesMadeAt { get; private set; }

    public void SetUp(byte[] secret, DateTime at)
    {
        if (Secret is not null) throw new Refused("You have set up an authenticator already. Remove it first.");
        Secret = secret;
        SetUpAt = at;
        RemovedAt = null;
        RecoveryCodesMadeAt = at;
    }

    public void RenewRecoveryCodes(DateTime at)
    {
        if (Secret is null) throw new Refused("No authenticator is set up.");
        RecoveryCodesMadeAt = at;
    }

    public void Remove(DateTime at)
    {
        if (Secret is null) throw new Refused("No authenticator is set up.");
        Secret = null;
        RemovedAt = at;
        RecoveryCodesMadeAt = null;
    }
}

/// <summary>A time step whose code was used. Its key lets each be used once, also by two at the same moment.</summary>
public sealed class UsedCode
{
    private UsedCode() { }

    public UsedCode(Guid userId, long step)
    {
        UserId = userId;
        Step = step;
    }

    public Guid UserId { get; private set; }
    public long Step { get; private set; }
}

/// <summary>A code for the day on which the authenticator is not at hand: shown once, kept as its hash, used once.</summary>
public sealed class RecoveryCode
{
    /// <summary>Crockford's Base32: no letter that is read as another.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /// <summary>At five bits a letter more than the 112 bits from which a hash needs no salt.</summary>
    private const int Letters = 24;
    private const int Group = 4;

    /// <summary>How many are made at a time.</summary>
    public const int Many = 10;

    private RecoveryCode() { }

    public Guid UserId { get; private set; }
    /// <summary>SHA-256 of the code. It needs no salt: the code is as long as the hash is hard.</summary>
    public byte[] Hash { get; private set; } = [];
    public DateTime? UsedAt { get; private set; }

    /// <returns>What is kept of a code, and the code that is never to be had again.</returns>
    public static (RecoveryCode Kept, string Code) Of(Guid userId)
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Letters);
        return (new RecoveryCode { UserId = userId, Hash = HashOf(letters) }, string.Join('-', letters.Chunk(Group).Select(group => new string(group))));
    }

    /// <summary>Typed from paper: any case, any dashes, and the letters that look like digits.</summary>
    public static byte[] HashOf(string typed) => SHA256.HashData(Encoding.ASCII.GetBytes(new string(
        [.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(2 * Letters).Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter })])));
}

/// <summary>A browser in which its owner gave a code and asked not to be asked again that day. The password is asked all the same.</summary>
public sealed class RememberedDevice
{
    private RememberedDevice() { }

    private RememberedDevice(Guid userId, byte[] tokenHash, DateOnly on, string? with)
    {
        UserId = userId;
        TokenHash = tokenHash;
        On = on;
        With = with;
    }

    public Guid Id { get; private set; } = Guid.NewGuid();
    public Guid UserId { get; private set; }
    /// <summary>Of 256 random bits, so that the hash needs neither salt nor slowness.</summary>
    public byte[] TokenHash { get; private set; } = [];
    /// <summary>The one day it is good for.</summary>
    public DateOnly On { get; private set; }
    public string? With { get; private set; }

    /// <summary>The token, which is nowhere but in that browser, and what is kept of it.</summary>
    public static (string Token, RememberedDevice Kept) Of(Guid userId, DateOnly on, string? with)
    {
        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        return (token, new RememberedDevice(userId, HashOf(token), on, with));
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
