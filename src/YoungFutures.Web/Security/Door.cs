using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Security;

/// <summary>Lets in whoever has shown all that is asked at the door, and out again.</summary>
public sealed class Door(SessionCookie sessions, PasswordCheck passwords, OneTimeCodes codes, PasskeyCheck passkeys, RememberedDevices devices, HalfSignedIn half, CodesRequired codesRequired, Records records)
{
    /// <summary>Lets in whoever has shown one thing, where no other is asked of them; everybody else is led to what is.</summary>
    /// <returns>Where they go.</returns>
    /// <param name="returnUrl">An address of this site, looked at before.</param>
    public async Task<string> OpenHalf(HttpContext context, User user, string? returnUrl, string by = PasswordCheck.SignIn)
    {
        if (!await codes.AreSetUpBy(user.Id) && !await passkeys.AreHeldBy(user.Id)) return await Open(context, user, byCode: false, returnUrl, by);
        if (await devices.Knows(context, user.Id))
        {
            await passwords.TakeBack(user.Id);
            return await Open(context, user, byCode: true, returnUrl, by);
        }

        half.Remember(context, user, returnUrl, by);
        return "/sign-in/code";
    }

    /// <returns>Where they go: to set up codes if they must, to what they were writing when their session ran out, or where they wanted.</returns>
    /// <param name="byCode">Or by a passkey, or by whatever else their organisation vouches for.</param>
    /// <param name="returnUrl">An address of this site, looked at before.</param>
    public async Task<string> Open(HttpContext context, User user, bool byCode, string? returnUrl, string by = PasswordCheck.SignIn)
    {
        half.Forget(context);
        var sessionId = await sessions.Start(context, user);
        await passwords.Record(AuditEvents.SignedIn, user.Id, by);
        if (!byCode && codesRequired.OfEverybody)
        {
            // Where the password was given a moment ago: this session opens nothing but the page that asks for it again.
            if (by == PasswordCheck.SignIn) await sessions.Prove(sessionId, Proof.Password);
            return CodesRequired.SetUp;
        }

        return await KeptFor(user.Id) is [var one, .. var more] ? more.Count == 0 ? $"/kept-forms/{one}" : "/kept-forms" : returnUrl ?? "/my-work";
    }

    /// <summary>Signs this browser out, and has it forget what it holds of the site.</summary>
    public async Task Close(HttpContext context)
    {
        if (context.Features.Get<Viewer>() is { IsKnown: true } viewer) await passwords.Record(AuditEvents.SignedOut, viewer.UserId, PasswordCheck.SignIn);
        await sessions.End(context);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    private async Task<List<Guid>> KeptFor(Guid userId)
    {
        await using var own = records.As(Purpose.SigningIn);
        var since = own.Now - Plumbing.KeptForms.Lifetime;
        return await own.KeptForms.Where(form => form.UserId == userId && form.KeptAt > since)
            .OrderByDescending(form => form.KeptAt).Take(2).Select(form => form.Id).ToListAsync();
    }
}
