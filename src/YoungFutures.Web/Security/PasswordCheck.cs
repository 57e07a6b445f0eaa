using Microsoft.AspNetCore.Identity;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>
/// Whether somebody knows the password of an account: at the door, and again before what is sensitive. Wrong guesses at either are counted together, so that
/// an open browser is no second door to guess at.
/// </summary>
public sealed class PasswordCheck(UserManager<User> users, YoungFuturesDb db, Records records, AuditKeyring keyring, IPasswordHasher<User> hasher, IHostEnvironment environment, IHttpContextAccessor http)
{
    public const string SignIn = "sign-in";
    public const string Again = "sign-in/again";

    private static readonly User Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<User>().HashPassword(Nobody, "no password at all"));

    /// <summary>Whose address and password these are. Known or unknown, locked or not, right or wrong: one password is hashed, and one sentence is the answer.</summary>
    public async Task<User?> Whose(string email, string password)
    {
        var user = await users.FindByEmailAsync(email);
        return await Check(user, password, AuditEvents.SignInFailed, SignIn) == PasswordAnswer.Right ? user : null;
    }

    /// <summary>Whether whoever sits at a signed-in browser knows its user's password.</summary>
    public async Task<PasswordAnswer> OfUser(Guid userId, string password)
    {
        var answer = await Check(await users.FindByIdAsync(userId.ToString()), password, AuditEvents.ProofFailed, Again);
        if (answer == PasswordAnswer.Right) await Record(AuditEvents.ProvedAgain, userId, Again);
        return answer;
    }

    public async Task Record(string happened, Guid? userId, string route)
    {
        var context = http.HttpContext!;
        await using var own = records.As(Purpose.SigningIn);
        AuditTrail.Add(own, new AuditEntry
        {
            At = own.Now, UserId = userId, Event = happened, Route = route,
            From = context.Connection.RemoteIpAddress?.ToString(), RequestId = context.TraceIdentifier,
        }, keyring);
        await own.SaveChangesAsync();
    }

    private async Task<PasswordAnswer> Check(User? user, string password, string failed, string route)
    {
        // A wrong guess is counted in a save; the form that comes back is still the same form, and may be sent again.
        db.FormKey = null;
        var locked = user is not null && await users.IsLockedOutAsync(user);
        if (user is null || locked || user.PasswordHash is null)
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            await Record(locked ? AuditEvents.Locked : failed, user?.Id, route);
            return locked ? PasswordAnswer.Locked : PasswordAnswer.Wrong;
        }

        if (await users.CheckPasswordAsync(user, password) && !user.HasLeft(UkTime.LocalDate(db.Now)) && !(user.IsDemo && !environment.IsDevelopment()))
        {
            await users.ResetAccessFailedCountAsync(user);
            return PasswordAnswer.Right;
        }

        await users.AccessFailedAsync(user);
        await Record(failed, user.Id, route);
        return await users.IsLockedOutAsync(user) ? PasswordAnswer.Locked : PasswordAnswer.Wrong;
    }
}

public enum PasswordAnswer { Right, Wrong, Locked }
