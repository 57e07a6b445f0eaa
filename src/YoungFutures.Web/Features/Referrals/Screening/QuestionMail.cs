using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Referrals.Screening;

/// <summary>Tells a referrer that a question waits: a reference, a date and a link, in the referrer's language.</summary>
internal static class QuestionMail
{
    public static OutboxMessage To(User referrer, Words T, string reference, DateOnly dueOn, string link, DateTime at) => new(
        referrer.Email!,
        T["Young Futures: a question about referral {0}", reference],
        string.Join("\n\n",
            T["The panel has a question about referral {0}. Please answer by {1:d MMMM yyyy}.", reference, dueOn],
            link,
            T["This message holds nothing about any young person. Sign in to read the question."]),
        at);
}
