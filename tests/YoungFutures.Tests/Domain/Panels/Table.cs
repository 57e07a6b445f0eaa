using YoungFutures.Domain;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Panels;

/// <summary>A panel of two councils, its agencies and a clock that stands on a Wednesday morning.</summary>
internal sealed class Table
{
    public const string Wrexham = "W06000006", Flintshire = "W06000005";

    private int made;

    public Table(DateTime? at = null)
    {
        Panel = new Panel("NW", "North", "Gogledd", Nation.Wales, "W15000001", CoordinatorId);
        Now = at ?? new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc);
    }

    public Guid CoordinatorId { get; } = Guid.NewGuid();
    public Guid ChairId { get; } = Guid.NewGuid();
    public Panel Panel { get; }
    public DateTime Now { get; set; }
    public Act Act => new(CoordinatorId, null, Now, Panel);

    public Agency Police { get; } = new("Police", "Heddlu", Sector.Police);
    public Agency Health { get; } = new("Health", "Iechyd", Sector.Health);
    public Agency School { get; } = new("School", "Ysgol", Sector.School) { AreaCode = Wrexham };
    public Agency WrexhamChildren { get; } = new("Wrexham children", "Plant Wrecsam", Sector.ChildrensServices) { AreaCode = Wrexham };
    public Agency FlintshireChildren { get; } = new("Flintshire children", "Plant Fflint", Sector.ChildrensServices) { AreaCode = Flintshire };
    public Agency WrexhamEducation { get; } = new("Wrexham education", "Addysg Wrecsam", Sector.Education) { AreaCode = Wrexham };

    public Case Case(string area = Wrexham)
    {
        var youngPerson = new YoungPerson(Panel.Id, "Made", $"Up-{++made}");
        return new Case(Act, youngPerson, $"YF-NW-2026-{made:0000}", "Out late.", area, Act.Today, isRepeat: false);
    }

    public PanelAgency Seat(Agency agency) => new(Panel.Id, agency, mayRefer: true);

    public PanelMeeting Meeting(int inDays = 0) => new(Act, Now.AddDays(inDays).AddHours(1), 90, "Tŷ Pawb", null, ChairId);

    /// <summary>Today's meeting, published, with one case on its agenda and nobody recorded yet.</summary>
    public (PanelMeeting Meeting, AgendaItem Item) Published(Case? @case = null)
    {
        var meeting = Meeting();
        var item = meeting.Add(Act, @case ?? Case(), 10);
        meeting.Publish(Act, [Seat(Police), Seat(Health)]);
        return (meeting, item);
    }

    public (PanelMeeting Meeting, AgendaItem Item) Quorate(Case? @case = null)
    {
        var (meeting, item) = Published(@case);
        meeting.RecordChair(Presence.Present, null);
        foreach (var agency in new[] { Police, Health, WrexhamChildren }) meeting.Record(agency, null, "Somebody", Presence.Present, null, true);
        return (meeting, item);
    }

    public void Lock(PanelMeeting meeting) => meeting.Lock(Act, Minutes(meeting, Act));

    /// <summary>The minutes of a meeting whose records are all at hand.</summary>
    public static MinutesFacts Minutes(PanelMeeting meeting, Act act) =>
        MinutesFacts.Of(meeting, act.Panel, MinutesSources.Held(meeting, new Dictionary<Guid, string>(), new Dictionary<Guid, Agency>()));

    public Decision Decide(PanelMeeting meeting, AgendaItem item, DecisionOutcome outcome, Agency? lead = null, int? reviewInDays = null, string? exception = null, Guid? practitionerId = null) =>
        new(Act, item, outcome, "Because.", null, lead?.Id, practitionerId, null, reviewInDays is { } days ? Act.Today.AddDays(days) : null, "The lead practitioner",
            meeting.QuorumFor(Act.Limits, item.Case.AreaCode), exception, exception is null ? null : ChairId);
}
