using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Web.Features.Meetings.Calendar;

/// <summary>A meeting as an entry of a calendar (RFC 5545): the same entry however often it moves, in London's time whatever the zone of its reader.</summary>
public static class MeetingCalendar
{
    private const string London = "Europe/London";

    /// <param name="panel">The panel's name: all that the entry is called.</param>
    /// <param name="from">Who invites; without it the entry is only shown, and answers to nobody.</param>
    public static string Of(PanelMeeting meeting, string panel, string address, DateTime now, string? from = null, string? to = null)
    {
        var cancelled = meeting.Status == MeetingStatus.Cancelled;
        var calendar = new Ical.Net.Calendar { ProductId = "-//Young Futures//Panel meetings//EN", Method = cancelled ? "CANCEL" : from is null ? "PUBLISH" : "REQUEST" };
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(London, meeting.StartsAt.AddYears(-1), false));
        var entry = new CalendarEvent
        {
            Uid = $"meeting-{meeting.Id}@young-futures",
            Sequence = meeting.Sequence,
            DtStamp = new CalDateTime(DateTime.SpecifyKind(now, DateTimeKind.Utc)),
            Start = At(meeting.StartsAt),
            End = At(meeting.StartsAt.AddMinutes(meeting.Minutes)),
            Summary = panel,
            Location = meeting.Place,
            Description = meeting.Link is null ? address : $"{meeting.Link}\n{address}",
            Url = new Uri(address),
            Status = cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Class = "PRIVATE",
        };
        if (from is not null) entry.Organizer = new Organizer($"mailto:{from}");
        if (to is not null) entry.Attendees.Add(new Attendee($"mailto:{to}") { Role = ParticipationRole.RequiredParticipant });
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime At(DateTime utc)
    {
        var local = UkTime.Of(utc);
        return new CalDateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, London);
    }
}
