using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Features.Checks;

/// <summary>What is written about a check: its own reference, which counts nothing, a date and a link.</summary>
public static class CheckLetters
{
    public static Task Ask(this Letters letters, AgencyCheck check, Guid? contactId) => letters.Send(contactId, null, $"/checks/{check.Id}",
        T => T["Your agency is asked for a check: {0}", check.Reference],
        T => T["A Young Futures Panel asks what your agency knows about a young person. Answer by {0}. Sign in to read the question and to answer:", T.Day(check.DueOn!.Value)], check.CaseId);

    /// <summary>To be called between the answer and the save. An answer in time needs no word: it stands where the panel looks.</summary>
    public static async Task TellOfLateAnswer(this Letters letters, YoungFuturesDb db, AgencyCheck check)
    {
        if (check.MissedOn is not { } missed) return;
        foreach (var userId in await db.WhoHearsOfLateAnswer(check))
            await letters.Send(userId, null, $"/checks/{check.Id}", T => T["Check {0}: the answer came late", check.Reference],
                T => T["The answer to the check {0} was due on {1} and has come now. It stands on the case and on its agenda item; a pack that was printed before does not hold it. Sign in to read it:", check.Reference, T.Day(missed)], check.CaseId);
    }

    /// <summary>Reminds of the checks that are due soon.</summary>
    public static Task<int> Remind(YoungFuturesDb db, Letters letters, CancellationToken cancelled = default) => UnreturnedChecks.Remind(db, check => Write(db, letters, check,
        T => T["Check {0}: the panel waits for your agency’s answer", check.Reference],
        T => T["The panel asked your agency for the check {0} and needs the answer by {1}. Sign in to answer, even when your agency holds nothing:", check.Reference, T.Day(check.DueOn!.Value)]), cancelled);

    /// <summary>Says once of each check that it is late.</summary>
    public static Task<int> SayLate(YoungFuturesDb db, Letters letters, CancellationToken cancelled = default) => UnreturnedChecks.SayLate(db, check => Write(db, letters, check,
        T => T["Check {0}: your agency’s answer is late", check.Reference],
        T => T["The answer to the check {0} was due on {1} and has not come. It is still wanted. Sign in to answer, even when your agency holds nothing:", check.Reference, T.Day(check.DueOn!.Value)]), cancelled);

    /// <summary>Reminds by hand whoever has the check in hand at the agency, and as long as nobody there has opened it also whoever answers for the agency. Says to how many it was written.</summary>
    public static Task<int> RemindByHand(this Letters letters, AgencyCheck check, DateOnly today) => letters.Remind(
        new(check.OwnerId, check.AgencyId, check.Case.IsRestricted, check.OpenedAt is null, check.CaseId), $"/checks/{check.Id}",
        T => WorkingCalendar.EnglandAndWales.IsLate(check.DueOn, today) ? T["Check {0}: your agency’s answer is late", check.Reference] : T["Check {0}: the panel waits for your agency’s answer", check.Reference],
        T => WorkingCalendar.EnglandAndWales.IsLate(check.DueOn, today)
            ? T["The answer to the check {0} was due on {1} and has not come. It is still wanted. Sign in to answer, even when your agency holds nothing:", check.Reference, T.Day(check.DueOn!.Value)]
            : T["The panel asked your agency for the check {0} and needs the answer by {1}. Sign in to answer, even when your agency holds nothing:", check.Reference, T.Day(check.DueOn!.Value)]);

    // Whoever has it in hand there, or whoever answers for the agency. Where that is nobody it rests with the coordinator, whose own list says that it is late.
    private static async Task Write(YoungFuturesDb db, Letters letters, AgencyCheck check, Func<Language.Words, string> subject, Func<Language.Words, string> sentence)
    {
        var holderId = await db.Users.Where(user => user.Id == check.OwnerId && user.AgencyId == check.AgencyId).Select(user => (Guid?)user.Id).SingleOrDefaultAsync();
        var contactId = check.Case.IsRestricted ? null : await db.ContactOf(check.AgencyId);
        await letters.Send(holderId ?? contactId, contactId, $"/checks/{check.Id}", subject, sentence, check.CaseId);
    }
}
