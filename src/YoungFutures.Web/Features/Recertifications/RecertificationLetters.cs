using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.Recertifications;

/// <summary>Says that access is to be confirmed, or was suspended, and nothing of whose it is.</summary>
public static class RecertificationLetters
{
    public static Task<int> Send(YoungFuturesDb db, Letters letters, CancellationToken cancelled = default) => Recertifying.Sweep(db, (held, news, userId) => news switch
    {
        RecertificationNews.Opened => letters.Send(userId, null, $"/recertifications/{held.Id}",
            T => T["Young Futures: confirm who still needs access"],
            T => held.AgencyId is null ? T["A new quarter has begun. For each person who runs, chairs or governs the panel or reads its figures, say whether they still need their access. Do it by {0}:", T.Day(held.DecideBy)] : T["A new quarter has begun. For each person of the agency who works in the panel, say whether they still need their access. Do it by {0}:", T.Day(held.DecideBy)]),
        RecertificationNews.DueSoon => letters.Send(userId, null, $"/recertifications/{held.Id}",
            T => T["Young Futures: some access is not confirmed yet"],
            T => held.AgencyId is null ? T["For some people of the panel nobody has said yet whether they still need their access. Do it by {0}:", T.Day(held.DecideBy)] : T["For some people nobody has said yet whether they still need their access. Do it by {0}. What is not confirmed {1} working days after that is suspended:", T.Day(held.DecideBy), Recertification.SuspendingDays]),
        _ => letters.Send(userId, null, $"/recertifications/{held.Id}",
            T => T["Young Futures: access was suspended"],
            T => T["Nobody has confirmed in time that some people of an agency still need their access to your panel, so it was suspended. Nothing of theirs is lost, and it opens again once it is confirmed:"]),
    }, cancelled);
}
