using System.Security.Cryptography;
using System.Text;

namespace YoungFutures.Domain.Agencies;

/// <summary>
/// A system of an agency that sends signals by itself. It has an id and a secret of its own, opens nothing but the lists it is named for, and is no user:
/// it signs in to no page and sees no record.
/// </summary>
public sealed class PartnerSystem : Record
{
    /// <summary>256 bits, which nobody guesses; so their hash needs neither salt nor work.</summary>
    private const int SecretBytes = 32;

    /// <summary>A secret is replaced at least so often.</summary>
    public const int LongestMonths = 24;

    private PartnerSystem() { }

    public Guid AgencyId { get; private set; }
    /// <summary>What the agency calls it.</summary>
    public string Name { get; private set; } = "";
    /// <summary>The lists it may send to, and no others.</summary>
    public List<Guid> ListIds { get; private set; } = [];
    /// <summary>SHA-256 of the secret.</summary>
    public byte[] SecretHash { get; private set; } = [];
    /// <summary>The last day on which the secret opens anything.</summary>
    public DateOnly ExpiresOn { get; private set; }
    public Guid AddedById { get; private set; }
    public DateTime AddedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <returns>The system, and the secret that is never to be had again.</returns>
    public static (PartnerSystem System, string Secret) Of(Guid agencyId, string name, IEnumerable<Guid> listIds, DateOnly expiresOn, Guid by, DateTime at)
    {
        var system = new PartnerSystem { AgencyId = agencyId, Name = name, ListIds = [.. listIds.Distinct()], ExpiresOn = expiresOn, AddedById = by, AddedAt = at };
        return (system, system.NewSecret());
    }

    /// <summary>What it opened with before opens nothing any more, and what was opened with it closes.</summary>
    /// <returns>The secret that is never to be had again.</returns>
    public string Renew(DateOnly expiresOn)
    {
        if (EndedAt is not null) throw new Refused("This system’s access has ended. Add it anew.");
        ExpiresOn = expiresOn;
        return NewSecret();
    }

    public void Change(string name, IEnumerable<Guid> listIds)
    {
        if (EndedAt is not null) throw new Refused("This system’s access has ended. Add it anew.");
        Name = name;
        ListIds = [.. listIds.Distinct()];
    }

    public void End(DateTime at) => EndedAt ??= at;

    public bool IsOpenOn(DateOnly day) => EndedAt is null && day <= ExpiresOn;

    /// <summary>Takes the same time for every secret, however much of it is right.</summary>
    public bool IsOpenedBy(string? secret, DateOnly day) => CryptographicOperations.FixedTimeEquals(Hash(secret ?? ""), SecretHash) & IsOpenOn(day);

    /// <summary>Names the secret without telling it, so that a token dies with the secret it was given for.</summary>
    public string SecretMark => Convert.ToHexStringLower(SecretHash.AsSpan(0, 8));

    private string NewSecret()
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        SecretHash = Hash(secret);
        return secret;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
