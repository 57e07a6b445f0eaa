using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.MyWork;

/// <summary>Reminds people of what they owe before a meeting: days and links in their own language, and nothing of whom it is about.</summary>
public static class WorkReminders
{
    // A mail holds no more than so many links; all of it stands under My work.
    private const int MostLinks = 20;

    public static Task<int> Send(YoungFuturesDb db, SiteAddress site, Words words, CancellationToken cancelled = default) =>
        WorkBeforeMeeting.Chase(db, owed => db.OutboxMessages.Add(Written(owed, site, words.In(Languages.Find(owed.Person.Culture) ?? Languages.English), db.Now)), cancelled);

    private static OutboxMessage Written(OwedBy owed, SiteAddress site, Words T, DateTime at)
    {
        var (day, today) = (T.Day(owed.Meeting.On), UkTime.LocalDate(at));
        var linked = owed.Work.Take(MostLinks).ToList();
        return new OutboxMessage(owed.Person.Email!,
            owed.Round == ChaseRound.First ? T["{0}: what waits for you before the meeting of {1}", T.Of(owed.Panel), day] : T["{0}: still open before the meeting of {1}", T.Of(owed.Panel), day],
            string.Join("\n\n", Parts()) + "\n", at);

        IEnumerable<string> Parts()
        {
            yield return owed.Round == ChaseRound.First ? T["The panel meets on {0}. By then this is due from you or your agency.", day] : T["The panel meets on {0}. This is still open and due from you or your agency.", day];
            if (Lines(isCheck: true) is { Length: > 0 } checks) yield return $"{T["Checks to answer"]}\n{checks}";
            if (Lines(isCheck: false) is { Length: > 0 } actions) yield return $"{T["Actions to accept or finish"]}\n{actions}";
            yield return $"{(owed.Work.Count > linked.Count ? T["And {0} more. You find all of it under My work:", owed.Work.Count - linked.Count] : T["You find all of it under My work:"])}\n{site.Of("/my-work")}";
            yield return T["This message holds nothing about any young person. Sign in to read more."];
        }

        string Lines(bool isCheck) => string.Join('\n', linked.Where(work => work.IsCheck == isCheck).Select(work =>
        {
            var link = site.Of($"/{(isCheck ? "checks" : "actions")}/{work.Id}");
            return WorkingCalendar.EnglandAndWales.IsLate(work.DueOn, today) ? T["Late, due by {0}: {1}", T.Day(work.DueOn), link] : T["Due by {0}: {1}", T.Day(work.DueOn), link];
        }));
    }
}
