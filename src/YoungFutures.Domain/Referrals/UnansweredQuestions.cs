using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Referrals;

/// <summary>
/// Questions to a referrer that nobody has answered: one reminder on the working day before the last, then back to screening. Both may run
/// again, or on two nodes at once: the version of the record lets one of them through.
/// </summary>
public static class UnansweredQuestions
{
    private const int AtOnce = 100;

    /// <summary>Reminds of every question that is due by the next working day, once, and says how many.</summary>
    /// <param name="write">Queues the mail, in the same save as the note that it was written.</param>
    public static async Task<int> Remind(YoungFuturesDb db, Func<Referral, ReferralQuestion, Task> write, CancellationToken cancelled = default)
    {
        var today = UkTime.LocalDate(db.Now);
        var next = WorkingCalendar.EnglandAndWales.Add(today, 1);
        var reminded = 0;
        while (true)
        {
            var waiting = await db.Referrals
                .Where(referral => referral.Status == ReferralStatus.AwaitingInformation && referral.DueOn >= today && referral.DueOn <= next
                    && referral.Questions.Any(question => question.AnsweredAt == null && question.DueOn != null && question.RemindedAt == null))
                .OrderBy(referral => referral.DueOn).ThenBy(referral => referral.Id).Take(AtOnce)
                .Include(referral => referral.Questions).AsSplitQuery()
                .ToListAsync(cancelled);
            if (waiting.Count == 0) return reminded;
            foreach (var referral in waiting)
            {
                foreach (var question in referral.Questions.Where(question => question is { IsOpen: true, RemindedAt: null }))
                {
                    question.Remind(db.Now);
                    await write(referral, question);
                    reminded++;
                }

                await db.SaveChangesAsync(cancelled);
            }

            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Takes back to screening every referral whose answer did not come in time, and says how many.</summary>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var late = WorkingCalendar.EnglandAndWales.Past(UkTime.LocalDate(db.Now));
        var back = 0;
        while (true)
        {
            var past = await db.Referrals
                .Where(referral => referral.Status == ReferralStatus.AwaitingInformation && referral.DueOn < late)
                .OrderBy(referral => referral.DueOn).ThenBy(referral => referral.Id).Take(AtOnce)
                .Include(referral => referral.Questions).AsSplitQuery()
                .ToListAsync(cancelled);
            if (past.Count == 0) return back;
            foreach (var referral in past)
            {
                referral.StopWaiting(await db.ActIn(referral.PanelId));
                await db.SaveChangesAsync(cancelled);
                back++;
            }

            db.ChangeTracker.Clear();
        }
    }
}
