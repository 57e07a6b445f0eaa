using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Users;

/// <summary>
/// A one-time code, sent by mail, with which somebody chooses the password of their account. Only its hash is kept; it opens once, until it
/// expires or another takes its place.
/// </summary>
public sealed class Invitation : Record
{
    /// <summary>Crockford's Base32: no letter that is read as another.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /// <summary>At five bits a letter more than the 128 bits that nobody guesses.</summary>
    private const int Letters = 28;
    private const int Group = 4;

    public static readonly TimeSpan ToJoin = TimeSpan.FromDays(7);
    /// <summary>The account works already, so a link in the wrong hands does more harm.</summary>
    public static readonly TimeSpan ToChooseAnew = TimeSpan.FromHours(1);

    private Invitation() { }

    public Guid UserId { get; private set; }
    /// <summary>Who sent it; nobody where the command line did.</summary>
    public Guid? SentById { get; private set; }
    public DateTime SentAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }
    /// <summary>SHA-256 of the code. It needs no salt: the code is as long as the hash is hard.</summary>
    public byte[] CodeHash { get; private set; } = [];

    /// <returns>The invitation, and the code that is never to be had again.</returns>
    public static (Invitation Invitation, string Code) Of(User user, Guid? sentById, DateTime at)
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Letters);
        var invitation = new Invitation
        {
            UserId = user.Id, SentById = sentById, SentAt = at, ExpiresAt = at + (user.PasswordHash is null ? ToJoin : ToChooseAnew), CodeHash = Hash(letters),
        };
        return (invitation, string.Join('-', letters.Chunk(Group).Select(group => new string(group))));
    }

    public bool IsOpenAt(DateTime now) => AcceptedAt is null && WithdrawnAt is null && now < ExpiresAt;

    /// <summary>Takes the same time for every code, however much of it is right.</summary>
    public bool IsOpenedBy(string? code, DateTime now) => CryptographicOperations.FixedTimeEquals(Hash(Read(code)), CodeHash) & IsOpenAt(now);

    public void Accept(DateTime at) => AcceptedAt = at;

    public void Withdraw(DateTime at)
    {
        if (AcceptedAt is null) WithdrawnAt ??= at;
    }

    // Typed from paper: any case, any dashes, and the letters that look like digits.
    private static string Read(string? code) =>
        new([.. (code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(2 * Letters).Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter })]);

    private static byte[] Hash(string letters) => SHA256.HashData(Encoding.ASCII.GetBytes(letters));
}

public static class OpenInvitations
{
    // Each new one withdraws those before, so there is one, or two that were sent in the same moment.
    private const int Most = 100;

    /// <summary>What was sent before opens nothing any more, once this is saved.</summary>
    public static async Task WithdrawInvitations(this YoungFuturesDb db, Guid userId)
    {
        foreach (var open in await db.Invitations.Where(held => held.UserId == userId && held.AcceptedAt == null && held.WithdrawnAt == null)
            .OrderByDescending(held => held.SentAt).Take(Most).ToListAsync())
            open.Withdraw(db.Now);
    }
}
