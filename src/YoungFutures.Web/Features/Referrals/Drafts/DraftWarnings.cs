using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.Referrals.Drafts;

/// <summary>One mail, some days before a draft goes that nobody sent. A draft has no reference: the mail names the day and nothing else.</summary>
public static class DraftWarnings
{
    public static Task<int> Send(YoungFuturesDb db, Letters letters, CancellationToken cancelled = default) => DraftPurge.Warn(db, draft => letters.Send(draft.LoggedById, null, "/my-work",
        T => T["A referral that you began goes soon"],
        T => T["A referral that you began has not been sent. After {0} it is removed, with all that you wrote. Send it, or leave it to go:", T.Day(draft.DueOn!.Value)]), cancelled);
}
