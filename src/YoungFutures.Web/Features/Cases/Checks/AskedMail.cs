using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Mail;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Cases.Checks;

/// <summary>Whom an agency has named to answer for it.</summary>
public sealed record AgencyContact(Guid AgencyId, Guid UserId, string Email, string Culture);

public static class AskedMail
{
    /// <summary>In the recipient's language, with the reference and the way there, and nothing else.</summary>
    public static OutboxMessage For(AgencyCheck check, AgencyContact contact, string? site, Words words, DateTime at)
    {
        var language = Languages.Find(contact.Culture) ?? Languages.English;
        var link = $"{site?.TrimEnd('/')}/checks/{check.Id}";
        return new OutboxMessage(contact.Email,
            words.In(language)["Your agency is asked for a check: {0}", check.CaseReference],
            words.In(language)["A Young Futures Panel asks what your agency knows about a young person. Answer by {0}. Sign in to read the question and to answer: {1}", check.DueOn!.Value.ToString("d MMMM yyyy", language), link],
            at);
    }
}
