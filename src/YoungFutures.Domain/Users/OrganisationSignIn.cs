using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

/// <summary>
/// Whom an organisation’s own sign-in knows as the owner of an account here. It is found by who says so and by the number under which they know somebody, never by an e-mail address: whoever
/// keeps a directory may write any address into it.
/// </summary>
public sealed class OrganisationSignIn : Record
{
    /// <summary>Of the name of an organisation’s settings.</summary>
    public const int LongestOrganisation = 40;

    private OrganisationSignIn() { }

    internal OrganisationSignIn(Guid userId, string organisation, byte[] whomHash, string name, DateTime at)
    {
        UserId = userId;
        Organisation = organisation;
        WhomHash = whomHash;
        Name = name;
        ConnectedAt = at;
    }

    public Guid UserId { get; private set; }
    /// <summary>By the name of its settings.</summary>
    public string Organisation { get; private set; } = "";
    /// <summary>SHA-256 of issuer and subject, as the organisation says them. Enough to know them again, and nothing else.</summary>
    public byte[] WhomHash { get; private set; } = [];
    /// <summary>What the organisation calls them, so that their owner sees which of their accounts it is.</summary>
    public string Name { get; private set; } = "";
    public DateTime ConnectedAt { get; private set; }

    /// <param name="issuer">Who says it; holds no line break, being an address.</param>
    /// <param name="subject">Whom they mean: one of their own numbers, which they give to nobody else.</param>
    public static byte[] HashOf(string issuer, string subject) => SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}"));
}

public static class OrganisationSignInsHeld
{
    // An installation takes the sign-in of a few dozen organisations, and each of somebody’s is of another one.
    private const int Most = 100;

    /// <summary>All of somebody's, once this is saved.</summary>
    public static async Task ForgetOrganisations(this YoungFuturesDb db, Guid userId) =>
        db.OrganisationSignIns.RemoveRange(await db.OrganisationSignIns.Where(held => held.UserId == userId).OrderBy(held => held.Id).Take(Most).ToListAsync());
}
