using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

/// <summary>What somebody signs in with on a device or a key of theirs. Kept is the public half, with which nobody can sign in.</summary>
public sealed class Passkey : Record
{
    /// <summary>Of one person.</summary>
    public const int Most = 10;

    /// <summary>How a browser may reach what holds it; anything else that one says is not kept.</summary>
    private static readonly string[] KnownTransports = ["usb", "nfc", "ble", "smart-card", "hybrid", "internal"];

    private Passkey() { }

    internal Passkey(Guid userId, string name, UserPasskeyInfo made, DateTime at)
    {
        UserId = userId;
        Name = name;
        CredentialId = made.CredentialId;
        CredentialHash = HashOf(made.CredentialId);
        PublicKey = made.PublicKey;
        Transports = string.Join(',', KnownTransports.Intersect(made.Transports ?? []));
        IsBackupEligible = made.IsBackupEligible;
        AddedAt = at;
        Use = new PasskeyUse(Id, made.SignCount, made.IsBackedUp);
    }

    public Guid UserId { get; private set; }
    /// <summary>As its owner calls it.</summary>
    public string Name { get; private set; } = "";
    public byte[] CredentialId { get; private set; } = [];
    /// <summary>SHA-256 of the id, which may be longer than a database puts into an index.</summary>
    public byte[] CredentialHash { get; private set; } = [];
    public byte[] PublicKey { get; private set; } = [];
    public string Transports { get; private set; } = "";
    public bool IsBackupEligible { get; private set; }
    public DateTime AddedAt { get; private set; }
    public PasskeyUse Use { get; private set; } = null!;

    public static byte[] HashOf(byte[] credentialId) => SHA256.HashData(credentialId);

    /// <summary>As the framework wants it. What was said when it was made is not kept, and is of no use afterwards.</summary>
    public UserPasskeyInfo Info() => new(CredentialId, PublicKey, new DateTimeOffset(AddedAt, TimeSpan.Zero), (uint)Use.SignCount, Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true, IsBackupEligible, Use.IsBackedUp, attestationObject: [], clientDataJson: []) { Name = Name };
}

/// <summary>What changes whenever a passkey is used, and is no change of the record.</summary>
public sealed class PasskeyUse
{
    private PasskeyUse() { }

    internal PasskeyUse(Guid passkeyId, long signCount, bool isBackedUp)
    {
        PasskeyId = passkeyId;
        SignCount = signCount;
        IsBackedUp = isBackedUp;
    }

    public Guid PasskeyId { get; private set; }
    /// <summary>As the device counts; one that counts must count upwards. Many do not, and say nought.</summary>
    public long SignCount { get; private set; }
    public bool IsBackedUp { get; private set; }
    public DateTime? LastUsedAt { get; private set; }
}

public static class PasskeysHeld
{
    /// <summary>All of somebody's, once this is saved.</summary>
    public static async Task ForgetPasskeys(this YoungFuturesDb db, Guid userId) =>
        db.Passkeys.RemoveRange(await db.Passkeys.Include(held => held.Use).Where(held => held.UserId == userId).OrderBy(held => held.Id).Take(Passkey.Most).ToListAsync());
}
