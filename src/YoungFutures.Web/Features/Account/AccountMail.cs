using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Account;

/// <summary>What somebody is told of their own account, in their language, saved with its cause. Whoever did not do it themselves learns of it so.</summary>
public sealed class AccountMail(YoungFuturesDb db, Words words)
{
    public void SetUp(User user)
    {
        var T = In(user);
        Add(user, T["Young Futures: one-time codes were set up"], T["An authenticator was set up for your Young Futures account, and every other browser was signed out. If that was not you, tell your administrator at once."]);
    }

    public void RecoveryCodesRenewed(User user)
    {
        var T = In(user);
        Add(user, T["Young Futures: new recovery codes"], T["New recovery codes were made for your Young Futures account. Those from before work no more. If that was not you, tell your administrator at once."]);
    }

    public void Removed(User user)
    {
        var T = In(user);
        Add(user, T["Young Futures: your authenticator was removed"], T["The authenticator of your Young Futures account was removed, and every other browser was signed out. If that was not you, tell your administrator at once."]);
    }

    public void TakenAway(User user)
    {
        var T = In(user);
        Add(user, T["Young Futures: your authenticator was removed"], T["An administrator has removed the authenticator of your Young Futures account, and every browser was signed out. You can set up a new one once you have signed in. If you did not ask for this, tell your agency’s contact at once."]);
    }

    public void PasskeyAdded(User user)
    {
        var T = In(user);
        Add(user, T["Young Futures: a passkey was added"], T["A passkey was added to your Young Futures account, and every other browser was signed out. If that was not you, tell your administrator at once."]);
    }

    public void PasskeyRemoved(User user)
    {
        var T = In(user);
        Add(user, T["Young Futures: a passkey was removed"], T["A passkey of your Young Futures account was removed, and every other browser was signed out. If that was not you, tell your administrator at once."]);
    }

    public void Connected(User user, Security.Organisation organisation)
    {
        var T = In(user);
        Add(user, T["Young Futures: your organisation’s sign-in was connected"], T["Whoever signs in as you at {0} can sign in to your Young Futures account from now on, and every other browser was signed out. If that was not you, tell your administrator at once.", organisation.NameIn(T)]);
    }

    public void Disconnected(User user)
    {
        var T = In(user);
        Add(user, T["Young Futures: your organisation’s sign-in was removed"], T["Your organisation’s sign-in opens your Young Futures account no more, and every other browser was signed out. If that was not you, tell your administrator at once."]);
    }

    public void AllTakenAway(User user)
    {
        var T = In(user);
        Add(user, T["Young Futures: your passkeys were removed"], T["An administrator has removed the passkeys of your Young Futures account, and its authenticator if there was one, and every browser was signed out. You can set up new ones once you have signed in. If you did not ask for this, tell your agency’s contact at once."]);
    }

    public async Task RecoveryCodeUsed(User user)
    {
        var left = await db.RecoveryCodes.CountAsync(held => held.UserId == user.Id && held.UsedAt == null);
        var T = In(user);
        Add(user, T["Young Futures: a recovery code was used"], T["Somebody has signed in to your Young Futures account with a recovery code. Unused codes left: {0}. If that was not you, tell your administrator at once.", left]);
    }

    private Words In(User user) => words.In(Languages.Find(user.Culture) ?? Languages.English);

    private void Add(User user, string subject, string text) => db.OutboxMessages.Add(new OutboxMessage(user.Email!, subject, text + "\n", db.Now));
}
