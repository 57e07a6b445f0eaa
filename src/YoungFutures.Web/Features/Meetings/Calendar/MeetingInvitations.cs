using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Calendar;

/// <summary>
/// Tells the calendars of whoever belongs to a meeting that it takes place, was changed or was cancelled, in the transaction of its cause. It names the
/// panel, the day, the place and the way to the page; of an agenda it says nothing.
/// </summary>
public sealed class MeetingInvitations(YoungFuturesDb db, SiteAddress site, IOptions<MailSettings> mail, Words T)
{
    // More than any panel has people at its table.
    private const int Most = 500;

    public async Task Send(PanelMeeting meeting)
    {
        if (meeting.PublishedAt is null) return;
        var panel = await db.Panels.AsNoTracking().SingleAsync(held => held.Id == meeting.PanelId);
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        var agencyIds = await db.AgenciesAtTheTable(meeting.PanelId, meeting.On).Select(agency => agency.Id).ToListAsync();
        var people = await db.Users.Where(user => user.Email != null && (user.LeavesOn == null || user.LeavesOn >= today)
                && (user.Id == meeting.ChairId || user.Memberships.Any(held => held.PanelId == meeting.PanelId && held.From <= now && (held.Until == null || now < held.Until)
                    && (held.Role == Role.Coordinator || (held.Role == Role.Partner && user.AgencyId != null && agencyIds.Contains(user.AgencyId.Value))))))
            .OrderBy(user => user.Id).Take(Most).Select(user => new { user.Email, user.Culture }).ToListAsync();
        foreach (var person in people)
        {
            var language = Languages.Find(person.Culture) ?? Languages.English;
            var words = T.In(language);
            var day = UkTime.Of(meeting.StartsAt).ToString("d MMMM yyyy, HH:mm", language);
            var (subject, sentence) = Written(words, meeting, panel, day);
            db.OutboxMessages.Add(new OutboxMessage(person.Email!, subject, string.Join("\n\n", Lines()) + "\n", db.Now)
            {
                Calendar = MeetingCalendar.Of(meeting, words.Of(panel), AddressOf(meeting), db.Now, mail.Value.From, person.Email),
            });

            IEnumerable<string> Lines()
            {
                yield return sentence;
                if (meeting.Status != MeetingStatus.Cancelled && meeting.Place is not null) yield return meeting.Place;
                if (meeting.Status != MeetingStatus.Cancelled && meeting.Link is not null) yield return meeting.Link;
                yield return AddressOf(meeting);
            }
        }
    }

    /// <summary>
    /// Tells whoever sits on these items, which were put on an agenda that had been published, and the chair, that there is something new to read; never somebody who
    /// must not see it.
    /// </summary>
    public async Task TellOfAdded(PanelMeeting meeting, IReadOnlyCollection<AgendaItem> added)
    {
        if (meeting.PublishedAt is null || added.Count == 0) return;
        var panel = await db.Panels.AsNoTracking().SingleAsync(held => held.Id == meeting.PanelId);
        var (now, today, caseIds) = (db.Now, UkTime.LocalDate(db.Now), added.Select(item => item.CaseId).ToList());
        var keptOut = (await db.Exclusions.Where(held => caseIds.Contains(held.CaseId) && held.From <= now && (held.Until == null || now < held.Until))
            .Select(held => new { held.CaseId, held.UserId }).ToListAsync()).Select(held => (held.CaseId, held.UserId)).ToHashSet();
        var seats = added.ToDictionary(item => item.CaseId, item => item.Case.Involvements
            .Where(held => held.Reach == Reach.Seat && held.MeetingId == meeting.Id && held.AgencyId is not null && held.IsOpenAt(now)).Select(held => held.AgencyId!.Value).ToHashSet());
        var agencyIds = seats.Values.SelectMany(agencies => agencies).Distinct().ToList();
        var people = await db.Users.Where(user => user.Email != null && user.Id != db.Viewer.UserId && (user.LeavesOn == null || user.LeavesOn >= today)
                && (user.Id == meeting.ChairId || (user.AgencyId != null && agencyIds.Contains(user.AgencyId.Value)
                    && user.Memberships.Any(held => held.PanelId == meeting.PanelId && held.Role == Role.Partner && held.From <= now && (held.Until == null || now < held.Until)))))
            .OrderBy(user => user.Id).Take(Most).Select(user => new { user.Id, user.AgencyId, user.Email, user.Culture }).ToListAsync();
        foreach (var person in people.Where(person => added.Any(item => !keptOut.Contains((item.CaseId, person.Id))
            && (person.Id == meeting.ChairId ? !item.Case.IsRestricted || item.Case.Involvements.Exists(held => held.SeesByName && held.UserId == person.Id && held.IsOpenAt(now))
                : seats[item.CaseId].Contains(person.AgencyId!.Value)))))
        {
            var language = Languages.Find(person.Culture) ?? Languages.English;
            var (subject, sentence) = WrittenOfAdded(T.In(language), panel, UkTime.Of(meeting.StartsAt).ToString("d MMMM yyyy, HH:mm", language));
            db.OutboxMessages.Add(new OutboxMessage(person.Email!, subject, $"{sentence}\n\n{AddressOf(meeting)}\n", db.Now));
        }
    }

    private static (string Subject, string Sentence) WrittenOfAdded(Words T, Panel panel, string day) =>
        (T["Added to the agenda: {0}, {1}", T.Of(panel), day], T["The agenda of the panel meeting of {0} was published, and now has something more to hear. Sign in to read it:", day]);

    private static (string Subject, string Sentence) Written(Words T, PanelMeeting meeting, Panel panel, string day) => (meeting.Status == MeetingStatus.Cancelled, meeting.Sequence) switch
    {
        (true, _) => (T["Cancelled: {0}, {1}", T.Of(panel), day], T["The panel meeting of {0} is cancelled.", day]),
        (_, 0) => (T["{0}, {1}", T.Of(panel), day], T["The panel meets on {0}. Its agenda is published; sign in to read it.", day]),
        _ => (T["Changed: {0}, {1}", T.Of(panel), day], T["The panel meeting has changed. It is on {0}; sign in to read more.", day]),
    };

    /// <summary>For whoever takes the entry from the page.</summary>
    public async Task<string> FileOf(PanelMeeting meeting, CultureInfo language)
    {
        var panel = await db.Panels.AsNoTracking().SingleAsync(held => held.Id == meeting.PanelId);
        return MeetingCalendar.Of(meeting, T.In(language).Of(panel), AddressOf(meeting), db.Now);
    }

    private string AddressOf(PanelMeeting meeting) => site.Of($"/meetings/{meeting.Id}");
}
