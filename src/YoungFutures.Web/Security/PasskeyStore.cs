using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>
/// The framework’s store of users, which finds passkeys where ours are. Its own table has a key that SQL Server cannot order by, and no place for when one was last used.
/// It only reads: a passkey is added and removed by what its owner does, with the audit.
/// </summary>
public sealed class PasskeyStore(YoungFuturesDb db, IdentityErrorDescriber? describer = null) : UserOnlyStore<User, YoungFuturesDb, Guid>(db, describer)
{
    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await Held.Where(held => held.UserId == user.Id).OrderBy(held => held.AddedAt).ThenBy(held => held.Id).Take(Passkey.Most).ToListAsync(cancellationToken)).Select(held => held.Info())];

    public override async Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = Passkey.HashOf(credentialId);
        var ownerId = await Held.Where(held => held.CredentialHash == hash).Select(held => (Guid?)held.UserId).SingleOrDefaultAsync(cancellationToken);
        return ownerId is null ? null : await Context.Users.SingleOrDefaultAsync(user => user.Id == ownerId, cancellationToken);
    }

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = Passkey.HashOf(credentialId);
        return (await Held.SingleOrDefaultAsync(held => held.CredentialHash == hash && held.UserId == user.Id, cancellationToken))?.Info();
    }

    public override Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException("A passkey is added by User.Add, and used by PasskeyCheck.");

    public override Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException("A passkey is removed by its owner, as a record.");

    private IQueryable<Passkey> Held => Context.Passkeys.AsNoTracking().Include(held => held.Use);
}
