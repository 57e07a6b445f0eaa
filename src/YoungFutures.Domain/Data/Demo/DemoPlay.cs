using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>
/// Lets a made-up panel work: every step is one of the records' own verbs, at its moment, one after the other, until the demo's
/// today begins. What has not happened by then stays as it stands, which is how every stage comes about.
/// </summary>
/// <param name="counted">How far the panel’s references have come, where it has played before.</param>
internal sealed class DemoPlay(DemoCast cast, DateOnly today, Dictionary<(string Kind, int Year), ReferenceCounter>? counted = null)
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.EnglandAndWales;

    private readonly PriorityQueue<Action, (DateTime, int)> script = new();
    private readonly DateTime curtain = UkTime.StartOf(today);
    private readonly Dictionary<(string Kind, int Year), ReferenceCounter> counters = counted ?? [];
    private int steps;

    public DemoCast Cast => cast;
    public DateOnly Today => today;
    public DateTime Now { get; private set; }

    public List<Record> Records { get; } = [];
    public List<PanelMeeting> Meetings { get; } = [];
    public List<DemoStory> Stories { get; } = [];

    /// <summary>Puts a step in its place; what would only happen from today on is left out.</summary>
    public void At(DateTime when, Action happens)
    {
        if (when < curtain) script.Enqueue(happens, (when, ++steps));
    }

    public void Run()
    {
        while (script.TryDequeue(out var happens, out var place))
        {
            Now = place.Item1;
            happens();
        }
    }

    public Act By(User user, DateTime? at = null) => new(user.Id, user.AgencyId, at ?? Now, cast.Panel);
    public Act ByCoordinator(DateTime? at = null) => By(cast.Coordinator, at);
    public Act ByChair() => By(cast.Chair);

    public T Keep<T>(T record) where T : Record
    {
        Records.Add(record);
        return record;
    }

    public string Reference(string kind, DateTime at)
    {
        var year = UkTime.LocalDate(at).Year;
        if (!counters.TryGetValue((kind, year), out var counter)) counters[(kind, year)] = counter = Keep(new ReferenceCounter(cast.Panel.Id, kind, year));
        return counter.Next(cast.Panel.Code);
    }

    /// <summary>Some working days later, in office hours; with none, later the same day.</summary>
    public static DateTime After(DateTime from, int workingDays, Random chance) =>
        workingDays == 0 ? from.AddMinutes(chance.Next(15, 100)) : UkTime.ToUtc(Calendar.Add(UkTime.LocalDate(from), workingDays), new TimeOnly(chance.Next(8, 17), chance.Next(60)));

    /// <summary>So many working days before today, at nine and a bit.</summary>
    public DateTime Before(int workingDays, int hour = 9, int minute = 10) => UkTime.ToUtc(Calendar.Add(today, -workingDays), new TimeOnly(hour, minute));

    public static DateOnly WorkingDay(DateOnly day) => Calendar.IsWorkingDay(day) ? day : Calendar.Add(day, -1);

    /// <summary>Plans a meeting, publishes its agenda two working days before, holds it on the day and has its minutes locked.</summary>
    public PanelMeeting Plan(DateOnly on, TimeOnly at, bool isLast)
    {
        var startsAt = UkTime.ToUtc(on, at);
        var planned = ByCoordinator(startsAt.AddDays(-28));
        var welsh = cast.Panel.Nation == Nation.Wales;
        var meeting = Keep(new PanelMeeting(planned, startsAt, 120, welsh ? "Ystafell Clwyd" : "Meeting room 2", "https://meet.demo.example/panel", cast.Chair.Id));
        Meetings.Add(meeting);
        At(UkTime.ToUtc(Calendar.Add(on, -2), new TimeOnly(11, 0)), () => Publish(meeting));
        At(startsAt, () => Hold(meeting, isLast));
        return meeting;
    }

    public void Publish(PanelMeeting meeting)
    {
        var act = ByCoordinator();
        if (meeting.Items.Count == 0)
        {
            meeting.Cancel(act, "Nobody waits to be heard.");
            return;
        }
        if (meeting.On >= today)
        {
            meeting.Publish(act, cast.Panel.Agencies);
            return;
        }
        // These seats have ended long ago: those of the young person's own area are enough to tell the tale.
        meeting.Publish(act, []);
        foreach (var item in meeting.Items)
        {
            var core = cast.Core(item.Case.AreaCode).Select(part => part.Agency.Id).ToHashSet();
            meeting.Seat(act, item, cast.Panel.Agencies.Where(seat => core.Contains(seat.AgencyId)));
        }
    }

    private void Hold(PanelMeeting meeting, bool isLast)
    {
        if (meeting.Status != MeetingStatus.Published) return;
        meeting.RecordChair(Presence.Present, null);
        if (!meeting.CanMoveTo(MeetingStatus.Held)) return;
        meeting.RecordChair(Presence.Present, null);
        foreach (var part in cast.Core(null).Concat(cast.Panel.Areas.SelectMany(area => cast.Core(area.Code))).DistinctBy(part => part.Agency.Id))
        {
            var presence = (meeting.On.DayNumber + part.Agency.Name.Length) % 11 == 0 && part.Agency.Sector is not (Sector.Police or Sector.ChildrensServices) ? Presence.Apologies : Presence.Present;
            meeting.Record(part.Agency, part.User.Id, part.User.DisplayName, presence, null, true);
        }
        if (cast.Chair.Agency is { } office && cast.Chair.Id != cast.Coordinator.Id)
            meeting.Record(office, cast.Chair.Id, cast.Chair.DisplayName, Presence.Present, null, true);

        var starts = Now;
        foreach (var item in meeting.Items.OrderBy(item => item.Order).ToList())
            At(starts.AddMinutes(10 * item.Order), () => Stories.First(story => story.Case == item.Case).Hear(meeting, item));
        At(starts.AddMinutes(10 * meeting.Items.Count + 15), () => meeting.Hold(ByCoordinator()));
        // The minutes of the last meeting still wait for the chair.
        if (!isLast) At(UkTime.ToUtc(Calendar.Add(meeting.On, meeting.On.DayNumber % 5 == 0 ? 4 : 2), new TimeOnly(10, 30)), () => Lock(meeting));
        else At(starts.AddMinutes((10 * meeting.Items.Count) + 45), () => DemoMinutes.Write(this, meeting));
    }

    public void Lock(PanelMeeting meeting)
    {
        DemoMinutes.Lock(this, meeting);
    }
}
