using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
public sealed class PasswordCheck(UserManager<User> users, OneTimeCodes codes, PasskeyCheck passkeys, YoungFuturesDb db, Records records, AuditKeyring keyring, IPasswordHasher<User> hasher, IHostEnvironment environment, IHttpContextAccessor http)
{
    public const string SignIn = "sign-in";
    public const string AtCode = "sign-in/code";
    public const string Again = "sign-in/again";
    public const string AtPasskey = "sign-in/passkey";
    public const string AtOrganisation = "sign-in/organisation";

    private static readonly User Nobody = new();
    // Made once by the site’s own hasher, so that it takes as long as that of somebody.
    private static string? nobodysHash;

    /// <summary>Whose address and password these are. Known or unknown, locked or not, right or wrong: one password is hashed, and one sentence is the answer.</summary>
    public async Task<User?> Whose(string email, string password)
    {
        var user = await users.FindByEmailAsync(email);
        return await Check(user, password, AuditEvents.SignInFailed, SignIn) == PasswordAnswer.Right ? user : null;
    }

    /// <summary>Whether whoever sits at a signed-in browser knows its user's password, and has their code where they have codes. Which of the two was wrong is not told.</summary>
    public async Task<PasswordAnswer> OfUser(Guid userId, string password, string? code, string? recoveryCode)
    {
        var asksCode = await codes.AreSetUpBy(userId);
        // Whoever has a passkey and no codes shows the passkey: the password alone is no more than half.
        if (!asksCode && await passkeys.AreHeldBy(userId)) return PasswordAnswer.Wrong;
        var answer = await Check(await users.FindByIdAsync(userId.ToString()), password, AuditEvents.ProofFailed, Again);
        if (answer == PasswordAnswer.Right && asksCode) answer = await Code(userId, code, recoveryCode, Again);
        if (answer == PasswordAnswer.Right) await Record(AuditEvents.ProvedAgain, userId, Again);
        return answer;
    }

    /// <summary>
    /// Whether this is the code of whoever gave the right password. It is counted as wrong before it is looked at, so that many at once are no more guesses
    /// than one after the other; a right one takes all that was counted back.
    /// </summary>
    public async Task<PasswordAnswer> Code(Guid userId, string? code, string? recoveryCode, string route)
    {
        db.FormKey = null;
        if (await Counted(userId) is not { } user)
        {
            await Record(AuditEvents.Locked, userId, route);
            return PasswordAnswer.Locked;
        }

        var recovers = !string.IsNullOrWhiteSpace(recoveryCode);
        if (recovers ? await codes.SpendRecovery(userId, recoveryCode!) : await codes.Spend(userId, code))
        {
            await TakeBack(userId);
            if (recovers) await Record(AuditEvents.RecoveryCodeUsed, userId, route);
            return PasswordAnswer.Right;
        }

        await Record(AuditEvents.CodeFailed, userId, route);
        return await users.IsLockedOutAsync(user) ? PasswordAnswer.Locked : PasswordAnswer.Wrong;
    }

    /// <summary>
    /// Whose passkey answered what was asked at this door. Like a code it is counted as wrong before it is looked at, against whomever it says that it is of; a right one takes
    /// all that was counted back. It stands for password and code both, because its owner was recognised by the device.
    /// </summary>
    /// <param name="userId">Whose it must be, where that is known.</param>
    public async Task<(PasswordAnswer Answer, User? User)> Passkey(string? state, string? answer, Guid? userId, string door)
    {
        db.FormKey = null;
        if (passkeys.Asked(state, door, userId) is not { } asked) return (PasswordAnswer.Late, null);
        var failed = door switch { AtCode => AuditEvents.CodeFailed, Again => AuditEvents.ProofFailed, _ => AuditEvents.SignInFailed };
        if ((userId ?? await passkeys.SaidToBeOf(answer)) is not { } whom)
        {
            await Record(failed, null, door);
            return (PasswordAnswer.Wrong, null);
        }

        if (await Counted(whom) is not { } user)
        {
            await Record(AuditEvents.Locked, whom, door);
            return (PasswordAnswer.Locked, null);
        }

        if (await passkeys.Answers(asked, answer, whom) && user.PasswordHash is not null && MayEnter(user))
        {
            await TakeBack(whom);
            if (door == Again) await Record(AuditEvents.ProvedAgain, whom, door);
            return (PasswordAnswer.Right, user);
        }

        await Record(failed, whom, door);
        return (await users.IsLockedOutAsync(user) ? PasswordAnswer.Locked : PasswordAnswer.Wrong, null);
    }

    /// <summary>
    /// Whose account is connected with whom an organisation says that it is. It is no guess and counts as none; but nobody comes in by it where the account is locked, or has no password, or its owner has left.
    /// </summary>
    public async Task<User?> OfOrganisation(OrganisationAnswer answered)
    {
        db.FormKey = null;
        Guid? whose;
        await using (var own = records.As(Purpose.SigningIn))
            whose = await own.OrganisationSignIns.Where(held => held.WhomHash == answered.WhomHash && held.Organisation == answered.Organisation).Select(held => (Guid?)held.UserId).SingleOrDefaultAsync();
        var user = whose is { } id ? await users.FindByIdAsync(id.ToString()) : null;
        var locked = user is not null && await users.IsLockedOutAsync(user);
        if (user?.PasswordHash is not null && !locked && MayEnter(user)) return user;
        await Record(locked ? AuditEvents.Locked : AuditEvents.SignInFailed, whose, AtOrganisation);
        return null;
    }

    /// <summary>Their account with one more guess counted; nobody where it is locked, or where so many guess at once that this one is not counted.</summary>
    private async Task<User?> Counted(Guid userId)
    {
        for (var patience = 0; patience < 20; patience++)
        {
            db.ChangeTracker.Clear();
            var user = await users.FindByIdAsync(userId.ToString());
            if (user is null || await users.IsLockedOutAsync(user)) return null;
            if ((await users.AccessFailedAsync(user)).Succeeded) return user;
        }

        db.ChangeTracker.Clear();
        return null;
    }

    /// <summary>All that was counted; also while others guess at the same account. Only what completes a sign-in does so.</summary>
    public async Task TakeBack(Guid userId)
    {
        for (var patience = 0; patience < 20; patience++)
        {
            db.ChangeTracker.Clear();
            if (await users.FindByIdAsync(userId.ToString()) is not { } user) return;
            user.AccessFailedCount = 0;
            user.LockoutEnd = null;
            if ((await users.UpdateAsync(user)).Succeeded) return;
        }

        db.ChangeTracker.Clear();
    }

    /// <param name="about">Whose account it was done to, where it was somebody else's.</param>
    public async Task Record(string happened, Guid? userId, string route, Guid? about = null)
    {
        var context = http.HttpContext!;
        await using var own = records.As(Purpose.SigningIn);
        AuditTrail.Add(own, new AuditEntry
        {
            At = own.Now, UserId = userId, Event = happened, Route = route, RecordKind = about is null ? null : nameof(User), RecordId = about,
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
            hasher.VerifyHashedPassword(Nobody, nobodysHash ??= hasher.HashPassword(Nobody, "no password at all"), password);
            await Record(locked ? AuditEvents.Locked : failed, user?.Id, route);
            return locked ? PasswordAnswer.Locked : PasswordAnswer.Wrong;
        }

        if (await users.CheckPasswordAsync(user, password) && MayEnter(user))
        {
            // Where a code or a passkey follows, only that takes back what was counted: or the password would buy ten more guesses at it.
            if (!await codes.AreSetUpBy(user.Id) && !await passkeys.AreHeldBy(user.Id)) await users.ResetAccessFailedCountAsync(user);
            return PasswordAnswer.Right;
        }

        await users.AccessFailedAsync(user);
        await Record(failed, user.Id, route);
        return await users.IsLockedOutAsync(user) ? PasswordAnswer.Locked : PasswordAnswer.Wrong;
    }

    private bool MayEnter(User user) => !user.HasLeft(UkTime.LocalDate(db.Now)) && !(user.IsDemo && !environment.IsDevelopment());
}

/// <summary>Late is an answer to what was asked too long ago, or somewhere else. It is no guess, and is not counted.</summary>
public enum PasswordAnswer { Right, Wrong, Locked, Late }
