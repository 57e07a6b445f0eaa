using System.Text;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Calendar;

namespace YoungFutures.Tests.Web.Meetings;

public sealed class CalendarTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static readonly DateTime Now = new(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-10-23", "2026-10-23T13:00:00Z")]
    [InlineData("2026-10-26", "2026-10-26T14:00:00Z")]
    [InlineData("2027-03-26", "2027-03-26T14:00:00Z")]
    [InlineData("2027-03-30", "2027-03-30T13:00:00Z")]
    public void Two_o_clock_in_London_stays_two_o_clock_when_the_clocks_change(string day, string utc)
    {
        var entry = Read(MeetingCalendar.Of(Meeting(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), "Panel", "https://panel.example/meetings/1", Now));

        Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal), entry.Start!.AsUtc);
        Assert.Equal("Europe/London", entry.Start.TzId);
        Assert.Equal(entry.Start.AsUtc.AddMinutes(90), entry.End!.AsUtc);
    }

    [Fact]
    public void Lines_end_as_calendars_expect_and_none_is_too_long()
    {
        var written = MeetingCalendar.Of(Meeting(new DateOnly(2026, 10, 23), place: $"Ystafell {new string('ŵ', 150)}, \"; BEGIN:VEVENT"), $"Panel Dyfodol Ifanc {new string('ŷ', 60)}", "https://panel.example/meetings/1", Now, "panel@demo.example", "a@demo.example");

        Assert.Equal(written.Count(letter => letter == '\n'), written.Split("\r\n").Length - 1);
        Assert.All(written.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, $"{Encoding.UTF8.GetByteCount(line)}: {line}"));
        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:Europe/London", written);
        Assert.Contains(new string('ŵ', 150), Read(written).Location);
    }

    [Fact]
    public async Task Publication_a_move_and_a_cancellation_reach_the_same_entry_of_every_calendar()
    {
        var caseId = await site.Given.Case(name: "Erin Cudd");
        var meetingId = await site.Given.Meeting(published: false, caseId);
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/meetings/{meetingId}/publication");
        await coordinator.Post($"/meetings/{meetingId}/edit", ("Place", "Room 9"));
        await coordinator.Post($"/meetings/{meetingId}/cancellation", ("Because", "Erin Cudd cannot come."));

        await using var db = site.Db();
        var mails = await db.OutboxMessages.Where(mail => mail.Calendar != null && mail.Calendar.Contains(meetingId.ToString())).OrderBy(mail => mail.Id).ToListAsync();
        foreach (var account in new[] { "coordinator.nw", "chair.nw", "police.nw", "school.nw" })
        {
            var own = mails.Where(mail => mail.To == account + "@demo.example").ToList();
            Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], own.Select(mail => Ical.Net.Calendar.Load(mail.Calendar!)!.Method));
            Assert.Equal([0, 1, 2], own.Select(mail => Read(mail.Calendar!).Sequence));
            Assert.Single(own.Select(mail => Read(mail.Calendar!).Uid).Distinct());
            Assert.Equal(account + "@demo.example", Assert.Single(Read(own[0].Calendar!).Attendees).Value!.OriginalString.Replace("mailto:", "", StringComparison.Ordinal));
        }

        var reference = await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
        Assert.DoesNotContain(mails, mail => mail.To is "provider.nw@demo.example" or "opcc.nw@demo.example" or "coordinator.herts@demo.example");
        Assert.All(mails, mail => Assert.All(new[] { "Cudd", reference }, secret => Assert.DoesNotContain(secret, mail.Subject + mail.Body + mail.Calendar, StringComparison.Ordinal)));
        Assert.Contains(mails, mail => mail.To == "school.nw@demo.example" && mail.Subject.StartsWith("Panel Dyfodol Ifanc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_sees_the_meeting_takes_its_entry_from_the_page()
    {
        var meetingId = await site.Given.Meeting(published: true, await site.Given.Case());

        var taken = await (await site.As("police.nw")).Get($"/meetings/{meetingId}/calendar");

        Assert.Equal("text/calendar", taken.Message.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Flintshire and Wrexham Young Futures Panel", Read(taken.Body).Summary);
        Assert.Equal("PUBLISH", Ical.Net.Calendar.Load(taken.Body)!.Method);
    }

    private static CalendarEvent Read(string written) => Assert.Single(Ical.Net.Calendar.Load(written)!.Events);

    private static PanelMeeting Meeting(DateOnly on, string place = "Tŷ Pawb")
    {
        var panel = new Panel("NW", "North", "Gogledd", Nation.Wales, "W15000001", Guid.NewGuid());
        return new PanelMeeting(new Act(Guid.NewGuid(), null, Now, panel), UkTime.ToUtc(on, new TimeOnly(14, 0)), 90, place, null, null);
    }
}
