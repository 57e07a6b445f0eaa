using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes;

/// <summary>The minutes as far as their reader sees them, in the reader's words.</summary>
public sealed class MinutesPaper
{
    private const int MostAddenda = 200;

    private readonly Words T;
    private readonly MinutesFacts minutes;
    private readonly IReadOnlyList<Addendum> addenda;
    private readonly MinutesState state;
    private readonly int disposedOf;

    private MinutesPaper(Words words, MinutesFacts minutes, IReadOnlyList<Addendum> addenda, MinutesState state, int disposedOf) =>
        (T, this.minutes, this.addenda, this.state, this.disposedOf) = (words, minutes, addenda, state, disposedOf);

    /// <summary>Nothing where the meeting is out of sight.</summary>
    public static async Task<(Paper Paper, MinutesFacts Facts)?> Of(YoungFuturesDb db, Words T, Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return null;
        meeting.MustHaveMinutes();
        var facts = (await db.MinutesOf(meetingId))!;
        var addenda = await db.Addenda.AsNoTracking().Where(held => held.MeetingId == meetingId).OrderBy(held => held.At).ThenBy(held => held.Id).Take(MostAddenda).ToListAsync();
        return (new MinutesPaper(T, facts, addenda, meeting.MinutesState, db.Viewer.RunsOrChairs(meeting.PanelId) ? meeting.ItemsDisposedOf : 0).Written(), facts);
    }

    /// <summary>The items and actions it tells of, for the audit.</summary>
    public static IEnumerable<AuditPart> Parts(MinutesFacts facts, Guid panelId) =>
        [.. facts.Items.Select(item => new AuditPart(nameof(AgendaItem), item.Id, item.SubjectId, panelId)),
            .. Elsewhere(facts).Select(action => new AuditPart(nameof(Domain.SupportActions.SupportAction), action.Id, action.SubjectId, panelId))];

    private Paper Written()
    {
        var meeting = minutes.Meeting;
        var parts = new List<PaperPart> { new(Head()), new(Attendance()) };
        if (meeting.Introduction is not null) parts.Add(new([new PaperHeading(2, T["Introduction"]), new PaperText(meeting.Introduction, AsWritten: true)]));
        if (meeting.MattersArising is not null) parts.Add(new([new PaperHeading(2, T["Matters arising"]), new PaperText(meeting.MattersArising, AsWritten: true)]));
        parts.Add(new([new PaperHeading(2, T["Items"]), .. minutes.Items.Count == 0 ? [new PaperText(T["There is nothing on the agenda that you can see."])] : Array.Empty<PaperBlock>()]));
        // Counted among what the reader sees: a gap in the numbers would tell of an item that is kept from them.
        parts.AddRange(minutes.Items.Select((item, index) => new PaperPart(Item(item, index + 1))));
        // Only for whoever saw every item: to anybody else it would tell of items that were kept from them.
        if (disposedOf > 0) parts.Add(new([new PaperText(T["Items that have left these minutes, because the records were disposed of when their time was over: {0}.", disposedOf])]));
        var elsewhere = Elsewhere(minutes).ToList();
        if (elsewhere.Count > 0) parts.Add(new([new PaperHeading(2, T["Actions of your agency"]), Actions(elsewhere, T["Actions of your agency"], withReference: true)]));
        if (minutes.Changes.Count > 0) parts.Add(new(Changes()));
        var ofTheMeeting = addenda.Where(addendum => addendum.AgendaItemId is null).ToList();
        if (ofTheMeeting.Count > 0) parts.Add(new([new PaperHeading(2, T["Addenda"]), Addenda(ofTheMeeting)]));
        return new Paper(T["Minutes of the meeting on {0}", meeting.StartsAt.ToLong()], Reference(meeting), parts);
    }

    private static string Reference(MeetingFacts meeting) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"minutes-{meeting.PanelCode}-{Domain.Calendar.UkTime.LocalDate(meeting.StartsAt):yyyy-MM-dd}");

    private List<PaperBlock> Head()
    {
        var meeting = minutes.Meeting;
        var facts = new List<PaperFact>
        {
            new(T["Panel"], Name(meeting.Panel)),
            new(T["Begins"], meeting.StartsAt.ToLongWithTime()),
            new(T["Place"], meeting.Place ?? T["Online"]),
            new(T["State of the minutes"], meeting.LockedAt is { } locked ? T["Locked on {0} by {1}", locked.ToLongWithTime(), meeting.LockedBy ?? "–"] : T.Of(state)),
        };
        if (meeting is { AgreedBy: { } by, AgreedOn: { } on }) facts.Add(new(T["Agreed by"], T["{0}, on {1}; recorded by {2}", T.Of(by), on.ToLong(), meeting.AgreementRecordedBy ?? "–"]));
        return [new PaperFacts(facts)];
    }

    private List<PaperBlock> Attendance()
    {
        var meeting = minutes.Meeting;
        var lines = new List<IReadOnlyList<string>>
        {
            new[] { T["Chair"], meeting.ChairPresence is { } presence ? T.Of(presence) : T["Not recorded"], meeting.ChairDeputy is { } deputy && meeting.Chair is { } chair ? T["{0}, deputy for {1}", deputy, chair] : meeting.ChairDeputy ?? meeting.Chair ?? "–", "" },
        };
        lines.AddRange(meeting.Attendance.Select(seat => (IReadOnlyList<string>)
            [Name(seat.Agency), T.Of(seat.Presence), seat.DeputyFor is null ? seat.Name : T["{0}, deputy for {1}", seat.Name, seat.DeputyFor], seat.ConfidentialitySigned ? T["Signed"] : T["Not signed"]]));
        return [new PaperHeading(2, T["Who was there"]), new PaperTable(T["Who was there"], [T["Agency"], T["Attendance"], T["Name"], T["Confidentiality"]], lines, UnderHeading: true)];
    }

    private List<PaperBlock> Item(ItemFacts item, int number)
    {
        var blocks = new List<PaperBlock> { new PaperHeading(3, T["{0}. {1}, {2}", number, item.Reference, item.YoungPerson]) };
        if (item.Withdrew.Count > 0) blocks.Add(new PaperText(T["Withdrew for this item: {0}", string.Join("; ", item.Withdrew)]));
        if (item.Interests.Count > 0) blocks.Add(new PaperText(T["Interests declared for this item: {0}", string.Join("; ", item.Interests.Select(held => T["{0}: {1}", held.Person, T.Of(held.Tie)]))]));
        if (item.ChairedBy is not null) blocks.Add(new PaperText(T["This item was chaired by {0}.", item.ChairedBy]));
        if (item.Decision is { } decision) blocks.Add(Decision(decision));
        else blocks.Add(new PaperText(item.WasCarriedOver ? T["The meeting did not reach this item. It is carried over to a later meeting."] : T["Not decided yet."]));
        if (minutes.Checks.FirstOrDefault(checks => checks.ItemId == item.Id) is { } checks) blocks.Add(new PaperText(Checks(checks)));
        if (item.Text is not null) blocks.Add(new PaperFacts([new(T["What was said"], item.Text, AsWritten: true)]));
        var actions = minutes.Actions.Where(action => action.ItemId == item.Id).ToList();
        if (actions.Count > 0) blocks.Add(Actions(actions, T["Actions for {0}", item.Reference], withReference: false));
        var added = addenda.Where(addendum => addendum.AgendaItemId == item.Id).ToList();
        if (added.Count > 0) blocks.Add(Addenda(added));
        return blocks;
    }

    private string Checks(CheckFacts checks) => (checks.Asked, checks.Missing.Count) switch
    {
        (1, 0) => T["The one check that was asked for had come back."],
        (1, _) => T["The one check that was asked for had not come back: {0}", Name(checks.Missing[0])],
        (_, 0) => T["All {0} checks had come back.", checks.Asked],
        _ => T["{0} of {1} checks had not come back: {2}", checks.Missing.Count, checks.Asked, string.Join(", ", checks.Missing.Select(Name))],
    };

    private PaperFacts Decision(DecisionFacts decision)
    {
        var facts = new List<PaperFact> { new(T["Decision"], T.Of(decision.Outcome)), new(T["Reasons"], decision.Reasons, AsWritten: true) };
        Add(T["Who disagreed, and why"], decision.Dissent, asWritten: true);
        Add(T["Lead agency"], decision.LeadAgency is null ? null : Name(decision.LeadAgency));
        Add(T["Lead practitioner"], decision.LeadPractitioner);
        Add(T["Looked at again on"], decision.ReviewOn?.ToLong());
        Add(T["Who tells the family?"], decision.TellsFamily);
        Add(T["Quorum"], decision.WasQuorate ? T["Quorate"] : T["Not quorate"]);
        Add(T["Why the chair allowed this without quorum"], decision.Exception, asWritten: true);
        Add(T["Who allowed it"], decision.Exception is null ? null : decision.ExceptionBy);
        Add(T["Recorded"], T["{0}, {1}", decision.RecordedAt.ToLongWithTime(), decision.RecordedBy ?? "–"]);
        if (decision.NeedsSignOff) Add(T["Signed off by the chair"], decision.SignedOffAt is { } at ? T["{0}, {1}", at.ToLongWithTime(), decision.SignedOffBy ?? "–"] : T["Not yet"]);
        return new PaperFacts(facts);

        void Add(string name, string? value, bool asWritten = false)
        {
            if (!string.IsNullOrEmpty(value)) facts.Add(new(name, value, asWritten));
        }
    }

    private PaperTable Actions(IEnumerable<ActionFacts> actions, string caption, bool withReference) => withReference
        ? new(caption, [T["Case"], T["What is to be done?"], T["Agency"], T["Person"], T["Done by"]],
            [.. actions.Select(action => (IReadOnlyList<string>)[action.Reference, action.What, Name(action.Agency), action.Person ?? "–", action.DueOn.ToLong()])], UnderHeading: true)
        : new(caption, [T["What is to be done?"], T["Agency"], T["Person"], T["Done by"]],
            [.. actions.Select(action => (IReadOnlyList<string>)[action.What, Name(action.Agency), action.Person ?? "–", action.DueOn.ToLong()])]);

    private List<PaperBlock> Changes() =>
        [new PaperHeading(2, T["Changes since the agenda was published"]),
            new PaperTable(T["Changes since the agenda was published"], [T["Case"], T["What changed"], T["When"], T["By"]],
                [.. minutes.Changes.Select(change => (IReadOnlyList<string>)[change.Reference, T.Of(change.Kind), change.At.ToLongWithTime(), change.By ?? "–"])], UnderHeading: true)];

    private PaperFacts Addenda(IEnumerable<Addendum> added) =>
        new([.. added.Select(addendum => new PaperFact(T["Addendum of {0}, by {1}", addendum.At.ToLongWithTime(), addendum.By], addendum.Text, AsWritten: true))]);

    private string Name(Named named) => T.Either(named.English, named.Welsh);

    /// <summary>Actions that the reader's agency has from an item it does not see.</summary>
    private static IEnumerable<ActionFacts> Elsewhere(MinutesFacts facts)
    {
        var seen = facts.Items.Select(item => item.Id).ToHashSet();
        return facts.Actions.Where(action => !seen.Contains(action.ItemId));
    }
}
