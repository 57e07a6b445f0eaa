using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Users.Invitations;

/// <summary>An invitation and its mail, saved with their cause. The mail is in the language of whoever gets it, and is not kept once it was sent.</summary>
public sealed class InvitationMail(YoungFuturesDb db, SiteAddress site, Words words)
{
    public void Invite(User user)
    {
        var now = db.Now;
        var (invitation, code) = Invitation.Of(user, db.Viewer.UserId, now);
        db.Invitations.Add(invitation);
        var T = words.In(Languages.Find(user.Culture) ?? Languages.English);
        // A browser keeps what follows the # to itself: the code stands in no log on the way.
        var link = site.Of($"/invitations/{invitation.Id}#{code}");
        var sentence = user.PasswordHash is null
            ? T["You have an account with Young Futures. Open this link within seven days and choose a password:"]
            : T["An administrator has sent you a link to choose a new password for Young Futures. Open it within the hour:"];
        var ending = T["If the page asks for the code, it is the line above this one. The link works once. If you did not expect it, tell your administrator and do not open it."];
        db.OutboxMessages.Add(new OutboxMessage(user.Email!, user.PasswordHash is null ? T["Young Futures: your account"] : T["Young Futures: choose a new password"],
            $"{sentence}\n\n{link}\n\n{code}\n\n{ending}\n", now) { IsSecret = true });
    }
}
