using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.Referrals.Telling;

/// <summary>
/// Tells referrers that it ended, whatever ended it: the status and where to read it, never a reason. It is noted only where somebody
/// with an account was told; everybody else stays on the coordinator's list until they have heard.
/// </summary>
public sealed class Endings(YoungFuturesDb db, Letters letters)
{
    public async Task Tell(IEnumerable<Referral> referrals, Act act)
    {
        foreach (var referral in referrals) await Tell(referral, act);
    }

    /// <summary>To be called between the verb that ends it and the save.</summary>
    public async Task Tell(Referral referral, Act act)
    {
        if (referral is not { TellReferrerBy: not null, ReferrerToldAt: null }) return;
        var referrer = await db.ReferrerOf(referral);
        if (referrer is null) return;
        var told = referral switch
        {
            { Reference: null } => await letters.Send(referrer.Id, null, $"/referrals/{referral.Id}",
                T => T["A draft referral has ended: {0}", T.Of(referral.Status)],
                T => T["The status of a draft referral of yours is now “{0}”. Sign in to read more:", T.Of(referral.Status)], referral.CaseId),
            { Status: ReferralStatus.Accepted } => await letters.Send(referrer.Id, null, $"/referrals/{referral.Id}",
                T => T["Referral {0}: the panel’s work has ended", referral.Reference],
                T => T["The panel has ended its work on your referral {0}. Sign in to read its status:", referral.Reference], referral.CaseId),
            _ => await letters.Send(referrer.Id, null, $"/referrals/{referral.Id}",
                T => T["Referral {0} has ended: {1}", referral.Reference, T.Of(referral.Status)],
                T => T["The status of your referral {0} is now “{1}”. Sign in to read more:", referral.Reference, T.Of(referral.Status)], referral.CaseId),
        };
        if (told is not null) referral.TellReferrer(act, told == act.UserId ? Referral.ByThemselves : Referral.ByMail);
    }
}
