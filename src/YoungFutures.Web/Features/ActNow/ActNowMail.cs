using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Mail;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.ActNow;

/// <summary>Tells whoever runs or chairs the panel that a child may be at risk: a reference and a link, in the reader's language.</summary>
internal static class ActNowMail
{
    public static OutboxMessage To(MustKnow person, Words T, string? reference, string link, DateTime at) => new(
        person.Email,
        reference is null ? T["Young Futures, act now: a draft referral"] : T["Young Futures, act now: {0}", reference],
        string.Join("\n\n",
            T["Somebody has recorded that a young person may be at risk of harm. See that the report has reached the statutory service."],
            link,
            T["This message holds nothing about any young person. Sign in to read more."]),
        at);
}
