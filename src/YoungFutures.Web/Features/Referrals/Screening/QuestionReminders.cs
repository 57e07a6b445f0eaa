using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.Referrals.Screening;

/// <summary>One reminder of a question, on the working day before it is given up: a reference, a date and a link.</summary>
public static class QuestionReminders
{
    public static Task<int> Send(YoungFuturesDb db, Letters letters, CancellationToken cancelled = default) => UnansweredQuestions.Remind(db, async (referral, question) =>
    {
        var referrer = await db.ReferrerOf(referral, cancelled);
        await letters.Send(question.OwnerId, referrer?.Id, $"/referrals/{referral.Id}/questions/{question.Id}/answer",
            T => T["Referral {0}: the panel still has a question", referral.Reference],
            T => T["The panel still waits for an answer about referral {0}. After {1} it decides without it:", referral.Reference, T.Day(question.DueOn!.Value)]);
    }, cancelled);
}
