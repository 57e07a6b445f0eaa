using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.SharingAgreements;

/// <summary>Tells whoever answers for an agency, coordinators and information governance that its sharing agreement ends, or has ended.</summary>
public static class AgreementLetters
{
    public static Task<int> Send(YoungFuturesDb db, Letters letters, CancellationToken cancelled = default) => AgreementWarnings.Send(db, async (agency, warning, people) =>
    {
        foreach (var person in people)
            await letters.Send(person, null, "/my-work/agreements",
                T => warning.DaysBefore < 0 ? T["Young Futures: a sharing agreement has ended"] : T["Young Futures: a sharing agreement ends"],
                T => warning.DaysBefore < 0
                    ? T["The sharing agreement with {0} ended on {1}. Nothing new goes to that agency or comes from it. Its people still see and finish what they have already, and anybody can still use Act now. Information governance can extend it for a time:", T.Either(agency.Name, agency.NameCy), T.Day(warning.EndsOn)]
                    : T["The sharing agreement with {0} ends on {1}. After that day nothing new goes to that agency or comes from it, unless it is signed anew:", T.Either(agency.Name, agency.NameCy), T.Day(warning.EndsOn)]);
    }, cancelled);
}
